import type { ReportView } from '../../../src/serve/picture-schema.ts'
import { Beside } from '../correct/beside.tsx'
import { ReportMenu } from '../correct/menu.tsx'
import { useLoaded } from '../state/loaded.ts'
import { supposing } from '../suppose/supposed.ts'
import { countryText } from '../words/places.ts'
import { hourText, supposeWords, words } from '../words/words.ts'
import { Missing } from './drawer.tsx'

/** One report as it was read. Its address is a link only where it is one of the web's. */
export function ReportText({ id }: { readonly id: string }) {
  const { value, failure } = useLoaded<ReportView>(`reports/${encodeURIComponent(id)}`)
  if (!value || failure) return <Missing failure={failure} />
  const w = words.value
  const { report, source, copyOf, notCoded } = value
  return (
    <>
      <header>
        <h2 lang={report.language}>{report.title}</h2>
        <p class="facts">
          <b>{report.outlet}</b>
          {report.outletCountry && ` (${countryText(report.outletCountry)})`} · {hourText(report.published)} ·{' '}
          {w.language}: {report.language}
        </p>
        {source && (
          <p class="grade-reasons">
            <b class="grade">{source.grade}</b>
            <span>
              {w.reliability[source.grade]}: {source.why}
              {source.owner && ` · ${source.owner}`}
            </span>
          </p>
        )}
        {report.basis === 'gist' && (
          <p class="note">
            {w.gist}
            {report.basisNote && `: ${report.basisNote}`}
          </p>
        )}
        {copyOf && <p class="note">{w.copyOf(copyOf)}</p>}
        {notCoded && (
          <p class="note">
            {w.notCoded}: {notCoded}
          </p>
        )}
        <p class="if">
          <a href={supposing('without', report.id)}>{supposeWords.value.ifWithout}</a>
          <a href={supposing('distrust', report.outlet)}>{supposeWords.value.ifDistrusted}</a>
        </p>
        <ReportMenu view={value} />
      </header>
      <Beside
        bears={({ act, keys }) =>
          (act.kind === 'retract' && act.what.kind === 'report' && act.what.id === report.id) ||
          (act.kind === 'regrade' && act.of.kind === 'source' && act.of.id === report.outlet) ||
          keys.some(key => key.report === report.id)
        }
      />
      <div class="report-text" lang={report.language}>
        {report.text.split(/\n{2,}/).map((paragraph, n) => (
          <p key={n}>{paragraph}</p>
        ))}
      </div>
      {report.address && /^https?:\/\//.test(report.address) && (
        <p>
          <a href={report.address} rel="noopener noreferrer nofollow" target="_blank">
            {w.open}
          </a>
        </p>
      )}
    </>
  )
}
