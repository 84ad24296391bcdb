import { type Kernel, PANEL_WIDTHS } from './kernel.ts'
import type { Numbers } from './weights.ts'

/** Hands out the kernel's memory once, at load; all addresses in bytes and multiples of 16. */
export class Memory {
  readonly kernel: Kernel
  readonly floats: Float32Array
  readonly words: Int16Array
  #free = 16
  constructor(kernel: Kernel) {
    this.kernel = kernel
    this.floats = new Float32Array(kernel.buffer)
    this.words = new Int16Array(kernel.buffer)
  }
  take(bytes: number): number {
    const at = this.#free
    this.#free += (bytes + 15) & ~15
    if (this.#free > this.kernel.buffer.byteLength) throw new RangeError('the kernel has too little memory')
    return at
  }
}

/** A table of 16-bit rows with one scale a row, or one for all (`scaleStep` 0). */
export interface Rows {
  readonly at: number
  readonly stride: number
  readonly scales: number
  readonly scaleStep: number
}

export const rowsFrom = (rows: Rows, first: number): Rows => ({
  ...rows,
  at: rows.at + first * rows.stride,
  scales: rows.scales + first * rows.scaleStep,
})

/** A matrix of weights packed for the kernel. `stride` is the byte length of a row of results. */
export interface Dense {
  readonly pairs: number
  readonly columns: number
  readonly stride: number
  readonly panels: number
  readonly scales: number
  readonly bias: number
}

const padded = (columns: number): number => (columns + 3) & ~3

/** Bytes that `dense` takes for weights of this size. */
export const denseBytes = (rows: number, columns: number): number =>
  padded(rows) * (columns + 1) * 2 + 8 * padded(rows) + 64

/**
 * Packs weights stored as one row for each output: panels of 12, 8 or 4 outputs, in each of them pairs of inputs
 * side by side for the dot product of 16-bit pairs.
 */
export function dense(memory: Memory, weights: Numbers, bias?: Numbers): Dense {
  const { rows: outputs, columns: inputs, values, scales } = weights
  const width = padded(outputs)
  const pairs = (inputs + 1) >> 1
  const panels = memory.take(width * pairs * 4)
  let to = panels / 2
  for (let from = 0; from < width; ) {
    const panel = Math.min(PANEL_WIDTHS[0], width - from)
    for (let k = 0; k < pairs; k++)
      for (let n = from; n < from + panel; n++)
        for (let i = 2 * k; i < 2 * k + 2; i++)
          memory.words[to++] = n < outputs && i < inputs ? values[n * inputs + i]! : 0
    from += panel
  }
  const scalesAt = memory.take(4 * width)
  memory.floats.set(scales, scalesAt / 4)
  const biasAt = memory.take(4 * width)
  if (bias) memory.floats.set(bias.values, biasAt / 4)
  return { pairs, columns: width, stride: 4 * width, panels, scales: scalesAt, bias: biasAt }
}

/** C = A x weights + bias, or C += A x weights. `c` has rows of `stride` bytes. */
export function multiply(
  { kernel }: Memory,
  rows: number,
  a: Rows,
  weights: Dense,
  c: number,
  mode: 'with bias' | 'add',
): void {
  const { pairs, columns, stride } = weights
  for (let n = 0; n < columns; ) {
    const left = columns - n
    const width = left >= 12 ? 12 : left === 8 ? 8 : 4
    kernel.product(
      width,
      rows,
      pairs,
      a.at,
      a.stride,
      weights.panels + n * pairs * 4,
      c + 4 * n,
      stride,
      weights.scales + 4 * n,
      a.scales,
      a.scaleStep,
      mode === 'add' ? c + 4 * n : weights.bias + 4 * n,
      mode === 'add' ? stride : 0,
    )
    n += width
  }
}
