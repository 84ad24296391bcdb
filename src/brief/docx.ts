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
import { escapeXml, wordPackage } from './docx-package.ts'

/** The brief as a Word document (.docx): headings, tables, and a link from each number to its sentence. */
export function briefDocx(brief: Brief): Uint8Array {
  const links = new Map<string, string>()
  const known = new Set(brief.references.map(({ n }) => n))
  const inline = (line: Line) => line.map(run => runXml(run, known)).join('')
  const body = [
    paragraph('Title', plain(brief.title)),
    paragraph('Subtitle', plain(`As of ${momentText(brief.asOf)}`)),
    paragraph('Quote', plain(brief.question)),
    ...brief.sections.flatMap(({ title, blocks }) => [
      paragraph('Heading1', plain(title)),
      ...blocks.map(block => blockXml(block, inline)),
    ]),
    ...(brief.references.length ? [paragraph('Heading1', plain('References'))] : []),
    ...brief.references.map(reference => referenceXml(reference, links)),
  ].join('')
  return wordPackage({
    title: brief.title,
    creator: `Forewarn ${brief.version}`,
    body,
    footer: paragraph(
      'Cell',
      `${plain(`${brief.title}, as of ${momentText(brief.asOf)}`)}<w:r><w:tab/></w:r><w:fldSimple w:instr=" PAGE ">${plain('1')}</w:fldSimple>`,
      '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>',
    ),
    links,
  })
}

function paragraph(style: string, runs: string, properties = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${runs}</w:p>`
}

/** A run of text with its properties, as the schema orders them. */
function plain(text: string, properties = ''): string {
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${escapeXml(text.replace(/\s*\n\s*/g, ' '))}</w:t></w:r>`
}

/** Colours of the statuses on white, as in the brief as HTML; the word says it first. */
const STATUS_COLOURS = { tripped: 'B3261E', watch: '8A5A00', quiet: '1D6B4F', 'no data': '57606A' } as const

function runXml(run: Run, known: ReadonlySet<number>): string {
  switch (run.kind) {
    case 'text':
      return plain(run.text)
    case 'strong':
      return plain(run.text, '<w:b/>')
    case 'quote':
      return plain(`“${run.text}”`)
    case 'id':
      return plain(run.id, '<w:rStyle w:val="Name"/>')
    case 'status':
      return plain(run.status.toUpperCase(), `<w:b/><w:color w:val="${STATUS_COLOURS[run.status]}"/>`)
    case 'refs':
      return run.refs
        .map(n =>
          known.has(n)
            ? `<w:hyperlink w:anchor="ref_${n}" w:history="1">${plain(`[${n}]`, '<w:color w:val="0B5CAD"/>')}</w:hyperlink>`
            : plain(`[${n}]`),
        )
        .join('')
  }
}

function blockXml(block: Block, inline: (line: Line) => string): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraph('Normal', inline(block.line))
    case 'items':
      return block.items
        .flatMap(({ lead, details }) => [
          paragraph('ListBullet', inline(lead)),
          ...details.map(line => paragraph('ListBullet2', inline(line))),
        ])
        .join('')
    case 'table':
      return table(
        block.columns.map(({ title, align }) => ({ title, align })),
        block.rows.map(row => row.map(inline)),
      )
    case 'sides':
      return (
        paragraph('Normal', inline(block.title), '<w:keepNext/>') +
        table(
          block.sides.map(({ title }) => ({ title, align: 'left' as const })),
          [block.sides.map(({ lines }) => lines.map(inline))],
        )
      )
    case 'bars':
      return table(
        BAR_COLUMNS,
        block.bars.map(bar => barCells(bar, inline)),
      )
  }
}

const BAR_COLUMNS = [
  { title: '', align: 'left' },
  { title: '', align: 'left' },
  { title: 'Share', align: 'right' },
  { title: 'Range', align: 'right' },
  { title: '', align: 'left' },
] as const
/** Characters of a whole bar. */
const BAR_WIDTH = 14

function barCells(bar: Bar, inline: (line: Line) => string): readonly string[] {
  const full = Math.round(bar.p * BAR_WIDTH)
  const { share, range } = barFigures(bar)
  return [
    plain(bar.label, '<w:b/>'),
    plain('█'.repeat(full), '<w:color w:val="0B5CAD"/>') +
      plain('█'.repeat(BAR_WIDTH - full), '<w:color w:val="E9EDF1"/>'),
    plain(`${share}\u00a0%`),
    plain(`${range}\u00a0%`),
    inline(bar.note),
  ]
}

interface Column {
  readonly title: string
  readonly align: 'left' | 'right'
}

/** A cell may hold several paragraphs. A table ends in a paragraph, since two that touch would be one. */
function table(
  columns: readonly Column[],
  rows: readonly (readonly (string | readonly string[])[])[],
): string {
  const align = (column: number) => (columns[column]!.align === 'right' ? '<w:jc w:val="right"/>' : '')
  const cell = (content: string | readonly string[], column: number, head: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>${head ? '<w:shd w:val="clear" w:color="auto" w:fill="F4F5F6"/>' : ''}</w:tcPr>${
      [content]
        .flat()
        .map(runs => paragraph('Cell', runs, align(column)))
        .join('') || paragraph('Cell', '')
    }</w:tc>`
  const head = columns.some(({ title }) => title)
    ? `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columns.map(({ title }, n) => cell(plain(title, '<w:b/><w:color w:val="57606A"/>'), n, true)).join('')}</w:tr>`
    : ''
  return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders><w:top w:val="single" w:sz="4" w:color="D8DEE4"/><w:bottom w:val="single" w:sz="4" w:color="D8DEE4"/><w:insideH w:val="single" w:sz="4" w:color="D8DEE4"/></w:tblBorders></w:tblPr><w:tblGrid>${columns.map(() => '<w:gridCol/>').join('')}</w:tblGrid>${head}${rows
    .map(
      row =>
        `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row.map((content, n) => cell(content, n, false)).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>${paragraph('Cell', '')}`
}

function referenceXml(reference: Reference, links: Map<string, string>): string {
  const {
    n,
    outlet,
    outletCountry,
    published,
    reliability,
    basis,
    title,
    address,
    quote,
    trigger,
    cited,
    report,
  } = reference
  const facts = [
    outletCountry ? ` (${outletCountry})` : '',
    `, ${published.slice(0, 10)} ${published.slice(11, 16)} UTC`,
    reliability ? `, reliability ${reliability}` : '',
    basis === 'gist' ? ', gist only' : '',
    ': ',
  ].join('')
  return paragraph(
    'Reference',
    [
      `<w:bookmarkStart w:id="${n}" w:name="ref_${n}"/>`,
      plain(`[${n}]`, '<w:b/>'),
      `<w:bookmarkEnd w:id="${n}"/>`,
      '<w:r><w:tab/></w:r>',
      plain(outlet, '<w:b/>'),
      plain(facts),
      linked(title, address, `link${n}`, links),
      '<w:r><w:br/></w:r>',
      plain(`“${quote.slice(0, trigger.start)}`),
      plain(
        quote.slice(trigger.start, trigger.end),
        '<w:b/><w:shd w:val="clear" w:color="auto" w:fill="FFE9A8"/>',
      ),
      plain(`${quote.slice(trigger.end)}”`),
      cited ? plain(` cites ${cited}`) : '',
      plain(' '),
      plain(report, '<w:rStyle w:val="Name"/>'),
    ].join(''),
  )
}

/** Only addresses of the web are links: a report may come from anyone. */
function linked(title: string, address: string | null, id: string, links: Map<string, string>): string {
  if (!address || !/^https?:\/\//.test(address) || !URL.canParse(address)) return plain(title)
  links.set(id, new URL(address).href)
  return `<w:hyperlink r:id="${id}" w:history="1">${plain(title, '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink>`
}
