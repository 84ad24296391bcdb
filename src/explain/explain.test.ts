import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Explanation } from '../domain/assessment.ts'
import { hypothesesSchema } from '../domain/case.ts'
import { type IndicatorExample, indicatorExampleSchema, indicatorSchema } from '../domain/indicator.ts'
import { parseInstant } from '../domain/instant.ts'
import type { EventType } from '../domain/plover.ts'
import { formatProblem } from '../domain/problem.ts'
import { exampleBook } from '../watch/example.ts'
import type { EventBook } from '../watch/query.ts'
import { watch } from '../watch/watch.ts'
import { hypothesesProblems } from './check.ts'
import { confidenceOf } from './confidence.ts'
import { explain } from './explain.ts'

const BEGINS = parseInstant('2022-01-02T00:00Z')!
const NOON = parseInstant('2022-01-06T12:00Z')!

function bookOf(...happenings: readonly (Partial<IndicatorExample> & { event: EventType })[]): EventBook {
  return exampleBook(
    happenings.map((written, n) => ({
      ...indicatorExampleSchema.parse({ says: 'as told', status: 'quiet', ...written }),
      id: `h${n + 1}`,
      at: parseInstant('2022-01-06T08:00Z')!,
    })),
  )
}

const revolt = { id: 'revolt', title: 'Social revolt', description: '', prior: 0.5, priorSource: 'judgement' }
const coup = { ...revolt, id: 'coup', title: 'Palace coup', prior: 0.3 }
const none = { title: 'None of these', prior: 0.2 }

const piece = (
  id: string,
  event: EventType,
  likelihood: readonly [number, number, number],
  more: object = {},
) => ({
  id,
  title: id,
  query: { event: [event] },
  likelihood: { revolt: likelihood[0], coup: likelihood[1], none: likelihood[2] },
  source: 'judgement',
  ...more,
})

function weigh(evidence: readonly object[], book: EventBook, asOf = NOON): Explanation {
  const definition = hypothesesSchema.parse({
    question: 'What is it?',
    none,
    hypotheses: [revolt, coup],
    evidence,
  })
  return explain({ definition, book, indicators: [], begins: BEGINS, asOf })
}

function posterior({ hypotheses }: Explanation, id: string): number {
  return hypotheses.find(hypothesis => hypothesis.id === id)!.posterior
}

describe('rival explanations', () => {
  const protests = piece('protests', 'PROTEST', [0.8, 0.2, 0.5])

  it('stand at their priors before any evidence', () => {
    const explanation = weigh([], bookOf())
    expect(explanation.hypotheses.map(({ id, posterior }) => [id, Number(posterior.toFixed(9))])).toEqual([
      ['revolt', 0.5],
      ['coup', 0.3],
      ['none', 0.2],
    ])
  })

  it('move by Bayes where evidence is believed for certain', () => {
    const explanation = weigh([protests], bookOf({ event: 'PROTEST', belief: 1 }))
    const total = 0.5 * 0.8 + 0.3 * 0.2 + 0.2 * 0.5
    expect(posterior(explanation, 'revolt')).toBeCloseTo((0.5 * 0.8) / total)
    expect(explanation.evidence[0]).toMatchObject({ state: 'seen', p: 1, events: ['h1'], countedUnder: null })
    expect(explanation.evidence[0]!.claims).toHaveLength(1)
  })

  it('move less, the less the evidence is believed, and not at all at even odds', () => {
    const at = (belief: number) =>
      posterior(weigh([protests], bookOf({ event: 'PROTEST', belief })), 'revolt')
    expect(at(0.9)).toBeGreaterThan(at(0.6))
    expect(at(0.6)).toBeGreaterThan(0.5)
    expect(at(0.5)).toBeCloseTo(0.5)
  })

  it('do not move by what is not seen until it is overdue; then absence counts against', () => {
    const due = piece('purge', 'SANCTION', [0.2, 0.9, 0.5], { expectedAfterHours: 96 })
    const early = weigh([due], bookOf({ event: 'PROTEST' }), parseInstant('2022-01-05T23:00Z')!)
    expect(early.evidence[0]!.state).toBe('open')
    expect(posterior(early, 'coup')).toBeCloseTo(0.3)
    const late = weigh([due], bookOf({ event: 'PROTEST' }))
    expect(late.evidence[0]!.state).toBe('expected and missing')
    const total = 0.5 * 0.8 + 0.3 * 0.1 + 0.2 * 0.5
    expect(posterior(late, 'coup')).toBeCloseTo((0.3 * 0.1) / total)
  })

  it('do not take silence for absence where nobody reports', () => {
    const due = piece('purge', 'SANCTION', [0.2, 0.9, 0.5], { expectedAfterHours: 1 })
    expect(weigh([due], bookOf()).evidence[0]!.state).toBe('open')
  })

  it('rank what to look for by what its answer would tell', () => {
    const explanation = weigh(
      [
        piece('says-little', 'ACCUSE', [0.5, 0.45, 0.5]),
        piece('says-much', 'SANCTION', [0.1, 0.9, 0.5]),
        piece('known', 'PROTEST', [0.8, 0.2, 0.5]),
      ],
      bookOf({ event: 'PROTEST' }),
    )
    expect(explanation.lookFor.map(({ id }) => id)).toEqual(['says-much', 'says-little'])
    expect(explanation.lookFor[0]!.bits).toBeGreaterThan(0.2)
  })
})

describe('evidence that depends on evidence', () => {
  const protests = piece('protests', 'PROTEST', [0.8, 0.2, 0.5])
  const looting = piece('looting', 'ASSAULT', [0.6, 0.4, 0.5])
  const all = bookOf({ event: 'PROTEST' }, { event: 'ASSAULT' }, { event: 'DEFECT' })
  const once = weigh([protests], all)

  it('counts once, where it separates most, whichever way round it is written', () => {
    const a = weigh([protests, { ...looting, dependsOn: ['protests'] }], all)
    const b = weigh([{ ...protests, dependsOn: ['looting'] }, looting], all)
    expect(posterior(a, 'revolt')).toBeCloseTo(posterior(once, 'revolt'))
    expect(posterior(b, 'revolt')).toBeCloseTo(posterior(once, 'revolt'))
    expect(a.evidence.map(({ countedUnder }) => countedUnder)).toEqual([null, 'protests'])
  })

  it('counts a whole chain once', () => {
    const defection = piece('defection', 'DEFECT', [0.7, 0.3, 0.5], { dependsOn: ['looting'] })
    const chain = weigh([protests, { ...looting, dependsOn: ['protests'] }, defection], all)
    expect(posterior(chain, 'revolt')).toBeCloseTo(posterior(once, 'revolt'))
  })

  it('counts one event once, even where nobody wrote that two questions hang on it', () => {
    const again = piece('the-same-protests', 'PROTEST', [0.8, 0.2, 0.5])
    expect(posterior(weigh([protests, again], all), 'revolt')).toBeCloseTo(posterior(once, 'revolt'))
  })

  it('still counts the weaker piece while the stronger is open', () => {
    const strong = piece('purge', 'SANCTION', [0.9, 0.1, 0.5], { dependsOn: ['looting'] })
    const explanation = weigh([looting, strong], all)
    expect(explanation.evidence.map(({ countedUnder }) => countedUnder)).toEqual([null, null])
    expect(posterior(explanation, 'revolt')).toBeGreaterThan(0.5)
  })
})

describe('linchpins and sensitivity', () => {
  const tips = piece('tips', 'DEFECT', [0.05, 0.9, 0.3])
  const helps = piece('helps', 'PROTEST', [0.45, 0.5, 0.5])
  const explanation = weigh([tips, helps], bookOf({ event: 'DEFECT' }, { event: 'PROTEST' }))

  it('name the evidence without which another would lead', () => {
    expect(explanation.hypotheses[0]!.id).toBe('coup')
    expect(explanation.linchpins).toEqual(['tips'])
  })

  it('make confidence low, as does a picture without evidence; firm evidence raises it', () => {
    expect(confidenceOf(explanation)).toMatchObject({ level: 'low', why: expect.stringContaining('without') })
    expect(confidenceOf(weigh([], bookOf()))).toEqual({ level: 'low', why: 'no evidence has been seen' })
    const firm = ['a', 'b'].map(id => piece(id, 'DEFECT', [0.9, 0.1, 0.3], { dependsOn: [] }))
    const other = piece('c', 'PROTEST', [0.9, 0.1, 0.3])
    expect(
      confidenceOf(weigh([...firm, other], bookOf({ event: 'DEFECT' }, { event: 'PROTEST' }))).level,
    ).toBe('moderate')
  })

  it('order the judgements by how far the leader hangs on each', () => {
    const [widest] = explanation.sensitivity
    expect(widest).toMatchObject({ of: 'evidence', id: 'tips' })
    // Three priors, two pieces of evidence, and each of those under each of three hypotheses.
    expect(explanation.sensitivity).toHaveLength(11)
  })

  it('halve and double a prior in odds', () => {
    const { sensitivity } = weigh([], bookOf())
    const own = sensitivity.find(({ id }) => id === 'revolt')!
    expect(own.low).toBeCloseTo(1 / 3)
    expect(own.high).toBeCloseTo(2 / 3)
  })
})

describe('evidence from an indicator', () => {
  const unrest = (kind: string, thresholds: object) =>
    indicatorSchema.parse({
      name: 'unrest',
      title: 'Unrest',
      question: 'Is there unrest?',
      group: 'mobilisation',
      test: { kind, query: { event: ['PROTEST'] }, windowHours: 48, thresholds },
      sources: ['Grabo 2004'],
    })
  const evidence = [
    { ...piece('unrest-spreads', 'PROTEST', [0.8, 0.2, 0.5]), query: undefined, indicator: 'unrest' },
  ]
  function stateWith(kind: string, thresholds: object, book: EventBook) {
    const indicators = watch({ indicators: [unrest(kind, thresholds)], book, signals: [], asOf: NOON })
    const definition = hypothesesSchema.parse({ question: '?', none, hypotheses: [revolt, coup], evidence })
    return explain({ definition, book, indicators, begins: BEGINS, asOf: NOON }).evidence[0]!
  }

  it('takes a probability as it is', () => {
    const book = bookOf({ event: 'PROTEST', belief: 0.7 })
    expect(stateWith('any-event', { watch: 0.3, tripped: 0.6 }, book)).toMatchObject({
      p: 0.7,
      events: ['h1'],
    })
  })

  it('takes a count by the status that it reached: 0.7 of an event is no probability', () => {
    const book = bookOf({ event: 'PROTEST', belief: 0.7 })
    expect(stateWith('expected-count', { watch: 2, tripped: 5 }, book)).toMatchObject({
      p: 0.1,
      state: 'open',
    })
  })

  it('is open where the indicator has no data', () => {
    expect(stateWith('any-event', { watch: 0.3, tripped: 0.6 }, bookOf()).state).toBe('open')
  })

  it('has to be one that the case has', () => {
    const definition = hypothesesSchema.parse({ question: '?', none, hypotheses: [revolt, coup], evidence })
    const place = (path: readonly PropertyKey[]) => ({ file: 'hypotheses.yaml', field: path.join('.') })
    expect(hypothesesProblems(definition, [], place).map(formatProblem)).toEqual([
      'hypotheses.yaml: error: evidence.0.indicator: no indicator is named unrest (name one of the indicators, or write a query) [case/evidence-indicator]',
    ])
  })
})

describe('laws', () => {
  const EVENTS = ['PROTEST', 'ASSAULT', 'DEFECT', 'SANCTION'] as const
  const open = fc.double({ min: 0.01, max: 0.99, noNaN: true })
  const evidence = fc
    .uniqueArray(
      fc.record({
        event: fc.constantFrom(...EVENTS),
        likelihood: fc.tuple(open, open, open),
        overdue: fc.boolean(),
      }),
      { selector: ({ event }) => event, maxLength: 4 },
    )
    .chain(list =>
      fc.record({ list: fc.constant(list), depends: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }) }),
    )
    .map(({ list, depends }) =>
      list.map(({ event, likelihood, overdue }, n) =>
        piece(event.toLowerCase(), event, likelihood, {
          ...(overdue ? { expectedAfterHours: 1 } : {}),
          ...(n && depends[n] ? { dependsOn: [list[n - 1]!.event.toLowerCase()] } : {}),
        }),
      ),
    )
  const book = fc
    .array(fc.record({ event: fc.constantFrom(...EVENTS), belief: open }), { maxLength: 6 })
    .map(list => bookOf(...list))

  it('posteriors, none included, sum to 1, and lie within their ranges', () => {
    fc.assert(
      fc.property(evidence, book, (list, book) => {
        const { hypotheses, sensitivity } = weigh(list, book)
        expect(hypotheses.map(({ id }) => id).sort()).toEqual(['coup', 'none', 'revolt'])
        expect(hypotheses.reduce((sum, { posterior }) => sum + posterior, 0)).toBeCloseTo(1, 10)
        for (const { posterior, range } of hypotheses) {
          expect(posterior).toBeGreaterThan(0)
          expect(range[0]).toBeLessThanOrEqual(posterior)
          expect(range[1]).toBeGreaterThanOrEqual(posterior)
        }
        for (const { low, high } of sensitivity) {
          expect(low).toBeLessThanOrEqual(hypotheses[0]!.posterior)
          expect(high).toBeGreaterThanOrEqual(hypotheses[0]!.posterior)
        }
      }),
    )
  })

  it('the order in which evidence is written is nothing', () => {
    fc.assert(
      fc.property(evidence, book, (list, book) => {
        const [a, b] = [weigh(list, book), weigh([...list].reverse(), book)]
        for (const { id, posterior: p } of a.hypotheses) expect(posterior(b, id)).toBeCloseTo(p, 10)
        expect([...b.linchpins].sort()).toEqual([...a.linchpins].sort())
      }),
    )
  })

  it('evidence that is as likely under each moves nothing', () => {
    fc.assert(
      fc.property(open, open, (likelihood, belief) => {
        const flat = [piece('flat', 'PROTEST', [likelihood, likelihood, likelihood])]
        const explanation = weigh(flat, bookOf({ event: 'PROTEST', belief }))
        expect(posterior(explanation, 'revolt')).toBeCloseTo(0.5, 10)
      }),
    )
  })
})

describe('the matrix of competing hypotheses', () => {
  const happened = bookOf(
    { event: 'PROTEST', belief: 0.9, origins: 3 },
    { event: 'DEFECT', belief: 0.6, origins: 1 },
  )
  const evidence = [
    piece('protests', 'PROTEST', [0.9, 0.3, 0.5]),
    piece('defections', 'DEFECT', [0.2, 0.8, 0.4]),
    piece('strikes', 'SHOCK', [0.9, 0.2, 0.5], { expectedAfterHours: 24 }),
    piece('talks', 'CONSULT', [0.5, 0.4, 0.5]),
  ]
  const explanation = weigh(evidence, happened)
  const { matrix, hypotheses } = explanation
  const row = (id: string) => matrix.rows.find(({ hypothesis }) => hypothesis === id)!

  it('has the hypotheses in rows, in the order of the ranking and of no count', () => {
    expect(matrix.rows.map(({ hypothesis }) => hypothesis)).toEqual(hypotheses.map(({ id }) => id))
  })

  it('signs what is seen and what is missing, and leaves out what is open', () => {
    expect(matrix.columns.map(column => column.evidence)).toEqual(['protests', 'defections', 'strikes'])
    expect(row('revolt').cells).toEqual({ protests: 'C', defections: 'I', strikes: 'II' })
    expect(row('coup').cells).toEqual({ protests: 'I', defections: 'C', strikes: 'CC' })
  })

  it('weighs by belief and independence', () => {
    const weights = Object.fromEntries(matrix.columns.map(({ evidence, weight }) => [evidence, weight]))
    expect(weights.protests).toBeCloseTo(0.9 * 0.75)
    expect(weights.defections).toBeCloseTo(0.6 * 0.5)
    expect(weights.strikes).toBe(1)
  })

  it('counts evidence that depends on evidence once', () => {
    const family = evidence.map(item =>
      item.id === 'strikes' ? { ...item, dependsOn: ['defections'] } : item,
    )
    const counted = weigh(family, happened).matrix.columns.filter(({ weight }) => weight > 0)
    expect(counted.map(column => column.evidence)).toEqual(['protests', 'strikes'])
  })

  it('says why where it speaks least against another than the most probable', () => {
    const rare = weigh(
      [piece('protests', 'PROTEST', [0.5, 0.6, 0.5]), piece('defections', 'DEFECT', [0.4, 0.55, 0.4])],
      happened,
    )
    expect(rare.hypotheses[0]!.id).toBe('revolt')
    const least = rare.matrix.rows.reduce((best, next) =>
      next.inconsistency < best.inconsistency ? next : best,
    )
    expect(rare.matrix.differs === null).toBe(least.hypothesis === 'revolt')
    const strong = hypothesesSchema.parse({
      question: '?',
      none: { title: 'None', prior: 0.05 },
      hypotheses: [
        { ...revolt, prior: 0.9 },
        { ...coup, prior: 0.05 },
      ],
      evidence: [piece('protests', 'PROTEST', [0.3, 0.6, 0.3])],
    })
    const { matrix: against } = explain({
      definition: strong,
      book: happened,
      indicators: [],
      begins: BEGINS,
      asOf: NOON,
    })
    expect(against.differs).toContain('The matrix speaks least against “Palace coup”')
    expect(against.differs).toContain('what was held before the evidence makes it 18.0 times')
  })
})
