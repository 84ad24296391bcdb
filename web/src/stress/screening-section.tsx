import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { StressTest } from '../../../src/domain/assessment.ts'
import type { Instant } from '../../../src/domain/instant.ts'
import type { OutcomeId } from '../../../src/stress/outcome.ts'
import { Said } from '../parts/said.tsx'
import { screeningWords, words } from '../words/words.ts'
import type { Asked } from './controls.tsx'
import { definitionOf, parsePolicy } from './policy-address.ts'
import {
  DEPTHS,
  type DepthName,
  forgetScreening,
  screening,
  startScreening,
  stopScreening,
} from './screening.ts'

const SHOWN = 10

/** Which assumptions an outcome hangs on, over all of their ranges at once: asked for, since it takes a while. */
export function ScreeningSection({
  stress,
  asOf,
  asked,
}: {
  readonly stress: StressTest
  readonly asOf: Instant
  readonly asked: Asked
}) {
  const w = screeningWords.value
  const outcome = useSignal<string>(stress.outcomes[0]!.id)
  const depth = useSignal<DepthName>('quick')
  // What was found is of this hour.
  useEffect(() => forgetScreening, [asOf])
  const now = screening.value
  const running = now.state === 'running'
  return (
    <section class="screening">
      <h3>{w.title}</h3>
      <p class="note">{w.note}</p>
      <div class="screening-row">
        <label>
          {w.outcome}
          <select
            value={outcome.value}
            onChange={event => {
              outcome.value = event.currentTarget.value
            }}
          >
            {stress.outcomes.map(({ id, title }) => (
              <option key={id} value={id}>
                {words.value.stress.outcomes[id] ?? title}
              </option>
            ))}
          </select>
        </label>
        <label>
          {w.depth}
          <select
            value={depth.value}
            onChange={event => {
              depth.value = event.currentTarget.value as DepthName
            }}
          >
            {(Object.keys(DEPTHS) as DepthName[]).map(name => (
              <option key={name} value={name}>
                {w.depths[name]}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="primary"
          disabled={running}
          onClick={() =>
            startScreening({
              asOf,
              seed: asked.seed,
              outcome: outcome.value as OutcomeId,
              policy: asked.first ? definitionOf(parsePolicy(asked.first), 'A') : null,
              depth: DEPTHS[depth.value],
            })
          }
        >
          {w.run}
        </button>
        {running && (
          <button type="button" class="chip" onClick={stopScreening}>
            {words.value.stress.stop}
          </button>
        )}
      </div>
      {running && (
        <div class="running">
          <progress max={now.of} value={now.done} aria-label={w.progress} />
          <span class="figure">{Math.floor((100 * now.done) / now.of)} %</span>
        </div>
      )}
      <p class="note" role="status">
        {now.state === 'running' && (now.elementary.length ? w.apportioning : w.screening)}
        {now.state === 'stopped' && w.stopped}
        {now.state === 'finished' && w.finished(words.value.stress.outcomes[now.outcome] ?? now.outcome)}
      </p>
      {now.state === 'failed' && (
        <p class="running faulty" role="alert">
          {now.failure?.kind === 'refused' ? <Said text={now.failure.detail} /> : words.value.offline}
        </p>
      )}
      {now.elementary.length > 0 && <Found stress={stress} />}
    </section>
  )
}

/** The strongest assumptions: what each does alone and with others, and how far the outcome's share moves. */
function Found({ stress }: { readonly stress: StressTest }) {
  const w = screeningWords.value
  const { elementary, sobol } = screening.value
  const titles = new Map(stress.assumptions.map(({ name, title }) => [name as string, title]))
  const effects = new Map(elementary.map(effect => [effect.name, effect]))
  const names = sobol.length
    ? sobol.map(({ name }) => name)
    : elementary.slice(0, SHOWN).map(({ name }) => name)
  const most = Math.max(1, ...sobol.map(({ total, error }) => total + error))
  const widest = Math.max(0.01, ...elementary.map(({ meanAbsolute }) => meanAbsolute))
  return (
    <table class="plain-table screening-table">
      <thead>
        <tr>
          <th scope="col">{w.assumption}</th>
          {sobol.length > 0 && <th scope="col">{w.share}</th>}
          <th scope="col">{w.moves}</th>
        </tr>
      </thead>
      <tbody>
        {names.map(name => {
          const own = sobol.find(index => index.name === name)
          const effect = effects.get(name)!
          return (
            <tr key={name}>
              <th scope="row">{titles.get(name) ?? name}</th>
              {own && (
                <td data-label={w.share}>
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="track" width="100" height="10" />
                    <rect class="total" width={bar(own.total, most)} height="10" />
                    <rect class="first" width={bar(own.first, most)} height="10" />
                    <rect
                      class="error"
                      x={bar(own.total - own.error, most)}
                      y="4"
                      width={bar(own.total + own.error, most) - bar(own.total - own.error, most)}
                      height="2"
                    />
                  </svg>
                  <span class="figure">
                    {percentOf(own.total)} ± {percentOf(own.error)}
                    <small>
                      {' '}
                      {w.alone} {percentOf(Math.max(0, own.first))}
                    </small>
                  </span>
                </td>
              )}
              <td data-label={w.moves}>
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect class="track" width="100" height="10" />
                  <rect class="first" width={bar(effect.meanAbsolute, widest)} height="10" />
                </svg>
                <span class="figure">
                  {w.points(100 * effect.meanAbsolute)} <small>σ {(100 * effect.deviation).toFixed(0)}</small>
                </span>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function bar(value: number, most: number): number {
  return Math.max(0, Math.min(100, (100 * value) / most))
}

function percentOf(share: number): string {
  return `${Math.round(100 * share)}\u00a0%`
}
