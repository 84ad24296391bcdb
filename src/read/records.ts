import { parse } from 'csv-parse'
import type { Problem } from '../domain/problem.ts'
import { peek } from './archive.ts'
import { DRAFT_FIELDS, type Draft, type DraftField } from './draft.ts'
import { decodeText, encodingOf, SAMPLE_BYTES } from './encoding.ts'
import { linesOf } from './lines.ts'
import { fieldName } from './yaml.ts'

/** One record of a file of many: where it begins, and what it says. */
export type Recorded =
  | { readonly kind: 'draft'; readonly line: number; readonly draft: Draft }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** No report is longer: the longest novels have 10 MB. */
export const MOST_RECORD_BYTES = 10 * 2 ** 20

/** Other common names of a report's fields. */
const ALIASES: Readonly<Record<string, DraftField>> = {
  country: 'outletCountry',
  outlet_country: 'outletCountry',
  source: 'outlet',
  url: 'address',
  link: 'address',
  headline: 'title',
  body: 'text',
  content: 'text',
  lang: 'language',
  original_language: 'originalLanguage',
  date: 'published',
  published_at: 'published',
}

const FIELDS = new Map<string, DraftField>([
  ...DRAFT_FIELDS.map(field => [field, field] as const),
  ...Object.entries(ALIASES),
])

/** Reads JSON Lines: one record a line. A faulty line is a problem, and the next one is read. */
export async function* readJsonLines(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncIterable<Recorded> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  const unknown = new Set<string>()
  let legacy: string | null = null
  for await (const line of linesOf(bytes, MOST_RECORD_BYTES)) {
    const fault = (code: string, message: string, next: string): Recorded =>
      problem(code, message, { file, line: line.number }, next)
    if (line.bytes === null) {
      yield fault(
        'read/line-too-long',
        `the line is longer than ${MOST_RECORD_BYTES / 2 ** 20} MiB`,
        'write one report a line; the line was skipped',
      )
      continue
    }
    let text: string
    try {
      text = utf8.decode(line.bytes)
    } catch {
      const decoded = decodeText(line.bytes, legacy ?? undefined)
      if (legacy === null) yield guessed(file, decoded.encoding, line.number)
      legacy = decoded.encoding
      text = decoded.text
    }
    if (text.trim() === '') continue
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (error) {
      yield fault(
        'read/not-json',
        `the line is no JSON (${(error as Error).message})`,
        'write one JSON object a line; the line was skipped',
      )
      continue
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      yield fault(
        'read/not-an-object',
        'expected a JSON object',
        'write one JSON object a line; the line was skipped',
      )
      continue
    }
    const draft: { [K in DraftField]?: string } = {}
    let wrong: Recorded | null = null
    for (const [key, held] of Object.entries(value)) {
      const field = FIELDS.get(key)
      if (!field) {
        if (unknown.size < 20 && !unknown.has(key)) yield unknownField(file, line.number, key)
        unknown.add(key)
      } else if (typeof held === 'string') draft[field] = held
      else if (held !== null)
        wrong ??= problem(
          'report/wrong-value',
          `expected a string, found ${Array.isArray(held) ? 'a list' : typeof held}`,
          { file, line: line.number, field: fieldName([key]) },
          'correct it, or leave the field out',
        )
    }
    yield wrong ?? { kind: 'draft', line: line.number, draft }
  }
}

/** Reads CSV (RFC 4180) with a header line; tabs and semicolons are told from that line. */
export async function* readCsv(file: string, stream: AsyncIterable<Uint8Array>): AsyncIterable<Recorded> {
  const { head, bytes } = await peek(stream, SAMPLE_BYTES)
  const { encoding, sure } = encodingOf(head)
  if (!sure) yield guessed(file, encoding, 1)
  const found: Problem[] = []
  let skipped: number | undefined
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(decodeText(head).text),
    columns: (header: readonly string[]) => header.map(name => FIELDS.get(name.trim()) ?? `?${name.trim()}`),
    info: true,
    max_record_size: MOST_RECORD_BYTES,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: error => {
      // Of one record that is too long the parser says so for each piece that it is fed.
      const { lines } = error as { lines?: number }
      if (lines === undefined || lines !== skipped) found.push(csvProblem(file, error))
      skipped = lines
      return undefined
    },
  })
  const feed = feedDecoded(parser, bytes, encoding)
  feed.catch(() => {})
  const drain = function* (): Iterable<Recorded> {
    for (const each of found.splice(0)) yield { kind: 'problem', problem: each }
  }
  let first = true
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      yield* drain()
      if (first)
        for (const key of Object.keys(record))
          if (key.startsWith('?')) yield unknownField(file, 1, key.slice(1))
      first = false
      const draft: { [K in DraftField]?: string } = {}
      for (const field of DRAFT_FIELDS) if (record[field]) draft[field] = record[field]
      yield { kind: 'draft', line: info.lines, draft }
    }
    await feed
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith('CSV_') && !(error instanceof TypeError))
      throw error
    found.push(csvProblem(file, error as Error))
  }
  yield* drain()
}

interface CsvRecord {
  readonly record: Readonly<Record<string, string>>
  readonly info: { readonly lines: number }
}

async function feedDecoded(
  parser: ReturnType<typeof parse>,
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
): Promise<void> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of bytes) {
      if (parser.destroyed) return
      const text = decoder.decode(chunk, { stream: true })
      if (text !== '' && !parser.write(text))
        await new Promise<void>(resolve => {
          parser.once('drain', resolve)
          parser.once('close', resolve)
        })
    }
    parser.end(decoder.decode())
  } catch (error) {
    parser.destroy(error as Error)
    throw error
  }
}

function delimiterOf(sample: string): string {
  const header = sample.split('\n', 1)[0]!
  const count = (mark: string) => header.split(mark).length
  return ['\t', ';'].find(mark => count(mark) > count(',')) ?? ','
}

function csvProblem(file: string, error: unknown): Problem {
  const { code, message, lines } = error as { code?: string; message: string; lines?: number }
  const notText = error instanceof TypeError
  return {
    code: notText ? 'read/wrong-encoding' : 'read/csv',
    severity: 'error',
    message: notText
      ? 'the file changes its encoding on the way; what came before was read'
      : `${message.split('\n', 1)[0]} (${code})`,
    place: { file, ...(lines === undefined ? {} : { line: lines }) },
    next: notText ? 'save it as UTF-8 throughout' : 'correct the record; it was skipped',
  }
}

function guessed(file: string, encoding: string, line: number): Recorded {
  return {
    kind: 'problem',
    problem: {
      code: 'read/guessed-encoding',
      severity: 'warning',
      message: `the file is not UTF-8; it was read as ${encoding}`,
      place: { file, line },
      next: 'if the text looks wrong, save it as UTF-8 and give it again',
    },
  }
}

function unknownField(file: string, line: number, key: string): Recorded {
  return {
    kind: 'problem',
    problem: {
      code: 'read/unknown-field',
      severity: 'warning',
      message: `the field "${key.slice(0, 60)}" is not known, and ignored`,
      place: { file, line },
      next: `the fields are ${DRAFT_FIELDS.join(', ')}`,
    },
  }
}

function problem(
  code: string,
  message: string,
  place: NonNullable<Problem['place']>,
  next: string,
): Recorded {
  return { kind: 'problem', problem: { code, severity: 'error', message, place, next } }
}
