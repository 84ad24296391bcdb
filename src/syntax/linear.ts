import type { Sections } from './model-file.ts'
import { decodeLines, encodeLines, section } from './model-file.ts'

/**
 * A linear classifier over hashed sparse features. A feature is a 32-bit hash; its row holds the classes for
 * which it has a weight. Weights are 8-bit with one scale a model, and scores are sums of integers, so a score
 * is the same on every machine.
 */
export interface LinearModel {
  readonly classes: readonly string[]
  /** Open-addressing table (size a power of two): key of the slot's feature, and its row's start; row 0 is none. */
  readonly slotKey: Int32Array
  readonly slotRow: Int32Array
  /** Rows laid end to end: count, then class numbers and weights alternately. */
  readonly rows: Int16Array
}

/** Weights by feature: `[class, weight]` pairs, weights in -32767..32767. */
export type SparseWeights = ReadonlyMap<number, readonly (readonly [number, number])[]>

export function encodeLinear(
  name: string,
  classes: readonly string[],
  weights: SparseWeights,
): [string, Uint8Array][] {
  const keys = [...weights.keys()].map(key => key >>> 0).sort((a, b) => a - b)
  const bytes: number[] = []
  let previous = 0
  for (const key of keys) {
    pushVarint(bytes, key - previous)
    previous = key
    const row = weights.get(key | 0)!
    pushVarint(bytes, row.length)
    for (const [label, weight] of row) {
      pushVarint(bytes, label)
      pushVarint(bytes, weight < 0 ? -2 * weight - 1 : 2 * weight)
    }
  }
  return [
    [`${name}.classes`, encodeLines(classes)],
    [`${name}.weights`, Uint8Array.from(bytes)],
  ]
}

export function decodeLinear(name: string, sections: Sections): LinearModel {
  const bytes = section(sections, `${name}.weights`)
  const rowStarts: number[] = []
  const keys: number[] = []
  const rows = new Int16Array(bytes.length * 2 + 1)
  let fill = 1
  let at = 0
  let key = 0
  const varint = () => {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++]!
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }
  while (at < bytes.length) {
    key += varint()
    keys.push(key | 0)
    rowStarts.push(fill)
    const length = varint()
    rows[fill++] = length
    for (let i = 0; i < length; i++) {
      rows[fill++] = varint()
      const zigzag = varint()
      rows[fill++] = zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2
    }
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
  return {
    classes: decodeLines(section(sections, `${name}.classes`)),
    slotKey,
    slotRow,
    rows: rows.slice(0, fill),
  }
}

/** Sums the weights of `features[0..count)` into `scores`, which is set to 0 first. */
export function score(model: LinearModel, features: Int32Array, count: number, scores: Int32Array): void {
  const { slotKey, slotRow, rows } = model
  const mask = slotKey.length - 1
  scores.fill(0)
  for (let f = 0; f < count; f++) {
    const key = features[f]!
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
