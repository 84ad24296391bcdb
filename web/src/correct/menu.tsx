import type { ComponentChildren } from 'preact'
import type { Claim } from '../../../src/domain/claim.ts'
import type { Evidence, ReportView } from '../../../src/serve/picture-schema.ts'
import { takesCorrections } from '../state/live.ts'
import { correctWords } from '../words/words.ts'
import { correcting, type Start } from './start.ts'

/** What is in it is there only where the room takes corrections. */
export function MayCorrect({ children }: { readonly children: ComponentChildren }) {
  return takesCorrections.value ? children : null
}

/** What one may do to an event. */
export function EventMenu({ evidence }: { readonly evidence: Evidence }) {
  const { row, claims } = evidence
  const first = claims[0]
  if (!first) return null
  return (
    <Menu
      starts={[
        { kind: 'merge', row, claims: claims.map(({ id }) => id) },
        ...(claims.length > 1 ? [{ kind: 'split' as const, evidence, chosen: null }] : []),
        { kind: 'annotate', on: { kind: 'event', id: first.id }, title: row.title },
      ]}
    />
  )
}

/** What one may do to a claim. */
export function ClaimMenu({
  claim,
  view,
  evidence,
}: {
  readonly claim: Claim
  readonly view: ReportView
  readonly evidence: Evidence
}) {
  const { report, source } = view
  const quote = report.text.slice(claim.quote.start, claim.quote.end)
  const cited = claim.attribution?.code
  return (
    <Menu
      starts={[
        { kind: 'recode', claim, quote },
        {
          kind: 'regrade',
          source: cited && !cited.startsWith('MED ') && cited !== 'anonymous' ? cited : report.outlet,
          grade: cited ? null : (source?.grade ?? null),
          claim: claim.id,
        },
        ...(evidence.claims.length > 1 ? [{ kind: 'split' as const, evidence, chosen: claim.id }] : []),
        { kind: 'retract', report: report.id, title: quote, claim: claim.id },
        { kind: 'annotate', on: { kind: 'claim', id: claim.id }, title: quote },
      ]}
    />
  )
}

/** What one may do to a report and to whoever published it. */
export function ReportMenu({ view }: { readonly view: ReportView }) {
  const { report, source } = view
  return (
    <Menu
      starts={[
        { kind: 'retract', report: report.id, title: report.title, claim: null },
        { kind: 'regrade', source: report.outlet, grade: source?.grade ?? null, claim: null },
      ]}
    />
  )
}

function Menu({ starts }: { readonly starts: readonly Start[] }) {
  const c = correctWords.value
  return (
    <MayCorrect>
      <fieldset class="correct-menu">
        <legend>{c.correct}</legend>
        {starts.map(start => (
          <button
            key={start.kind}
            type="button"
            onClick={() => {
              correcting.value = start
            }}
          >
            {c.acts[start.kind]}
          </button>
        ))}
      </fieldset>
    </MayCorrect>
  )
}
