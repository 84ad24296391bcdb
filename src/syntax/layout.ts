import type { Span } from '../domain/syntax.ts'

/**
 * What stands before the first sentence of a report or of a live blog's entry: "ALMATY, Jan 6 (Agency) -",
 * "МОСКВА, 6 января. /ТАСС/.", "13:05 —". EWT takes it as a sentence of its own.
 */
const OPENINGS = [
  /^\s*\p{Lu}{3}[\p{Lu}'’-]*(?:[ ,/().:]{1,3}(?:\p{Lu}[\p{L}'’-]*|\d{1,4}|(?:янв|фев|мар|апр|ма|июн|июл|авг|сен|окт|ноя|дек)\p{Ll}*|\p{Lu}\.)){0,8}[ ,/().:]{0,3}\s?[-–—]{1,2}\s+(?=[\p{Lu}"“«'‘\d])/u,
  /^\s*\p{Lu}{3}[\p{Lu}'’-]*[^\n/]{0,40}\/\p{Lu}[^/\n]{1,40}\/\.?(?:\s[-–—]{1,2})?\s+/u,
  /^\s*\(\p{Lu}[\p{L} /]{1,30}\)\s?[-–—]{1,2}\s+(?=[\p{Lu}"“«'‘\d])/u,
  /^\s*(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?(?:[ap]\.?m\.?|[A-Z]{3,4}))?(?:\s?[-–—|:]{1,2}|\.)?\s+(?=[\p{Lu}"“«'‘])/u,
]

/** How long what opens a report may be. */
const LONGEST_OPENING = 160

/** Where the dateline or stamp that begins at an offset ends, or -1. */
function openingEnd(text: string, start: number, end: number): number {
  const head = text.slice(start, Math.min(end, start + LONGEST_OPENING))
  for (const opening of OPENINGS) {
    const match = opening.exec(head)
    if (match) return start + match[0].length
  }
  return -1
}

/** What the lines of a paragraph say about its sentences. */
export interface Layout {
  /** Datelines and stamps, in order: each is a sentence of its own. */
  readonly openings: readonly Span[]
  /** Starts of lines that begin a sentence, in order. */
  readonly starts: readonly number[]
}

export function layoutOf(text: string, paragraph: Span): Layout {
  const lines = linesOf(text, paragraph)
  const lengths = lines.map(line => line.end - line.start).sort((a, b) => a - b)
  const width = lengths[Math.ceil(0.75 * (lengths.length - 1))]!
  const openings: Span[] = []
  const starts: number[] = []
  lines.forEach((line, i) => {
    if (i > 0) {
      if (!endsOnPurpose(text, lines[i - 1]!, line, width)) return
      starts.push(line.start)
    }
    const end = openingEnd(text, line.start, paragraph.end)
    if (end > 0) openings.push({ start: line.start, end })
  })
  return { openings, starts }
}

function linesOf(text: string, { start, end }: Span): Span[] {
  let at = start
  return text
    .slice(start, end)
    .split(/\r?\n/)
    .map(line => {
      const span = { start: at, end: at + line.length }
      at = span.end + (text[span.end] === '\r' ? 2 : 1)
      return span
    })
}

const BYLINE =
  /^\s*(?:By|Reporting by|Автор:?) \p{Lu}[\p{L}'’.-]*(?:(?:,| and|,? и)? \p{Lu}[\p{L}'’.-]*){1,8}\s*$/u
const GOES_ON = /[,;(–—-]\s*$/u
const STARTS = /^\s*[\p{Lu}\p{N}"“«'‘@#([•*–—-]/u
/** Text is not wrapped more narrowly than this. Assumption. */
const NARROWEST = 50
const LONGEST_BYLINE = 160

/**
 * Was a line ended before its room was used up, so that a sentence ends with it? Yes where the first word of the next
 * would still have fitted, as greedy line breaking would have put it there, and behind a byline.
 */
function endsOnPurpose(text: string, line: Span, next: Span, width: number): boolean {
  const tail = text.slice(Math.max(line.start, line.end - LONGEST_BYLINE), line.end)
  const head = text.slice(next.start, Math.min(next.end, next.start + width + 1))
  if (GOES_ON.test(tail) || !STARTS.test(head)) return false
  const word = /^\s*\S*/u.exec(head)![0].length
  return width < NARROWEST || line.end - line.start + 1 + word <= width || BYLINE.test(tail)
}
