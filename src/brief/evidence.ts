import type { Assessment } from '../domain/assessment.ts'
import type { Claim } from '../domain/claim.ts'
import type { Event, Source } from '../domain/event.ts'
import type { Report } from '../domain/report.ts'
import { usualMode } from './describe.ts'
import { type Line, quoted, type Reference, text } from './document.ts'

/** Lookups over an assessment, and the numbers that its quotes get as the brief mentions them. */
export interface EvidenceBook {
  readonly events: ReadonlyMap<string, Event>
  readonly claims: ReadonlyMap<string, Claim>
  readonly reports: ReadonlyMap<string, Report>
  claimsOf(event: Event): readonly Claim[]
  /** The number of the reference that quotes the claim; given at the first mention. */
  refOf(claim: string): number
  references(): readonly Reference[]
}

export function evidenceBook(assessment: Assessment): EvidenceBook {
  const events = new Map(assessment.events.map(event => [event.id, event]))
  const claims = new Map(assessment.claims.map(claim => [claim.id, claim]))
  const reports = new Map(assessment.reports.map(({ report }) => [report.id, report]))
  const sources = new Map(assessment.sources.map(source => [source.id, source]))
  // Two claims of one sentence share a reference: a number stands for a sentence.
  const numbers = new Map<string, Reference>()
  return {
    events,
    claims,
    reports,
    claimsOf: event => event.claims.flatMap(id => claims.get(id) ?? []),
    refOf(id) {
      const claim = claims.get(id)!
      const key = `${claim.report} ${claim.quote.start}`
      const known = numbers.get(key)
      if (known) return known.n
      const reference = referenceOf(numbers.size + 1, claim, reports.get(claim.report)!, sources)
      numbers.set(key, reference)
      return reference.n
    },
    references: () => [...numbers.values()],
  }
}

function referenceOf(
  n: number,
  claim: Claim,
  report: Report,
  sources: ReadonlyMap<string, Source>,
): Reference {
  return {
    n,
    claim: claim.id,
    report: report.id,
    outlet: report.outlet,
    outletCountry: report.outletCountry,
    title: report.title,
    address: report.address,
    published: report.published,
    quote: report.text.slice(claim.quote.start, claim.quote.end),
    trigger: {
      start: claim.trigger.start - claim.quote.start,
      end: claim.trigger.end - claim.quote.start,
    },
    cited: claim.attribution?.name ?? null,
    reliability: sources.get(report.outlet)?.grade ?? null,
    basis: report.basis,
  }
}

/** Quotes of up to this many characters are read without effort (assumption). */
const LONG = 230
const SHORT = 45

/**
 * The claims that show an event best, one for each origin: certain before hedged, of the event's own mode, parties
 * and place, in a sentence that is neither a scrap nor a paragraph; the earliest among equals.
 */
export function bestClaims(
  event: Event,
  book: EvidenceBook,
  side: 'for' | 'against' = 'for',
): readonly Claim[] {
  const wanted = side === 'for' ? '+' : '-'
  const mode = usualMode(book.claimsOf(event))
  const score = (claim: Claim) => {
    const length = claim.quote.end - claim.quote.start
    return (
      (claim.factuality.startsWith('CT') ? 2 : claim.factuality.startsWith('PR') ? 1 : 0) +
      (claim.mode === mode ? 1.5 : 0) +
      (claim.actors.some(({ code }) => event.actors.includes(code)) ? 1 : 0) +
      (claim.targets.some(({ code }) => event.targets.includes(code)) ? 0.5 : 0) +
      (event.place && claim.place?.name === event.place.name ? 1 : 0) -
      (length > LONG ? (length - LONG) / 100 : 0) -
      (length < SHORT ? 2 : 0)
    )
  }
  return event.origins
    .flatMap(origin => {
      const claims = origin.claims
        .flatMap(id => book.claims.get(id) ?? [])
        .filter(claim => claim.factuality.endsWith(wanted))
      return claims.length ? [claims.reduce((best, next) => (score(next) > score(best) ? next : best))] : []
    })
    .sort((a, b) => score(b) - score(a))
}

/** `“…” — Outlet, citing someone [3]`, the quote cut to its sentence. */
export function quoteLine(claim: Claim, book: EvidenceBook): Line {
  const report = book.reports.get(claim.report)!
  const sentence = report.text.slice(claim.quote.start, claim.quote.end).replace(/\s+/g, ' ').trim()
  return [quoted(sentence), text(` ${report.outlet} `), { kind: 'refs', refs: [book.refOf(claim.id)] }]
}
