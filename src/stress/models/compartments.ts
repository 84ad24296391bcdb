/**
 * A regime that censors and polices: Lang and De Sterck (2014), "The Arab Spring: a simple compartmental model for the
 * dynamics of a revolution", Mathematical Social Sciences 69 (arXiv 1210.1841). The share r of the people in revolt
 * follows dr/dt = growth * v(r) * (1 - r) - decay * p(r) * r: word of it gets round (v = 1) only where more than
 * 1 - visibility are in it, and the police cope (p = 1) only up to `capacity` of the people.
 */
export interface Regime {
  /** How far people see each other past the censor, 0 to 1; the paper's alpha. */
  readonly visibility: number
  /** The largest share in revolt that the police can act on, 0 to 1; the paper's beta. */
  readonly capacity: number
  /** How fast those outside join once they see it, and how fast the police end it, per unit of time; c1 and c2. */
  readonly growth: number
  readonly decay: number
}

/** The paper's four regimes. Which name belongs to which region of the parameters is read from their meaning. */
export type Stability =
  | 'stable police state'
  | 'meta-stable police state'
  | 'unstable police state'
  | 'failed state'

/** Where joining and policing would balance if both were at work; the paper's c*. */
export function balance({ growth, decay }: Regime): number {
  return growth / (growth + decay)
}

export function rateOfChange({ visibility, capacity, growth, decay }: Regime, share: number): number {
  const seen = share > 1 - visibility ? growth * (1 - share) : 0
  const policed = share < capacity ? decay * share : 0
  return seen - policed
}

export function stabilityOf(regime: Regime): Stability {
  const { visibility, capacity } = regime
  const seenFrom = 1 - visibility
  // Between what the police can hold and what is seen nothing moves either way.
  if (capacity <= seenFrom) return 'meta-stable police state'
  const middle = balance(regime)
  if (middle <= seenFrom) return 'stable police state'
  return middle < capacity ? 'failed state' : 'unstable police state'
}

/** The least share in revolt, all at once, from which everyone joins; none where only all would do. */
export function tippingShock(regime: Regime): number {
  const { visibility, capacity } = regime
  const stability = stabilityOf(regime)
  return stability === 'meta-stable police state' || stability === 'unstable police state'
    ? 1 - visibility
    : capacity
}

/**
 * The course of the share in revolt after a shock, by Euler's method in steps of a thousandth of the time unit: the
 * two functions have jumps, so that a method of higher order gains nothing.
 *
 * @returns the share at each whole unit of time, the shock first
 */
export function courseAfter(regime: Regime, shock: number, time: number): readonly number[] {
  const course = [shock]
  let share = shock
  for (let n = 0; n < time; n++) {
    for (let k = 0; k < STEPS; k++)
      share = Math.min(1, Math.max(0, share + rateOfChange(regime, share) / STEPS))
    course.push(share)
  }
  return course
}
const STEPS = 1000

/** One of each of the paper's regimes. The paper's own figures for countries were not to hand: these are examples. */
export const REGIMES: readonly Regime[] = [
  { visibility: 0.55, capacity: 0.7, growth: 0.5, decay: 1 },
  { visibility: 0.2, capacity: 0.5, growth: 1, decay: 1 },
  { visibility: 0.8, capacity: 0.4, growth: 1, decay: 0.5 },
  { visibility: 0.8, capacity: 0.7, growth: 1, decay: 1 },
]
