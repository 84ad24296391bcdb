import { useEffect } from 'preact/hooks'
import { probabilityOf } from '../../../src/domain/logit.ts'
import type { Evidence } from '../../../src/serve/picture-schema.ts'
import { Beside } from '../correct/beside.tsx'
import { EventMenu } from '../correct/menu.tsx'
import { ShareBar } from '../parts/bar.tsx'
import { param } from '../state/address.ts'
import { useLoaded } from '../state/loaded.ts'
import { hourText, likelihood, signed, words } from '../words/words.ts'
import { ClaimCard } from './claim-card.tsx'
import { Missing } from './drawer.tsx'

/** An event down to its sentences: how far it is believed and why, where each claim ends, and who copies whom. */
export function EventEvidence({ id }: { readonly id: string }) {
  const { value, failure } = useLoaded<Evidence>(`events/${encodeURIComponent(id)}`)
  const claim = param('claim')
  useEffect(() => {
    if (value && claim) document.getElementById(`claim-${claim}`)?.scrollIntoView({ block: 'center' })
  }, [value === null, claim])
  if (!value || failure) return <Missing failure={failure} />
  const w = words.value
  const { row } = value
  const against = value.tree.filter(({ origin }) => origin.supports === false)
  const open = value.tree.filter(({ origin }) => origin.supports === null)
  return (
    <>
      <header>
        <h2 lang="en">{row.title}</h2>
        <div class="belief-line">
          <p>
            <b>{likelihood(row.belief.p)}</b>
            <span class="figure">
              {row.belief.p.toFixed(2)} [{row.belief.low.toFixed(2)}–{row.belief.high.toFixed(2)}]
            </span>
          </p>
          <ShareBar {...row.belief} />
        </div>
        <p class="facts">
          {w.origins(row.supporting + row.denying)} · {w.reports(row.reports)} ·{' '}
          {w.columns.first.toLowerCase()} {hourText(row.first)}
          {row.disputed && <span class="flag disputed">{w.disputed}</span>}
          {row.conditional && <span class="flag">{w.conditional}</span>}
          {row.time === 'future' && <span class="flag">{w.future}</span>}
        </p>
        <GradeReasons value={value} />
        <EventMenu evidence={value} />
      </header>
      <Beside bears={({ events }) => events.includes(row.id)} />
      {against.length > 0 ? (
        <div class="two-sides">
          <Origins value={value} supports title={w.asserted} focus={claim} />
          <Origins value={value} supports={false} title={w.denied} focus={claim} />
        </div>
      ) : (
        <Origins value={value} supports title={w.whereFrom} focus={claim} />
      )}
      {open.length > 0 && <Origins value={value} supports={null} title={w.leftOpen} focus={claim} />}
      <Terms value={value} />
    </>
  )
}

/** Reliability is that of the best source, credibility what the other origins add; they are never multiplied. */
function GradeReasons({ value }: { readonly value: Evidence }) {
  const w = words.value
  const reliability = value.row.grade[0] as keyof typeof w.reliability
  const credibility = Number(value.row.grade[1])
  const best = Object.values(value.reports).find(({ source }) => source?.grade === reliability)?.source
  return (
    <p class="grade-reasons">
      <b class="grade">{value.row.grade}</b>
      <span>
        <b>{reliability}</b> {w.reliability[reliability]}
        {best && `: ${best.id}, ${best.why}`}; <b>{credibility}</b> {w.credibility[credibility]}
      </span>
    </p>
  )
}

function Origins({
  value,
  supports,
  title,
  focus,
}: {
  readonly value: Evidence
  readonly supports: boolean | null
  readonly title: string
  readonly focus: string
}) {
  const w = words.value
  const branches = value.tree.filter(({ origin }) => origin.supports === supports)
  const claims = new Map(value.claims.map(claim => [claim.id, claim]))
  const cards = (ids: readonly string[]) =>
    ids.map(id => {
      const claim = claims.get(id)
      const view = claim && value.reports[claim.report]
      return view ? (
        <ClaimCard key={id} claim={claim} view={view} evidence={value} focused={id === focus} />
      ) : null
    })
  return (
    <section class={`origins ${supports ? 'for' : 'against'}`}>
      <h3>
        {title} <small>{w.origins(branches.length)}</small>
      </h3>
      <p class="note">{w.whereFromNote}</p>
      <ol class="tree">
        {branches.map(({ origin, name, tellings }) => (
          <li key={origin.id + origin.first}>
            <h4>
              {name} <small>{w.originKinds[origin.kind]}</small>
            </h4>
            {tellings.map(({ report, claims: ids, copies }) => (
              <div key={report} class="telling">
                {cards(ids)}
                {copies.length > 0 && (
                  <details open={copies.some(copy => copy.claims.includes(focus)) || ids.length === 0}>
                    <summary>
                      {w.copies(copies.length)}:{' '}
                      {copies
                        .map(copy => value.reports[copy.report]?.report.outlet ?? copy.report)
                        .join(', ')}
                    </summary>
                    {copies.map(copy => (
                      <div key={copy.report} class="copy">
                        {cards(copy.claims)}
                      </div>
                    ))}
                  </details>
                )}
              </div>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The belief as a sum: each term as a bar to the left or right of nothing. */
function Terms({ value }: { readonly value: Evidence }) {
  const w = words.value
  const most = Math.max(0.5, ...value.terms.map(term => Math.abs(term.value)))
  let sum = 0
  return (
    <section>
      <h3>{w.why}</h3>
      <p class="note">{w.whyNote}</p>
      <table class="terms">
        <tbody>
          {value.terms.map((term, n) => {
            sum += term.value
            const width = (Math.abs(term.value) / most) * 50
            return (
              <tr key={`${term.label} ${n}`}>
                <th scope="row">{term.label}</th>
                <td class="waterfall">
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="zero" x="49.8" width=".4" height="10" />
                    <rect
                      class={term.value < 0 ? 'minus' : 'plus'}
                      x={term.value < 0 ? 50 - width : 50}
                      y="1.5"
                      width={width}
                      height="7"
                    />
                  </svg>
                </td>
                <td class="figure">{signed(term.value)}</td>
                <td class="figure">{probabilityOf(sum).toFixed(2)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
