import { betaBelow, logGamma } from './gamma.ts'

/**
 * Gamma prior of a rate: one event in as long as one took in the past, so that it says no more than a single event
 * and is neither for low nor for high rates (assumption); one in one span where the past has none.
 */
function priorOf(past: readonly number[]): Rate {
  return { shape: 1, spans: 1 / Math.max(1, total(past) / (past.length || 1)) }
}

/** Odds before looking that the rate changes somewhere in the window (assumption). */
const CHANGE = 0.1

export interface ChangePoint {
  /** Probability that the rate rose by the factor or more within the window. */
  readonly p: number
  /** How probable so many or more would be in the window if nothing had changed (negative binomial). */
  readonly chance: number
  /** The base rate, and the rate since the likeliest change; events a span. */
  readonly before: number
  readonly after: number
  /** How many times wider than Poisson's the past counts scatter; 1 where they do not. */
  readonly dispersion: number
}

/**
 * Whether events became more frequent in the window. Counts have one rate up to a change and another after it, each
 * with a gamma prior; every span of the window is a possible change, and so is none (the exact posterior of a single
 * change, as in Barry and Hartigan 1993). Where the past scatters more widely than Poisson's law allows, all
 * counts weigh less in that proportion (Wedderburn 1974), which makes the prediction negative binomial and wide.
 *
 * @param past counts of the spans before the window; spans in which nobody reported are left out, not zero
 * @param window counts of the spans in the window, in order
 */
export function changePoint(past: readonly number[], window: readonly number[], factor: number): ChangePoint {
  const dispersion = dispersionOf(past)
  const prior = priorOf(past)
  const tempered = (counts: readonly number[]) => ({
    shape: prior.shape + total(counts) / dispersion,
    spans: prior.spans + counts.length / dispersion,
  })
  const evidenceOf = (rate: Rate) => logEvidence(rate, prior)
  const logs = [Math.log(1 - CHANGE) + evidenceOf(tempered([...past, ...window]))]
  const risen = [0]
  const rates = [rateOf(tempered([...past, ...window]))]
  window.forEach((_, n) => {
    const [before, after] = [tempered([...past, ...window.slice(0, n)]), tempered(window.slice(n))]
    logs.push(Math.log(CHANGE / window.length) + evidenceOf(before) + evidenceOf(after))
    risen.push(probabilityOfRise(before, after, factor))
    rates.push(rateOf(after))
  })
  const top = Math.max(...logs)
  const weights = logs.map(log => Math.exp(log - top))
  const all = total(weights)
  const likeliest = logs.indexOf(Math.max(...logs.slice(1)))
  const base = tempered(past)
  const fresh = window.length / dispersion
  return {
    p: total(weights.map((weight, n) => (weight / all) * risen[n]!)),
    chance: total(window)
      ? betaBelow(fresh / (fresh + base.spans), total(window) / dispersion, base.shape)
      : 1,
    before: rateOf(base),
    after: rates[likeliest] ?? rateOf(base),
    dispersion,
  }
}

interface Rate {
  readonly shape: number
  readonly spans: number
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function rateOf({ shape, spans }: Rate): number {
  return shape / spans
}

/** Variance over mean of the past, never below Poisson's 1. */
function dispersionOf(past: readonly number[]): number {
  const mean = total(past) / past.length
  if (past.length < 2 || mean === 0) return 1
  const variance = total(past.map(count => (count - mean) ** 2)) / (past.length - 1)
  return Math.max(1, variance / mean)
}

/** Log evidence of counts under one unknown rate, less what is common to all ways of cutting them. */
function logEvidence({ shape, spans }: Rate, prior: Rate): number {
  return (
    prior.shape * Math.log(prior.spans) - logGamma(prior.shape) + logGamma(shape) - shape * Math.log(spans)
  )
}

/** P(after > factor · before) of two gamma-distributed rates: their ratio is a beta prime. */
function probabilityOfRise(before: Rate, after: Rate, factor: number): number {
  return (
    1 - betaBelow((after.spans * factor) / (after.spans * factor + before.spans), after.shape, before.shape)
  )
}
