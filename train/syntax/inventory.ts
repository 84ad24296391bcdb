import { UPOS } from '../../src/domain/syntax.ts'
import { numberKey, subwordBuckets, wordKey } from '../../src/syntax/neural/features.ts'
import type { Morphology } from '../../src/syntax/neural/morphology.ts'
import type { Attribute } from '../../src/syntax/neural/weights.ts'
import type { GoldSentence } from './treebank.ts'

/** What a model can answer, taken from the training treebank. */
export interface Inventory {
  readonly labels: readonly string[]
  readonly attributes: readonly Attribute[]
  /** For each UPOS the FEATS seen with it, as written. */
  readonly bundles: readonly (readonly string[])[]
  /** Keys of the word table: those with a pre-trained vector first, then those of the treebank alone. */
  readonly words: readonly string[]
  /** How many of `words` have a pre-trained vector. */
  readonly vectorWords: number
  /** Words of the treebank that occur often enough to have a vector of their own. */
  readonly ownWords: readonly string[]
}

/** A sentence in numbers. -1 in `labels` or `attributes` stands for what the inventory lacks. */
export interface Example {
  readonly length: number
  readonly words: Int32Array
  readonly own: Int32Array
  readonly buckets: readonly (readonly (readonly number[])[])[]
  readonly upos: Int32Array
  /** attribute by attribute, word by word */
  readonly attributes: readonly Int32Array[]
  readonly heads: Int32Array
  readonly labels: Int32Array
}

export const pairs = (feats: string): (readonly [string, string])[] =>
  feats === '_' ? [] : feats.split('|').map(pair => pair.split('=') as [string, string])

export function takeInventory(
  sentences: readonly GoldSentence[],
  vectorWords: readonly string[],
  tableSize: number,
  leastOften = 2,
): Inventory {
  const labels = new Set<string>()
  const values = new Map<string, Set<string>>()
  const bundles: Set<string>[] = UPOS.map(() => new Set<string>())
  const counts = new Map<string, number>()
  for (const sentence of sentences)
    sentence.forms.forEach((form, i) => {
      labels.add(sentence.deprels[i]!)
      bundles[UPOS.indexOf(sentence.upos[i] as (typeof UPOS)[number])]!.add(sentence.feats[i]!)
      for (const [name, value] of pairs(sentence.feats[i]!))
        values.set(name, (values.get(name) ?? new Set()).add(value))
      const key = wordKey(form)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    })
  // The table holds the most frequent words of the vectors, and those of the treebank wherever they stand.
  const known = new Set(vectorWords)
  const fromTreebank = [...counts.keys()].filter(word => known.has(word))
  const kept = new Set(fromTreebank)
  for (const word of vectorWords) {
    if (kept.size >= tableSize) break
    kept.add(word)
  }
  const withVector = vectorWords.filter(word => kept.has(word))
  const often = [...counts].filter(([, count]) => count >= leastOften).map(([word]) => word)
  return {
    labels: [...labels].sort(),
    attributes: [...values]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, set]) => ({ name, values: ['', ...[...set].sort()] })),
    bundles: bundles.map(set => [...set].sort()),
    words: [...withVector, ...often.filter(word => !known.has(word)).sort()],
    vectorWords: withVector.length,
    ownWords: often.sort(),
  }
}

/** Turns sentences into numbers; forms are worked out once. */
export class Encoder {
  readonly inventory: Inventory
  readonly #bucketCount: number
  readonly #morphology: Morphology | undefined
  readonly #word: Map<string, number>
  readonly #own: Map<string, number>
  readonly #label: Map<string, number>
  readonly #forms = new Map<string, { word: number; own: number; buckets: readonly (readonly number[])[] }>()

  constructor(inventory: Inventory, bucketCount: number, morphology?: Morphology) {
    this.inventory = inventory
    this.#bucketCount = bucketCount
    this.#morphology = morphology
    this.#word = new Map(inventory.words.map((word, i) => [word, i]))
    this.#own = new Map(inventory.ownWords.map((word, i) => [word, i]))
    this.#label = new Map(inventory.labels.map((label, i) => [label, i]))
  }

  form(form: string): { word: number; own: number; buckets: readonly (readonly number[])[] } {
    let known = this.#forms.get(form)
    if (!known) {
      const key = wordKey(form)
      known = {
        word: this.#word.get(key) ?? this.#word.get(numberKey(key)) ?? -1,
        own: this.#own.get(key) ?? -1,
        buckets: subwordBuckets(form, this.#bucketCount, this.#morphology),
      }
      this.#forms.set(form, known)
    }
    return known
  }

  encode(sentence: GoldSentence): Example {
    const forms = sentence.forms.map(form => this.form(form))
    const feats = sentence.feats.map(feat => new Map(pairs(feat)))
    return {
      length: forms.length,
      words: Int32Array.from(forms, form => form.word),
      own: Int32Array.from(forms, form => form.own),
      buckets: forms.map(form => form.buckets),
      upos: Int32Array.from(sentence.upos, upos => UPOS.indexOf(upos as (typeof UPOS)[number])),
      attributes: this.inventory.attributes.map(({ name, values }) =>
        Int32Array.from(feats, map => values.indexOf(map.get(name) ?? '')),
      ),
      heads: Int32Array.from(sentence.heads),
      labels: Int32Array.from(sentence.deprels, label => this.#label.get(label) ?? -1),
    }
  }
}
