import { useSignal } from '@preact/signals'
import type { Picture } from '../../../src/serve/picture-schema.ts'
import { Said } from '../parts/said.tsx'
import { addressWith, go, param } from '../state/address.ts'
import { countryText } from '../words/places.ts'
import { hourText, words } from '../words/words.ts'

const SHOWN = 80

/** Who is believed how far and why, and what each has published by the hour. */
export function SourcesPage({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const outlet = param('outlet')
  const more = useSignal(false)
  const outlets = new Map(picture.reports.map(({ id, outlet: name }) => [id, name]))
  const kinds = new Map(picture.reports.map(({ outlet, kind }) => [outlet, kind]))
  const sources = [...picture.sources].sort(
    (a, b) =>
      (a.kind === b.kind ? b.reports - a.reports : a.kind === 'outlet' ? -1 : 1) || (a.id < b.id ? -1 : 1),
  )
  const chosen = sources.find(({ names }) => outlet !== null && names.includes(outlet))
  const spelt = chosen?.names ?? [outlet]
  const reports = picture.reports.filter(report => !outlet || spelt.includes(report.outlet)).toReversed()
  const shown = more.value ? reports : reports.slice(0, SHOWN)
  return (
    <div class="sources">
      <section>
        <h3>{w.sourcesTitle}</h3>
        <div class="scroll tall" tabIndex={0} role="region" aria-label={w.sourcesTitle}>
          <table class="plain-table sources-table">
            <thead>
              <tr>
                <th scope="col">{w.outlet}</th>
                <th scope="col">{w.grade}</th>
                <th scope="col">{w.reliabilityColumn}</th>
                <th scope="col" class="right">
                  {w.reportsColumn}
                </th>
                <th scope="col" class="reason">
                  {w.reason}
                </th>
              </tr>
            </thead>
            <tbody>
              {sources.map(source => (
                <tr key={source.id} aria-selected={source === chosen}>
                  <th scope="row">
                    {source.kind === 'outlet' ? (
                      <a href={addressWith({ outlet: source === chosen ? null : source.names[0]! })}>
                        {source.id}
                      </a>
                    ) : (
                      source.id
                    )}
                    <small>
                      {' '}
                      {[
                        source.country && countryText(source.country),
                        source.kind === 'speaker'
                          ? w.speaker
                          : w.kinds[kinds.get(source.names[0] ?? '') ?? ''],
                      ]
                        .filter(Boolean)
                        .join(', ')}
                    </small>
                  </th>
                  <td>
                    <abbr class="grade" title={w.reliability[source.grade]}>
                      {source.grade}
                    </abbr>
                  </td>
                  <td class="interval">
                    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                      <rect class="track" y="4" width="100" height="2" />
                      <rect
                        class="range"
                        x={source.reliability.low * 100}
                        y="3"
                        width={Math.max(0.5, (source.reliability.high - source.reliability.low) * 100)}
                        height="4"
                      />
                      <rect class="dot" x={source.reliability.p * 100 - 1} y="0" width="2" height="10" />
                    </svg>
                    <span class="figure">{source.reliability.p.toFixed(2)}</span>
                  </td>
                  <td class="right figure">{source.reports}</td>
                  <td class="reason">
                    <Said text={source.why} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section>
        <h3>
          {w.reportList} <small>{reports.length}</small>
          {outlet && (
            <button type="button" class="chip" onClick={() => go(addressWith({ outlet: null }))}>
              {outlet} <span aria-hidden="true">×</span>
            </button>
          )}
        </h3>
        <div class="scroll tall" tabIndex={0} role="region" aria-label={w.reportList}>
          <ol class="report-list">
            {shown.map(report => (
              <li key={report.id}>
                <time dateTime={report.published}>{hourText(report.published)}</time>
                <div>
                  <a href={addressWith({ open: `r:${report.id}`, claim: null })} lang={report.language}>
                    {report.title}
                  </a>
                  <small>
                    {report.outlet} · {report.claims === null ? w.notCoded : w.claims(report.claims)}
                    {report.copyOf && ` · ${w.copyOf(outlets.get(report.copyOf) ?? report.copyOf)}`}
                  </small>
                </div>
              </li>
            ))}
          </ol>
          {shown.length < reports.length && (
            <button
              type="button"
              class="link"
              onClick={() => {
                more.value = true
              }}
            >
              {w.seeAll} {reports.length}
            </button>
          )}
        </div>
      </section>
    </div>
  )
}
