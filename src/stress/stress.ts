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
  const starts = definition.starts.map(start => {
    const { id, title, query, windowHours } = start
    const events = strongestFirst([
      ...found(query, windowHours).filter(isIn(placesOf(start, country), country, input.country)),
      ...(start.capitalWords
        ? found({ ...query, words: start.capitalWords }, windowHours).filter(
            event => isAtHome(event, input.country) && regionOf(event, country, input.country) === null,
          )
        : []),
    ])
    return {
      id,
      title,
      p: events[0]?.belief.p ?? 0,
      events: events.map(event => event.id),
      claims: events.flatMap(({ claims }) => claims),
    }
  })
  const restless = found(definition.unrest.query, definition.unrest.windowHours)
  const unrest = unrestIn(country, restless, input.country)
  const unplaced = restless.filter(
    event => isAtHome(event, input.country) && regionOf(event, country, input.country) === null,
  )
  const somewhere = { p: unplaced[0]?.belief.p ?? 0, events: unplaced.map(({ id }) => id) }
  return {
    plan: {
      days: definition.days,
      seed,
      ranges: rangesOf(definition),
      beliefs: START_IDS.map(id => starts.find(start => start.id === id)!.p),
      country,
      unrest: unrest.map(({ p }) => p),
      somewhere: somewhere.p,
      policy: policy?.policy ?? NO_POLICY,
    },
    grounds: {
      definition,
      starts,
      regions: unrest,
      somewhere,
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

/** The regions in which an event must lie to count for a start; null where it may lie anywhere. */
function placesOf(
  { amongLargest, capitalWords }: StressDefinition['starts'][number],
  country: Country,
): ReadonlySet<number> | null {
  if (amongLargest === undefined) return null
  const largest = largestOf(country, amongLargest)
  return new Set(capitalWords ? [...largest, country.capital] : largest)
}

function isIn(places: ReadonlySet<number> | null, country: Country, code: string): (event: Event) => boolean {
  return event => {
    if (!places) return true
    const region = regionOf(event, country, code)
    return region !== null && places.has(region)
  }
}

function strongestFirst(events: readonly Event[]): readonly Event[] {
  return [...events].sort((a, b) => b.belief.p - a.belief.p || (a.id < b.id ? -1 : 1))
}

/** The numbers of so many regions with the most people; of those with as many, the first by name. */
function largestOf({ population }: Country, count: number): readonly number[] {
  const ordered = population.map((_, r) => r).sort((a, b) => population[b]! - population[a]! || a - b)
  return ordered.slice(0, count)
}

/**
 * Whether an event is in the country of the case: by its place, or, where no country is known, if somebody of the
 * country acts in it.
 */
function isAtHome({ place, actors }: Event, code: string): boolean {
  return place?.country ? place.country === code : actors.some(actor => actor.startsWith(`${code} `))
}

/** The region whose seat is nearest to an event's place; none where the place is no more exact than the country, or abroad. */
function regionOf(event: Event, { seats, titles }: Country, code: string): number | null {
  if (!isAtHome(event, code)) return null
  const { place } = event
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
