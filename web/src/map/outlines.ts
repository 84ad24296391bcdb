import type { FeatureCollection, Geometry, MultiLineString } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import worldUrl from 'world-atlas/countries-50m.json?url'
import { type Area, loadAreas } from './disputed.ts'

/** Outlines that the package ships; nothing is asked of a tile server. */
export interface Outlines {
  readonly countries: FeatureCollection<Geometry, { readonly name: string }>
  /** Borders between countries, each once. */
  readonly borders: MultiLineString
  readonly regions: FeatureCollection<Geometry, { readonly names: readonly string[] }> | null
  readonly areas: ReadonlyMap<string, Area>
}

const REGIONS = import.meta.glob<string>('./regions/*.json', {
  query: '?url',
  import: 'default',
  eager: true,
})

export async function loadOutlines(country: string): Promise<Outlines> {
  const regionsUrl = REGIONS[`./regions/${country}.json`]
  const [world, own] = await Promise.all([topology(worldUrl), regionsUrl ? topology(regionsUrl) : null])
  const countries = world.objects.countries as GeometryCollection<{ readonly name: string }>
  const drawn = feature(world, countries)
  return {
    countries: drawn,
    areas: await loadAreas(drawn),
    borders: mesh(world, countries, (a, b) => a !== b),
    regions: own
      ? feature(own, own.objects.regions as GeometryCollection<{ readonly names: readonly string[] }>)
      : null,
  }
}

async function topology(url: string): Promise<Topology> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`outlines: ${answer.status}`)
  return answer.json()
}

/** "Mangystau Region" and "Mangystau" are one: the word for what it is says nothing. */
export function regionKey(name: string): string {
  return name.toLowerCase().replace(/\s+(region|province|oblast)$/, '')
}
