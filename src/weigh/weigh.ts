import type { Claim, ClaimPlace } from '../domain/claim.ts'
import type { Event, RunningValue, Source } from '../domain/event.ts'
import { shortName } from '../domain/hash.ts'
import type { Day, Instant } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'
import { believe, gradeOf, reliabilityGrade } from './belief.ts'
import { familiesOf } from './copies.ts'
import { type Group, joinClaims, type ToldReport } from './join.ts'
import { originsOf, type Sourcing } from './origins.ts'
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
  const sourcing: Sourcing = { reports: byId, families, outlets: outletsByName(input.outlets), weighing }
  const groups = joinClaims(toldReports(reports, input.claims, byId, families), weighing)
  const known = groups
    .flat()
    .sort((a, b) => compare(a.published, b.published) || compare(a.claim.id, b.claim.id))
  return {
    events: groups.map(group => eventOf(group, sourcing)),
    sources: sourcesOf(reports, sourcing),
    values: runningValues(known),
    families,
  }
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
  return reports.map(report => ({
    report,
    told: earlier(report.published, byId.get(families.get(report.id)!)!.published),
    claims: [...(byReport.get(report.id)?.values() ?? [])].sort(
      (a, b) => a.trigger.start - b.trigger.start || compare(a.id, b.id),
    ),
  }))
}

function eventOf(group: Group, sourcing: Sourcing): Event {
  const origins = originsOf(group, sourcing)
  const first = group[0]!
  const { belief, terms } = believe(first.claim.event, origins, sourcing.weighing)
  const days = group.flatMap(({ claim }) => claim.date ?? []).sort()
  return {
    id: `e-${shortName(first.claim.id)}`,
    type: first.claim.event,
    mode: group.find(({ claim }) => claim.mode)?.claim.mode ?? null,
    actors: codesOf(group, 'actors'),
    targets: codesOf(group, 'targets'),
    place: placeOf(group),
    from: (days[0] as Day | undefined) ?? null,
    to: (days.at(-1) as Day | undefined) ?? null,
    time: group.some(({ claim }) => claim.time === 'past') ? 'past' : first.claim.time,
    conditional: first.claim.condition !== null,
    claims: group.map(({ claim }) => claim.id),
    origins: origins.map(({ reliability: _, factor: __, ...origin }) => origin),
    first: first.published,
    last: group.at(-1)!.published,
    belief,
    grade: gradeOf(origins),
    disputed: origins.some(origin => origin.factor > 0) && origins.some(origin => origin.factor < 0),
    terms,
    values: runningValues(group),
  }
}

function codesOf(group: Group, side: 'actors' | 'targets'): readonly string[] {
  return [...new Set(group.flatMap(({ claim }) => claim[side].map(party => party.code)))]
    .filter(Boolean)
    .sort()
}

const PRECISION: Record<ClaimPlace['precision'], number> = { city: 0, region: 1, unknown: 2, country: 3 }

/** The most exact place that a claim of the group gives; the earliest among equals. */
function placeOf(group: Group): ClaimPlace | null {
  let best: ClaimPlace | null = null
  for (const { claim } of group) {
    if (claim.place && (!best || PRECISION[claim.place.precision] < PRECISION[best.precision]))
      best = claim.place
  }
  return best
}

function sourcesOf(reports: readonly Report[], { outlets, weighing }: Sourcing): readonly Source[] {
  const counts = new Map<string, { count: number; report: Report }>()
  for (const report of reports) {
    const entry = counts.get(report.outlet)
    if (entry) entry.count++
    else counts.set(report.outlet, { count: 1, report })
  }
  return [...counts.entries()]
    .sort(([a], [b]) => compare(a, b))
    .map(([name, { count, report }]) => {
      const outlet = outlets.get(name.toLowerCase())
      const kind = outlet?.kind ?? report.kind ?? 'unknown'
      const share = weighing.outlets[kind]
      const sd = Math.sqrt((share * (1 - share)) / (weighing.priorStrength + 1))
      return {
        id: outlet?.name ?? name,
        kind: 'outlet',
        country: outlet?.country ?? report.outletCountry,
        owner: outlet?.owner ?? null,
        reliability: {
          p: share,
          low: Math.max(0, share - 1.2816 * sd),
          high: Math.min(1, share + 1.2816 * sd),
        },
        grade: reliabilityGrade(share),
        reports: count,
        why: `prior for outlets of kind ${kind}; no record yet`,
      }
    })
}

function outletsByName(outlets: readonly Outlet[]): ReadonlyMap<string, Outlet> {
  return new Map(
    outlets.flatMap(outlet =>
      [outlet.name, ...outlet.aliases].map(name => [name.toLowerCase(), outlet] as const),
    ),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b
}
