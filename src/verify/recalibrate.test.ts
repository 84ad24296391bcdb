import fc from 'fast-check'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { describe, expect, it } from 'vitest'
import { recalibrated, toPower } from '../explain/recalibration.ts'
import { type PastRanking, recalibrate } from './recalibrate.ts'

/** Past cases whose true hypothesis is drawn by honest probabilities, of which the ranking told a power. */
function pastCases(count: number, toldPower: number, seed: number): readonly PastRanking[] {
  const random = xoroshiro128plus(seed)
  const draw = () => uniformFloat64(random)
  return Array.from({ length: count }, (_, n) => {
    const weights = Array.from({ length: 4 }, () => -Math.log(1 - draw()))
    const total = weights.reduce((a, b) => a + b, 0)
    const honest = weights.map(weight => weight / total)
    const point = draw()
    const truth = honest.findIndex((_, k) => honest.slice(0, k + 1).reduce((a, b) => a + b, 0) > point)
    const ids = ['a', 'b', 'c', 'none']
    const told = toPower(honest, toldPower)
    return {
      case: `case-${n}`,
      held: Object.fromEntries(ids.map((id, k) => [id, told[k]!])),
      settled: Object.fromEntries(ids.slice(0, 3).map((id, k) => [id, k === truth])),
    }
  })
}

describe('recalibration', () => {
  it('takes back what past rankings were too sure of, and is shown to help on cases left out', () => {
    const { exponent, heldOut } = recalibrate(pastCases(200, 3, 1), 1)
    expect(exponent).toBeGreaterThan(0.25)
    expect(exponent).toBeLessThan(0.45)
    expect(heldOut.gain.low).toBeGreaterThan(0)
  })

  it('leaves honest rankings about as they are', () => {
    const { exponent, heldOut } = recalibrate(pastCases(200, 1, 2), 1)
    expect(exponent).toBeGreaterThan(0.8)
    expect(exponent).toBeLessThan(1.25)
    expect(Math.abs(heldOut.gain.value)).toBeLessThan(0.01)
  })

  it('moves little on few cases', () => {
    const { exponent } = recalibrate(pastCases(2, 3, 3), 1)
    expect(exponent).toBeGreaterThan(0.4)
  })

  it('counts a case as one, however many of its hours are given (law)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), seed => {
        const rankings = pastCases(6, 2, seed)
        const often = [...rankings, rankings[0]!, rankings[0]!]
        expect(recalibrate(often, 1).exponent).toBe(recalibrate(rankings, 1).exponent)
      }),
      { numRuns: 10 },
    )
  })

  it('changes no order, and keeps one whole (law)', () => {
    const shares = fc
      .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 })
      .map(list => list.map(p => p / list.reduce((a, b) => a + b, 0)))
    fc.assert(
      fc.property(shares, fc.double({ min: 0.1, max: 5, noNaN: true }), (list, exponent) => {
        const powers = toPower(list, exponent)
        expect(powers.reduce((a, b) => a + b, 0)).toBeCloseTo(1)
        for (const [n, p] of list.entries())
          for (const [m, q] of list.entries()) if (p > q) expect(powers[n]).toBeGreaterThanOrEqual(powers[m]!)
      }),
    )
  })
})

describe('a ranking recalibrated', () => {
  const ranking = [
    { id: 'a', posterior: 0.7 },
    { id: 'none', posterior: 0.3 },
  ]

  it('uses the power that was fitted without its own case', () => {
    const layer = recalibrate(pastCases(6, 2, 4), 1)
    const own = recalibrated(ranking, 'case-2', { ...layer, exponent: 9 })
    expect(own).toMatchObject({ cases: 5, exponent: layer.cases.find(({ id }) => id === 'case-2')!.without })
  })

  it('is not made from too few cases', () => {
    expect(recalibrated(ranking, 'here', null)).toEqual({ kind: 'too few cases', cases: 0 })
    expect(recalibrated(ranking, 'case-2', recalibrate(pastCases(5, 2, 5), 1)).kind).toBe('too few cases')
  })
})
