import type { EffectsView } from '../../../src/serve/desk-schema.ts'
import type { EventRow } from '../../../src/serve/picture-schema.ts'
import { Said } from '../parts/said.tsx'
import { StatusBadge } from '../parts/status.tsx'
import { correctWords, percent, words } from '../words/words.ts'

/** What a correction would change: each event's belief before and after, tests, explanations; contradictions first. */
export function Effects({
  effects,
  eventsLast = false,
}: {
  readonly effects: EffectsView
  /** Tests and explanations first, where these are what one asks after. */
  readonly eventsLast?: boolean
}) {
  const [w, c] = [words.value, correctWords.value]
  const { warnings, events, changed, indicators, hypotheses } = effects
  if (!warnings.length && !changed && !indicators.length && !hypotheses.length)
    return <p class="note">{c.nothingChanges}</p>
  const ofEvents = events.flatMap(({ before, after }, n) =>
    Array.from({ length: Math.max(before.length, after.length) }, (_, m) => (
      <Row key={`${n} ${m}`} before={before[m]} after={after[m]} first={m === 0} />
    )),
  )
  const rest = [
    indicators.map(({ name, title, before, after }) => (
      <tr key={name} class="first">
        <th scope="row">{title}</th>
        <td>
          <StatusBadge status={before} />
        </td>
        <td aria-hidden="true">→</td>
        <td>
          <StatusBadge status={after} />
        </td>
      </tr>
    )),
    hypotheses.map(({ id, title, before, after }) => (
      <tr key={id} class="first">
        <th scope="row">{title}</th>
        <td class="figure">{percent(before)}</td>
        <td aria-hidden="true">→</td>
        <td class="figure">
          <b>{percent(after)}</b>
        </td>
      </tr>
    )),
  ]
  return (
    <>
      {warnings.length > 0 && (
        <ul class="warnings">
          {warnings.map(warning => (
            <li key={warning}>
              <b>{c.warning}</b> <Said text={warning} />
            </li>
          ))}
        </ul>
      )}
      <table class="before-after">
        <tbody>{eventsLast ? [rest, ofEvents] : [ofEvents, rest]}</tbody>
      </table>
      {changed > events.length && <p class="note">{c.moreEvents(changed - events.length)}</p>}
      <p class="unseen">{w.belief}</p>
    </>
  )
}

/** Two events that become one are two rows, of which the second ends. */
function Row({
  before,
  after,
  first,
}: {
  readonly before: EventRow | undefined
  readonly after: EventRow | undefined
  readonly first: boolean
}) {
  const c = correctWords.value
  const title = before?.title ?? after?.title
  const renamed = before && after && before.title !== after.title
  return (
    <tr class={first ? 'first' : ''}>
      <th scope="row">
        {title}
        {renamed && <small>→ {after.title}</small>}
      </th>
      <td class="figure">{before ? <Belief row={before} /> : <small>{c.isNew}</small>}</td>
      <td aria-hidden="true">→</td>
      <td class="figure">
        {after ? (
          <b>
            <Belief row={after} />
          </b>
        ) : (
          <small>{c.gone}</small>
        )}
      </td>
    </tr>
  )
}

function Belief({ row }: { readonly row: EventRow }) {
  return (
    <>
      {row.belief.p.toFixed(2)} <span class="grade">{row.grade}</span>
    </>
  )
}
