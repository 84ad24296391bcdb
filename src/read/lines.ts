/** A line of a stream of bytes, without its end; `bytes` is null where it was longer than allowed. */
export interface Line {
  /** From 1. */
  readonly number: number
  readonly bytes: Uint8Array | null
}

const NEWLINE = 0x0a
const RETURN = 0x0d

/** Splits a stream into lines. Of a line longer than `limit` bytes no more than that is ever held in memory. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>, limit: number): AsyncIterable<Line> {
  let number = 1
  let parts: Uint8Array[] = []
  let length = 0
  const take = (piece: Uint8Array) => {
    length += piece.length
    if (length <= limit) parts.push(piece)
    else parts = []
  }
  const end = (): Line => {
    const bytes = length <= limit ? withoutReturn(joined(parts, length)) : null
    parts = []
    length = 0
    return { number: number++, bytes }
  }
  for await (const chunk of stream) {
    let from = 0
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, to))
      yield end()
      from = to + 1
    }
    take(chunk.subarray(from))
  }
  if (length > 0) yield end()
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0]!
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function withoutReturn(bytes: Uint8Array): Uint8Array {
  return bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes
}
