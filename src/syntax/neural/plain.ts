import { sigmoid, tanh } from './activation.ts'
import { H_LIMIT, type Kernel, SLOPE } from './kernel.ts'

const f = Math.fround

/** Nearest whole number, halves to even, as f32x4.nearest; exact below 2^22. */
const nearest = (value: number): number => f(f(value + 12582912) - 12582912)

/** The kernel in plain JavaScript, for engines without WebAssembly vectors: slower, the same bits. */
export function plainKernel(bytes: number): Kernel {
  const buffer = new ArrayBuffer(Math.ceil(bytes / 65536) * 65536)
  const floats = new Float32Array(buffer)
  const words = new Int16Array(buffer)
  return {
    buffer,
    product(
      width,
      rows,
      pairs,
      a,
      aRow,
      panel,
      c,
      cRow,
      columnScales,
      rowScales,
      rowScaleStep,
      addend,
      addendRow,
    ) {
      for (let r = 0; r < rows; r++) {
        const left = (a + r * aRow) / 2
        const rowScale = floats[(rowScales + r * rowScaleStep) / 4]!
        for (let n = 0; n < width; n++) {
          let sum = 0
          for (let k = 0; k < pairs; k++) {
            const right = panel / 2 + (k * width + n) * 2
            sum += words[left + 2 * k]! * words[right]! + words[left + 2 * k + 1]! * words[right + 1]!
          }
          const scaled = f(f(sum) * f(rowScale * floats[columnScales / 4 + n]!))
          floats[(c + r * cRow) / 4 + n] = scaled + floats[(addend + r * addendRow) / 4 + n]!
        }
      }
    },
    dots(rows, otherRows, depth, a, aRow, b, bRow, c, cRow, aScales, bScales) {
      for (let r = 0; r < rows; r++)
        for (let s = 0; s < otherRows; s++) {
          const [x, y] = [(a + r * aRow) / 2, (b + s * bRow) / 2]
          let sum = 0
          for (let k = 0; k < depth; k++) sum += words[x + k]! * words[y + k]!
          const scale = f(floats[aScales / 4 + r]! * floats[bScales / 4 + s]!)
          floats[(c + r * cRow) / 4 + s] = f(sum) * scale
        }
    },
    quantise(rows, columns, x, xRow, q, qRow, scales, limit) {
      for (let r = 0; r < rows; r++) {
        const from = (x + r * xRow) / 4
        const to = (q + r * qRow) / 2
        let most = f(1e-30)
        for (let j = 0; j < columns; j++) most = Math.max(most, Math.abs(floats[from + j]!))
        floats[scales / 4 + r] = most / limit
        const factor = f(limit / most)
        for (let j = 0; j < columns; j++) words[to + j] = nearest(f(floats[from + j]! * factor))
      }
    },
    cell(rows, hidden, gates, gatesRow, cells, h, hRow) {
      for (let r = 0; r < rows; r++) {
        const g = (gates + r * gatesRow) / 4
        const c = cells / 4 + r * hidden
        for (let j = 0; j < hidden; j++) {
          const kept = f(sigmoid(floats[g + hidden + j]!) * floats[c + j]!)
          const value = f(kept + f(sigmoid(floats[g + j]!) * tanh(floats[g + 3 * hidden + j]!)))
          floats[c + j] = value
          const out = f(sigmoid(floats[g + 2 * hidden + j]!) * tanh(value))
          words[(h + r * hRow) / 2 + j] = nearest(f(out * H_LIMIT))
        }
      }
    },
    rectify(at, count) {
      for (let i = at / 4; i < at / 4 + count; i++) floats[i] = Math.max(floats[i]!, f(floats[i]! * f(SLOPE)))
    },
  }
}
