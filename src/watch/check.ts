import type { Indicator } from '../domain/assessment.ts'
import type { EventQuery, Signal } from '../domain/case.ts'
import type { IndicatorDefinition, IndicatorTest } from '../domain/indicator.ts'
import { parseInstant } from '../domain/instant.ts'
import type { Place, Problem } from '../domain/problem.ts'
import type { Tripwire } from '../domain/tripwire.ts'
import { circleFrom } from './circle.ts'
import { watchCombination, watchExample } from './example.ts'
import { covers } from './tripwire.ts'
import { wordTest } from './words.ts'

export interface CheckContext {
  readonly signals: readonly Signal[]
  /** No belief goes above this bound (lexicon/weighing.yaml), so no higher threshold is ever reached. */
  readonly ceiling: number
  /** Where a field of an indicator stands. */
  place(indicator: IndicatorDefinition, path: readonly PropertyKey[]): Place
}

/** Any hour will do: an example carries no date of its own. */
const EXAMPLE_HOUR = parseInstant('2000-01-01T00:00Z')!

/** What a single file's schema cannot see: signals that are not there, doubled names, tests that never trip. */
export function indicatorProblems(
  indicators: readonly IndicatorDefinition[],
  { signals, ceiling, place }: CheckContext,
): readonly Problem[] {
  const problems: Problem[] = []
  const names = new Set<string>()
  for (const indicator of indicators) {
    const { name, test } = indicator
    const report = (code: string, path: readonly PropertyKey[], message: string, next: string) =>
      problems.push({ code, severity: 'error', message, place: place(indicator, path), next })
    if (names.has(name)) {
      report('case/indicator-name', ['name'], `another indicator is named ${name}`, 'give each its own name')
    }
    names.add(name)
    if (test.kind === 'signal' && !signals.some(signal => signal.name === test.signal)) {
      const known = signals.map(signal => signal.name).join(', ') || 'none'
      report(
        'case/indicator-signal',
        ['test', 'signal'],
        `no signal is named ${test.signal}`,
        `the case has these: ${known}`,
      )
    }
    const never = neverTrips(test, ceiling)
    if (never) {
      report(
        'case/indicator-never-trips',
        ['test', ...never.path],
        `can never trip: ${never.because}`,
        never.next,
      )
    }
    if (test.kind === 'combined') {
      test.of.forEach((member, n) => {
        if (!indicators.some(other => other.name === member))
          report(
            'case/indicator-member',
            ['test', 'of', n],
            `no indicator is named ${member}`,
            'name indicators of the case or of the library that the case takes',
          )
      })
      const circle = circleFrom(name, indicators)
      if (circle)
        report(
          'case/indicator-cycle',
          ['test', 'of'],
          `it hangs on itself: ${circle.join(' → ')}`,
          'take one of them out of the circle',
        )
    }
    const hold = (
      field: string,
      index: number,
      says: string,
      expected: string,
      found: Pick<Indicator, 'status' | 'value'>,
    ) => {
      if (found.status === expected) return
      report(
        'case/indicator-example',
        [field, index],
        `expected ${expected}, found ${found.status} (${found.value ?? 'no value'}): “${says}”`,
        'mend the query, the thresholds or the example',
      )
    }
    for (const [index, example] of (indicator.examples ?? []).entries())
      hold('examples', index, example.says, example.status, watchExample(indicator, example, EXAMPLE_HOUR))
    for (const [index, example] of (indicator.combinations ?? []).entries())
      hold('combinations', index, example.says, example.status, watchCombination(indicator, example))
  }
  return problems
}

interface Never {
  readonly path: readonly PropertyKey[]
  readonly because: string
  readonly next: string
}

/** Why no state of the world could trip the test, or null. */
function neverTrips(test: IndicatorTest, ceiling: number): Never | null {
  if (test.kind === 'signal') return null
  if (test.kind === 'combined')
    return test.thresholds.tripped > test.of.length
      ? {
          path: ['thresholds', 'tripped'],
          because: `it asks for ${test.thresholds.tripped} of ${test.of.length} indicators`,
          next: 'lower the threshold',
        }
      : null
  if (test.kind === 'any-event' && test.thresholds.tripped > ceiling)
    return {
      path: ['thresholds', 'tripped'],
      because: `${test.thresholds.tripped} is above every belief's bound of ${ceiling}`,
      next: 'lower the threshold',
    }
  const { query } = test
  if (query.minBelief !== undefined && query.minBelief > ceiling)
    return {
      path: ['query', 'minBelief'],
      because: `${query.minBelief} is above every belief's bound of ${ceiling}`,
      next: 'lower it',
    }
  const contradiction = contradictionIn(query)
  if (contradiction) return contradiction
  const empty = Object.entries(query).find(([, value]) => Array.isArray(value) && !value.length)
  return empty
    ? {
        path: ['query', empty[0]],
        because: `the list ${empty[0]} has nothing to choose from`,
        next: 'fill it or take it out',
      }
    : null
}

/** What one key of a query asks for and another forbids. */
function contradictionIn({ words, trigger, without, leftOpen, factuality }: EventQuery): Never | null {
  const isForbidden = wordTest(without ?? [])
  for (const [key, list] of [['words', words] as const, ['trigger', trigger] as const])
    if (list?.length && list.every(word => isForbidden(word.replace(/\*$/, ''))))
      return {
        path: ['query', 'without'],
        because: `it forbids all that ${key} asks for`,
        next: `take words out of one of the two`,
      }
  return leftOpen && factuality && !factuality.includes('U')
    ? {
        path: ['query', 'factuality'],
        because: 'what is left open has no factuality but U',
        next: 'leave factuality out, or leftOpen',
      }
    : null
}

/** Tripwires that no indicator can ever set off. */
export function tripwireProblems(
  tripwires: readonly Tripwire[],
  indicators: readonly IndicatorDefinition[],
  place: (path: readonly PropertyKey[]) => Place,
): readonly Problem[] {
  return tripwires.flatMap((tripwire, n) =>
    tripwire.indicators.flatMap((pattern, k): readonly Problem[] =>
      indicators.some(({ name }) => covers({ indicators: [pattern] }, name))
        ? []
        : [
            {
              code: 'case/tripwire-pattern',
              severity: 'error',
              message: `no indicator of the case is named ${pattern}`,
              place: place(['tripwires', n, 'indicators', k]),
              next: 'correct the name; `forewarn test` lists the indicators, and `*` stands for any part of a name',
            },
          ],
    ),
  )
}
