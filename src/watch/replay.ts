import { type Corrected, claimIdsOf, correct } from '../correct/correct.ts'
import type { Status } from '../domain/assessment.ts'
import type { Signal } from '../domain/case.ts'
import type { Claim } from '../domain/claim.ts'
import type { Correction } from '../domain/correction.ts'
import type { Event } from '../domain/event.ts'
import type { IndicatorDefinition } from '../domain/indicator.ts'
import { hoursBetween, type Instant } from '../domain/instant.ts'
import type { Outlet } from '../domain/outlet.ts'
import type { SourceRecord } from '../domain/record.ts'
import type { Report } from '../domain/report.ts'
import { type CodedReport, Weigher } from '../weigh/weigher.ts'
import type { Weighing } from '../weigh/weighing.ts'
import { type BookChange, bookWith, type EventBook, eventBook } from './query.ts'
import { watch } from './watch.ts'

export interface ReplayInput {
  readonly reports: readonly Report[]
  readonly claims: readonly Claim[]
  readonly outlets: readonly Outlet[]
  readonly weighing: Weighing
  /** An analyst's; each counts from the hour from which it holds. */
  readonly corrections?: readonly Correction[]
  /** What came of what sources said before; each counts from the hour at which it was settled. */
  readonly records?: readonly SourceRecord[]
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

/** The book at each hour, asked in order of time: from hour to hour it changes by what the reports in between change. */
function booksOf(input: ReplayInput): (hour: Instant) => EventBook {
  const { outlets, weighing, corrections = [], records = [] } = input
  const coded = codedReports(input)
  const claimed = (list: readonly CodedReport[]) => list.flatMap(({ claims }) => claims)
  let weigher: Weigher | null = null
  let told = 0
  let basis = -1
  /** Whether a correction names what is not there, and may come with the next report. */
  let waits = false
  let events: readonly Event[] = []
  let book = eventBook([], [], [])
  return hour => {
    const made = corrections.filter(({ at }) => at <= hour)
    const settled = records.filter(record => record.settled <= hour)
    const from = told
    while (told < coded.length && coded[told]!.report.published <= hour) told++
    // What an analyst corrected and what was settled bear on reports of any age: all are weighed anew.
    const isAnew = basis !== made.length + settled.length || (waits && told > from)
    basis = made.length + settled.length
    if (!isAnew && told === from) return book
    let fresh: readonly CodedReport[] = coded.slice(from, told)
    if (!weigher || isAnew) {
      const known = correctedReports(coded.slice(0, told), made, hour)
      waits = known.waits
      weigher = new Weigher({ outlets, weighing, records: settled, ...known.corrected })
      weigher.addAll(known.coded)
      if (made.length) fresh = known.coded
    } else for (const one of fresh) weigher.add(one)
    const before = events
    events = weigher.weighed().events
    book = bookWith(book, {
      ...differenceOf(before, events),
      claims: claimed(fresh),
      reports: fresh.map(({ report }) => report),
    })
    return book
  }
}

/** Reports with their claims as corrected at an hour; what comes later stays as coded, unless a correction waits for it. */
function correctedReports(
  coded: readonly CodedReport[],
  corrections: readonly Correction[],
  asOf: Instant,
): {
  readonly coded: readonly CodedReport[]
  readonly corrected: Partial<Pick<Corrected, 'judgements' | 'gradings' | 'retracted'>>
  readonly waits: boolean
} {
  if (!corrections.length) return { coded, corrected: {}, waits: false }
  const reports = coded.map(({ report }) => report)
  const { judgements, gradings, retracted, claims, standings } = correct({
    corrections,
    reports,
    claims: coded.flatMap(one => one.claims),
    asOf,
  })
  return {
    coded: codedReports({ reports, claims }),
    corrected: { judgements, gradings, retracted },
    waits: standings.some(
      ({ act, claims: found, state }) =>
        state === 'without object' || found.length < new Set(claimIdsOf(act)).size,
    ),
  }
}

function codedReports({ reports, claims }: Pick<ReplayInput, 'reports' | 'claims'>): readonly CodedReport[] {
  const byReport = new Map<string, Claim[]>(reports.map(({ id }) => [id, []]))
  for (const claim of claims) byReport.get(claim.report)?.push(claim)
  return reports
    .map(report => ({ report, claims: byReport.get(report.id)! }))
    .sort(({ report: a }, { report: b }) => (`${a.published} ${a.id}` < `${b.published} ${b.id}` ? -1 : 1))
}

/** Events that did not change are the same objects, as a rule at the same place. */
function differenceOf(
  before: readonly Event[],
  after: readonly Event[],
): Pick<BookChange, 'events' | 'replaced'> {
  const gone = before.filter((event, n) => event !== after[n])
  const come = after.filter((event, n) => event !== before[n])
  const [old, fresh] = [new Set(gone), new Set(come)]
  return {
    replaced: new Set(gone.filter(event => !fresh.has(event))),
    events: come.filter(event => !old.has(event)),
  }
}
