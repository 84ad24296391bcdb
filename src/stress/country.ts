import { z } from 'zod'

const source = z.strictObject({ title: z.string().min(1), address: z.url().optional() })
const people = z.number().positive('expected a region with people')

const regionSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'expected lower-case words joined by -'),
  title: z.string().min(1),
  population: people,
  /** Where most of its people are: events are given to the nearest seat. */
  seat: z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }),
})

const allySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'expected lower-case words joined by -'),
  title: z.string().min(1),
  troops: z.number().positive(),
  /** Comes only once another ally has come. */
  follows: z.string().optional(),
})

/** The form of a case's country.yaml: where people live, what roads join them, which forces and allies there are. */
export const countrySchema = z
  .strictObject({
    title: z.string().min(1),
    source,
    capital: z.string(),
    regions: z.array(regionSchema).min(1).max(200),
    /** Pairs of regions; the length of a road is worked out from the seats. */
    roads: z.array(z.tuple([z.string(), z.string()])),
    forces: z.strictObject({
      police: z.strictObject({ persons: people, source }),
      interior: z.strictObject({ persons: people, source }),
      army: z.strictObject({ persons: people, source }),
    }),
    allies: z.array(allySchema).default([]),
  })
  .superRefine((country, context) => {
    const fault = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    const ids = country.regions.map(({ id }) => id)
    for (const [n, id] of ids.entries())
      if (ids.indexOf(id) !== n) fault(['regions', n, 'id'], `"${id}" is there twice`)
    if (!ids.includes(country.capital)) fault(['capital'], `no region is called "${country.capital}"`)
    for (const [n, ends] of country.roads.entries())
      for (const [end, id] of ends.entries())
        if (!ids.includes(id)) fault(['roads', n, end], `no region is called "${id}"`)
    const cutOff = unreached(ids, country.roads)
    if (cutOff.length) fault(['roads'], `no road leads from ${ids[0]} to ${cutOff.join(', ')}`)
    for (const [n, { follows }] of country.allies.entries()) {
      if (follows === undefined) continue
      if (!country.allies.some(({ id }) => id === follows))
        fault(['allies', n, 'follows'], `no ally is called "${follows}"`)
      else if (waitsForItself(country.allies, n))
        fault(['allies', n, 'follows'], 'allies wait for each other in a circle, so none would ever come')
    }
  })
export type CountryDefinition = z.output<typeof countrySchema>

type Roads = readonly (readonly [string, string])[]

function unreached(ids: readonly string[], roads: Roads): readonly string[] {
  const reached = new Set(ids.slice(0, 1))
  for (let before = 0; before < reached.size; ) {
    before = reached.size
    for (const [a, b] of roads) {
      if (reached.has(a)) reached.add(b)
      if (reached.has(b)) reached.add(a)
    }
  }
  return ids.filter(id => !reached.has(id))
}

function waitsForItself(allies: CountryDefinition['allies'], start: number): boolean {
  let at = allies[start]
  for (let n = 0; at?.follows !== undefined; n++) {
    if (n > allies.length) return true
    const next: string = at.follows
    at = allies.find(({ id }) => id === next)
  }
  return false
}

/** A country that nothing is known of: one region, and forces in proportion to its people. All are assumptions. */
export const UNKNOWN_COUNTRY: CountryDefinition = {
  title:
    'A country of one region and 10 million people (assumption: the case has no country.yaml that could be used)',
  source: { title: 'assumption' },
  capital: 'country',
  regions: [{ id: 'country', title: 'The country', population: 10_000_000, seat: { lat: 0, lon: 0 } }],
  roads: [],
  forces: {
    police: {
      persons: 30_000,
      source: {
        title: '300 per 100 000 people, the median of states in the survey of the UNODC of 2006',
      },
    },
    interior: { persons: 10_000, source: { title: 'assumption' } },
    army: { persons: 20_000, source: { title: 'assumption' } },
  },
  allies: [{ id: 'ally', title: 'An ally', troops: 3000 }],
}

/** The country as the model reads it: regions in order of their ids, so that the order of the file is nothing. */
export interface Country {
  readonly ids: readonly string[]
  readonly titles: readonly string[]
  readonly population: readonly number[]
  readonly seats: readonly { readonly lat: number; readonly lon: number }[]
  /** Both ways, by region; of each road the other end and the days that a column takes. */
  readonly roads: readonly (readonly { readonly to: number; readonly days: number }[])[]
  readonly police: number
  readonly interior: number
  readonly army: number
  /** Troops of each ally, and the number of allies that must be there before it. */
  readonly allies: readonly { readonly troops: number; readonly after: number }[]
  readonly capital: number
}

/** Roads are longer than the great circle (assumption: by 30 %); a column makes 500 km a day (assumption). */
const DETOUR = 1.3
const KM_A_DAY = 500
/** Even neighbouring towns are not reached at once (assumption: a quarter of a day). */
const LEAST_DAYS = 0.25

export function countryOf(definition: CountryDefinition): Country {
  const regions = [...definition.regions].sort((a, b) => (a.id < b.id ? -1 : 1))
  const index = new Map(regions.map(({ id }, n) => [id, n]))
  const pairs = new Set(
    definition.roads.flatMap(([a, b]) =>
      a === b ? [] : [`${index.get(a)} ${index.get(b)}`, `${index.get(b)} ${index.get(a)}`],
    ),
  )
  const allies = [...definition.allies].sort((a, b) => (a.id < b.id ? -1 : 1))
  const waits = (id: string | undefined): number =>
    id === undefined ? 0 : 1 + waits(allies.find(ally => ally.id === id)?.follows)
  return {
    ids: regions.map(({ id }) => id),
    titles: regions.map(({ title }) => title),
    population: regions.map(({ population }) => population),
    seats: regions.map(({ seat }) => seat),
    roads: regions.map(({ seat }, from) =>
      regions.flatMap((other, to) =>
        pairs.has(`${from} ${to}`)
          ? [{ to, days: Math.max(LEAST_DAYS, (kmBetween(seat, other.seat) * DETOUR) / KM_A_DAY) }]
          : [],
      ),
    ),
    police: definition.forces.police.persons,
    interior: definition.forces.interior.persons,
    army: definition.forces.army.persons,
    allies: allies.map(({ troops, follows }) => ({ troops, after: waits(follows) })),
    capital: index.get(definition.capital)!,
  }
}

/** Great circle on a sphere of the Earth's mean radius (haversine formula). */
export function kmBetween(a: Country['seats'][number], b: Country['seats'][number]): number {
  const rad = Math.PI / 180
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(h))
}
