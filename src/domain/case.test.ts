import { describe, expect, it } from 'vitest'
import type { ZodType } from 'zod'
import { calendarSchema, exposuresSchema, hypothesesSchema } from './case.ts'
import { indicatorSchema } from './indicator.ts'

/** `path: message` of each fault that the schema finds. */
function faults(schema: ZodType, value: unknown): readonly string[] {
  const result = schema.safeParse(value)
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('an indicator', () => {
  const written = (test: object) => ({
    name: 'violence.shots',
    title: 'Shots',
    question: 'Are shots fired?',
    group: 'violence',
    test: { kind: 'any-event', query: { event: ['ASSAULT'] }, windowHours: 24, ...test },
    sources: ['Grabo 2004'],
  })
  const signal = (direction: string, watch: number, tripped: number) =>
    written({
      kind: 'signal',
      query: undefined,
      signal: 'net',
      measure: 'level',
      direction,
      thresholds: { watch, tripped },
    })

  it('takes thresholds in the order in which they are reached', () => {
    expect(faults(indicatorSchema, written({ thresholds: { watch: 0.3, tripped: 0.6 } }))).toEqual([])
  })

  it('refuses thresholds the wrong way round', () => {
    expect(faults(indicatorSchema, written({ thresholds: { watch: 0.6, tripped: 0.3 } }))).toEqual([
      'test.thresholds: thresholds the wrong way round: expected watch (0.6) to come before tripped (0.3)',
    ])
    const { query: _, ...falling } = signal('below', 20, 60).test
    expect(faults(indicatorSchema, { ...written({}), test: falling })).toEqual([
      'test.thresholds: thresholds the wrong way round: expected watch (20) to come before tripped (60)',
    ])
  })

  it('refuses a probability of 0, 1 or more, and an unknown key', () => {
    expect(faults(indicatorSchema, written({ thresholds: { watch: 0, tripped: 1 } }))).toHaveLength(2)
    expect(faults(indicatorSchema, written({ thresholds: { watch: 0.3, tripped: 0.6 }, windw: 3 }))).toEqual([
      'test: Unrecognized key: "windw"',
    ])
  })
})

describe('hypotheses', () => {
  const revolt = { id: 'revolt', title: 'Revolt', description: '', prior: 0.5, priorSource: 'judgement' }
  const coup = { ...revolt, id: 'coup', title: 'Coup', prior: 0.3 }
  const looting = {
    id: 'looting',
    title: 'Looting',
    query: { event: ['ASSAULT'] },
    likelihood: { revolt: 0.6, coup: 0.3, none: 0.5 },
    source: 'judgement',
  }
  const written = (changed: object) => ({
    question: 'What is it?',
    none: { title: 'None of these', prior: 0.2 },
    hypotheses: [revolt, coup],
    evidence: [looting],
    ...changed,
  })
  const evidence = (...changes: readonly object[]) =>
    written({ evidence: changes.map(change => ({ ...looting, ...change })) })

  it.each<[string, object, string[]]>([
    ['are sound', written({}), []],
    [
      'share one whole',
      written({ none: { title: 'None', prior: 0.6 } }),
      [
        "hypotheses: exclusive hypotheses share one whole: expected priors with none's to sum to 1, found 1.400",
      ],
    ],
    [
      'have names of their own',
      written({ hypotheses: [revolt, { ...coup, id: 'none' }] }),
      ['hypotheses.1.id: the name none is taken', 'evidence.0.likelihood: no hypothesis is named coup'],
    ],
    [
      'all have a likelihood',
      evidence({ likelihood: { revolt: 0.6, none: 0.5 } }),
      ['evidence.0.likelihood: expected a likelihood under coup too'],
    ],
    [
      'are never ruled out or in by one likelihood',
      evidence({ likelihood: { revolt: 1, coup: 0, none: 0.5 } }),
      [
        'evidence.0.likelihood.revolt: expected less than 1, since a probability of 1 settles for good: write 0.99 for what is all but certain',
        'evidence.0.likelihood.coup: expected more than 0, since a probability of 0 rules out for good: write 0.01 for what is all but impossible',
      ],
    ],
    [
      'look at a query or an indicator',
      evidence({ indicator: 'violence.shots' }),
      ['evidence.0: expected either a query or an indicator'],
    ],
    [
      'rest on evidence that is there',
      evidence({ dependsOn: ['shops'] }),
      ['evidence.0.dependsOn: no evidence is named shops'],
    ],
    [
      'rest on no circle',
      evidence({ dependsOn: ['b'] }, { id: 'b', dependsOn: ['looting'] }),
      [
        'evidence.0.dependsOn: looting depends on itself in a circle',
        'evidence.1.dependsOn: b depends on itself in a circle',
      ],
    ],
  ])('%s', (_, value, expected) => {
    expect(faults(hypothesesSchema, value)).toEqual(expected)
  })
})

describe('exposures', () => {
  const crude = { name: 'crude', value: 90, unit: 'kb/day', year: 2021, source: { title: 'Eurostat' } }
  const written = (loss: object, figure: object = {}) => ({
    exposures: [
      {
        id: 'italy-crude',
        party: 'Italy',
        country: 'ITA',
        channel: 'energy',
        what: 'crude',
        figures: [{ ...crude, ...figure }],
        triggers: { event: ['SHOCK'] },
        loss: { figure: 'crude', share: [0.2, 1], days: [7, 30], source: 'judgement', ...loss },
      },
    ],
  })

  it.each<[object, object, string[]]>([
    [{}, {}, []],
    [{ figure: 'gas' }, {}, ['exposures.0.loss.figure: no figure is named gas']],
    [
      {},
      { unit: 'share' },
      [
        'exposures.0.loss.figure: a loss needs a flow: expected crude in a unit by /day, /month or /year, found share',
      ],
    ],
    [{ days: [30, 7] }, {}, ['exposures.0.loss.days: expected the lower end of the range first']],
  ])('%j with %j', (loss, figure, expected) => {
    expect(faults(exposuresSchema, written(loss, figure))).toEqual(expected)
  })
})

describe('a calendar', () => {
  const talks = {
    id: 'osce-talks',
    from: '2022-01-13',
    title: 'Talks',
    known: '2021-12-28T12:00Z',
    actors: ['IGO OSCE'],
    stake: 'security',
    source: { title: 'OSCE' },
  }
  it('refuses days that are none and spans that end before they begin', () => {
    expect(faults(calendarSchema, { dates: [talks] })).toEqual([])
    expect(faults(calendarSchema, { dates: [{ ...talks, from: '2022-02-30' }] })).toEqual([
      'dates.0.from: 2022-02-30 is no day of the calendar',
    ])
    expect(faults(calendarSchema, { dates: [{ ...talks, to: '2022-01-12' }] })).toEqual([
      'dates.0.to: expected `to` not before `from`',
    ])
  })
})
