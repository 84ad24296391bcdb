import type { Indicator, Status } from '../domain/assessment.ts'
import type { EventQuery, IndicatorDefinition, Signal } from '../domain/case.ts'
import type { Belief, Event } from '../domain/event.ts'
import { type Instant, instantOf, msOf } from '../domain/instant.ts'
import { asserting, type EventBook, eventsWhere } from './query.ts'

export interface WatchInput {
  readonly indicators: readonly IndicatorDefinition[]
  readonly book: EventBook
  readonly signals: readonly Signal[]
  readonly asOf: Instant
}

/** The status of each indicator at the hour, in the order given. Events are weighed ones: mentions never count. */
export function watch({ indicators, book, signals, asOf }: WatchInput): readonly Indicator[] {
  const sight: Sight = {
    eventsWhere: (query, since) => eventsWhere(query, book, since),
    isAnyKnown: since => book.events.some(event => event.last >= since),
  }
  return indicators.map(definition => indicatorOf(definition, sight, signals, asOf))
}

/** What can be seen of the events at one hour. */
export interface Sight {
  eventsWhere(query: EventQuery, since: Instant): readonly Event[]
  /** Whether anything at all was told since. */
  isAnyKnown(since: Instant): boolean
}

/** One indicator as it stands at an hour at which this much is seen. */
export function indicatorOf(
  definition: IndicatorDefinition,
  sight: Sight,
  signals: readonly Signal[],
  asOf: Instant,
): Indicator {
  const { name, title, question, group, test, coverage, sources } = definition
  return {
    name,
    title,
    question,
    group,
    kind: test.kind,
    unit: test.kind === 'signal' ? unitOf(test, signals) : null,
    thresholds: test.thresholds,
    sources,
    ...(test.kind === 'signal'
      ? signalReading(test, signals, asOf)
      : eventReading(test, coverage, sight, asOf)),
  }
}

type Reading = Pick<Indicator, 'status' | 'value' | 'interval' | 'events' | 'origins' | 'first' | 'why'>
type Test = IndicatorDefinition['test']
type EventTest = Exclude<Test, { kind: 'signal' }>
type SignalTest = Extract<Test, { kind: 'signal' }>

function unitOf({ signal, measure }: SignalTest, signals: readonly Signal[]): string | null {
  return measure === 'change' ? 'change' : (signals.find(({ name }) => name === signal)?.unit ?? null)
}

/** An event counts as believed from even odds on. */
const BELIEVED = 0.5

const NOTHING: Omit<Reading, 'why'> = {
  status: 'no data',
  value: null,
  interval: null,
  events: [],
  origins: 0,
  first: null,
}

function eventReading(
  test: EventTest,
  coverage: EventQuery | undefined,
  sight: Sight,
  asOf: Instant,
): Reading {
  const since = hoursBefore(asOf, test.windowHours)
  const events = sight.eventsWhere(test.query, since)
  if (!events.length) {
    // Silence is quiet only where somebody would have told.
    const told = coverage ? sight.eventsWhere(coverage, since).length : sight.isAnyKnown(since)
    if (told) return { ...NOTHING, status: 'quiet', value: 0, why: [`no event of the query since ${since}`] }
    return { ...NOTHING, why: [`no report ${coverage ? 'on the matter' : 'at all'} since ${since}`] }
  }
  const interval = test.kind === 'any-event' ? anyOf(events) : sumOf(events)
  // A rumour that nobody believes is listed, but it is not when or by whom the thing became known.
  const believed = events.filter(({ belief }) => belief.p >= Math.min(BELIEVED, events[0]!.belief.p))
  const origins = new Set(believed.flatMap(event => asserting(event).map(({ id }) => id)))
  return {
    status: statusOf(interval.p, test.thresholds, 'above'),
    value: interval.p,
    interval,
    events: events.map(({ id }) => id),
    origins: origins.size,
    first: believed.map(({ first }) => first).reduce((a, b) => (a < b ? a : b)),
    why: [
      `${plural(events.length, 'event')} of the query since ${since}, ${plural(origins.size, 'independent origin')}`,
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

function signalReading(test: SignalTest, signals: readonly Signal[], asOf: Instant): Reading {
  const signal = signals.find(({ name }) => name === test.signal)
  if (!signal) return { ...NOTHING, why: [`the case has no signal named ${test.signal}`] }
  const known = signal.values
    .filter(({ at, known }) => (known ?? at) <= asOf && at <= asOf)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  const last = known.at(-1)
  const since = hoursBefore(asOf, test.windowHours)
  if (!last || last.at < since) return { ...NOTHING, why: [`no value of ${signal.title} since ${since}`] }
  const earliest = test.baselineHours ? hoursBefore(since, test.baselineHours) : null
  const baseline = known.filter(({ at }) => at < since && (!earliest || at >= earliest))
  if (test.measure === 'change' && !baseline.some(({ value }) => value !== 0)) {
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
        ? [`against a mean of ${mean.toFixed(2)} before ${since}: ${(value * 100).toFixed(0)} %`]
        : []),
      `watch ${test.direction} ${test.thresholds.watch}, tripped ${test.direction} ${test.thresholds.tripped}`,
    ],
  }
}

function hoursBefore(instant: Instant, hours: number): Instant {
  return instantOf(msOf(instant) - hours * 3_600_000)
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function statusOf(
  value: number,
  { watch, tripped }: Indicator['thresholds'],
  direction: 'above' | 'below',
): Status {
  const reaches = (threshold: number) => (direction === 'above' ? value >= threshold : value <= threshold)
  return reaches(tripped) ? 'tripped' : reaches(watch) ? 'watch' : 'quiet'
}
