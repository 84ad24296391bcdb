import type { Indicator } from '../domain/assessment.ts'
import type { Signal } from '../domain/case.ts'
import type { IndicatorDefinition, IndicatorTest } from '../domain/indicator.ts'
import { parseInstant } from '../domain/instant.ts'
import type { Place, Problem } from '../domain/problem.ts'
import { watchCombination, watchExample } from './example.ts'

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
  const empty = Object.entries(query).find(([, value]) => Array.isArray(value) && !value.length)
  return empty
    ? {
        path: ['query', empty[0]],
        because: `the list ${empty[0]} has nothing to choose from`,
        next: 'fill it or take it out',
      }
    : null
}

/** The way from an indicator back to itself through those that it combines, or null. */
function circleFrom(name: string, indicators: readonly IndicatorDefinition[]): readonly string[] | null {
  const byName = new Map(indicators.map(indicator => [indicator.name, indicator]))
  const seen = new Set<string>()
  const walk = (at: string, way: readonly string[]): readonly string[] | null => {
    const test = byName.get(at)?.test
    if (test?.kind !== 'combined') return null
    for (const member of test.of) {
      if (member === name) return [...way, name]
      if (seen.has(member)) continue
      seen.add(member)
      const circle = walk(member, [...way, member])
      if (circle) return circle
    }
    return null
  }
  return walk(name, [name])
}
