import type { Event } from '../domain/event.ts'
import { addDays, type Day, dayOf } from '../domain/instant.ts'
import { sideOf } from '../weigh/interest.ts'
import { isOnePlace } from './sentence.ts'

/** Events that stand together, and the one that is told first. */
export interface Happening {
  readonly lead: Event
  /** Events kept apart that may be the same happening, or a part of it, by another name. */
  readonly others: readonly Event[]
}

/** What an event is called: "Storming". */
export type NameOf = (event: Event) => string

/**
 * Puts together what may be one happening: kinds that pass into one another (to storm, seize and burn a building), in
 * one town or one of them in none, on the same days, with no parties of two sides. Belief is not touched: joining has
 * reasons to keep them apart, a reader has none to meet them as strangers.
 *
 * @param events in order of weight: the first of each happening leads it
 * @param kin names of kinds that may be one happening
 */
export function happeningsOf(
  events: readonly Event[],
  nameOf: NameOf,
  kin: readonly (readonly string[])[],
): readonly Happening[] {
  const happenings: { readonly lead: Event; readonly others: Event[] }[] = []
  for (const event of events) {
    const known = happenings.find(({ lead }) => mayBeOne(lead, event, nameOf, kin))
    if (known) known.others.push(event)
    else happenings.push({ lead: event, others: [] })
  }
  return happenings
}

/** Whether two events may be one happening told in two ways. */
export function mayBeOne(a: Event, b: Event, nameOf: NameOf, kin: readonly (readonly string[])[]): boolean {
  return (
    areInOnePlace(a, b) &&
    (['actors', 'targets'] as const).every(side => !areApart(a[side], b[side])) &&
    areOfOneTime(a, b) &&
    areKin(nameOf(a), nameOf(b), kin)
  )
}

function areKin(a: string, b: string, kin: readonly (readonly string[])[]): boolean {
  return a === b || kin.some(kinds => kinds.includes(a) && kinds.includes(b))
}

/** What goes on in the whole country is no part of what goes on in a town; what is told without a town may be. */
function areInOnePlace(a: Event, b: Event): boolean {
  const [one, other] = [townOf(a), townOf(b)]
  if (one && other) return isOnePlace(one, other)
  return a.type !== 'PROTEST' || (!one && !other)
}

function townOf({ place }: Event): Event['place'] {
  return place && (place.precision === 'city' || place.precision === 'region') ? place : null
}

function areApart(a: readonly string[], b: readonly string[]): boolean {
  if (!a.length || !b.length) return false
  const sides = new Set(b.map(sideOf))
  return !a.some(code => sides.has(sideOf(code)))
}

function areOfOneTime(a: Event, b: Event): boolean {
  const [one, other] = [daysOf(a), daysOf(b)]
  return one[0] <= other[1] && other[0] <= one[1]
}

/** The days of an event; of one without, the day on which it was first told and the one before. */
function daysOf({ from, to, first }: Event): readonly [Day, Day] {
  if (from) return [from, to ?? from]
  return [addDays(dayOf(first), -1), dayOf(first)]
}
