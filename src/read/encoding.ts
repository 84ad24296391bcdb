import { analyse } from 'chardet'

/** A text and the encoding that it was read by, in the names of the WHATWG Encoding Standard. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
  /** False where the encoding was guessed from the bytes alone. */
  readonly sure: boolean
}

/** So much of a file decides upon its encoding. */
export const SAMPLE_BYTES = 65_536

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The encoding that a byte order mark names, or null. */
export function encodingOfMark(bytes: Uint8Array): string | null {
  return MARKS.find(([, mark]) => mark.every((byte, n) => bytes[n] === byte))?.[0] ?? null
}

/**
 * The encoding of a text by its first bytes: a byte order mark, else what the file itself declares, else UTF-8
 * where the bytes are valid UTF-8 (no legacy text of any length is, by chance), else the likeliest by letter
 * statistics.
 */
export function encodingOf(bytes: Uint8Array, declared?: string): Omit<Decoded, 'text'> {
  const marked = encodingOfMark(bytes)
  if (marked) return { encoding: marked, sure: true }
  if (declared && decoderFor(declared)) return { encoding: declared.toLowerCase(), sure: true }
  if (isUtf8(bytes)) return { encoding: 'utf-8', sure: true }
  return { encoding: likeliest(bytes.subarray(0, SAMPLE_BYTES)) ?? 'windows-1252', sure: false }
}

/**
 * The likeliest encoding by letter statistics among those in which every byte stands for a character: a short text in
 * KOI8-R passes for Hebrew by its statistics, but most of its bytes are unassigned there.
 */
function likeliest(sample: Uint8Array): string | null {
  const fitting = analyse(sample).find(({ name }) => name !== 'ASCII' && decodes(sample, name))
  return fitting?.name.toLowerCase() ?? null
}

function decodes(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Whether bytes are no text in any encoding but UTF-16, which has a mark: text holds no zero byte. */
export function isBinary(sample: Uint8Array): boolean {
  const mark = encodingOfMark(sample)
  return !mark?.startsWith('utf-16') && sample.includes(0)
}

/** Decodes a whole text; a declared encoding that the bytes contradict gives way to what they are. */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  const { encoding, sure } = encodingOf(bytes, declared)
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, sure }
  } catch {
    const again = encodingOf(bytes)
    return { text: new TextDecoder(again.encoding).decode(bytes), encoding: again.encoding, sure: false }
  }
}

function decoderFor(label: string): object | null {
  try {
    return new TextDecoder(label)
  } catch {
    return null
  }
}

/** Valid UTF-8, save for a character that the end of the sample may have cut. */
function isUtf8(bytes: Uint8Array): boolean {
  return decodes(bytes, 'utf-8')
}
