import type { Gradings } from '../correct/correct.ts'
import type { Source } from '../domain/event.ts'
import type { OutletKind, Report } from '../domain/report.ts'
import { reliabilityGrade, shareOfGrade } from './grade.ts'
import { lookalikesOf } from './lookalike.ts'
import { shareAfter, type TrackRecord, trackRecordOf } from './record.ts'
import { gradingOf } from './sourcing.ts'
import type { Outlet, Weighing } from './weighing.ts'

/** The 90th percentile of the standard normal distribution: the interval holds 80 %. */
const Z_80 = 1.2816

/**
 * The outlets of the reports, each once, however they spell it, with the reliability that its kind and its record give
 * it.
 */
export function sourcesOf(
  reports: readonly Report[],
  outlets: readonly Outlet[],
  weighing: Weighing,
  records: ReadonlyMap<string, TrackRecord> = new Map(),
  graded: Gradings['sources'] = new Map(),
): readonly Source[] {
  const described = new Map(
    outlets.flatMap(outlet =>
      [outlet.name, ...outlet.aliases].map(name => [name.toLowerCase(), outlet] as const),
    ),
  )
  const lookalikeOf = lookalikesOf(outlets)
  const published = new Map<string, { count: number; readonly report: Report; readonly names: Set<string> }>()
  for (const report of reports) {
    const key = report.outlet.toLowerCase()
    const id = described.get(key)?.name.toLowerCase() ?? key
    const entry = published.get(id) ?? { count: 0, report, names: new Set() }
    published.set(id, entry)
    entry.count++
    entry.names.add(report.outlet)
  }
  return [...published.values()]
    .map(({ count, report, names: spelt }): Source => {
      const name = report.outlet
      const outlet = described.get(name.toLowerCase())
      const kind = outlet?.kind ?? (lookalikeOf(name) === null ? report.kind : null) ?? 'unknown'
      const names = outlet ? [outlet.name, ...outlet.aliases] : [name]
      const { overall } = trackRecordOf(names, records) ?? NO_RECORD
      const settled = overall.right + overall.wrong
      const given = gradingOf(names, graded)
      const share = given
        ? shareOfGrade(given.grade)
        : shareAfter(weighing.outlets[kind], weighing.priorStrength, overall)
      const half = Z_80 * Math.sqrt((share * (1 - share)) / (weighing.priorStrength + settled + 1))
      return {
        id: outlet?.name ?? name,
        names: [...spelt].sort(),
        kind: 'outlet',
        country: outlet?.country ?? report.outletCountry,
        owner: outlet?.owner ?? null,
        reliability: { p: share, low: Math.max(0, share - half), high: Math.min(1, share + half) },
        grade: given?.grade ?? reliabilityGrade(share),
        reports: count,
        settled,
        why:
          given?.note ??
          `prior for ${KINDS[kind]}${settled ? `; right in ${overall.right} of ${settled} settled` : ''}`,
      }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

const NO_RECORD = { overall: { right: 0, wrong: 0 } }

const KINDS: Record<OutletKind | 'unknown', string> = {
  state: 'state media',
  independent: 'an independent outlet',
  wire: 'a wire agency',
  official: 'an official site',
  measurement: 'a measuring service',
  analyst: 'an analyst',
  social: 'social media',
  broadcaster: 'a broadcaster',
  unknown: 'an outlet of unknown kind',
}
