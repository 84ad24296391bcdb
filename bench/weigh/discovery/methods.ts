import type { ClaimSet, Item } from './sets.ts'

/** Number of the value that a method takes for true, for each item. */
export type Answer = (item: Item) => number

const ROUNDS = 12
const CLAMP = (x: number) => Math.min(0.99, Math.max(0.01, x))

/** The value that most sources give; the first given among equals. */
export function vote(): Answer {
  return item => best(counts(item, () => 1))
}

/** TruthFinder (Yin, Han and Yu 2008) with damping 0.3 and without implications between values. */
export function truthFinder({ sources, items }: ClaimSet): Answer {
  let trust = sources.map(() => 0.9)
  const confidence = (item: Item) =>
    counts(item, source => -Math.log(1 - CLAMP(trust[source]!))).map(sum => 1 / (1 + Math.exp(-0.3 * sum)))
  for (let round = 0; round < ROUNDS; round++) trust = meanOver(sources.length, items, confidence)
  return item => best(confidence(item))
}

/** Accu (Dong, Berti-Equille and Srivastava 2009): Bayes with learnt accuracies and ten false values an item. */
export function accu({ sources, items }: ClaimSet): Answer {
  let accuracy = sources.map(() => 0.8)
  const probability = (item: Item) => softmax(counts(item, source => accuVote(accuracy[source]!)))
  for (let round = 0; round < ROUNDS; round++)
    accuracy = meanOver(sources.length, items, probability).map(CLAMP)
  return item => best(probability(item))
}

/** AccuCopy (the same paper): a source that shares false values with a better one counts by its independence. */
export function accuCopy({ sources, items }: ClaimSet): Answer {
  let accuracy = sources.map(() => 0.8)
  let dependence: Dependence = new Map()
  const probability = (item: Item) => softmax(independentCounts(item, accuracy, dependence))
  for (let round = 0; round < ROUNDS; round++) {
    dependence = dependenceOf(items, accuracy, probability)
    accuracy = meanOver(sources.length, items, probability).map(CLAMP)
  }
  return item => best(probability(item))
}

/** Probability that two sources depend on each other, by the smaller and the larger number. */
export type Dependence = ReadonlyMap<number, number>

const FALSE_VALUES = 10
const COPIED = 0.8
const PRIOR_OF_COPYING = 0.2
const pairKey = (a: number, b: number) => Math.min(a, b) * 100_000 + Math.max(a, b)

export function dependenceOf(
  items: readonly Item[],
  accuracy: readonly number[],
  probability: (item: Item) => readonly number[],
): Dependence {
  const evidence = new Map<number, number>()
  for (const item of items) {
    const believed = probability(item)
    // An item on which hundreds speak says little of any two of them, and costs the square.
    if (item.votes.length > 80) continue
    item.votes.forEach(([a, x], i) => {
      for (const [b, y] of item.votes.slice(i + 1)) {
        const both = (accuracy[a]! + accuracy[b]!) / 2
        const [right, wrong] = [both ** 2, (1 - both) ** 2 / FALSE_VALUES]
        const p = x === y ? believed[x]! : 0
        const ratio =
          x !== y
            ? Math.log(1 - COPIED)
            : p * Math.log((both * COPIED + right * (1 - COPIED)) / right) +
              (1 - p) * Math.log(((1 - both) * COPIED + wrong * (1 - COPIED)) / wrong)
        const key = pairKey(a, b)
        evidence.set(key, (evidence.get(key) ?? 0) + ratio)
      }
    })
  }
  const prior = Math.log(PRIOR_OF_COPYING / (1 - PRIOR_OF_COPYING))
  return new Map([...evidence].map(([key, sum]) => [key, 1 / (1 + Math.exp(-sum - prior))]))
}

function independentCounts(item: Item, accuracy: readonly number[], dependence: Dependence): number[] {
  const sums = item.values.map(() => 0)
  const counted = item.values.map((): number[] => [])
  const ranked = [...item.votes].sort((a, b) => accuracy[b[0]]! - accuracy[a[0]]! || a[0] - b[0])
  for (const [source, value] of ranked) {
    let independence = 1
    for (const other of counted[value]!)
      independence *= 1 - COPIED * (dependence.get(pairKey(source, other)) ?? 0)
    sums[value]! += independence * accuVote(accuracy[source]!)
    counted[value]!.push(source)
  }
  return sums
}

function accuVote(accuracy: number): number {
  return Math.log((FALSE_VALUES * accuracy) / (1 - accuracy))
}

export function counts({ values, votes }: Item, weight: (source: number) => number): number[] {
  const sums = values.map(() => 0)
  for (const [source, value] of votes) sums[value]! += weight(source)
  return sums
}

function meanOver(
  sources: number,
  items: readonly Item[],
  probability: (item: Item) => readonly number[],
): number[] {
  const sum = new Float64Array(sources)
  const n = new Float64Array(sources)
  for (const item of items) {
    const believed = probability(item)
    for (const [source, value] of item.votes) {
      sum[source]! += believed[value]!
      n[source]! += 1
    }
  }
  return Array.from(sum, (total, source) => (n[source] ? total / n[source]! : 0.5))
}

export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores)
  const powers = scores.map(score => Math.exp(score - top))
  const total = powers.reduce((a, b) => a + b, 0)
  return powers.map(power => power / total)
}

export function best(scores: readonly number[]): number {
  let at = 0
  scores.forEach((score, i) => {
    if (score > scores[at]! + 1e-12) at = i
  })
  return at
}
