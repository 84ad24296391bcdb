import type { EventQuery } from '../domain/case.ts'
import type { Event } from '../domain/event.ts'
import type { IndicatorTest } from '../domain/indicator.ts'
import { type Instant, plainInstant } from '../domain/instant.ts'
import { changePoint } from './change-point.ts'
import { BELIEVED, knownOf, silence } from './event-reading.ts'
import { countKnown, type EventBook, eventsWhere } from './query.ts'
import { hoursBefore, type Measured, NOTHING, plural } from './reading.ts'

type SurgeTest = Extract<IndicatorTest, { kind: 'surge' }>

/** With fewer spans that anybody reported in, there is no base rate to speak of (assumption). */
const FEWEST_SPANS = 3

/**
 * Whether believed events became more frequent than reported ones were. Each counts as one in the span in which it
 * began, however many report it and however firmly: more coverage of the same events moves nothing.
 */
export function measureSurge(
  test: SurgeTest,
  coverage: EventQuery | undefined,
  book: EventBook,
  asOf: Instant,
): Measured {
  const since = hoursBefore(asOf, test.windowHours)
  const spans = spansOf(test, asOf)
  const start = spans.find(({ end }) => end > since)!.start
  // Doubt is given to the base rate: the past counts every event of the query, the window those believed.
  const events = eventsWhere(test.query, book, spans[0]!.start, asOf).filter(
    event => event.belief.p >= BELIEVED || beganAt(event) <= start,
  )
  const counts = countIn(spans, events.map(beganAt))
  // A span was told of where any event became known in it: a copy makes a report, but no event.
  const told = spans.map(({ start, end }) => countKnown(book, start, end))
  const past = counts.filter((count, n) => spans[n]!.end <= since && (count > 0 || told[n]! > 0))
  const window = counts.filter((_, n) => spans[n]!.end > since)
  if (past.length < FEWEST_SPANS)
    return {
      ...NOTHING,
      why: [
        `${plural(past.length, 'span')} with reports before ${plainInstant(since)}: too few for a base rate`,
      ],
    }
  const recent = events.filter(event => beganAt(event) > start)
  if (!recent.length) return silence(coverage, book, since, asOf)
  const { p, chance, before, after, dispersion } = changePoint(past, window, test.factor)
  const span = `${test.spanHours} h`
  return {
    ...NOTHING,
    value: p,
    events: recent.map(({ id }) => id),
    claims: recent.flatMap(({ claims }) => claims),
    ...knownOf(recent),
    why: [
      `${plural(recent.length, 'believed event')} in ${plural(window.length, 'span')} of ${span}, after ${past.reduce((a, b) => a + b, 0)} in ${past.length} that anybody reported in`,
      `base rate ${before.toFixed(2)} in ${span}, since the likeliest change ${after.toFixed(2)}; the past scatters ${dispersion.toFixed(1)} times as wide as Poisson’s law`,
      `so many or more by chance: ${chance.toPrecision(2)} (negative binomial)`,
      `probability that the rate rose ${test.factor}-fold or more within the window: ${p.toFixed(2)}`,
    ],
  }
}

interface Span {
  readonly start: Instant
  readonly end: Instant
}

/** Spans that end at the hour, the earliest first. */
function spansOf({ windowHours, baselineHours, spanHours }: SurgeTest, asOf: Instant): readonly Span[] {
  const inWindow = Math.max(1, Math.round(windowHours / spanHours))
  const count = inWindow + Math.floor(baselineHours / spanHours)
  return Array.from({ length: count }, (_, n) => ({
    start: hoursBefore(asOf, (count - n) * spanHours),
    end: hoursBefore(asOf, (count - n - 1) * spanHours),
  }))
}

/** How many times fall into each span; a span holds its end: what becomes known at the hour asked is known. */
function countIn(spans: readonly Span[], times: readonly Instant[]): readonly number[] {
  const counts = spans.map(() => 0)
  for (const time of times) {
    if (time <= spans[0]!.start || time > spans.at(-1)!.end) continue
    // Instants in their one written form are in the order of time.
    let [low, high] = [0, spans.length - 1]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (time > spans[middle]!.end) low = middle + 1
      else high = middle
    }
    counts[low]! += 1
  }
  return counts
}

/** The end of its first day where claims name one earlier than its first report, or else its first report. */
function beganAt({ from, first }: Event): Instant {
  const day = from ? (`${from}T23:59:59Z` as Instant) : first
  return day < first ? day : first
}
