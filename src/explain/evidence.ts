import type { Evidence, Indicator, Status } from '../domain/assessment.ts'
import type { HypothesesDefinition } from '../domain/case.ts'
import { hoursBetween, type Instant } from '../domain/instant.ts'
import { asserting } from '../watch/match.ts'
import { type EventBook, eventsWhere } from '../watch/query.ts'
import { sum } from './posterior.ts'

export type EvidenceDefinition = HypothesesDefinition['evidence'][number]

export interface EvidenceInput {
  readonly book: EventBook
  readonly indicators: readonly Indicator[]
  readonly begins: Instant
  readonly asOf: Instant
}

/** A piece of evidence before it is known which of its family counts. */
export interface WeighedEvidence extends Evidence {
  /** The one event whose belief decides it; null where several do, or none. */
  readonly decidedBy: string | null
  /** Independent origins that assert it. */
  readonly origins: number
}

/** Probability that what a count or a level stands for is so, by the status that it reached (assumption). */
const BY_STATUS: Record<Exclude<Status, 'no data'>, number> = { tripped: 0.9, watch: 0.5, quiet: 0.1 }

/**
 * What one piece of evidence says of each hypothesis. How far it is believed softens it (Pearl 1988, virtual
 * evidence): seen with probability p, it has the likelihood p·L + (1-p)·(1-L). What is not seen says nothing
 * until it is overdue, and never where nobody could have told.
 *
 * @param ids the hypotheses, `none` included
 */
export function evidenceOf(
  item: EvidenceDefinition,
  ids: readonly string[],
  input: EvidenceInput,
): WeighedEvidence {
  const { p, events, claims, decidedBy, origins } = seen(item, input)
  const due =
    item.expectedAfterHours !== undefined && hoursBetween(input.begins, input.asOf) >= item.expectedAfterHours
  const state = stateOf(p, due)
  const logs = ids.map(id => Math.log(soft(p ?? 0, item.likelihood[id]!)))
  const mean = sum(logs) / logs.length
  const terms = logs.map(log => (state === 'open' ? 0 : log - mean))
  return {
    id: item.id,
    title: item.title,
    state,
    p: p ?? 0,
    events,
    claims,
    terms: Object.fromEntries(ids.map((id, index) => [id, terms[index]!])),
    diagnosticity: Math.max(...terms) - Math.min(...terms),
    countedUnder: null,
    source: item.source,
    decidedBy,
    origins,
  }
}

/** The likelihood of what is believed with probability p. */
export function soft(p: number, likelihood: number): number {
  return p * likelihood + (1 - p) * (1 - likelihood)
}

function stateOf(p: number | null, due: boolean): Evidence['state'] {
  if (p === null) return 'open'
  if (p >= 0.5) return p >= 0.8 ? 'seen' : 'partly seen'
  return due ? 'expected and missing' : 'open'
}

/** How far it is believed to be so; null where nobody could have told. */
function seen(
  item: EvidenceDefinition,
  { book, indicators }: EvidenceInput,
): Pick<WeighedEvidence, 'events' | 'claims' | 'decidedBy' | 'origins'> & { readonly p: number | null } {
  if (item.query) {
    const events = eventsWhere(item.query, book)
    const [best] = events
    return {
      p: best?.belief.p ?? (book.firsts.length ? 0 : null),
      events: events.map(({ id }) => id),
      claims: events.flatMap(({ claims }) => claims),
      decidedBy: best?.id ?? null,
      origins: best ? asserting(best).length : 0,
    }
  }
  const indicator = indicators.find(({ name }) => name === item.indicator)
  if (!indicator || indicator.status === 'no data')
    return { p: null, events: [], claims: [], decidedBy: null, origins: 0 }
  const single = indicator.kind === 'any-event'
  return {
    p: single ? indicator.value : BY_STATUS[indicator.status],
    events: indicator.events,
    claims: indicator.claims,
    decidedBy: single ? (indicator.events[0] ?? null) : null,
    origins: indicator.origins,
  }
}
