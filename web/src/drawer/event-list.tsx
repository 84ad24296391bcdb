import { useSignal } from '@preact/signals'
import { BeliefCell } from '../parts/bar.tsx'
import { addressWith } from '../state/address.ts'
import { picture } from '../state/data.ts'
import { words } from '../words/words.ts'

const SHOWN = 12

/** Events by id, each one step from its sentences. */
export function EventList({ ids }: { readonly ids: readonly string[] }) {
  const w = words.value
  const all = useSignal(false)
  const rows = new Map(picture.value?.events.map(row => [row.id, row]))
  const found = ids.flatMap(id => rows.get(id) ?? [])
  if (!found.length) return <p class="note">{w.noEventsUnder}</p>
  const shown = all.value ? found : found.slice(0, SHOWN)
  return (
    <>
      <ul class="event-list">
        {shown.map(row => (
          <li key={row.id}>
            <a href={addressWith({ open: row.id, claim: null })}>{row.title}</a>
            <span class="meta">
              <BeliefCell belief={row.belief} />
              <b class="grade">{row.grade}</b>
              <span>{w.origins(row.supporting + row.denying)}</span>
              {row.disputed && <span class="flag disputed">{w.disputed}</span>}
            </span>
          </li>
        ))}
      </ul>
      {found.length > shown.length && (
        <button
          type="button"
          class="link"
          onClick={() => {
            all.value = true
          }}
        >
          {w.seeAll} {found.length}
        </button>
      )}
    </>
  )
}
