import { detect } from 'chardet'

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
  const guess = detect(bytes.subarray(0, SAMPLE_BYTES))
  return { encoding: guess && decoderFor(guess) ? guess.toLowerCase() : 'windows-1252', sure: false }
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
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
