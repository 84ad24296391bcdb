import type { GeoPath } from 'd3-geo'
import { countryText } from '../words/places.ts'
import { mapWords } from '../words/words.ts'
import { type Area, isBorder, type Standing } from './disputed.ts'

export interface Disputed {
  readonly areas: ReadonlyMap<string, Area>
  readonly standings: readonly Standing[]
}

/** Disputed areas over the outlines: each in the colour of whose it is drawn as, nobody's hatched, lines dashed. */
export function DisputedLayer({
  areas,
  standings,
  path,
  country,
}: Disputed & { readonly path: GeoPath; readonly country: string }) {
  const byId = new Map(standings.map(one => [one.id, one]))
  const shown = standings.flatMap(standing => {
    const area = areas.get(standing.id)
    const d = area && path(area.geometry)
    return area && d ? [{ standing, area, d }] : []
  })
  return (
    <>
      <defs>
        <pattern
          id="nobodys"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" class="hatch-ground" />
          <path d="M0 0V6" class="hatch" />
        </pattern>
      </defs>
      {shown.map(({ standing, d }) => (
        <path
          key={standing.id}
          class={`area${standing.owner === country ? ' own' : ''}${standing.owner === null ? ' nobodys' : ''}`}
          d={d}
        >
          <title>{standingText(standing)}</title>
        </path>
      ))}
      {shown.flatMap(({ standing, area }) =>
        area.lines.map(({ with: neighbour, line }) => {
          const drawn = path(line) ?? ''
          const border = isBorder(neighbour, standing, byId)
          return (
            <g key={`${standing.id} ${neighbour}`} class="area-line">
              <path class="casing" d={drawn} />
              <path
                class={border ? 'between' : 'within'}
                d={drawn}
                {...(standing.disputed ? { 'stroke-dasharray': '4 3' } : {})}
              />
            </g>
          )
        }),
      )}
    </>
  )
}

/** Areas that are disputed on the day and whose shape comes into the picture. */
export function inSight({ areas, standings }: Disputed, path: GeoPath): readonly Standing[] {
  return standings.filter(({ id, disputed }) => {
    const area = areas.get(id)
    return disputed && area !== undefined && path.area(area.geometry as never) > 2
  })
}

export function areaName({ name }: Standing, language: 'en' | 'ru'): string {
  return name[language === 'ru' ? 1 : 0] ?? name[0]!
}

function partyText(code: string): string {
  const w = mapWords.value
  if (code === 'self') return w.itself
  return code === 'ESH' ? w.sahrawi : countryText(code)
}

/** Who holds an area and who claims it, in words. */
export function standingText(standing: Standing): string {
  const w = mapWords.value
  const { administered, claims, disputed, owner } = standing
  if (!disputed) return w.notDisputed(owner ? partyText(owner) : '–')
  const holds = administered ? w.administered(partyText(administered)) : w.divided
  return `${holds}; ${w.claims(claims.map(partyText).join(', '))}`
}
