import { askCopy } from '../copy/ask-copy.ts'

/** Why something could not be had, in a form that the page can say in the reader's language. */
export type Failure = { readonly kind: 'offline' } | { readonly kind: 'refused'; readonly detail: string }

/** A copy of the room is a folder of files: it says so in its page, and has no server to ask. */
export const isCopy = document.querySelector('meta[name="forewarn"]')?.getAttribute('content') === 'copy'

/** @throws Failure; or the signal's own reason */
export async function load<T>(path: string, signalled?: AbortSignal): Promise<T> {
  if (isCopy) return (await fromCopy(path, signalled)) as T
  return (await fromServer(path, signalled)).json()
}

/** A whole file, as the brief in one of its forms. @throws Failure */
export async function loadFile(path: string): Promise<Blob> {
  if (!isCopy) return (await fromServer(path)).blob()
  const value = await fromCopy(path)
  return new Blob([value as BlobPart])
}

/** Sends something to be worked out or stored. @throws Failure; or the signal's own reason */
export async function send<T>(path: string, body: unknown, signalled?: AbortSignal): Promise<T> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
  return (await fromServer(path, signalled, request)).json()
}

async function fromServer(
  path: string,
  signalled?: AbortSignal,
  request: RequestInit = {},
): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(`api/v1/${path}`, signalled ? { ...request, signal: signalled } : request)
  } catch (error) {
    if (signalled?.aborted) throw error
    throw { kind: 'offline' } satisfies Failure
  }
  if (answer.ok) return answer
  const detail = await answer
    .json()
    .then(({ detail, title }) => detail ?? title)
    .catch(() => answer.statusText)
  throw { kind: 'refused', detail: String(detail) } satisfies Failure
}

async function fromCopy(path: string, signalled?: AbortSignal): Promise<unknown> {
  const told = await askCopy(path, signalled)
  if (!told) throw { kind: 'offline' } satisfies Failure
  if (told.status === 200) return told.value
  throw { kind: 'refused', detail: told.detail } satisfies Failure
}

/** Hands a file to the reader under a name. */
export function save(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
