import type { Outcome } from '../domain/assessment.ts'
import { OUTCOME_IDS, OUTCOMES, type OutcomeId } from './outcome.ts'

/** How many runs ended in each outcome, in the order of `OUTCOME_IDS`. */
export function countsOf(outcomes: Uint8Array): readonly number[] {
  const counts = OUTCOME_IDS.map(() => 0)
  for (const outcome of outcomes) counts[outcome]!++
  return counts
}

/** Every outcome with its share, the commonest first, with the error that the number of runs alone leaves. */
export function sharesOf(outcomes: Uint8Array): readonly Outcome[] {
  const n = outcomes.length
  const counts = countsOf(outcomes)
  return OUTCOME_IDS.map((id, number) => {
    const share = counts[number]! / n
    return {
      id,
      title: OUTCOMES[id],
      share,
      ...wilson(share, n),
    }
  }).sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
}

/**
 * Wilson's 95 % score interval for a share of n runs, and the standard error that half of its width stands for: a
 * share of nought in a few runs is no certainty, as the plain formula would have it.
 */
export function wilson(share: number, n: number): { low: number; high: number; error: number } {
  const z = 1.96
  const centre = share + z ** 2 / (2 * n)
  const half = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  const scale = 1 + z ** 2 / n
  return {
    low: Math.max(0, (centre - half) / scale),
    high: Math.min(1, (centre + half) / scale),
    error: half / scale / z,
  }
}

/** Mean difference of an outcome's share between two runs of the same numbers, with its standard error. */
export interface PairedDifference {
  readonly id: OutcomeId
  readonly difference: number
  readonly error: number
}

/**
 * Pairs runs of the same number: what both draw alike falls out of the difference. For the error half a pair is
 * added to each of the four cells (Agresti and Min 2005): no difference in a few pairs is no certainty.
 */
export function pairedDifferences(before: Uint8Array, after: Uint8Array): readonly PairedDifference[] {
  return OUTCOME_IDS.map((id, outcome) => {
    let total = 0
    let unlike = 0
    for (let n = 0; n < before.length; n++) {
      const difference = Number(after[n] === outcome) - Number(before[n] === outcome)
      total += difference
      unlike += Math.abs(difference)
    }
    const pairs = before.length + 2
    const error = Math.sqrt(((unlike + 1) / pairs - (total / pairs) ** 2) / pairs)
    return { id, difference: total / before.length, error }
  })
}

/** Entropy in bits of how counts are spread, corrected for the number of runs (Miller 1955). */
export function entropy(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const filled = counts.filter(count => count > 0)
  if (!total) return 0
  const plain = filled.reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0)
  return plain + (filled.length - 1) / (2 * total * Math.LN2)
}
