import type { EventRow } from '../../../src/serve/picture-schema.ts'
import type { Town } from './places.ts'

export const MOVEMENT_KINDS = ['sent', 'withdrawn', 'aid'] as const
export type MovementKind = (typeof MOVEMENT_KINDS)[number]

/** Somebody of one country who goes to, or comes back from, a place in another. */
export interface Movement {
  readonly key: string
  readonly kind: MovementKind
  /** The country of who moves: no report says from which place of it. */
  readonly country: string
  /** The other end: a town where one is named, else a country as a whole. */
  readonly place: { readonly town: string; readonly lon: number; readonly lat: number } | null
  readonly placeCountry: string
  /** The most believed first. */
  readonly events: readonly EventRow[]
  readonly p: number
  /** Whether nothing says that it has begun. */
  readonly announced: boolean
}

export interface Movements {
  readonly drawn: readonly Movement[]
  /** Of which one end is not known: who moves has no country (an alliance), or no place is named. */
  readonly unknown: readonly EventRow[]
}

function kindOf({ type, mode }: EventRow): MovementKind | null {
  if (type === 'MOBILIZE') return 'sent'
  if (type === 'RETREAT' && mode === 'withdraw') return 'withdrawn'
  return type === 'AID' ? 'aid' : null
}

/**
 * The movements that events tell of, each between the country of an actor and the place of the event, where these are
 * of two countries. Nothing is guessed: what lacks an end is listed.
 */
export function movementsOf(events: readonly EventRow[], towns: readonly Town[]): Movements {
  const found = new Map<string, EventRow[]>()
  const ends = new Map<string, Pick<Movement, 'kind' | 'country' | 'place' | 'placeCountry'>>()
  const unknown: EventRow[] = []
  for (const row of events) {
    const kind = kindOf(row)
    if (!kind) continue
    const placeCountry = row.place?.country
    const countries = [...new Set(row.actors.map(code => code.split(' ')[0]!))]
    const named = countries.filter(code => /^[A-Z]{3}$/.test(code) && code !== 'IGO')
    if (!placeCountry || !named.length) {
      unknown.push(row)
      continue
    }
    const town = towns.find(({ events: there }) => row.place?.point && there.includes(row))
    for (const country of named) {
      if (country === placeCountry) continue
      const key = `${kind} ${country} ${town?.key ?? placeCountry}`
      const place = town ? { town: town.names[0]!, lon: town.lon, lat: town.lat } : null
      ends.set(key, { kind, country, place, placeCountry })
      found.set(key, [...(found.get(key) ?? []), row])
    }
  }
  const drawn = [...found].map(([key, rows]): Movement => {
    const sorted = rows.toSorted((a, b) => b.belief.p - a.belief.p)
    return {
      key,
      ...ends.get(key)!,
      events: sorted,
      p: sorted[0]!.belief.p,
      announced: rows.every(({ time }) => time === 'future'),
    }
  })
  return { drawn: drawn.sort((a, b) => b.p - a.p || (a.key < b.key ? -1 : 1)), unknown }
}
