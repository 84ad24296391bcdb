import type { Told } from '../../../src/serve/ask-room.ts'
import type { FromCopy, ToCopy } from './messages.ts'

type Asking = (told: FromCopy['told']) => void
let worker: Worker | null = null
const asking = new Map<number, Asking>()
let last = 0

/** Asks the copy of the case that lies beside the page; null where it could not be read. */
export function askCopy(path: string, signalled?: AbortSignal): Promise<Told | null> {
  const { postMessage } = opened()
  const id = ++last
  return new Promise((resolve, reject) => {
    asking.set(id, told => resolve(told.status === 0 ? null : told))
    postMessage({ kind: 'ask', id, path })
    signalled?.addEventListener('abort', () => {
      if (!asking.delete(id)) return
      postMessage({ kind: 'forget', id })
      reject(signalled.reason)
    })
  })
}

function opened(): { postMessage(message: ToCopy): void } {
  if (!worker) {
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<FromCopy>) => {
      asking.get(data.id)?.(data.told)
      asking.delete(data.id)
      // What could not be read may be there at the next try.
      if (data.told.status === 0) forgetAll()
    })
    worker.addEventListener('error', forgetAll)
    worker.postMessage({ kind: 'open', data: new URL('room.json', document.baseURI).href } satisfies ToCopy)
  }
  const current = worker
  return { postMessage: message => current.postMessage(message) }
}

function forgetAll(): void {
  worker?.terminate()
  worker = null
  for (const resolve of asking.values()) resolve({ status: 0 })
  asking.clear()
}
