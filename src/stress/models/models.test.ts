import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fallingShock, NATION, peopleOf, restOf } from './centralisation.ts'
import { balance, courseAfter, REGIMES, rateOfChange, stabilityOf, tippingShock } from './compartments.ts'
import { epstein, RUN_2, RUN_5 } from './epstein.ts'
import {
  CONTENT,
  equilibria,
  privateOpposition,
  publicOpposition,
  QUIET,
  shown,
  thresholdPreference,
} from './falsification.ts'
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

describe('Kuran 1989', () => {
  it('lets a government that most are against stand, as long as the opposition seems weak', () => {
    expect(privateOpposition(QUIET)).toBeGreaterThan(0.65)
    expect(publicOpposition(QUIET, 0)).toBeLessThan(0.12)
  })

  it('turns it over by a slight surge in the opposition’s apparent size, and not by a slighter one', () => {
    const seen = publicOpposition(QUIET, 0)
    expect(publicOpposition(QUIET, seen + 0.07)).toBeCloseTo(seen, 6)
    expect(publicOpposition(QUIET, seen + 0.09)).toBeGreaterThan(0.99)
  })

  it('turns it over by a hundredth of private preference or of pressure, for which nothing was to be seen before', () => {
    expect(publicOpposition({ ...QUIET, mean: QUIET.mean + 0.01 }, 0)).toBeGreaterThan(0.99)
    expect(publicOpposition({ ...QUIET, government: QUIET.government - 0.02 }, 0)).toBeGreaterThan(0.99)
    expect(publicOpposition({ ...QUIET, mean: QUIET.mean - 0.01 }, 0)).toBeLessThan(0.12)
  })

  it('cannot be told from outside: as much opposition is shown where no surge would turn anything over', () => {
    expect(publicOpposition(CONTENT, 0)).toBeCloseTo(publicOpposition(QUIET, 0), 2)
    expect(publicOpposition(CONTENT, 1)).toBeCloseTo(publicOpposition(CONTENT, 0), 6)
    expect(equilibria(CONTENT)).toHaveLength(1)
    expect(equilibria(QUIET).map(({ stable }) => stable)).toEqual([true, false, true])
  })

  it('asks the less of a person the more others are expected to speak, and gives Granovetter’s thresholds', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b) => {
          const [few, many] = [Math.min(a, b), Math.max(a, b)]
          expect(thresholdPreference(QUIET, many)).toBeLessThanOrEqual(thresholdPreference(QUIET, few))
          // Within the error of the series by which the normal distribution is summed.
          expect(shown(QUIET, many)).toBeGreaterThanOrEqual(shown(QUIET, few) - 1e-12)
        },
      ),
    )
    // With both sides as strong and half expected on each, everyone shows what he or she thinks.
    expect(thresholdPreference(QUIET, 0.5)).toBe(0.5)
  })
})

describe('Lang and De Sterck 2014', () => {
  it('has four kinds of regime', () => {
    expect(REGIMES.map(stabilityOf)).toEqual([
      'stable police state',
      'meta-stable police state',
      'unstable police state',
      'failed state',
    ])
  })

  it('goes back to calm below the shock that tips it, and to everyone above', () => {
    for (const regime of REGIMES) {
      const shock = tippingShock(regime)
      expect(courseAfter(regime, shock + 0.01, 30).at(-1)).toBeGreaterThan(0.99)
      expect(courseAfter(regime, shock - 0.01, 30).at(-1)).toBeLessThan(shock)
    }
  })

  it('leaves a failed state with so many in revolt as joining and policing balance at', () => {
    const failed = REGIMES[3]!
    for (const shock of [0.25, 0.5, 0.69])
      expect(courseAfter(failed, shock, 30).at(-1)).toBeCloseTo(balance(failed), 2)
  })

  it('breaks all at once as people come to see each other, though nothing else changes', () => {
    const policed = REGIMES[0]!
    const after = (visibility: number) => courseAfter({ ...policed, visibility }, 0.5, 30).at(-1)!
    // Calm again as long as joining and policing would balance below what is seen; unrest without end beyond.
    expect(after(0.66)).toBeLessThan(0.01)
    expect(after(0.68)).toBeCloseTo(balance(policed), 2)
    const weak = { ...policed, growth: 4 }
    expect(stabilityOf({ ...weak, visibility: 0.2 })).toBe('meta-stable police state')
    expect(stabilityOf({ ...weak, visibility: 0.4 })).toBe('unstable police state')
  })

  it('never leaves the range from nobody to everybody', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const speed = fc.double({ min: 0.01, max: 5, noNaN: true })
    fc.assert(
      fc.property(share, share, speed, speed, share, (visibility, capacity, growth, decay, start) => {
        const regime = { visibility, capacity, growth, decay }
        for (const r of courseAfter(regime, start, 3)) {
          expect(r).toBeGreaterThanOrEqual(0)
          expect(r).toBeLessThanOrEqual(1)
        }
        expect(rateOfChange(regime, 0)).toBeGreaterThanOrEqual(0)
        expect(rateOfChange(regime, 1)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 30 },
    )
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

describe('central authority, after Makowsky and Rubin 2013', () => {
  const SEEDS = [0, 1, 2, 3, 4, 5, 6, 7]
  const nation = (reach: number, centralisation: number) => ({ ...NATION, reach, centralisation })
  const mean = (of: (seed: number) => number) => SEEDS.reduce((sum, seed) => sum + of(seed), 0) / SEEDS.length
  const falsified = (reach: number, centre: number) =>
    mean(seed => restOf(nation(reach, centre), peopleOf(NATION, seed)).falsified)
  const change = (reach: number, centre: number) =>
    mean(seed => {
      const people = peopleOf(NATION, seed)
      const [before, after] = [
        restOf(nation(reach, centre), people),
        restOf(nation(reach, centre), people, 0.2),
      ]
      return after.heads - before.heads
    })

  it('makes people hide more, and more change after a shock, the more power is at the centre', () => {
    for (const reach of [1, 8]) {
      expect(falsified(reach, 0.9)).toBeGreaterThan(falsified(reach, 0.1) + 0.05)
      expect(change(reach, 0.9)).toBeGreaterThan(change(reach, 0.1) + 0.1)
    }
  })

  it('falls all at once: two thousandths more of a shock bring out a quarter of the people and more', () => {
    for (const seed of SEEDS) {
      const people = peopleOf(NATION, seed)
      const tips = fallingShock(nation(8, 0.9), people)
      const [before, after] = [tips - 0.002, tips].map(shock => restOf(nation(8, 0.9), people, shock).shown)
      expect(after! - before!).toBeGreaterThan(0.25)
    }
  })

  it('falls to a smaller shock where networks reach further, if power is local', () => {
    const tips = (reach: number) => mean(seed => fallingShock(nation(reach, 0.1), peopleOf(NATION, seed)))
    expect(tips(19)).toBeLessThan(tips(1))
    expect(falsified(19, 0.1)).toBeLessThan(falsified(1, 0.1))
  })

  it('leaves nobody behind whom a smaller shock brought out', () => {
    for (const seed of SEEDS) {
      const shown = [0, 0.05, 0.1, 0.2].map(shock => restOf(NATION, peopleOf(NATION, seed), shock).shown)
      expect(shown).toEqual([...shown].sort((a, b) => a - b))
    }
  })
})
