import type { Indicator } from '../domain/assessment.ts'
import { STATUSES } from '../domain/assessment.ts'
import type { IndicatorTest } from '../domain/indicator.ts'
import { type Measured, NOTHING } from './reading.ts'

type CombinedTest = Extract<IndicatorTest, { kind: 'combined' }>

/** How many of the members stand as high as asked; nothing is known where no member has data. */
export function measureCombined(test: CombinedTest, members: readonly Indicator[]): Measured {
  const known = members.filter(({ status }) => status !== 'no data')
  if (!known.length) return { ...NOTHING, why: ['none of the indicators that it combines has data'] }
  const standing = known.filter(({ status }) => STATUSES.indexOf(status) <= STATUSES.indexOf(test.at))
  const firsts = standing.flatMap(({ first }) => first ?? [])
  return {
    ...NOTHING,
    value: standing.length,
    events: [...new Set(standing.flatMap(({ events }) => events))],
    claims: [...new Set(standing.flatMap(({ claims }) => claims))],
    // Of different indicators the same origins may speak: the most of any one is what is sure.
    origins: Math.max(0, ...standing.map(({ origins }) => origins)),
    first: firsts.length ? firsts.reduce((a, b) => (a < b ? a : b)) : null,
    why: [
      `${standing.length} of ${test.of.length} at ${test.at} or above: ${standing.map(({ name }) => name).join(', ') || 'none'}`,
      ...(known.length < test.of.length
        ? [`no data: ${test.of.filter(name => !known.some(found => found.name === name)).join(', ')}`]
        : []),
    ],
  }
}
