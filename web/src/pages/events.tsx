import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks'
import { EVENT_TYPES } from '../../../src/domain/plover.ts'
import type { EventRow, Picture } from '../../../src/serve/picture-schema.ts'
import { STATED } from '../../../src/serve/stated.ts'
import { EventTable } from '../parts/event-table.tsx'
import { addressWith, go, param } from '../state/address.ts'
import { save } from '../state/ask.ts'
import { countryText } from '../words/places.ts'
import { words } from '../words/words.ts'
import { csvOf } from './events-csv.ts'
import { FILTER_NAMES, type Filters, passingInSlices, prepareSearch, sorted } from './events-filter.ts'

/** A slice of a search; a task of more than 50 ms is felt (RAIL). */
const SLICE_MS = 12
const sliceOver = () => {
  const end = performance.now() + SLICE_MS
  return () => performance.now() > end
}

/** Every event in one table that is filtered and sorted here, with all of it in the address. */
export function EventsPage({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const filters = Object.fromEntries(FILTER_NAMES.map(name => [name, param(name)])) as unknown as Filters
  const key = JSON.stringify(filters)
  const inOrder = useMemo(() => sorted(picture.events, filters.sort), [picture, filters.sort])
  const found = useSignal<readonly EventRow[]>([])
  // Before anything is drawn: a case of the usual size passes in the first slice.
  useLayoutEffect(
    () =>
      passingInSlices(inOrder, filters, picture.names, {
        over: sliceOver,
        later: work => setTimeout(work),
        done: rows => {
          found.value = rows
        },
      }),
    [inOrder, key],
  )
  const rows = found.value
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    prepareSearch(picture.events, picture.names, {
      over: sliceOver,
      later: work => {
        timer = setTimeout(work)
      },
    })
    return () => clearTimeout(timer)
  }, [picture])
  const set = (name: keyof Filters, value: string) => go(addressWith({ [name]: value || null }), true)
  const actors = useMemo(
    () => Object.entries(picture.names).sort(([, a], [, b]) => a.localeCompare(b)),
    [picture],
  )
  const places = useMemo(() => placesOf(picture.events), [picture])
  const active = FILTER_NAMES.some(name => name !== 'sort' && filters[name])
  return (
    <div class="events-page">
      <form class="filters" onSubmit={event => event.preventDefault()}>
        <input
          type="search"
          aria-label={w.filterText}
          placeholder={w.filterText}
          value={filters.q}
          onInput={event => set('q', event.currentTarget.value)}
        />
        <select
          aria-label={w.allTypes}
          value={filters.type}
          onChange={event => set('type', event.currentTarget.value)}
        >
          <option value="">{w.allTypes}</option>
          {EVENT_TYPES.map(type => (
            <option key={type} value={type}>
              {w.types[type]}
            </option>
          ))}
        </select>
        <select
          aria-label={w.allPlaces}
          value={filters.place}
          onChange={event => set('place', event.currentTarget.value)}
        >
          <option value="">{w.allPlaces}</option>
          {places.map(([place, count]) => (
            <option key={place} value={place}>
              {/^[A-Z]{3}$/.test(place) ? countryText(place) : place} ({count})
            </option>
          ))}
        </select>
        <select
          aria-label={w.allBeliefs}
          value={filters.min}
          onChange={event => set('min', event.currentTarget.value)}
        >
          <option value="">{w.allBeliefs}</option>
          {[20, 45, 55, 80, 95].map(n => (
            <option key={n} value={String(n)}>
              {w.atLeast(n)}
            </option>
          ))}
        </select>
        <select
          aria-label={w.allActors}
          value={filters.actor}
          onChange={event => set('actor', event.currentTarget.value)}
        >
          <option value="">{w.allActors}</option>
          {actors.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        <select
          aria-label={w.allGrades}
          value={filters.grade}
          onChange={event => set('grade', event.currentTarget.value)}
        >
          <option value="">{w.allGrades}</option>
          {['A', 'B', 'C', 'D', 'E'].map(grade => (
            <option key={grade} value={grade}>
              {w.gradeFrom(grade)}
            </option>
          ))}
        </select>
        <select
          aria-label={w.allStated}
          value={filters.stated}
          onChange={event => set('stated', event.currentTarget.value)}
        >
          <option value="">{w.allStated}</option>
          {STATED.map(stated => (
            <option key={stated} value={stated}>
              {w.stated[stated]}
            </option>
          ))}
        </select>
        <label>
          <input
            type="checkbox"
            checked={filters.disputed === '1'}
            onChange={event => set('disputed', event.currentTarget.checked ? '1' : '')}
          />
          {w.disputedOnly}
        </label>
        <label>
          <input
            type="checkbox"
            checked={filters.several === '1'}
            onChange={event => set('several', event.currentTarget.checked ? '1' : '')}
          />
          {w.severalOnly}
        </label>
        <div class="ends">
          <span class="count" role="status">
            {w.shown(rows.length, picture.events.length)}
          </span>
          {active && (
            <button
              type="button"
              class="link"
              onClick={() =>
                go(addressWith(Object.fromEntries(FILTER_NAMES.map(name => [name, null]))), true)
              }
            >
              {w.reset}
            </button>
          )}
          <button
            type="button"
            class="link"
            onClick={() =>
              save(
                new Blob([csvOf(rows, picture.names)], { type: 'text/csv' }),
                `events-${picture.asOf.slice(0, 13)}Z.csv`,
              )
            }
          >
            {w.csv}
          </button>
        </div>
      </form>
      {rows.length ? (
        <EventTable
          rows={rows}
          view={`${picture.asOf} ${key}`}
          sort={filters.sort}
          onSort={sort => set('sort', sort)}
        />
      ) : (
        <div class="state small">
          <p>{picture.events.length ? w.noEvents : w.noEventsYet}</p>
        </div>
      )}
    </div>
  )
}

function placesOf(events: readonly EventRow[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { place } of events) if (place) counts.set(place.name, (counts.get(place.name) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
}
