import type { Status } from '../domain/assessment.ts'
import type { Signal } from '../domain/case.ts'
import type { Claim } from '../domain/claim.ts'
import type { IndicatorDefinition } from '../domain/indicator.ts'
import { hoursBetween, type Instant } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'
import { type BookBasis, codedReports, growingBook } from './growing-book.ts'
import type { EventBook } from './query.ts'
import { watch } from './watch.ts'

export interface ReplayInput extends BookBasis {
  readonly reports: readonly Report[]
  readonly claims: readonly Claim[]
  readonly indicators: readonly IndicatorDefinition[]
  readonly signals: readonly Signal[]
  /** In order of time. */
  readonly hours: readonly Instant[]
  /** The hour of the turn that lead times count to. */
  readonly turn?: Instant | undefined
}

/** How one indicator stood at every hour. */
export interface Course {
  readonly name: string
  readonly statuses: readonly Status[]
  readonly values: readonly (number | null)[]
  readonly firstWatch: Instant | null
  readonly firstTripped: Instant | null
  /** Hours from the first watch (or tripped, where it came at once), and from the first tripped, to the turn. */
  readonly lead: { readonly watch: number | null; readonly tripped: number | null } | null
}

export interface Replay {
  readonly hours: readonly Instant[]
  /** What lead times count to. */
  readonly turn: Instant | null
  readonly courses: readonly Course[]
}

/**
 * The indicators at each hour given, each time from what was known at that hour alone.
 */
export function replay(input: ReplayInput): Replay {
  const { hours, indicators, signals, turn } = input
  const bookAt = booksOf(input)
  const rows = hours.map(asOf => watch({ indicators, signals, asOf, book: bookAt(asOf) }))
  const courses = indicators.map(({ name }, n): Course => {
    const readings = rows.map(row => row[n]!)
    const firstOf = (...statuses: readonly Status[]) =>
      hours[readings.findIndex(({ status }) => statuses.includes(status))] ?? null
    const firstWatch = firstOf('watch', 'tripped')
    const firstTripped = firstOf('tripped')
    const lead = (first: Instant | null) => (first && turn ? hoursBetween(first, turn) : null)
    return {
      name,
      statuses: readings.map(({ status }) => status),
      values: readings.map(({ value }) => value),
      firstWatch,
      firstTripped,
      lead: turn ? { watch: lead(firstWatch), tripped: lead(firstTripped) } : null,
    }
  })
  return { hours, turn: turn ?? null, courses }
}

/** The book at each hour, asked in order of time. */
function booksOf(input: ReplayInput): (hour: Instant) => EventBook {
  const coded = codedReports(input.reports, input.claims)
  const grow = growingBook(input)
  let told = 0
  return hour => {
    const from = told
    while (told < coded.length && coded[told]!.report.published <= hour) told++
    return grow(coded.slice(from, told), hour).book
  }
}
