/** How much the first and second moments keep from step to step; the second one forgets faster than is usual. */
const BETA1 = 0.9
const BETA2 = 0.98
const EPSILON = 1e-8
/** Largest norm of a gradient (assumption, after Dozat and Manning 2017). */
const CLIP = 2
/** The averaged weights look back over about a thousand steps. */
const LONGEST_MEMORY = 0.999

/** What Adam remembers, in memory that workers share; each of them works on a part. */
export interface Moments {
  readonly mean: Float32Array
  readonly square: Float32Array
  /** Running mean of the weights (Polyak and Juditsky 1992), which is what is scored and shipped. */
  readonly average: Float32Array
}

export const sharedFloats = (count: number): Float32Array =>
  new Float32Array(new SharedArrayBuffer(4 * count))

/**
 * One step of Adam (Kingma and Ba 2015) on weights `from` to `to`; the gradient is clipped by its norm over all.
 * `step` counts from 1.
 */
export function adamStep(
  weights: Float32Array,
  grads: Float32Array,
  { mean, square, average }: Moments,
  step: number,
  rate: number,
  from: number,
  to: number,
): void {
  let norm = 0
  for (let i = 0; i < grads.length; i++) norm += grads[i]! * grads[i]!
  const scale = Math.min(1, CLIP / (Math.sqrt(norm) + 1e-12))
  const size = (rate * Math.sqrt(1 - BETA2 ** step)) / (1 - BETA1 ** step)
  const keep = Math.min(LONGEST_MEMORY, (1 + step) / (10 + step))
  for (let i = from; i < to; i++) {
    const g = grads[i]! * scale
    const m = BETA1 * mean[i]! + (1 - BETA1) * g
    const s = BETA2 * square[i]! + (1 - BETA2) * g * g
    mean[i] = m
    square[i] = s
    const w = weights[i]! - (size * m) / (Math.sqrt(s) + EPSILON)
    weights[i] = w
    average[i] = keep * average[i]! + (1 - keep) * w
  }
}
