import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changePoint } from './change-point.ts'
import { betaBelow, logGamma } from './gamma.ts'

const quiet = (spans: number, count = 0) => Array.from({ length: spans }, () => count)

describe('the gamma and beta functions', () => {
  it('agree with values that are known exactly', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 9)
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 9)
    expect(betaBelow(0.3, 1, 1)).toBeCloseTo(0.3, 9)
    // Of a beta(2, 3) the share below x is 6x² − 8x³ + 3x⁴.
    expect(betaBelow(0.4, 2, 3)).toBeCloseTo(6 * 0.16 - 8 * 0.064 + 3 * 0.0256, 9)
  })

  it('mirror each other', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 1, max: 80 }),
        (x, a, b) => {
          expect(betaBelow(x, a, b) + betaBelow(1 - x, b, a)).toBeCloseTo(1, 8)
        },
      ),
    )
  })
})

describe('a change of rate', () => {
  it('is seen where twelve come after a month of none, and not where as many as ever come', () => {
    expect(changePoint(quiet(30), [2, 10], 2).p).toBeGreaterThan(0.95)
    expect(changePoint(quiet(30, 3), [3, 3], 2).p).toBeLessThan(0.1)
    expect(changePoint(quiet(30, 3), [0, 0], 2).p).toBeLessThan(0.01)
  })

  it('is seen in busy times as in calm ones: a tripling is a tripling', () => {
    for (const rate of [2, 10, 50]) {
      expect(changePoint(quiet(20, rate), [3 * rate, 3 * rate], 2).p).toBeGreaterThan(rate > 2 ? 0.95 : 0.3)
      expect(changePoint(quiet(20, rate), [rate, rate], 2).p).toBeLessThan(0.01)
    }
  })

  it('says how likely so many were by chance', () => {
    expect(changePoint(quiet(30, 1), [1, 1], 2).chance).toBeGreaterThan(0.3)
    expect(changePoint(quiet(30, 1), [9, 9], 2).chance).toBeLessThan(1e-4)
    expect(changePoint(quiet(30, 1), [0, 0], 2).chance).toBe(1)
  })

  it('is harder to see where the past scatters widely', () => {
    const calm = quiet(30, 2)
    const bursts = calm.map((_, n) => (n % 6 === 0 ? 12 : 0))
    expect(changePoint(bursts, [6, 6], 2).p).toBeLessThan(changePoint(calm, [6, 6], 2).p)
  })

  it('is likelier with every further event in the last span, and always a probability', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(6), { minLength: 3, maxLength: 40 }),
        fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }),
        (past, window) => {
          const { p } = changePoint(past, window, 2)
          const more = changePoint(past, [...window.slice(0, -1), window.at(-1)! + 1], 2).p
          expect(p).toBeGreaterThanOrEqual(-1e-9)
          expect(p).toBeLessThanOrEqual(1 + 1e-9)
          expect(more).toBeGreaterThanOrEqual(p - 1e-9)
        },
      ),
    )
  })
})
