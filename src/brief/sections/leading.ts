import type { Event } from '../../domain/event.ts'
import type { Instant } from '../../domain/instant.ts'
import { bestClaims } from '../evidence.ts'
import { mayBeOne } from '../happenings.ts'
import { kindName, type SectionInput, salience } from './section.ts'

const LEADING_EVENTS = 3

/** An event weighs half as much for every two days that have passed since (assumption): who reads on asks for now. */
const HALF_LIFE_DAYS = 2

/** How much of an event's news is left at an hour: all of what is told last or lies ahead. */
export function freshness({ to, last }: Event, asOf: Instant): number {
  const days = (Date.parse(asOf) - Date.parse(to ?? last)) / 86_400_000
  return 0.5 ** (Math.max(0, days) / HALF_LIFE_DAYS)
}

/** The events that a reader hears of first: what weighs most and is fresh, each of another type and happening. */
export function leading(input: SectionInput): readonly Event[] {
  const { assessment, book, wording } = input
  const news = (event: Event) => salience(event, input) * freshness(event, assessment.asOf)
  const nameOf = (event: Event) => kindName(event, input)
  return (
    assessment.events
      .filter(
        event =>
          event.belief.p >= 0.8 &&
          !event.disputed &&
          !event.conditional &&
          event.time !== 'future' &&
          bestClaims(event, book).length,
      )
      .map(event => ({ event, news: news(event) }))
      .sort((a, b) => b.news - a.news || (a.event.id < b.event.id ? -1 : 1))
      .map(({ event }) => event)
      // Three of a kind would say one thing three times.
      .filter(
        (event, index, all) =>
          all.findIndex(one => one.type === event.type || mayBeOne(one, event, nameOf, wording.kin)) ===
          index,
      )
      .slice(0, LEADING_EVENTS)
  )
}
