import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { shortName } from '../domain/hash.ts'
import { runBlock } from './block.ts'
import { type CountryDefinition, countryOf, countrySchema } from './country.ts'
import { rangesOf, START_IDS, type StartId, stressSchema } from './definition.ts'
import { OUTCOME_IDS } from './outcome.ts'
import { PARAMETERS, type ParameterName } from './parameters.ts'
import { drawnOf, type Plan } from './plan.ts'
import { ACT_NAMES, NO_POLICY } from './policy.ts'
import { chance, keyOf, streamOf } from './random.ts'
import { MODEL, modelOf } from './run.ts'
import { sum, type World } from './world.ts'

const shipped = stressSchema.parse(parse(readFileSync('lexicon/stress.yaml', 'utf8')))
const land = countrySchema.parse(parse(readFileSync('cases/kazakhstan-2022/country.yaml', 'utf8')))

function planFor(changes: Partial<Plan> = {}, definition: CountryDefinition = land): Plan {
  const country = countryOf(definition)
  return {
    days: 90,
    seed: 3,
    ranges: rangesOf(shipped),
    beliefs: START_IDS.map(() => 0.5),
    country,
    unrest: country.ids.map(() => 0.5),
    somewhere: 0.5,
    policy: NO_POLICY,
    ...changes,
  }
}

const share = fc.double({ min: 0, max: 1, noNaN: true })
/** Above nought, where some parameters may not be. */
const atLeast = (value: number) => Math.max(1e-6, value)
/** Any values that the table allows in form: from nought, or just above it, to one. */
const wildRanges = fc
  .tuple(...PARAMETERS.map(() => share))
  .map(values => PARAMETERS.map((name, n) => ({ name, low: atLeast(values[n]!), high: atLeast(values[n]!) })))
const anyAct = fc.record({
  act: fc.constantFrom(...ACT_NAMES),
  fromDay: fc.double({ min: 0, max: 20, noNaN: true }),
  untilDay: fc.option(fc.double({ min: 20, max: 40, noNaN: true })),
  regions: fc.option(fc.array(fc.nat(16), { minLength: 1, maxLength: 3 })),
})
const anyPlan = fc
  .record({
    ranges: wildRanges,
    seed: fc.integer(),
    beliefs: fc.tuple(...START_IDS.map(() => share)),
    acts: fc.array(anyAct, { maxLength: 4 }),
  })
  .map(({ acts, ...rest }) => planFor({ ...rest, days: 30, policy: { acts, settled: [] } }))

describe('the laws of a run, whatever the parameters, beliefs and policies', { timeout: 60_000 }, () => {
  it('every person and every member of the forces is in exactly one stock, and no stock is below nought', () => {
    fc.assert(
      fc.property(anyPlan, plan => {
        const people = plan.country.population.reduce((total, count) => total + count, 0)
        const forces = plan.country.police + plan.country.interior + plan.country.army
        let dead = 0
        modelOf(plan).run(0, undefined, (_, __, world) => {
          const { home, street, detained, loyal, aside, gone } = world
          const alive = sum(home) + sum(street) + sum(detained)
          expect((alive + sum(world.dead)) / people).toBeCloseTo(sum(world.ready) / people, 9)
          expect((sum(loyal) + sum(aside) + sum(gone)) / forces).toBeCloseTo(1, 9)
          const stocks = [home, street, detained, world.dead, loyal, aside, gone, world.supply, world.weapons]
          expect(Math.min(...stocks.map(stock => Math.min(...stock)))).toBeGreaterThanOrEqual(-1e-6)
          // The dead do not come back.
          expect(sum(world.dead)).toBeGreaterThanOrEqual(dead)
          dead = sum(world.dead)
        })
      }),
      { numRuns: 60 },
    )
  })

  it('ends in exactly one outcome within the span', () => {
    fc.assert(
      fc.property(anyPlan, plan => {
        const { outcome, steps } = modelOf(plan).run(1)
        expect(OUTCOME_IDS).toContain(outcome)
        expect(steps).toBeGreaterThan(0)
        expect(steps).toBeLessThanOrEqual(plan.days * 4)
        if (outcome === 'stand-off') expect(steps).toBe(plan.days * 4)
      }),
      { numRuns: 100 },
    )
  })

  it('regions in another order give the same runs, and each region its own course', () => {
    const turned = { ...land, regions: [...land.regions].reverse(), roads: [...land.roads].reverse() }
    const courses = [land, turned].map(definition => {
      const plan = planFor({}, definition)
      const streets: number[][] = []
      const outcome = modelOf(plan).run(4, undefined, (_, __, { crowd }: World) => streets.push([...crowd]))
      return { ids: plan.country.ids, streets, outcome }
    })
    expect(courses[1]).toEqual(courses[0])
  })

  it('a road written twice or to itself changes nothing', () => {
    const doubled = {
      ...land,
      roads: [...land.roads, land.roads[0]!, ['almaty', 'almaty']] as CountryDefinition['roads'],
    }
    expect(modelOf(planFor({}, doubled)).run(2)).toEqual(modelOf(planFor()).run(2))
  })
})

describe('a more loyal force', { timeout: 60_000 }, () => {
  it('splits no more often, in the mean over tables, on common random numbers', () => {
    const split = (table: number, at: number) => {
      const draw = streamOf(table, 99)
      const ranges = rangesOf(shipped).map(range => {
        if (range.name === 'loyalty') return { ...range, low: 0.4, high: 1 }
        // Any point of the shipped table, with forces that crowds wear down fifteen times as fast.
        const value = (range.low + (range.high - range.low) * draw()) * (range.name === 'strain' ? 15 : 1)
        return { ...range, low: value, high: value }
      })
      const model = modelOf(planFor({ days: 30, seed: table, ranges }))
      const outcomes = Array.from(
        { length: 40 },
        (_, run) => model.run(run, { within: new Map([['loyalty', at]]) }).outcome,
      )
      return outcomes.filter(outcome => outcome === 'forces-split' || outcome === 'civil-war').length
    }
    const tables = Array.from({ length: 15 }, (_, table) => table)
    const splits = [0, 0.25, 0.5, 0.75, 1].map(at => tables.reduce((sum, table) => sum + split(table, at), 0))
    expect(splits).toEqual([...splits].sort((a, b) => b - a))
    expect(splits[0]).toBeGreaterThan(splits.at(-1)!)
  })
})

describe('quiet in the streets', { timeout: 60_000 }, () => {
  it('ends nothing while a crowd holds a seat of government or forces face each other', () => {
    const held: Partial<Record<ParameterName, number>> = {
      'seat-days': 20,
      'facing-days': 30,
      'seat-effect': 0,
      'clash-hazard': 0,
      'elite-hazard': 0,
      'split-below': 0,
      'quiet-days': 3,
    }
    const ranges = rangesOf(shipped).map(range => {
      const value = held[range.name]
      return value === undefined ? range : { ...range, low: value, high: value }
    })
    const model = modelOf(planFor({ ranges, beliefs: START_IDS.map(() => 0) }))
    const earliest = (...ids: readonly StartId[]) => {
      const starts = Object.fromEntries(ids.map(id => [id, true]))
      return Math.min(...Array.from({ length: 100 }, (_, run) => model.run(run, { starts }).steps / 4))
    }
    expect(earliest()).toBeLessThan(20)
    expect([earliest('seat-held'), earliest('seat-held', 'rival-forces')]).toEqual([23, 33])
  })
})

describe('what a run draws', { timeout: 60_000 }, () => {
  it('takes a rumour at 0.3 for true in three runs of ten, within four sigma, whatever the seed', () => {
    const runs = 2000
    for (const seed of [1, 2, 1000, -5, 2 ** 31]) {
      const plan = planFor({ seed, beliefs: START_IDS.map(() => 0.3), unrest: land.regions.map(() => 0.3) })
      const drawn = Array.from({ length: runs }, (_, run) => drawnOf(plan, run))
      const near = (held: number) =>
        expect(Math.abs(held / runs - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / runs))
      for (const id of START_IDS) near(drawn.filter(({ starts }) => starts[id]).length)
      for (const r of [0, 5, 16]) near(drawn.filter(({ unrest }) => unrest[r]).length)
    }
  })

  it('draws each parameter evenly from its range', () => {
    const plan = planFor({ seed: 11 })
    const drawn = Array.from({ length: 2000 }, (_, run) => drawnOf(plan, run))
    for (const { name, low, high } of plan.ranges) {
      const mean = drawn.reduce((total, { values }) => total + values[name], 0) / drawn.length
      const sigma = (high - low) / Math.sqrt(12 * drawn.length)
      expect(Math.abs(mean - (low + high) / 2)).toBeLessThanOrEqual(4 * sigma + 1e-9)
    }
  })

  it('uses the same random numbers whatever is believed and whatever the policy', () => {
    const calm = planFor({ beliefs: START_IDS.map(() => 0) })
    const wild = planFor({
      beliefs: START_IDS.map(() => 1),
      policy: {
        acts: [{ act: 'order-fire', fromDay: 0, untilDay: 3, regions: [2] }],
        settled: ['order-fire'],
      },
    })
    expect(drawnOf(wild, 5).values).toEqual(drawnOf(calm, 5).values)
    expect(drawnOf(wild, 5).unrest).toEqual(drawnOf(calm, 5).unrest)
  })
})

describe('a block of runs', () => {
  const plan = planFor({ days: 20 })

  it('is the same bytes alone or among others', () => {
    const all = runBlock(plan, 0, 12)
    const late = runBlock(plan, 8, 4)
    expect(late.outcomes).toEqual(all.outcomes.slice(8))
    expect(late.fan).toEqual(all.fan.slice(8 * 20 * 3))
    expect(late.marks).toEqual(all.marks.slice((8 * all.marks.length) / 12))
  })

  it('keeps ended runs where they ended, and marks nothing after', () => {
    const { steps, fan, marks } = runBlock(plan, 0, 12)
    for (let run = 0; run < 12; run++) {
      const days = Array.from({ length: 20 }, (_, day) => fan[(run * 20 + day) * 3]!)
      expect(days.every(value => value >= 0 && value <= 1)).toBe(true)
      const firstMark = marks[(run * marks.length) / 12]!
      expect(Number.isNaN(firstMark)).toBe(steps[run]! < 1)
    }
  })
})

describe('the version of the model', () => {
  it('is raised with the hash here whenever the same plan gives other runs', () => {
    // Any values will do, as long as they stay: those of the table and the case may change without the model.
    const source = { title: 'assumption' }
    const forces = {
      police: { persons: 66_000, source },
      interior: { persons: 20_000, source },
      army: { persons: 20_000, source },
    }
    const plan = planFor(
      {
        days: 30,
        ranges: PARAMETERS.map((name, n) => ({ name, low: 0.05 + (n % 5) / 20, high: 0.3 + (n % 7) / 10 })),
      },
      { ...land, forces },
    )
    const { outcomes, steps, fan } = runBlock(plan, 0, 40)
    const rounded = Array.from(fan, value => value.toFixed(4))
    expect([MODEL, shortName(`${[...outcomes]} ${[...steps]} ${rounded}`)]).toEqual([3, '2ccva2la3e'])
  })
})

describe('random streams', () => {
  it('of neighbouring runs and seeds begin far apart', () => {
    const firsts = Array.from({ length: 4000 }, (_, n) => streamOf(Math.floor(n / 200), n % 200)())
    const mean = firsts.reduce((sum, x) => sum + x, 0) / firsts.length
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * firsts.length))
    const lag = firsts.slice(1).reduce((sum, x, n) => sum + (x - 0.5) * (firsts[n]! - 0.5), 0) / firsts.length
    expect(Math.abs(lag * 12)).toBeLessThan(4 / Math.sqrt(firsts.length))
    expect(new Set(firsts).size).toBe(firsts.length)
  })

  it('and single numbers of neighbouring steps, runs and names are even and do not hang together', () => {
    const draws = Array.from({ length: 4000 }, (_, n) =>
      chance(keyOf(1, Math.floor(n / 400), `region ${Math.floor(n / 100) % 4}`), n % 100),
    )
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 / Math.sqrt(12 * draws.length))
    const lag = draws.slice(1).reduce((sum, x, n) => sum + (x - 0.5) * (draws[n]! - 0.5), 0) / draws.length
    expect(Math.abs(lag * 12)).toBeLessThan(4 / Math.sqrt(draws.length))
    expect(new Set(draws).size).toBe(draws.length)
  })
})
