import { decodeModel, encodeModel, section } from '../model-file.ts'
import { type Morphology, morphologyIn, morphologySections } from './morphology.ts'

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
  /** Keys of the rows of block `word`; its last row is for unknown words. */
  readonly words: readonly string[]
  readonly numbers: (name: string) => Numbers
  /** Candidate analyses, for a language that has a dictionary. */
  readonly morphology: Morphology | undefined
}

/** The kind of the file, for `encodeModel`. */
const KIND = 'accurate'

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

/** A copy of numbers as bytes, and back: files are little-endian, and so is every machine that runs Node.js. */
const bytesOf = (values: Float32Array | Int8Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength).slice()

/** The bytes of a weights file: the header as JSON, the words by lines, and one section for each block. */
export function writeWeights(
  header: Header,
  words: readonly string[],
  numbers: ReadonlyMap<string, Numbers>,
  morphology?: Morphology,
): Uint8Array {
  const encoder = new TextEncoder()
  const sections = new Map<string, Uint8Array>([
    ['header', encoder.encode(JSON.stringify(header))],
    ['words', encoder.encode(words.join('\n'))],
  ])
  for (const [name, { scales, values }] of numbers) {
    sections.set(`${name} scales`, bytesOf(scales))
    sections.set(`${name} values`, bytesOf(values))
  }
  if (morphology) for (const [name, bytes] of morphologySections(morphology)) sections.set(name, bytes)
  return encodeModel(KIND, sections)
}

/** Reads a weights file. Throws a UserError (`syntax/unreadable-model`) where it is damaged or of another kind. */
export function readWeights(file: Uint8Array): Weights {
  const sections = decodeModel(KIND, file)
  const decoder = new TextDecoder()
  const header = JSON.parse(decoder.decode(section(sections, 'header'))) as Header
  const words = decoder.decode(section(sections, 'words')).split('\n')
  const blocks = new Map(
    header.blocks.map(({ name, kind, rows, columns }) => {
      // Copies, for numbers of four bytes must begin at a multiple of four.
      const scales = new Float32Array(new Uint8Array(section(sections, `${name} scales`)).buffer)
      const values = new Uint8Array(section(sections, `${name} values`)).buffer
      return [
        name,
        { rows, columns, scales, values: kind === 'int8' ? new Int8Array(values) : new Float32Array(values) },
      ] as const
    }),
  )
  return { header, words, numbers: name => blocks.get(name)!, morphology: morphologyIn(sections) }
}
