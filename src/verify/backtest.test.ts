import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Status } from '../domain/assessment.ts'
import { instantOf } from '../domain/instant.ts'
import { backtest, type PastCase } from './backtest.ts'

const START = Date.parse('2022-01-01T00:00Z')
const day = (n: number) => instantOf(START + n * 86_400_000)

/** Ten days with the status given from a day on, quiet before. */
function past(id: string, turnDay: number | null, from: number | null, status: Status = 'tripped'): PastCase {
  const hours = Array.from({ length: 10 }, (_, n) => day(n))
  return {
    id,
    turn: turnDay === null ? null : day(turnDay),
    hours,
    courses: [
      {
        name: 'loyalty.defection',
        statuses: hours.map((_, n) => (from !== null && n >= from ? status : 'quiet')),
        mentions: hours.map(() => 3),
      },
    ],
  }
}

describe('scoring indicators on past cases', () => {
  it('counts hits, misses and false alarms, with the hours of warning', () => {
    const [record] = backtest(
      [past('fell', 8, 5), past('fell unseen', 8, null), past('held', null, 2), past('calm', null, null)],
      1,
    )
    expect(record).toMatchObject({ hits: 1, misses: 1, falseAlarms: 1, quietRightly: 1, leadHours: [72] })
  })

  it('does not count what trips after the turn', () => {
    const [record] = backtest([past('fell', 4, 5), past('held', null, null)], 1)
    expect(record).toMatchObject({ hits: 0, misses: 1, leadHours: [] })
  })

  it('is better than the base rate where it tells cases apart, and no better where it is always the same', () => {
    const telling = [past('a', 9, 2), past('b', 9, 2), past('c', null, null), past('d', null, null)]
    const [good] = backtest(telling, 1)
    expect(good!.brier.value).toBeLessThan(good!.baselines.baseRate.value)
    const mute = [past('a', 9, null), past('b', 9, null), past('c', null, null), past('d', null, null)]
    const [none] = backtest(mute, 1)
    expect(none!.brier.value).toBeCloseTo(none!.baselines.mentions.value)
  })

  it('lets no long crisis outweigh the others', () => {
    const long = past('long', null, null)
    const hours = Array.from({ length: 300 }, (_, n) => day(n))
    const longer: PastCase = {
      ...long,
      hours,
      courses: [{ ...long.courses[0]!, statuses: hours.map(() => 'quiet'), mentions: hours.map(() => 3) }],
    }
    const rest = [past('a', 9, 2), past('b', null, null)]
    const [short] = backtest([...rest, long], 1)
    expect(backtest([...rest, longer], 1)[0]!.brier.value).toBeCloseTo(short!.brier.value)
  })

  it('says by how much an indicator is better, with the interval of the difference', () => {
    const cases = [past('a', 9, 2), past('b', 9, 2), past('c', null, null), past('d', null, null)]
    const { brier, baselines, better } = backtest(cases, 1)[0]!
    expect(better.baseRate.value).toBeCloseTo(baselines.baseRate.value - brier.value)
    expect(better.baseRate.low).toBeGreaterThan(0)
  })

  it('gives the same for the same seed, and scores within their bounds (law)', () => {
    const one = fc.record({
      turn: fc.option(fc.integer({ min: 1, max: 9 })),
      from: fc.option(fc.integer({ min: 0, max: 9 })),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 5 }), fc.integer(), (list, seed) => {
        const cases = list.map(({ turn, from }, n) => past(`case ${n}`, turn, from))
        const [record] = backtest(cases, seed)
        expect(backtest(cases, seed)).toEqual([record])
        expect(record!.brier.value).toBeGreaterThanOrEqual(0)
        expect(record!.brier.value).toBeLessThanOrEqual(1)
        expect(record!.brier.low).toBeLessThanOrEqual(record!.brier.high)
        expect(record!.hits + record!.misses + record!.falseAlarms + record!.quietRightly).toBe(cases.length)
      }),
      { numRuns: 30 },
    )
  })
})
