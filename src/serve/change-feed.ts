import { randomBytes } from 'node:crypto'
import type { Change } from './desk-schema.ts'

/** Listeners at once; more are refused, so that none can use up the server's connections (assumption: ten desks of fifty people). */
export const MOST_LISTENERS = 1000
/** Changes that one who lost the connection can still be told; after more, the page reads all anew (assumption). */
const KEPT = 200
/** Well below the minute after which proxies let an idle connection go. */
export const HEARTBEAT_MS = 15_000
/** Messages that may wait for one who does not read; then it is let go, and may come back (assumption). */
const MOST_WAITING = 64

/** Changes as they are told to those who listen, by server-sent events (WHATWG HTML, 9.2). */
export interface ChangeFeed {
  publish(change: Change): void
  /** The number of the last change that concerns an hour: an answer about it is out of date once this has grown. */
  stampOf(at: string): number
  /**
   * A stream of the changes from now on, after those missed since `last`, the id of the last one seen; null where no
   * more may listen.
   */
  listen(last: string | null): ReadableStream<Uint8Array> | null
  listeners(): number
  close(): void
}

type Controller = ReadableStreamDefaultController<Uint8Array>

/** @param greeting what a listener is told of the room at the start */
export function changeFeed(
  greeting: { readonly corrections: boolean } = { corrections: true },
  most = MOST_LISTENERS,
): ChangeFeed {
  const run = randomBytes(6).toString('base64url')
  /** How many there were, and the messages of the last of them. */
  let total = 0
  const kept: string[] = []
  /** The last change of each hour, those before which none concerns as much left out: hours and numbers both rise. */
  let stamps: readonly { readonly from: string; readonly n: number }[] = []
  const listening = new Set<Controller>()
  const bytes = new TextEncoder()
  const send = (controller: Controller, text: Uint8Array) => {
    if ((controller.desiredSize ?? 0) > -MOST_WAITING) return controller.enqueue(text)
    listening.delete(controller)
    controller.error(new Error('does not read'))
  }
  const all = (text: string) => {
    const encoded = bytes.encode(text)
    for (const controller of listening) send(controller, encoded)
  }
  const heartbeat = setInterval(() => all(':\n\n'), HEARTBEAT_MS)
  heartbeat.unref()
  const idOf = (n: number) => `${run}-${n}`
  const missed = (last: string | null): string => {
    if (last === null || last === idOf(total)) return ''
    const seen = last.startsWith(`${run}-`) ? Number(last.slice(run.length + 1)) : Number.NaN
    // Of another run of the server, or too long ago: what changed cannot be told one by one.
    if (!Number.isInteger(seen) || seen > total || total - seen > kept.length)
      return `id: ${idOf(total)}\nevent: reset\ndata: {}\n\n`
    return kept.slice(kept.length - (total - seen)).join('')
  }
  return {
    publish(change) {
      total++
      stamps = [...stamps.filter(({ from }) => from < change.from), { from: change.from, n: total }]
      const message = `id: ${idOf(total)}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`
      kept.push(message)
      if (kept.length > KEPT) kept.shift()
      all(message)
    },
    stampOf: at => stamps.findLast(({ from }) => from <= at)?.n ?? 0,
    listen(last) {
      if (listening.size >= most) return null
      let own: Controller
      return new ReadableStream<Uint8Array>({
        start(controller) {
          own = controller
          listening.add(controller)
          // The first message gives an id to come back with, even before anything has changed.
          const hello = `retry: 2000\nid: ${idOf(total)}\nevent: hello\ndata: ${JSON.stringify(greeting)}\n\n`
          controller.enqueue(bytes.encode(`${missed(last)}${hello}`))
        },
        cancel: () => void listening.delete(own),
      })
    },
    listeners: () => listening.size,
    close() {
      clearInterval(heartbeat)
      for (const controller of listening) controller.close()
      listening.clear()
    },
  }
}
