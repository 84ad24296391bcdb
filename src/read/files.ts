import { createReadStream, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Place, Problem } from '../domain/problem.ts'
import type { Report } from '../domain/report.ts'
import { archiveProblem, type Entry, peek, unpack } from './archive.ts'
import { type Draft, type ReadContext, reportOfDraft } from './draft.ts'
import { decodeText, encodingOfMark, isBinary, SAMPLE_BYTES } from './encoding.ts'
import { readReportFile, splitFrontMatter } from './front-matter.ts'
import { draftOfHtml } from './html.ts'
import { MOST_RECORD_BYTES, type Recorded, readCsv, readJsonLines } from './records.ts'

/** What the files gave, one by one, in their order. */
export type Reading =
  | { readonly kind: 'report'; readonly report: Report; readonly place: Place }
  | { readonly kind: 'problem'; readonly problem: Problem }

export const STDIN = '-'

type Format = 'text' | 'markdown' | 'html' | 'jsonl' | 'csv'

const FORMATS: Readonly<Record<string, Format>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'csv',
}

/**
 * Reads reports from files, folders of files, archives of them, and standard input (`-`), as a stream: no more
 * than one report, or one chunk of a file of many, is held at a time. What is faulty is a problem and is skipped.
 */
export async function* readFiles(files: readonly string[], context: ReadContext): AsyncIterable<Reading> {
  for (const given of files) {
    const found = given === STDIN ? [STDIN] : expand(given)
    if (!Array.isArray(found)) yield { kind: 'problem', problem: found as Problem }
    else for (const file of found) yield* readFile(file, context)
  }
}

async function* readFile(file: string, context: ReadContext): AsyncIterable<Reading> {
  const name = file === STDIN ? '<stdin>' : file
  const source: AsyncIterable<Uint8Array> = file === STDIN ? process.stdin : createReadStream(file)
  try {
    for await (const unpacked of unpack(name, source, file === STDIN ? null : file)) {
      if (unpacked.kind === 'problem') {
        yield unpacked
        continue
      }
      const { entry } = unpacked
      try {
        yield* readEntry(entry, context)
      } catch (error) {
        yield problemOf(error, entry.name)
        if (!entry.apart) return
      }
    }
  } catch (error) {
    yield problemOf(error, name)
  }
}

/** @throws the error itself where it is no fault of the file */
function problemOf(error: unknown, file: string): Reading {
  const { code } = error as NodeJS.ErrnoException
  const problem = archiveProblem(error, file) ?? (isSystemError(code) ? unreadable(file, code) : null)
  if (!problem) throw error
  return { kind: 'problem', problem }
}

async function* readEntry(entry: Entry, context: ReadContext): AsyncIterable<Reading> {
  const { name } = entry
  const start = await peek(entry.bytes, SAMPLE_BYTES)
  if (start.head.length === 0) {
    yield* await drained(start.bytes)
    yield fault(name, 'read/empty-file', 'the file is empty', 'leave it out, or fetch it again')
    return
  }
  const format = formatOf(name, start.head)
  if (!format) {
    const known = Object.keys(FORMATS)
    yield fault(
      name,
      'read/unknown-format',
      `files of this kind are not read`,
      `the endings read are ${known.join(', ')}`,
    )
    return
  }
  if (isBinary(start.head)) {
    yield* await drained(start.bytes)
    yield fault(name, 'read/not-text', 'the file is no text', 'save its text, or leave the file out')
    return
  }
  const bytes = utf8(start.head, start.bytes)
  if (format === 'jsonl') yield* fromRecords(name, readJsonLines(name, bytes), context)
  else if (format === 'csv') yield* fromRecords(name, readCsv(name, bytes), context)
  else yield* fromPage(name, format, start.bytes, context)
}

async function* fromRecords(
  file: string,
  records: AsyncIterable<Recorded>,
  context: ReadContext,
): AsyncIterable<Reading> {
  for await (const each of records) {
    if (each.kind === 'problem') yield each
    else yield* fromDraft(each.draft, { file, line: each.line }, context)
  }
}

async function* fromPage(
  file: string,
  format: 'text' | 'markdown' | 'html',
  stream: AsyncIterable<Uint8Array>,
  context: ReadContext,
): AsyncIterable<Reading> {
  const bytes = await whole(stream, MOST_RECORD_BYTES)
  if (!bytes) {
    const size = `${MOST_RECORD_BYTES / 2 ** 20} MiB`
    yield fault(file, 'read/file-too-large', `one report of more than ${size}`, 'split the file into reports')
    return
  }
  if (format === 'html') {
    let draft: Draft
    try {
      draft = draftOfHtml(bytes)
    } catch (error) {
      yield fault(
        file,
        'read/html',
        `the page could not be read (${(error as Error).message})`,
        'save its text alone',
      )
      return
    }
    yield* fromDraft(draft, { file }, context)
    return
  }
  const { text, encoding, sure } = decodeText(bytes)
  if (!sure) yield warning(file, 'read/guessed-encoding', `the file is not UTF-8; it was read as ${encoding}`)
  if (format === 'markdown' && splitFrontMatter(text)) {
    const problems: Problem[] = []
    const report = readReportFile(text, file, basename(file).replace(/\.[^.]+$/, ''), problems)
    for (const problem of problems) yield { kind: 'problem', problem }
    if (report && report.published > context.now) yield* fromDraft(asDraft(report), { file }, context)
    else if (report) yield { kind: 'report', report, place: { file } }
    return
  }
  yield* fromDraft({ text }, { file }, context)
}

function* fromDraft(draft: Draft, place: Place, context: ReadContext): Iterable<Reading> {
  const problems: Problem[] = []
  const report = reportOfDraft(draft, context, place, problems)
  for (const problem of problems) yield { kind: 'problem', problem }
  if (report) yield { kind: 'report', report, place }
}

/** By the name's ending; standard input, and what an archive of one file hides, by its first bytes. */
function formatOf(name: string, head: Uint8Array): Format | null {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase()
  if (ending && name !== '<stdin>') return FORMATS[ending] ?? null
  const text = decodeText(head).text.trimStart()
  if (text.startsWith('{')) return 'jsonl'
  if (text.startsWith('---')) return 'markdown'
  if (/^<(?:!doctype|html|head|body|\?xml|meta|article|div|p)\b/i.test(text)) return 'html'
  return 'text'
}

/** UTF-16 as UTF-8, since lines are split by bytes; any other encoding as it is. */
async function* utf8(head: Uint8Array, bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const mark = encodingOfMark(head)
  if (mark === null || mark === 'utf-8') {
    yield* bytes
    return
  }
  const decoder = new TextDecoder(mark)
  for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8')
  yield Buffer.from(decoder.decode(), 'utf8')
}

/** All bytes, or null where there are more than `limit`; the rest is then read past, since an archive goes on. */
async function whole(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else chunks.length = 0
  }
  return size <= limit ? Buffer.concat(chunks) : null
}

async function drained(stream: AsyncIterable<Uint8Array>): Promise<readonly []> {
  for await (const _ of stream) {
  }
  return []
}

/** A folder stands for all files in it, in order of name. */
function expand(file: string): readonly string[] | Problem {
  try {
    if (!statSync(file).isDirectory()) return [file]
    return readdirSync(file, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
      .map(entry => join(entry.parentPath, entry.name))
      .sort()
  } catch (error) {
    return unreadable(file, (error as NodeJS.ErrnoException).code)
  }
}

function asDraft(report: Report): Draft {
  return Object.fromEntries(Object.entries(report).filter(([, value]) => value !== null))
}

function isSystemError(code: unknown): boolean {
  return typeof code === 'string' && /^E[A-Z]+$/.test(code)
}

function unreadable(file: string, code: string | undefined): Problem {
  return {
    code: 'read/unreadable',
    severity: 'error',
    message: code === 'ENOENT' ? 'there is no such file' : `the file could not be read (${code})`,
    place: { file },
    next: 'check its name and permissions',
  }
}

function fault(file: string, code: string, message: string, next: string): Reading {
  return { kind: 'problem', problem: { code, severity: 'error', message, place: { file }, next } }
}

function warning(file: string, code: string, message: string): Reading {
  const next = 'if the text looks wrong, save it as UTF-8 and give it again'
  return { kind: 'problem', problem: { code, severity: 'warning', message, place: { file }, next } }
}
