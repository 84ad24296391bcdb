import type { Item } from './sets.ts'

/** Two sources are one origin where they agree on this share of the items on which anybody differs ... */
const ALIKE = 0.98
/** ... and share so many of these: fewer may agree by chance. Both frozen on the first ten days of Flight. */
const LEAST = 30
/** An item on which hundreds speak says little of any two of them, and costs the square. */
const CROWD = 80

interface Pair {
  readonly key: number
  both: number
  alike: number
}

/**
 * For each source the number of the first source of its origin. All sources of an origin are alike, each with each:
 * one that speaks on little, such as an airport on its own flights, may agree with two that differ everywhere else,
 * and would make them one.
 */
export function originsOf(sources: number, items: readonly Item[]): readonly number[] {
  const pairs = pairsOf(sources, items)
  const alike = (a: number, b: number) => {
    const pair = pairs.get(Math.min(a, b) * sources + Math.max(a, b))
    return !pair || pair.both < LEAST || pair.alike >= ALIKE * pair.both
  }
  const origins = Array.from({ length: sources }, (_, source) => [source])
  const likeFirst = [...pairs.values()]
    .filter(({ both, alike }) => both >= LEAST && alike >= ALIKE * both)
    .sort((a, b) => b.alike / b.both - a.alike / a.both || b.both - a.both || a.key - b.key)
  for (const { key } of likeFirst) {
    const [one, other] = [origins[Math.floor(key / sources)]!, origins[key % sources]!]
    if (one === other || !one.every(a => other.every(b => alike(a, b)))) continue
    one.push(...other)
    for (const source of other) origins[source] = one
  }
  return origins.map(members => Math.min(...members))
}

function pairsOf(sources: number, items: readonly Item[]): ReadonlyMap<number, Pair> {
  const pairs = new Map<number, Pair>()
  for (const { values, votes } of items) {
    if (values.length < 2 || votes.length > CROWD) continue
    votes.forEach(([a, x], i) => {
      for (let j = i + 1; j < votes.length; j++) {
        const [b, y] = votes[j]!
        const key = Math.min(a, b) * sources + Math.max(a, b)
        const pair = pairs.get(key) ?? { key, both: 0, alike: 0 }
        pairs.set(key, pair)
        pair.both++
        if (x === y) pair.alike++
      }
    })
  }
  return pairs
}
