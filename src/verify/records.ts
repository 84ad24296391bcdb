import type { Assessment } from '../domain/assessment.ts'
import type { OutcomeDefinition } from '../domain/case.ts'
import type { Event, Origin } from '../domain/event.ts'
import { type Instant, instantOf } from '../domain/instant.ts'
import type { SourceRecord } from '../domain/record.ts'
import { eventBook } from '../watch/query.ts'
import { eventsAbout } from './verify.ts'

/**
 * Who was right and who was wrong, by what a case's outcome has settled by the hour of the assessment: each origin of
 * the events that a statement is about, on the side that it took. Statements about figures and about hypotheses are
 * left out, and so are origins without a name or that leave it open, announcements and conditions: nobody asserted those as facts.
 */
export function recordsOf(
  assessment: Assessment,
  outcome: Readonly<OutcomeDefinition>,
): readonly SourceRecord[] {
  const { asOf, claims, events, reports } = assessment
  const book = eventBook(
    events,
    claims,
    reports.map(({ report }) => report),
  )
  const reportOf = new Map(claims.map(claim => [claim.id, claim.report]))
  return outcome.flatMap(({ statement, about, verdict, value, settled }) => {
    const at = settled ? endOf(settled) : null
    if (!about?.event || value || verdict === 'unsettled' || !at || at > asOf) return []
    const said = new Map<string, SourceRecord>()
    for (const event of eventsAbout(about, book).filter(isFact)) {
      for (const origin of event.origins.filter(
        ({ kind, supports }) => kind !== 'unknown' && supports !== null,
      )) {
        const record = recordOf(origin, event, statement, origin.supports === verdict, at, reportOf)
        // One statement is one outcome, however many events speak of it; the side taken first counts.
        if (!said.has(record.source)) said.set(record.source, record)
      }
    }
    return [...said.values()]
  })
}

function recordOf(
  { who, claims }: Origin,
  { type }: Event,
  said: string,
  right: boolean,
  settled: Instant,
  reportOf: ReadonlyMap<string, string>,
): SourceRecord {
  const reports = [...new Set(claims.map(id => reportOf.get(id)!))]
  return { source: who, topic: type, right, settled, said, reports }
}

function isFact({ time, conditional }: Event): boolean {
  return time !== 'future' && !conditional
}

/** A day's outcome is known when the day is over. */
function endOf(day: string): Instant {
  return instantOf(Date.parse(`${day}T00:00:00Z`) + 86_400_000)
}
