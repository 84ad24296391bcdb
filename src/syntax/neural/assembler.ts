/**
 * Writes a WebAssembly module (core specification 2.0, binary format) from TypeScript, so that the kernels need
 * neither a tool at build time nor a native add-on. Only what the kernels use is here.
 */

export type ValueType = 'i32' | 'f32' | 'v128'

const TYPE: Readonly<Record<ValueType, number>> = { i32: 0x7f, f32: 0x7d, v128: 0x7b }

/** One-byte instructions without immediates. */
const PLAIN = {
  'i32.eqz': 0x45,
  'i32.lt_s': 0x48,
  'i32.ge_s': 0x4e,
  'i32.add': 0x6a,
  'i32.sub': 0x6b,
  'i32.mul': 0x6c,
  'i32.shl': 0x74,
  'f32.add': 0x92,
  'f32.mul': 0x94,
  'f32.div': 0x95,
  'f32.max': 0x97,
  'f32.convert_i32_s': 0xb2,
} as const

/** Vector instructions without immediates, after the prefix 0xfd. */
const VECTOR = {
  'i32x4.splat': 0x11,
  'f32x4.splat': 0x13,
  'f32x4.nearest': 0x6a,
  'i16x8.narrow_i32x4_s': 0x85,
  'i32x4.add': 0xae,
  'i32x4.dot_i16x8_s': 0xba,
  'f32x4.abs': 0xe0,
  'f32x4.add': 0xe4,
  'f32x4.sub': 0xe5,
  'f32x4.mul': 0xe6,
  'f32x4.div': 0xe7,
  'f32x4.min': 0xe8,
  'f32x4.max': 0xe9,
  'f32x4.relaxed_madd': 0x105,
  'i32x4.trunc_sat_f32x4_s': 0xf8,
  'f32x4.convert_i32x4_s': 0xfa,
} as const

/** Loads and stores; all take an offset. Alignment is a hint and left at one byte. */
const MEMORY = {
  'i32.load': [0x28],
  'f32.load': [0x2a],
  'f32.store': [0x38],
  'v128.load': [0xfd, 0x00],
  'v128.load32_splat': [0xfd, 0x09],
  'v128.store': [0xfd, 0x0b],
} as const

export type Instruction = keyof typeof PLAIN | keyof typeof VECTOR
export type MemoryInstruction = keyof typeof MEMORY

function unsigned(value: number): number[] {
  const bytes: number[] = []
  let rest = value >>> 0
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0))
    rest >>>= 7
  } while (rest !== 0)
  return bytes
}

function signed(value: number): number[] {
  const bytes: number[] = []
  let rest = value | 0
  for (;;) {
    const byte = rest & 0x7f
    rest >>= 7
    const last = (rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0)
    bytes.push(last ? byte : byte | 0x80)
    if (last) return bytes
  }
}

const float = (value: number): number[] => [...new Uint8Array(new Float32Array([value]).buffer)]

/** The body of one function; locals are numbers, parameters first. */
export class Code {
  readonly bytes: number[] = []
  readonly locals: ValueType[] = []
  readonly #parameters: number
  constructor(parameters: number) {
    this.#parameters = parameters
  }

  local(type: ValueType): number {
    return this.#parameters + this.locals.push(type) - 1
  }
  get(...locals: readonly number[]): this {
    for (const local of locals) this.bytes.push(0x20, ...unsigned(local))
    return this
  }
  set(local: number): this {
    this.bytes.push(0x21, ...unsigned(local))
    return this
  }
  i32(value: number): this {
    this.bytes.push(0x41, ...signed(value))
    return this
  }
  f32(value: number): this {
    this.bytes.push(0x43, ...float(value))
    return this
  }
  /** The same number in all four lanes. */
  f32x4(value: number): this {
    this.bytes.push(0xfd, 0x0c, ...float(value), ...float(value), ...float(value), ...float(value))
    return this
  }
  do(...instructions: readonly Instruction[]): this {
    for (const name of instructions) {
      if (name in PLAIN) this.bytes.push(PLAIN[name as keyof typeof PLAIN])
      else this.bytes.push(0xfd, ...unsigned(VECTOR[name as keyof typeof VECTOR]))
    }
    return this
  }
  memory(name: MemoryInstruction, offset = 0): this {
    this.bytes.push(...MEMORY[name], 0, ...unsigned(offset))
    return this
  }
  intLane(index: number): this {
    this.bytes.push(0xfd, 0x1b, index)
    return this
  }
  lane(index: number): this {
    this.bytes.push(0xfd, 0x1f, index)
    return this
  }
  /** local += amount, the amount being a constant or what `push` leaves on the stack. */
  bump(local: number, amount: number | (() => void)): this {
    this.get(local)
    if (typeof amount === 'number') this.i32(amount)
    else amount()
    return this.do('i32.add').set(local)
  }
  /** Runs `body` while local `count` is at least `step`, taking `step` off after each turn. */
  repeat(count: number, step: number, body: () => void): this {
    this.bytes.push(0x02, 0x40, 0x03, 0x40)
    this.get(count).i32(step).do('i32.lt_s')
    this.bytes.push(0x0d, 1)
    body()
    this.get(count).i32(step).do('i32.sub').set(count)
    this.bytes.push(0x0c, 0, 0x0b, 0x0b)
    return this
  }
}

export interface Routine {
  readonly name: string
  readonly parameters: readonly ValueType[]
  readonly result?: ValueType
  readonly write: (code: Code) => void
}

const section = (id: number, content: readonly number[]): number[] => [
  id,
  ...unsigned(content.length),
  ...content,
]
const list = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()]
const text = (value: string): number[] => [...unsigned(value.length), ...new TextEncoder().encode(value)]

/** The bytes of a module that imports its memory as `env.memory` and exports each routine by its name. */
export function assemble(routines: readonly Routine[]): Uint8Array<ArrayBuffer> {
  const types = routines.map(({ parameters, result }) => [
    0x60,
    ...list(parameters.map(type => [TYPE[type]])),
    ...list(result === undefined ? [] : [[TYPE[result]]]),
  ])
  const bodies = routines.map(({ parameters, write }) => {
    const code = new Code(parameters.length)
    write(code)
    const content = [...list(code.locals.map(type => [1, TYPE[type]])), ...code.bytes, 0x0b]
    return [...unsigned(content.length), ...content]
  })
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(types)),
    ...section(2, list([[...text('env'), ...text('memory'), 0x02, 0x00, 0x01]])),
    ...section(3, list(routines.map((_, index) => unsigned(index)))),
    ...section(7, list(routines.map(({ name }, index) => [...text(name), 0x00, ...unsigned(index)]))),
    ...section(10, list(bodies)),
  ])
}
