import type { Span } from '../domain/syntax.ts'

/** A stretch of text that is one token; where `binds`, no sentence ends behind it. */
export interface Unit extends Span {
  readonly binds: boolean
}

/** Addresses of pages and mail, hashtags and names on social media, clock times. */
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"“”«»]*[^\s<>"“”«».,;:!?)\]'’]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}|(?<![\w@#])[#@][\p{L}\p{N}_]{1,140}(?:-\d+)?|(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])/gu

/** A letter or a short word with a full stop and a capital or a figure behind it: an initial or an abbreviation? */
const SHORTENED = /(?<![\p{L}\p{N}.'’-])(?<word>\p{L}[\p{Ll}-]{0,8})\.(?=\s{1,2}(?<next>\p{Lu}[\p{L}]*|\d))/gu

/** Words that open a sentence far more often than a surname. */
const OPENERS = new Set(
  'a after all also although an and another any are as at because before both but by did do during each even every few first for from given had has have he her here his how i if in is it its last later many may more most my no not now of officials on once one only or other our over people police she since so some still such than that the their then there these they this those though to under until we were what when where while who why with yet you в все где для до его если есть за и из или их как когда кто мы на не но об однако он она они от по после при с сейчас так также там то у что эта это этот я'.split(
    ' ',
  ),
)

/**
 * Units of a stretch of text by where they start.
 * @param abbreviations in lower case, without the full stop; a `#` behind: only before a number ("Jan. 6")
 */
export function unitsOf(text: string, span: Span, abbreviations: ReadonlySet<string>): Map<number, Unit> {
  const units = new Map<number, Unit>()
  const part = text.slice(span.start, span.end)
  for (const match of part.matchAll(SHORTENED)) {
    const { word = '', next = '' } = match.groups!
    const initial =
      word.length === 1 && /\p{Lu}/u.test(word) && /\p{L}/u.test(next) && !OPENERS.has(next.toLowerCase())
    const known = abbreviations.has(word.toLowerCase() + (/\d/.test(next) ? '#' : ''))
    if (!initial && !known && !abbreviations.has(word.toLowerCase())) continue
    const start = span.start + match.index
    units.set(start, { start, end: start + word.length + 1, binds: true })
  }
  for (const match of part.matchAll(ADDRESS)) {
    const start = span.start + match.index
    units.set(start, { start, end: start + match[0].length, binds: false })
  }
  return units
}

/**
 * What stands before the first sentence of a report or of a live blog's entry: "ALMATY, Jan 6 (Agency) -",
 * "МОСКВА, 6 января. /ТАСС/.", "13:05 —". EWT takes it as a sentence of its own.
 */
const OPENINGS = [
  /^\s*\p{Lu}{3}[\p{Lu}'’-]*(?:[ ,/().:]{1,3}(?:\p{Lu}[\p{L}'’-]*|\d{1,4}|(?:янв|фев|мар|апр|ма|июн|июл|авг|сен|окт|ноя|дек)\p{Ll}*|\p{Lu}\.)){0,8}[ ,/().:]{0,3}\s[-–—]{1,2}\s+(?=[\p{Lu}"“«'‘\d])/u,
  /^\s*\p{Lu}{3}[\p{Lu}'’-]*[^\n/]{0,40}\/\p{Lu}[^/\n]{1,40}\/\.?(?:\s[-–—]{1,2})?\s+/u,
  /^\s*(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?(?:[ap]\.?m\.?|[A-Z]{3,4}))?(?:\s?[-–—|:]{1,2}|\.)?\s+(?=[\p{Lu}"“«'‘])/u,
]

/** Where the dateline or stamp at the start of a paragraph ends, or -1. */
export function openingEnd(text: string, paragraph: Span): number {
  const head = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 160))
  for (const opening of OPENINGS) {
    const match = opening.exec(head)
    if (match) return paragraph.start + match[0].length
  }
  return -1
}

const FINAL = /[.!?…]["”’»)\]]*$/u

/**
 * Does a sentence end at the line break between two tokens? Yes behind a final mark, and behind a line much
 * shorter than the next (a headline or a byline); lines of like length are one text wrapped.
 */
export function lineEndsSentence(text: string, before: number, after: number): boolean {
  const gap = text.slice(before, after)
  if (!gap.includes('\n')) return false
  if (FINAL.test(text.slice(Math.max(0, before - 4), before))) return true
  const start = text.lastIndexOf('\n', before - 1) + 1
  const next = text.indexOf('\n', after)
  const length = before - start
  const nextLength = (next < 0 ? text.length : next) - after
  return length <= 120 && nextLength > 1.5 * length && /[\p{Lu}\p{N}"“«]/u.test(text.slice(after, after + 1))
}
