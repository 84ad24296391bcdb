import type { CountScope, ValuePoint } from '../domain/event.ts'
import { isOneSide } from './interest.ts'

/** Two sources that differ within this time dispute a count; later it may have grown (assumption). */
export const DISPUTE_HOURS = 6

/** Who gives a figure that an outlet states without citing anybody. */
export const UNSAID = 'the outlet'

/** "Sources" and "local media" have no name. */
export function isNamed(who: string): boolean {
  return who !== UNSAID && who !== 'anonymous' && !who.endsWith(' MED')
}

/**
 * The figure of a scope that stands at the end. What happened does not unhappen: a lower figure, given later, is of an
 * earlier hour or of a part, unless the voice that gave the higher one says itself that the lower one is all so far,
 * or a named voice denies the higher. Word without a name neither moves nor widens a figure that has one. Within six
 * hours two voices, both with a name or both without, whose figures do not meet are heard both, and what stands is as
 * wide as both. New counts are each of their own happening: the last stands.
 *
 * @param points by hour
 */
export function standingOf(
  points: readonly ValuePoint[],
  counts: CountScope['counts'],
  stated: ReadonlySet<string>,
): ValuePoint | null {
  const left = points.filter(({ denied }) => !denied || !isNamed(denied.who))
  let standing: ValuePoint | null = null
  for (const point of left) standing = standing && counts === 'total' ? next(standing, point, stated) : point
  if (!standing) return null
  const { at, low, high, who, claim } = standing
  return { at, low, high, who, claim }
}

/**
 * The first that denies the figure which a point gives, a named voice before a nameless one. Whoever repeats the figure
 * later with no name of his own does not give it anew.
 *
 * @param point as it was given
 * @param denied by hour
 */
export function denialOf(point: ValuePoint, denied: readonly ValuePoint[]): ValuePoint['denied'] | null {
  const denials = denied.filter(
    denial => (denial.at >= point.at || !isNamed(point.who)) && isSameFigure(denial, point),
  )
  const first = denials.find(({ who }) => isNamed(who)) ?? denials[0]
  return first ? { at: first.at, who: first.who, claim: first.claim } : null
}

/** The very figure, or "more than 160" for 164. */
export function isSameFigure(a: ValuePoint, b: ValuePoint): boolean {
  return (a.low === b.low && a.high === b.high) || isBound(a, b) || isBound(b, a)
}

function isBound({ low, high }: ValuePoint, exact: ValuePoint): boolean {
  return high === null && low !== null && exact.low !== null && exact.low >= low && exact.low < NEAR * low
}

function next(standing: ValuePoint, point: ValuePoint, stated: ReadonlySet<string>): ValuePoint {
  if (isNamed(standing.who) && !isNamed(point.who)) return standing
  if (!differ(standing, point)) return isVaguer(point, standing) ? standing : point
  const isFirstNamed = isNamed(point.who) && !isNamed(standing.who)
  if (contradicts(standing, point, stated)) return isFirstNamed ? point : both(standing, point)
  const higher = (point.low ?? 0) > top(standing)
  return higher || (point.who === standing.who && stated.has(point.claim)) ? point : standing
}

/** "Dozens" after "26", "more than 20" after "164": it says nothing new. */
function isVaguer(a: ValuePoint, b: ValuePoint): boolean {
  const holds = (a.low ?? 0) <= (b.low ?? 0) && top(a) >= top(b)
  return holds && !(a.low === b.low && a.high === b.high)
}

/** What a word such as "dozens" says is as wide as this at least; narrower intervals are of a figure (assumption). */
export const VAGUE = 2

/** A word for a number is a least number: whoever writes "dozens" does not say that it was no hundred. */
function top({ low, high }: ValuePoint): number {
  return high === null || (low !== null && low > 0 && high / low > VAGUE) ? Number.POSITIVE_INFINITY : high
}

function differ(a: ValuePoint, b: ValuePoint): boolean {
  return top(a) < (b.low ?? 0) || top(b) < (a.low ?? 0)
}

function both(a: ValuePoint, b: ValuePoint): ValuePoint {
  const low = a.low === null || b.low === null ? null : Math.min(a.low, b.low)
  const high = a.high === null || b.high === null ? null : Math.max(a.high, b.high)
  return { ...b, low, high }
}

/** Figures that differ by less than this are one count at two hours (assumption). */
const NEAR = 1.25

/**
 * Whether a later figure contradicts an earlier one: that of another voice, within six hours. Two bodies of one state
 * count for each other, and a medium that gives less than a speaker gives a part or an earlier hour, unless it says that
 * it is all.
 */
function contradicts(earlier: ValuePoint, later: ValuePoint, stated: ReadonlySet<string>): boolean {
  if (Date.parse(later.at) - Date.parse(earlier.at) > DISPUTE_HOURS * 3_600_000) return false
  if (isOneSide(earlier.who, later.who) || !differ(earlier, later)) return false
  const [less, more] = (earlier.low ?? 0) > top(later) ? [later, earlier] : [earlier, later]
  if ((more.low ?? 0) < NEAR * top(less)) return false
  if (reportOf(earlier) === reportOf(later) && (isMedium(earlier) || isMedium(later))) return false
  return !isMedium(less) || stated.has(less.claim)
}

function isMedium({ who }: ValuePoint): boolean {
  return who.startsWith('MED ')
}

function reportOf({ claim }: ValuePoint): string {
  return claim.slice(0, claim.lastIndexOf('#'))
}

/**
 * Whether a figure is denied, or two voices give figures that contradict each other, and no later one has grown past
 * them: a toll that all have left behind is disputed no longer. Word without a name disputes no figure that has one.
 *
 * @param points by hour
 * @param stated claims that say themselves that they count all so far
 */
export function isDisputed(points: readonly ValuePoint[], stated: ReadonlySet<string>): boolean {
  const isDenied = points.some(
    point =>
      point.denied &&
      !points.some(later => later.at > point.denied!.at && !later.denied && isPast(later, point)),
  )
  if (isDenied) return true
  return points.some((a, i) => {
    for (let j = i + 1; j < points.length; j++) {
      const b = points[j]!
      if (Date.parse(b.at) - Date.parse(a.at) > DISPUTE_HOURS * 3_600_000) return false
      if (isNamed(a.who) !== isNamed(b.who) || !contradicts(a, b, stated)) continue
      if (!points.slice(j + 1).some(later => isPast(later, a) && isPast(later, b))) return true
    }
    return false
  })
}

/** "More than 5,000" is left behind by 7,900 as 5,000 is. */
function isPast(later: ValuePoint, { low, high, who }: ValuePoint): boolean {
  return (isNamed(later.who) || !isNamed(who)) && (later.low ?? 0) > Math.max(low ?? 0, high ?? 0)
}
