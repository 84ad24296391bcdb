import { UPOS } from '../../domain/syntax.ts'
import type { Tree, TreeModel } from '../tree-model.ts'
import { type Kernel, vectorKernel } from './kernel.ts'
import { BATCH_WORDS, LONGEST_SENTENCE, Network, type Parsed } from './network.ts'
import { plainKernel } from './plain.ts'
import { type Header, readWeights } from './weights.ts'

/** The FEATS that may go with a UPOS, and the logits that speak for and against each. */
interface Bundle {
  readonly feats: string
  readonly present: readonly number[]
  readonly absent: readonly number[]
}

function bundlesByUpos({ attributes, bundles }: Header): readonly (readonly Bundle[])[] {
  const columns = new Map<string, number>()
  let column = UPOS.length
  for (const { name, values } of attributes) {
    values.forEach((value, i) => {
      columns.set(`${name}=${value}`, column + i)
    })
    column += values.length
  }
  return bundles.map(list =>
    list.map(feats => {
      const parts = feats === '_' ? [] : feats.split('|')
      return {
        feats,
        present: parts.map(part => columns.get(part)!),
        absent: parts.map(part => columns.get(`${part.split('=')[0]}=`)!),
      }
    }),
  )
}

function bestUpos(tags: Float32Array, at: number): number {
  let best = 0
  for (let j = 1; j < UPOS.length; j++) if (tags[at + j]! > tags[at + best]!) best = j
  return best
}

function bestFeats(tags: Float32Array, at: number, bundles: readonly Bundle[]): string {
  let best = '_'
  let most = Number.NEGATIVE_INFINITY
  for (const { feats, present, absent } of bundles) {
    let score = 0
    for (let i = 0; i < present.length; i++) score += tags[at + present[i]!]! - tags[at + absent[i]!]!
    if (score > most) {
      most = score
      best = feats
    }
  }
  return best
}

/** Joins the trees of the pieces of an over-long sentence: later roots hang on the first. */
function join(pieces: readonly Tree[]): Tree {
  const heads: number[] = []
  const deprels: string[] = []
  let first = 0
  for (const piece of pieces) {
    const offset = heads.length
    piece.heads.forEach((head, i) => {
      heads.push(head > 0 ? head + offset : first)
      deprels.push(head === 0 && first > 0 ? 'parataxis' : piece.deprels[i]!)
    })
    first ||= piece.heads.indexOf(0) + 1
  }
  return {
    upos: pieces.flatMap(piece => piece.upos),
    feats: pieces.flatMap(piece => piece.feats),
    heads,
    deprels,
  }
}

const pieces = (forms: readonly string[]): (readonly string[])[] =>
  Array.from({ length: Math.ceil(forms.length / LONGEST_SENTENCE) }, (_, i) =>
    forms.slice(i * LONGEST_SENTENCE, (i + 1) * LONGEST_SENTENCE),
  )

/**
 * Loads the accurate model. Throws a UserError (`syntax/unreadable-model`) where the bytes are damaged or of another
 * version. `makeKernel` chooses what computes; the answers are the same.
 */
export function loadNeuralModel(
  bytes: Uint8Array,
  makeKernel: (bytes: number) => Kernel = size => vectorKernel(size) ?? plainKernel(size),
): TreeModel {
  const weights = readWeights(bytes)
  const network = new Network(weights, makeKernel)
  const bundles = bundlesByUpos(weights.header)
  const { labels } = weights.header
  const toTree = ({ heads, labels: found, tags }: Parsed): Tree => {
    const upos = Array.from(heads, (_, t) => bestUpos(tags, t * network.tagStride))
    return {
      upos: upos.map(tag => UPOS[tag]!),
      feats: upos.map((tag, t) => bestFeats(tags, t * network.tagStride, bundles[tag]!)),
      heads: [...heads],
      deprels: Array.from(found, label => labels[label]!),
    }
  }
  return {
    annotate(sentences) {
      const parts = sentences.map(pieces)
      const flat = parts.flat()
      const order = [...flat.keys()].sort((a, b) => flat[b]!.length - flat[a]!.length || a - b)
      const trees: Tree[] = new Array(flat.length)
      let batch: number[] = []
      let words = 0
      const flush = () => {
        const parsed = network.parse(batch.map(index => flat[index]!))
        batch.forEach((index, i) => {
          trees[index] = toTree(parsed[i]!)
        })
        batch = []
        words = 0
      }
      for (const index of order) {
        if (words + flat[index]!.length > BATCH_WORDS) flush()
        batch.push(index)
        words += flat[index]!.length
      }
      if (batch.length > 0) flush()
      let next = 0
      return parts.map(list => {
        const own = trees.slice(next, next + list.length)
        next += list.length
        return own.length === 1 ? own[0]! : join(own)
      })
    },
  }
}
