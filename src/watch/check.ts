import type { IndicatorDefinition, Signal } from '../domain/case.ts'
import { parseInstant } from '../domain/instant.ts'
import type { Place, Problem } from '../domain/problem.ts'
import { watchExample } from './example.ts'

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
    if (test.kind === 'any-event' && test.thresholds.tripped > ceiling) {
      report(
        'case/indicator-never-trips',
        ['test', 'thresholds', 'tripped'],
        `can never trip: ${test.thresholds.tripped} is above every belief's bound of ${ceiling}`,
        'lower the threshold',
      )
    }
    indicator.examples?.forEach((example, index) => {
      const { status, value } = watchExample(indicator, example, EXAMPLE_HOUR)
      if (status === example.status) return
      report(
        'case/indicator-example',
        ['examples', index],
        `expected ${example.status}, found ${status} (${value ?? 'no value'}): “${example.says}”`,
        'mend the query, the thresholds or the example',
      )
    })
  }
  return problems
}
