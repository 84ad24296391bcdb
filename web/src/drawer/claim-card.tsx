import { useSignal } from '@preact/signals'
import type { Claim } from '../../../src/domain/claim.ts'
import type { Evidence, ReportView } from '../../../src/serve/picture-schema.ts'
import { ClaimMenu, MayCorrect } from '../correct/menu.tsx'
import { Marked } from '../parts/quote.tsx'
import { addressWith } from '../state/address.ts'
import { countryText } from '../words/places.ts'
import { correctWords, hourText, treeWords, words } from '../words/words.ts'
import { SentenceTree } from './sentence-tree.tsx'

/** One sentence of one report, with the words that carry the claim marked, and the report around it on demand. */
export function ClaimCard({
  claim,
  view,
  evidence,
  focused,
}: {
  readonly claim: Claim
  readonly view: ReportView
  readonly evidence: Evidence
  readonly focused: boolean
}) {
  const w = words.value
  const whole = useSignal(false)
  const { report, source } = view
  const { quote } = claim
  return (
    <article class={`claim${focused ? ' focused' : ''}`} id={`claim-${claim.id}`}>
      <p class="by">
        <a href={addressWith({ open: `r:${report.id}`, claim: claim.id })}>{report.outlet}</a>
        {report.outletCountry && <span>{countryText(report.outletCountry)}</span>}
        {source && (
          <abbr class="grade" title={`${w.reliability[source.grade]}: ${source.why}`}>
            {source.grade}
          </abbr>
        )}
        <time dateTime={report.published}>{hourText(report.published)}</time>
      </p>
      <blockquote lang={report.language}>
        {whole.value ? (
          <>
            <span class="around">{report.text.slice(0, quote.start)}</span>
            <span class="sentence">
              <Marked text={report.text} within={quote} claim={claim} />
            </span>
            <span class="around">{report.text.slice(quote.end)}</span>
          </>
        ) : (
          <Marked text={report.text} within={quote} claim={claim} />
        )}
      </blockquote>
      <p class="how">
        <span
          class={`factuality ${claim.factuality.endsWith('-') ? 'no' : claim.factuality === 'U' ? 'open' : 'yes'}`}
        >
          {w.factuality[claim.factuality]}
        </span>
        <span>
          {claim.attribution
            ? `${w.cited} ${claim.chain.map(({ name, code }) => name || evidence.names[code] || code).join(' → ')}`
            : w.ownWord}
        </span>
        {claim.condition && (
          <span>
            {w.ifCondition}: {report.text.slice(claim.condition.start, claim.condition.end)}
          </span>
        )}
        {claim.caveat && (
          <span>
            {w.caveats[claim.caveat.kind]}:{' '}
            {report.text.slice(claim.caveat.span.start, claim.caveat.span.end)}
          </span>
        )}
        {report.basis === 'gist' && <span>{w.gist}</span>}
      </p>
      <p class="more">
        <button
          type="button"
          class="link"
          aria-expanded={whole.value}
          onClick={() => {
            whole.value = !whole.value
          }}
        >
          {whole.value ? w.hideReport : w.inReport}
        </button>
      </p>
      <MayCorrect>
        <details class="correct-claim">
          <summary>{correctWords.value.correct}</summary>
          <ClaimMenu claim={claim} view={view} evidence={evidence} />
        </details>
      </MayCorrect>
      <details class="coding">
        <summary>{w.coding}</summary>
        <table>
          <thead>
            <tr>
              {w.codingColumns.map(title => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {claim.why.map(({ field, rule, span }, n) => (
              <tr key={`${field} ${n}`}>
                <td>{treeWords.value.fields[field] ?? field}</td>
                <td>{rule}</td>
                <td>{span && report.text.slice(span.start, span.end)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <SentenceTree claim={claim} text={report.text} language={report.language} />
      </details>
    </article>
  )
}
