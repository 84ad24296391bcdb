import { UserError } from '../domain/problem.ts'

/**
 * Weights on disk: the line `FOREWARN <kind> <version>\n`, CRC-32 and length of what follows, then named sections,
 * each a length-prefixed name and a length-prefixed run of bytes. All numbers are little-endian.
 */
export type Sections = ReadonlyMap<string, Uint8Array>

const MAGIC = 'FOREWARN'
/** Layouts that have changed; the others are at 1. In 2 rows of weights say the bits of their keys. */
const VERSIONS: Readonly<Record<string, number>> = { fast: 2, tokeniser: 2 }

const beginning = (kind: string): string => `${MAGIC} ${kind} ${VERSIONS[kind] ?? 1}`

export function encodeModel(kind: string, sections: Sections): Uint8Array {
  const encoder = new TextEncoder()
  const header = encoder.encode(`${beginning(kind)}\n`)
  const parts = [...sections].map(([name, bytes]) => ({ name: encoder.encode(name), bytes }))
  const length = parts.reduce((sum, part) => sum + 8 + part.name.length + part.bytes.length, 0)
  const file = new Uint8Array(header.length + 8 + length)
  const view = new DataView(file.buffer)
  file.set(header)
  let at = header.length + 8
  for (const { name, bytes } of parts) {
    view.setUint32(at, name.length, true)
    view.setUint32(at + 4, bytes.length, true)
    file.set(name, at + 8)
    file.set(bytes, at + 8 + name.length)
    at += 8 + name.length + bytes.length
  }
  const body = file.subarray(header.length + 8)
  view.setUint32(header.length, crc32(body), true)
  view.setUint32(header.length + 4, body.length, true)
  return file
}

/** Throws a `UserError` when the bytes are of another kind or version, cut short, or changed; else where the body starts. */
export function checkModel(kind: string, file: Uint8Array): number {
  const expected = new TextEncoder().encode(`${beginning(kind)}\n`)
  if (expected.some((byte, i) => file[i] !== byte))
    throw unreadable(kind, `does not begin with "${beginning(kind)}"`)
  const start = expected.length + 8
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const body = file.subarray(start)
  if (file.length < start || view.getUint32(expected.length + 4, true) !== body.length)
    throw unreadable(kind, 'is not as long as its header says')
  const [said, found] = [view.getUint32(expected.length, true), crc32(body)]
  if (said !== found)
    throw unreadable(kind, `has the checksum ${hex(found)} where its header says ${hex(said)}`)
  return start
}

const hex = (value: number): string => value.toString(16).padStart(8, '0')

/** The sections of a file; throws as `checkModel` does. */
export function decodeModel(kind: string, file: Uint8Array): Sections {
  const start = checkModel(kind, file)
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const sections = new Map<string, Uint8Array>()
  const decoder = new TextDecoder()
  for (let at = start; at < file.length; ) {
    const name = view.getUint32(at, true)
    const length = view.getUint32(at + 4, true)
    const bytes = at + 8 + name
    sections.set(decoder.decode(file.subarray(at + 8, bytes)), file.subarray(bytes, bytes + length))
    at = bytes + length
  }
  return sections
}

export function section(sections: Sections, name: string): Uint8Array {
  const bytes = sections.get(name)
  if (!bytes) throw unreadable(name, 'is missing from the file')
  return bytes
}

function unreadable(kind: string, what: string): UserError {
  return new UserError([
    {
      code: 'syntax/unreadable-model',
      severity: 'error',
      message: `The ${kind} model ${what}`,
      next: 'install the package again, or train the model anew',
    },
  ])
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** CRC-32 of ISO 3309, as in gzip and PNG. */
export function crc32(bytes: Uint8Array): number {
  let crc = -1
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ bytes[i]!) & 255]!
  return ~crc >>> 0
}

/** Lists of strings as UTF-8 lines; the strings hold no line feed. */
export const encodeLines = (lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(lines.join('\n'))
export const decodeLines = (bytes: Uint8Array): string[] => {
  const text = new TextDecoder().decode(bytes)
  return text === '' ? [] : text.split('\n')
}
