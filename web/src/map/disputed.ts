import type { FeatureCollection, Geometry, MultiLineString, MultiPolygon } from 'geojson'
import areasUrl from './disputed/areas.json?url'
import positions from './disputed/positions.json'

/** Whose an area is drawn as: `fact` as administered, `open` as nobody's, or by the claims of one state (ISO 3166). */
export type Position = string

interface Row {
  readonly id: string
  /** In English and in Russian. */
  readonly name: readonly string[]
  /** A state, `self` for authorities of the area's own, null where it is divided. */
  readonly administered: string | null
  readonly claims: readonly string[]
  readonly since?: string
  readonly before?: string
}

/** Who holds and who claims an area on a day. */
export interface Standing extends Row {
  /** Whose it is drawn as; null as nobody's. */
  readonly owner: string | null
  /** Whether anybody disputed it on the day. */
  readonly disputed: boolean
}

const ROWS: readonly Row[] = positions

/** Each area as it stood on a day, drawn from a position. */
export function standingsOn(day: string, position: Position): readonly Standing[] {
  const byId = new Map<string, Row[]>()
  for (const row of ROWS) byId.set(row.id, [...(byId.get(row.id) ?? []), row])
  return [...byId.values()].map(rows => {
    const begun = rows.filter(({ since }) => !since || since <= day).at(-1)
    if (!begun) return { ...rows[0]!, owner: rows[0]!.before ?? rows[0]!.administered, disputed: false }
    return { ...begun, owner: ownerOf(begun, position), disputed: true }
  })
}

function ownerOf({ administered, claims }: Row, position: Position): string | null {
  if (position === 'open') return null
  return claims.includes(position) ? position : administered
}

/** The states that claim something on a day. */
export function claimantsOn(day: string): readonly string[] {
  const disputed = standingsOn(day, 'fact').filter(one => one.disputed)
  return [...new Set(disputed.flatMap(({ claims }) => claims))]
}

/** The shape of an area, and its lines to each neighbour. */
export interface Area {
  readonly geometry: MultiPolygon | Geometry
  readonly lines: readonly { readonly with: string; readonly line: MultiLineString }[]
}

/** @param countries those of world-atlas, some of which are areas themselves */
export async function loadAreas(
  countries: FeatureCollection<Geometry, { readonly name: string }>,
): Promise<ReadonlyMap<string, Area>> {
  const answer = await fetch(areasUrl)
  if (!answer.ok) throw new Error(`areas: ${answer.status}`)
  const written: Readonly<Record<string, Written>> = await answer.json()
  return new Map(
    Object.entries(written).flatMap(([id, { shape, coordinates, lines }]) => {
      const geometry: Geometry | undefined = shape
        ? countries.features.find(({ properties }) => properties.name === shape)?.geometry
        : { type: 'MultiPolygon', coordinates: coordinates ?? [] }
      if (!geometry) return []
      const drawn = Object.entries(lines).map(([neighbour, parts]) => ({
        with: neighbour,
        line: { type: 'MultiLineString' as const, coordinates: parts },
      }))
      return [[id, { geometry, lines: drawn }]]
    }),
  )
}

interface Written {
  readonly shape: string | null
  readonly coordinates?: MultiPolygon['coordinates']
  readonly lines: Readonly<Record<string, MultiLineString['coordinates']>>
}

/** Whether a line parts two owners; between areas of one owner, or of nobody, it is a line within. */
export function isBorder(neighbour: string, { owner }: Standing, standings: ReadonlyMap<string, Standing>) {
  if (owner === null) return false
  const other = neighbour.startsWith('@') ? standings.get(neighbour.slice(1))?.owner : neighbour
  return other !== owner
}
