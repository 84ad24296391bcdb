import type { Claim } from '../domain/claim.ts'
import { addDays, type Day, dayOf, type Instant } from '../domain/instant.ts'
import type { Weighing } from './weighing.ts'

/** A claim with the hour at which it became known. */
export interface KnownClaim {
  readonly claim: Claim
  readonly published: Instant
}

/** Claims of one happening, in order of publication. */
export type Group = KnownClaim[]

/**
 * Joins claims about one happening. Each claim, in order of publication, joins the group that it is most like,
 * if their likeness (a sum of log-odds, lexicon/weighing.yaml `joining`) reaches the threshold; otherwise it
 * starts a group. A condition ("if they fired") never joins a plain statement.
 *
 * @param claims sorted by publication, then id
 */
export function joinClaims(claims: readonly KnownClaim[], weighing: Weighing): readonly Group[] {
  const groups: Group[] = []
  const byKey = new Map<string, Group[]>()
  for (const known of claims) {
    let best: Group | undefined
    let bestLikeness = weighing.joining.threshold
    for (const group of candidates(known, byKey, weighing.joining.windowDays)) {
      const likeness = likenessTo(known, group, weighing)
      if (likeness > bestLikeness) {
        best = group
        bestLikeness = likeness
      }
    }
    if (best) {
      best.push(known)
    } else {
      best = [known]
      groups.push(best)
    }
    const key = keyOf(known.claim, happenedOn(known))
    const bucket = byKey.get(key)
    if (!bucket) byKey.set(key, [best])
    else if (!bucket.includes(best)) bucket.push(best)
  }
  return groups
}

/** The day that the claim gives, else the day on which it was published. */
export function happenedOn({ claim, published }: KnownClaim): Day {
  return claim.date ?? dayOf(published)
}

function keyOf(claim: Claim, day: Day): string {
  return `${claim.event}|${countryOf(claim)}|${day}|${claim.condition ? 'if' : ''}`
}

function countryOf(claim: Claim): string {
  return claim.place?.country ?? claim.actors[0]?.code.slice(0, 3) ?? claim.targets[0]?.code.slice(0, 3) ?? ''
}

function candidates(known: KnownClaim, byKey: ReadonlyMap<string, Group[]>, window: number): Set<Group> {
  const found = new Set<Group>()
  const day = happenedOn(known)
  for (let shift = -window; shift <= window; shift++) {
    for (const group of byKey.get(keyOf(known.claim, addDays(day, shift))) ?? []) found.add(group)
  }
  return found
}

function likenessTo(known: KnownClaim, group: Group, weighing: Weighing): number {
  // The first claim and the last speak for the group: comparing with all would make long stories quadratic.
  const first = likenessOf(known, group[0]!, weighing)
  const last = likenessOf(known, group[group.length - 1]!, weighing)
  return Math.min(first, last) === Number.NEGATIVE_INFINITY ? Number.NEGATIVE_INFINITY : (first + last) / 2
}

function likenessOf(a: KnownClaim, b: KnownClaim, { joining }: Weighing): number {
  const days = Math.abs(Date.parse(happenedOn(a)) - Date.parse(happenedOn(b))) / 86_400_000
  const future = (known: KnownClaim) => known.claim.time === 'future'
  return (
    partyLikeness(codes(a, 'actors'), codes(b, 'actors'), [
      joining.sameActor,
      joining.sameActorCountry,
      joining.otherActor,
    ]) +
    partyLikeness(codes(a, 'targets'), codes(b, 'targets'), [joining.sameTarget, 0, joining.otherTarget]) +
    placeLikeness(a.claim, b.claim, joining) +
    (days === 0 ? joining.sameDay : days === 1 ? joining.nextDay : joining.otherDay) +
    (stem(a) === stem(b) ? joining.sameTrigger : 0) +
    (a.claim.mode && b.claim.mode && a.claim.mode !== b.claim.mode ? joining.otherMode : 0) +
    (future(a) === future(b) ? 0 : joining.otherTense)
  )
}

function codes(known: KnownClaim, side: 'actors' | 'targets'): readonly string[] {
  return known.claim[side].map(party => party.code).filter(Boolean)
}

function partyLikeness(
  a: readonly string[],
  b: readonly string[],
  [same, country, other]: [number, number, number],
): number {
  if (!a.length || !b.length) return 0
  if (a.some(code => b.includes(code))) return same
  const nation = (code: string) => (code.startsWith('IGO') ? code : code.slice(0, 3))
  return a.some(code => b.some(peer => nation(code) === nation(peer))) ? country : other
}

function placeLikeness(a: Claim, b: Claim, joining: Weighing['joining']): number {
  if (!a.place || !b.place) return 0
  if (a.place.name === b.place.name)
    return a.place.precision === 'country' ? joining.withinPlace : joining.samePlace
  const within = (outer: Claim, inner: Claim) =>
    outer.place!.precision === 'country' && outer.place!.country === inner.place!.country
  return within(a, b) || within(b, a) ? joining.withinPlace : joining.otherPlace
}

/** Enough of a trigger to see that "fired" and "firing" are one word in any alphabetic language. */
function stem({ claim }: KnownClaim): string {
  return claim.trigger.text.toLowerCase().slice(0, 5)
}
