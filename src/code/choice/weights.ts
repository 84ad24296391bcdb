// Conditional logit (McFadden 1974): each candidate has a score, the sum of the weights of its named features; the
// odds of two candidates are the exponential of what their scores differ by. Weights are in `lexicon/*/choices.tsv`.

/** Adds a named feature of a candidate, by how much it holds (1 unless told). */
export type Add = (feature: string, value?: number) => void

export type Weights = ReadonlyMap<string, number>

/** What is chosen. */
export const CHOSEN = ['actor', 'target', 'place'] as const

export type Choices = { readonly [What in (typeof CHOSEN)[number]]: Weights }

/** The sum of the weights of the features that `describe` adds. */
export function scoreOf(weights: Weights, describe: (add: Add) => void): number {
  let score = 0
  describe((feature, value = 1) => {
    score += (weights.get(feature) ?? 0) * value
  })
  return score
}

/** The likelihood of each of rival candidates. */
export function likelihoods(scores: readonly number[]): readonly number[] {
  const highest = Math.max(...scores)
  const powers = scores.map(score => Math.exp(score - highest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map(power => power / sum)
}
