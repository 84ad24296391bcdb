import type { Assessment, Indicator } from '../domain/assessment.ts'
import type { Claim } from '../domain/claim.ts'
import type { Event, Source } from '../domain/event.ts'
import type { Report } from '../domain/report.ts'
import type { Span } from '../domain/syntax.ts'
import { commonest, usualMode } from './describe.ts'
import { type Line, quoted, type Reference, text } from './document.ts'
import { namesParty, namesPlace } from './sentence.ts'

/** Lookups over an assessment, and the numbers that its quotes get as the brief mentions them. */
export interface EvidenceBook {
  readonly events: ReadonlyMap<string, Event>
  readonly claims: ReadonlyMap<string, Claim>
  readonly reports: ReadonlyMap<string, Report>
  claimsOf(event: Event): readonly Claim[]
  /** Whether the claim is the first of its sentence: what follows in one is told in passing. */
  isMain(claim: Claim): boolean
  /** The number of the reference that quotes the claim; given at the first mention. */
  refOf(claim: string): number
  /** The same for a sentence that no claim was coded from, or not this one, and the word in it that tells. */
  refOfSentence(report: string, quote: Span, word?: Span): number
  references(): readonly Reference[]
}

export function evidenceBook(assessment: Assessment): EvidenceBook {
  const events = new Map(assessment.events.map(event => [event.id, event]))
  const claims = new Map(assessment.claims.map(claim => [claim.id, claim]))
  const reports = new Map(assessment.reports.map(({ report }) => [report.id, report]))
  const sources = new Map(
    assessment.sources.flatMap(source => source.names.map(name => [name, source] as const)),
  )
  const mains = new Map<string, Claim>()
  for (const claim of assessment.claims) {
    const main = mains.get(sentenceKey(claim))
    if (!main || claim.trigger.start < main.trigger.start) mains.set(sentenceKey(claim), claim)
  }
  // Two claims of one sentence share a reference: a number stands for a sentence.
  const numbers = new Map<string, Reference>()
  const numbered = (report: string, quote: Span, trigger: Span, cited: string | null) => {
    const key = `${report} ${quote.start}`
    const known = numbers.get(key)
    if (known) return known.n
    const reference = referenceOf(numbers.size + 1, reports.get(report)!, quote, trigger, cited, sources)
    numbers.set(key, reference)
    return reference.n
  }
  return {
    events,
    claims,
    reports,
    isMain: claim => mains.get(sentenceKey(claim))?.id === claim.id,
    claimsOf: event => event.claims.flatMap(id => claims.get(id) ?? []),
    refOf(id) {
      const { report, quote, trigger, attribution } = claims.get(id)!
      return numbered(report, quote, trigger, attribution?.name ?? null)
    },
    refOfSentence: (report, quote, word = quote) => numbered(report, quote, word, null),
    references: () => [...numbers.values()],
  }
}

function sentenceKey({ report, quote }: Claim): string {
  return `${report} ${quote.start}`
}

function referenceOf(
  n: number,
  report: Report,
  quote: Span,
  trigger: Span,
  cited: string | null,
  sources: ReadonlyMap<string, Source>,
): Reference {
  return {
    n,
    report: report.id,
    outlet: report.outlet,
    outletCountry: report.outletCountry,
    title: report.title,
    address: report.address,
    published: report.published,
    quote: report.text.slice(quote.start, quote.end),
    trigger: { start: trigger.start - quote.start, end: trigger.end - quote.start },
    cited,
    reliability: sources.get(report.outlet)?.grade ?? null,
    basis: report.basis,
  }
}

/** Quotes of up to this many characters are read without effort (assumption). */
const LONG = 180
const SHORT = 45
/** The language in which briefs are written. */
const LANGUAGE = 'en'
/** What a nat of its origin adds to how well a claim shows an event (assumption): half of what naming a party does. */
const NAT = 0.5

/**
 * The claims of the events under an indicator that say best what it asks, one for each of the first `n` events. What
 * is left open, such as an order, nobody asserts: it is shown all the same.
 */
export function askedClaims(
  { events, claims }: Pick<Indicator, 'events' | 'claims'>,
  n: number,
  book: EvidenceBook,
): readonly Claim[] {
  const asked = new Set(claims)
  return events.slice(0, n).flatMap(id => {
    const event = book.events.get(id)
    if (!event) return []
    const open = event.claims.find(claim => asked.has(claim))
    return bestClaims(event, book, 'for', asked)[0] ?? (open ? (book.claims.get(open) ?? []) : [])
  })
}

/** The reference of what tells the first of some events best; nothing where there is none. */
export function topRef(
  { events, claims = [] }: { readonly events: readonly string[]; readonly claims?: readonly string[] },
  book: EvidenceBook,
): Line {
  const event = events[0] ? book.events.get(events[0]) : undefined
  const [best] = claims.length
    ? askedClaims({ events, claims }, 1, book)
    : event
      ? bestClaims(event, book)
      : []
  return best ? [{ kind: 'refs', refs: [book.refOf(best.id)] }] : []
}

/**
 * The claims that show an event best, one for each origin: certain before hedged, of the event's own mode and
 * commonest word, in a sentence that itself names its parties, place and day, of an origin that weighs much, told
 * first in its sentence and in the first sentence of a report (news tells the main thing first), in the brief's own
 * language, in a sentence that is neither a scrap nor a paragraph; the earliest among equals.
 *
 * @param among only these claims, where given
 */
export function bestClaims(
  event: Event,
  book: EvidenceBook,
  side: 'for' | 'against' = 'for',
  among?: ReadonlySet<string>,
): readonly Claim[] {
  const wanted = side === 'for' ? '+' : '-'
  const claims = book.claimsOf(event)
  const mode = usualMode(claims)
  const word = usualTrigger(claims)
  const actors = commonest(claims, 'actors')
  const targets = commonest(claims, 'targets')
  const weights = new Map(event.terms.flatMap(term => term.claims.map(id => [id, Math.abs(term.alone)])))
  const score = (claim: Claim) => {
    const length = claim.quote.end - claim.quote.start
    return (
      (claim.factuality.startsWith('CT') ? 2 : claim.factuality.startsWith('PR') ? 1 : 0) +
      (claim.mode === mode ? 1.5 : 0) +
      (stemOf(claim) === word ? 1 : 0) +
      (claim.date ? 0.5 : 0) +
      (claim.quote.start === 0 ? 1 : 0) +
      (book.isMain(claim) ? 1 : 0) +
      (book.reports.get(claim.report)!.language === LANGUAGE ? 1 : 0) +
      (actors.some(code => namesParty(claim, 'actors', code)) ? 1 : 0) +
      (targets.some(code => namesParty(claim, 'targets', code)) ? 1 : 0) +
      (event.place && namesPlace(claim, event.place) ? 1 : 0) +
      (weights.get(claim.id) ?? 0) * NAT -
      (length > LONG ? (length - LONG) / 100 : 0) -
      (length < SHORT ? 2 : 0)
    )
  }
  return event.origins
    .flatMap(origin => {
      const claims = origin.claims
        .flatMap(id => book.claims.get(id) ?? [])
        .filter(claim => claim.factuality.endsWith(wanted) && (among?.has(claim.id) ?? true))
      return claims.length ? [claims.reduce((best, next) => (score(next) > score(best) ? next : best))] : []
    })
    .sort((a, b) => score(b) - score(a))
}

/** Enough of the trigger to take "protest" and "protesting" for one word. */
function stemOf({ trigger }: Claim): string {
  return trigger.text.toLowerCase().slice(0, 5)
}

/** The word that most claims use; the first among equals. */
function usualTrigger(claims: readonly Claim[]): string | null {
  const counts = new Map<string, number>()
  for (const claim of claims) counts.set(stemOf(claim), (counts.get(stemOf(claim)) ?? 0) + 1)
  return [...counts.entries()].sort(([, n], [, m]) => m - n)[0]?.[0] ?? null
}

/** `“…” — Outlet, citing someone [3]`, the quote cut to its sentence. */
export function quoteLine(claim: Claim, book: EvidenceBook): Line {
  const report = book.reports.get(claim.report)!
  const sentence = report.text.slice(claim.quote.start, claim.quote.end).replace(/\s+/g, ' ').trim()
  return [quoted(sentence), text(` ${report.outlet} `), { kind: 'refs', refs: [book.refOf(claim.id)] }]
}
