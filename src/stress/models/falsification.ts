import { normalBelow } from './thresholds.ts'

/**
 * Preference falsification: Kuran (1989), "Sparks and prairie fires: a theory of unanticipated political revolution",
 * Public Choice 61. A person privately leans to the government (0) or to the opposition (1), and shows one of the two
 * in public: what is gained in reputation grows with the side's expected size, what is lost in integrity with the
 * distance from what the person thinks. The theory leaves the functions general; that they are linear here, and
 * private preferences normal, is an assumption.
 */
export interface Society {
  /** Mean and standard deviation of private preferences, 0 the government, 1 the opposition. */
  readonly mean: number
  readonly deviation: number
  /** Reputation gained with the whole society on the government's side, and on the opposition's. */
  readonly government: number
  readonly opposition: number
  /** Integrity lost by showing the opposite of a preference at the end of the scale. */
  readonly integrity: number
}

/**
 * The private preference from which a person shows opposition where so large a share is expected to: reputation
 * `opposition * share` less integrity `integrity * (1 - x)` against `government * (1 - share)` less `integrity * x`.
 */
export function thresholdPreference({ government, opposition, integrity }: Society, share: number): number {
  return 0.5 + (government * (1 - share) - opposition * share) / (2 * integrity)
}

/** The share that shows opposition where `expected` is expected to: Kuran's propagation curve. */
export function shown(society: Society, expected: number): number {
  return 1 - normalBelow((thresholdPreference(society, expected) - society.mean) / society.deviation)
}

/** Where expectations come to rest that begin at `expected` and follow what is shown. */
export function publicOpposition(society: Society, expected: number): number {
  let share = expected
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = shown(society, share)
    if (Math.abs(next - share) < 1e-12) return next
    share = next
  }
  return share
}

/** More rounds than were ever needed but at the very edge of a jump, where they come to a crawl. */
const MOST_ROUNDS = 100_000

/** The share that privately leans to the opposition. */
export function privateOpposition({ mean, deviation }: Society): number {
  return 1 - normalBelow((0.5 - mean) / deviation)
}

/** The shares at which expectations are met, least first: the crossings of the propagation curve, to a thousandth. */
export function equilibria(
  society: Society,
): readonly { readonly share: number; readonly stable: boolean }[] {
  const steps = 1000
  const excess = (share: number) => shown(society, share) - share
  const found: { share: number; stable: boolean }[] = []
  for (let n = 0; n < steps; n++) {
    const [low, high] = [excess(n / steps), excess((n + 1) / steps)]
    // From above to below the diagonal a small error of expectation dies out.
    if (low > 0 !== high > 0) found.push({ share: (n + 0.5) / steps, stable: low > 0 })
  }
  return found
}

/**
 * Two thirds are privately against the government and one in nine shows it. The figures are an assumption, chosen near
 * the edge at which the theory's surprise lies.
 */
export const QUIET: Society = { mean: 0.59, deviation: 0.2, government: 0.6, opposition: 0.6, integrity: 0.7 }

/** As much opposition to be seen, of people who mind lying more and of whom a quarter is against the government. */
export const CONTENT: Society = { ...QUIET, mean: 0.3755, integrity: 2 }
