import { UPOS } from '../domain/syntax.ts'
import { join } from './hash.ts'
import { FORM, LOWER, PADDING, PREFIX, SHAPE, SUFFIX, WIDTH } from './lexical-keys.ts'
import type { LinearModel } from './linear.ts'
import { best, score } from './linear.ts'

/**
 * Part of speech from left to right, then features given the parts of speech of the whole sentence: an averaged
 * perceptron (Collins 2002) with the templates of Ratnaparkhi (1996) and more.
 */
export interface Tagger {
  readonly upos: LinearModel
  /** Classes are `UPOS feats`, e.g. `VERB Mood=Ind|Tense=Past|VerbForm=Fin`. */
  readonly feats: LinearModel
  /** For each part of speech, which classes of `feats` go with it. */
  readonly allowed: readonly Uint8Array[]
  /** For each part of speech, its one class of `feats`, or -1 when there are several. */
  readonly only: Int32Array
}

export function makeTagger(upos: LinearModel, feats: LinearModel): Tagger {
  const allowed = upos.classes.map(tag =>
    Uint8Array.from(feats.classes, name => (name.startsWith(`${tag} `) ? 1 : 0)),
  )
  const only = Int32Array.from(allowed, mask =>
    mask.filter(one => one === 1).length === 1 ? mask.indexOf(1) : -1,
  )
  return { upos, feats, allowed, only }
}

/** Numbers of classes, of `upos.classes` and of `feats.classes`, a word each. */
export interface Tags {
  readonly upos: Int32Array
  readonly feats: Int32Array
}

const MOST_FEATURES = 64
const features = new Int32Array(MOST_FEATURES)

export function tag(tagger: Tagger, keys: Int32Array): Tags {
  const n = keys.length / WIDTH - 2 * PADDING
  const upos = new Int32Array(n)
  const feats = new Int32Array(n)
  const scores = new Int32Array(Math.max(tagger.upos.classes.length, tagger.feats.classes.length))
  for (let i = 0; i < n; i++) {
    const count = uposFeatures(keys, upos, i, n, features)
    score(tagger.upos, features, count, scores)
    upos[i] = best(scores, tagger.upos.classes.length)
  }
  for (let i = 0; i < n; i++) {
    const only = tagger.only[upos[i]!]!
    if (only >= 0) {
      feats[i] = only
      continue
    }
    const count = featsFeatures(keys, upos, feats, i, n, features)
    score(tagger.feats, features, count, scores)
    feats[i] = Math.max(0, best(scores, tagger.feats.classes.length, tagger.allowed[upos[i]!]!))
  }
  return { upos, feats }
}

/** The part of `UPOS feats` after the tag. */
export const featsOf = (name: string): string => name.slice(name.indexOf(' ') + 1)

const OUTSIDE = 99

/** Writes the features of word `i` for its part of speech, given those before it; returns how many. */
export function uposFeatures(
  keys: Int32Array,
  upos: Int32Array,
  i: number,
  n: number,
  into: Int32Array,
): number {
  const w0 = (i + PADDING) * WIDTH
  const p1 = w0 - WIDTH
  const p2 = p1 - WIDTH
  const n1 = w0 + WIDTH
  const n2 = n1 + WIDTH
  const t1 = i > 0 ? upos[i - 1]! : OUTSIDE
  const t2 = i > 1 ? upos[i - 2]! : OUTSIDE
  const lower = keys[w0 + LOWER]!
  const suffix3 = keys[w0 + SUFFIX + 3]!
  const shape = keys[w0 + SHAPE]!
  const edge = (i === 0 ? 1 : 0) + (i === n - 1 ? 2 : 0)
  let f = 0
  let template = 1
  const put = (value: number) => {
    into[f++] = join(template++, value)
  }
  put(0)
  put(keys[w0 + FORM]!)
  put(lower)
  for (let s = 1; s <= 5; s++) put(keys[w0 + SUFFIX + s]!)
  for (let p = 1; p <= 3; p++) put(keys[w0 + PREFIX + p]!)
  put(shape)
  put(join(shape, edge))
  put(join(shape, keys[w0 + SUFFIX + 2]!))
  put(join(shape, t1))
  put(t1)
  put(join(t1, t2))
  put(join(t1, lower))
  put(join(t1, suffix3))
  put(join(join(t1, t2), suffix3))
  put(keys[p1 + LOWER]!)
  put(keys[p2 + LOWER]!)
  put(keys[n1 + LOWER]!)
  put(keys[n2 + LOWER]!)
  put(keys[p1 + SUFFIX + 3]!)
  put(keys[n1 + SUFFIX + 3]!)
  put(keys[n1 + SUFFIX + 2]!)
  put(join(keys[n1 + SHAPE]!, shape))
  put(join(keys[p1 + SHAPE]!, shape))
  put(join(keys[p1 + LOWER]!, lower))
  put(join(lower, keys[n1 + LOWER]!))
  put(join(t1, keys[n1 + LOWER]!))
  put(join(t1, join(lower, keys[n1 + LOWER]!)))
  put(join(t1, keys[n1 + SUFFIX + 3]!))
  put(join(keys[p1 + LOWER]!, keys[p2 + LOWER]!))
  put(join(keys[n1 + LOWER]!, keys[n2 + LOWER]!))
  put(join(lower, keys[n1 + SUFFIX + 2]!))
  return f
}

/** Writes the features of word `i` for its morphology, given all parts of speech and the morphology before it. */
export function featsFeatures(
  keys: Int32Array,
  upos: Int32Array,
  feats: Int32Array,
  i: number,
  n: number,
  into: Int32Array,
): number {
  const w0 = (i + PADDING) * WIDTH
  const p1 = w0 - WIDTH
  const n1 = w0 + WIDTH
  const t0 = upos[i]!
  const t = (k: number) => (k >= 0 && k < n ? upos[k]! : OUTSIDE)
  const m = (k: number) => (k >= 0 ? feats[k]! : OUTSIDE)
  const lower = keys[w0 + LOWER]!
  const suffix2 = keys[w0 + SUFFIX + 2]!
  let f = 0
  let template = 101
  const put = (value: number) => {
    into[f++] = join(join(template++, t0), value)
  }
  put(0)
  put(keys[w0 + FORM]!)
  put(lower)
  for (let s = 1; s <= 5; s++) put(keys[w0 + SUFFIX + s]!)
  put(keys[w0 + PREFIX + 2]!)
  put(keys[w0 + SHAPE]!)
  put(m(i - 1))
  put(join(m(i - 1), m(i - 2)))
  put(join(m(i - 1), suffix2))
  put(join(m(i - 1), lower))
  put(join(m(i - 2), suffix2))
  put(join(t(i - 1), t(i - 2)))
  put(join(t(i + 1), suffix2))
  put(join(t(i + 1), t(i + 2)))
  put(join(t(i - 1), t(i + 1)))
  put(keys[p1 + LOWER]!)
  put(keys[p1 - WIDTH + LOWER]!)
  put(keys[n1 + LOWER]!)
  put(join(keys[p1 + LOWER]!, lower))
  put(join(keys[p1 + LOWER]!, suffix2))
  put(join(keys[p1 - WIDTH + LOWER]!, suffix2))
  put(join(lower, keys[n1 + LOWER]!))
  put(join(suffix2, keys[n1 + SUFFIX + 2]!))
  put(join(suffix2, keys[p1 + SUFFIX + 2]!))
  put(join(suffix2, keys[n1 + SUFFIX + 3]!))
  let governor = i - 1
  while (governor >= 0 && governor > i - 6 && !VERBAL.has(t(governor))) governor--
  put(join(suffix2, governor >= 0 && VERBAL.has(t(governor)) ? m(governor) : OUTSIDE))
  put(join(suffix2, governor >= 0 ? keys[(governor + PADDING) * WIDTH + LOWER]! : OUTSIDE))
  return f
}

const VERBAL: ReadonlySet<number> = new Set((['AUX', 'PART', 'VERB'] as const).map(tag => UPOS.indexOf(tag)))
