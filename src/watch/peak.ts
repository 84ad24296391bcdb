import { type Indicator, STATUSES } from '../domain/assessment.ts'
import type { IndicatorDefinition } from '../domain/indicator.ts'
import { type Instant, instantOf, msOf } from '../domain/instant.ts'
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
  const { indicators, begins, asOf, named = indicators } = input
  const hours = [...stepsOf(begins, asOf), asOf]
  const rows = hours.map(hour => watch({ ...input, asOf: hour, named }))
  return indicators.map((definition, n) =>
    rows.map(row => row[n]!).reduce((best, next) => (above(next, best, definition) ? next : best)),
  )
}

function stepsOf(begins: Instant, asOf: Instant): readonly Instant[] {
  const hours: Instant[] = []
  for (let ms = msOf(begins); ms < msOf(asOf); ms += STEP_HOURS * 3_600_000) hours.push(instantOf(ms))
  return hours
}

/** Whether `next` stands higher, the later one among equals. */
function above(next: Indicator, best: Indicator, { test }: IndicatorDefinition): boolean {
  const rank = ({ status }: Indicator) => STATUSES.length - STATUSES.indexOf(status)
  if (rank(next) !== rank(best)) return rank(next) > rank(best)
  const falling = test.kind === 'signal' && test.direction === 'below'
  const height = ({ value }: Indicator) => (value ?? 0) * (falling ? -1 : 1)
  return height(next) >= height(best)
}
