import { type GeoPath, type GeoProjection, geoCentroid, geoInterpolate } from 'd3-geo'
import type { Feature, Geometry } from 'geojson'
import { countryText } from '../words/places.ts'
import { mapWords, percent } from '../words/words.ts'
import type { Movement } from './movements.ts'

/** How wide a line is that is believed for certain. */
const WIDEST = 4

/** Arrows between the country of who moves and the place of the event. */
export function MovementLayer({
  movements,
  middleOf,
  path,
  projection,
}: {
  readonly movements: readonly Movement[]
  readonly middleOf: (country: string) => readonly [number, number] | null
  readonly path: GeoPath
  readonly projection: GeoProjection
}) {
  return (
    <g class="movements">
      {movements.map(movement => {
        const ends = endsOf(movement, middleOf)
        if (!ends) return null
        const [from, to] = ends
        const d = path({ type: 'LineString', coordinates: [[...from], [...to]] })
        if (!d) return null
        const head = headOf(from, to, projection)
        const look = `movement ${movement.kind}${movement.announced ? ' announced' : ''}${movement.place ? '' : ' whole'}`
        return (
          <g key={movement.key} class={look}>
            <path class="line" d={d} stroke-width={1 + (WIDEST - 1) * movement.p}>
              <title>{movementText(movement)}</title>
            </path>
            {head && <path class="head" d="M-9 -5 0 0 -9 5Z" transform={head} />}
          </g>
        )
      })}
    </g>
  )
}

/** The middle of a country's largest part: France without Guiana. */
export function middle(outline: Feature<Geometry>): readonly [number, number] {
  const { geometry } = outline
  if (geometry.type !== 'MultiPolygon') return geoCentroid(outline)
  const largest = geometry.coordinates.reduce((a, b) => (extent(b[0]!) > extent(a[0]!) ? b : a))
  return geoCentroid({ type: 'Polygon', coordinates: largest })
}

/** Near enough to tell a mainland from its islands. */
function extent(ring: readonly (readonly number[])[]): number {
  let sum = 0
  for (let n = 1; n < ring.length; n++) {
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[n - 1]!, ring[n]!]
    sum += (ax * by - bx * ay) * Math.cos((ay * Math.PI) / 180)
  }
  return Math.abs(sum)
}

function endsOf(
  { kind, country, place, placeCountry }: Movement,
  middleOf: (country: string) => readonly [number, number] | null,
): readonly [readonly [number, number], readonly [number, number]] | null {
  const home = middleOf(country)
  const there = place ? ([place.lon, place.lat] as const) : middleOf(placeCountry)
  if (!home || !there) return null
  return kind === 'withdrawn' ? [there, home] : [home, there]
}

/** Where the arrow's head goes: at the end, in the direction in which the line comes in. */
function headOf(
  from: readonly [number, number],
  to: readonly [number, number],
  projection: GeoProjection,
): string | null {
  const before = projection(geoInterpolate([...from], [...to])(0.97))
  const at = projection([...to])
  if (!before || !at) return null
  const angle = (Math.atan2(at[1] - before[1], at[0] - before[0]) * 180) / Math.PI
  return `translate(${at[0].toFixed(1)} ${at[1].toFixed(1)}) rotate(${angle.toFixed(1)})`
}

export function movementText(movement: Movement): string {
  const w = mapWords.value
  const { kind, country, place, placeCountry, p, announced } = movement
  const there = place ? `${place.town} (${countryText(placeCountry)})` : countryText(placeCountry)
  const [from, to] = kind === 'withdrawn' ? [there, countryText(country)] : [countryText(country), there]
  return `${w.fromTo(from, to)}: ${w.movementKinds[kind]}, ${percent(p)}${announced ? `, ${w.announcedOnly}` : ''}`
}
