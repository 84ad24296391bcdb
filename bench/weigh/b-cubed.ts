/** Precision, recall and F1 of a clustering. */
export interface Agreement {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/**
 * B-cubed (Bagga and Baldwin 1998): for each item the share of its cluster that belongs with it, and the share of
 * what belongs with it that is in its cluster, averaged over items.
 *
 * @param system cluster of each item, in the order of `gold`
 */
export function bCubed(gold: readonly string[], system: readonly string[]): Agreement {
  const count = (keys: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts
  }
  const both = gold.map((label, i) => `${label}\t${system[i]}`)
  const [inGold, inSystem, inBoth] = [count(gold), count(system), count(both)]
  let precision = 0
  let recall = 0
  both.forEach((key, i) => {
    precision += inBoth.get(key)! / inSystem.get(system[i]!)!
    recall += inBoth.get(key)! / inGold.get(gold[i]!)!
  })
  return agreement(precision / gold.length, recall / gold.length)
}

/** The same over pairs of items: which pairs are put together, and which belong together. */
export function pairwise(gold: readonly string[], system: readonly string[]): Agreement {
  const pairs = (keys: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  }
  const right = pairs(gold.map((label, i) => `${label}\t${system[i]}`))
  return agreement(right / (pairs(system) || 1), right / (pairs(gold) || 1))
}

function agreement(precision: number, recall: number): Agreement {
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 }
}
