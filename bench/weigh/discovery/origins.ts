import type { Item } from './sets.ts'

/** Two sources are one origin where they agree on this share of the items on which anybody differs ... */
const ALIKE = 0.98
/** ... and share so many of these: fewer may agree by chance. Both frozen on the first ten days of Flight. */
const LEAST = 30
/** An item on which hundreds speak says little of any two of them, and costs the square. */
const CROWD = 80

/** For each source the number of the first source of its origin. */
export function originsOf(sources: number, items: readonly Item[]): readonly number[] {
  const pairs = new Map<number, { both: number; alike: number }>()
  for (const { values, votes } of items) {
    if (values.length < 2 || votes.length > CROWD) continue
    votes.forEach(([a, x], i) => {
      for (let j = i + 1; j < votes.length; j++) {
        const [b, y] = votes[j]!
        const key = Math.min(a, b) * sources + Math.max(a, b)
        const pair = pairs.get(key) ?? { both: 0, alike: 0 }
        pairs.set(key, pair)
        pair.both++
        if (x === y) pair.alike++
      }
    })
  }
  const first = Array.from({ length: sources }, (_, source) => source)
  const find = (source: number): number => {
    let at = source
    while (first[at] !== at) at = first[at]!
    return at
  }
  for (const [key, { both, alike }] of pairs) {
    if (both < LEAST || alike < ALIKE * both) continue
    const [a, b] = [find(Math.floor(key / sources)), find(key % sources)]
    first[Math.max(a, b)] = Math.min(a, b)
  }
  return first.map((_, source) => find(source))
}
