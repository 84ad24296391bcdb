import type { EventQuery } from '../domain/case.ts'
import type { Belief, Event } from '../domain/event.ts'
import { figureText } from '../domain/figure.ts'
import type { IndicatorTest } from '../domain/indicator.ts'
import { type Instant, plainInstant } from '../domain/instant.ts'
import { asserting } from './match.ts'
import { type EventBook, eventsWhere, isAnyTold } from './query.ts'
import { hoursBefore, type Measured, NOTHING, plural } from './reading.ts'

type EventTest = Extract<IndicatorTest, { kind: 'any-event' | 'expected-count' }>

/** An event counts as believed from even odds on. */
export const BELIEVED = 0.5

/** Whether there is one event, or how many there are, within the window. */
export function measureEvents(
  test: EventTest,
  coverage: EventQuery | undefined,
  book: EventBook,
  asOf: Instant,
): Measured {
  const since = hoursBefore(asOf, test.windowHours)
  const events = eventsWhere(test.query, book, since, asOf)
  if (!events.length) return silence(coverage, book, since, asOf)
  const interval = test.kind === 'any-event' ? anyOf(events) : sumOf(events)
  const known = knownOf(events)
  const believed = figureText(interval.p, [test.thresholds.watch, test.thresholds.tripped])
  return {
    value: interval.p,
    interval,
    events: events.map(({ id }) => id),
    claims: events.flatMap(({ claims }) => claims),
    ...known,
    why: [
      `${plural(events.length, 'event')} that ${events.length === 1 ? 'fits' : 'fit'} the query since ${plainInstant(since)}, from ${plural(known.origins, 'independent origin')}`,
      test.kind === 'expected-count'
        ? `their beliefs add up to ${interval.p.toFixed(2)}`
        : events.length === 1
          ? `it is believed at ${believed}`
          : `the best supported is believed at ${believed} and decides alone: reports of one crisis err together, so that the others add nothing sure`,
    ],
  }
}

/** Silence is quiet only where somebody would have told. */
export function silence(
  coverage: EventQuery | undefined,
  book: EventBook,
  since: Instant,
  asOf: Instant,
): Measured {
  const told = coverage ? eventsWhere(coverage, book, since, asOf).length : isAnyTold(book, since, asOf)
  return told
    ? {
        ...NOTHING,
        value: 0,
        why: [
          `no event fits the query since ${plainInstant(since)}, though others ${coverage ? 'on the matter ' : ''}were reported`,
        ],
      }
    : { ...NOTHING, why: [`no report ${coverage ? 'on the matter' : 'at all'} since ${plainInstant(since)}`] }
}

/** By how many origins and since when: a rumour that nobody believes is listed, but it is not when the thing became known. */
export function knownOf(events: readonly Event[]): Pick<Measured, 'origins' | 'first'> {
  const believed = events.filter(({ belief }) => belief.p >= Math.min(BELIEVED, events[0]!.belief.p))
  const origins = new Set(believed.flatMap(event => asserting(event).map(({ id }) => id)))
  return {
    origins: origins.size,
    first: believed.map(({ first }) => first).reduce((a, b) => (a < b ? a : b)),
  }
}

/**
 * At least one is true: the belief in the best supported one. A lower bound of the union, taken because the
 * errors of reports from one crisis go together.
 */
function anyOf(events: readonly Event[]): Belief {
  return events[0]!.belief
}

function sumOf(events: readonly Event[]): Belief {
  const total = (key: keyof Belief) => events.reduce((sum, event) => sum + event.belief[key], 0)
  return { p: total('p'), low: total('low'), high: total('high') }
}
