import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type IndicatorExample, indicatorExampleSchema } from '../domain/indicator.ts'
import { parseInstant } from '../domain/instant.ts'
import type { EventType } from '../domain/plover.ts'
import { exampleBook } from '../watch/example.ts'
import { runBlock } from './block.ts'
import { countrySchema } from './country.ts'
import { type StartId, type StressDefinition, stressSchema } from './definition.ts'
import { OUTCOMES, type OutcomeId } from './outcome.ts'
import { PARAMETERS, type ParameterName } from './parameters.ts'
import { drawnOf } from './plan.ts'
import { countsOf } from './shares.ts'
import { planOf, stress } from './stress.ts'

const written = parse(readFileSync('lexicon/stress.yaml', 'utf8'))
const shipped = stressSchema.parse(written)
const land = countrySchema.parse(parse(readFileSync('cases/kazakhstan-2022/country.yaml', 'utf8')))
const NOON = parseInstant('2022-01-06T12:00Z')!
const small: StressDefinition = { ...shipped, runs: 300, pairs: 100 }

type Happening = Partial<IndicatorExample> & { event: EventType }

function bookOf(...happenings: readonly Happening[]) {
  return exampleBook(
    happenings.map((happening, n) => ({
      ...indicatorExampleSchema.parse({ says: 'as told', status: 'quiet', ...happening }),
      id: `h${n + 1}`,
      at: parseInstant('2022-01-06T08:00Z')!,
    })),
  )
}

/** The definition with some ranges replaced. */
function ranged(changes: Partial<Record<ParameterName, readonly [number, number]>>): StressDefinition {
  return {
    ...small,
    parameters: small.parameters.map(parameter => {
      const [low, high] = changes[parameter.name] ?? [parameter.low, parameter.high]
      return { ...parameter, low, high }
    }),
  }
}

function stressed(
  definition: StressDefinition,
  seed: number,
  happenings: readonly Happening[],
  country = 'KAZ',
) {
  return stress({ definition, land: null, book: bookOf(...happenings), country, asOf: NOON, seed })
}

const rumour = { event: 'DEFECT' as const, actors: ['KAZ COP'], belief: 0.3 }
const order = {
  event: 'ASSAULT' as const,
  mode: 'firearms',
  actors: ['KAZ MIL'],
  time: 'present' as const,
  belief: 0.9,
}
const everywhere = { event: 'PROTEST' as const, actors: ['KAZ CVL'], origins: 3 }

describe('a stress test', { timeout: 60_000 }, () => {
  const once = stressed(small, 7, [rumour, order, everywhere])

  it('gives the same bytes for the same seed, and others for another', () => {
    expect(JSON.stringify(stressed(small, 7, [rumour, order, everywhere]))).toBe(JSON.stringify(once))
    expect(stressed(small, 8, [rumour, order, everywhere]).outcomes).not.toEqual(once.outcomes)
  })

  it('does not depend on the order in which the table is written', () => {
    const turned = {
      ...small,
      parameters: [...small.parameters].reverse(),
      starts: [...small.starts].reverse(),
    }
    expect(stressed(turned, 7, [rumour, order, everywhere]).outcomes).toEqual(once.outcomes)
  })

  it('gives every outcome a share, with its Monte Carlo error; the shares sum to 1', () => {
    expect(once.outcomes.map(({ id }) => id).sort()).toEqual(Object.keys(OUTCOMES).sort())
    expect(once.outcomes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10)
    for (const { share, error, low, high } of once.outcomes) {
      expect(low).toBeLessThanOrEqual(share)
      expect(high).toBeGreaterThanOrEqual(share)
      expect(high).toBeGreaterThan(low)
      expect(error).toBeGreaterThan(0)
      expect(error).toBeCloseTo(Math.sqrt((share * (1 - share)) / small.runs), 1)
    }
  })

  it('starts from the events that are believed, in the country of the case', () => {
    const start = (id: StartId) => once.starts.find(start => start.id === id)!
    expect(start('defection')).toMatchObject({ p: 0.3, events: ['h1'] })
    expect(start('deadly-force')).toMatchObject({ p: 0.9, events: ['h2'] })
    expect(start('defection').claims).toHaveLength(1)
    expect(start('concession')).toMatchObject({ p: 0, events: [], claims: [] })
    const elsewhere = stressed(small, 7, [rumour], 'BLR')
    expect(elsewhere.starts.every(({ p }) => p === 0)).toBe(true)
  })

  it('takes firearms for an order to fire, and tear gas for none', () => {
    const gas = { ...order, mode: 'primitive' }
    const deadly = (happening: Happening) =>
      stressed({ ...small, runs: 10, pairs: 1 }, 7, [happening]).starts.find(
        ({ id }) => id === 'deadly-force',
      )!.p
    expect([deadly(order), deadly(gas)]).toEqual([0.9, 0])
  })

  it('takes protest for widespread only in the regions with the most people', () => {
    const spreadIn = (place: string) =>
      stress({
        definition: { ...small, runs: 10, pairs: 1 },
        land,
        book: bookOf({ ...everywhere, place }),
        country: 'KAZ',
        asOf: NOON,
        seed: 1,
      }).starts.find(({ id }) => id === 'spread')!.p
    expect(spreadIn('Almaty region')).toBe(0.9)
    expect(spreadIn('Mangystau')).toBe(0)
    expect(spreadIn('KAZ')).toBe(0)
  })

  it('finds the region of an event by its name, and begins unrest there', () => {
    const { regions } = stress({
      definition: { ...small, runs: 10, pairs: 1 },
      land,
      book: bookOf({ ...everywhere, place: 'Almaty region' }, { ...everywhere, place: 'KAZ' }),
      country: 'KAZ',
      asOf: NOON,
      seed: 1,
    })
    expect(regions.filter(({ p }) => p > 0)).toMatchObject([{ id: 'almaty-region', events: ['h1'] }])
  })

  it('takes an event that names nobody for unrest where it is placed, and none that is placed abroad', () => {
    const restless = (happening: Happening) =>
      stress({
        definition: { ...small, runs: 10, pairs: 1 },
        land: null,
        book: bookOf(happening),
        country: 'KAZ',
        asOf: NOON,
        seed: 1,
      }).regions[0]!.p
    expect(restless({ event: 'PROTEST', place: 'KAZ' })).toBe(0.9)
    expect(restless({ event: 'PROTEST', place: 'KGZ', actors: ['KAZ CVL'] })).toBe(0)
    expect(restless({ event: 'PROTEST', actors: ['FRA CVL'] })).toBe(0)
  })

  it('takes unrest that is placed in the country alone for unrest somewhere, and draws where by the people there', () => {
    const { plan } = planOf({
      definition: small,
      land,
      book: bookOf({ event: 'PROTEST', place: 'KAZ', belief: 0.8 }),
      country: 'KAZ',
      asOf: NOON,
      seed: 1,
    })
    expect([plan.somewhere, Math.max(...plan.unrest)]).toEqual([0.8, 0])
    const drawn = Array.from({ length: 2000 }, (_, run) => drawnOf(plan, run).unrest)
    const share = (id: string) =>
      drawn.filter(unrest => unrest[plan.country.ids.indexOf(id)]).length / drawn.length
    const people = plan.country.population.reduce((sum, count) => sum + count, 0)
    for (const [r, id] of plan.country.ids.entries())
      expect(Math.abs(share(id) - (0.8 * plan.country.population[r]!) / people)).toBeLessThan(0.03)
    expect(drawn.every(unrest => unrest.filter(Boolean).length <= 1)).toBe(true)
  })

  it('forgets what is older than the window of a start', () => {
    const spreadAt = (asOf: string) =>
      stress({
        definition: { ...small, runs: 10, pairs: 1 },
        land: null,
        book: bookOf(everywhere),
        country: 'KAZ',
        asOf: parseInstant(asOf)!,
        seed: 7,
      }).starts.find(({ id }) => id === 'spread')!.p
    expect(spreadAt('2022-01-06T12:00Z')).toBe(0.9)
    expect(spreadAt('2022-01-16T12:00Z')).toBe(0)
  })

  it('says how far each start moves every outcome, on pairs of runs; the moves cancel out', () => {
    for (const { effect, effectError, effects } of once.starts) {
      expect(Math.abs(effect)).toBeLessThanOrEqual(1)
      expect(effectError).toBeLessThan(0.1)
      expect(effects.reduce((sum, { difference }) => sum + difference, 0)).toBeCloseTo(0, 10)
    }
  })

  it('lists every parameter as an assumption, and says which the leading outcome hangs on', () => {
    expect(once.assumptions).toHaveLength(PARAMETERS.length)
    for (const { bits, error } of once.hangsOn) {
      expect(bits).toBeLessThan(once.bits)
      expect(error).toBeGreaterThan(0)
    }
    const widths = once.hangsOn.map(({ lowest, highest }) => Math.abs(highest - lowest))
    expect(widths).toEqual([...widths].sort((a, b) => b - a))
  })

  it('says what to look for: knowing what is certain already tells nothing', () => {
    const bits = new Map(once.lookFor.map(({ id, bits }) => [id, bits]))
    expect(bits.get('concession')).toBe(0)
    expect(Math.max(...bits.values())).toBeLessThan(1)
  })

  it('draws a fan of the main stocks for every day', () => {
    for (const { byDay } of once.fan) {
      expect(byDay).toHaveLength(small.days)
      for (const [low, middle, high] of byDay) {
        expect(low).toBeLessThanOrEqual(middle)
        expect(middle).toBeLessThanOrEqual(high)
      }
    }
  })

  it('shows where outcomes part, as a tree whose sides hold no more than the whole', () => {
    const root = once.branches.find(({ path }) => path === '')!
    expect(root.share).toBe(1)
    for (const { path, split } of once.branches) {
      const sides = once.branches.filter(
        other => other.path.length === path.length + 1 && other.path.startsWith(path),
      )
      expect(sides).toHaveLength(split ? 2 : 0)
      const own = once.branches.find(other => other.path === path)!.share
      expect(sides.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(own + 1e-9)
    }
  })
})

describe('in the mean, on common random numbers', { timeout: 60_000 }, () => {
  const share = (
    ids: readonly OutcomeId[],
    definition: StressDefinition,
    ...happenings: readonly Happening[]
  ) =>
    stressed({ ...definition, pairs: 1 }, 1, happenings)
      .outcomes.filter(({ id }) => (ids as readonly string[]).includes(id))
      .reduce((sum, outcome) => sum + outcome.share, 0)
  const SPLIT = ['forces-split', 'civil-war'] as const
  const strained = { strain: [0.05, 0.1], 'mobilised-if-spread': [0.5, 0.8] } as const

  it('a more loyal force splits no more often, but for Monte Carlo error', () => {
    const splits = [0.55, 0.7, 0.85, 1].map(loyalty =>
      share(SPLIT, ranged({ ...strained, loyalty: [loyalty, loyalty] }), order, everywhere),
    )
    for (const [n, p] of splits.slice(1).entries()) {
      expect(p - splits[n]!).toBeLessThan(2 * Math.sqrt((p * (1 - p)) / small.runs))
    }
    expect(splits[0]).toBeGreaterThan(splits.at(-1)! + 0.1)
  })

  it('more belief in defection splits the forces more often', () => {
    const splits = [0, 0.3, 0.6, 0.98].map(belief =>
      share(SPLIT, ranged(strained), { ...rumour, belief }, everywhere),
    )
    expect(splits).toEqual([...splits].sort((a, b) => a - b))
  })

  it('protest ends by concession more often where something was conceded', () => {
    const conceded = { event: 'CONCEDE' as const, actors: ['KAZ GOV'], belief: 1 }
    const calm = ranged({ suppression: [0, 0.05], 'concede-hazard': [0, 0] })
    expect(share(['bought-off'], calm, everywhere)).toBe(0)
    expect(share(['bought-off'], calm, everywhere, conceded)).toBeGreaterThan(0.1)
  })

  it('arms in other hands turn a split into civil war', () => {
    const armed = { event: 'COERCE' as const, actors: ['KAZ CVL'], says: 'The crowd took rifles.', belief: 1 }
    const weak = ranged({ ...strained, loyalty: [0.5, 0.55], defect: [0, 0], 'arms-seized': [9000, 9000] })
    expect(share(['civil-war'], weak, everywhere)).toBe(0)
    expect(share(['forces-split'], weak, everywhere, armed)).toBe(0)
    expect(share(['civil-war'], weak, everywhere, armed)).toBeGreaterThan(0.3)
  })

  it('two thousand runs repeat every share within four sigma, over twenty seeds', () => {
    const runs = 2000
    const book = bookOf(order, rumour)
    const shares = Array.from({ length: 20 }, (_, n) => {
      const { plan } = planOf({
        definition: small,
        land: null,
        book,
        country: 'KAZ',
        asOf: NOON,
        seed: 100 + n,
      })
      return countsOf(runBlock(plan, 0, runs).outcomes).map(count => count / runs)
    })
    for (const n of Object.keys(OUTCOMES).keys()) {
      const mean = shares.reduce((sum, share) => sum + share[n]!, 0) / shares.length
      const sigma = Math.sqrt((mean * (1 - mean)) / runs)
      for (const share of shares) expect(Math.abs(share[n]! - mean)).toBeLessThanOrEqual(4 * sigma)
    }
  })
})

describe('lexicon/stress.yaml', () => {
  it('gives every parameter a unit, a range and a source or the word assumption', () => {
    for (const { unit, source, low, high } of shipped.parameters) {
      expect(unit).not.toBe('')
      expect(source).toMatch(/assumption|\b(1[89]|20)\d\d\b/)
      expect(low).toBeLessThanOrEqual(high)
    }
  })

  const changed = (name: string, change: object) => ({
    ...written,
    parameters: written.parameters.map((parameter: { name: string }) =>
      parameter.name === name ? { ...parameter, ...change } : parameter,
    ),
  })
  it.each<[string, object, string]>([
    [
      'a range the wrong way round',
      changed('growth', { low: 0.5, high: 0.1 }),
      'expected `low` (0.5) not above `high` (0.1)',
    ],
    ['a share above 1', changed('loyalty', { high: 1.2 }), 'expected loyalty up to 1, found 1.2'],
    ['what is divided by at nought', changed('ramp', { low: 0 }), 'expected ramp above 0, found 0'],
    ['no runs', { ...written, runs: 0 }, 'Too small: expected number to be >=1'],
    ['a billion runs', { ...written, runs: 1e9 }, 'Too big: expected number to be <=1000000'],
    [
      'a parameter left out',
      { ...written, parameters: written.parameters.slice(1) },
      'expected ready once, found it 0 times',
    ],
    ['a parameter that nobody reads', changed('growth', { name: 'grwth' }), 'Invalid option'],
    [
      'a parameter without a source',
      changed('growth', { source: undefined }),
      'Invalid input: expected string, received undefined',
    ],
    [
      'a start left out',
      { ...written, starts: written.starts.slice(1) },
      'expected concession once, found it 0 times',
    ],
  ])('refuses %s', (_, value, message) => {
    const issues = stressSchema.safeParse(value).error?.issues ?? []
    expect(issues.map(issue => issue.message).join('\n')).toContain(message)
  })
})
