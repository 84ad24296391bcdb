import type { Explanation } from '../../../src/domain/assessment.ts'

/** What a reader assumes otherwise than the case does. */
export interface Assumed {
  /** Evidence left out. */
  readonly without: ReadonlySet<string>
  /** Priors by hypothesis, as set by hand; they are brought to a sum of 1. */
  readonly priors: Readonly<Record<string, number>>
}

/**
 * The weights under other assumptions, by the same rule as the stage's: log prior plus the terms of all evidence
 * that counts. The ranges are the case's and say nothing of these, so they shrink to the weight itself.
 */
export function weighed(explanation: Explanation, { without, priors }: Assumed): Explanation {
  const counted = explanation.evidence.filter(({ id, countedUnder }) => !countedUnder && !without.has(id))
  const scores = explanation.hypotheses.map(
    ({ id, prior }) =>
      Math.log(priors[id] ?? prior) + counted.reduce((sum, { terms }) => sum + (terms[id] ?? 0), 0),
  )
  const most = Math.max(...scores)
  const weights = scores.map(score => Math.exp(score - most))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return {
    ...explanation,
    hypotheses: explanation.hypotheses
      .map((hypothesis, n) => {
        const posterior = weights[n]! / total
        return {
          ...hypothesis,
          prior: priors[hypothesis.id] ?? hypothesis.prior,
          posterior,
          range: [posterior, posterior] as const,
        }
      })
      .sort((a, b) => b.posterior - a.posterior || (a.id < b.id ? -1 : 1)),
  }
}
