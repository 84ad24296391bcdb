import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parseInstant } from '../domain/instant.ts'
import { countryOf, UNKNOWN_COUNTRY } from './country.ts'
import { rangesOf, START_IDS, stressSchema } from './definition.ts'
import type { ParameterName } from './parameters.ts'
import type { Plan } from './plan.ts'
import { ACT_NAMES, ACTS, type ActName, NO_POLICY, type Policy, policyOf, policySchema } from './policy.ts'
import { type Moment, modelOf } from './run.ts'

const asOf = parseInstant('2022-01-06T12:00Z')!
const read = (acts: readonly object[], never: readonly string[] = []) =>
  policyOf(policySchema.parse({ title: 'A policy', acts, never }), ['a', 'b'], asOf, 90)

describe('a policy', () => {
  it('counts times from the start, whether given as a length or as an hour', () => {
    const { policy, faults } = read([
      { act: 'concession', at: '36h' },
      { act: 'curfew', at: '2022-01-08T00:00Z', until: '5d', regions: ['b'] },
    ])
    expect(faults).toEqual([])
    expect(policy.acts).toEqual([
      { act: 'concession', fromDay: 1.5, untilDay: null, regions: null },
      { act: 'curfew', fromDay: 1.5, untilDay: 5, regions: [1] },
    ])
    expect(policy.settled).toEqual(['concession', 'curfew'])
  })

  it.each<[string, object, string, string]>([
    [
      'an act before the start',
      { act: 'curfew', at: '2022-01-05T00:00Z' },
      'acts.0.at',
      'is before the start',
    ],
    ['an act after the end', { act: 'curfew', at: '90d' }, 'acts.0.at', 'is after the last day (90)'],
    [
      'an act that ends before it begins',
      { act: 'curfew', at: '3d', until: '2d' },
      'acts.0.until',
      'ends before it begins',
    ],
    [
      'a region that is none',
      { act: 'curfew', at: '1d', regions: ['a', 'c'] },
      'acts.0.regions.1',
      'no region is called "c" (there are a, b)',
    ],
  ])('does not fit with %s', (_, act, path, message) => {
    const { faults } = read([act])
    expect(faults.map(fault => [fault.path.join('.'), fault.message])).toEqual([
      [path, expect.stringContaining(message)],
    ])
  })

  it.each([
    ['a time without its zone', { act: 'curfew', at: '2022-01-07T00:00' }, 'expected a time after the start'],
    [
      'an act of another side',
      { act: 'strike', side: 'government', at: '1d' },
      'strike is an act of the opposition',
    ],
    ['an act that nobody knows', { act: 'bribe', at: '1d' }, 'Invalid option'],
  ])('refuses %s', (_, act, message) => {
    const issues = policySchema.safeParse({ title: 'A policy', acts: [act] }).error?.issues ?? []
    expect(issues.map(issue => issue.message).join('\n')).toContain(message)
  })
})

describe('acts in a run', { timeout: 60_000 }, () => {
  const shipped = stressSchema.parse(parse(readFileSync('lexicon/stress.yaml', 'utf8')))
  // People who would go out at once, and runs that quiet does not end: so every act has something to act on.
  const fixed: Partial<Record<ParameterName, { low: number; high: number }>> = {
    'threshold-mean': { low: 0.1, high: 0.1 },
    'quiet-days': { low: 90, high: 90 },
  }
  const planWith = (policy: Policy): Plan => ({
    days: 20,
    seed: 2,
    ranges: rangesOf(shipped).map(range => ({ ...range, ...fixed[range.name] })),
    beliefs: START_IDS.map(() => 0),
    country: countryOf(UNKNOWN_COUNTRY),
    unrest: [1],
    somewhere: 0,
    policy,
  })
  const course = (act: ActName): readonly Moment[] => {
    const moments: Moment[] = []
    const policy: Policy = {
      acts: [{ act, fromDay: 2, untilDay: 6, regions: null }],
      settled: ACT_NAMES.filter(name => ACTS[name] === 'government'),
    }
    modelOf(planWith(policy)).run(0, undefined, (_, moment) => moments.push(moment))
    return moments
  }
  const without: Moment[] = []
  modelOf(planWith({ ...NO_POLICY, settled: ['concession', 'cut-net', 'order-fire', 'call-ally'] })).run(
    0,
    undefined,
    (_, moment) => without.push(moment),
  )

  it('hold from their hour to their end', () => {
    const fire = course('order-fire').map(moment => moment.fire)
    expect([fire[7], fire[8], fire[23], fire[24]]).toEqual([0, 1, 1, 0])
    expect(course('cut-net').map(moment => moment.netCut)[8]).toBe(1)
  })

  it.each(ACT_NAMES.filter(act => act !== 'withdraw' && act !== 'dismissal'))(
    '%s changes the course, not before its hour',
    act => {
      const moments = course(act)
      expect(moments.slice(0, 8)).toEqual(without.slice(0, 8))
      // Amnesty needs detained, allies need days: by the end each has changed something.
      expect(moments).not.toEqual(without)
    },
  )

  it('brings allies in after their days, and sends them home', () => {
    const policy: Policy = {
      acts: [
        { act: 'call-ally', fromDay: 1, untilDay: null, regions: null },
        { act: 'withdraw', fromDay: 12, untilDay: null, regions: null },
      ],
      settled: ['call-ally'],
    }
    const foreign: number[] = []
    modelOf(planWith(policy)).run(0, undefined, (_, moment) => foreign.push(moment.foreign))
    expect([foreign[6], foreign[40], foreign[50]]).toEqual([0, 1, 0])
  })

  it('are left to chance only where no policy settles them', () => {
    const fired = (policy: Policy) =>
      Array.from({ length: 200 }, (_, run) => {
        let any = 0
        modelOf({ ...planWith(policy), days: 90 }).run(run, undefined, (_, moment) => {
          any = Math.max(any, moment.fire)
        })
        return any
      }).filter(Boolean).length
    expect(fired({ acts: [], settled: ['order-fire'] })).toBe(0)
    expect(fired(NO_POLICY)).toBeGreaterThan(0)
  })
})
