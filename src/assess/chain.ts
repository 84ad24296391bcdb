import { correct, withEvents } from '../correct/correct.ts'
import { correctionOf } from '../correct/standing.ts'
import type { Assessment, Explanation, ReportStanding } from '../domain/assessment.ts'
import type {
  CalendarDefinition,
  CaseDefinition,
  ExposuresDefinition,
  HypothesesDefinition,
  Signal,
} from '../domain/case.ts'
import type { Claim } from '../domain/claim.ts'
import type { Coding } from '../domain/coding.ts'
import type { Correction } from '../domain/correction.ts'
import type { IndicatorDefinition } from '../domain/indicator.ts'
import type { Instant } from '../domain/instant.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { SourceRecord } from '../domain/record.ts'
import type { Report } from '../domain/report.ts'
import { explain } from '../explain/explain.ts'
import { datesAhead, expose } from '../expose/expose.ts'
import { type MembershipBook, membershipsIn } from '../expose/membership.ts'
import type { CountryDefinition } from '../stress/country.ts'
import type { StressDefinition } from '../stress/definition.ts'
import { stress } from '../stress/stress.ts'
import { peaks } from '../watch/peak.ts'
import { type EventBook, eventBook } from '../watch/query.ts'
import { watch } from '../watch/watch.ts'
import { underOwnNames } from '../weigh/claimed-outlet.ts'
import { weigh } from '../weigh/weigh.ts'
import type { Outlet, Weighing } from '../weigh/weighing.ts'

export interface ChainInput {
  readonly version: string
  readonly asOf: Instant
  readonly definition: CaseDefinition
  /** In any order; those published after `asOf` are not looked at. */
  readonly reports: readonly Report[]
  readonly codings: ReadonlyMap<string, Coding>
  readonly outlets: readonly Outlet[]
  /** An analyst's merges and splits, of the case's folder; those made after `asOf` are not looked at. */
  readonly judgements: readonly Judgement[]
  /** An analyst's corrections, of the store; those that hold from later than `asOf` are not looked at. */
  readonly corrections?: readonly Correction[]
  /** What came of what sources said before; what was settled after `asOf` is not looked at. */
  readonly records: readonly SourceRecord[]
  readonly signals: readonly Signal[]
  readonly indicators: readonly IndicatorDefinition[]
  readonly hypotheses: HypothesesDefinition | null
  readonly exposures: ExposuresDefinition | null
  readonly calendar: CalendarDefinition | null
  readonly treaties: MembershipBook
  readonly weighing: Weighing
  readonly stress: StressDefinition
  /** The case's regions, roads and forces, if it has them. */
  readonly land: CountryDefinition | null
  readonly seed: number
}

/**
 * The chain from coded reports to an assessment: weigh, then watch, explain, stress and expose what was weighed.
 * Pure; the same input in any order gives the same assessment, and nothing published after `asOf` moves it.
 */
export function assess(input: ChainInput): Assessment {
  const { asOf, definition } = input
  const reports = [...new Map(input.reports.map(report => [report.id, report])).values()]
    .filter(({ published }) => published <= asOf)
    .map(underOwnNames(input.outlets, input.weighing))
    .sort((a, b) => compare(a.published, b.published) || compare(a.id, b.id))
  const corrected = correct({
    corrections: [...input.judgements.map(correctionOf), ...(input.corrections ?? [])],
    reports,
    claims: codedClaims(reports, input.codings),
    asOf,
  })
  const { judgements, gradings, retracted } = corrected
  const { events, sources, values, families } = weigh({
    reports,
    claims: corrected.claims,
    outlets: input.outlets,
    weighing: input.weighing,
    judgements,
    gradings,
    retracted,
    records: input.records.filter(({ settled }) => settled <= asOf),
  })
  const gone = retractedIn({ retracted, families })
  const claims = corrected.claims.filter(({ report }) => !gone(report))
  const book = eventBook(events, claims, reports)
  const indicators = watch({ indicators: input.indicators, book, signals: input.signals, asOf })
  return {
    version: input.version,
    case: definition,
    asOf,
    reports: reports.map(report => standingOf(report, input.codings.get(report.id), families)),
    claims,
    events,
    values,
    sources,
    indicators,
    explanation: input.hypotheses ? explanationOf(input.hypotheses, input, book) : null,
    stress: events.length
      ? stress({
          definition: input.stress,
          land: input.land,
          book,
          country: definition.country,
          asOf,
          seed: input.seed,
        })
      : null,
    exposures: input.exposures ? expose(input.exposures, book) : [],
    calendar: input.calendar ? datesAhead(input.calendar, asOf) : [],
    memberships: membershipsIn(
      reports.filter(({ id }) => !gone(id)),
      input.treaties,
    ),
    corrections: withEvents(corrected.standings, events),
  }
}

/** The claims of reports as the coder made them, before any correction. */
export function codedClaims(
  reports: readonly Pick<Report, 'id'>[],
  codings: ChainInput['codings'],
): readonly Claim[] {
  return reports.flatMap(({ id }) => {
    const coding = codings.get(id)
    return coding?.kind === 'coded' ? coding.claims : []
  })
}

/** Whether a report counts no longer: it was retracted, or is a copy of one that was. */
export function retractedIn({
  retracted,
  families,
}: {
  readonly retracted: ReadonlySet<string>
  readonly families: ReadonlyMap<string, string>
}): (report: string) => boolean {
  return report => retracted.has(report) || retracted.has(families.get(report) ?? report)
}

/** Evidence looks at the whole crisis: an indicator that tripped once stays evidence after its window has passed. */
function explanationOf(definition: HypothesesDefinition, input: ChainInput, book: EventBook): Explanation {
  const { asOf, signals } = input
  const { begins } = input.definition
  const named = new Set(definition.evidence.map(({ indicator }) => indicator))
  const used = input.indicators.filter(({ name }) => named.has(name))
  const indicators = peaks({ indicators: used, named: input.indicators, book, signals, begins, asOf })
  return explain({ definition, book, indicators, begins, asOf })
}

/** A report with what became of it. */
export function standingOf(
  report: Report,
  coding: Coding | undefined,
  families: ReadonlyMap<string, string>,
): ReportStanding {
  const first = families.get(report.id)
  return {
    report,
    coding:
      coding?.kind === 'coded'
        ? { kind: 'coded', claims: coding.claims.length }
        : { kind: 'not coded', reason: coding?.reason ?? 'not read yet' },
    copyOf: first && first !== report.id ? first : null,
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
