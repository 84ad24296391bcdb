import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type IndicatorExample, indicatorExampleSchema } from '../domain/indicator.ts'
import { parseInstant } from '../domain/instant.ts'
import type { EventType } from '../domain/plover.ts'
import { exampleBook } from '../watch/example.ts'
import {
  PARAMETERS,
  type ParameterName,
  START_IDS,
  type StartId,
  type StressDefinition,
  stressSchema,
} from './definition.ts'
import { normal, streamOf } from './random.ts'
import { OUTCOMES, rangesOf, runOnce } from './run.ts'
import { stress } from './stress.ts'

const written = parse(readFileSync('lexicon/stress.yaml', 'utf8'))
const shipped = stressSchema.parse(written)
const NOON = parseInstant('2022-01-06T12:00Z')!
const small: StressDefinition = { ...shipped, runs: 300 }

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
  return stress({ definition, book: bookOf(...happenings), country, asOf: NOON, seed })
}

const rumour = { event: 'DEFECT' as const, actors: ['KAZ COP'], belief: 0.3 }
const order = { event: 'ASSAULT' as const, actors: ['KAZ MIL'], time: 'present' as const, belief: 0.9 }

describe('a stress test', () => {
  const once = stressed(small, 7, [rumour, order])

  it('gives the same bytes for the same seed, and others for another', () => {
    expect(JSON.stringify(stressed(small, 7, [rumour, order]))).toBe(JSON.stringify(once))
    expect(stressed(small, 8, [rumour, order]).outcomes).not.toEqual(once.outcomes)
  })

  it('does not depend on the order in which the table is written', () => {
    const turned = {
      ...small,
      parameters: [...small.parameters].reverse(),
      starts: [...small.starts].reverse(),
    }
    expect(stressed(turned, 7, [rumour, order]).outcomes).toEqual(once.outcomes)
  })

  it('gives every outcome a share, with its Monte Carlo interval; the shares sum to 1', () => {
    expect(once.outcomes.map(({ id }) => id).sort()).toEqual(Object.keys(OUTCOMES).sort())
    expect(once.outcomes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10)
    for (const { share, low, high } of once.outcomes) {
      expect(low).toBeLessThanOrEqual(share)
      expect(high).toBeGreaterThanOrEqual(share)
      expect(high).toBeGreaterThan(low)
    }
  })

  it('starts from the events that are believed, in the country of the case', () => {
    const start = (id: StartId) => once.starts.find(start => start.id === id)!
    expect(start('defection')).toMatchObject({ p: 0.3, events: ['h1'] })
    expect(start('deadly-force')).toMatchObject({ p: 0.9, events: ['h2'] })
    expect(start('concession')).toMatchObject({ p: 0, events: [] })
    const elsewhere = stressed(small, 7, [rumour], 'BLR')
    expect(elsewhere.starts.every(({ p }) => p === 0)).toBe(true)
  })

  it('forgets what is older than the window of a start', () => {
    const protest = { event: 'PROTEST' as const, actors: ['KAZ CVL'], origins: 3 }
    const spreadAt = (asOf: string) =>
      stress({
        definition: small,
        book: bookOf(protest),
        country: 'KAZ',
        asOf: parseInstant(asOf)!,
        seed: 7,
      }).starts.find(({ id }) => id === 'spread')!.p
    expect(spreadAt('2022-01-06T12:00Z')).toBe(0.9)
    expect(spreadAt('2022-01-16T12:00Z')).toBe(0)
  })

  it('says how far each start moves the leading outcome, on pairs of runs', () => {
    for (const { effect, effectError } of once.starts) {
      expect(Math.abs(effect)).toBeLessThanOrEqual(1)
      expect(effectError).toBeLessThan(0.04)
    }
  })

  it('lists every parameter as an assumption, and says which the leading outcome hangs on', () => {
    expect(once.assumptions).toHaveLength(PARAMETERS.length)
    const widths = once.hangsOn.map(({ lowest, highest }) => Math.abs(highest - lowest))
    expect(widths).toEqual([...widths].sort((a, b) => b - a))
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
})

describe('one run', () => {
  const ranges = rangesOf(shipped)
  const beliefs = (p: number) => new Map<StartId, number>(START_IDS.map(id => [id, p]))

  it('takes a rumour at 0.3 for true in three runs of ten, within four sigma, whatever the seed', () => {
    const runs = 2000
    for (const seed of [1, 2, 3, 1000, -5, 2 ** 31]) {
      for (const id of START_IDS) {
        const held = Array.from(
          { length: runs },
          (_, n) => runOnce(ranges, new Map([[id, 0.3]]), 1, seed, n).starts[id],
        ).filter(Boolean).length
        expect(Math.abs(held / runs - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / runs))
      }
    }
  })

  it('draws each parameter evenly from its range', () => {
    const runs = Array.from({ length: 2000 }, (_, n) => runOnce(ranges, beliefs(0.5), 1, 11, n))
    for (const { name, low, high } of ranges) {
      const values = runs.map(run => run.values[name])
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      const sigma = (high - low) / Math.sqrt(12 * runs.length)
      expect(Math.abs(mean - (low + high) / 2)).toBeLessThanOrEqual(4 * sigma + 1e-12)
    }
  })

  it('keeps every person and every soldier in exactly one stock, never fewer than none (law)', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const wild = fc.record(
      Object.fromEntries(PARAMETERS.map(name => [name, share])) as Record<ParameterName, typeof share>,
    )
    fc.assert(
      fc.property(wild, fc.integer(), share, (values, seed, p) => {
        const fixed = PARAMETERS.map(name => ({ name, low: values[name], high: values[name] }))
        runOnce(fixed, beliefs(p), 30, seed, 0, (_, { home, street, detained, loyal, aside }) => {
          expect(home + street + detained).toBeCloseTo(1, 9)
          expect(loyal + aside).toBeCloseTo(1, 9)
          for (const stock of [home, street, detained, loyal, aside])
            expect(stock).toBeGreaterThanOrEqual(-1e-12)
        })
      }),
    )
  })

  it('uses the same random numbers whatever is believed', () => {
    const [calm, wild] = [runOnce(ranges, beliefs(0), 90, 3, 5), runOnce(ranges, beliefs(1), 90, 3, 5)]
    expect(wild.values).toEqual(calm.values)
    expect(wild.outcome).not.toBe('fizzles')
  })
})

describe('in the mean, on common random numbers', () => {
  const share = (ids: readonly string[], definition: StressDefinition, ...happenings: readonly Happening[]) =>
    stressed(definition, 1, happenings)
      .outcomes.filter(({ id }) => ids.includes(id))
      .reduce((sum, outcome) => sum + outcome.share, 0)
  const SPLIT = ['forces-split', 'civil-war']

  it('a more loyal force splits no more often, but for Monte Carlo error', () => {
    const splits = [0.5, 0.65, 0.8, 0.95].map(loyalty =>
      share(SPLIT, ranged({ loyalty: [loyalty, loyalty], strain: [0.02, 0.08] }), order),
    )
    for (const [n, p] of splits.slice(1).entries()) {
      expect(p - splits[n]!).toBeLessThan(2 * Math.sqrt((p * (1 - p)) / small.runs))
    }
    expect(splits[0]).toBeGreaterThan(splits.at(-1)! + 0.1)
  })

  it('a leader falls about as often as coups succeed within 90 days of protests with killed protesters', () => {
    // 15 of 410 such episodes of 1990 to 2012, 5 of 149 of 2013 to 2020 (docs/stress.md); intervals at 95 %.
    const falls = share(['change-of-leader'], { ...small, runs: 1000 }, { ...order, belief: 1 })
    expect(falls).toBeGreaterThan(0.011)
    expect(falls).toBeLessThan(0.076)
  })

  it('more belief in defection splits the forces more often', () => {
    const splits = [0, 0.3, 0.6, 0.98].map(belief => share(SPLIT, small, { ...rumour, belief }))
    expect(splits).toEqual([...splits].sort((a, b) => a - b))
  })

  it('protest ends by concession only where something was conceded', () => {
    expect(share(['bought-off'], small)).toBe(0)
    expect(
      share(['bought-off'], small, { event: 'CONCEDE', actors: ['KAZ GOV'], belief: 0.98 }),
    ).toBeGreaterThan(0.3)
  })

  it('arms in other hands turn a split into civil war', () => {
    const armed = { event: 'COERCE' as const, actors: ['KAZ CVL'], says: 'The crowd took rifles.', belief: 1 }
    const weak = ranged({ loyalty: [0.45, 0.5], strain: [0.2, 0.3] })
    expect(share(['civil-war'], weak)).toBe(0)
    expect(share(['forces-split'], weak, armed)).toBe(0)
    expect(share(['civil-war'], weak, armed)).toBeGreaterThan(0.3)
  })

  it('repeats within four sigma over twenty seeds', () => {
    const shares = Array.from({ length: 20 }, (_, seed) => {
      const { outcomes } = stressed(small, 100 + seed, [order, rumour])
      return outcomes.find(({ id }) => id === 'repressed')!.share
    })
    const mean = shares.reduce((sum, x) => sum + x, 0) / shares.length
    const sigma = Math.sqrt((mean * (1 - mean)) / small.runs)
    for (const x of shares) expect(Math.abs(x - mean)).toBeLessThan(4 * sigma)
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

  it('give normal draws of mean 0 and variance 1', () => {
    const draw = streamOf(5, 0)
    const draws = Array.from({ length: 20000 }, () => normal(draw))
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length
    const variance = draws.reduce((sum, x) => sum + x * x, 0) / draws.length
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(draws.length))
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / draws.length))
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
    ['no runs', { ...written, runs: 0 }, 'Too small: expected number to be >=1'],
    ['a billion runs', { ...written, runs: 1e9 }, 'Too big: expected number to be <=1000000'],
    [
      'a parameter left out',
      { ...written, parameters: written.parameters.slice(1) },
      'expected mobilised once, found it 0 times',
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
