import { describe, expect, it } from 'vitest'
import { epstein, RUN_2, RUN_5 } from './epstein.ts'
import { outburstsOf } from './outbursts.ts'
import {
  equilibrium,
  KURAN,
  normalBelow,
  normalEquilibrium,
  opposition,
  rounds,
  UNIFORM,
  UNIFORM_BUT_ONE,
} from './thresholds.ts'

describe('Granovetter 1978', () => {
  it('lets everyone join where thresholds are even, one by one', () => {
    expect(equilibrium(UNIFORM)).toBe(100)
    expect(rounds(UNIFORM)).toHaveLength(101)
  })

  it('stops at one rioter where a single person is less ready', () => {
    expect(equilibrium(UNIFORM_BUT_ONE)).toBe(1)
  })

  it('jumps between a standard deviation of 12.2 and one of 12.3, where thresholds are normal around 25', () => {
    expect(normalEquilibrium(0.25, 0.122)).toBeLessThan(0.06)
    expect(normalEquilibrium(0.25, 0.123)).toBeGreaterThan(0.999)
  })

  it('falls again slowly beyond the jump, towards a half', () => {
    const shares = [0.2, 0.3, 0.5, 1].map(deviation => normalEquilibrium(0.25, deviation))
    expect(shares).toEqual([...shares].sort((a, b) => b - a))
    expect(normalEquilibrium(0.25, 100)).toBeCloseTo(0.5, 2)
  })

  it('knows the normal distribution (tables give 0.8413, 0.9772 and 0.99865)', () => {
    for (const [z, p] of [
      [0, 0.5],
      [1, 0.8413447],
      [2, 0.9772499],
      [3, 0.9986501],
      [6, 1],
    ] as const) {
      expect(normalBelow(z)).toBeCloseTo(p, 6)
      expect(normalBelow(-z)).toBeCloseTo(1 - p, 6)
    }
  })
})

describe('Kuran 1991', () => {
  it('turns society A over by one change of mind, and B hardly at all', () => {
    expect(Object.values(KURAN).map(opposition)).toEqual([10, 90, 10, 20])
  })
})

describe('Epstein 2002', { timeout: 60_000 }, () => {
  it('has 100 to 125 outbursts in the 3,000 steps of Run 2, with quiet of 18 to 25 steps between', () => {
    for (const seed of [1, 2, 3]) {
      const model = epstein(RUN_2, seed)
      const course = Array.from({ length: 3000 }, () => {
        model.step()
        return model.actives()
      })
      const { outbursts, meanWait } = outburstsOf(course)
      expect(outbursts.length).toBeGreaterThanOrEqual(100)
      expect(outbursts.length).toBeLessThanOrEqual(125)
      expect(meanWait).toBeGreaterThan(18)
      expect(meanWait).toBeLessThan(25)
    }
  })

  it('has none by the letter of the arrest rule', () => {
    const model = epstein({ ...RUN_2, wholeRatio: false }, 1)
    for (let step = 0; step < 1000; step++) {
      model.step()
      expect(model.actives()).toBeLessThan(50)
    }
  })

  it('tips in twenty of twenty seeds as cops are withdrawn one by one (Run 5)', () => {
    for (let seed = 0; seed < 20; seed++) {
      const model = epstein(RUN_5, seed)
      const course: number[] = []
      do {
        model.step()
        course.push(model.actives())
      } while (model.withdrawCop())
      const tipped = course.findIndex(actives => actives >= 200)
      expect(tipped).toBeGreaterThan(0)
      // Ten steps before there was next to nothing to be seen.
      expect(course[tipped - 10]).toBeLessThan(50)
    }
  })

  it('keeps every citizen, whatever happens, and gives the same course for the same seed', () => {
    const [one, other] = [epstein(RUN_2, 9), epstein(RUN_2, 9)]
    const citizens = Math.round(1600 * 0.7)
    for (let step = 0; step < 300; step++) {
      one.step()
      other.step()
      const sites = one.sites()
      const count = (kind: number) => sites.filter(site => site === kind).length
      expect(count(1) + count(2) + one.jailed()).toBe(citizens)
      expect([count(2), count(3)]).toEqual([one.actives(), one.cops()])
      expect(other.sites()).toEqual(sites)
    }
  })

  it('goes on without cops, on a lattice with no room, and with nobody', () => {
    const still = epstein({ ...RUN_2, citizenDensity: 1, copDensity: 0 }, 1)
    still.step()
    // With no cop in sight there is no risk: whoever has grievance enough is active.
    expect(still.actives()).toBeGreaterThan(600)
    expect(still.withdrawCop()).toBe(false)
    const empty = epstein({ ...RUN_2, citizenDensity: 0, copDensity: 0 }, 1)
    empty.step()
    expect(empty.agents()).toBe(0)
  })
})
