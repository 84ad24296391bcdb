import type { Claim } from '../domain/claim.ts'
import type { Event, RunningValue, Source } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'
import { familiesOf } from './copies.ts'
import { eventOf } from './event.ts'
import { joinClaims, type ToldReport } from './join.ts'
import { placeNames } from './known.ts'
import { sourcesOf } from './sources.ts'
import { type Sourcing, voicesOf } from './sourcing.ts'
import { runningValues } from './values.ts'
import type { Outlet, Weighing } from './weighing.ts'

export interface WeighInput {
  /** Only what was published at the hour in question. */
  readonly reports: readonly Report[]
  readonly claims: readonly Claim[]
  readonly outlets: readonly Outlet[]
  readonly weighing: Weighing
}

export interface WeighedClaims {
  readonly events: readonly Event[]
  readonly sources: readonly Source[]
  readonly values: readonly RunningValue[]
  readonly families: ReadonlyMap<string, string>
}

/**
 * Joins claims into events and says how far to believe each. The answer does not depend on the order of the
 * reports or claims given, nor on how often one is given.
 */
export function weigh(input: WeighInput): WeighedClaims {
  const { weighing } = input
  const reports = [...new Map(input.reports.map(report => [report.id, report])).values()].sort(
    (a, b) => compare(a.published, b.published) || compare(a.id, b.id),
  )
  const byId = new Map(reports.map(report => [report.id, report]))
  const families = familiesOf(reports, weighing)
  const told = toldReports(reports, input.claims, byId, families)
  const voices = voicesOf(input.outlets, reports, weighing)
  const names = placeNames(told.flatMap(report => report.claims))
  const sourcing: Sourcing = {
    reports: byId,
    families,
    leans: leansOf(told, voices),
    weighing,
    placeNames: names,
    ...voices,
  }
  const groups = joinClaims(told, weighing)
  const inOrder = groups.flat().sort((a, b) => compare(a.told, b.told) || compare(a.claim.id, b.claim.id))
  return {
    events: groups.map(group => eventOf(group, sourcing)),
    sources: sourcesOf(reports, input.outlets, weighing),
    values: runningValues(inOrder, names),
    families,
  }
}

/** Whom each report cites, in any of its claims and at any remove. */
function leansOf(
  reports: readonly ToldReport[],
  { citedVoice }: Pick<Sourcing, 'citedVoice'>,
): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    reports.map(({ report, claims }) => [
      report.id,
      new Set(claims.flatMap(({ chain }) => chain.map(cited => citedVoice(cited).id))),
    ]),
  )
}

/** Each report with its own claims in text order, once each; claims of reports that are not given are left out. */
function toldReports(
  reports: readonly Report[],
  claims: readonly Claim[],
  byId: ReadonlyMap<string, Report>,
  families: ReadonlyMap<string, string>,
): readonly ToldReport[] {
  const byReport = new Map<string, Map<string, Claim>>()
  for (const claim of claims) {
    const own = byReport.get(claim.report)
    if (own) own.set(claim.id, claim)
    else byReport.set(claim.report, new Map([[claim.id, claim]]))
  }
  const met = new Set<string>()
  const shared = new Set<string>()
  for (const family of families.values()) {
    if (met.has(family)) shared.add(family)
    met.add(family)
  }
  return reports.map(report => ({
    report,
    family: shared.has(families.get(report.id)!) ? families.get(report.id)! : null,
    told: earlier(report.published, byId.get(families.get(report.id)!)!.published),
    claims: [...(byReport.get(report.id)?.values() ?? [])].sort(
      (a, b) => a.trigger.start - b.trigger.start || compare(a.id, b.id),
    ),
  }))
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
