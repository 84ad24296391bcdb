import { writeSigmoid, writeTanh } from '../../src/syntax/neural/activation.ts'
import { assemble, type Code, type Routine } from '../../src/syntax/neural/assembler.ts'

/** A matrix of 32-bit floats, row by row, inside the arena. `at` and `stride` count floats. */
export interface Matrix {
  readonly at: number
  readonly rows: number
  readonly columns: number
  readonly stride: number
}

/** Rows that the inner loop holds in registers; with 3 vectors of 4 columns that makes 12 sums of 16 registers. */
const ROWS = 4
/** Panel widths, widest first. */
const WIDTHS = [12, 8, 4] as const
/** Depth of a panel: 256 x 12 floats lie in the first-level cache. */
const DEPTH = 256

/** panel(rows, depth, a, aRow, aColumn, packed, c, cRow): C += A x packed, all strides in bytes. */
function panelRoutine(width: number): Routine {
  return {
    name: `panel${width}`,
    parameters: ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32'],
    write: code => {
      const [rows, depth, a, aRow, aColumn, packed, c, cRow] = [0, 1, 2, 3, 4, 5, 6, 7]
      const vectors = width / 4
      const [k, b, target] = [code.local('i32'), code.local('i32'), code.local('i32')]
      const as = Array.from({ length: ROWS }, () => code.local('i32'))
      const bs = Array.from({ length: vectors }, () => code.local('v128'))
      const left = code.local('v128')
      const sums = Array.from({ length: ROWS * vectors }, () => code.local('v128'))
      const block = (height: number) => {
        code.get(a!).set(as[0]!)
        for (let i = 1; i < height; i++)
          code
            .get(as[i - 1]!, aRow!)
            .do('i32.add')
            .set(as[i]!)
        for (let i = 0; i < height * vectors; i++) code.f32x4(0).set(sums[i]!)
        code.get(packed!).set(b).get(depth!).set(k)
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
              code.get(sum, left, bs[j]!).do('f32x4.mul', 'f32x4.add').set(sum)
            }
            code.bump(as[i]!, () => code.get(aColumn!))
          }
          code.bump(b, width * 4)
        })
        code.get(c!).set(target)
        for (let i = 0; i < height; i++) {
          for (let j = 0; j < vectors; j++)
            code
              .get(target, target)
              .memory('v128.load', j * 16)
              .get(sums[i * vectors + j]!)
              .do('f32x4.add')
              .memory('v128.store', j * 16)
          code.bump(target, () => code.get(cRow!))
        }
        code.get(target).set(c!)
        code.bump(a!, () => code.get(aRow!).i32(height).do('i32.mul'))
      }
      code.repeat(rows!, ROWS, () => block(ROWS))
      code.repeat(rows!, 1, () => block(1))
    },
  }
}

/** pack(depth, width, valid, b, bRow, bColumn, to): columns beyond `valid` become 0. */
const pack: Routine = {
  name: 'pack',
  parameters: ['i32', 'i32', 'i32', 'i32', 'i32', 'i32'],
  write: code => {
    const [depth, valid, skip, b, bRow, bColumn] = [0, 1, 2, 3, 4, 5]
    const [to, from, n] = [code.local('i32'), code.local('i32'), code.local('i32')]
    code.i32(0).set(to)
    code.repeat(depth, 1, () => {
      code.get(b).set(from).get(valid).set(n)
      code.repeat(n, 1, () => {
        code.get(to, from).memory('f32.load').memory('f32.store', PACKED_AT)
        code.bump(to, 4).bump(from, () => code.get(bColumn))
      })
      code.get(skip).set(n)
      code.repeat(n, 1, () => {
        code.get(to).f32(0).memory('f32.store', PACKED_AT)
        code.bump(to, 4)
      })
      code.bump(b, () => code.get(bRow))
    })
  },
}

/** The arena begins with room for one packed panel. */
const PACKED_AT = 16
const ARENA_AT = PACKED_AT + DEPTH * WIDTHS[0] * 4

const inPlace = (name: string, write: (code: Code, x: number, free: number) => void): Routine => ({
  name,
  parameters: ['i32', 'i32'],
  write: code => {
    const [at, count] = [0, 1]
    const [x, free] = [code.local('v128'), code.local('v128')]
    code.repeat(count, 4, () => {
      code.get(at).memory('v128.load').set(x)
      write(code, x, free)
      code.get(at, x).memory('v128.store')
      code.bump(at, 16)
    })
  },
})

type Exports = Readonly<Record<string, (...values: number[]) => void>>

/** Memory for all numbers of a training run, with the products that run on it. */
export class Arena {
  readonly floats: Float32Array
  readonly #routines: Exports
  #free = ARENA_AT / 4

  constructor(megabytes: number) {
    const memory = new WebAssembly.Memory({ initial: megabytes * 16 })
    this.floats = new Float32Array(memory.buffer)
    const module = new WebAssembly.Module(
      assemble([
        ...WIDTHS.map(panelRoutine),
        pack,
        inPlace('tanh', writeTanh),
        inPlace('sigmoid', writeSigmoid),
      ]),
    )
    this.#routines = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports
  }

  /** Room for `count` floats, zeroed. */
  room(count: number): number {
    const at = this.#free
    this.#free += (count + 3) & ~3
    if (this.#free > this.floats.length) throw new RangeError('the training arena is full')
    this.floats.fill(0, at, this.#free)
    return at
  }

  /** A zeroed matrix; the stride is the column count rounded up to 4. */
  matrix(rows: number, columns: number): Matrix {
    const stride = (columns + 3) & ~3
    return { at: this.room(rows * stride), rows, columns, stride }
  }

  mark(): number {
    return this.#free
  }

  /** Gives back all that was taken after `mark`. */
  release(mark: number): void {
    this.#free = mark
  }

  view(at: number, count: number): Float32Array {
    return this.floats.subarray(at, at + count)
  }

  tanh(at: number, count: number): void {
    this.#routines.tanh!(at * 4, count)
  }

  sigmoid(at: number, count: number): void {
    this.#routines.sigmoid!(at * 4, count)
  }

  /** C += A x B. Any of A and B may be given transposed; C's columns must have room up to a multiple of 4. */
  multiply(a: Matrix, transposeA: boolean, b: Matrix, transposeB: boolean, c: Matrix): void {
    const rows = transposeA ? a.columns : a.rows
    const depth = transposeA ? a.rows : a.columns
    const [aRow, aColumn] = transposeA ? [1, a.stride] : [a.stride, 1]
    const [bRow, bColumn] = transposeB ? [1, b.stride] : [b.stride, 1]
    const columns = transposeB ? b.rows : b.columns
    if (rows === 0 || depth === 0) return
    for (let n = 0; n < columns; ) {
      const left = (columns - n + 3) & ~3
      const width = Math.min(12, left)
      const valid = Math.min(width, columns - n)
      const panel = this.#routines[`panel${width}`]!
      for (let k = 0; k < depth; k += DEPTH) {
        const deep = Math.min(DEPTH, depth - k)
        const from = b.at + k * bRow + n * bColumn
        this.#routines.pack!(deep, valid, width - valid, from * 4, bRow * 4, bColumn * 4)
        panel(
          rows,
          deep,
          (a.at + k * aColumn) * 4,
          aRow * 4,
          aColumn * 4,
          PACKED_AT,
          (c.at + n) * 4,
          c.stride * 4,
        )
      }
      n += width
    }
  }
}
