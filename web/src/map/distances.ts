import type { Feature, Geometry, Position } from 'geojson'
import { kmBetween } from '../../../src/stress/country.ts'
import type { Town } from './places.ts'

export interface Point {
  readonly lat: number
  readonly lon: number
}

/** The other towns by great circle, the nearest first. */
export function nearest(from: Town, towns: readonly Town[], most: number) {
  return towns
    .filter(({ key }) => key !== from.key)
    .map(town => ({ town, km: kmBetween(from, town) }))
    .sort((a, b) => a.km - b.km)
    .slice(0, most)
}

/**
 * Kilometres from a point to a country's outline. Each stretch of the outline is taken as straight on a plane that
 * touches the globe at the point: good to a part in a hundred below a thousand kilometres, and no better than the
 * outline is drawn (1:50 million: some kilometres).
 */
export function kmToOutline({ lat, lon }: Point, outline: Feature<Geometry>): number {
  const narrowing = Math.cos((lat * Math.PI) / 180)
  const plane = ([x = 0, y = 0]: Position): readonly [number, number] => {
    const east = ((x - lon + 540) % 360) - 180
    return [east * narrowing * KM_A_DEGREE, (y - lat) * KM_A_DEGREE]
  }
  let least = Number.POSITIVE_INFINITY
  for (const ring of ringsOf(outline.geometry)) {
    for (let n = 1; n < ring.length; n++)
      least = Math.min(least, toStretch(plane(ring[n - 1]!), plane(ring[n]!)))
  }
  return least
}

/** A degree of a great circle on a sphere of the Earth's mean radius. */
const KM_A_DEGREE = (6371 * Math.PI) / 180

function ringsOf(geometry: Geometry): readonly Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []
}

/** From the origin to a stretch between two points. */
function toStretch([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx ** 2 + dy ** 2
  const along = length ? Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length)) : 0
  return Math.hypot(ax + along * dx, ay + along * dy)
}
