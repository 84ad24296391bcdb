import type { EventQuery } from '../domain/case.ts'
import type { Claim } from '../domain/claim.ts'
import type { Event } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import { EVENT_TYPES, type EventType } from '../domain/plover.ts'
import type { Report } from '../domain/report.ts'

/** Events with what a query may ask of them beside their own fields. */
export interface EventBook {
  readonly events: readonly Event[]
  /** The same events by type: most queries name one. */
  readonly byType: ReadonlyMap<EventType, readonly Event[]>
  readonly claims: ReadonlyMap<string, Claim>
  readonly reports: ReadonlyMap<string, Report>
}

export function eventBook(
  events: readonly Event[],
  claims: readonly Claim[],
  reports: readonly Report[],
): EventBook {
  return {
    events,
    byType: new Map(EVENT_TYPES.map(type => [type, events.filter(event => event.type === type)])),
    claims: new Map(claims.map(claim => [claim.id, claim])),
    reports: new Map(reports.map(report => [report.id, report])),
  }
}

/**
 * The events that a query counts, strongest belief first. Keys given together must all hold; a list is a choice.
 * What is announced or hangs on a condition has not happened: it counts only where the query asks for it.
 *
 * @param since only events that went on, as far as is known, until then or later
 */
export function eventsWhere(query: EventQuery, book: EventBook, since?: Instant): readonly Event[] {
  const tests = testsOf(query, book)
  const candidates = query.event ? query.event.flatMap(type => book.byType.get(type) ?? []) : book.events
  return candidates
    .filter(event => (!since || knownUntil(event) >= since) && tests.every(test => test(event)))
    .sort((a, b) => b.belief.p - a.belief.p || (a.id < b.id ? -1 : 1))
}

/**
 * The last hour at which an event is known to have gone on: the end of the last day that its claims give, else
 * the first word of the latest origin that asserts it. Mentions after that add nothing: an old event that is told
 * again stays old.
 */
export function knownUntil(event: Event): Instant {
  if (event.to) return `${event.to}T23:59:59Z` as Instant
  const asserted = event.origins.filter(origin => origin.supports).map(origin => origin.first)
  return asserted.reduce((latest, first) => (first > latest ? first : latest), event.first)
}

type Test = (event: Event) => boolean

/** The keys of a query as tests, the cheap ones first. */
function testsOf(query: EventQuery, book: EventBook): Test[] {
  const { mode, actor, target, place, words, factuality, minBelief, minOrigins } = query
  const time = query.time ?? ['past', 'present']
  const conditional = query.conditional ?? false
  const claimsOf = (event: Event) => event.claims.flatMap(id => book.claims.get(id) ?? [])
  const tests: Test[] = [event => event.conditional === conditional, event => time.includes(event.time)]
  if (minBelief !== undefined) tests.push(({ belief }) => belief.p >= minBelief)
  if (mode) tests.push(event => event.mode !== null && mode.includes(event.mode))
  if (actor) tests.push(({ actors }) => anyCode(actor, actors))
  if (target) tests.push(({ targets }) => anyCode(target, targets))
  if (place)
    tests.push(event => [event.place?.name, event.place?.country].some(name => name && place.includes(name)))
  if (minOrigins !== undefined)
    tests.push(({ origins }) => origins.filter(origin => origin.supports).length >= minOrigins)
  if (factuality) tests.push(event => claimsOf(event).some(claim => factuality.includes(claim.factuality)))
  if (words) {
    const pattern = wordPattern(words)
    tests.push(event => claimsOf(event).some(claim => pattern.test(quoteOf(claim, book))))
  }
  return tests
}

function anyCode(patterns: readonly string[], codes: readonly string[]): boolean {
  return patterns.some(pattern => codes.some(code => codeMatches(pattern, code)))
}

/** The sentence that a claim quotes. */
export function quoteOf(claim: Claim, book: Pick<EventBook, 'reports'>): string {
  return book.reports.get(claim.report)?.text.slice(claim.quote.start, claim.quote.end) ?? ''
}

/** `KAZ COP` matches itself; `*` stands for a country or a role: `KAZ *`, `* MIL`, `IGO *`. */
export function codeMatches(pattern: string, code: string): boolean {
  const [country, role] = pattern.split(' ')
  const [otherCountry, otherRole] = code.split(' ')
  return (country === '*' || country === otherCountry) && (!role || role === '*' || role === otherRole)
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
