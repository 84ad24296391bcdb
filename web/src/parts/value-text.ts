import type { Indicator } from '../../../src/domain/assessment.ts'
import { number, signed } from '../words/words.ts'

/** What a test's thresholds are held against, as its kind is read: a probability, a count, a level, a change in percent. */
export function valueText({ kind, unit }: Pick<Indicator, 'kind' | 'unit'>, value: number): string {
  if (kind === 'any-event' || kind === 'surge') return value.toFixed(2)
  if (kind === 'expected-count') return value.toFixed(1)
  if (unit === 'change') return `${signed(value * 100, 0)}\u00a0%`
  return number(value)
}
