import type { EventRow, Picture } from './picture-schema.ts'
import { isStated, type Stated } from './stated.ts'

export interface EventFilter {
  readonly text?: string | undefined
  readonly type?: string | undefined
  readonly place?: string | undefined
  readonly actor?: string | undefined
  readonly minBelief?: number | undefined
  readonly disputed?: 'true' | 'false' | undefined
  readonly stated?: Stated | undefined
  /** The letter of the best source, or a better one. */
  readonly grade?: string | undefined
  readonly minOrigins?: number | undefined
  readonly limit: number
  readonly after?: string | undefined
}

export interface EventsPage {
  readonly total: number
  readonly events: readonly EventRow[]
  readonly next: string | null
}

/** One page of the events that a filter lets through, in the picture's order. An unknown `after` begins anew. */
export function eventsPage({ events }: Pick<Picture, 'events'>, filter: EventFilter): EventsPage {
  const found = events.filter(row => passes(row, filter))
  const start = filter.after ? found.findIndex(({ id }) => id === filter.after) + 1 : 0
  const page = found.slice(start, start + filter.limit)
  const more = start + page.length < found.length
  return { total: found.length, events: page, next: more ? page.at(-1)!.id : null }
}

function passes(row: EventRow, filter: EventFilter): boolean {
  const text = filter.text?.toLowerCase()
  return (
    (!text || row.title.toLowerCase().includes(text)) &&
    (!filter.type || row.type === filter.type) &&
    (!filter.place || row.place?.name === filter.place) &&
    (!filter.actor || row.actors.includes(filter.actor) || row.targets.includes(filter.actor)) &&
    (filter.minBelief === undefined || row.belief.p >= filter.minBelief) &&
    (!filter.stated || isStated(row, filter.stated)) &&
    // A stands before B, as the Admiralty's letters do.
    (!filter.grade || row.grade[0]! <= filter.grade) &&
    row.supporting + row.denying >= (filter.minOrigins ?? 0) &&
    (filter.disputed === undefined || row.disputed === (filter.disputed === 'true'))
  )
}
