import type { Claim } from '../domain/claim.ts'
import type { Weighing } from './weighing.ts'

/** Who gains by saying so. */
export type Interest = 'deniesOwn' | 'accusesOther' | 'admitsOwn'

const STATE = / (GOV|MIL|COP|SPY)$/

/**
 * Direction of interest of a cited party: it denies or admits what it did itself, or charges its opponent. Null
 * where the speaker is no party, nobody is cited, or the happening is neither harmful nor costly.
 */
export function interestOf(claim: Claim, { interest }: Weighing, sign: 1 | -1): Interest | null {
  const speaker = claim.attribution?.code ?? ''
  if (!/^[A-Z]{3} /.test(speaker) || speaker.startsWith('MED ') || !claim.actors.length) return null
  const own = claim.actors.some(({ code }) => isOneSide(code, speaker))
  if (own && sign < 0 && interest.harmful.includes(claim.event)) return 'deniesOwn'
  if (own && sign > 0 && interest.costly.includes(claim.event)) return 'admitsOwn'
  // Only a party to it charges; what a bystander says of others is no charge.
  const party = claim.targets.some(({ code }) => isOneSide(code, speaker))
  return party && !own && sign > 0 && interest.harmful.includes(claim.event) ? 'accusesOther' : null
}

/** The same party, or two bodies of one state. */
export function isOneSide(a: string, b: string): boolean {
  return a === b || (STATE.test(a) && STATE.test(b) && a.slice(0, 3) === b.slice(0, 3))
}

/** Roles that reports give to the same people: one's protesters are the other's bandits, its soldiers its police. */
const SIDES: Readonly<Record<string, string>> = {
  MIL: 'forces',
  COP: 'forces',
  CVL: 'crowd',
  OPP: 'crowd',
  REB: 'crowd',
  UAF: 'crowd',
  CRM: 'crowd',
}

/** The sides of the codes met: a handful, compared hundreds of millions of times. */
const sides = new Map<string, string>()

/** A party's country and side: whom its code may stand for when another speaks. */
export function sideOf(code: string): string {
  const known = sides.get(code)
  if (known !== undefined) return known
  const side = SIDES[code.slice(4)]
  const named = side ? code.slice(0, 4) + side : code
  sides.set(code, named)
  return named
}
