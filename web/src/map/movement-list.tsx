import { addressWith } from '../state/address.ts'
import { countryText } from '../words/places.ts'
import { mapWords, percent, words } from '../words/words.ts'
import type { Movement, Movements } from './movements.ts'

/** The movements as a list, each leading to its most believed event; those that cannot be drawn below. */
export function MovementList({ movements }: { readonly movements: Movements }) {
  const w = mapWords.value
  const { drawn, unknown } = movements
  return (
    <div class="movement-list">
      <h3>{w.movements}</h3>
      {drawn.length === 0 && <p class="note">{w.noMovements}</p>}
      <ul class="plain">
        {drawn.map(movement => (
          <li key={movement.key}>
            <a href={addressWith({ open: movement.events[0]!.id, claim: null })}>{endsText(movement)}</a>
            <small>
              {w.movementKinds[movement.kind]}
              {movement.place ? '' : `, ${w.asWhole}`}
              {movement.announced && `, ${w.announcedOnly}`} · {words.value.eventsN(movement.events.length)}
            </small>
            <span class="figure">{percent(movement.p)}</span>
          </li>
        ))}
      </ul>
      {unknown.length > 0 && (
        <details>
          <summary>
            {w.oneEnd}: {words.value.eventsN(unknown.length)}
          </summary>
          <ul class="plain">
            {unknown.map(row => (
              <li key={row.id}>
                <a href={addressWith({ open: row.id, claim: null })}>{row.title}</a>
                <span class="figure">{percent(row.belief.p)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function endsText({ kind, country, place, placeCountry }: Movement): string {
  const there = place?.town ?? countryText(placeCountry)
  const home = countryText(country)
  return kind === 'withdrawn' ? mapWords.value.fromTo(there, home) : mapWords.value.fromTo(home, there)
}
