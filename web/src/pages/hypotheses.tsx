import { useSignal } from '@preact/signals'
import type { Explanation } from '../../../src/domain/assessment.ts'
import type { Picture } from '../../../src/serve/picture-schema.ts'
import type { SupposedView } from '../../../src/serve/suppose-schema.ts'
import { HypothesisBars } from '../parts/hypothesis-bars.tsx'
import { addressWith, go } from '../state/address.ts'
import { useLoaded } from '../state/loaded.ts'
import { supposed, supposedPath } from '../suppose/supposed.ts'
import { SupposedSection } from '../suppose/supposed-section.tsx'
import { percent, signed, words } from '../words/words.ts'
import { type Assumed, weighed } from './what-if.ts'

/** Competing explanations on the same evidence: the matrix of ACH, with numbers in its cells. */
export function HypothesesPage({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const assumed = useSignal<Assumed>({ without: new Set(), priors: {} })
  const about = supposed()
  const { value: view, failure } = useLoaded<SupposedView>(supposedPath(about))
  const isSupposed = about.without.length + about.distrust.length > 0
  const given = (isSupposed && view?.explanation) || picture.explanation
  if (!given) return <p class="note">{w.noExplanation}</p>
  const byHand = assumed.value.without.size > 0 || Object.keys(assumed.value.priors).length > 0
  const changed = isSupposed || byHand
  const explanation = byHand ? weighed(given, assumed.value) : given
  const toggle = (id: string) => {
    const without = new Set(assumed.value.without)
    if (!without.delete(id)) without.add(id)
    assumed.value = { ...assumed.value, without }
  }
  return (
    <div class="hypotheses">
      <p class="question">{given.question}</p>
      <section class={`weights${changed ? ' assumed' : ''}`}>
        <h3>
          {w.weights}
          {changed && (
            <button
              type="button"
              class="link"
              onClick={() => {
                assumed.value = { without: new Set(), priors: {} }
                go(addressWith({ without: null, distrust: null }))
              }}
            >
              {w.undoWhatIf}
            </button>
          )}
        </h3>
        {changed && (
          <p class="note" role="status">
            <b>{w.whatIf}.</b> {w.whatIfOn}
          </p>
        )}
        <HypothesisBars explanation={explanation} />
      </section>
      <section class="priors">
        <h3>
          {w.whatIf}: {w.prior}
        </h3>
        {given.hypotheses.map(({ id, title, prior, priorSource }) => {
          const value = assumed.value.priors[id] ?? prior
          return (
            <label key={id} title={priorSource}>
              <span>{title}</span>
              <input
                type="range"
                min="0.01"
                max="0.95"
                step="0.01"
                value={value}
                onInput={event => {
                  const next = Number(event.currentTarget.value)
                  assumed.value = { ...assumed.value, priors: { ...assumed.value.priors, [id]: next } }
                }}
              />
              <output>{percent(value)}</output>
            </label>
          )
        })}
      </section>
      <SupposedSection picture={picture} assumed={about} view={view} failure={failure} />
      <section class="matrix-section">
        <h3>{w.matrix}</h3>
        <p class="note">{w.matrixNote}</p>
        <Matrix explanation={given} without={assumed.value.without} toggle={toggle} />
      </section>
      <section>
        <h3>{w.lookFor}</h3>
        <p class="note">{w.lookForNote}</p>
        <ol class="look-for">
          {given.lookFor.slice(0, 8).map(({ id, title, bits }) => (
            <li key={id}>
              <a href={addressWith({ open: `x:${id}`, claim: null })}>{title}</a>
              <span class="figure">
                {bits.toFixed(2)} {w.bits}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h3>{w.sensitivity}</h3>
        <Sensitivity explanation={given} />
      </section>
    </div>
  )
}

function Matrix({
  explanation,
  without,
  toggle,
}: {
  readonly explanation: Explanation
  readonly without: ReadonlySet<string>
  readonly toggle: (id: string) => void
}) {
  const w = words.value
  const rows = [...explanation.evidence].sort((a, b) => b.diagnosticity - a.diagnosticity)
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={w.matrix}>
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col" class="tick">
              <span class="unseen">{w.counted}</span>
            </th>
            <th scope="col">{w.evidence}</th>
            <th scope="col">{w.state}</th>
            {explanation.hypotheses.map(({ id, title }) => (
              <th key={id} scope="col" class="hypothesis">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(item => {
            const counts = !item.countedUnder && !without.has(item.id)
            return (
              <tr key={item.id} class={without.has(item.id) ? 'off' : ''}>
                <td class="tick">
                  <input
                    type="checkbox"
                    checked={counts}
                    disabled={item.countedUnder !== null}
                    aria-label={`${w.counted}: ${item.title}`}
                    onChange={() => toggle(item.id)}
                  />
                </td>
                <th scope="row">
                  <a href={addressWith({ open: `x:${item.id}`, claim: null })}>{item.title}</a>
                  {explanation.linchpins.includes(item.id) && (
                    <abbr class="flag linchpin" title={w.linchpinNote}>
                      {w.linchpin}
                    </abbr>
                  )}
                </th>
                <td class={`evidence-state ${item.state.replace(/ .*/, '')}`}>
                  {w.evidenceStates[item.state]}
                </td>
                {item.countedUnder ? (
                  <td class="under" colSpan={explanation.hypotheses.length}>
                    {w.countedUnder} {explanation.evidence.find(({ id }) => id === item.countedUnder)?.title}
                  </td>
                ) : (
                  explanation.hypotheses.map(({ id, title }) => (
                    <Cell key={id} value={item.terms[id] ?? 0} title={title} id={item.id} />
                  ))
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** Steps of a cell's shade, in nats (assumption: half a nat moves even odds to 62 %). */
const STRONG = 0.8
const SOME = 0.25

function Cell({ value, title, id }: { readonly value: number; readonly title: string; readonly id: string }) {
  const size = Math.abs(value)
  const strength = size >= STRONG ? 'strong' : size >= SOME ? 'some' : 'none'
  const side = strength === 'none' ? '' : value > 0 ? 'pro' : 'contra'
  return (
    <td class={`cell ${side} ${strength}`}>
      <a href={addressWith({ open: `x:${id}`, claim: null })} aria-label={`${title}: ${signed(value, 1)}`}>
        {signed(value, 1)}
      </a>
    </td>
  )
}

function Sensitivity({ explanation }: { readonly explanation: Explanation }) {
  const titles = new Map([
    ...explanation.evidence.map(({ id, title }) => [id, title] as const),
    ...explanation.hypotheses.map(({ id, title }) => [id, title] as const),
  ])
  const leader = explanation.hypotheses[0]!
  const x = (share: number) => share * 100
  return (
    <ul class="tornado">
      {explanation.sensitivity.slice(0, 8).map(({ of, id, low, high }) => (
        <li key={`${of} ${id}`}>
          <span>
            {titles.get(id) ?? id}
            {of === 'prior' && ` (${words.value.prior})`}
          </span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="track" width="100" height="10" />
            <rect class="share" x={x(low)} width={Math.max(0.5, x(high) - x(low))} height="10" />
            <rect class="range" x={x(leader.posterior) - 0.2} width=".4" height="10" />
          </svg>
          <span class="figure">
            {Math.round(low * 100)}–{percent(high)}
          </span>
        </li>
      ))}
    </ul>
  )
}
