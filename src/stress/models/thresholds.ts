/**
 * Threshold models: each person joins once enough others have. Granovetter (1978), "Threshold models of collective
 * behavior", American Journal of Sociology 83, and Kuran (1991), "Now out of never", World Politics 44, who reads
 * the threshold as the opposition in public at which a person stops hiding what he or she thinks.
 */

/** How many take part after each round, from nobody to the equilibrium. A threshold is a count of others. */
export function rounds(thresholds: readonly number[]): readonly number[] {
  const sorted = [...thresholds].sort((a, b) => a - b)
  const course = [0]
  for (;;) {
    const taking = course.at(-1)!
    const next = sorted.filter(threshold => threshold <= taking).length
    if (next === taking) return course
    course.push(next)
  }
}

/** How many take part in the end. */
export function equilibrium(thresholds: readonly number[]): number {
  return rounds(thresholds).at(-1)!
}

/** Granovetter's crowd of a hundred with thresholds 0, 1, 2 ... 99, in which everyone joins. */
export const UNIFORM: readonly number[] = Array.from({ length: 100 }, (_, n) => n)

/** The same crowd but for one person, whose threshold is 2 in place of 1: one joins. */
export const UNIFORM_BUT_ONE: readonly number[] = UNIFORM.map(n => (n === 1 ? 2 : n))

/**
 * Kuran's four societies of ten, thresholds in per cent of the society in public opposition. In A and B opposition
 * stands at 10 %; one person's threshold sinks from 20 to 10; A' turns over, B' moves to 20 % and stops.
 */
export const KURAN = {
  A: [0, 20, 20, 30, 40, 50, 60, 70, 80, 100],
  'A′': [0, 10, 20, 30, 40, 50, 60, 70, 80, 100],
  B: [0, 20, 30, 30, 40, 50, 60, 70, 80, 100],
  'B′': [0, 10, 30, 30, 40, 50, 60, 70, 80, 100],
} as const

/** Public opposition in the end, in per cent, of a society whose thresholds are in per cent. */
export function opposition(thresholds: readonly number[]): number {
  const { length } = thresholds
  return (equilibrium(thresholds.map(share => (share / 100) * length)) / length) * 100
}

/**
 * The share of a large crowd that takes part in the end, where thresholds are normal: the first fixed point of
 * the distribution function, reached from nobody.
 *
 * @param mean and deviation, as shares of the crowd
 */
export function normalEquilibrium(mean: number, deviation: number): number {
  let share = 0
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = normalBelow((share - mean) / deviation)
    if (next - share < 1e-12) return next
    share = next
  }
  return share
}

/** Close to the jump the rounds come to a crawl; more than these were never needed. */
const MOST_ROUNDS = 1_000_000

/** The standard normal distribution function, by its series (Abramowitz and Stegun 26.2.10); tails beyond 8 are cut. */
export function normalBelow(z: number): number {
  if (z < -8) return 0
  if (z > 8) return 1
  let term = z
  let sum = z
  for (let n = 1; Math.abs(term) > 1e-17; n++) {
    term *= (-z * z * (2 * n - 1)) / (2 * n * (2 * n + 1))
    sum += term
    if (n > 400) break
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI)
}
