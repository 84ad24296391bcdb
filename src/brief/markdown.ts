import { momentText } from './describe.ts'
import { type Block, type Brief, barFigures, type Line, type Run } from './document.ts'

/** The brief as GitHub-flavoured Markdown; references are links to the list at its end. */
export function briefMarkdown(brief: Brief): string {
  return [
    `# ${escapeMarkdown(brief.title)}`,
    '',
    `**As of ${momentText(brief.asOf)}.** ${escapeMarkdown(brief.question)}`,
    ...brief.sections.flatMap(({ title, blocks }) => [
      '',
      `## ${escapeMarkdown(title)}`,
      ...blocks.flatMap(block => ['', ...blockLines(block)]),
    ]),
    ...(brief.references.length ? ['', '## References', ''] : []),
    ...brief.references.flatMap(
      ({ n, outlet, outletCountry, published, title, quote, address, report, reliability, basis }) => [
        `${n}. <a id="ref-${n}"></a>${escapeMarkdown(outlet)}${outletCountry ? ` (${outletCountry})` : ''}, ` +
          `${published.slice(0, 16).replace('T', ' ')}Z${reliability ? `, reliability ${reliability}` : ''}${basis === 'gist' ? ', gist only' : ''}: ` +
          `${address ? `[${escapeMarkdown(title)}](<${address.replace(/[<>\s]/g, encodeURIComponent)}>)` : escapeMarkdown(title)} (\`${report}\`)`,
        `   > ${escapeMarkdown(quote.replace(/\s+/g, ' ').trim())}`,
      ],
    ),
    '',
  ].join('\n')
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [inline(block.line)]
    case 'items':
      return block.items.flatMap(({ lead, details }) => [
        `- ${inline(lead)}`,
        ...details.map(line => `  - ${inline(line)}`),
      ])
    case 'table':
      return [
        row(block.columns.map(({ title }) => escapeMarkdown(title))),
        row(block.columns.map(({ align }) => (align === 'right' ? '--:' : ':--'))),
        ...block.rows.map(cells => row(cells.map(inline))),
      ]
    case 'sides':
      return [
        inline(block.title),
        '',
        row(block.sides.map(({ title }) => escapeMarkdown(title))),
        row(block.sides.map(() => ':--')),
        row(block.sides.map(({ lines }) => lines.map(inline).join('<br>'))),
      ]
    case 'bars':
      return [
        row(['', 'Share', 'Range', '']),
        row([':--', '--:', ':--', ':--']),
        ...block.bars.map(bar => {
          const { share, range } = barFigures(bar)
          return row([escapeMarkdown(bar.label), `${share} %`, `${range} %`, inline(bar.note)])
        }),
      ]
  }
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
}

function inline(line: Line): string {
  return line.map(runText).join('').trim()
}

function runText(run: Run): string {
  switch (run.kind) {
    case 'text':
      return escapeMarkdown(run.text)
    case 'strong':
      return `**${escapeMarkdown(run.text)}**`
    case 'quote':
      return `“${escapeMarkdown(run.text)}”`
    case 'id':
      return `\`${run.id}\``
    case 'status':
      return `**${run.status.toUpperCase()}**`
    case 'refs':
      return run.refs.map(n => `[\\[${n}\\]](#ref-${n})`).join('')
  }
}

/** What would be read as markup is escaped: text from reports is text. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#~]/g, '\\$&')
}
