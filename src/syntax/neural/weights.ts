import { type Problem, UserError } from '../../domain/problem.ts'

/** The size of a network; all counts multiples of 8. */
export interface Shape {
  readonly wordWidth: number
  readonly subwordWidth: number
  readonly buckets: number
  readonly hidden: number
  readonly layers: number
  readonly arcWidth: number
  readonly labelWidth: number
}

/** One UD feature with its values; value 0 is its absence. */
export interface Attribute {
  readonly name: string
  readonly values: readonly string[]
}

/** Float32 numbers, or int8 numbers with a scale for each row. */
export interface Block {
  readonly name: string
  readonly kind: 'float32' | 'int8'
  readonly rows: number
  readonly columns: number
}

/** What stands before the numbers, as JSON. */
export interface Header {
  /** ISO 639-1. */
  readonly language: string
  readonly shape: Shape
  readonly labels: readonly string[]
  readonly attributes: readonly Attribute[]
  /** For each UPOS, in the order of `UPOS`, the FEATS that may go with it. */
  readonly bundles: readonly (readonly string[])[]
  readonly blocks: readonly Block[]
}

export interface Numbers {
  readonly rows: number
  readonly columns: number
  readonly scales: Float32Array
  readonly values: Int8Array | Float32Array
}

export interface Weights {
  readonly header: Header
  /** Keys of the rows of block `words`. */
  readonly words: readonly string[]
  readonly numbers: (name: string) => Numbers
}

/** "FWNP" and the version of this layout. */
const MAGIC = 0x504e5746
const VERSION = 1
const HEAD = 20
const align = (count: number): number => (count + 3) & ~3

/** FNV-1a over 32-bit words (Fowler, Noll, Vo), to tell a damaged file from a whole one. */
export function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let value = 0x811c9dc5
  const whole = bytes.length & ~3
  for (let i = 0; i < whole; i += 4)
    value = Math.imul(value ^ view.getUint32(i, true), 0x01000193) ^ (value >>> 17)
  for (let i = whole; i < bytes.length; i++) value = Math.imul(value ^ bytes[i]!, 0x01000193)
  return value >>> 0
}

function blockBytes({ kind, rows, columns }: Block): number {
  return kind === 'float32' ? 4 * rows * columns : 4 * rows + align(rows * columns)
}

/** Rows of floats as int8 with a scale for each row. */
export function quantiseRows(rows: number, columns: number, values: Float32Array): Numbers {
  const scales = new Float32Array(rows)
  const small = new Int8Array(rows * columns)
  for (let r = 0; r < rows; r++) {
    let most = 1e-30
    for (let j = 0; j < columns; j++) most = Math.max(most, Math.abs(values[r * columns + j]!))
    scales[r] = most / 127
    for (let j = 0; j < columns; j++)
      small[r * columns + j] = Math.round(values[r * columns + j]! / scales[r]!)
  }
  return { rows, columns, scales, values: small }
}

/** The bytes of a weights file (little-endian): magic, version, checksum, lengths, header, words, blocks. */
export function writeWeights(
  header: Header,
  words: readonly string[],
  numbers: readonly Numbers[],
): Uint8Array {
  const encoder = new TextEncoder()
  const json = encoder.encode(JSON.stringify(header))
  const list = encoder.encode(words.join('\n'))
  const start = HEAD + align(json.length) + align(list.length)
  const bytes = new Uint8Array(start + header.blocks.reduce((sum, block) => sum + blockBytes(block), 0))
  const view = new DataView(bytes.buffer)
  bytes.set(json, HEAD)
  bytes.set(list, HEAD + align(json.length))
  let at = start
  header.blocks.forEach((block, i) => {
    const { scales, values } = numbers[i]!
    if (block.kind === 'int8')
      for (const [r, scale] of scales.entries()) view.setFloat32(at + 4 * r, scale, true)
    const from = at + (block.kind === 'int8' ? 4 * block.rows : 0)
    for (let j = 0; j < values.length; j++)
      if (block.kind === 'int8') bytes[from + j] = values[j]! & 0xff
      else view.setFloat32(from + 4 * j, values[j]!, true)
    at += blockBytes(block)
  })
  for (const [i, word] of [MAGIC, VERSION, 0, json.length, list.length].entries())
    view.setUint32(4 * i, word, true)
  view.setUint32(8, checksum(bytes.subarray(12)), true)
  return bytes
}

const broken = (message: string): UserError => {
  const problem: Problem = {
    code: 'weights-unreadable',
    severity: 'error',
    message,
    next: 'install the package again, or train the model anew with `npm run train:syntax`',
  }
  return new UserError([problem])
}

/** Reads a weights file. Throws a UserError with one problem where it is damaged or of another kind. */
export function readWeights(file: Uint8Array): Weights {
  if (file.length < HEAD) throw broken(`expected a weights file, found ${file.length} bytes`)
  // A copy puts the numbers on boundaries of 4 bytes wherever the file stood in its buffer.
  const bytes = file.slice()
  const view = new DataView(bytes.buffer)
  const word = (index: number) => view.getUint32(4 * index, true)
  if (word(0) !== MAGIC) throw broken('expected a weights file of the accurate parser, found something else')
  if (word(1) !== VERSION) throw broken(`expected weights of version ${VERSION}, found version ${word(1)}`)
  if (word(2) !== checksum(bytes.subarray(12)))
    throw broken('the checksum of the weights file does not match')
  const decoder = new TextDecoder()
  const header = JSON.parse(decoder.decode(bytes.subarray(HEAD, HEAD + word(3)))) as Header
  const listAt = HEAD + align(word(3))
  const words = decoder.decode(bytes.subarray(listAt, listAt + word(4))).split('\n')
  let at = listAt + align(word(4))
  const blocks = new Map<string, Numbers>()
  for (const block of header.blocks) {
    const { rows, columns } = block
    const small = block.kind === 'int8'
    const scales = new Float32Array(bytes.buffer, at, small ? rows : 0)
    const from = at + 4 * scales.length
    const values = small
      ? new Int8Array(bytes.buffer, from, rows * columns)
      : new Float32Array(bytes.buffer, from, rows * columns)
    blocks.set(block.name, { rows, columns, scales, values })
    at += blockBytes(block)
  }
  return { header, words, numbers: name => blocks.get(name)! }
}
