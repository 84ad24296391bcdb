/** Log-odds of a probability strictly between 0 and 1, in nats. */
export function logit(p: number): number {
  return Math.log(p / (1 - p))
}

/** The probability of log-odds `x`. */
export function probabilityOf(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
