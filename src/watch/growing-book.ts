import { type Corrected, claimIdsOf, correct } from '../correct/correct.ts'
import type { Claim } from '../domain/claim.ts'
import type { Correction } from '../domain/correction.ts'
import type { Event } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import type { Outlet } from '../domain/outlet.ts'
import type { SourceRecord } from '../domain/record.ts'
import type { Report } from '../domain/report.ts'
import type { WeighedClaims } from '../weigh/weigh.ts'
import { type CodedReport, Weigher } from '../weigh/weigher.ts'
import type { Weighing } from '../weigh/weighing.ts'
import { type BookChange, bookWith, type EventBook, eventBook } from './query.ts'

/** What a book is made with, beside reports and their claims. */
export interface BookBasis {
  readonly outlets: readonly Outlet[]
  readonly weighing: Weighing
  /** An analyst's; each counts from the hour from which it holds. */
  readonly corrections?: readonly Correction[]
  /** What came of what sources said before; each counts from the hour at which it was settled. */
  readonly records?: readonly SourceRecord[]
}

/** What is known at an hour. */
export interface Grown {
  readonly book: EventBook
  readonly weighed: WeighedClaims
  readonly corrected: Pick<Corrected, 'claims' | 'standings' | 'retracted'>
}

/**
 * A book that goes on: each call adds what was published since the call before, up to a later hour, and costs as much
 * as that changes. It gives what weighing all of it at that hour at once would.
 *
 * @returns takes the new reports with their claims as coded, and the hour; hours must not go back
 */
export function growingBook({
  outlets,
  weighing,
  corrections = [],
  records = [],
}: BookBasis): (news: readonly CodedReport[], hour: Instant) => Grown {
  const known: CodedReport[] = []
  let weigher: Weigher | null = null
  let basis = -1
  /** Whether a correction names what is not there, and may come with the next report. */
  let waits = false
  let events: readonly Event[] = []
  let grown: Grown | null = null
  return (news, hour) => {
    const made = corrections.filter(({ at }) => at <= hour)
    const settled = records.filter(record => record.settled <= hour)
    // What an analyst corrected and what was settled bear on reports of any age: all are weighed anew.
    const isAnew = basis !== made.length + settled.length || (waits && news.length > 0)
    basis = made.length + settled.length
    if (grown && !isAnew && !news.length) return grown
    for (const one of news) known.push(one)
    let fresh: readonly CodedReport[] = [...news].sort(byPublication)
    let corrected: Grown['corrected']
    if (!weigher || !grown || isAnew) {
      const found = correctedReports([...known].sort(byPublication), made, hour)
      waits = found.waits
      corrected = found.corrected
      const { judgements, gradings, retracted } = found.corrected
      weigher = new Weigher({ outlets, weighing, records: settled, judgements, gradings, retracted })
      weigher.addAll(found.coded)
      if (made.length) fresh = found.coded
    } else {
      for (const one of fresh) weigher.add(one)
      corrected = { ...grown.corrected, claims: [...grown.corrected.claims, ...claimsOf(fresh)] }
    }
    const weighed = weigher.weighed()
    const book = bookWith(grown?.book ?? eventBook([], [], []), {
      ...differenceOf(events, weighed.events),
      claims: claimsOf(fresh),
      reports: fresh.map(({ report }) => report),
    })
    events = weighed.events
    grown = { book, weighed, corrected }
    return grown
  }
}

/** Reports with their claims, in order of publication. */
export function codedReports(reports: readonly Report[], claims: readonly Claim[]): readonly CodedReport[] {
  const byReport = new Map<string, Claim[]>(reports.map(({ id }) => [id, []]))
  for (const claim of claims) byReport.get(claim.report)?.push(claim)
  return reports.map(report => ({ report, claims: byReport.get(report.id)! })).sort(byPublication)
}

function byPublication({ report: a }: CodedReport, { report: b }: CodedReport): number {
  return `${a.published} ${a.id}` < `${b.published} ${b.id}` ? -1 : 1
}

function claimsOf(coded: readonly CodedReport[]): readonly Claim[] {
  return coded.flatMap(({ claims }) => claims)
}

/** Reports with their claims as corrected at an hour; what comes later stays as coded, unless a correction waits for it. */
function correctedReports(
  coded: readonly CodedReport[],
  corrections: readonly Correction[],
  asOf: Instant,
): { readonly coded: readonly CodedReport[]; readonly corrected: Corrected; readonly waits: boolean } {
  const reports = coded.map(({ report }) => report)
  const corrected = correct({ corrections, reports, claims: claimsOf(coded), asOf })
  return {
    coded: corrections.length ? codedReports(reports, corrected.claims) : coded,
    corrected,
    waits: corrected.standings.some(
      ({ act, claims: found, state }) =>
        state === 'without object' || found.length < new Set(claimIdsOf(act)).size,
    ),
  }
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
