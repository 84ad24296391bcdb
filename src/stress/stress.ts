import type { StressTest } from '../domain/assessment.ts'
import type { EventQuery } from '../domain/case.ts'
import type { Event } from '../domain/event.ts'
import { type Instant, instantOf, msOf } from '../domain/instant.ts'
import { type EventBook, eventsWhere } from '../watch/query.ts'
import { BLOCK, type Block, runBlock } from './block.ts'
import { type Country, type CountryDefinition, countryOf, kmBetween, UNKNOWN_COUNTRY } from './country.ts'
import { rangesOf, START_IDS, type StressDefinition } from './definition.ts'
import type { Plan } from './plan.ts'
import { NO_POLICY, type Policy } from './policy.ts'
import { type Grounds, resultOf } from './result.ts'
import { modelOf } from './run.ts'

export interface StressInput {
  readonly definition: StressDefinition
  /** Null where the case has none: then a country of one region is taken, and said so. */
  readonly land: CountryDefinition | null
  readonly book: EventBook
  /** ISO3 of the case: `CASE` in the definition's queries stands for it. */
  readonly country: string
  readonly asOf: Instant
  readonly seed: number
  readonly policy?: { readonly title: string; readonly policy: Policy }
}

/** Runs the simulation from what is believed now. The same definition, beliefs and seed give the same bytes. */
export function stress(input: StressInput): StressTest {
  const { plan, grounds } = planOf(input)
  const model = modelOf(plan)
  const blocks: Block[] = []
  for (let from = 0; from < grounds.asked; from += BLOCK)
    blocks.push(runBlock(plan, from, Math.min(BLOCK, grounds.asked - from), model))
  return resultOf(plan, blocks, grounds)
}

/** What the runs depend on, and what it rests on. */
export function planOf(input: StressInput): { readonly plan: Plan; readonly grounds: Grounds } {
  const { definition, book, asOf, seed, policy } = input
  const land = input.land ?? UNKNOWN_COUNTRY
  const country = countryOf(land)
  const found = (query: EventQuery, windowHours?: number) => {
    const since = windowHours ? instantOf(msOf(asOf) - windowHours * 3_600_000) : undefined
    return eventsWhere(inCountry(query, input.country), book, since)
  }
  const starts = definition.starts.map(({ id, title, query, windowHours, amongLargest }) => {
    const places = amongLargest === undefined ? null : largestOf(country, amongLargest)
    const events = found(query, windowHours).filter(event => {
      if (!places) return true
      const region = regionOf(event, country, input.country)
      return region !== null && places.has(region)
    })
    return { id, title, p: events[0]?.belief.p ?? 0, events: events.map(event => event.id) }
  })
  const unrest = unrestIn(
    country,
    found(definition.unrest.query, definition.unrest.windowHours),
    input.country,
  )
  return {
    plan: {
      days: definition.days,
      seed,
      ranges: rangesOf(definition),
      beliefs: START_IDS.map(id => starts.find(start => start.id === id)!.p),
      country,
      unrest: unrest.map(({ p }) => p),
      policy: policy?.policy ?? NO_POLICY,
    },
    grounds: {
      definition,
      starts,
      regions: unrest,
      country: land.title,
      policy: policy?.title ?? null,
      asked: definition.runs,
    },
  }
}

/** Belief that there is unrest in each region: that of its best supported event. */
function unrestIn(country: Country, events: readonly Event[], code: string): StressTest['regions'] {
  const byRegion = country.ids.map((): Event[] => [])
  for (const event of events) {
    const region = regionOf(event, country, code)
    if (region !== null) byRegion[region]!.push(event)
  }
  return country.ids.map((id, r) => ({
    id,
    title: country.titles[r]!,
    p: byRegion[r]![0]?.belief.p ?? 0,
    events: byRegion[r]!.map(event => event.id),
  }))
}

/** The numbers of so many regions with the most people; of those with as many, the first by name. */
function largestOf({ population }: Country, count: number): ReadonlySet<number> {
  const ordered = population.map((_, r) => r).sort((a, b) => population[b]! - population[a]! || a - b)
  return new Set(ordered.slice(0, count))
}

/**
 * The region whose seat is nearest to an event's place; none where the place is no more exact than the country, or is
 * in another. An event of which no country is known is at home if somebody of the country acts in it.
 */
function regionOf({ place, actors }: Event, { seats, titles }: Country, code: string): number | null {
  if (place?.country ? place.country !== code : !actors.some(actor => actor.startsWith(`${code} `)))
    return null
  if (seats.length === 1) return 0
  if (!place) return null
  const { point } = place
  if (place.precision === 'country') return null
  if (!point) return namedLike(place.name, titles)
  const distances = seats.map(seat => kmBetween(seat, point))
  return distances.indexOf(Math.min(...distances))
}

/** The region whose title is in a name of a place, the longest such title. */
function namedLike(name: string, titles: readonly string[]): number | null {
  const fitting = titles.filter(title => name.toLowerCase().includes(title.toLowerCase()))
  return fitting.length ? titles.indexOf(fitting.reduce((a, b) => (b.length > a.length ? b : a))) : null
}

/** `CASE` in a query stands for the country of the case. */
function inCountry(query: EventQuery, country: string): EventQuery {
  const localise = (patterns: readonly string[]) =>
    patterns.map(pattern => pattern.replace(/^CASE\b/, country))
  return {
    ...query,
    ...(query.actor ? { actor: localise(query.actor) } : {}),
    ...(query.target ? { target: localise(query.target) } : {}),
    ...(query.place ? { place: localise(query.place) } : {}),
  }
}
