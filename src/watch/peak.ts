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
  const hours = [...stepsOf(begins, lastStirring(input)), asOf]
  const rows = hours.map(hour => watch({ ...input, asOf: hour, named }))
  return indicators.map((definition, n) =>
    rows.map(row => row[n]!).reduce((best, next) => (above(next, best, definition) ? next : best)),
  )
}

/** Days after the last report or measurement when no window holds anything any more, so that no hour differs from the next (assumption). */
const STILL_DAYS = 400

/** The hour asked for, or one so long after the last news that nothing moves: the year 9999 may be asked for. */
function lastStirring({ book, signals, begins, asOf }: PeakInput): Instant {
  let last = msOf(begins)
  for (const { published } of book.reports.values()) last = Math.max(last, msOf(published))
  for (const { values } of signals) for (const { at } of values) last = Math.max(last, msOf(at))
  const still = last + STILL_DAYS * 24 * 3_600_000
  return still < msOf(asOf) ? instantOf(still) : asOf
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
