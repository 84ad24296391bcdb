import type { Indicator } from '../domain/assessment.ts'
import type { Claim, Participant } from '../domain/claim.ts'
import type { Event, Origin } from '../domain/event.ts'
import type { Combination, IndicatorDefinition, IndicatorExample } from '../domain/indicator.ts'
import { type Instant, instantOf, msOf } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'
import { measureCombined } from './combined-reading.ts'
import { type EventBook, eventBook } from './query.ts'
import { statusAt } from './reading.ts'
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
): Pick<Indicator, 'status' | 'value'> {
  const asOf = instantOf(msOf(at) + 3_600_000)
  const copies = [at, ...earlier(definition, asOf)].flatMap((hour, span) =>
    Array.from({ length: span ? example.before : example.count }, (_, n) => ({
      ...example,
      id: `example-${span}-${n + 1}`,
      at: hour,
    })),
  )
  // Something else became known in every span of the past, so that a count of nought is one.
  const told = earlier(definition, asOf).map(hour => ({
    ...example,
    id: `told-${hour}`,
    at: hour,
    time: 'future' as const,
  }))
  return watch({ indicators: [definition], book: exampleBook([...copies, ...told]), signals: [], asOf })[0]!
}

/** The middles of the spans that a surge is held against. */
function earlier({ test }: IndicatorDefinition, asOf: Instant): readonly Instant[] {
  if (test.kind !== 'surge') return []
  const first = test.windowHours / test.spanHours
  const count = Math.floor(test.baselineHours / test.spanHours)
  return Array.from({ length: count }, (_, n) =>
    instantOf(msOf(asOf) - (first + n + 0.5) * test.spanHours * 3_600_000),
  )
}

/** What a combined indicator says where others stand as given. */
export function watchCombination(
  { test }: IndicatorDefinition,
  { given }: Combination,
): Pick<Indicator, 'status' | 'value'> {
  if (test.kind !== 'combined') return { status: 'no data', value: null }
  const members = Object.entries(given).map(
    ([name, status]): Indicator => ({
      name,
      title: name,
      question: name,
      group: name,
      kind: 'any-event',
      status,
      value: null,
      unit: null,
      interval: null,
      thresholds: test.thresholds,
      events: [],
      claims: [],
      origins: 1,
      first: null,
      why: [],
      sources: [],
    }),
  )
  const { value } = measureCombined(test, members)
  return { value, status: value === null ? 'no data' : statusAt(value, test.thresholds, 'above') }
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
    factuality: example.leftOpen ? 'U' : 'CT+',
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

/** What is believed of what nobody asserts: even odds. */
const OPEN = { p: 0.5, low: 0.5, high: 0.5 }

function eventOf(example: ExampleEvent, claim: Claim): Event {
  const { belief: p, at, leftOpen } = example
  const belief = { p, low: p, high: p }
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
      return { id: who, kind: 'outlet', who, supports: leftOpen ? null : true, claims: [claim.id], first: at }
    }),
    first: at,
    last: at,
    belief: leftOpen ? OPEN : belief,
    grade: { reliability: 'C', credibility: 3 },
    disputed: false,
    terms: [],
    ...(leftOpen
      ? { open: { belief, terms: [{ label: 'told', value: 0, alone: 0, claims: [claim.id] }] } }
      : {}),
    values: [],
  }
}
