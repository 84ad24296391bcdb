import stringWidth from 'string-width'
import type { Analysis, Entity, EntityKind, Sentence, Word } from '../domain/syntax.ts'
import { formatFeats } from '../syntax/conllu.ts'

/** How to set headings and asides off: colours in a terminal, the bare text elsewhere. */
export interface Style {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
}

const WIDTH = 100
const COLUMNS: readonly [string, (word: Word, kind: EntityKind | undefined) => string | number][] = [
  ['#', word => word.index],
  ['word', word => word.form],
  ['lemma', word => word.lemma],
  ['upos', word => word.upos],
  ['head', word => word.head],
  ['relation', word => word.deprel],
  ['name', (_, kind) => kind ?? ''],
  ['features', word => formatFeats(word.feats)],
]
/** What a word has where its language is not parsed. */
const UNPARSED = 2

/** One row a word, in columns no wider than the terminal's 100; a column that holds nothing is left out. */
export function showTable(text: string, analysis: Analysis, names: readonly Entity[], style: Style): string {
  return analysis.sentences
    .map((sentence, number) => {
      const kinds = kindsIn(names, number)
      const columns = COLUMNS.slice(0, sentence.parsed ? COLUMNS.length : UNPARSED)
        .map(([title, value]) => [
          title,
          ...sentence.words.map(word => plain(String(value(word, kinds.get(word.index))))),
        ])
        .filter(([, ...cells]) => cells.some(cell => cell !== ''))
      const widths = columns.map(cells => Math.min(24, Math.max(...cells.map(cell => stringWidth(cell)))))
      const lines = columns[0]!.map((_, row) => {
        const line = columns.map((cells, c) =>
          c === columns.length - 1 ? cells[row]! : pad(cells[row]!, widths[c]!),
        )
        return cut(line.join('  '), WIDTH)
      })
      const [titles, ...rows] = lines
      return `${[heading(text, sentence, style), style.dim(titles!), ...rows].join('\n')}\n`
    })
    .join('\n')
}

/** A sentence drawn as a tree: each word under its head, dependents in the order of the text. */
export function showTree(text: string, analysis: Analysis, names: readonly Entity[], style: Style): string {
  return analysis.sentences
    .map(
      (sentence, number) =>
        `${heading(text, sentence, style)}\n${sentence.parsed ? drawn(sentence, kindsIn(names, number), style) : '  not parsed\n'}`,
    )
    .join('\n')
}

/** The kind of name that each word of a sentence belongs to. */
function kindsIn(names: readonly Entity[], sentence: number): ReadonlyMap<number, EntityKind> {
  return new Map(
    names
      .filter(name => name.sentence === sentence)
      .flatMap(({ kind, first, last }) =>
        Array.from({ length: last - first + 1 }, (_, i) => [first + i, kind] as const),
      ),
  )
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

function drawn(sentence: Sentence, kinds: ReadonlyMap<number, EntityKind>, style: Style): string {
  const children = new Map<number, Word[]>()
  for (const word of sentence.words) children.set(word.head, [...(children.get(word.head) ?? []), word])
  const lines: string[] = []
  const waiting = (children.get(0) ?? []).map(word => ({ word, lead: '  ', last: true, depth: 0 })).reverse()
  while (waiting.length > 0) {
    const { word, lead, last, depth } = waiting.pop()!
    const branch = depth === 0 ? '' : last ? '└ ' : '├ '
    const relation = `${lead}${branch}${word.deprel}`
    lines.push(
      `${pad(cut(relation, 52), 52)} ${cut(plain(word.form), 26)} ${style.dim(cut(note(word, kinds.get(word.index)), 28))}`.trimEnd(),
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

function note(word: Word, kind: EntityKind | undefined): string {
  const lemma = word.lemma.toLowerCase() === word.form.toLowerCase() ? '' : plain(word.lemma)
  return [word.upos, kind, lemma].filter(Boolean).join(' ')
}

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
