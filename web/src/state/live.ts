import { signal } from '@preact/signals'
import type { Change } from '../../../src/serve/desk-schema.ts'
import { isCopy } from './ask.ts'
import { failure, renew } from './data.ts'

/** Whether the room takes corrections: a copy does not, nor one that is for looking alone. */
export const takesCorrections = signal(false)

/** What was stored while the page was open and that its reader has not put away, the latest last. */
export const notices = signal<readonly Change[]>([])

/** Whether the connection has been gone for some seconds: what others store is not heard until it is back. */
export const unheard = signal(false)

/** A connection that comes back within so long is not worth a word (assumption). */
const LOST_MS = 4000
/** Notices beyond these are not shown (assumption: as many as one reads). */
const SHOWN = 20
/** After the server refused to let one more listen. */
const REFUSED_MS = 15_000

/** Corrections of this page itself: it need not be told of them. */
const own = new Set<string>()

let source: EventSource | null = null
let last: string | null = null
let losing: ReturnType<typeof setTimeout> | undefined

/** Hears what is stored, here or elsewhere, while the page is in sight. */
export function listen(): void {
  if (isCopy) return
  open()
  // A browser keeps six connections to a server at most (HTTP/1.1): pages out of sight give theirs up.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) close()
    else if (!source) open()
  })
}

let underWay: Promise<unknown> = Promise.resolve()

/**
 * Stores a correction of this page's own. What the server tells meanwhile is heard when that is done: it may be this very
 * correction, told before it is answered, and the page would ask for an event that it ends.
 *
 * @param store returns the correction's name
 * @throws what `store` throws
 */
export async function storing(store: () => Promise<string>): Promise<void> {
  const stored = store().then(correction => {
    own.add(correction)
  })
  underWay = stored.catch(() => {})
  await stored
}

export function putAway(): void {
  notices.value = []
}

function open(): void {
  source = new EventSource(`api/v1/changes${last ? `?since=${encodeURIComponent(last)}` : ''}`)
  source.addEventListener('hello', event => {
    last = event.lastEventId
    clearTimeout(losing)
    losing = undefined
    unheard.value = false
    // What was asked for while the line was down is asked for again.
    if (failure.value) renew(null)
    takesCorrections.value = JSON.parse(event.data).corrections === true
  })
  source.addEventListener('reset', event => {
    last = event.lastEventId
    renew(null)
  })
  source.addEventListener('change', event => {
    last = event.lastEventId
    const change: Change = JSON.parse(event.data)
    void underWay.then(() => {
      if (!isOwn(change)) notices.value = [...notices.value, change].slice(-SHOWN)
      renew(change.from)
    })
  })
  // A lost connection is sought again by the browser; one that was refused is not.
  source.addEventListener('error', () => {
    losing ??= setTimeout(() => {
      unheard.value = true
    }, LOST_MS)
    if (source?.readyState !== EventSource.CLOSED) return
    close()
    setTimeout(() => {
      if (!source && !document.hidden) open()
    }, REFUSED_MS)
  })
}

function close(): void {
  source?.close()
  source = null
}

function isOwn(change: Change): boolean {
  return change.kind === 'correction' && own.has(change.correction.id)
}
