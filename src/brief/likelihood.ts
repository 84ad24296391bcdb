import { figureText } from '../domain/figure.ts'

/**
 * Likelihood words with their ranges: Intelligence Community Directive 203 (ODNI 2015), section D.6.e.2.a.
 * A figure between two ranges takes the nearer word.
 */
export const LIKELIHOODS = [
  { word: 'almost no chance', low: 0.01, high: 0.05 },
  { word: 'very unlikely', low: 0.05, high: 0.2 },
  { word: 'unlikely', low: 0.2, high: 0.45 },
  { word: 'roughly even chance', low: 0.45, high: 0.55 },
  { word: 'likely', low: 0.55, high: 0.8 },
  { word: 'very likely', low: 0.8, high: 0.95 },
  { word: 'almost certain', low: 0.95, high: 0.99 },
] as const
export type Likelihood = (typeof LIKELIHOODS)[number]

/** The word for a probability. */
export function likelihoodOf(p: number): Likelihood {
  return LIKELIHOODS.find(({ high }) => p < high) ?? LIKELIHOODS.at(-1)!
}

/** `likely (55–80 %)`: the word never stands without its range. */
export function likelihoodText(p: number): string {
  const { word, low, high } = likelihoodOf(p)
  return `${word} (${percent(low)}–${percent(high)} %)`
}

/** `0.71 [0.52–0.86]`; `bounds` are what the figure is held against. */
export function beliefText(
  { p, low, high }: { readonly p: number; readonly low: number; readonly high: number },
  bounds: readonly number[] = [],
): string {
  return `${figureText(p, bounds)} [${low.toFixed(2)}–${high.toFixed(2)}]`
}

/** A share as a whole number of hundredths. */
export function percent(share: number): string {
  return String(Math.round(share * 100))
}
