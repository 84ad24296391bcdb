import pc from 'picocolors'
import type { Status } from '../domain/assessment.ts'
import { columnsOf } from './columns.ts'
import { momentText } from './describe.ts'
import {
  type Bar,
  type Block,
  type Brief,
  barFigures,
  type Line,
  type Reference,
  type Run,
} from './document.ts'

type Colours = ReturnType<typeof pc.createColors>

const WIDTH = 100

/**
 * The brief for a terminal: at most 100 columns, in colour if asked. Status is told by word, colour only helps. Blanks
 * that hold a figure and its unit together while lines are filled are plain ones after, so that the text can be searched.
 */
export function briefText(brief: Brief, options: { readonly colour: boolean }): string {
  const colours = pc.createColors(options.colour)
  const head = [
    colours.bold(brief.title),
    `As of ${momentText(brief.asOf)}`,
    ...wrap([{ kind: 'text', text: brief.question }], '', '', colours),
  ]
  return [
    ...head,
    ...brief.sections.flatMap(({ title, blocks }) => [
      '',
      colours.bold(colours.cyan(title.toUpperCase())),
      ...blocks.flatMap((block, index) => [...(index ? [''] : []), ...blockLines(block, colours)]),
    ]),
    ...(brief.references.length ? ['', colours.bold(colours.cyan('REFERENCES'))] : []),
    ...brief.references.flatMap(reference => referenceLines(reference, colours)),
    '',
  ]
    .join('\n')
    .replaceAll('\u00a0', ' ')
}

function blockLines(block: Block, colours: Colours): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return wrap(block.line, '', '', colours)
    case 'items':
      return block.items.flatMap(({ lead, details }) => [
        ...wrap(lead, '• ', '  ', colours),
        ...details.flatMap(line => wrap(line, '    ', '    ', colours)),
      ])
    case 'table':
      return tableLines(block, colours)
    case 'sides':
      return sideLines(block, colours)
    case 'bars':
      return barLines(block.bars, colours)
  }
}

const STATUS_COLOUR: Readonly<Record<Status, (colours: Colours) => (text: string) => string>> = {
  tripped: colours => text => colours.bold(colours.red(text)),
  watch: colours => text => colours.bold(colours.yellow(text)),
  quiet: colours => colours.green,
  'no data': colours => colours.dim,
}

interface Piece {
  readonly text: string
  readonly style: (text: string) => string
}

/** A run as pieces, spaces apart from words, since lines break at spaces only. */
function pieces(run: Run, colours: Colours): readonly Piece[] {
  const plain = (text: string) => text
  switch (run.kind) {
    case 'text':
      return split(run.text, plain)
    case 'strong':
      return split(run.text, colours.bold)
    case 'quote':
      return split(`“${run.text}”`, colours.italic)
    case 'id':
      return split(run.id, colours.dim)
    case 'status':
      return [{ text: run.status.toUpperCase(), style: STATUS_COLOUR[run.status](colours) }]
    case 'refs':
      return [{ text: `[${run.refs.join(', ')}]`, style: colours.cyan }]
  }
}

function split(text: string, style: Piece['style']): readonly Piece[] {
  return text
    .split(/( +)/)
    .filter(Boolean)
    .map(part => ({ text: part, style }))
}

/** Pieces with no space between them are one word: a full stop stays with the reference before it. */
function wordsOf(line: Line, colours: Colours, widest: number): readonly (readonly Piece[])[] {
  const words: Piece[][] = []
  let open = false
  for (const { text, style } of line.flatMap(run => pieces(run, colours))) {
    if (!text.trim()) {
      open = false
      continue
    }
    for (const [n, chunk] of chunks(text, widest).entries()) {
      if (open && n === 0 && widthOf(words.at(-1)!) + columnsOf(chunk) <= widest) {
        words.at(-1)!.push({ text: chunk, style })
      } else words.push([{ text: chunk, style }])
      open = true
    }
  }
  return words
}

function widthOf(word: readonly Piece[]): number {
  return word.reduce((sum, { text }) => sum + columnsOf(text), 0)
}

/** Breaks a line at spaces so that no line is wider than `width` columns. */
function wrap(line: Line, first: string, rest: string, colours: Colours, width = WIDTH): readonly string[] {
  const lines: string[] = []
  let current = first
  let used = columnsOf(first)
  let fresh = true
  for (const word of wordsOf(line, colours, width - columnsOf(rest))) {
    const size = widthOf(word)
    if (!fresh && used + 1 + size > width) {
      lines.push(current)
      current = rest
      used = columnsOf(rest)
      fresh = true
    }
    current += (fresh ? '' : ' ') + word.map(({ text, style }) => style(text)).join('')
    used += (fresh ? 0 : 1) + size
    fresh = false
  }
  return [...lines, current.trimEnd()]
}

/** A word wider than the line is cut: a long address must not push the frame apart. */
function chunks(word: string, width: number): readonly string[] {
  if (columnsOf(word) <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (columnsOf(part + letter) > width) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}

const GAP = 2
/** No column is squeezed below this many columns (assumption: a word of average length). */
const NARROWEST = 9

function tableLines(block: Extract<Block, { kind: 'table' }>, colours: Colours): readonly string[] {
  const plainWidth = (line: Line) =>
    Math.max(...wrap(line, '', '', pc.createColors(false), 1000).map(part => columnsOf(part)))
  const natural = block.columns.map(({ title }, column) =>
    Math.max(columnsOf(title), ...block.rows.map(row => plainWidth(row[column] ?? []))),
  )
  const widths = fit(natural, WIDTH - GAP * (block.columns.length - 1))
  const row = (cells: readonly (readonly string[])[]) => {
    const height = Math.max(...cells.map(cell => cell.length))
    return Array.from({ length: height }, (_, n) =>
      cells
        .map((cell, column) => pad(cell[n] ?? '', widths[column]!, block.columns[column]!.align))
        .join(' '.repeat(GAP))
        .trimEnd(),
    )
  }
  return [
    ...row(block.columns.map(({ title }) => [colours.dim(title)])),
    ...block.rows.flatMap(cells =>
      row(cells.map((cell, column) => wrap(cell, '', '', colours, widths[column]!))),
    ),
  ]
}

/** Widths that fit: the widest column gives way first. */
function fit(natural: readonly number[], room: number): readonly number[] {
  const widths = [...natural]
  for (let over = widths.reduce((sum, width) => sum + width, 0) - room; over > 0; over--) {
    const widest = widths.indexOf(Math.max(...widths))
    if (widths[widest]! <= NARROWEST) break
    widths[widest]!--
  }
  return widths
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - columnsOf(text)))
  return align === 'right' ? space + text : text + space
}

function sideLines(block: Extract<Block, { kind: 'sides' }>, colours: Colours): readonly string[] {
  const half = (WIDTH - 3) / 2
  const columns = block.sides.map(({ title, lines }) => [
    colours.underline(title),
    ...lines.flatMap(line => wrap(line, '', '', colours, Math.floor(half))),
  ])
  const height = Math.max(...columns.map(({ length }) => length))
  return [
    ...wrap(block.title, '• ', '  ', colours),
    ...Array.from({ length: height }, (_, n) =>
      columns
        .map(column => pad(column[n] ?? '', Math.floor(half), 'left'))
        .join(colours.dim(' │ '))
        .trimEnd(),
    ),
  ]
}

const BAR = 24

function barLines(bars: readonly Bar[], colours: Colours): readonly string[] {
  const label = Math.min(46, Math.max(...bars.map(bar => columnsOf(bar.label))))
  return bars.flatMap(bar => {
    const names = wrap([{ kind: 'text', text: bar.label }], '', '   ', colours, label)
    const { share, range } = barFigures(bar)
    const figure = `${share.padStart(3)} % [${range}]`
    return [
      `${pad(names[0]!, label, 'left')}  ${drawBar(bar, colours)} ${figure}`,
      ...names.slice(1),
      ...(bar.note.length ? wrap(bar.note, '   ', '   ', colours).map(line => colours.dim(line)) : []),
    ]
  })
}

/** Full blocks up to the share, light ones up to the upper end of the interval. */
function drawBar({ p, high }: Bar, colours: Colours): string {
  const full = Math.round(p * BAR)
  const light = Math.max(0, Math.round(high * BAR) - full)
  return colours.cyan('█'.repeat(full)) + colours.dim('░'.repeat(light)) + ' '.repeat(BAR - full - light)
}

function referenceLines(reference: Reference, colours: Colours): readonly string[] {
  const { n, outlet, outletCountry, published, quote, title, report, reliability, basis } = reference
  const mark = `[${n}]`
  const indent = ' '.repeat(Math.max(5, mark.length + 1))
  const hour = `${published.slice(0, 10)} ${published.slice(11, 16)}Z`
  return [
    ...wrap(
      [
        {
          kind: 'text',
          text: `${outlet}${outletCountry ? ` (${outletCountry})` : ''}, ${hour}${reliability ? `, reliability ${reliability}` : ''}${basis === 'gist' ? ', gist only' : ''}: ${title}`,
        },
      ],
      mark.padEnd(indent.length),
      indent,
      colours,
    ),
    ...wrap([{ kind: 'quote', text: quote.replace(/\s+/g, ' ').trim() }], indent, indent, colours),
    ...wrap([{ kind: 'id', id: report }], indent, indent, colours),
  ]
}
