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
import { BRIEF_STYLE } from './html-style.ts'

/** The brief as one HTML file that opens anywhere, prints, needs no script and nothing from outside. */
export function briefHtml(brief: Brief): string {
  const references = new Map(brief.references.map(reference => [reference.n, reference]))
  const title = `${brief.title}, as of ${momentText(brief.asOf)}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Forewarn ${escapeHtml(brief.version)}">
<title>${escapeHtml(title)}</title>
<style>${BRIEF_STYLE}</style>
</head>
<body>
<header>
<p class="kind">Forewarn brief</p>
<h1>${escapeHtml(brief.title)}</h1>
<p class="as-of">As of <time datetime="${brief.asOf}">${momentText(brief.asOf)}</time></p>
<p class="question">${escapeHtml(brief.question)}</p>
</header>
<nav aria-label="Sections"><ul>${brief.sections
    .map(({ id, title }) => `<li><a href="#${id}">${escapeHtml(title)}</a></li>`)
    .join('')}${brief.references.length ? '<li><a href="#references">References</a></li>' : ''}</ul></nav>
<main>
${brief.sections
  .map(
    ({ id, title, blocks }) =>
      `<section id="${id}">\n<h2>${escapeHtml(title)}</h2>\n${blocks.map(block => blockHtml(block, references)).join('\n')}\n</section>`,
  )
  .join('\n')}
${brief.references.length ? referencesHtml(brief.references) : ''}
</main>
<footer><p>Forewarn ${escapeHtml(brief.version)}. Every number leads to a sentence and to the hour at which it became known.</p></footer>
</body>
</html>
`
}

type References = ReadonlyMap<number, Reference>

function referencesHtml(references: readonly Reference[]): string {
  return `<section id="references">
<h2>References</h2>
<ol class="references">
${references.map(referenceHtml).join('\n')}
</ol>
</section>`
}

function blockHtml(block: Block, references: References): string {
  const inline = (line: Line) => line.map((run, n) => runHtml(run, references, line[n + 1])).join('')
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inline(block.line)}</p>`
    case 'items':
      return `<ul class="items">${block.items
        .map(
          ({ lead, details }) =>
            `<li><p class="lead">${inline(lead)}</p>${details.map(line => `<p class="detail">${inline(line)}</p>`).join('')}</li>`,
        )
        .join('\n')}</ul>`
    case 'table':
      return `<div class="scroll"><table><thead><tr>${block.columns
        .map(({ title, align }) => `<th scope="col" class="${align}">${escapeHtml(title)}</th>`)
        .join('')}</tr></thead><tbody>${block.rows
        .map(
          row =>
            `<tr>${row.map((cell, column) => `<td class="${block.columns[column]!.align}">${inline(cell)}</td>`).join('')}</tr>`,
        )
        .join('\n')}</tbody></table></div>`
    case 'sides':
      return `<div class="dispute"><p class="lead">${inline(block.title)}</p><div class="sides">${block.sides
        .map(
          ({ title, lines }) =>
            `<div><h3>${escapeHtml(title)}</h3>${lines.map(line => `<p>${inline(line)}</p>`).join('')}</div>`,
        )
        .join('')}</div></div>`
    case 'bars':
      return `<ul class="bars">${block.bars.map(bar => barHtml(bar, inline)).join('\n')}</ul>`
  }
}

function barHtml(bar: Bar, inline: (line: Line) => string): string {
  const x = (share: number) => (share * 100).toFixed(1)
  const { share, range } = barFigures(bar)
  return (
    `<li><p class="label">${escapeHtml(bar.label)}</p>` +
    `<svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="${share} percent">` +
    `<rect class="track" width="100" height="8"/><rect class="share" width="${x(bar.p)}" height="8"/>` +
    `<rect class="range" x="${x(bar.low)}" y="3" width="${x(Math.max(0.4 / 100, bar.high - bar.low))}" height="2"/></svg>` +
    `<p class="figure">${share} % <span>${range}</span></p>` +
    `<p class="note">${inline(bar.note)}</p></li>`
  )
}

function runHtml(run: Run, references: References, next?: Run): string {
  switch (run.kind) {
    case 'text':
      // A reference stays on the line of the words that it carries.
      return escapeHtml(next?.kind === 'refs' ? run.text.replace(/ $/, '\u00a0') : run.text)
    case 'strong':
      return `<strong>${escapeHtml(run.text)}</strong>`
    case 'quote':
      return `<q>${escapeHtml(run.text)}</q>`
    case 'id':
      return `<code>${escapeHtml(run.id)}</code>`
    case 'status':
      return `<span class="status ${run.status.replace(' ', '-')}">${run.status}</span>`
    case 'refs':
      return run.refs.map(n => referenceLink(n, references)).join('')
  }
}

/** A link to the reference that shows the quoted sentence when pointed at or focused. */
function referenceLink(n: number, references: References): string {
  const reference = references.get(n)
  if (!reference) return ''
  return (
    `<span class="ref"><a href="#ref-${n}">${n}</a><span class="card" role="tooltip">` +
    `<b>${escapeHtml(reference.outlet)}</b>, ${hour(reference)}<br>${quoteHtml(reference)}</span></span>`
  )
}

function hour({ published }: Reference): string {
  return `<time datetime="${published}">${published.slice(0, 10)} ${published.slice(11, 16)} UTC</time>`
}

/** The sentence with the words that the claim rests on marked. */
function quoteHtml({ quote, trigger }: Reference): string {
  return `<q>${escapeHtml(quote.slice(0, trigger.start))}<mark>${escapeHtml(quote.slice(trigger.start, trigger.end))}</mark>${escapeHtml(quote.slice(trigger.end))}</q>`
}

function referenceHtml(reference: Reference): string {
  const { n, outlet, outletCountry, title, address, report, reliability, basis, cited } = reference
  const linked = address && /^https?:\/\//.test(address)
  return (
    `<li id="ref-${n}" value="${n}"><p><b>${escapeHtml(outlet)}</b>${outletCountry ? ` (${escapeHtml(outletCountry)})` : ''}, ${hour(reference)}` +
    `${reliability ? `, reliability ${reliability}` : ''}${basis === 'gist' ? ', gist only' : ''}: ` +
    `${linked ? `<a href="${escapeHtml(address)}" rel="noopener noreferrer nofollow">${escapeHtml(title)}</a>` : escapeHtml(title)}</p>` +
    `<p>${quoteHtml(reference)}${cited ? ` <span class="cited">cites ${escapeHtml(cited)}</span>` : ''}</p><p><code>${escapeHtml(report)}</code></p></li>`
  )
}

/** Text from reports is text, in element and attribute alike. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
