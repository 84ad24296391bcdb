import { describe, expect, it } from 'vitest'
import { signalSchema } from '../domain/case.ts'
import { indicatorSchema } from '../domain/indicator.ts'
import { formatProblem } from '../domain/problem.ts'
import { tripwiresSchema } from '../domain/tripwire.ts'
import { indicatorProblems, tripwireProblems } from './check.ts'

const arms = {
  name: 'violence.arms-in-the-crowd',
  title: 'Arms in protesters’ hands',
  question: 'Do demonstrators hold arms of the forces?',
  group: 'violence',
  test: {
    kind: 'any-event',
    query: { event: ['COERCE'], actor: ['KAZ CVL'], words: ['weapon*', 'arms'] },
    windowHours: 72,
    thresholds: { watch: 0.3, tripped: 0.6 },
  },
  examples: [
    { says: 'The crowd took arms from the guard.', event: 'COERCE', actors: ['KAZ CVL'], status: 'tripped' },
    { says: 'The crowd took a bus.', event: 'COERCE', actors: ['KAZ CVL'], status: 'quiet' },
    { says: 'They may seize arms.', event: 'COERCE', actors: ['KAZ CVL'], time: 'future', status: 'quiet' },
  ],
  sources: ['Grabo 2004'],
}

const signal = signalSchema.parse({
  name: 'lpg',
  title: 'LPG',
  unit: 'KZT/l',
  source: { title: 'ministry' },
  values: [],
})

function problems(...written: readonly object[]): readonly string[] {
  const indicators = written.map(one => indicatorSchema.parse(one))
  return indicatorProblems(indicators, {
    signals: [signal],
    ceiling: 0.98,
    place: ({ name }, path) => ({ file: `indicators/${name}.yaml`, field: path.join('.') }),
  }).map(formatProblem)
}

describe('checking indicators', () => {
  it('finds nothing wrong with one whose examples hold', () => {
    expect(problems(arms)).toEqual([])
  })

  it('runs the examples that the indicator carries', () => {
    const wrong = { ...arms, examples: [{ ...arms.examples[1]!, status: 'tripped' }] }
    expect(problems(wrong)).toEqual([
      'indicators/violence.arms-in-the-crowd.yaml: error: examples.0: expected tripped, found quiet (0): “The crowd took a bus.” (mend the query, the thresholds or the example) [case/indicator-example]',
    ])
  })

  it('counts an example as often as it says', () => {
    const test = { ...arms.test, kind: 'expected-count', thresholds: { watch: 2, tripped: 4 } }
    const [seized] = arms.examples
    const examples = [
      { ...seized, count: 3, status: 'watch' },
      { ...seized, count: 5, status: 'tripped' },
    ]
    expect(problems({ ...arms, test, examples })).toEqual([])
  })

  it('names a signal that the case does not have, and those it has', () => {
    const test = {
      kind: 'signal',
      signal: 'gas',
      measure: 'level',
      direction: 'above',
      windowHours: 24,
      thresholds: { watch: 1, tripped: 2 },
    }
    expect(problems({ ...arms, test, examples: [] })).toEqual([
      'indicators/violence.arms-in-the-crowd.yaml: error: test.signal: no signal is named gas (the case has these: lpg) [case/indicator-signal]',
    ])
  })

  it('finds one that can never trip, and a name given twice', () => {
    const never = { ...arms, test: { ...arms.test, thresholds: { watch: 0.5, tripped: 0.99 } }, examples: [] }
    expect(problems(never, never).map(problem => problem.match(/\[(.*)\]$/)![1])).toEqual([
      'case/indicator-never-trips',
      'case/indicator-name',
      'case/indicator-never-trips',
    ])
  })

  it('finds a query that nothing can answer', () => {
    const strict = {
      ...arms,
      test: { ...arms.test, query: { ...arms.test.query, minBelief: 0.99 } },
      examples: [],
    }
    const empty = {
      ...arms,
      name: 'violence.empty',
      test: { ...arms.test, query: { event: [] } },
      examples: [],
    }
    expect(problems(strict, empty).map(problem => problem.match(/error: (\S+): (.*) \(/)!.slice(1))).toEqual([
      ['test.query.minBelief', "can never trip: 0.99 is above every belief's bound of 0.98"],
      ['test.query.event', 'can never trip: the list event has nothing to choose from'],
    ])
  })

  it('finds indicators that hang on themselves, on none, or on fewer than they ask for', () => {
    const combined = (name: string, of: readonly string[], tripped = 2) => ({
      ...arms,
      name,
      test: { kind: 'combined', of, thresholds: { watch: 1, tripped } },
      examples: undefined,
    })
    expect(
      problems(
        combined('elite.a', ['elite.b', 'elite.c']),
        combined('elite.b', ['elite.c', 'elite.a']),
        combined('elite.c', ['elite.d', 'elite.e'], 3),
        { ...arms, name: 'elite.d' },
      ).map(problem => problem.match(/error: \S+: (.*) \(/)![1]),
    ).toEqual([
      'it hangs on itself: elite.a → elite.b → elite.a',
      'it hangs on itself: elite.b → elite.a → elite.b',
      'can never trip: it asks for 3 of 2 indicators',
      'no indicator is named elite.e',
    ])
  })
})

describe('what one part of a query forbids another', () => {
  const asking = (query: object) => problems({ ...arms, examples: [], test: { ...arms.test, query } })

  it('can never trip', () => {
    expect(asking({ words: ['weapon*', 'arms'], without: ['weapon*', 'arms'] })).toEqual([
      expect.stringContaining('can never trip: it forbids all that words asks for'),
    ])
    expect(asking({ leftOpen: true, factuality: ['CT+'] })).toEqual([
      expect.stringContaining('can never trip: what is left open has no factuality but U'),
    ])
    expect(asking({ words: ['weapon*', 'arms'], without: ['arms'] })).toEqual([])
  })
})

it('names a tripwire that no indicator can set off', () => {
  const { tripwires } = tripwiresSchema.parse({
    tripwires: [
      { id: 'a', indicators: ['violence.*', 'nothing.*'], notify: [{ kind: 'command', run: ['true'] }] },
    ],
  })
  const found = tripwireProblems(tripwires, [indicatorSchema.parse(arms)], path => ({
    file: 'tripwires.yaml',
    field: path.join('.'),
  }))
  expect(found.map(({ code, place }) => [code, place?.field])).toEqual([
    ['case/tripwire-pattern', 'tripwires.0.indicators.1'],
  ])
})
