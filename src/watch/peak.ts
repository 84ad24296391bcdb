import { type Indicator, STATUSES } from '../domain/assessment.ts'
import type { EventQuery, IndicatorDefinition } from '../domain/case.ts'
import { type Instant, instantOf, msOf } from '../domain/instant.ts'
import { type EventBook, eventsEver } from './query.ts'
import { indicatorOf, type Sight, type WatchInput } from './watch.ts'

/** Often enough for windows of days (assumption). */
const STEP_HOURS = 6

export interface PeakInput extends WatchInput {
  readonly begins: Instant
}

/**
 * Each indicator at the hour since the crisis began at which it stood highest, by what is known now: what has
 * tripped once stays evidence after its window has passed.
 */
export function peaks({ indicators, book, signals, begins, asOf }: PeakInput): readonly Indicator[] {
  const hours = [...stepsOf(begins, asOf), asOf]
  const told = latestBy(hours, book)
  return indicators.map(definition => {
    const counted = new Map(queriesOf(definition).map(query => [query, eventsEver(query, book)]))
    return hours
      .map((hour, step) => {
        const sight: Sight = {
          eventsWhere: (query, since) =>
            counted
              .get(query)!
              .filter(({ first, until }) => first <= hour && until >= since)
              .map(({ event }) => event),
          isAnyKnown: since => (told[step] ?? '') >= since,
        }
        return indicatorOf(definition, sight, signals, hour)
      })
      .reduce((best, next) => (above(next, best, definition) ? next : best))
  })
}

/** A query is asked of the whole book once: which of its events were known at an hour is then one comparison. */
function queriesOf({ test, coverage }: IndicatorDefinition): readonly EventQuery[] {
  return [...(test.kind === 'signal' ? [] : [test.query]), ...(coverage ? [coverage] : [])]
}

function stepsOf(begins: Instant, asOf: Instant): readonly Instant[] {
  const hours: Instant[] = []
  for (let ms = msOf(begins); ms < msOf(asOf); ms += STEP_HOURS * 3_600_000) hours.push(instantOf(ms))
  return hours
}

/** For each hour, the last word on any event of which something was known by then. */
function latestBy(hours: readonly Instant[], { events }: EventBook): readonly (Instant | null)[] {
  const byFirst = [...events].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
  let known = 0
  let latest: Instant | null = null
  return hours.map(hour => {
    for (; known < byFirst.length && byFirst[known]!.first <= hour; known++) {
      const { last } = byFirst[known]!
      if (latest === null || last > latest) latest = last
    }
    return latest
  })
}

/** Whether `next` stands higher, the later one among equals. */
function above(next: Indicator, best: Indicator, { test }: IndicatorDefinition): boolean {
  const rank = ({ status }: Indicator) => STATUSES.length - STATUSES.indexOf(status)
  if (rank(next) !== rank(best)) return rank(next) > rank(best)
  const falling = test.kind === 'signal' && test.direction === 'below'
  const height = ({ value }: Indicator) => (value ?? 0) * (falling ? -1 : 1)
  return height(next) >= height(best)
}
