import type { Evidence, Explanation } from '../../../src/domain/assessment.ts'
import { addressWith } from '../state/address.ts'
import { percent, signed, words } from '../words/words.ts'

/**
 * The matrix of Analysis of Competing Hypotheses with the explanations in rows, as the trial of 161 analysts found less
 * bias with (docs/indicators.md); a column is a piece of evidence that counts. What says the same again, and what
 * is still open, moves nothing and is listed beneath.
 */
export function Matrix({
  explanation,
  without,
  toggle,
}: {
  readonly explanation: Explanation
  readonly without: ReadonlySet<string>
  readonly toggle: (id: string) => void
}) {
  const w = words.value
  const { evidence, hypotheses, linchpins } = explanation
  const columns = evidence
    .filter(({ countedUnder, state }) => !countedUnder && state !== 'open')
    .sort((a, b) => b.diagnosticity - a.diagnosticity)
  const again = evidence.filter(({ countedUnder }) => countedUnder)
  const open = evidence.filter(({ countedUnder, state }) => !countedUnder && state === 'open')
  const titleOf = (id: string | null) => evidence.find(found => found.id === id)?.title ?? id
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={w.matrix}>
        <table class="matrix">
          <thead>
            <tr>
              <td />
              {columns.map(item => (
                <th key={item.id} scope="col" class={`evidence${without.has(item.id) ? ' off' : ''}`}>
                  <a href={evidenceAddress(item)}>{item.title}</a>
                  {linchpins.includes(item.id) && (
                    <abbr class="flag linchpin" title={w.linchpinNote}>
                      {w.linchpin}
                    </abbr>
                  )}
                </th>
              ))}
            </tr>
            <tr class="states">
              <th scope="row">{w.counted}</th>
              {columns.map(({ id, title, state }) => (
                <td key={id} class="tick">
                  <label>
                    <input
                      type="checkbox"
                      checked={!without.has(id)}
                      aria-label={`${w.counted}: ${title}`}
                      onChange={() => toggle(id)}
                    />
                    <span class={`evidence-state ${state.replace(/ .*/, '')}`}>
                      {w.evidenceStates[state]}
                    </span>
                  </label>
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {hypotheses.map(({ id, title, posterior }) => (
              <tr key={id}>
                <th scope="row">
                  {title} <small class="figure">{percent(posterior)}</small>
                </th>
                {columns.map(item => (
                  <Cell key={item.id} item={item} of={id} title={title} off={without.has(item.id)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="beside-matrix">
        {again.length > 0 && (
          <div>
            <h4>{w.countedOnce}</h4>
            <ul class="plain">
              {again.map(item => (
                <li key={item.id}>
                  <a href={evidenceAddress(item)}>{item.title}</a>{' '}
                  <small>
                    {w.evidenceStates[item.state]}; {w.countedUnder} “{titleOf(item.countedUnder)}”
                  </small>
                </li>
              ))}
            </ul>
          </div>
        )}
        {open.length > 0 && (
          <div>
            <h4>{w.openEvidence}</h4>
            <ul class="plain">
              {open.map(item => (
                <li key={item.id}>
                  <a href={evidenceAddress(item)}>{item.title}</a>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </>
  )
}

function evidenceAddress({ id }: Evidence): string {
  return addressWith({ open: `x:${id}`, claim: null })
}

/** Steps of a cell's shade, in nats (assumption: half a nat moves even odds to 62 %). */
const STRONG = 0.8
const SOME = 0.25

function Cell({
  item,
  of,
  title,
  off,
}: {
  readonly item: Evidence
  readonly of: string
  readonly title: string
  readonly off: boolean
}) {
  const value = item.terms[of] ?? 0
  const size = Math.abs(value)
  const strength = size >= STRONG ? 'strong' : size >= SOME ? 'some' : 'none'
  const side = strength === 'none' ? '' : value > 0 ? 'pro' : 'contra'
  return (
    <td class={`cell ${off ? 'off' : `${side} ${strength}`}`}>
      <a href={evidenceAddress(item)} aria-label={`${title}, ${item.title}: ${signed(value, 1)}`}>
        {signed(value, 1)}
      </a>
    </td>
  )
}
