import type { SparseWeights } from '../../src/syntax/linear.ts'
import { keyMaskOf, WHOLE_KEY } from '../../src/syntax/linear.ts'

/**
 * Averaged perceptron over hashed features. Each feature has a chain of weights, one for each class that an
 * update has touched; averages are kept by the lazy method (Daumé 2006, section 2.1.1). A weight counts only once
 * it has had `leastUpdates` updates, which keeps models small (Goldberg and Elhadad 2011).
 */
export class Perceptron {
  readonly classes: number
  private readonly leastUpdates: number
  private keys = new Int32Array(1 << 16)
  private heads = new Int32Array(1 << 16)
  private used = 0
  private label = new Uint16Array(1 << 18)
  private next = new Int32Array(1 << 18)
  private weight = new Float64Array(1 << 18)
  private total = new Float64Array(1 << 18)
  private since = new Float64Array(1 << 18)
  private updates = new Uint16Array(1 << 18)
  private cells = 1
  private clock = 0

  constructor(classes: number, leastUpdates: number) {
    this.classes = classes
    this.leastUpdates = leastUpdates
  }

  score(features: Int32Array, count: number, scores: Float64Array): void {
    scores.fill(0)
    const { keys, heads, label, next, weight, updates, leastUpdates } = this
    const mask = keys.length - 1
    for (let f = 0; f < count; f++) {
      const key = features[f]!
      let slot = key & mask
      while (heads[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask
      for (let cell = heads[slot]!; cell !== 0; cell = next[cell]!)
        if (updates[cell]! >= leastUpdates) scores[label[cell]!]! += weight[cell]!
    }
  }

  /** One step of time; call it once for each decision. */
  tick(): void {
    this.clock++
  }

  add(features: Int32Array, count: number, label: number, by: number): void {
    for (let f = 0; f < count; f++) {
      const cell = this.cell(features[f]!, label)
      if (this.updates[cell]! >= this.leastUpdates)
        this.total[cell]! += (this.clock - this.since[cell]!) * this.weight[cell]!
      this.since[cell] = this.clock
      this.weight[cell]! += by
      if (this.updates[cell]! < 65535) this.updates[cell]!++
    }
  }

  /**
   * Averages, times `scale`, rounded; those below `least` are dropped. Features whose lower `keyBits` are the same
   * become one, and their weights add up: in training they are kept apart, for by then most are still there.
   */
  averaged(scale: number, least = 1, keyBits = WHOLE_KEY): SparseWeights {
    const keyMask = keyMaskOf(keyBits)
    const sums = new Map<number, Map<number, number>>()
    for (let slot = 0; slot < this.keys.length; slot++)
      for (let cell = this.heads[slot]!; cell !== 0; cell = this.next[cell]!) {
        if (this.updates[cell]! < this.leastUpdates) continue
        const total = this.total[cell]! + (this.clock - this.since[cell]!) * this.weight[cell]!
        const key = this.keys[slot]! & keyMask
        const row = sums.get(key) ?? new Map<number, number>()
        sums.set(key, row)
        const label = this.label[cell]!
        row.set(label, (row.get(label) ?? 0) + (total / this.clock) * scale)
      }
    const weights = new Map<number, [number, number][]>()
    for (const [key, sum] of sums) {
      const row = [...sum]
        .map(([label, value]): [number, number] => [
          label,
          Math.max(-32767, Math.min(32767, Math.round(value))),
        ])
        .filter(([, value]) => Math.abs(value) >= least)
        .sort((x, y) => x[0] - y[0])
      if (row.length > 0) weights.set(key, row)
    }
    return weights
  }

  private cell(key: number, label: number): number {
    if (this.used * 2 >= this.keys.length) this.growTable()
    const mask = this.keys.length - 1
    let slot = key & mask
    while (this.heads[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & mask
    for (let cell = this.heads[slot]!; cell !== 0; cell = this.next[cell]!)
      if (this.label[cell] === label) return cell
    if (this.heads[slot] === 0) {
      this.keys[slot] = key
      this.used++
    }
    if (this.cells >= this.label.length) this.growCells()
    const cell = this.cells++
    this.label[cell] = label
    this.since[cell] = this.clock
    this.next[cell] = this.heads[slot]!
    this.heads[slot] = cell
    return cell
  }

  private growTable(): void {
    const { keys, heads } = this
    this.keys = new Int32Array(keys.length * 2)
    this.heads = new Int32Array(keys.length * 2)
    const mask = this.keys.length - 1
    for (let i = 0; i < keys.length; i++) {
      if (heads[i] === 0) continue
      let slot = keys[i]! & mask
      while (this.heads[slot] !== 0) slot = (slot + 1) & mask
      this.keys[slot] = keys[i]!
      this.heads[slot] = heads[i]!
    }
  }

  private growCells(): void {
    const grown = <T extends Float64Array | Int32Array | Uint16Array>(old: T): T => {
      const wider = new (old.constructor as new (length: number) => T)(old.length * 2)
      wider.set(old)
      return wider
    }
    this.label = grown(this.label)
    this.next = grown(this.next)
    this.weight = grown(this.weight)
    this.total = grown(this.total)
    this.since = grown(this.since)
    this.updates = grown(this.updates)
  }
}

/** Index of the highest of the first `classes` scores among those allowed. */
export function highest(scores: Float64Array, classes: number, allowed?: Uint8Array): number {
  let winner = -1
  for (let i = 0; i < classes; i++)
    if ((!allowed || allowed[i] === 1) && (winner < 0 || scores[i]! > scores[winner]!)) winner = i
  return winner
}

/** Numbers in [0, 1) from a seed (mulberry32, Tommy Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
  }
  return copy
}
