import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** A figure with the interval that 1,000 draws of whole cases give it. */
export interface Scored {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** What one case adds to a mean. */
export interface CaseSum {
  readonly sum: number
  readonly count: number
}

const DRAWS = 1000

/** The mean over cases with its 95 % interval: cases are drawn whole, since the days of one crisis are not independent. */
export function meanOfCases(sums: readonly CaseSum[], seed: number): Scored {
  const mean = (list: readonly CaseSum[]) => {
    const count = list.reduce((total, part) => total + part.count, 0)
    return count ? list.reduce((total, part) => total + part.sum, 0) / count : Number.NaN
  }
  const random = xoroshiro128plus(seed)
  const draws = Array.from({ length: DRAWS }, () =>
    mean(Array.from({ length: sums.length }, () => sums[uniformInt(random, 0, sums.length - 1)]!)),
  )
    .filter(value => !Number.isNaN(value))
    .sort((a, b) => a - b)
  const at = (share: number) =>
    draws[Math.min(draws.length - 1, Math.floor(share * draws.length))] ?? Number.NaN
  return { value: mean(sums), low: at(0.025), high: at(0.975) }
}
