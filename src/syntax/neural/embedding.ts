import { numberKey, slotCount, subwordBuckets, wordKey } from './features.ts'
import { H_LIMIT } from './kernel.ts'
import type { Memory, Rows } from './layers.ts'
import type { Weights } from './weights.ts'

/** Forms whose vectors are kept; when full, all are forgotten (an assumption: about 5 MB). */
const KEPT_FORMS = 16384

/** Fills rows of 16-bit inputs for words; a form always gives the same row. */
export class Embedding {
  readonly #memory: Memory
  readonly #weights: Weights
  readonly #width: number
  readonly #index: Map<string, number>
  readonly #kept = new Map<string, number>()
  readonly #rows: Int16Array
  readonly #scales = new Float32Array(KEPT_FORMS)
  readonly #float: number
  readonly #small: number

  constructor(memory: Memory, weights: Weights) {
    const { wordWidth, subwordWidth } = weights.header.shape
    this.#memory = memory
    this.#weights = weights
    this.#width = wordWidth + subwordWidth
    this.#index = new Map(weights.words.map((word, i) => [word, i]))
    this.#rows = new Int16Array(KEPT_FORMS * this.#width)
    this.#float = memory.take(4 * this.#width)
    this.#small = memory.take(2 * this.#width + 16)
  }

  /** Works out a form's vector: its word's (the last row where unknown), then those of its parts. */
  #compute(form: string, slot: number): void {
    const { floats, words, kernel } = this.#memory
    const { wordWidth, subwordWidth, buckets } = this.#weights.header.shape
    const table = this.#weights.numbers('word')
    const parts = this.#weights.numbers('subword')
    const key = wordKey(form)
    const row = this.#index.get(key) ?? this.#index.get(numberKey(key)) ?? table.rows - 1
    const to = this.#float / 4
    for (let j = 0; j < wordWidth; j++)
      floats[to + j] = table.values[row * wordWidth + j]! * table.scales[row]!
    const { morphology } = this.#weights
    const slotWidth = subwordWidth / slotCount(morphology)
    floats.fill(0, to + wordWidth, to + this.#width)
    for (const [slot, found] of subwordBuckets(form, buckets, morphology).entries()) {
      const at = to + wordWidth + slot * slotWidth
      for (const bucket of found) {
        const scale = parts.scales[bucket]!
        for (let j = 0; j < slotWidth; j++) floats[at + j]! += parts.values[bucket * slotWidth + j]! * scale
      }
    }
    // The scale is written after the small row, where #compute alone reads it.
    const scaleAt = this.#small + 2 * this.#width
    kernel.quantise(1, this.#width, this.#float, 0, this.#small, 0, scaleAt, H_LIMIT)
    this.#rows.set(words.subarray(this.#small / 2, this.#small / 2 + this.#width), slot * this.#width)
    this.#scales[slot] = floats[scaleAt / 4]!
  }

  write(form: string, rows: Rows, row: number): void {
    let slot = this.#kept.get(form)
    if (slot === undefined) {
      if (this.#kept.size === KEPT_FORMS) this.#kept.clear()
      slot = this.#kept.size
      this.#compute(form, slot)
      this.#kept.set(form, slot)
    }
    const from = slot * this.#width
    this.#memory.words.set(this.#rows.subarray(from, from + this.#width), (rows.at + row * rows.stride) / 2)
    this.#memory.floats[(rows.scales + row * rows.scaleStep) / 4] = this.#scales[slot]!
  }
}
