import type { Recalibration } from '../domain/recalibration.ts'

/** With fewer past cases no exponent is worth having (assumption). */
export const FEWEST_CASES = 5

interface Held {
  readonly id: string
  readonly posterior: number
}

/** What past cases make of a ranking; it stands beside the raw figures and never in their place. */
export type Recalibrated =
  | { readonly kind: 'too few cases'; readonly cases: number }
  | {
      readonly kind: 'recalibrated'
      readonly cases: number
      readonly exponent: number
      readonly heldOut: Recalibration['heldOut']
      /** In the order of the ranking, summing to 1. */
      readonly hypotheses: readonly { readonly id: string; readonly p: number }[]
    }

/** The ranking of a case as the other past cases recalibrate it. */
export function recalibrated(
  hypotheses: readonly Held[],
  caseId: string,
  layer: Recalibration | null,
): Recalibrated {
  const others = layer?.cases.filter(({ id }) => id !== caseId) ?? []
  if (!layer || others.length < FEWEST_CASES) return { kind: 'too few cases', cases: others.length }
  const exponent = layer.cases.find(({ id }) => id === caseId)?.without ?? layer.exponent
  const powers = toPower(
    hypotheses.map(({ posterior }) => posterior),
    exponent,
  )
  return {
    kind: 'recalibrated',
    cases: others.length,
    exponent,
    heldOut: layer.heldOut,
    hypotheses: hypotheses.map(({ id }, n) => ({ id, p: powers[n]! })),
  }
}

/**
 * Probabilities that share one whole, each to a power and made to sum to 1 again: temperature scaling (Guo et al. 2017,
 * On Calibration of Modern Neural Networks) with one parameter, which moves how sure a ranking is and never its order.
 */
export function toPower(probabilities: readonly number[], exponent: number): readonly number[] {
  const powers = probabilities.map(p => p ** exponent)
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map(power => power / total)
}
