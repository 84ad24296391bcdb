import { join } from './hash.ts'
import { LOWER, PADDING, SUFFIX, WIDTH } from './lexical-keys.ts'
import type { LinearModel } from './linear.ts'
import { best, score } from './linear.ts'
import type { Tags } from './tagger.ts'

/**
 * Greedy transition parsing by the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011), with an
 * artificial root behind the last word. Words are numbered from 0 here; the root has the number n.
 */
export interface ArcParser {
  /** Classes are SHIFT, LEFT and RIGHT in that order. */
  readonly moves: LinearModel
  /** Classes are relations. */
  readonly labels: LinearModel
}

export const SHIFT = 0
export const LEFT = 1
export const RIGHT = 2
export const MOVES = ['shift', 'left', 'right'] as const

const NONE = -1

/** A parser's state; arrays are as long as the sentence plus the root. */
export interface State {
  readonly n: number
  readonly stack: Int32Array
  depth: number
  buffer: number
  readonly heads: Int32Array
  readonly labels: Int32Array
  /** Nearest the edges first: outermost and next outermost dependent on each side, and how many there are. */
  readonly left1: Int32Array
  readonly left2: Int32Array
  readonly right1: Int32Array
  readonly right2: Int32Array
  readonly lefts: Int32Array
  readonly rights: Int32Array
}

export function startState(n: number): State {
  const row = () => new Int32Array(n + 1).fill(NONE)
  return {
    n,
    stack: row(),
    depth: 0,
    buffer: 0,
    heads: row(),
    labels: row(),
    left1: row(),
    left2: row(),
    right1: row(),
    right2: row(),
    lefts: new Int32Array(n + 1),
    rights: new Int32Array(n + 1),
  }
}

export const finished = (state: State): boolean => state.depth === 0 && state.buffer === state.n

/** Which moves may be made; the conditions at the root leave exactly one word to hang on it. */
export function legalMoves(state: State, legal: Uint8Array): void {
  const atRoot = state.buffer === state.n
  legal[SHIFT] = atRoot ? 0 : 1
  legal[LEFT] = state.depth >= 1 && (!atRoot || state.depth === 1) ? 1 : 0
  legal[RIGHT] = state.depth >= 2 ? 1 : 0
}

/** Makes a move. LEFT and RIGHT return the word that got its head, SHIFT returns -1. */
export function apply(state: State, move: number): number {
  if (move === SHIFT) {
    state.stack[state.depth++] = state.buffer++
    return NONE
  }
  const dependent = state.stack[--state.depth]!
  if (move === LEFT) {
    const head = state.buffer
    state.heads[dependent] = head
    state.left2[head] = state.left1[head]!
    state.left1[head] = dependent
    state.lefts[head]!++
  } else {
    const head = state.stack[state.depth - 1]!
    state.heads[dependent] = head
    state.right2[head] = state.right1[head]!
    state.right1[head] = dependent
    state.rights[head]!++
  }
  return dependent
}

/** Heads (the root has the number n) and relations of a tagged sentence. */
export function parse(
  parser: ArcParser,
  keys: Int32Array,
  tags: Tags,
): { heads: Int32Array; labels: Int32Array } {
  const n = tags.upos.length
  const state = startState(n)
  const words = wordsOf(keys, tags)
  const legal = new Uint8Array(3)
  const moveScores = new Int32Array(3)
  const labelScores = new Int32Array(parser.labels.classes.length)
  const rootLabel = parser.labels.classes.indexOf('root')
  while (!finished(state)) {
    legalMoves(state, legal)
    const choices = legal[0]! + legal[1]! + legal[2]!
    let move = legal[SHIFT] ? SHIFT : legal[LEFT] ? LEFT : RIGHT
    if (choices > 1) {
      score(parser.moves, features, moveFeatures(state, words, features), moveScores)
      move = best(moveScores, 3, legal)
    }
    const dependent = apply(state, move)
    if (dependent === NONE) continue
    if (state.heads[dependent] === n) {
      state.labels[dependent] = rootLabel
      continue
    }
    score(parser.labels, features, labelFeatures(state, words, dependent, features), labelScores)
    labelScores[rootLabel] = -0x80000000
    state.labels[dependent] = best(labelScores, labelScores.length)
  }
  return { heads: state.heads.subarray(0, n), labels: state.labels.subarray(0, n) }
}

/** What the templates ask of each word, by its number; after the words the root, then "no word". */
export interface Words {
  readonly word: Int32Array
  readonly tag: Int32Array
  /** Part of speech with morphology. */
  readonly fine: Int32Array
  readonly suffix: Int32Array
}

export function wordsOf(keys: Int32Array, tags: Tags): Words {
  const n = tags.upos.length
  const word = new Int32Array(n + 2)
  const suffix = new Int32Array(n + 2)
  const tag = new Int32Array(n + 2)
  const fine = new Int32Array(n + 2)
  for (let i = 0; i < n; i++) {
    word[i] = keys[(i + PADDING) * WIDTH + LOWER]!
    suffix[i] = keys[(i + PADDING) * WIDTH + SUFFIX + 3]!
    tag[i] = tags.upos[i]! + 2
    fine[i] = tags.feats[i]! + 2
  }
  word[n + 1] = suffix[n + 1] = tag[n + 1] = fine[n + 1] = 1
  return { word, tag, fine, suffix }
}

export const MOST_FEATURES = 96
const features = new Int32Array(MOST_FEATURES)

const distance = (from: number, to: number): number => {
  const steps = to - from
  return steps < 5 ? steps : steps < 10 ? 5 : 6
}

/** Templates after Zhang and Nivre (2011) and Kiperwasser and Goldberg's list for arc-hybrid. */
export function moveFeatures(state: State, words: Words, into: Int32Array): number {
  const { n, stack, depth, buffer } = state
  const { word, tag, fine } = words
  const none = n + 1
  const at = (i: number) => (i <= n ? i : none)
  const or = (i: number) => (i < 0 ? none : i)
  const s0 = depth > 0 ? stack[depth - 1]! : none
  const s1 = depth > 1 ? stack[depth - 2]! : none
  const s2 = depth > 2 ? stack[depth - 3]! : none
  const b0 = buffer
  const b1 = at(buffer + 1)
  const b2 = at(buffer + 2)
  const has = s0 !== none
  const s0l = has ? or(state.left1[s0]!) : none
  const s0l2 = has ? or(state.left2[s0]!) : none
  const s0r = has ? or(state.right1[s0]!) : none
  const s0r2 = has ? or(state.right2[s0]!) : none
  const s1l = s1 !== none ? or(state.left1[s1]!) : none
  const s1r = s1 !== none ? or(state.right1[s1]!) : none
  const b0l = or(state.left1[b0]!)
  const b0l2 = or(state.left2[b0]!)
  const label = (i: number) => (i === none ? -1 : state.labels[i]!)
  const s0w = word[s0]!
  const s1w = word[s1]!
  const b0w = word[b0]!
  const b1w = word[b1]!
  const s0t = tag[s0]!
  const s1t = tag[s1]!
  const b0t = tag[b0]!
  const b1t = tag[b1]!
  const s0f = fine[s0]!
  const s1f = fine[s1]!
  const b0f = fine[b0]!
  const b1f = fine[b1]!
  const dSB = has ? distance(s0, b0) : 9
  const dSS = s1 !== none ? distance(s1, s0) : 9
  const valency = has ? Math.min(3, state.lefts[s0]!) * 4 + Math.min(3, state.rights[s0]!) : 99
  const valency1 = s1 !== none ? Math.min(3, state.rights[s1]!) : 9
  const valencyB = Math.min(3, state.lefts[b0]!)
  let f = 0
  let template = 1001
  const put = (value: number) => {
    into[f++] = join(template++, value)
  }
  put(0)
  put(s0w)
  put(s0t)
  put(s0f)
  put(join(s0w, s0f))
  put(s1w)
  put(s1f)
  put(join(s1w, s1t))
  put(b0w)
  put(b0f)
  put(join(b0w, b0t))
  put(b1w)
  put(b1f)
  put(join(b1w, b1t))
  put(join(word[b2]!, 0))
  put(fine[b2]!)
  put(fine[s2]!)
  const st = join(s0t, b0t)
  const sf = join(s0f, b0f)
  const ss = join(s1t, s0t)
  const ssf = join(s1f, s0f)
  put(sf)
  put(join(s0w, b0w))
  put(join(s0w, b0f))
  put(join(s0f, b0w))
  put(join(join(s0w, b0w), st))
  put(ssf)
  put(join(s1w, s0w))
  put(join(s1w, s0f))
  put(join(s1f, s0w))
  put(join(b0f, b1f))
  put(join(b0w, b1f))
  put(join(b0f, b1w))
  put(join(sf, b1f))
  put(join(ssf, b0f))
  put(join(join(s1t, s0t), join(b0t, b1t)))
  put(join(join(ss, b0t), s1w))
  put(join(join(ss, b0t), s0w))
  put(join(join(ss, b0t), b0w))
  put(join(join(st, b1t), s0w))
  put(join(join(st, b1t), b0w))
  put(join(join(st, b1t), b1w))
  put(join(join(b0t, b1t), tag[b2]!))
  put(join(st, join(b1t, tag[b2]!)))
  put(join(join(tag[s2]!, ss), 0))
  put(join(join(tag[s2]!, ss), b0t))
  // Distances and valencies.
  put(join(s0w, dSB))
  put(join(s0f, dSB))
  put(join(b0w, dSB))
  put(join(b0f, dSB))
  put(join(st, dSB))
  put(join(ss, dSS))
  put(join(join(s0w, b0w), dSB))
  put(join(s0w, valency))
  put(join(s0f, valency))
  put(join(st, valency))
  put(join(s1f, join(valency1, s0f)))
  put(join(b0f, valencyB))
  put(join(st, valencyB))
  // Dependents and their relations.
  put(join(s0f, join(tag[s0l]!, label(s0l))))
  put(join(s0f, join(tag[s0r]!, label(s0r))))
  put(join(s0w, label(s0l)))
  put(join(s0w, label(s0r)))
  put(join(s0w, word[s0r]!))
  put(join(s1f, join(tag[s1l]!, label(s1l))))
  put(join(s1f, join(tag[s1r]!, label(s1r))))
  put(join(s1w, label(s1r)))
  put(join(b0f, join(tag[b0l]!, label(b0l))))
  put(join(b0w, label(b0l)))
  put(join(join(b0f, label(b0l)), label(b0l2)))
  put(join(join(s0f, label(s0l)), label(s0l2)))
  put(join(join(s0f, label(s0r)), label(s0r2)))
  put(join(join(st, tag[s0l]!), label(s0l)))
  put(join(join(st, tag[s0r]!), label(s0r)))
  put(join(join(st, tag[b0l]!), label(b0l)))
  put(join(join(ss, tag[s0l]!), label(s0l)))
  put(join(join(ss, tag[s1r]!), label(s1r)))
  put(join(join(ss, b0t), label(s1r)))
  put(join(join(ss, b0t), join(label(s0l), label(b0l))))
  put(join(join(ss, tag[s0r]!), join(word[s0r]!, 1)))
  put(join(join(s0f, s1f), join(valency, b0t)))
  put(join(label(s0l), join(label(s0r), join(label(b0l), st))))
  return f
}

/** Features of the relation of `dependent`, whose head was just set. */
export function labelFeatures(state: State, words: Words, dependent: number, into: Int32Array): number {
  const { n } = state
  const { word, tag, fine, suffix } = words
  const none = n + 1
  const or = (i: number) => (i < 0 ? none : i)
  const at = (i: number) => (i >= 0 && i < n ? i : none)
  const head = state.heads[dependent]!
  const label = (i: number) => (i === none ? -1 : state.labels[i]!)
  const side = dependent < head ? 1 : 2
  const sibling = or(side === 1 ? state.left2[head]! : state.right2[head]!)
  const far = or(side === 1 ? state.right1[head]! : state.left1[head]!)
  const dl = or(state.left1[dependent]!)
  const dl2 = or(state.left2[dependent]!)
  const dr = or(state.right1[dependent]!)
  const between = distance(Math.min(dependent, head), Math.max(dependent, head))
  const dw = word[dependent]!
  const hw = word[head]!
  const dt = tag[dependent]!
  const ht = join(tag[head]!, side)
  const df = fine[dependent]!
  const hf = join(fine[head]!, side)
  const before = at(dependent - 1)
  const after = at(dependent + 1)
  let f = 0
  let template = 2001
  const put = (value: number) => {
    into[f++] = join(template++, value)
  }
  put(side)
  put(join(dw, side))
  put(join(df, side))
  put(join(dw, hf))
  put(join(hw, side))
  put(hf)
  put(join(hw, df))
  put(join(hf, df))
  put(join(hw, dw))
  put(join(join(hf, df), between))
  put(join(suffix[dependent]!, hf))
  put(join(suffix[head]!, join(df, side)))
  put(join(join(ht, dt), tag[before]!))
  put(join(join(ht, dt), tag[after]!))
  put(join(join(ht, dt), join(tag[at(head + 1)]!, tag[at(head - 1)]!)))
  put(join(join(ht, dt), word[before]!))
  put(join(join(ht, dt), word[after]!))
  put(join(join(ht, df), join(word[dl]!, label(dl))))
  put(join(join(hw, df), join(word[dl]!, side)))
  put(join(join(ht, df), label(dr)))
  put(join(join(ht, df), join(label(dl), label(dl2))))
  put(join(dw, join(label(dl), side)))
  put(join(dw, join(label(dr), side)))
  put(join(join(ht, df), label(sibling)))
  put(join(join(hw, df), join(label(sibling), side)))
  put(join(join(ht, df), join(tag[sibling]!, word[sibling]!)))
  put(join(join(ht, df), label(far)))
  put(join(join(ht, df), join(label(far), label(sibling))))
  put(join(join(ht, dw), label(far)))
  put(join(join(hf, df), Math.min(3, side === 1 ? state.lefts[head]! : state.rights[head]!)))
  put(join(join(ht, df), Math.min(2, state.lefts[dependent]!) * 3 + Math.min(2, state.rights[dependent]!)))
  return f
}
