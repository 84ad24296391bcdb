import { expect, it } from 'vitest'
import type { EventRow } from '../../../src/serve/picture-schema.ts'
import { movementsOf } from './movements.ts'
import { placed } from './places.ts'

const KAZ = { name: 'KAZ', country: 'KAZ', precision: 'country', point: null } as const
const ALMATY = {
  name: 'Almaty',
  country: 'KAZ',
  precision: 'city',
  point: { lat: 43.25, lon: 76.95 },
} as const

function row(id: string, changes: Partial<EventRow>): EventRow {
  const base = { id, type: 'MOBILIZE', mode: 'troops', actors: ['RUS MIL'], place: KAZ, time: 'past' }
  return { ...base, belief: { p: 0.5, low: 0.3, high: 0.7 }, ...changes } as EventRow
}
const moved = (...rows: readonly EventRow[]) => movementsOf(rows, placed(rows, new Set()).towns)

it('joins the country of who moves with the place, and reports of the same with one another', () => {
  const { drawn } = moved(
    row('a', {}),
    row('b', { belief: { p: 0.8, low: 0.7, high: 0.9 }, time: 'future' }),
    row('c', { place: ALMATY }),
  )
  expect(
    drawn.map(({ country, place, placeCountry, p, events }) => [
      country,
      place?.town,
      placeCountry,
      p,
      events.length,
    ]),
  ).toEqual([
    ['RUS', undefined, 'KAZ', 0.8, 2],
    ['RUS', 'Almaty', 'KAZ', 0.5, 1],
  ])
  expect(drawn[0]?.announced).toBe(false)
})

it('draws nothing of which an end is not known, and loses none of it', () => {
  const rows = [
    row('alliance', { actors: ['IGO CSTO'] }),
    row('nobody', { actors: [] }),
    row('nowhere', { place: null }),
    row('somebody', { actors: ['--- MIL'] }),
  ]
  const { drawn, unknown } = moved(...rows)
  expect(drawn).toEqual([])
  expect(unknown.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
})

it('is no movement within a country, nor another kind of event', () => {
  const found = moved(row('home', { actors: ['KAZ MIL'] }), row('fight', { type: 'ASSAULT' }))
  expect([found.drawn, found.unknown]).toEqual([[], []])
})
