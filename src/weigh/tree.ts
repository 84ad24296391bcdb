import type { Event, Origin } from '../domain/event.ts'

/** The reports of an event under the origin with which their claims end, copies under what they copy. */
export interface ReportTree {
  readonly reports: number
  readonly branches: readonly {
    readonly origin: Origin
    /** In order of publication. */
    readonly tellings: readonly {
      /** The report that told it first in these words; it may be one that has no claim of this event itself. */
      readonly report: string
      readonly claims: readonly string[]
      readonly copies: readonly { readonly report: string; readonly claims: readonly string[] }[]
    }[]
  }[]
}

/**
 * The family tree of an event's reports ("31 reports, 3 origins").
 *
 * @param reportOf id of the report of a claim
 * @param families from `weigh`: report id to the id of the earliest report of its family
 */
export function reportTree(
  event: Event,
  reportOf: (claim: string) => string,
  families: ReadonlyMap<string, string>,
): ReportTree {
  const branches = event.origins.map(origin => {
    const byFamily = new Map<string, Map<string, string[]>>()
    for (const claim of origin.claims) {
      const report = reportOf(claim)
      const family = families.get(report) ?? report
      const members = byFamily.get(family) ?? new Map<string, string[]>()
      byFamily.set(family, members.set(report, [...(members.get(report) ?? []), claim]))
    }
    const tellings = [...byFamily].map(([report, members]) => ({
      report,
      claims: members.get(report) ?? [],
      copies: [...members]
        .filter(([copy]) => copy !== report)
        .map(([copy, claims]) => ({ report: copy, claims })),
    }))
    return { origin, tellings }
  })
  return { reports: new Set(event.claims.map(reportOf)).size, branches }
}
