import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarSchema, exposuresSchema } from '../domain/case.ts'
import { indicatorExampleSchema } from '../domain/indicator.ts'
import { parseInstant } from '../domain/instant.ts'
import { exampleBook } from '../watch/example.ts'
import { datesAhead, expose } from './expose.ts'

const book = exampleBook([
  {
    ...indicatorExampleSchema.parse({
      says: 'Output at Tengiz was cut.',
      event: 'SHOCK',
      belief: 0.6,
      status: 'quiet',
    }),
    id: 'tengiz',
    at: parseInstant('2022-01-06T09:00Z')!,
  },
])

function exposure(figure: object, loss: object, triggers: object = { event: ['SHOCK'], words: ['Tengiz'] }) {
  const definition = exposuresSchema.parse({
    exposures: [
      {
        id: 'italy-crude',
        party: 'Italy',
        country: 'ITA',
        channel: 'energy',
        what: 'crude by the Caspian pipeline',
        figures: [
          { name: 'crude', value: 120, unit: 'kb/day', year: 2021, source: { title: 'Eurostat' }, ...figure },
        ],
        triggers,
        loss: { figure: 'crude', share: [0.25, 1], days: [7, 30], source: 'assumption', ...loss },
      },
    ],
  })
  return expose(definition, book)[0]!
}

describe('an exposure', () => {
  it('is as real as its best supported trigger', () => {
    expect(exposure({}, {})).toMatchObject({ p: 0.6, events: ['tengiz'] })
    expect(exposure({}, {}, { event: ['SHOCK'], words: ['Kashagan'] })).toMatchObject({ p: null, events: [] })
  })

  it('works its loss out in words', () => {
    expect(exposure({}, {}).loss).toEqual({
      low: 210,
      high: 3600,
      unit: 'kb',
      arithmetic: '120 kb/day (2021) × 25 to 100 % lost × 7 to 30 days = 210 to 3600 kb; assumption',
    })
  })

  it('brings a flow by the year down to the day', () => {
    const { loss } = exposure({ value: 21000, unit: 't/year' }, { share: [0.5, 0.5], days: [10, 10] })
    expect(loss!.low).toBeCloseTo((21000 / 365.2425) * 5)
    expect(loss!.arithmetic).toBe(
      '21000 t/year (2021) = 57.5 t/day × 50 % lost × 10 days = 287.5 t; assumption',
    )
  })

  it('says in words what it says in numbers (law)', () => {
    const share = fc.integer({ min: 1, max: 100 })
    const days = fc.integer({ min: 1, max: 365 })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.tuple(share, share),
        fc.tuple(days, days),
        (value, s, d) => {
          const ordered = (pair: readonly number[]) => [...pair].sort((a, b) => a - b)
          const { loss } = exposure({ value }, { share: ordered(s).map(x => x / 100), days: ordered(d) })
          const words = loss!.arithmetic.match(
            /^([\d.]+) kb\/day \(2021\) × ([\d.]+)(?: to ([\d.]+))? % lost × ([\d.]+)(?: to ([\d.]+))? days = ([\d.e+]+)(?: to ([\d.e+]+))? kb/,
          )!
          const [flow, shareLow, shareHigh, daysLow, daysHigh, low, high] = words.slice(1).map(Number)
          const or = (a: number | undefined, b: number | undefined) => (Number.isNaN(a) ? b! : a!)
          const close = (said: number, is: number) => expect(Math.abs(said / is - 1)).toBeLessThan(0.001)
          close(low!, flow! * (shareLow! / 100) * daysLow!)
          close(or(high, low), flow! * (or(shareHigh, shareLow) / 100) * or(daysHigh, daysLow))
          close(low!, loss!.low)
          close(or(high, low), loss!.high)
        },
      ),
    )
  })
})

describe('dates ahead', () => {
  const date = (id: string, from: string, known: string, to?: string) => ({
    id,
    from,
    ...(to ? { to } : {}),
    title: id,
    known,
    actors: [],
    stake: '',
    source: { title: 'announcement' },
  })
  const calendar = calendarSchema.parse({
    dates: [
      date('osce-council', '2022-01-13', '2021-12-28T12:00Z'),
      date('summit', '2022-01-10', '2022-01-08T10:00Z'),
      date('talks', '2022-01-09', '2021-12-25T12:00Z', '2022-01-10'),
      date('independence-day', '2021-12-16', '2021-01-01T00:00Z'),
    ],
  })
  const at = (hour: string) => datesAhead(calendar, parseInstant(hour)!).map(({ id }) => id)

  it('come soonest first, and go when they are over', () => {
    expect(at('2022-01-09T09:00Z')).toEqual(['talks', 'summit', 'osce-council'])
    expect(at('2022-01-10T23:00Z')).toEqual(['talks', 'summit', 'osce-council'])
    expect(at('2022-01-11T00:00Z')).toEqual(['osce-council'])
  })

  it('are not there before they were announced', () => {
    expect(at('2022-01-08T09:59Z')).not.toContain('summit')
    expect(at('2022-01-08T10:00Z')).toContain('summit')
  })
})
