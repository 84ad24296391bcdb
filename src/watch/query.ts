import type { EventQuery } from '../domain/case.ts'
import type { Claim } from '../domain/claim.ts'
import type { Event } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import { EVENT_TYPES, type EventType } from '../domain/plover.ts'
import type { Report } from '../domain/report.ts'
import { knownUntil, matcherOf, type Told } from './match.ts'

/** Events with what a query may ask of them beside their own fields. */
export interface EventBook extends Told {
  /** By type, those that may have gone on longest first: most queries name a type and a window. */
  readonly byType: ReadonlyMap<EventType, readonly Event[]>
  /** When each event became known, the earliest first. */
  readonly firsts: readonly Instant[]
  /** What queries found so far: a query is known by being the same object. */
  readonly found: Map<EventQuery, Found>
}

/** What a query found, of the events that may have gone on until `lookedBackTo` or later. */
interface Found {
  readonly match: (event: Event) => Event | null
  lookedBackTo: Instant | null
  /** Those that went on longest first. */
  counted: readonly Counted[]
}

/** An event that a query counts, as the claims that pass tell it, with the last hour at which it is known to go on. */
interface Counted {
  readonly whole: Event
  readonly event: Event
  readonly until: Instant
}

export function eventBook(
  events: readonly Event[],
  claims: readonly Claim[],
  reports: readonly Report[],
): EventBook {
  const byType = new Map<EventType, Event[]>(EVENT_TYPES.map(type => [type, []]))
  for (const event of events) byType.get(event.type)!.push(event)
  return {
    byType: new Map([...byType].map(([type, list]) => [type, longestFirst(list, atMostUntil)])),
    firsts: events.map(({ first }) => first).sort(),
    claims: new Map(claims.map(claim => [claim.id, claim])),
    reports: new Map(reports.map(report => [report.id, report])),
    found: new Map(),
  }
}

/** What a new report changes: events that are new or told otherwise, those in whose place they stand, and what they rest on. */
export interface BookChange {
  readonly events: readonly Event[]
  readonly replaced: ReadonlySet<Event>
  readonly claims: readonly Claim[]
  readonly reports: readonly Report[]
}

/**
 * The book after a change, which costs as much as it changes: what queries found before is kept, and only the events
 * that are new are held against them. Claims and reports are added to those of the book before, which never asks for
 * them.
 */
export function bookWith(book: EventBook, change: BookChange): EventBook {
  const { events, replaced, claims, reports } = change
  for (const claim of claims) (book.claims as Map<string, Claim>).set(claim.id, claim)
  for (const report of reports) (book.reports as Map<string, Report>).set(report.id, report)
  const byType = new Map(book.byType)
  const touched = new Set([...events, ...replaced].map(({ type }) => type))
  for (const type of touched) {
    const list = byType.get(type)!.filter(event => !replaced.has(event))
    for (const event of events) if (event.type === type) insert(list, event, atMostUntil)
    byType.set(type, list)
  }
  const firsts = [...book.firsts]
  for (const { first } of replaced) firsts.splice(countBefore(firsts, first), 1)
  for (const { first } of events) firsts.splice(countBefore(firsts, first), 0, first)
  const found = new Map(book.found)
  for (const [query, of] of found)
    if (!query.event || query.event.some(type => touched.has(type)))
      found.set(query, foundAfter(query, of, change, book))
  return { ...book, byType, firsts, found }
}

function foundAfter(
  query: EventQuery,
  { match, lookedBackTo, counted }: Found,
  { events, replaced }: BookChange,
  told: Told,
): Found {
  const fresh = events
    .filter(({ type }) => !query.event || query.event.includes(type))
    .filter(event => lookedBackTo !== null && atMostUntil(event) >= lookedBackTo)
    .flatMap(event => countedOf(event, match, told) ?? [])
  if (!fresh.length && !counted.some(({ whole }) => replaced.has(whole)))
    return { match, lookedBackTo, counted }
  const list = counted.filter(({ whole }) => !replaced.has(whole))
  for (const one of fresh) insert(list, one, untilOf)
  return { match, lookedBackTo, counted: list }
}

export function eventsOf({ byType }: EventBook): readonly Event[] {
  return [...byType.values()].flat()
}

/**
 * The events that a query counts, strongest belief first.
 *
 * @param since only events that went on, as far as is known, until then or later
 * @param known only events of which something was known by then, each as it is believed now
 */
export function eventsWhere(
  query: EventQuery,
  book: EventBook,
  since?: Instant,
  known?: Instant,
): readonly Event[] {
  const { counted } = lookedBack(query, book, since ?? ALWAYS)
  const events: Event[] = []
  for (const { whole, event, until } of counted) {
    if (since && until < since) break
    if (!known || whole.first <= known) events.push(event)
  }
  return events.sort((a, b) => b.belief.p - a.belief.p || (a.id < b.id ? -1 : 1))
}

/** Before every instant, in the order in which instants are written. */
const ALWAYS = '' as Instant

/** What the query finds as far back as is asked: what was looked at before is not looked at again. */
function lookedBack(query: EventQuery, book: EventBook, since: Instant): Found {
  const found = book.found.get(query) ?? { match: matcherOf(query, book), lookedBackTo: null, counted: [] }
  book.found.set(query, found)
  const { match, lookedBackTo } = found
  if (lookedBackTo !== null && lookedBackTo <= since) return found
  const more: Counted[] = []
  for (const type of query.event ?? EVENT_TYPES) {
    const list = book.byType.get(type)!
    const end = since === ALWAYS ? list.length : countDown(list, since, atMostUntil)
    for (let n = lookedBackTo === null ? 0 : countDown(list, lookedBackTo, atMostUntil); n < end; n++) {
      const counted = countedOf(list[n]!, match, book)
      if (counted) more.push(counted)
    }
  }
  found.counted = longestFirst([...found.counted, ...more], untilOf)
  found.lookedBackTo = since
  return found
}

function countedOf(whole: Event, match: Found['match'], told: Told): Counted | null {
  const event = match(whole)
  return event && { whole, event, until: knownUntil(event, told) }
}

/** Whether anything at all was told since an hour, of events of which something was known by another. */
export function isAnyTold({ byType }: EventBook, since: Instant, known: Instant): boolean {
  return EVENT_TYPES.some(type => {
    for (const event of byType.get(type)!) {
      if (atMostUntil(event) < since) return false
      if (event.first <= known && event.last >= since) return true
    }
    return false
  })
}

/** How many events of any kind became known after one hour and by another. */
export function countKnown({ firsts }: EventBook, after: Instant, by: Instant): number {
  return countUntil(firsts, by) - countUntil(firsts, after)
}

/** Never earlier than `knownUntil`, and found without looking at any claim. */
function atMostUntil({ to, last, origins }: Event): Instant {
  const lastDay = to ? (`${to}T23:59:59Z` as Instant) : last
  const least = lastDay > last ? lastDay : last
  return origins.reduce((latest, { first }) => (first > latest ? first : latest), least)
}

function untilOf({ until }: Counted): Instant {
  return until
}

function longestFirst<T>(list: readonly T[], hourOf: (one: T) => Instant): readonly T[] {
  return list
    .map(one => ({ one, hour: hourOf(one) }))
    .sort((a, b) => (a.hour > b.hour ? -1 : a.hour < b.hour ? 1 : 0))
    .map(({ one }) => one)
}

function insert<T>(list: T[], one: T, hourOf: (one: T) => Instant): void {
  list.splice(countDown(list, hourOf(one), hourOf), 0, one)
}

/** How many of a list, the latest first, are of an hour or later. */
function countDown<T>(list: readonly T[], since: Instant, hourOf: (one: T) => Instant): number {
  return countWhile(list, one => hourOf(one) >= since)
}

/** How many of a list, the earliest first, are earlier than an hour. */
function countBefore(list: readonly Instant[], hour: Instant): number {
  return countWhile(list, one => one < hour)
}

function countUntil(list: readonly Instant[], hour: Instant): number {
  return countWhile(list, one => one <= hour)
}

/** How many of a list, of which a test holds up to a place and not after it. */
function countWhile<T>(list: readonly T[], holds: (one: T) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(list[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
