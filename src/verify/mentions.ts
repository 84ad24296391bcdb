import type { Claim } from '../domain/claim.ts'
import type { Event } from '../domain/event.ts'
import type { IndicatorDefinition } from '../domain/indicator.ts'
import type { Instant } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'
import { eventBook, eventsWhere } from '../watch/query.ts'
import { hoursBefore } from '../watch/reading.ts'

/**
 * How many reports mention what each indicator asks for, at each hour within its window: what counting mentions would
 * go by, without weighing, joining or finding copies.
 */
export function mentionsOf(
  indicators: readonly IndicatorDefinition[],
  reports: readonly Report[],
  claims: readonly Claim[],
  hours: readonly Instant[],
): ReadonlyMap<string, readonly number[]> {
  const published = new Map(reports.map(({ id, published }) => [id, published]))
  const book = eventBook(
    claims.map(claim => eventOf(claim, published.get(claim.report)!)),
    claims,
    reports,
  )
  return new Map(
    indicators.map(({ name, test }) => {
      if (!('query' in test)) return [name, hours.map(() => 0)]
      // How far something is believed, and by how many, is no matter of mentions; what is left open is one all the same.
      const { minOrigins: _, minBelief: __, leftOpen, ...rest } = test.query
      const query = leftOpen && !rest.factuality ? { ...rest, factuality: ['U' as const] } : rest
      return [
        name,
        hours.map(hour => {
          const found = eventsWhere(query, book, hoursBefore(hour, test.windowHours), hour)
          return new Set(found.map(({ id }) => id.replace(/#.*$/, ''))).size
        }),
      ]
    }),
  )
}

/** A claim as an event of its own, believed because it is told. */
function eventOf(claim: Claim, at: Instant): Event {
  return {
    id: claim.id,
    type: claim.event,
    mode: claim.mode,
    actors: claim.actors.map(({ code }) => code),
    targets: claim.targets.map(({ code }) => code),
    place: claim.place,
    from: null,
    to: null,
    time: claim.time,
    conditional: claim.condition !== null,
    claims: [claim.id],
    origins: [
      { id: claim.id, kind: 'unknown', who: claim.report, supports: true, claims: [claim.id], first: at },
    ],
    first: at,
    last: at,
    belief: { p: 1, low: 1, high: 1 },
    grade: { reliability: 'F', credibility: 6 },
    disputed: false,
    terms: [],
    values: [],
  }
}
