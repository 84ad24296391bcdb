import { UPOS } from '../../src/domain/syntax.ts'
import { decodeTree } from '../../src/syntax/neural/decode.ts'
import type { Example } from './inventory.ts'
import type { Network } from './network.ts'
import { Random } from './random.ts'
import { Tape } from './tape.ts'

/** Per cent of words, gold tokens; labels count with their subtype in `las`, without in `plain`. */
export interface Scores {
  readonly upos: number
  readonly feats: number
  readonly uas: number
  readonly las: number
  /** As CoNLL 2018 scores: universal relations only. */
  readonly universal: number
}

/** Sentences in batches of about `size` words, like lengths together, the longest first in each. */
export function batches<T extends { readonly length: number }>(
  examples: readonly T[],
  size: number,
  random?: Random,
): T[][] {
  const sorted = examples
    .map(example => ({ example, key: example.length + (random ? random.next() * 3 : 0) }))
    .sort((a, b) => b.key - a.key)
  const result: T[][] = []
  let words = Number.POSITIVE_INFINITY
  for (const { example } of sorted) {
    if (words + example.length > size) {
      result.push([])
      words = 0
    }
    result.at(-1)!.push(example)
    words += example.length
  }
  for (const batch of result) batch.sort((a, b) => b.length - a.length)
  return result
}

const NO_RATES = { dropout: 0, wordDropout: 0, ownWordDropout: 0, features: 0.5 }

export function evaluate(network: Network, examples: readonly Example[]): Scores {
  const { arena, inventory } = network
  const f = arena.floats
  const mark = arena.mark()
  const universal = inventory.labels.map(label => label.split(':')[0]!)
  let [words, upos, feats, uas, las, plain] = [0, 0, 0, 0, 0, 0]
  for (const batch of batches(examples, 2000)) {
    const answer = network.run(new Tape(arena, false, new Random(0)), batch, NO_RATES)
    const trees = batch.map(({ length }, s) => {
      const { at, stride } = answer.arcs[s]!.value
      return decodeTree(f, length + 1, stride, at)
    })
    const labels = answer.label((s, t) => trees[s]![t + 1]!).value
    const argmax = (at: number, width: number) => {
      let best = 0
      for (let j = 1; j < width; j++) if (f[at + j]! > f[at + best]!) best = j
      return best
    }
    batch.forEach((example, s) => {
      for (let t = 0; t < example.length; t++) {
        const row = answer.first[s]! + t
        words++
        const tag = answer.tags.value.at + row * answer.tags.value.stride
        if (argmax(tag, UPOS.length) === example.upos[t]) upos++
        let column = tag + UPOS.length
        let right = true
        inventory.attributes.forEach(({ values }, a) => {
          if (argmax(column, values.length) !== example.attributes[a]![t]) right = false
          column += values.length
        })
        if (right) feats++
        if (trees[s]![t + 1] !== example.heads[t]) continue
        uas++
        const label = argmax(labels.at + row * labels.stride, labels.columns)
        if (label === example.labels[t]) las++
        if (example.labels[t]! >= 0 && universal[label] === universal[example.labels[t]!]) plain++
      }
    })
    arena.release(mark)
  }
  const share = (count: number) => (100 * count) / words
  return { upos: share(upos), feats: share(feats), uas: share(uas), las: share(las), universal: share(plain) }
}
