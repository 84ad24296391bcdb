import type { Assessment } from '../../domain/assessment.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Event } from '../../domain/event.ts'
import { quoteOf } from '../../watch/match.ts'
import { type EventKind, eventKind, eventTitle } from '../describe.ts'
import { bestClaims, type EvidenceBook } from '../evidence.ts'
import type { Wording } from '../wording.ts'

/** What every section is written from. */
export interface SectionInput {
  readonly assessment: Assessment
  readonly book: EvidenceBook
  readonly wording: Wording
}

/** The title of an event, or of what some of its claims say of it. */
export function titleOf(
  event: Event,
  { book, wording, assessment }: SectionInput,
  claims: readonly Claim[] = book.claimsOf(event),
): string {
  const shown = shownOf(event, claims, book)
  return eventTitle(event, claims, shown, wording, assessment.case.country, claim => quoteOf(claim, book))
}

function shownOf(event: Event, claims: readonly Claim[], book: EvidenceBook): Claim {
  const best = bestClaims(event, book)[0]
  return best && claims.includes(best) ? best : claims[0]!
}

/** What kind of event it is, in a word or two. */
export function kindName(event: Event, input: SectionInput): string {
  return kindOf(event, input).name
}

function kindOf(event: Event, { book, wording }: SectionInput): EventKind {
  const claims = book.claimsOf(event)
  return eventKind(event, claims, wording, claim => quoteOf(claim, book), shownOf(event, claims, book))
}

/** Numbers of the references of the first `n` events' best claims. */
export function independent(event: Event): number {
  return event.origins.filter(({ supports }) => supports).length
}

/** Past so many independent origins a further one makes an event surer, not weightier (assumption). */
const CONFIRMED = 4

/** How much a reader wants to hear of an event: its kind's weight, how far it is believed, how many say so. */
export function salience(event: Event, input: SectionInput): number {
  const { weight } = kindOf(event, input)
  return weight * event.belief.p * Math.log2(1 + Math.min(independent(event), CONFIRMED))
}

/** The weightiest first. */
export function bySalience(events: readonly Event[], input: SectionInput): readonly Event[] {
  const weights = new Map(events.map(event => [event.id, salience(event, input)]))
  return [...events].sort((a, b) => weights.get(b.id)! - weights.get(a.id)! || (a.id < b.id ? -1 : 1))
}
