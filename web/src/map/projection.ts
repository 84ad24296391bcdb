import { type GeoProjection, geoAzimuthalEqualArea, geoCentroid, geoNaturalEarth1 } from 'd3-geo'
import type { Feature, FeatureCollection, Geometry, MultiPoint } from 'geojson'

export const VIEWS = ['country', 'region', 'world'] as const
export type View = (typeof VIEWS)[number]

export interface Frame {
  readonly width: number
  readonly height: number
  /** What lies over the upper edge and must hide nothing. */
  readonly above: number
}

/**
 * A projection that suits the place: equal areas around the country's middle, so that a shaded region looks as large
 * as it is; the whole world in Robinson's manner. The further view takes in the towns that the events name.
 */
export function projectionFor(
  view: View,
  country: Feature<Geometry>,
  towns: readonly (readonly [number, number])[],
  { width, height, above }: Frame,
): GeoProjection {
  const margin = Math.min(width, height) * 0.06
  const extent: [[number, number], [number, number]] = [
    [margin, Math.max(margin, above)],
    [width - margin, height - margin],
  ]
  if (view === 'world') return geoNaturalEarth1().fitExtent(extent, { type: 'Sphere' })
  const [lon, lat] = geoCentroid(country)
  const projection = geoAzimuthalEqualArea().rotate([-lon, -lat])
  if (view === 'country') return projection.fitExtent(extent, country)
  const points: MultiPoint = {
    type: 'MultiPoint',
    coordinates: [...near(towns, [lon, lat]), [lon, lat]].map(point => [...point]),
  }
  const all: FeatureCollection = {
    type: 'FeatureCollection',
    features: [country, { type: 'Feature', properties: {}, geometry: points }],
  }
  return projection.fitExtent(extent, all)
}

/** Towns up to a quarter of the globe's half-turn away (assumption: further ones would make the country a dot). */
const NEAR_DEGREES = 45

function near(towns: readonly (readonly [number, number])[], [lon, lat]: readonly [number, number]) {
  return towns.filter(
    town => Math.hypot(town[1] - lat, (town[0] - lon) * Math.cos((lat * Math.PI) / 180)) < NEAR_DEGREES,
  )
}
