import { decodeTree } from './decode.ts'
import { Embedding } from './embedding.ts'
import { DOT_LIMIT, H_LIMIT, type Kernel } from './kernel.ts'
import { type Dense, dense, denseBytes, Memory, multiply, type Rows, rowsFrom } from './layers.ts'
import type { Weights } from './weights.ts'

/** Words that one batch may hold: the gates of a batch stay near the second-level cache (measured). */
export const BATCH_WORDS = 768
/** The longest sentence that is parsed in one piece; the cost of arcs grows with its square. */
export const LONGEST_SENTENCE = 384

/** What the network found for one sentence; `tags` holds the logits of UPOS and features, row by row. */
export interface Parsed {
  readonly heads: Int32Array
  readonly labels: Int32Array
  readonly tags: Float32Array
}

interface Direction {
  readonly input: Dense
  readonly recurrent: Dense
}

/** Memory for weights and one batch, in bytes. */
function bytesNeeded({ header, numbers }: Weights): number {
  const { hidden, wordWidth, subwordWidth, arcWidth, labelWidth, layers } = header.shape
  let bytes = 1 << 16
  for (const { name } of header.blocks)
    if (name.endsWith('.w') || name.endsWith('.u'))
      bytes += denseBytes(numbers(name).rows, numbers(name).columns)
  const width = wordWidth + subwordWidth + 2 * hidden * (layers + 1)
  const perWord = 2 * width + 4 * (6 * hidden + 8 * (arcWidth + labelWidth) + 4 * labelWidth + 512)
  return bytes + 2 * BATCH_WORDS * perWord + 4 * LONGEST_SENTENCE * (LONGEST_SENTENCE + 8)
}

export class Network {
  readonly #memory: Memory
  readonly #weights: Weights
  readonly #embedding: Embedding
  readonly #layers: readonly (readonly Direction[])[]
  readonly #roles: Dense
  readonly #arc: Dense
  readonly #label: Dense
  readonly #tag: Dense
  readonly #x: Rows
  readonly #hidden: readonly Rows[]
  readonly #encoded: Rows
  readonly #gates: number
  readonly #cells: number
  readonly #tags: number
  readonly #rolesAt: number
  readonly #dependents: Rows
  readonly #turned: number
  readonly #turnedRows: Rows
  readonly #heads: Rows
  readonly #root: Rows
  readonly #rootLabel: Float32Array
  readonly #arcs: number
  readonly #pairs: number
  readonly #pairRows: Rows
  readonly #labels: number

  constructor(weights: Weights, makeKernel: (bytes: number) => Kernel) {
    const { hidden, layers, arcWidth, labelWidth, wordWidth, subwordWidth } = weights.header.shape
    const memory = new Memory(makeKernel(bytesNeeded(weights)))
    const { numbers } = weights
    this.#memory = memory
    this.#weights = weights
    this.#embedding = new Embedding(memory, weights)
    this.#layers = Array.from({ length: layers }, (_, layer) =>
      ['forward', 'backward'].map(side => ({
        input: dense(memory, numbers(`${side}${layer}.w`), numbers(`${side}${layer}.b`)),
        recurrent: dense(memory, numbers(`${side}${layer}.u`)),
      })),
    )
    this.#roles = dense(memory, numbers('roles.w'), numbers('roles.b'))
    this.#arc = dense(memory, numbers('arc.w'), numbers('arc.b'))
    this.#label = dense(memory, numbers('label.w'), numbers('label.b'))
    this.#tag = dense(memory, numbers('tag.w'), numbers('tag.b'))
    /** Rows with their own scales, or with the fixed scale of an LSTM's output. */
    const fixed = memory.take(4)
    memory.floats[fixed / 4] = 1 / H_LIMIT
    const rows = (count: number, columns: number, own: boolean): Rows => ({
      at: memory.take(2 * count * columns),
      stride: 2 * columns,
      scales: own ? memory.take(4 * count) : fixed,
      scaleStep: own ? 4 : 0,
    })
    this.#x = rows(BATCH_WORDS, wordWidth + subwordWidth, true)
    this.#hidden = Array.from({ length: layers }, () => rows(BATCH_WORDS, 2 * hidden, false))
    this.#encoded = rows(BATCH_WORDS, 2 * hidden, false)
    this.#gates = memory.take(4 * BATCH_WORDS * 4 * hidden)
    this.#cells = memory.take(4 * BATCH_WORDS * hidden)
    this.#tags = memory.take(BATCH_WORDS * this.#tag.stride)
    this.#rolesAt = memory.take(BATCH_WORDS * this.#roles.stride)
    this.#dependents = rows(BATCH_WORDS, arcWidth, true)
    this.#turned = memory.take(BATCH_WORDS * this.#arc.stride)
    this.#turnedRows = rows(BATCH_WORDS, arcWidth, true)
    this.#heads = rows(LONGEST_SENTENCE + 1, arcWidth, true)
    this.#root = rows(1, arcWidth, true)
    this.#arcs = memory.take(4 * LONGEST_SENTENCE * (LONGEST_SENTENCE + 4))
    this.#pairs = memory.take(4 * BATCH_WORDS * 3 * labelWidth)
    this.#pairRows = rows(BATCH_WORDS, 3 * labelWidth, true)
    this.#labels = memory.take(BATCH_WORDS * this.#label.stride)
    const root = numbers('root').values as Float32Array
    this.#rootLabel = root.slice(arcWidth)
    memory.floats.set(root.subarray(0, arcWidth), this.#turned / 4)
    memory.kernel.quantise(1, arcWidth, this.#turned, 0, this.#root.at, 0, this.#root.scales, DOT_LIMIT)
  }

  /**
   * Parses one batch: sentences of at most LONGEST_SENTENCE words, the longest first, BATCH_WORDS words in all.
   * Each row of every product depends on its sentence alone, so the batch does not show in the result.
   */
  parse(batch: readonly (readonly string[])[]): readonly Parsed[] {
    const { kernel, words } = this.#memory
    const longest = batch[0]?.length ?? 0
    const at = new Int32Array(longest + 1)
    const active = new Int32Array(longest + 1)
    for (const { length } of batch) for (let t = 0; t < length; t++) active[t]!++
    for (let t = 0; t < longest; t++) at[t + 1] = at[t]! + active[t]!
    const total = at[longest]!
    batch.forEach((forms, s) => {
      forms.forEach((form, t) => {
        this.#embedding.write(form, this.#x, at[t]! + s)
      })
    })
    let x = this.#x
    this.#layers.forEach((directions, layer) => {
      const out = this.#hidden[layer]!
      directions.forEach((direction, side) => {
        this.#recur(direction, x, out, side, at, active, longest)
      })
      x = out
    })
    const first: number[] = []
    let row = 0
    const width = x.stride / 2
    batch.forEach(({ length }, s) => {
      first.push(row)
      for (let t = 0; t < length; t++, row++) {
        const from = x.at / 2 + (at[t]! + s) * width
        words.copyWithin(this.#encoded.at / 2 + row * width, from, from + width)
      }
    })
    multiply(this.#memory, total, this.#encoded, this.#tag, this.#tags, 'with bias')
    multiply(this.#memory, total, this.#encoded, this.#roles, this.#rolesAt, 'with bias')
    kernel.rectify(this.#rolesAt, (total * this.#roles.stride) / 4)
    const { arcWidth } = this.#weights.header.shape
    const [dependents, turned] = [this.#dependents, this.#turnedRows]
    kernel.quantise(
      total,
      arcWidth,
      this.#rolesAt,
      this.#roles.stride,
      dependents.at,
      dependents.stride,
      dependents.scales,
      H_LIMIT,
    )
    multiply(this.#memory, total, dependents, this.#arc, this.#turned, 'with bias')
    kernel.quantise(
      total,
      arcWidth,
      this.#turned,
      this.#arc.stride,
      turned.at,
      turned.stride,
      turned.scales,
      DOT_LIMIT,
    )
    const trees = batch.map(({ length }, s) => this.#tree(first[s]!, length))
    const labels = this.#relations(trees, first, total)
    return trees.map((heads, s) => ({
      heads,
      labels: labels.subarray(first[s]!, first[s]! + heads.length),
      tags: this.#copyTags(first[s]!, heads.length),
    }))
  }

  /** One direction of an LSTM layer over packed rows; side 1 runs backwards. */
  #recur(
    { input, recurrent }: Direction,
    x: Rows,
    out: Rows,
    side: number,
    at: Int32Array,
    active: Int32Array,
    longest: number,
  ): void {
    const { kernel, floats } = this.#memory
    const { hidden } = this.#weights.header.shape
    multiply(this.#memory, at[longest]!, x, input, this.#gates, 'with bias')
    floats.fill(0, this.#cells / 4, this.#cells / 4 + active[0]! * hidden)
    const half: Rows = { ...out, at: out.at + side * 2 * hidden }
    for (let i = 0; i < longest; i++) {
      const t = side === 0 ? i : longest - 1 - i
      const before = side === 0 ? t - 1 : t + 1
      const continued = before < 0 || before >= longest ? 0 : Math.min(active[t]!, active[before]!)
      const gates = this.#gates + at[t]! * input.stride
      if (continued > 0)
        multiply(this.#memory, continued, rowsFrom(half, at[before]!), recurrent, gates, 'add')
      const h = half.at + at[t]! * half.stride
      kernel.cell(active[t]!, hidden, gates, input.stride, this.#cells, h, half.stride)
    }
  }

  /** The tree of the sentence whose words are the rows from `first` on; heads by word, 0 the root. */
  #tree(first: number, length: number): Int32Array {
    const { kernel, words, floats } = this.#memory
    const { arcWidth, labelWidth } = this.#weights.header.shape
    const heads = this.#heads
    words.copyWithin(heads.at / 2, this.#root.at / 2, this.#root.at / 2 + arcWidth)
    floats[heads.scales / 4] = floats[this.#root.scales / 4]!
    const governors = this.#rolesAt + first * this.#roles.stride + 4 * (arcWidth + labelWidth)
    const next = rowsFrom(heads, 1)
    kernel.quantise(
      length,
      arcWidth,
      governors,
      this.#roles.stride,
      next.at,
      next.stride,
      next.scales,
      DOT_LIMIT,
    )
    const turned = rowsFrom(this.#turnedRows, first)
    const columns = length + 1
    kernel.dots(
      length,
      columns,
      arcWidth,
      turned.at,
      turned.stride,
      heads.at,
      heads.stride,
      this.#arcs,
      4 * columns,
      turned.scales,
      heads.scales,
    )
    return decodeTree(floats, columns, columns, this.#arcs / 4).subarray(1)
  }

  /** The best label for every arc of the trees. */
  #relations(trees: readonly Int32Array[], first: readonly number[], total: number): Int32Array {
    const { kernel, floats } = this.#memory
    const { arcWidth, labelWidth: width } = this.#weights.header.shape
    const roles = this.#rolesAt / 4
    const stride = this.#roles.stride / 4
    const governorAt = 2 * arcWidth + width
    let to = this.#pairs / 4
    trees.forEach((heads, s) => {
      heads.forEach((head, t) => {
        const d = roles + (first[s]! + t) * stride + arcWidth
        const [table, g] =
          head === 0 ? [this.#rootLabel, 0] : [floats, roles + (first[s]! + head - 1) * stride + governorAt]
        for (let j = 0; j < width; j++) {
          floats[to + j] = floats[d + j]! * table[g + j]!
          floats[to + width + j] = floats[d + j]!
          floats[to + 2 * width + j] = table[g + j]!
        }
        to += 3 * width
      })
    })
    const rows = this.#pairRows
    kernel.quantise(total, 3 * width, this.#pairs, 12 * width, rows.at, rows.stride, rows.scales, H_LIMIT)
    multiply(this.#memory, total, rows, this.#label, this.#labels, 'with bias')
    const count = this.#weights.header.labels.length
    const labels = new Int32Array(total)
    for (let row = 0; row < total; row++) {
      const from = (this.#labels + row * this.#label.stride) / 4
      let best = 0
      for (let j = 1; j < count; j++) if (floats[from + j]! > floats[from + best]!) best = j
      labels[row] = best
    }
    return labels
  }

  #copyTags(first: number, length: number): Float32Array {
    const from = (this.#tags + first * this.#tag.stride) / 4
    return this.#memory.floats.slice(from, from + (length * this.#tag.stride) / 4)
  }

  /** Numbers in a row of `Parsed.tags`. */
  get tagStride(): number {
    return this.#tag.stride / 4
  }
}
