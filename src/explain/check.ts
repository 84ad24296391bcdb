import type { HypothesesDefinition } from '../domain/case.ts'
import type { IndicatorDefinition } from '../domain/indicator.ts'
import type { Place, Problem } from '../domain/problem.ts'

/** What the schema of hypotheses.yaml cannot see: evidence that names an indicator which the case does not have. */
export function hypothesesProblems(
  definition: HypothesesDefinition,
  indicators: readonly IndicatorDefinition[],
  place: (path: readonly PropertyKey[]) => Place,
): readonly Problem[] {
  const names = new Set(indicators.map(({ name }) => name))
  return definition.evidence.flatMap(({ indicator }, index): readonly Problem[] =>
    !indicator || names.has(indicator)
      ? []
      : [
          {
            code: 'case/evidence-indicator',
            severity: 'error',
            message: `no indicator is named ${indicator}`,
            place: place(['evidence', index, 'indicator']),
            next: 'name one of the indicators, or write a query',
          },
        ],
  )
}
