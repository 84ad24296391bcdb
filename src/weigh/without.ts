import type { Term } from '../domain/event.ts'

/**
 * Log-odds of a belief that are left when some of its terms are taken away. Those that stay move up to the places
 * that become free, since it is the later origins of a side that count less; what a sum was cut by is cut anew.
 */
export function logOddsWithout(terms: readonly Term[], isDropped: (term: Term) => boolean): number {
  const [prior, ...others] = terms
  let left = isDropped(prior!) ? 0 : prior!.value
  for (const side of [1, -1]) {
    const own = others.filter(({ value, claims }) => claims.length && value * side > 0)
    const places = own.map(({ value, alone }) => value / alone)
    own
      .filter(term => !isDropped(term))
      .forEach(({ alone }, n) => {
        left += alone * places[n]!
      })
  }
  return left
}
