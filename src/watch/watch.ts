import { type Indicator, STATUSES, type Status } from '../domain/assessment.ts'
import type { Signal } from '../domain/case.ts'
import type { IndicatorDefinition, IndicatorTest } from '../domain/indicator.ts'
import type { Instant } from '../domain/instant.ts'
import { circleFrom } from './circle.ts'
import { measureCombined } from './combined-reading.ts'
import { measureEvents } from './event-reading.ts'
import type { EventBook } from './query.ts'
import { hoursBefore, type Measured, NOTHING, type Reading, statusAt } from './reading.ts'
import { measureSignal, type SignalTest } from './signal-reading.ts'
import { measureSurge } from './surge-reading.ts'

export interface WatchInput {
  readonly indicators: readonly IndicatorDefinition[]
  readonly book: EventBook
  readonly signals: readonly Signal[]
  /** Events of which nothing was known by then are not looked at. */
  readonly asOf: Instant
  /** All that a combined indicator may name, where only some are asked for. */
  readonly named?: readonly IndicatorDefinition[]
}

/** The status of each indicator at the hour, in the order given. Events are weighed ones: mentions never count. */
export function watch(input: WatchInput): readonly Indicator[] {
  const found = new Map<string, Indicator>()
  return input.indicators.map(definition => indicatorOf(definition, input, found))
}

function indicatorOf(
  definition: IndicatorDefinition,
  input: WatchInput,
  found: Map<string, Indicator>,
): Indicator {
  const { name, test } = definition
  const known = found.get(name)
  if (known) return known
  const circle = test.kind === 'combined' ? circleFrom(name, input.named ?? input.indicators) : null
  const members =
    test.kind === 'combined' && !circle
      ? test.of.flatMap(member => {
          const other = (input.named ?? input.indicators).find(indicator => indicator.name === member)
          return other ? [indicatorOf(other, input, found)] : []
        })
      : []
  const indicator: Indicator = {
    name,
    title: definition.title,
    question: definition.question,
    group: definition.group,
    kind: test.kind,
    unit:
      test.kind === 'signal'
        ? unitOf(test, input.signals)
        : test.kind === 'combined'
          ? `of ${test.of.length}`
          : null,
    thresholds: test.thresholds,
    sources: definition.sources,
    ...(circle ? hangingOnItself(circle) : readingOf(definition, input, members)),
  }
  found.set(name, indicator)
  return indicator
}

/** No value of such an indicator means anything, so that nobody is told of one. */
function hangingOnItself(circle: readonly string[]): Reading {
  return { ...NOTHING, status: 'no data', why: [`it hangs on itself: ${circle.join(' → ')}`] }
}

function unitOf({ signal, measure }: SignalTest, signals: readonly Signal[]): string | null {
  return measure === 'change' ? 'change' : (signals.find(({ name }) => name === signal)?.unit ?? null)
}

function readingOf(
  definition: IndicatorDefinition,
  input: WatchInput,
  members: readonly Indicator[],
): Reading {
  const { test } = definition
  const measured = measure(definition, input, members)
  if (measured.value === null) return { ...measured, status: 'no data' }
  const { watch, tripped, hysteresis } = test.thresholds
  const direction = directionOf(test)
  const reached = statusAt(measured.value, test.thresholds, direction)
  const held =
    hysteresis && test.kind !== 'combined'
      ? heldAt(definition, input, input.asOf, measured.value, 0)
      : reached
  return {
    ...measured,
    status: held,
    why: [
      ...measured.why,
      ...(measured.first
        ? [
            `watch ${reach[direction]} ${asWritten(test, watch)}, tripped ${reach[direction]} ${asWritten(test, tripped)}`,
          ]
        : []),
      ...(held === reached
        ? []
        : [`still ${held}: it was, and falls back only when ${hysteresis} past the threshold`]),
    ],
  }
}

/** A change is a share in the file, and read in percent. */
function asWritten(test: IndicatorTest, threshold: number): string {
  return test.kind === 'signal' && test.measure === 'change'
    ? `${Number((threshold * 100).toPrecision(4))} %`
    : String(threshold)
}

const reach = { above: 'from', below: 'at or below' } as const

function measure(
  { test, coverage }: IndicatorDefinition,
  { book, asOf, signals }: Pick<WatchInput, 'book' | 'asOf' | 'signals'>,
  members: readonly Indicator[],
): Measured {
  switch (test.kind) {
    case 'signal':
      return measureSignal(test, signals, asOf)
    case 'surge':
      return measureSurge(test, coverage, book, asOf)
    case 'combined':
      return members.length
        ? measureCombined(test, members)
        : { ...NOTHING, why: ['none of the indicators that it combines is there'] }
    default:
      return measureEvents(test, coverage, book, asOf)
  }
}

function directionOf(test: IndicatorTest): 'above' | 'below' {
  return test.kind === 'signal' ? test.direction : 'above'
}

/** Often enough for windows of days (assumption). */
const STEP_HOURS = 6
/** So many steps back, at most, the answer to which side a value came from is looked for: a month. */
const MOST_STEPS = 120

/**
 * The status with hysteresis: between a threshold and its lower edge a value keeps the status that it had. Where
 * that was is found in steps back through what was known at each, by what is believed now, until one is clear.
 */
function heldAt(
  definition: IndicatorDefinition,
  input: WatchInput,
  asOf: Instant,
  value: number | null,
  steps: number,
): Exclude<Status, 'no data'> {
  const { test } = definition
  if (value === null) return 'quiet'
  const direction = directionOf(test)
  const reached = statusAt(value, test.thresholds, direction)
  const kept = statusAt(value, test.thresholds, direction, test.thresholds.hysteresis)
  if (reached === kept || steps >= MOST_STEPS) return reached
  const earlier = hoursBefore(asOf, STEP_HOURS)
  const { value: was } = measure(definition, { ...input, asOf: earlier }, [])
  const before = heldAt(definition, input, earlier, was, steps + 1)
  const rank = (status: Status) => STATUSES.indexOf(status)
  if (rank(before) <= rank(kept)) return kept
  return rank(before) < rank(reached) ? before : reached
}
