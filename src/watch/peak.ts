import { type Indicator, STATUSES } from '../domain/assessment.ts'
import type { IndicatorDefinition } from '../domain/indicator.ts'
import { type Instant, instantOf, msOf } from '../domain/instant.ts'
import { bookUntil, type EventBook } from './query.ts'
import { type WatchInput, watch } from './watch.ts'

/** Often enough for windows of days (assumption). */
const STEP_HOURS = 6

export interface PeakInput extends WatchInput {
  readonly begins: Instant
}

/**
 * Each indicator at the hour since the crisis began at which it stood highest, by what is known now: what has
 * tripped once stays evidence after its window has passed.
 */
export function peaks(input: PeakInput): readonly Indicator[] {
  const steps = stepsOf(input)
  return input.indicators.map(definition =>
    steps
      .map(
        step =>
          watch({ ...input, ...step, indicators: [definition], named: input.named ?? input.indicators })[0]!,
      )
      .reduce((best, next) => (above(next, best, definition) ? next : best)),
  )
}

function stepsOf({ book, begins, asOf }: PeakInput): readonly { asOf: Instant; book: EventBook }[] {
  const hours: Instant[] = []
  for (let ms = msOf(begins); ms < msOf(asOf); ms += STEP_HOURS * 3_600_000) hours.push(instantOf(ms))
  return [...hours.map(hour => ({ asOf: hour, book: bookUntil(book, hour) })), { asOf, book }]
}

/** Whether `next` stands higher, the later one among equals. */
function above(next: Indicator, best: Indicator, { test }: IndicatorDefinition): boolean {
  const rank = ({ status }: Indicator) => STATUSES.length - STATUSES.indexOf(status)
  if (rank(next) !== rank(best)) return rank(next) > rank(best)
  const falling = test.kind === 'signal' && test.direction === 'below'
  const height = ({ value }: Indicator) => (value ?? 0) * (falling ? -1 : 1)
  return height(next) >= height(best)
}
