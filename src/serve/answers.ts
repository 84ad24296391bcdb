import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

/** An answer as it is sent: its bytes, the same compressed, and a name that changes with them. */
export interface Answer {
  readonly type: string
  readonly body: Buffer
  readonly gzip: Buffer
  readonly etag: string
}

export async function answerOf(body: string | Buffer, type: string): Promise<Answer> {
  const bytes = Buffer.from(body)
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  return { type, body: bytes, gzip: await compress(bytes), etag }
}

/** Most that answers may take in memory (assumption: some hundred hours of a case of a thousand events). */
const MOST_BYTES = 192 * 1024 * 1024

/** Answers kept under their address, those used longest ago dropped first; one address is worked out once at a time. */
export function answerCache(most = MOST_BYTES) {
  const kept = new Map<string, Answer>()
  const pending = new Map<string, Promise<Answer | null>>()
  let bytes = 0
  const sizeOf = ({ body, gzip }: Answer) => body.length + gzip.length
  const keep = (key: string, answer: Answer) => {
    kept.set(key, answer)
    bytes += sizeOf(answer)
    for (const [oldest, dropped] of kept) {
      if (bytes <= most || oldest === key) break
      kept.delete(oldest)
      bytes -= sizeOf(dropped)
    }
  }
  return async (key: string, make: () => Promise<Answer | null>): Promise<Answer | null> => {
    const found = kept.get(key)
    if (found) {
      kept.delete(key)
      kept.set(key, found)
      return found
    }
    const running = pending.get(key)
    if (running) return running
    const made = make()
      .then(answer => {
        if (answer) keep(key, answer)
        return answer
      })
      .finally(() => pending.delete(key))
    pending.set(key, made)
    return made
  }
}
