import type { EventQuery } from '../domain/case.ts'
import type { Claim } from '../domain/claim.ts'
import type { Belief, Event, Origin, Term } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import { logit, probabilityOf } from '../domain/logit.ts'
import { EVENT_TYPES, type EventType } from '../domain/plover.ts'
import type { Report } from '../domain/report.ts'

/** Events with what a query may ask of them beside their own fields. */
export interface EventBook {
  readonly events: readonly Event[]
  /** The same events by type, those that may have gone on longest first: most queries name a type and a window. */
  readonly byType: ReadonlyMap<EventType, readonly Event[]>
  readonly claims: ReadonlyMap<string, Claim>
  readonly reports: ReadonlyMap<string, Report>
  /** What queries found of events before: it holds as long as the event is the same object. */
  readonly memo: WeakMap<EventQuery, WeakMap<Event, CountedEvent | null>>
}

export function eventBook(
  events: readonly Event[],
  claims: readonly Claim[],
  reports: readonly Report[],
): EventBook {
  return {
    ...byTypeOf(events),
    claims: new Map(claims.map(claim => [claim.id, claim])),
    reports: new Map(reports.map(report => [report.id, report])),
    memo: new WeakMap(),
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
 * The book after a change. Events that did not change are the same objects, so that what queries found of them is
 * not looked for again. Claims and reports are added to those of the book before, which never asks for them.
 */
export function bookWith(book: EventBook, { events, replaced, claims, reports }: BookChange): EventBook {
  const byType = new Map(book.byType)
  for (const type of new Set([...events, ...replaced].map(event => event.type))) {
    const list = byType.get(type)!.filter(event => !replaced.has(event))
    for (const event of events)
      if (event.type === type) list.splice(countUntil(list, atMostUntil(event)), 0, event)
    byType.set(type, list)
  }
  for (const claim of claims) (book.claims as Map<string, Claim>).set(claim.id, claim)
  for (const report of reports) (book.reports as Map<string, Report>).set(report.id, report)
  return { ...book, byType, events: [...byType.values()].flat() }
}

function byTypeOf(events: readonly Event[]): Pick<EventBook, 'events' | 'byType'> {
  const byType = new Map<EventType, Event[]>(EVENT_TYPES.map(type => [type, []]))
  for (const event of events) byType.get(event.type)!.push(event)
  return { events, byType: new Map([...byType].map(([type, list]) => [type, longestFirst(list)])) }
}

function longestFirst(events: readonly Event[]): readonly Event[] {
  return events
    .map(event => ({ event, until: atMostUntil(event) }))
    .sort((a, b) => (a.until > b.until ? -1 : a.until < b.until ? 1 : 0))
    .map(({ event }) => event)
}

/** Never earlier than `knownUntil`, and found without looking at any claim. */
function atMostUntil({ to, last, origins }: Event): Instant {
  const lastDay = to ? (`${to}T23:59:59Z` as Instant) : last
  const least = lastDay > last ? lastDay : last
  return origins.reduce((latest, { first }) => (first > latest ? first : latest), least)
}

/** An event that a query counts, as the claims that pass tell it, with the last hour at which it is known to go on. */
export interface CountedEvent {
  readonly event: Event
  readonly until: Instant
}

/**
 * The events that a query counts, strongest belief first. Keys given together must all hold; a list is a choice.
 * What is announced or hangs on a condition has not happened: it counts only where the query asks for it. Where
 * only some claims of an event say what is asked for, the event is narrowed to them: to their origins and belief.
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
  let tests: readonly ClaimTest[] | undefined
  const memo = memoOf(query, book)
  const found: Event[] = []
  for (const type of query.event ?? EVENT_TYPES) {
    const list = book.byType.get(type)!
    const end = since ? countUntil(list, since) : list.length
    for (let n = 0; n < end; n++) {
      const event = list[n]!
      if (known && event.first > known) continue
      let counted = memo.get(event)
      if (counted === undefined) {
        tests ??= claimTestsOf(query, book)
        counted = countedOf(event, query, tests, book)
        memo.set(event, counted)
      }
      if (counted && (!since || counted.until >= since)) found.push(counted.event)
    }
  }
  return found.sort((a, b) => b.belief.p - a.belief.p || (a.id < b.id ? -1 : 1))
}

function countedOf(
  whole: Event,
  query: EventQuery,
  tests: readonly ClaimTest[],
  book: EventBook,
): CountedEvent | null {
  const { minBelief = 0, minOrigins = 0 } = query
  const event = fits(whole, query) ? narrowed(whole, tests, book) : null
  return event && event.belief.p >= minBelief && asserting(event).length >= minOrigins
    ? { event, until: knownUntil(event, book) }
    : null
}

/** Whether anything at all was told since an hour, of events of which something was known by another. */
export function isAnyTold(book: EventBook, since: Instant, known: Instant): boolean {
  return EVENT_TYPES.some(type => {
    for (const event of book.byType.get(type)!) {
      if (atMostUntil(event) < since) return false
      if (event.first <= known && event.last >= since) return true
    }
    return false
  })
}

/** When each event of any kind became known, of those that did after one hour and by another. */
export function firstsBetween(book: EventBook, after: Instant, known: Instant): readonly Instant[] {
  const firsts: Instant[] = []
  for (const list of book.byType.values()) {
    const end = countUntil(list, after)
    for (let n = 0; n < end; n++) {
      const { first } = list[n]!
      if (first > after && first <= known) firsts.push(first)
    }
  }
  return firsts
}

/** How many of a list, longest first, may have gone on until an hour or later. */
function countUntil(events: readonly Event[], since: Instant): number {
  let [low, high] = [0, events.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (atMostUntil(events[middle]!) >= since) low = middle + 1
    else high = middle
  }
  return low
}

function memoOf(query: EventQuery, { memo }: EventBook): WeakMap<Event, CountedEvent | null> {
  const found = memo.get(query) ?? new WeakMap<Event, CountedEvent | null>()
  memo.set(query, found)
  return found
}

/** The origins that assert an event. */
export function asserting({ origins }: Event): readonly Origin[] {
  return origins.filter(origin => origin.supports)
}

/**
 * The last hour at which an event is known to have gone on: the end of the last day that its claims give, or the
 * first word of the latest origin that asserts it, where that gives no day or says that it still goes on. Mentions
 * after that add nothing: an old event that is told again stays old.
 */
export function knownUntil(event: Event, { claims }: Pick<EventBook, 'claims'>): Instant {
  const lastDay = event.to ? (`${event.to}T23:59:59Z` as Instant) : null
  const lasting = asserting(event).filter(
    origin => !lastDay || origin.claims.some(id => claims.get(id)?.time === 'present'),
  )
  return lasting
    .map(({ first }) => first)
    .reduce((latest, first) => (first > latest ? first : latest), lastDay ?? event.first)
}

type ClaimTest = (claim: Claim) => boolean

/** What holds of the event as a whole: its claims may leave the place out, and never mix with conditions. */
function fits(event: Event, { place, conditional }: EventQuery): boolean {
  return (
    event.conditional === (conditional ?? false) &&
    (!place || [event.place?.name, event.place?.country].some(name => name && place.includes(name)))
  )
}

/** What a claim has to say itself, the cheap tests first. */
function claimTestsOf(query: EventQuery, book: EventBook): readonly ClaimTest[] {
  const { mode, actor, target, words, trigger, factuality } = query
  const time = query.time ?? ['past', 'present']
  const tests: ClaimTest[] = [claim => time.includes(claim.time)]
  if (mode) tests.push(claim => claim.mode !== null && mode.includes(claim.mode))
  if (actor) tests.push(({ actors }) => actors.some(party => anyMatches(actor, party.code)))
  if (target) tests.push(({ targets }) => targets.some(party => anyMatches(target, party.code)))
  if (factuality) tests.push(claim => factuality.includes(claim.factuality))
  if (trigger) {
    const pattern = wordPattern(trigger)
    tests.push(claim => pattern.test(claim.trigger.text))
  }
  if (words) {
    const pattern = wordPattern(words)
    tests.push(claim => pattern.test(quoteOf(claim, book)))
  }
  return tests
}

function anyMatches(patterns: readonly string[], code: string): boolean {
  return patterns.some(pattern => codeMatches(pattern, code))
}

/** The event as the claims that pass tell it, or nothing where none does. */
function narrowed(event: Event, tests: readonly ClaimTest[], book: EventBook): Event | null {
  const passing = event.claims.filter(id => {
    const claim = book.claims.get(id)
    return claim !== undefined && tests.every(test => test(claim))
  })
  if (!passing.length) return null
  if (passing.length === event.claims.length) return event
  const kept = new Set(passing)
  const says = ({ claims }: { readonly claims: readonly string[] }) => claims.some(id => kept.has(id))
  const origins = event.origins.filter(origin => !origin.supports || says(origin))
  const first = origins.filter(says).map(origin => origin.first)
  return {
    ...event,
    claims: passing,
    origins,
    first: first.length ? first.reduce((a, b) => (a < b ? a : b)) : event.first,
    belief: beliefWithout(event, term => term.value > 0 && term.claims.length > 0 && !says(term)),
  }
}

/** The belief that is left when some of its terms are taken away; the interval keeps its width in log-odds. */
function beliefWithout({ belief, terms }: Event, isDropped: (term: Term) => boolean): Belief {
  const total = (list: readonly Term[]) => list.reduce((sum, { value }) => sum + value, 0)
  const dropped = terms.filter(isDropped)
  if (!dropped.length) return belief
  const half = Math.max(0, total(terms) - logit(belief.low))
  const left = total(terms) - total(dropped)
  const at = (shift: number, bound: number) => Math.min(bound, probabilityOf(left + shift))
  return { p: at(0, belief.p), low: at(-half, belief.low), high: at(half, belief.high) }
}

/** The sentence that a claim quotes. */
export function quoteOf(claim: Claim, book: Pick<EventBook, 'reports'>): string {
  return book.reports.get(claim.report)?.text.slice(claim.quote.start, claim.quote.end) ?? ''
}

/** `KAZ COP` matches itself; `*` stands for a country or a role: `KAZ *`, `* MIL`, `IGO *`; `!KAZ MIL` is any other country's. */
export function codeMatches(pattern: string, code: string): boolean {
  const [country, role] = pattern.split(' ')
  const [otherCountry, otherRole] = code.split(' ')
  const isCountry = country?.startsWith('!')
    ? country.slice(1) !== otherCountry
    : country === '*' || country === otherCountry
  return isCountry && (!role || role === '*' || role === otherRole)
}

/** Whole words, case-blind; a trailing `*` stands for any ending. */
export function wordPattern(words: readonly string[]): RegExp {
  const parts = words.map(word => {
    const open = word.endsWith('*')
    const plain = (open ? word.slice(0, -1) : word)
      .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      .replace(/\s+/g, '\\s+')
    return open ? `${plain}[\\p{L}\\p{N}]*` : plain
  })
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
}
