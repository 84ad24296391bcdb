import { expect, test } from 'vitest'
import { DOT_LIMIT, H_LIMIT, type Kernel, PANEL_WIDTHS, vectorKernel } from './kernel.ts'
import { plainKernel } from './plain.ts'

const BYTES = 1 << 20

/** Numbers that look random and are the same on every machine. */
function fill(kernel: Kernel): void {
  let state = 12345
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return state / 2 ** 32 - 0.5
  }
  const floats = new Float32Array(kernel.buffer)
  for (let i = 0; i < 65536; i++) floats[i] = next() * 8
  const words = new Int16Array(kernel.buffer, 1 << 18)
  for (let i = 0; i < 65536; i++) words[i] = Math.round(next() * 4000)
}

const RUNS: Readonly<Record<string, (kernel: Kernel) => void>> = {
  ...Object.fromEntries(
    PANEL_WIDTHS.map(width => [
      `product of ${width} columns`,
      (kernel: Kernel) =>
        kernel.product(width, 7, 20, 1 << 18, 80, (1 << 18) + 4096, 1 << 19, 64, 0, 256, 4, 1024, 64),
    ]),
  ),
  dots: kernel => kernel.dots(5, 6, 24, 1 << 18, 48, (1 << 18) + 4096, 48, 1 << 19, 32, 0, 256),
  'rows to integers': kernel => kernel.quantise(9, 40, 0, 160, 1 << 19, 80, (1 << 19) + 8192, DOT_LIMIT),
  'LSTM step': kernel => kernel.cell(6, 16, 0, 256, 16384, 1 << 19, 64),
  rectifier: kernel => kernel.rectify(0, 400),
}

test.each(Object.entries(RUNS))('%s: vectors and plain JavaScript give the same bytes', (_, run) => {
  const vector = vectorKernel(BYTES)!
  const plain = plainKernel(BYTES)
  for (const kernel of [vector, plain]) {
    fill(kernel)
    run(kernel)
  }
  expect(Buffer.from(vector.buffer).equals(Buffer.from(plain.buffer))).toBe(true)
})

test('a row is quantised to its largest value', () => {
  const kernel = plainKernel(1024)
  new Float32Array(kernel.buffer).set([0.5, -1, 0.25, 0, 0, 0, 0, 0])
  kernel.quantise(1, 8, 0, 32, 64, 16, 128, H_LIMIT)
  expect([...new Int16Array(kernel.buffer, 64, 4)]).toEqual([4096, -8191, 2048, 0])
})
