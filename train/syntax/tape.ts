import type { Arena, Matrix } from './matrix.ts'
import type { Random } from './random.ts'

/** A value and, beside it, the gradient of the loss; same shape. */
export interface Node {
  readonly value: Matrix
  readonly grad: Matrix
}

/** Columns of a matrix as a matrix. */
export const columns = (matrix: Matrix, from: number, count: number): Matrix => ({
  ...matrix,
  at: matrix.at + from,
  columns: count,
})
export const nodeColumns = (node: Node, from: number, count: number): Node => ({
  value: columns(node.value, from, count),
  grad: columns(node.grad, from, count),
})

/**
 * Sentences of one batch laid out time step by time step, longest sentence first, so that a step of a recurrent
 * layer is one matrix and nothing is padded. `at[t]` is the first row of step t, `active[t]` its row count.
 */
export interface Packing {
  readonly lengths: readonly number[]
  readonly at: Int32Array
  readonly active: Int32Array
  readonly rows: number
}

export function packing(lengths: readonly number[]): Packing {
  const longest = lengths[0] ?? 0
  const at = new Int32Array(longest + 1)
  const active = new Int32Array(longest + 1)
  for (const length of lengths) for (let t = 0; t < length; t++) active[t]!++
  for (let t = 0; t < longest; t++) at[t + 1] = at[t]! + active[t]!
  return { lengths, at, active, rows: at[longest]! }
}

/** Records what was computed and runs the gradients back. Gradients add up in the nodes. */
export class Tape {
  readonly arena: Arena
  readonly training: boolean
  readonly random: Random
  #back: (() => void)[] = []

  constructor(arena: Arena, training: boolean, random: Random) {
    this.arena = arena
    this.training = training
    this.random = random
  }

  node(rows: number, columnCount: number): Node {
    return {
      value: this.arena.matrix(rows, columnCount),
      grad: this.arena.matrix(this.training ? rows : 0, columnCount),
    }
  }

  /** Adds a step of the way back. */
  push(step: () => void): void {
    if (this.training) this.#back.push(step)
  }

  backward(): void {
    for (const step of this.#back.reverse()) step()
    this.#back = []
  }

  /** x·w + b */
  linear(x: Node, w: Node, b?: Node): Node {
    const { arena } = this
    const y = this.node(x.value.rows, w.value.columns)
    if (b) {
      const bias = arena.view(b.value.at, y.value.stride)
      for (let i = 0; i < y.value.rows; i++) arena.floats.set(bias, y.value.at + i * y.value.stride)
    }
    arena.multiply(x.value, false, w.value, false, y.value)
    this.push(() => {
      arena.multiply(x.value, true, y.grad, false, w.grad)
      arena.multiply(y.grad, false, w.value, true, x.grad)
      if (b) this.#addRows(y.grad, b.grad)
    })
    return y
  }

  /** target += the sum of the rows. */
  #addRows(rows: Matrix, target: Matrix): void {
    const f = this.arena.floats
    for (let i = 0; i < rows.rows; i++) {
      const at = rows.at + i * rows.stride
      for (let j = 0; j < rows.columns; j++) f[target.at + j]! += f[at + j]!
    }
  }

  /** Leaky rectifier in place, 0.1 below zero (Dozat and Manning 2017). */
  rectify(x: Node): Node {
    const f = this.arena.floats
    const { at, rows, stride } = x.value
    for (let i = at; i < at + rows * stride; i++) if (f[i]! < 0) f[i]! *= 0.1
    this.push(() => {
      const shift = x.grad.at - at
      for (let i = at; i < at + rows * stride; i++) if (f[i]! < 0) f[i + shift]! *= 0.1
    })
    return x
  }

  /** Dropout in place; `group(row)` names the rows that share a mask (Gal and Ghahramani 2016). */
  dropout(x: Node, rate: number, group: (row: number) => number, groups: number): Node {
    if (!this.training || rate === 0) return x
    const f = this.arena.floats
    const width = x.value.columns
    const masks = new Float32Array(groups * width)
    for (let i = 0; i < masks.length; i++) masks[i] = this.random.next() < rate ? 0 : 1 / (1 - rate)
    const apply = (m: Matrix) => {
      for (let i = 0; i < m.rows; i++) {
        const from = group(i) * width
        const at = m.at + i * m.stride
        for (let j = 0; j < width; j++) f[at + j]! *= masks[from + j]!
      }
    }
    apply(x.value)
    this.push(() => apply(x.grad))
    return x
  }

  /**
   * One direction of an LSTM layer (Hochreiter and Schmidhuber 1997, with forget gates) over packed rows, written
   * into `out`. `w` is input x 4 hidden in the order input, forget, output, candidate; `u` hidden x 4 hidden.
   */
  lstm(x: Node, w: Node, u: Node, b: Node, out: Node, pack: Packing, backwards: boolean): void {
    const { arena } = this
    const f = arena.floats
    const hidden = u.value.rows
    const gates = this.linear(x, w, b)
    const cells = arena.matrix(pack.rows, hidden)
    const squashed = arena.matrix(pack.rows, hidden)
    const steps = pack.lengths[0] ?? 0
    const before = (t: number) => (backwards ? t + 1 : t - 1)
    /** Rows of step t that have a step before them in this direction. */
    const continued = (t: number) =>
      before(t) < 0 || before(t) >= steps ? 0 : Math.min(pack.active[t]!, pack.active[before(t)]!)
    const rowsOf = (m: Matrix, t: number, count: number): Matrix => ({
      ...m,
      at: m.at + pack.at[t]! * m.stride,
      rows: count,
    })
    const order = Array.from({ length: steps }, (_, i) => (backwards ? steps - 1 - i : i))
    for (const t of order) {
      const old = continued(t)
      if (old > 0)
        arena.multiply(rowsOf(out.value, before(t), old), false, u.value, false, rowsOf(gates.value, t, old))
      for (let r = 0; r < pack.active[t]!; r++) {
        const row = pack.at[t]! + r
        const g = gates.value.at + row * gates.value.stride
        arena.sigmoid(g, 3 * hidden)
        arena.tanh(g + 3 * hidden, hidden)
        const c = cells.at + row * hidden
        const previous = r < old ? cells.at + (pack.at[before(t)]! + r) * hidden : -1
        for (let j = 0; j < hidden; j++) {
          const kept = previous < 0 ? 0 : f[g + hidden + j]! * f[previous + j]!
          const cell = kept + f[g + j]! * f[g + 3 * hidden + j]!
          f[c + j] = cell
          f[squashed.at + row * hidden + j] = cell
        }
        arena.tanh(squashed.at + row * hidden, hidden)
        const h = out.value.at + row * out.value.stride
        for (let j = 0; j < hidden; j++)
          f[h + j] = f[g + 2 * hidden + j]! * f[squashed.at + row * hidden + j]!
      }
    }
    this.push(() => {
      const cellGrad = arena.matrix(pack.rows, hidden)
      const previousOut = arena.matrix(pack.rows, hidden)
      for (const t of order.slice().reverse()) {
        const old = continued(t)
        for (let r = 0; r < pack.active[t]!; r++) {
          const row = pack.at[t]! + r
          const g = gates.value.at + row * gates.value.stride
          const dg = gates.grad.at + row * gates.grad.stride
          const dh = out.grad.at + row * out.grad.stride
          const tc = squashed.at + row * hidden
          const dc = cellGrad.at + row * hidden
          const earlier = r < old ? (pack.at[before(t)]! + r) * hidden : -1
          for (let j = 0; j < hidden; j++) {
            const i = f[g + j]!
            const forget = f[g + hidden + j]!
            const o = f[g + 2 * hidden + j]!
            const candidate = f[g + 3 * hidden + j]!
            const s = f[tc + j]!
            const d = f[dh + j]!
            const cell = f[dc + j]! + d * o * (1 - s * s)
            f[dg + j] = cell * candidate * i * (1 - i)
            f[dg + 2 * hidden + j] = d * s * o * (1 - o)
            f[dg + 3 * hidden + j] = cell * i * (1 - candidate * candidate)
            if (earlier >= 0) {
              f[dg + hidden + j] = cell * f[cells.at + earlier + j]! * forget * (1 - forget)
              f[cellGrad.at + earlier + j] = cell * forget
            }
          }
          if (earlier >= 0) {
            const h = out.value.at + (pack.at[before(t)]! + r) * out.value.stride
            f.copyWithin(previousOut.at + row * hidden, h, h + hidden)
          }
        }
        if (old > 0)
          arena.multiply(rowsOf(gates.grad, t, old), false, u.value, true, rowsOf(out.grad, before(t), old))
      }
      arena.multiply(previousOut, true, gates.grad, false, u.grad)
    })
  }

  /** From packed rows to rows sentence by sentence, with `lead` empty rows before each sentence. */
  unpack(x: Node, pack: Packing, lead = 0): Node {
    const f = this.arena.floats
    const width = x.value.columns
    const y = this.node(pack.rows + lead * pack.lengths.length, width)
    const each = (visit: (packed: number, plain: number) => void) => {
      let row = 0
      pack.lengths.forEach((length, s) => {
        row += lead
        for (let t = 0; t < length; t++) visit(pack.at[t]! + s, row++)
      })
    }
    each((packed, plain) => {
      const from = x.value.at + packed * x.value.stride
      f.copyWithin(y.value.at + plain * y.value.stride, from, from + width)
    })
    this.push(() =>
      each((packed, plain) => {
        const from = y.grad.at + plain * y.grad.stride
        const to = x.grad.at + packed * x.grad.stride
        for (let j = 0; j < width; j++) f[to + j]! += f[from + j]!
      }),
    )
    return y
  }
}
