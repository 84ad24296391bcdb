import type { EventQuery } from '../domain/case.ts'
import type { Claim } from '../domain/claim.ts'
import type { Event } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'

/** Events with what a query may ask of them beside their own fields. */
export interface EventBook {
  readonly events: readonly Event[]
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
    claims: new Map(claims.map(claim => [claim.id, claim])),
    reports: new Map(reports.map(report => [report.id, report])),
  }
}

/**
 * The events that a query counts, strongest belief first. Keys given together must all hold; a list is a choice.
 *
 * @param since only events of which something was published from then on
 */
export function eventsWhere(query: EventQuery, book: EventBook, since?: Instant): readonly Event[] {
  const tests = testsOf(query, book)
  return book.events
    .filter(event => (!since || event.last >= since) && tests.every(test => test(event)))
    .sort((a, b) => b.belief.p - a.belief.p || (a.id < b.id ? -1 : 1))
}

type Test = (event: Event) => boolean

function testsOf(query: EventQuery, book: EventBook): Test[] {
  const claimsOf = (event: Event) => event.claims.flatMap(id => book.claims.get(id) ?? [])
  const tests: Test[] = []
  const { event, mode, actor, target, place, words, time, factuality, conditional, minBelief, minOrigins } =
    query
  if (event) tests.push(({ type }) => event.includes(type))
  if (mode) tests.push(found => found.mode !== null && mode.includes(found.mode))
  if (actor) tests.push(found => actor.some(pattern => found.actors.some(code => codeMatches(pattern, code))))
  if (target)
    tests.push(found => target.some(pattern => found.targets.some(code => codeMatches(pattern, code))))
  if (place)
    tests.push(
      found =>
        found.place !== null &&
        [found.place.name, found.place.country].some(name => name && place.includes(name)),
    )
  if (words) {
    const pattern = wordPattern(words)
    tests.push(found => claimsOf(found).some(claim => pattern.test(quoteOf(claim, book))))
  }
  if (time) tests.push(found => time.includes(found.time))
  if (factuality) tests.push(found => claimsOf(found).some(claim => factuality.includes(claim.factuality)))
  // A condition or demand is no happening: it counts only where the query asks for it.
  tests.push(found => found.conditional === (conditional ?? false))
  if (minBelief !== undefined) tests.push(found => found.belief.p >= minBelief)
  if (minOrigins !== undefined)
    tests.push(found => found.origins.filter(origin => origin.supports).length >= minOrigins)
  return tests
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
