import type { Assessment } from '../../domain/assessment.ts'
import type { Event } from '../../domain/event.ts'
import { quoteOf } from '../../watch/query.ts'
import { eventTitle } from '../describe.ts'
import type { EvidenceBook } from '../evidence.ts'
import type { Wording } from '../wording.ts'

/** What every section is written from. */
export interface SectionInput {
  readonly assessment: Assessment
  readonly book: EvidenceBook
  readonly wording: Wording
}

export function titleOf(event: Event, { book, wording, assessment }: SectionInput): string {
  return eventTitle(event, book.claimsOf(event), wording, assessment.case.country, claim =>
    quoteOf(claim, book),
  )
}

/** Numbers of the references of the first `n` events' best claims. */
export function independent(event: Event): number {
  return event.origins.filter(({ supports }) => supports).length
}

/** How much a reader wants to hear of an event: its kind's weight, how far it is believed, how many say so. */
export function salience(event: Event, wording: Wording): number {
  return wording.events[event.type].weight * event.belief.p * Math.log2(1 + independent(event))
}
