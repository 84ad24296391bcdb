import { writeSigmoid, writeTanh } from './activation.ts'
import { assemble, type Code, type Routine } from './assembler.ts'

/**
 * What the network computes with. All addresses and strides are in bytes within `buffer`. The vector kernel and the
 * plain one give the same bits: products are sums of integers, and what follows is rounded step by step alike.
 */
export interface Kernel {
  readonly buffer: ArrayBuffer
  /**
   * One panel of a product: C[r, n] = (sum over k of A[r, k] B[k, n]) x (rowScale[r] x columnScale[n]) + addend[r, n].
   * A: 16-bit rows; B: `width` columns packed in pairs of k (`packPanel`); `pairs` is half the depth. A stride of 0
   * for the scales or the addend uses one row for all.
   */
  product(
    width: PanelWidth,
    rows: number,
    pairs: number,
    a: number,
    aRow: number,
    panel: number,
    c: number,
    cRow: number,
    columnScales: number,
    rowScales: number,
    rowScaleStep: number,
    addend: number,
    addendRow: number,
  ): void
  /** C[r, s] = (A[r] . B[s]) x (aScale[r] x bScale[s]); both 16-bit with a depth that is a multiple of 8. */
  dots(
    rows: number,
    otherRows: number,
    depth: number,
    a: number,
    aRow: number,
    b: number,
    bRow: number,
    c: number,
    cRow: number,
    aScales: number,
    bScales: number,
  ): void
  /** 16-bit integers and a scale for each row of floats, so that the largest becomes `limit`. */
  quantise(
    rows: number,
    columns: number,
    x: number,
    xRow: number,
    q: number,
    qRow: number,
    scales: number,
    limit: number,
  ): void
  /** One step of an LSTM over rows of gates (input, forget, output, candidate); h is written as h x H_LIMIT. */
  cell(
    rows: number,
    hidden: number,
    gates: number,
    gatesRow: number,
    cells: number,
    h: number,
    hRow: number,
  ): void
  /** max(x, x / 10) over `count` floats, a multiple of 4. */
  rectify(at: number, count: number): void
}

/** Widest first: 3 vectors of sums a row. */
export const PANEL_WIDTHS = [12, 8, 4] as const
export type PanelWidth = (typeof PANEL_WIDTHS)[number]

/** 13 bits and a sign for activations: 127 x 8191 x depth stays within 32 bits up to a depth of 2,000. */
export const H_LIMIT = 8191
/** 11 bits where both sides are activations: 2047 x 2047 x depth stays within 32 bits up to a depth of 512. */
export const DOT_LIMIT = 2047

const ROWS = 4

function productRoutine(width: PanelWidth): Routine {
  return {
    name: `product${width}`,
    parameters: Array.from({ length: 12 }, () => 'i32' as const),
    write: code => {
      const [rows, pairs, a, aRow, panel, c, cRow] = [0, 1, 2, 3, 4, 5, 6] as const
      const [columnScales, rowScales, rowScaleStep, addend, addendRow] = [7, 8, 9, 10, 11] as const
      const vectors = width / 4
      const [k, b] = [code.local('i32'), code.local('i32')]
      const as = Array.from({ length: ROWS }, () => code.local('i32'))
      const bs = Array.from({ length: vectors }, () => code.local('v128'))
      const [left, scale] = [code.local('v128'), code.local('v128')]
      const sums = Array.from({ length: ROWS * vectors }, () => code.local('v128'))
      const block = (height: number) => {
        code.get(a).set(as[0]!)
        for (let i = 1; i < height; i++)
          code
            .get(as[i - 1]!, aRow)
            .do('i32.add')
            .set(as[i]!)
        for (let i = 0; i < height * vectors; i++) code.f32x4(0).set(sums[i]!)
        code.get(panel).set(b).get(pairs).set(k)
        code.repeat(k, 1, () => {
          for (let j = 0; j < vectors; j++)
            code
              .get(b)
              .memory('v128.load', j * 16)
              .set(bs[j]!)
          for (let i = 0; i < height; i++) {
            code.get(as[i]!).memory('v128.load32_splat').set(left)
            for (let j = 0; j < vectors; j++) {
              const sum = sums[i * vectors + j]!
              code.get(sum, left, bs[j]!).do('i32x4.dot_i16x8_s', 'i32x4.add').set(sum)
            }
            code.bump(as[i]!, 4)
          }
          code.bump(b, width * 4)
        })
        for (let i = 0; i < height; i++) {
          code.get(rowScales).memory('v128.load32_splat').set(scale)
          for (let j = 0; j < vectors; j++) {
            code
              .get(c)
              .get(sums[i * vectors + j]!)
              .do('f32x4.convert_i32x4_s')
            code
              .get(scale, columnScales)
              .memory('v128.load', j * 16)
              .do('f32x4.mul', 'f32x4.mul')
            code
              .get(addend)
              .memory('v128.load', j * 16)
              .do('f32x4.add')
              .memory('v128.store', j * 16)
          }
          code.bump(c, () => code.get(cRow)).bump(addend, () => code.get(addendRow))
          code.bump(rowScales, () => code.get(rowScaleStep)).bump(a, () => code.get(aRow))
        }
      }
      code.repeat(rows, ROWS, () => block(ROWS))
      code.repeat(rows, 1, () => block(1))
    },
  }
}

/** Leaves the sum of the four lanes of an integer vector, as a float, on the stack. */
function writeLaneSum(code: Code, vector: number): void {
  for (let lane = 0; lane < 4; lane++) {
    code.get(vector).intLane(lane)
    if (lane > 0) code.do('i32.add')
  }
  code.do('f32.convert_i32_s')
}

const dots: Routine = {
  name: 'dots',
  parameters: Array.from({ length: 11 }, () => 'i32' as const),
  write: code => {
    const [rows, otherRows, depth, a, aRow, b, bRow, c, cRow, aScales, bScales] = [
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ] as const
    const [n, k, x, y, other, to, scale] = Array.from({ length: 7 }, () => code.local('i32')) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    const sum = code.local('v128')
    code.repeat(rows, 1, () => {
      code.get(otherRows).set(n).get(b).set(other).get(c).set(to).get(bScales).set(scale)
      code.repeat(n, 1, () => {
        code.f32x4(0).set(sum).get(a).set(x).get(other).set(y).get(depth).set(k)
        code.repeat(k, 8, () => {
          code.get(sum, x).memory('v128.load').get(y).memory('v128.load')
          code.do('i32x4.dot_i16x8_s', 'i32x4.add').set(sum)
          code.bump(x, 16).bump(y, 16)
        })
        code.get(to)
        writeLaneSum(code, sum)
        code.get(aScales).memory('f32.load').get(scale).memory('f32.load').do('f32.mul', 'f32.mul')
        code.memory('f32.store')
        code
          .bump(to, 4)
          .bump(scale, 4)
          .bump(other, () => code.get(bRow))
      })
      code
        .bump(a, () => code.get(aRow))
        .bump(c, () => code.get(cRow))
        .bump(aScales, 4)
    })
  },
}

const quantise: Routine = {
  name: 'quantise',
  parameters: ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'f32'],
  write: code => {
    const [rows, columns, x, xRow, q, qRow, scales, limit] = [0, 1, 2, 3, 4, 5, 6, 7] as const
    const [n, from, to] = [code.local('i32'), code.local('i32'), code.local('i32')]
    const [most, factor] = [code.local('v128'), code.local('v128')]
    const top = code.local('f32')
    code.repeat(rows, 1, () => {
      // The smallest normal float keeps a row of zeros from dividing by zero.
      code.f32x4(1e-30).set(most).get(x).set(from).get(columns).set(n)
      code.repeat(n, 4, () => {
        code.get(most, from).memory('v128.load').do('f32x4.abs', 'f32x4.max').set(most)
        code.bump(from, 16)
      })
      code.get(most).lane(0)
      for (let lane = 1; lane < 4; lane++) code.get(most).lane(lane).do('f32.max')
      code.set(top)
      code.get(scales, top, limit).do('f32.div').memory('f32.store').bump(scales, 4)
      code.get(limit, top).do('f32.div', 'f32x4.splat').set(factor)
      code.get(x).set(from).get(q).set(to).get(columns).set(n)
      code.repeat(n, 8, () => {
        code.get(to)
        for (const offset of [0, 16]) {
          code.get(from).memory('v128.load', offset).get(factor)
          code.do('f32x4.mul', 'f32x4.nearest', 'i32x4.trunc_sat_f32x4_s')
        }
        code.do('i16x8.narrow_i32x4_s').memory('v128.store')
        code.bump(from, 32).bump(to, 16)
      })
      code.bump(x, () => code.get(xRow)).bump(q, () => code.get(qRow))
    })
  },
}

const cell: Routine = {
  name: 'cell',
  parameters: Array.from({ length: 7 }, () => 'i32' as const),
  write: code => {
    const [rows, hidden, gates, gatesRow, cells, h, hRow] = [0, 1, 2, 3, 4, 5, 6] as const
    const [n, i, forget, o, candidate, to] = Array.from({ length: 6 }, () => code.local('i32')) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    const [x, y, free] = [code.local('v128'), code.local('v128'), code.local('v128')]
    /** Computes four cells and leaves h x H_LIMIT as integers on the stack. */
    const four = () => {
      code.get(forget).memory('v128.load').set(x)
      writeSigmoid(code, x, free)
      code.get(x, cells).memory('v128.load').do('f32x4.mul').set(y)
      code.get(i).memory('v128.load').set(x)
      writeSigmoid(code, x, free)
      code.get(y, x)
      code.get(candidate).memory('v128.load').set(x)
      writeTanh(code, x, free)
      code.get(x).do('f32x4.mul', 'f32x4.add').set(y)
      code.get(cells, y).memory('v128.store')
      writeTanh(code, y, free)
      code.get(o).memory('v128.load').set(x)
      writeSigmoid(code, x, free)
      code
        .get(x, y)
        .do('f32x4.mul')
        .f32x4(H_LIMIT)
        .do('f32x4.mul', 'f32x4.nearest', 'i32x4.trunc_sat_f32x4_s')
      for (const pointer of [i, forget, o, candidate, cells]) code.bump(pointer, 16)
    }
    code.repeat(rows, 1, () => {
      code.get(gates).set(i).get(h).set(to).get(hidden).set(n)
      for (const [next, before] of [
        [forget, i],
        [o, forget],
        [candidate, o],
      ] as const)
        code.get(before, hidden).i32(2).do('i32.shl', 'i32.add').set(next)
      code.repeat(n, 8, () => {
        code.get(to)
        four()
        four()
        code.do('i16x8.narrow_i32x4_s').memory('v128.store').bump(to, 16)
      })
      code.bump(gates, () => code.get(gatesRow)).bump(h, () => code.get(hRow))
    })
  },
}

const rectify: Routine = {
  name: 'rectify',
  parameters: ['i32', 'i32'],
  write: code => {
    const [at, count] = [0, 1] as const
    const x = code.local('v128')
    code.repeat(count, 4, () => {
      code.get(at).memory('v128.load').set(x)
      code.get(at, x, x).f32x4(SLOPE).do('f32x4.mul', 'f32x4.max').memory('v128.store')
      code.bump(at, 16)
    })
  },
}

/** Slope of the leaky rectifier below zero (Dozat and Manning 2017). */
export const SLOPE = 0.1

const ROUTINES: readonly Routine[] = [...PANEL_WIDTHS.map(productRoutine), dots, quantise, cell, rectify]

/** The kernel in WebAssembly with 128-bit vectors over `bytes` of memory; nothing where the engine lacks them. */
export function vectorKernel(bytes: number): Kernel | undefined {
  if (typeof WebAssembly === 'undefined') return undefined
  const code = assemble(ROUTINES)
  if (!WebAssembly.validate(code)) return undefined
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) })
  const instance = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } })
  const routines = instance.exports as unknown as Omit<Kernel, 'buffer' | 'product'> &
    Record<`product${PanelWidth}`, (...values: number[]) => void>
  const { product12, product8, product4 } = routines
  return {
    buffer: memory.buffer,
    product: (width, ...rest) => (width === 12 ? product12 : width === 8 ? product8 : product4)(...rest),
    dots: routines.dots,
    quantise: routines.quantise,
    cell: routines.cell,
    rectify: routines.rectify,
  }
}
