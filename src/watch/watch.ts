import type { Indicator, Status } from '../domain/assessment.ts'
import type { IndicatorDefinition, Signal } from '../domain/case.ts'
import type { Belief, Event } from '../domain/event.ts'
import { type Instant, instantOf, msOf } from '../domain/instant.ts'
import { type EventBook, eventsWhere } from './query.ts'

export interface WatchInput {
  readonly indicators: readonly IndicatorDefinition[]
  readonly book: EventBook
  readonly signals: readonly Signal[]
  readonly asOf: Instant
}

/** The status of each indicator at the hour, in the order given. Events are weighed ones: mentions never count. */
export function watch(input: WatchInput): readonly Indicator[] {
  return input.indicators.map(definition => {
    const { test } = definition
    const found = test.kind === 'signal' ? signalReading(definition, input) : eventReading(definition, input)
    return {
      name: definition.name,
      title: definition.title,
      question: definition.question,
      group: definition.group,
      thresholds: test.thresholds,
      sources: definition.sources,
      ...found,
    }
  })
}

type Reading = Pick<Indicator, 'status' | 'value' | 'interval' | 'events' | 'origins' | 'first' | 'why'>

const NOTHING: Omit<Reading, 'why'> = {
  status: 'no data',
  value: null,
  interval: null,
  events: [],
  origins: 0,
  first: null,
}

function eventReading({ test }: IndicatorDefinition, { book, asOf }: WatchInput): Reading {
  if (test.kind === 'signal') return { ...NOTHING, why: [] }
  const since = instantOf(msOf(asOf) - test.windowHours * 3_600_000)
  // Silence is quiet only where somebody was reporting at all.
  const reported = book.events.some(event => event.last >= since)
  const events = eventsWhere(test.query, book, since)
  if (!events.length) {
    return reported
      ? { ...NOTHING, status: 'quiet', value: 0, why: [`no event of the query since ${since}`] }
      : { ...NOTHING, why: [`no report at all since ${since}`] }
  }
  const interval = test.kind === 'any-event' ? anyOf(events) : sumOf(events)
  const origins = new Set(
    events.flatMap(event => event.origins.filter(origin => origin.supports).map(({ id }) => id)),
  )
  return {
    status: statusOf(interval.p, test.thresholds, 'above'),
    value: interval.p,
    interval,
    events: events.map(({ id }) => id),
    origins: origins.size,
    first: events.reduce((first, event) => (event.first < first ? event.first : first), events[0]!.first),
    why: [
      `${events.length} event${events.length === 1 ? '' : 's'} of the query since ${since}, ${origins.size} independent origin${origins.size === 1 ? '' : 's'}`,
      test.kind === 'any-event'
        ? `the best supported decides: ${interval.p.toFixed(2)}, since reports of one crisis are not independent of each other`
        : `sum of their beliefs: ${interval.p.toFixed(2)}`,
      `watch from ${test.thresholds.watch}, tripped from ${test.thresholds.tripped}`,
    ],
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

function signalReading({ test }: IndicatorDefinition, { signals, asOf }: WatchInput): Reading {
  if (test.kind !== 'signal') return { ...NOTHING, why: [] }
  const signal = signals.find(({ name }) => name === test.signal)
  if (!signal) return { ...NOTHING, why: [`the case has no signal named ${test.signal}`] }
  const known = signal.values
    .filter(({ at, known }) => (known ?? at) <= asOf && at <= asOf)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  const last = known.at(-1)
  const oldest = instantOf(msOf(asOf) - test.windowHours * 3_600_000)
  if (!last || last.at < oldest) return { ...NOTHING, why: [`no value of ${signal.title} since ${oldest}`] }
  const baseline = known.filter(
    ({ at }) =>
      at < oldest && (!test.baselineHours || msOf(at) >= msOf(oldest) - test.baselineHours * 3_600_000),
  )
  if (test.measure === 'change' && !baseline.length) {
    return { ...NOTHING, why: [`no earlier value of ${signal.title} to compare with`] }
  }
  const mean = baseline.reduce((sum, { value }) => sum + value, 0) / (baseline.length || 1)
  const value = test.measure === 'level' ? last.value : last.value / mean - 1
  return {
    status: statusOf(value, test.thresholds, test.direction),
    value,
    interval: null,
    events: [],
    origins: 1,
    first: last.at,
    why: [
      `${signal.title}: ${last.value} ${signal.unit} at ${last.at} (${signal.source.title})`,
      ...(test.measure === 'change'
        ? [`against a mean of ${mean.toFixed(2)} before ${oldest}: ${(value * 100).toFixed(0)} %`]
        : []),
      `watch ${test.direction} ${test.thresholds.watch}, tripped ${test.direction} ${test.thresholds.tripped}`,
    ],
  }
}

function statusOf(
  value: number,
  { watch, tripped }: Indicator['thresholds'],
  direction: 'above' | 'below',
): Status {
  const reaches = (threshold: number) => (direction === 'above' ? value >= threshold : value <= threshold)
  return reaches(tripped) ? 'tripped' : reaches(watch) ? 'watch' : 'quiet'
}
