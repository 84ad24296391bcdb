import type { EventRow } from '../../../src/serve/picture-schema.ts'
import { regionKey } from './outlines.ts'

/** A town that reports name, with the events there; names of one town that share its coordinates are one. */
export interface Town {
  readonly key: string
  readonly names: readonly string[]
  readonly country: string | null
  readonly lon: number
  readonly lat: number
  readonly events: readonly EventRow[]
}

/** Events that stand on no point and in no outline: they are listed, never drawn somewhere. */
export interface Unplaced {
  readonly kind: 'countryOnly' | 'noPlace' | 'unknownPlace' | 'regionNoOutline'
  readonly name: string | null
  readonly events: readonly EventRow[]
}

export interface Placed {
  readonly towns: readonly Town[]
  /** By the region's key. */
  readonly regions: ReadonlyMap<string, readonly EventRow[]>
  readonly unplaced: readonly Unplaced[]
}

/** Sorts events by how exactly their place is known. A point is drawn for a town alone. */
export function placed(events: readonly EventRow[], outlined: ReadonlySet<string>): Placed {
  const towns = new Map<string, EventRow[]>()
  const regions = new Map<string, EventRow[]>()
  const rest = new Map<string, EventRow[]>()
  const add = (map: Map<string, EventRow[]>, key: string, row: EventRow) => {
    const list = map.get(key)
    if (list) list.push(row)
    else map.set(key, [row])
  }
  for (const row of events) {
    const { place } = row
    if (!place) add(rest, 'noPlace', row)
    else if (place.point) add(towns, `${place.point.lat.toFixed(1)} ${place.point.lon.toFixed(1)}`, row)
    else if (place.precision === 'region' && outlined.has(regionKey(place.name)))
      add(regions, regionKey(place.name), row)
    else add(rest, `${KINDS[place.precision]}\t${place.name}`, row)
  }
  const byCount = (a: { readonly events: readonly unknown[] }, b: { readonly events: readonly unknown[] }) =>
    b.events.length - a.events.length
  return {
    towns: [...towns].map(([key, rows]) => townOf(key, rows)).sort(byCount),
    regions,
    unplaced: [...rest]
      .map(([key, rows]): Unplaced => {
        const [kind, name = null] = key.split('\t')
        return { kind: kind as Unplaced['kind'], name, events: rows }
      })
      .sort(byCount),
  }
}

const KINDS = {
  city: 'unknownPlace',
  region: 'regionNoOutline',
  country: 'countryOnly',
  unknown: 'unknownPlace',
} as const satisfies Record<string, Unplaced['kind']>

function townOf(key: string, rows: readonly EventRow[]): Town {
  const counts = new Map<string, number>()
  for (const { place } of rows) counts.set(place!.name, (counts.get(place!.name) ?? 0) + 1)
  const names = [...counts].sort(([, n], [, m]) => m - n).map(([name]) => name)
  const { point, country } = rows.find(({ place }) => place!.name === names[0])!.place!
  return { key, names, country, lon: point!.lon, lat: point!.lat, events: rows }
}
