import stringWidth from 'string-width'
import type { Analysis, Sentence, Word } from '../domain/syntax.ts'
import { formatFeats } from '../syntax/conllu.ts'

/** How to set headings and asides off: colours in a terminal, the bare text elsewhere. */
export interface Style {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
}

const WIDTH = 100
const COLUMNS = ['#', 'word', 'lemma', 'upos', 'head', 'relation', 'features'] as const

/** One row a word, in columns no wider than the terminal's 100. */
export function showTable(text: string, analysis: Analysis, style: Style): string {
  return analysis.sentences
    .map(sentence => {
      const rows = sentence.words.map(word =>
        sentence.parsed
          ? [word.index, word.form, word.lemma, word.upos, word.head, word.deprel, formatFeats(word.feats)]
          : [word.index, word.form, '', '', '', '', ''],
      )
      const cells = [COLUMNS, ...rows].map(row => row.map(cell => plain(String(cell))))
      const widths = COLUMNS.map((_, c) => Math.min(24, Math.max(...cells.map(row => stringWidth(row[c]!)))))
      const lines = cells.map((row, r) => {
        const line = row
          .map((cell, c) => (c === COLUMNS.length - 1 ? cell : pad(cell, widths[c]!)))
          .join('  ')
        return r === 0 ? style.dim(cut(line, WIDTH)) : cut(line, WIDTH)
      })
      return `${heading(text, sentence, style)}\n${lines.join('\n')}\n`
    })
    .join('\n')
}

/** A sentence drawn as a tree: each word under its head, dependents in the order of the text. */
export function showTree(text: string, analysis: Analysis, style: Style): string {
  return analysis.sentences
    .map(
      sentence =>
        `${heading(text, sentence, style)}\n${sentence.parsed ? drawn(sentence, style) : '  not parsed\n'}`,
    )
    .join('\n')
}

function heading(text: string, sentence: Sentence, style: Style): string {
  const written = plain(text.slice(sentence.start, sentence.end)).replace(/\s+/g, ' ')
  const lines: string[] = []
  for (const word of written.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && stringWidth(line) + 1 + stringWidth(word) <= WIDTH)
      lines[lines.length - 1] = `${line} ${word}`
    else lines.push(cut(word, WIDTH))
  }
  return style.bold(lines.join('\n'))
}

function drawn(sentence: Sentence, style: Style): string {
  const children = new Map<number, Word[]>()
  for (const word of sentence.words) children.set(word.head, [...(children.get(word.head) ?? []), word])
  const lines: string[] = []
  const waiting = (children.get(0) ?? []).map(word => ({ word, lead: '  ', last: true, depth: 0 })).reverse()
  while (waiting.length > 0) {
    const { word, lead, last, depth } = waiting.pop()!
    const branch = depth === 0 ? '' : last ? '└ ' : '├ '
    const relation = `${lead}${branch}${word.deprel}`
    lines.push(
      `${pad(cut(relation, 52), 52)} ${cut(plain(word.form), 26)} ${style.dim(cut(note(word), 20))}`.trimEnd(),
    )
    const below = children.get(word.index) ?? []
    // Deep trees are drawn at the depth that the terminal holds.
    const inner = depth === 0 ? lead : depth < 18 ? `${lead}${last ? '  ' : '│ '}` : lead
    below
      .map((child, i) => ({ word: child, lead: inner, last: i === below.length - 1, depth: depth + 1 }))
      .reverse()
      .forEach(child => {
        waiting.push(child)
      })
  }
  return `${lines.join('\n')}\n`
}

const note = (word: Word): string =>
  word.lemma.toLowerCase() === word.form.toLowerCase() ? word.upos : `${word.upos} ${plain(word.lemma)}`

/** Control characters and marks of direction would disturb the terminal. */
const plain = (text: string): string => text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')

const pad = (text: string, width: number): string => {
  const fitted = cut(text, width)
  return fitted + ' '.repeat(Math.max(0, width - stringWidth(fitted)))
}

function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let kept = ''
  for (const character of text) {
    if (stringWidth(kept) + stringWidth(character) >= width) break
    kept += character
  }
  return `${kept}…`
}
