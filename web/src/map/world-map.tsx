import { geoCentroid, geoGraticule10, geoPath } from 'd3-geo'
import { useEffect, useMemo } from 'preact/hooks'
import { countryText, numericOf } from '../words/places.ts'
import { percent, words } from '../words/words.ts'
import type { Standing } from './disputed.ts'
import { type Disputed, DisputedLayer, inSight } from './disputed-layer.tsx'
import type { Flow } from './flows.ts'
import { placeLabels } from './labels.ts'
import { MovementLayer, middle } from './movement-layer.tsx'
import type { Movement } from './movements.ts'
import { type Outlines, regionKey } from './outlines.ts'
import type { Placed, Town } from './places.ts'
import { projectionFor, type View } from './projection.ts'

/** A circle's area stands for its events; none is smaller than a finger's target allows to see. */
const SMALLEST = 4.5
const LARGEST = 30
/** The choice of views lies over a wide map, and stands above a narrow one (pages.css). */
const CHOICES = 54
const CHOICES_BESIDE = 560

/** The map itself: outlines, shaded regions, a circle at each town. */
export function WorldMap({
  outlines,
  placed,
  country,
  view,
  width,
  selected,
  select,
  flows,
  disputed,
  movements,
  sees,
}: {
  readonly outlines: Outlines
  readonly placed: Placed
  readonly country: string
  readonly view: View
  readonly width: number
  readonly selected: string
  readonly select: (key: string) => void
  readonly flows: readonly Flow[]
  readonly disputed: Disputed
  readonly movements: readonly Movement[]
  /** Told which disputed areas come into the picture. */
  readonly sees: (standings: readonly Standing[]) => void
}) {
  const w = words.value
  const height = Math.round(Math.max(260, Math.min(width * 0.62, 680)))
  const { towns, regions } = placed
  const own = outlines.countries.features.find(({ id }) => id === numericOf(country))
  const middles = useMemo(() => new Map<string, readonly [number, number] | null>(), [outlines])
  const middleOf = (code: string) => {
    if (!middles.has(code)) {
      const outline = outlines.countries.features.find(({ id }) => id === numericOf(code))
      middles.set(code, outline ? middle(outline) : null)
    }
    return middles.get(code)!
  }
  // So that the further view takes in where they come from.
  const origins = movements.map(({ country: home }) => middleOf(home)).filter(point => point !== null)
  const originsKey = origins.length ? movements.map(({ country: home }) => home).join() : ''
  const drawn = useMemo(() => {
    const points = [...towns.map(({ lon, lat }) => [lon, lat] as const), ...origins]
    const projection = projectionFor(view, own ?? outlines.countries.features[0]!, points, {
      width,
      height,
      above: width > CHOICES_BESIDE ? CHOICES : 0,
    })
    projection.clipExtent([
      [-2, -2],
      [width + 2, height + 2],
    ])
    const path = geoPath(projection)
    return {
      path,
      projection,
      countries: outlines.countries.features
        .map(shape => ({ shape, d: path(shape) ?? '' }))
        .filter(({ d }) => d),
      borders: path(outlines.borders) ?? '',
      graticule: path(geoGraticule10()) ?? '',
      regions: (outlines.regions?.features ?? []).map(({ properties, ...shape }) => ({
        names: properties.names,
        d: path({ ...shape, properties }) ?? '',
      })),
    }
  }, [outlines, view, width, height, own, towns, originsKey])
  const most = Math.max(1, ...towns.map(({ events }) => events.length))
  // In a whole world of towns the circles of one country would hide it.
  const largest = Math.min(LARGEST, width / (view === 'world' ? 60 : 22))
  const seen = useMemo(() => inSight(disputed, drawn.path), [disputed, drawn])
  useEffect(() => sees(seen), [seen])
  const circles = towns.flatMap(town => {
    const at = drawn.projection([town.lon, town.lat])
    if (!at || at[0] < 0 || at[0] > width || at[1] < 0 || at[1] > height) return []
    const radius = Math.max(SMALLEST, Math.sqrt(town.events.length / most) * largest)
    return [{ town, x: at[0], y: at[1], radius }]
  })
  const labels = placeLabels(
    circles.map(({ town, x, y, radius }) => ({ key: town.key, text: town.names[0]!, x, y, radius })),
    width,
  )
  const mostInRegion = Math.max(1, ...[...regions.values()].map(events => events.length))
  const pick = (key: string) => ({
    role: 'button' as const,
    tabIndex: 0,
    'aria-pressed': selected === key,
    onClick: () => select(key),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      select(key)
    },
  })
  return (
    <svg
      class="world-map"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-label={w.pages.map}
      role="group"
    >
      <path class="graticule" d={drawn.graticule} />
      {drawn.countries.map(({ shape, d }) => {
        const flow = flows.find(({ country: hurt }) => numericOf(hurt) === shape.id)
        return (
          <path
            key={String(shape.id) + shape.properties.name}
            class={`country${shape === own ? ' own' : ''}${flow ? ' hurt' : ''}`}
            d={d}
          />
        )
      })}
      {drawn.regions.map(({ names, d }) => {
        const key = names.map(regionKey).find(name => regions.has(name))
        const events = key ? regions.get(key)! : []
        if (!key || !events.length) return <path key={names[0]} class="region" d={d} />
        return (
          <path
            key={names[0]}
            class={`region shaded${selected === `region:${key}` ? ' selected' : ''}`}
            d={d}
            style={{ fillOpacity: String(0.18 + 0.4 * (events.length / mostInRegion)) }}
            aria-label={`${names[0]}: ${w.eventsN(events.length)}`}
            {...pick(`region:${key}`)}
          >
            <title>{`${names[0]}: ${w.eventsN(events.length)}`}</title>
          </path>
        )
      })}
      <path class="borders" d={drawn.borders} />
      <DisputedLayer {...disputed} path={drawn.path} country={country} />
      <MovementLayer
        movements={movements}
        middleOf={middleOf}
        path={drawn.path}
        projection={drawn.projection}
      />
      {own &&
        flows.map(flow => {
          const hurt = outlines.countries.features.find(({ id }) => id === numericOf(flow.country))
          if (!hurt) return null
          const d =
            drawn.path({ type: 'LineString', coordinates: [geoCentroid(own), geoCentroid(hurt)] }) ?? ''
          const said = `${countryText(flow.country)}: ${flow.exposures
            .map(({ party, p }) => `${party} ${p === null ? w.noTrigger : percent(p)}`)
            .join('; ')}`
          return (
            <path
              key={flow.country}
              class={`flow${flow.p === null ? ' untold' : ''}`}
              d={d}
              stroke-width={flow.p === null ? 1.5 : 1.5 + 5 * flow.p}
            >
              <title>{said}</title>
            </path>
          )
        })}
      {circles.map(({ town, x, y, radius }) => (
        <circle
          key={town.key}
          class={`town${selected === town.key ? ' selected' : ''}`}
          cx={x}
          cy={y}
          r={radius}
          aria-label={townText(town, w.eventsN(town.events.length))}
          {...pick(town.key)}
        >
          <title>{townText(town, w.eventsN(town.events.length))}</title>
        </circle>
      ))}
      {labels.map(({ key, text, x, y, radius, side }) => (
        <text
          key={key}
          class="town-name"
          x={side === 'start' ? x + radius + 4 : x - radius - 4}
          y={y + 4}
          text-anchor={side}
        >
          {text}
        </text>
      ))}
    </svg>
  )
}

function townText({ names }: Town, count: string): string {
  return `${names.join(', ')}: ${count}`
}
