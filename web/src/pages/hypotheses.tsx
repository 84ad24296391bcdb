import type { Explanation } from '../../../src/domain/assessment.ts'
import type { Picture } from '../../../src/serve/picture-schema.ts'
import type { SupposedView } from '../../../src/serve/suppose-schema.ts'
import { HypothesisBars } from '../parts/hypothesis-bars.tsx'
import { Matrix } from '../parts/matrix.tsx'
import { addressWith, go } from '../state/address.ts'
import { useLoaded } from '../state/loaded.ts'
import { assumedByHand, assuming } from '../suppose/by-hand.ts'
import { supposed, supposedPath } from '../suppose/supposed.ts'
import { SupposedSection } from '../suppose/supposed-section.tsx'
import { percent, words } from '../words/words.ts'
import { weighed } from './what-if.ts'

/** Competing explanations on the same evidence: the matrix of ACH, with numbers in its cells. */
export function HypothesesPage({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const assumed = assumedByHand()
  const about = supposed()
  const { value: view, failure } = useLoaded<SupposedView>(supposedPath(about))
  const isSupposed = about.without.length + about.distrust.length > 0
  const given = (isSupposed && view?.explanation) || picture.explanation
  if (!given) return <p class="note">{w.noExplanation}</p>
  const byHand = assumed.without.size > 0 || Object.keys(assumed.priors).length > 0
  const changed = isSupposed || byHand
  const explanation = byHand ? weighed(given, assumed) : given
  const toggle = (id: string) => {
    const without = new Set(assumed.without)
    if (!without.delete(id)) without.add(id)
    go(assuming({ ...assumed, without }), true)
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
              onClick={() => go(addressWith({ without: null, distrust: null, unticked: null, priors: null }))}
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
          const value = assumed.priors[id] ?? prior
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
                  go(assuming({ ...assumed, priors: { ...assumed.priors, [id]: next } }), true)
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
        <Matrix explanation={given} without={assumed.without} toggle={toggle} />
        {given.matrix.differs && (
          <p class="note">
            <b>{w.matrixDiffers}</b> <span lang="en">{given.matrix.differs}</span>
          </p>
        )}
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
        <p class="note">{w.sensitivityNote(given.hypotheses[0]!.title)}</p>
        <Sensitivity explanation={given} />
      </section>
    </div>
  )
}

function Sensitivity({ explanation }: { readonly explanation: Explanation }) {
  const titles = new Map([
    ...explanation.evidence.map(({ id, title }) => [id, title] as const),
    ...explanation.hypotheses.map(({ id, title }) => [id, title] as const),
  ])
  const w = words.value
  const leader = explanation.hypotheses[0]!
  const x = (share: number) => share * 100
  return (
    <ul class="tornado">
      {explanation.sensitivity.slice(0, 8).map(({ of, id, hypothesis, low, high }) => (
        <li key={`${of} ${id} ${hypothesis}`}>
          <span>
            {titles.get(id) ?? id}{' '}
            <small>
              {of === 'likelihood' ? w.likelihoodUnder(titles.get(hypothesis!) ?? '') : w.judged[of]}
            </small>
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
