import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { getFileNameLowLevel, openPromise, validateFileName } from 'yauzl'
import type { Problem } from '../domain/problem.ts'

/** A file to read, or one within an archive, named `archive.zip/inner.txt`. */
export interface Entry {
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
  /** Whether the archive can be read on where this entry's bytes fail: a zip packs each apart. */
  readonly apart: boolean
}

export type Unpacked =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'problem'; readonly problem: Problem }

/**
 * Bounds against archives made to exhaust whoever unpacks them. News text packs to a quarter, generated text to a
 * thirtieth; what a bomb packs is a thousandth (the most that deflate can do). Assumptions.
 */
const MOST_ENTRIES = 200_000
const MOST_RATIO = 200
/** Below this size the ratio says nothing. */
const RATIO_FROM = 4 * 2 ** 20
const MOST_BYTES = 32 * 2 ** 30

const REMEDY = {
  truncated: 'fetch the archive again; what came before the break was read, and giving it again is harmless',
  corrupt: 'fetch or pack the archive again',
  bomb: 'unpack it yourself if you trust it, and give the files',
  nested: 'unpack the outer archive and give the inner one',
  'unsafe-name': 'rename the entry, or unpack the archive and give the files',
  'too-many': 'split the archive',
  encrypted: 'unpack it yourself and give the files',
  unseekable: 'give the archive as a file: a zip has its table at its end',
} as const

class ArchiveFault extends Error {
  readonly code: keyof typeof REMEDY
  constructor(code: keyof typeof REMEDY, message: string) {
    super(message)
    this.code = code
  }
}

/** Why an archive could not be read on, as a problem; null for an error of another kind. */
export function archiveProblem(error: unknown, file: string): Problem | null {
  if (!(error instanceof ArchiveFault)) return null
  const { code, message } = error
  return { code: `archive/${code}`, severity: 'error', message, place: { file }, next: REMEDY[code] }
}

/** An unpacking library's error as a fault of the archive; the system's own errors as they are. */
function asFault(error: unknown): unknown {
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (error instanceof ArchiveFault || (typeof code === 'string' && /^E[A-Z]+$/.test(code))) return error
  const text = String(message)
  const cut =
    code === 'Z_BUF_ERROR' || /unexpected end|end of central directory|ended prematurely/i.test(text)
  const kind = cut ? 'truncated' : 'corrupt'
  return new ArchiveFault(kind, `the archive is ${kind} (${text})`)
}

async function* translated<T>(items: AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* items
  } catch (error) {
    throw asFault(error)
  }
}

/** The kind of archive that the first bytes tell. */
export function archiveKind(head: Uint8Array): 'zip' | 'gzip' | 'tar' | null {
  const ascii = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to))
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  if (/^PK(?:\x03\x04|\x05\x06)/.test(ascii(0, 4))) return 'zip'
  return ascii(257, 262) === 'ustar' ? 'tar' : null
}

/** The first bytes of a stream, and the whole stream again. */
export async function peek(
  stream: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ readonly head: Uint8Array; readonly bytes: AsyncIterable<Uint8Array> }> {
  const iterator = stream[Symbol.asyncIterator]()
  const chunks: Uint8Array[] = []
  let size = 0
  let ended = false
  while (size < length && !ended) {
    const next = await iterator.next()
    if (next.done) ended = true
    else {
      chunks.push(next.value)
      size += next.value.length
    }
  }
  async function* again(): AsyncIterable<Uint8Array> {
    try {
      yield* chunks
      if (!ended) yield* { [Symbol.asyncIterator]: () => iterator }
    } finally {
      await iterator.return?.()
    }
  }
  return { head: Buffer.concat(chunks), bytes: again() }
}

/**
 * A file as it is, or the files in it where it is a zip, a tar or a gzip. Nothing is written to disk. Throws where
 * an archive cannot be read on (see `archiveProblem`); faults of one entry are problems, and the next one is read.
 *
 * @param path of the file on disk, which a zip needs; null for a stream
 */
export async function* unpack(
  name: string,
  stream: AsyncIterable<Uint8Array>,
  path: string | null,
): AsyncIterable<Unpacked> {
  const { head, bytes } = await peek(stream, 512)
  const kind = archiveKind(head)
  if (kind === 'zip') {
    if (path === null) throw new ArchiveFault('unseekable', 'a zip cannot be read from a stream')
    yield* translated(unzip(name, path))
  } else if (kind === 'tar') yield* translated(untar(name, bytes))
  else if (kind === 'gzip') {
    const inner = await peek(translated(gunzip(bytes)), 512)
    const innerKind = archiveKind(inner.head)
    if (innerKind === 'tar') yield* translated(untar(name, inner.bytes))
    else if (innerKind) throw nested(innerKind)
    else
      yield { kind: 'entry', entry: { name: name.replace(/\.gz$/i, ''), bytes: inner.bytes, apart: false } }
  } else yield { kind: 'entry', entry: { name, bytes, apart: false } }
}

async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const unzipper = createGunzip()
  const source = Readable.from(packed)
  source.on('error', error => unzipper.destroy(error))
  yield* bounded(source.pipe(unzipper), () => unzipper.bytesWritten)
}

async function* untar(name: string, bytes: AsyncIterable<Uint8Array>): AsyncIterable<Unpacked> {
  const tar = extract()
  const source = Readable.from(bytes)
  source.on('error', error => tar.destroy(error))
  source.pipe(tar)
  let count = 0
  for await (const entry of tar) {
    if (++count > MOST_ENTRIES) throw new ArchiveFault('too-many', `more than ${MOST_ENTRIES} entries`)
    const { header } = entry
    if (header.type === 'file' || header.type === 'contiguous-file')
      yield* inner(name, header.name.replace(/^\.\//, ''), entry as AsyncIterable<Uint8Array>, false)
    entry.resume()
  }
}

async function* unzip(name: string, path: string): AsyncIterable<Unpacked> {
  const zip = await openPromise(path, { autoClose: false, decodeStrings: false })
  try {
    if (zip.entryCount > MOST_ENTRIES) throw new ArchiveFault('too-many', `${zip.entryCount} entries`)
    let total = 0
    for await (const entry of zip.eachEntry()) {
      const inside = getFileNameLowLevel(
        entry.generalPurposeBitFlag,
        entry.fileNameRaw,
        entry.extraFields,
        false,
      )
      if (inside.endsWith('/')) continue
      const packed = entry.compressedSize
      total += entry.uncompressedSize
      if (total > MOST_BYTES) throw tooLarge()
      try {
        if (entry.isEncrypted()) throw new ArchiveFault('encrypted', 'the entry is encrypted')
        const stream = await zip.openReadStreamPromise(entry)
        yield* inner(
          name,
          inside,
          bounded(stream, () => packed),
          true,
        )
      } catch (error) {
        const problem = archiveProblem(asFault(error), entryName(name, inside))
        if (!problem) throw error
        yield { kind: 'problem', problem }
      }
    }
  } finally {
    zip.close()
  }
}

async function* inner(
  archive: string,
  inside: string,
  stream: AsyncIterable<Uint8Array>,
  apart: boolean,
): AsyncIterable<Unpacked> {
  const name = entryName(archive, inside)
  const skip = (fault: ArchiveFault): Unpacked => ({ kind: 'problem', problem: archiveProblem(fault, name)! })
  // Nothing is written, so such a name could do no harm here; it tells of an archive that was meant to.
  if (validateFileName(inside) !== null || inside.includes('\\'))
    yield skip(new ArchiveFault('unsafe-name', 'the entry has a name that leads out of the archive'))
  else if (!isClutter(inside)) {
    const { head, bytes } = await peek(translated(stream), 512)
    const kind = archiveKind(head)
    if (kind) yield skip(nested(kind))
    else yield { kind: 'entry', entry: { name, bytes, apart } }
  }
}

/** What macOS and Windows add to archives. */
function isClutter(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._|Thumbs\.db$)/.test(name)
}

async function* bounded(stream: Readable, packed: () => number): AsyncIterable<Uint8Array> {
  let size = 0
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > MOST_BYTES) throw tooLarge()
    if (size > RATIO_FROM && size > packed() * MOST_RATIO)
      throw new ArchiveFault('bomb', `it unpacks to more than ${MOST_RATIO} times its size`)
    yield chunk
  }
}

function tooLarge(): ArchiveFault {
  return new ArchiveFault('bomb', `it unpacks to more than ${MOST_BYTES / 2 ** 30} GiB`)
}

function nested(kind: string): ArchiveFault {
  return new ArchiveFault('nested', `a ${kind} archive within an archive is not read`)
}

/** Names come from strangers: control characters would reach the terminal. */
function entryName(archive: string, inside: string): string {
  return `${archive}/${inside.replaceAll(/\p{C}/gu, '?').slice(0, 200)}`
}
