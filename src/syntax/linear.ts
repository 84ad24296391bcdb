import type { Sections } from './model-file.ts'
import { decodeLines, encodeLines, section } from './model-file.ts'

/**
 * A linear classifier over hashed sparse features. A feature is the lower bits of a hash; its row holds the classes
 * for which it has a weight. Weights are whole numbers and scores are their sums, so a score is the same on every
 * machine.
 */
export interface LinearModel {
  readonly classes: readonly string[]
  /** Which bits of a hash tell features apart. */
  readonly keyMask: number
  /** Open-addressing table (size a power of two): key of the slot's feature, and its row's start; row 0 is none. */
  readonly slotKey: Int32Array
  readonly slotRow: Int32Array
  /** Rows laid end to end: count, then class numbers and weights alternately. */
  readonly rows: Int16Array
}

/** Weights by feature: `[class, weight]` pairs, weights in -32767..32767. */
export type SparseWeights = ReadonlyMap<number, readonly (readonly [number, number])[]>

/** All bits of a hash. */
export const WHOLE_KEY = 32

export const keyMaskOf = (bits: number): number => (bits === WHOLE_KEY ? -1 : 2 ** bits - 1)

/** With so few classes a row says in one byte which of them it has. */
const FEW = 7

/**
 * One section of class names and one of weights: the bits of a key, then rows by rising key. A row is the step from
 * the key before and its cells; small numbers take one byte. Keys of fewer bits lie closer together, so a file is
 * smaller, and now and then a feature answers for another (hash kernels: Weinberger et al. 2009).
 */
export function encodeLinear(
  name: string,
  classes: readonly string[],
  weights: SparseWeights,
  keyBits = WHOLE_KEY,
): [string, Uint8Array][] {
  const keys = [...weights.keys()].map(key => key >>> 0).sort((a, b) => a - b)
  const bytes: number[] = [keyBits]
  let previous = 0
  for (const key of keys) {
    pushVarint(bytes, key - previous)
    previous = key
    const row = [...weights.get(key | 0)!].sort((a, b) => a[0] - b[0])
    if (classes.length <= FEW) bytes.push(row.reduce((set, [label]) => set | (1 << label), 0))
    row.forEach(([label, weight], i) => {
      // The step from the class before, and whether this is the last.
      const step = label - (row[i - 1]?.[0] ?? -1) - 1
      if (classes.length > FEW) pushVarint(bytes, 2 * step + (i === row.length - 1 ? 1 : 0))
      pushVarint(bytes, weight < 0 ? -2 * weight - 1 : 2 * weight)
    })
  }
  return [
    [`${name}.classes`, encodeLines(classes)],
    [`${name}.weights`, Uint8Array.from(bytes)],
  ]
}

export function decodeLinear(name: string, sections: Sections): LinearModel {
  const bytes = section(sections, `${name}.weights`)
  const classes = decodeLines(section(sections, `${name}.classes`))
  const rowStarts: number[] = []
  const keys: number[] = []
  const rows = new Int16Array(bytes.length * 2 + 1)
  let fill = 1
  let at = 1
  let key = 0
  const varint = () => {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++]!
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }
  const cell = (label: number) => {
    rows[fill++] = label
    const zigzag = varint()
    rows[fill++] = zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2
  }
  while (at < bytes.length) {
    key += varint()
    keys.push(key | 0)
    const start = fill++
    rowStarts.push(start)
    if (classes.length <= FEW) {
      const set = bytes[at++]!
      for (let label = 0; label < classes.length; label++) if ((set >> label) & 1) cell(label)
    } else
      for (let label = -1, last = 0; last === 0; ) {
        const step = varint()
        last = step % 2
        label += 1 + (step - last) / 2
        cell(label)
      }
    rows[start] = (fill - start - 1) / 2
  }
  let size = 16
  while (size < keys.length * 2) size *= 2
  const slotKey = new Int32Array(size)
  const slotRow = new Int32Array(size)
  for (let i = 0; i < keys.length; i++) {
    let slot = keys[i]! & (size - 1)
    while (slotRow[slot] !== 0) slot = (slot + 1) & (size - 1)
    slotKey[slot] = keys[i]!
    slotRow[slot] = rowStarts[i]!
  }
  return { classes, keyMask: keyMaskOf(bytes[0]!), slotKey, slotRow, rows: rows.slice(0, fill) }
}

/** Sums the weights of `features[0..count)` into `scores`, which is set to 0 first. */
export function score(model: LinearModel, features: Int32Array, count: number, scores: Int32Array): void {
  const { keyMask, slotKey, slotRow, rows } = model
  const mask = slotKey.length - 1
  scores.fill(0)
  for (let f = 0; f < count; f++) {
    const key = features[f]! & keyMask
    let slot = key & mask
    let row = slotRow[slot]!
    while (row !== 0 && slotKey[slot] !== key) {
      slot = (slot + 1) & mask
      row = slotRow[slot]!
    }
    if (row === 0) continue
    const end = row + 2 * rows[row]!
    for (let i = row + 1; i < end; i += 2) scores[rows[i]!]! += rows[i + 1]!
  }
}

/** The class of the highest score among those allowed (all when not given); the lowest number wins a tie. */
export function best(scores: Int32Array, classes: number, allowed?: Uint8Array): number {
  let winner = -1
  let highest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < classes; i++) {
    if (allowed && allowed[i] === 0) continue
    if (scores[i]! > highest) {
      highest = scores[i]!
      winner = i
    }
  }
  return winner
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}
