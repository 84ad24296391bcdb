import { describe, expect, it } from 'vitest'
import { signalSchema } from '../domain/case.ts'
import { indicatorExampleSchema, indicatorSchema } from '../domain/indicator.ts'
import { parseInstant } from '../domain/instant.ts'
import { exampleBook } from './example.ts'
import { peaks } from './peak.ts'
import { watch } from './watch.ts'

const base = { title: '', question: '', group: 'economy', sources: ['assumption'] }
const price = indicatorSchema.parse({
  ...base,
  name: 'price',
  test: {
    kind: 'signal',
    signal: 'lpg',
    measure: 'change',
    direction: 'above',
    windowHours: 48,
    thresholds: { watch: 0.2, tripped: 0.5 },
  },
})
const unrest = indicatorSchema.parse({
  ...base,
  name: 'unrest',
  test: {
    kind: 'expected-count',
    query: { event: ['PROTEST'] },
    windowHours: 24,
    thresholds: { watch: 1, tripped: 2 },
  },
})
const lpg = signalSchema.parse({
  name: 'lpg',
  title: 'LPG',
  unit: 'KZT/l',
  source: { title: 'ministry' },
  values: [
    { at: '2021-12-25T00:00Z', value: 60 },
    { at: '2022-01-02T12:00Z', value: 120 },
    { at: '2022-01-06T00:00Z', value: 50 },
  ],
})
const protest = (id: string, at: string) => ({
  ...indicatorExampleSchema.parse({ says: id, event: 'PROTEST', status: 'quiet' }),
  id,
  at: parseInstant(at)!,
})
const input = {
  indicators: [price, unrest],
  signals: [lpg],
  begins: parseInstant('2022-01-02T00:00Z')!,
  asOf: parseInstant('2022-01-07T00:00Z')!,
  book: exampleBook([
    protest('a', '2022-01-03T01:00Z'),
    protest('b', '2022-01-03T02:00Z'),
    protest('c', '2022-01-03T03:00Z'),
    protest('d', '2022-01-06T12:00Z'),
  ]),
}

describe('the peak of an indicator', () => {
  it('is remembered after its window has passed', () => {
    expect(watch(input).map(({ status }) => status)).toEqual(['quiet', 'quiet'])
    expect(peaks(input).map(({ status }) => status)).toEqual(['tripped', 'tripped'])
    expect(peaks(input)[0]!.value).toBeCloseTo(1)
  })

  it('is that of a window, never of all windows together', () => {
    expect(peaks(input)[1]!.events).toEqual(['a', 'b', 'c'])
  })

  it('does not know what comes after the hour', () => {
    const early = { ...input, asOf: parseInstant('2022-01-02T11:00Z')!, book: exampleBook([]) }
    expect(peaks(early).map(({ status }) => status)).toEqual(['no data', 'no data'])
  })

  it('is the same in any year to come, however far', () => {
    const far = (year: string) => peaks({ ...input, asOf: parseInstant(`${year}-01-01T00:00Z`)! })
    expect(far('9999').map(({ status, value }) => [status, value])).toEqual(
      far('2024').map(({ status, value }) => [status, value]),
    )
  })
})
