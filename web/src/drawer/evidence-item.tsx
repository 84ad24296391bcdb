import { picture } from '../state/data.ts'
import { percent, signed, words } from '../words/words.ts'
import { Missing } from './drawer.tsx'
import { EventList } from './event-list.tsx'

/** One row of the matrix: how it stands, what it does to each explanation, and the events under it. */
export function EvidenceItem({ id }: { readonly id: string }) {
  const w = words.value
  const explanation = picture.value?.explanation
  const item = explanation?.evidence.find(found => found.id === id)
  if (!item || !explanation)
    return <Missing failure={picture.value ? { kind: 'refused', detail: id } : null} />
  return (
    <>
      <header>
        <p class="kicker">{w.evidence}</p>
        <h2>{item.title}</h2>
        <p class="facts">
          {w.evidenceStates[item.state]}, {percent(item.p)}
          {item.countedUnder && ` · ${w.countedUnder} ${item.countedUnder}`}
        </p>
      </header>
      <table class="terms">
        <tbody>
          {explanation.hypotheses.map(({ id: hypothesis, title }) => (
            <tr key={hypothesis}>
              <th scope="row">{title}</th>
              <td class="figure">{signed(item.terms[hypothesis] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="note">{item.source}</p>
      <section>
        <h3>{w.eventsUnder}</h3>
        <EventList ids={item.events} />
      </section>
    </>
  )
}
