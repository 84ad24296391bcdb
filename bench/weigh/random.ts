import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Seeded choices: the same seed gives the same news. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  chance(p: number): boolean
  pick<T>(list: readonly T[]): T
}

export function randomOf(seed: number): Random {
  const generator = xoroshiro128plus(seed)
  const int = (low: number, high: number) => uniformInt(generator, low, high)
  return {
    int,
    chance: p => int(0, 999_999) < p * 1_000_000,
    pick: list => list[int(0, list.length - 1)]!,
  }
}
