import type { CountScope, ValuePoint } from '../domain/event.ts'

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
 * or a named voice denies the higher. Word without a name moves no figure that has one. Within six hours two voices
 * whose figures do not meet are heard both, and what stands is as wide as both. New counts are each of their own
 * happening: the last stands.
 *
 * @param points by hour
 */
export function standingOf(
  points: readonly ValuePoint[],
  denied: readonly ValuePoint[],
  counts: CountScope['counts'],
  stated: ReadonlySet<string>,
): ValuePoint | null {
  const left = points.filter(point => !denied.some(denial => isNamed(denial.who) && takesBack(denial, point)))
  let standing: ValuePoint | null = null
  for (const point of left) standing = standing && counts === 'total' ? next(standing, point, stated) : point
  if (!standing) return null
  const { at, low, high, who, claim } = standing
  return { at, low, high, who, claim }
}

/** The very figure, given before. */
export function takesBack(denial: ValuePoint, point: ValuePoint): boolean {
  return denial.at >= point.at && denial.low === point.low && denial.high === point.high
}

function next(standing: ValuePoint, point: ValuePoint, stated: ReadonlySet<string>): ValuePoint {
  if (isNamed(standing.who) && !isNamed(point.who) && differ(standing, point)) return standing
  if (!differ(standing, point)) return isVaguer(point, standing) ? standing : point
  const hours = (Date.parse(point.at) - Date.parse(standing.at)) / 3_600_000
  if (hours <= DISPUTE_HOURS && point.who !== standing.who) return both(standing, point)
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

/**
 * Whether two voices give figures that do not meet, and no later one has grown past both: a toll that all have left
 * behind is disputed no longer. Word without a name disputes no figure that has one.
 *
 * @param points by hour
 */
export function isDisputed(points: readonly ValuePoint[]): boolean {
  return points.some((a, i) => {
    for (let j = i + 1; j < points.length; j++) {
      const b = points[j]!
      if (Date.parse(b.at) - Date.parse(a.at) > DISPUTE_HOURS * 3_600_000) return false
      if (a.who === b.who || isNamed(a.who) !== isNamed(b.who) || !differ(a, b)) continue
      if (!points.slice(j + 1).some(later => isPast(later, a) && isPast(later, b))) return true
    }
    return false
  })
}

function isPast(later: ValuePoint, point: ValuePoint): boolean {
  return (isNamed(later.who) || !isNamed(point.who)) && (later.low ?? 0) > top(point)
}
