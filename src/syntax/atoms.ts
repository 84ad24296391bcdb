import type { Span } from '../domain/syntax.ts'

/** White space, control characters and marks without width: never part of a token. */
const SEPARATORS = '\\p{White_Space}\\p{Cc}\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff'

const ATOM = new RegExp(
  [
    `(?<space>[${SEPARATORS}]+)`,
    '[\\p{L}\\p{M}\\u00ad\\u200c]+',
    '\\p{Nd}+',
    '\\p{Regional_Indicator}{2}',
    '(?:\\p{Extended_Pictographic}[\\ufe0f\\u200d\\p{Emoji_Modifier}]*)+',
    '\\.+|-+|!+|\\?+|\\*+|=+|_+|~+|#+|–+|—+',
    '[^]',
  ].join('|'),
  'uy',
)

/** The smallest pieces a token can be made of: a run of letters, of digits, of one mark, an emoji, or a character. */
export interface Atom extends Span {
  readonly spaceBefore: boolean
}

export function atomsOf(text: string, span: Span): Atom[] {
  const atoms: Atom[] = []
  let spaceBefore = true
  ATOM.lastIndex = span.start
  while (ATOM.lastIndex < span.end) {
    const start = ATOM.lastIndex
    const match = ATOM.exec(text)!
    const end = Math.min(ATOM.lastIndex, span.end)
    if (match.groups!.space !== undefined) spaceBefore = true
    else {
      atoms.push({ start, end, spaceBefore })
      spaceBefore = false
    }
    ATOM.lastIndex = end
  }
  return atoms
}

/** Where a line ends and an empty one follows, or the next line opens with a live-blog stamp or a bullet. */
const PARAGRAPH_BREAK =
  /\r?\n(?:[^\S\n]*\r?\n)+|\r?\n(?=[^\S\n]*(?:[•▪●■►]|[0-2]?\d[:.][0-5]\d\s*(?:[–—|:-]|[A-Z]{2,4}\b)))|[\f\v\u2029]+/gu

/** Paragraphs of a text that hold more than separators. */
export function paragraphsOf(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  const add = (end: number) => {
    if (start < end && HELD.test(text.slice(start, end))) spans.push({ start, end })
  }
  for (const gap of text.matchAll(PARAGRAPH_BREAK)) {
    add(gap.index)
    start = gap.index + gap[0].length
  }
  add(text.length)
  return spans
}

const HELD = new RegExp(`[^${SEPARATORS}]`, 'u')
