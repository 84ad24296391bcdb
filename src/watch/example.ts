import type { Indicator } from '../domain/assessment.ts'
import type { IndicatorDefinition, IndicatorExample } from '../domain/case.ts'
import type { Claim, Participant } from '../domain/claim.ts'
import type { Event, Origin } from '../domain/event.ts'
import { type Instant, instantOf, msOf } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'
import { type EventBook, eventBook } from './query.ts'
import { watch } from './watch.ts'

/** An example with the hour at which it became known and its name. */
export interface ExampleEvent extends IndicatorExample {
  readonly id: string
  readonly at: Instant
}

/** Written examples as events with one report, one claim and the origins asked for, so that a query meets them. */
export function exampleBook(examples: readonly ExampleEvent[]): EventBook {
  const claims = examples.map(claimOf)
  return eventBook(
    examples.map((example, index) => eventOf(example, claims[index]!)),
    claims,
    examples.map(reportOf),
  )
}

/** What an indicator says of one of its own examples, an hour after it became known. */
export function watchExample(
  definition: IndicatorDefinition,
  example: IndicatorExample,
  at: Instant,
): Indicator {
  const copies = Array.from({ length: example.count }, (_, n) => ({ ...example, id: `example-${n + 1}`, at }))
  const asOf = instantOf(msOf(at) + 3_600_000)
  return watch({ indicators: [definition], book: exampleBook(copies), signals: [], asOf })[0]!
}

function reportOf({ id, at, says }: ExampleEvent): Report {
  return {
    id,
    outlet: 'example',
    outletCountry: null,
    kind: null,
    address: null,
    title: says,
    text: says,
    language: 'en',
    originalLanguage: 'en',
    published: at,
    precision: 'minute',
    basis: 'article',
    basisNote: null,
    sameArticleAs: null,
  }
}

function claimOf(example: ExampleEvent): Claim {
  const whole = { start: 0, end: example.says.length }
  return {
    id: `${example.id}#1`,
    report: example.id,
    event: example.event,
    mode: example.mode ?? null,
    contexts: [],
    trigger: { ...whole, text: example.says },
    quote: whole,
    actors: example.actors.map(participant),
    targets: example.targets.map(participant),
    place: placeOf(example),
    date: null,
    time: example.time,
    factuality: 'CT+',
    condition: example.conditional ? whole : null,
    attribution: null,
    chain: [],
    magnitudes: [],
    why: [],
  }
}

function participant(code: string): Participant {
  return { code, name: code, entity: null, span: null }
}

function placeOf({ place }: IndicatorExample): Claim['place'] {
  if (!place) return null
  const country = /^[A-Z]{3}$/.test(place)
  return {
    name: place,
    country: country ? place : null,
    precision: country ? 'country' : 'city',
    point: null,
    span: null,
  }
}

function eventOf(example: ExampleEvent, claim: Claim): Event {
  const { belief: p, at } = example
  return {
    id: example.id,
    type: example.event,
    mode: claim.mode,
    actors: example.actors,
    targets: example.targets,
    place: claim.place,
    from: null,
    to: null,
    time: example.time,
    conditional: example.conditional,
    claims: [claim.id],
    origins: Array.from({ length: example.origins }, (_, n): Origin => {
      const who = `${example.id} origin ${n + 1}`
      return { id: who, kind: 'outlet', who, supports: true, claims: [claim.id], first: at }
    }),
    first: at,
    last: at,
    belief: { p, low: p, high: p },
    grade: { reliability: 'C', credibility: 3 },
    disputed: false,
    terms: [],
    values: [],
  }
}
