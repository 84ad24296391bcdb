import type { Status } from '../domain/assessment.ts'
import type { Signal } from '../domain/case.ts'
import type { Claim } from '../domain/claim.ts'
import type { IndicatorDefinition } from '../domain/indicator.ts'
import { hoursBetween, type Instant, instantOf, msOf } from '../domain/instant.ts'
import type { Outlet } from '../domain/outlet.ts'
import type { Report } from '../domain/report.ts'
import { weigh } from '../weigh/weigh.ts'
import type { Weighing } from '../weigh/weighing.ts'
import { type EventBook, eventBook } from './query.ts'
import { watch } from './watch.ts'

export interface ReplayInput {
  readonly reports: readonly Report[]
  readonly claims: readonly Claim[]
  readonly outlets: readonly Outlet[]
  readonly weighing: Weighing
  readonly indicators: readonly IndicatorDefinition[]
  readonly signals: readonly Signal[]
  readonly from: Instant
  readonly to: Instant
  readonly stepHours: number
  /** The hour of the turn that lead times count to. */
  readonly turn?: Instant | undefined
}

/** How one indicator stood at every step. */
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
  readonly courses: readonly Course[]
}

/**
 * The indicators at each step of a span, each time from what was known at that hour alone. What was weighed is used
 * again where nothing was published in between.
 */
export function replay(input: ReplayInput): Replay {
  const { indicators, signals, turn } = input
  const hours = hoursOf(input)
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
  return { hours, courses }
}

function hoursOf({ from, to, stepHours }: ReplayInput): readonly Instant[] {
  const count = Math.floor(hoursBetween(from, to) / stepHours) + 1
  return Array.from({ length: Math.max(0, count) }, (_, n) =>
    instantOf(msOf(from) + n * stepHours * 3_600_000),
  )
}

function booksOf(input: ReplayInput): (hour: Instant) => EventBook {
  const reports = [...input.reports].sort((a, b) => (a.published < b.published ? -1 : 1))
  let known = -1
  let book = eventBook([], [], [])
  return hour => {
    const until = reports.filter(({ published }) => published <= hour)
    if (until.length === known) return book
    known = until.length
    const ids = new Set(until.map(({ id }) => id))
    const claims = input.claims.filter(({ report }) => ids.has(report))
    const { events } = weigh({ reports: until, claims, outlets: input.outlets, weighing: input.weighing })
    book = eventBook(events, claims, until)
    return book
  }
}
