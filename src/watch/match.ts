import type { EventQuery } from '../domain/case.ts'
import type { Claim } from '../domain/claim.ts'
import type { Belief, Event, Origin, Term } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import { logit, probabilityOf } from '../domain/logit.ts'
import type { Report } from '../domain/report.ts'
import { logOddsWithout } from '../weigh/without.ts'
import { wordTest } from './words.ts'

/** What events rest on. */
export interface Told {
  readonly claims: ReadonlyMap<string, Claim>
  readonly reports: ReadonlyMap<string, Report>
}

/**
 * What a query counts of an event, or null. Keys given together must all hold; a list is a choice. What is announced
 * or hangs on a condition has not happened: it counts only where the query asks for it; what nobody asserts, all
 * denying it or leaving it open, counts nowhere. Where only some claims of an event say what is asked for, the event
 * is narrowed to them: to their origins and belief.
 */
export function matcherOf(query: EventQuery, told: Told): (event: Event) => Event | null {
  const { minBelief = 0, minOrigins = 0 } = query
  const tests = claimTestsOf(query, told)
  return whole => {
    const event = fits(whole, query) ? narrowed(query.leftOpen ? asTold(whole) : whole, tests, told) : null
    return event && event.belief.p >= minBelief && asserting(event).length >= Math.max(1, minOrigins)
      ? event
      : null
  }
}

/** What is left open, taken as told: an order whose carrying out nobody asserts was all the same given. */
function asTold(event: Event): Event {
  const { open, origins } = event
  if (!open) return { ...event, origins: [] }
  const telling = new Set(open.terms.flatMap(({ claims }) => claims))
  const told = origins.filter(({ claims }) => claims.some(id => telling.has(id)))
  return { ...event, ...open, origins: told.map(origin => ({ ...origin, supports: true })) }
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
export function knownUntil(event: Event, { claims }: Pick<Told, 'claims'>): Instant {
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
function claimTestsOf(query: EventQuery, told: Told): readonly ClaimTest[] {
  const { mode, actor, target, words, without, trigger, leftOpen } = query
  const factuality = query.factuality ?? (leftOpen ? ['U'] : undefined)
  const time = query.time ?? ['past', 'present']
  const tests: ClaimTest[] = [claim => time.includes(claim.time)]
  if (mode) tests.push(claim => claim.mode !== null && mode.includes(claim.mode))
  if (actor) tests.push(({ actors }) => actors.some(party => anyMatches(actor, party.code)))
  if (target) tests.push(({ targets }) => targets.some(party => anyMatches(target, party.code)))
  if (factuality) tests.push(claim => factuality.includes(claim.factuality))
  if (trigger) {
    const isThere = wordTest(trigger)
    tests.push(claim => isThere(claim.trigger.text))
  }
  if (words) {
    const isThere = wordTest(words)
    tests.push(claim => isThere(quoteOf(claim, told)))
  }
  if (without) {
    const isThere = wordTest(without)
    tests.push(claim => !isThere(quoteOf(claim, told)))
  }
  return tests
}

function anyMatches(patterns: readonly string[], code: string): boolean {
  return patterns.some(pattern => codeMatches(pattern, code))
}

/** The event as the claims that pass tell it, or nothing where none does. */
function narrowed(event: Event, tests: readonly ClaimTest[], { claims }: Told): Event | null {
  const passing = event.claims.filter(id => {
    const claim = claims.get(id)
    return claim !== undefined && tests.every(test => test(claim))
  })
  if (!passing.length) return null
  if (passing.length === event.claims.length) return event
  const kept = new Set(passing)
  const says = ({ claims }: { readonly claims: readonly string[] }) => claims.some(id => kept.has(id))
  const origins = event.origins.filter(origin => origin.supports === false || says(origin))
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
  if (!terms.some(isDropped)) return belief
  const sum = terms.reduce((total, { value }) => total + value, 0)
  const half = Math.max(0, sum - logit(belief.low))
  const left = logOddsWithout(terms, isDropped)
  const at = (shift: number, bound: number) => Math.min(bound, probabilityOf(left + shift))
  return { p: at(0, belief.p), low: at(-half, belief.low), high: at(half, belief.high) }
}

/** The sentence that a claim quotes. */
export function quoteOf(claim: Claim, { reports }: Pick<Told, 'reports'>): string {
  return reports.get(claim.report)?.text.slice(claim.quote.start, claim.quote.end) ?? ''
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
