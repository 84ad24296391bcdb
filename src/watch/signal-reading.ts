import type { Signal } from '../domain/case.ts'
import type { IndicatorTest } from '../domain/indicator.ts'
import { type Instant, plainInstant } from '../domain/instant.ts'
import { hoursBefore, type Measured, NOTHING } from './reading.ts'

export type SignalTest = Extract<IndicatorTest, { kind: 'signal' }>

/** A signal's last value that was known at the hour, or how far it lies from the mean of the time before. */
export function measureSignal(test: SignalTest, signals: readonly Signal[], asOf: Instant): Measured {
  const signal = signals.find(({ name }) => name === test.signal)
  if (!signal) return { ...NOTHING, why: [`the case has no signal named ${test.signal}`] }
  const known = signal.values
    .filter(({ at, known }) => (known ?? at) <= asOf && at <= asOf)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  const last = known.at(-1)
  const since = hoursBefore(asOf, test.windowHours)
  if (!last || last.at < since)
    return { ...NOTHING, why: [`no value of ${signal.title} since ${plainInstant(since)}`] }
  const earliest = test.baselineHours ? hoursBefore(since, test.baselineHours) : null
  const baseline = known.filter(({ at }) => at < since && (!earliest || at >= earliest))
  if (test.measure === 'change' && !baseline.some(({ value }) => value !== 0)) {
    return { ...NOTHING, why: [`no earlier value of ${signal.title} to compare with`] }
  }
  const mean = baseline.reduce((sum, { value }) => sum + value, 0) / (baseline.length || 1)
  const value = test.measure === 'level' ? last.value : last.value / mean - 1
  return {
    ...NOTHING,
    value,
    origins: 1,
    first: last.at,
    why: [
      `${signal.title}: ${last.value} ${signal.unit} at ${plainInstant(last.at)} (${signal.source.title})`,
      ...(test.measure === 'change'
        ? [
            `against a mean of ${mean.toFixed(2)} before ${plainInstant(since)}: ${(value * 100).toFixed(0)} %`,
          ]
        : []),
    ],
  }
}
