import type { Claim, ClaimPlace, Magnitude, MagnitudeKind, Participant } from '../domain/claim.ts'
import type { Span } from '../domain/syntax.ts'
import { type SenseOf, sensesOf } from './senses.ts'
import type { Weighing } from './weighing.ts'

/** Kinds that are counted through a crisis; the others belong to one event alone. */
export const RUNNING = ['killed', 'injured', 'detained', 'missing', 'troops'] as const
export type RunningKind = (typeof RUNNING)[number]

export function isRunning(kind: MagnitudeKind): kind is RunningKind {
  return (RUNNING as readonly MagnitudeKind[]).includes(kind)
}

/** Which group people belong to by the words that name them; see `counted` in lexicon/weighing.yaml. */
export class Counted {
  private readonly groupOf: SenseOf
  private readonly groups = new Map<string, string>()

  constructor({ counted }: Weighing) {
    this.groupOf = sensesOf(counted)
  }

  /**
   * Whom a figure counts: a group, a part by the name that the report gives it, or null for all. The words beside the
   * figure say it best; where they single nobody out, those whom it happened to.
   */
  whom(claim: Claim, figure: Magnitude): string | null {
    const { kind, of, span } = figure
    if (kind === 'troops') return forceOf(claim, figure)
    const named = of === null ? null : this.group(of)
    // "225 people died, among them 19 officers": only what the noun is of tells who the people are.
    const near = claim.targets.filter(party =>
      named === ALL ? isBeside(party, span, of!) : isWithin(party, figure.quote ?? claim.quote),
    )
    const group = named && named !== ALL ? named : this.ofTarget(nearest(near, span.start), of, span)
    // Who detains detains people; only parts with a name of their own are counted apart.
    return group === 'civilians' && (kind === 'detained' || kind === 'missing') ? null : group
  }

  /** Whether words name those who attack. */
  isAttacking(words: string): boolean {
    return this.group(words) === ATTACKERS
  }

  private ofTarget(target: Participant | null, of: string | null, figure: Span): string | null {
    if (!target) return null
    const byRole = ROLES[target.code.split(' ')[1] ?? '']
    if (byRole !== 'civilians') return byRole ?? null
    // "26 people were killed" counts all, though people are civilians by their code.
    const group = this.group(target.name)
    // "Dozens were hurt" names nobody but the number.
    const isNumber =
      target.span !== null && target.span.start <= figure.start && figure.end <= target.span.end
    return group === ALL || of !== null || isNumber ? null : 'civilians'
  }

  /** The group of the first word that is in a list, words that single nobody out last; else the words themselves. */
  private group(words: string): string {
    const before = this.groups.get(words)
    if (before !== undefined) return before
    const group = this.groupIn(words)
    this.groups.set(words, group)
    return group
  }

  private groupIn(words: string): string {
    const groups = (words.toLowerCase().match(/[\p{L}-]+/gu) ?? []).map(this.groupOf)
    const named = groups.find(group => group && group !== ALL)
    // "other officials" are officials, "injured people" anybody.
    return named ?? (groups.at(-1) || words.toLowerCase())
  }
}

/** "13 members of the security forces" */
function isBeside({ span }: Participant, figure: Span, of: string): boolean {
  return span === null || (span.start <= figure.end + of.length + JOINT && figure.start <= span.end)
}

/** Whom another sentence names may be others: "Dozens were hurt" does not say that they are the demonstrators of before. */
function isWithin({ span }: Participant, sentence: Span): boolean {
  return span === null || (span.start >= sentence.start && span.end <= sentence.end)
}

/** Letters that a noun and the phrase that it is of leave between them: ` of the country's ` (assumption). */
const JOINT = 24

/** The state or alliance whose the troops are; where only "soldiers" are named, nobody's that is known. */
function forceOf({ actors }: Claim, { of, span }: Magnitude): string | null {
  const force = actors.find(({ code }) => code)
  if (!force) return of
  const isOwn = force.span !== null && force.span.start < span.end + JOINT && span.start < force.span.end
  const isUnsaid = isOwn && of !== null && !of.includes(' ') && !/\p{Lu}/u.test(force.name.slice(1))
  if (isUnsaid) return null
  const [state] = force.code.split(' ')
  return state === 'IGO' || state === '---' ? force.code : `${state} MIL`
}

const ALL = 'all'
const ATTACKERS = 'attackers'
/** The group of what is no people: five aircraft that were seized are not five detained. */
export const THINGS = 'things'

/** Roles whose group is known whatever the words: "members of the ministry" are security forces if the coder says so. */
const ROLES: Readonly<Record<string, string>> = {
  COP: 'security forces',
  MIL: 'security forces',
  SPY: 'security forces',
  CVL: 'civilians',
  OPP: 'civilians',
  LAB: 'civilians',
  EDU: 'civilians',
  REB: 'attackers',
  UAF: 'attackers',
  CRM: 'attackers',
  MED: 'journalists',
}

/** The group that a role's counts are kept under; undefined for a role of no group. */
export function groupOfRole(code: string): string | undefined {
  return ROLES[code.split(' ')[1] ?? '']
}

function nearest(parties: readonly Participant[], at: number): Participant | null {
  const coded = parties.filter(({ code }) => code)
  const away = ({ span }: Participant) => (span ? Math.abs(span.start - at) : Number.POSITIVE_INFINITY)
  return coded.length ? coded.reduce((a, b) => (away(b) < away(a) ? b : a)) : null
}

/** More than any crisis has counted, or fewer than none. */
export function isImpossible(
  { kind, low, high }: Pick<Magnitude, 'kind' | 'low' | 'high'>,
  place: ClaimPlace | null,
  { mostCounted }: Weighing,
): boolean {
  if (!isRunning(kind)) return false
  const most = mostCounted[place?.precision === 'city' ? 'town' : 'country'][kind]
  return [low, high].some(count => count !== null && !(count >= 0 && count <= most))
}
