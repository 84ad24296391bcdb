import type { Indicator, Status } from '../domain/assessment.ts'
import { type Instant, instantOf, msOf } from '../domain/instant.ts'

/** What an indicator says at an hour, without what is written of it. */
export type Reading = Pick<
  Indicator,
  'status' | 'value' | 'interval' | 'events' | 'claims' | 'origins' | 'first' | 'why'
>

/** A reading before its status is settled: which threshold a value reaches depends on where it came from. */
export type Measured = Omit<Reading, 'status'>

export const NOTHING: Omit<Measured, 'why'> = {
  value: null,
  interval: null,
  events: [],
  claims: [],
  origins: 0,
  first: null,
}

/** The status that a value reaches on its own, with thresholds moved by `slack` towards quiet. */
export function statusAt(
  value: number,
  { watch, tripped }: Indicator['thresholds'],
  direction: 'above' | 'below',
  slack = 0,
): Exclude<Status, 'no data'> {
  const reaches = (threshold: number) =>
    direction === 'above' ? value >= threshold - slack : value <= threshold + slack
  return reaches(tripped) ? 'tripped' : reaches(watch) ? 'watch' : 'quiet'
}

export function hoursBefore(instant: Instant, hours: number): Instant {
  return instantOf(msOf(instant) - hours * 3_600_000)
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
