import { partyName } from '../brief/describe.ts'
import { evidenceBook } from '../brief/evidence.ts'
import { termLabel } from '../brief/term-label.ts'
import type { Wording } from '../brief/wording.ts'
import type { Assessment, ReportStanding } from '../domain/assessment.ts'
import { reportTree } from '../weigh/tree.ts'
import { namesOf, rowOf } from './picture.ts'
import type { Evidence, ReportView } from './picture-schema.ts'

/** All that an event rests on; null where the assessment knows no such event. */
export function evidenceOf(assessment: Assessment, id: string, wording: Wording): Evidence | null {
  const book = evidenceBook(assessment)
  const event = book.events.get(id)
  if (!event) return null
  const { country } = assessment.case
  const claims = book.claimsOf(event)
  const families = new Map(assessment.reports.map(({ report, copyOf }) => [report.id, copyOf ?? report.id]))
  const { branches } = reportTree(event, claim => book.claims.get(claim)!.report, families)
  const told = branches.flatMap(({ tellings }) =>
    tellings.flatMap(({ report, copies }) => [report, ...copies.map(copy => copy.report)]),
  )
  const standings = new Map(assessment.reports.map(standing => [standing.report.id, standing]))
  return {
    asOf: assessment.asOf,
    row: rowOf(event, { assessment, book, wording }),
    terms: event.terms.map(term => ({
      ...term,
      label: termLabel(term.label, event.origins, wording, country),
    })),
    claims,
    reports: Object.fromEntries(
      [...new Set(told)].flatMap(report => {
        const standing = standings.get(report)
        return standing ? [[report, reportView(standing, assessment)]] : []
      }),
    ),
    tree: branches.map(({ origin, tellings }) => ({
      origin,
      name: origin.kind === 'outlet' ? origin.who : partyName(origin.who, wording, country),
      tellings,
    })),
    values: event.values,
    names: namesOf([event], wording, country),
  }
}

/** A report with its text; null where none of that id was published by the hour. */
export function reportOf(assessment: Assessment, id: string): ReportView | null {
  const standing = assessment.reports.find(({ report }) => report.id === id)
  return standing ? reportView(standing, assessment) : null
}

function reportView({ report, coding, copyOf }: ReportStanding, { sources }: Assessment): ReportView {
  return {
    report,
    copyOf,
    notCoded: coding.kind === 'not coded' ? coding.reason : null,
    source: sources.find(source => source.kind === 'outlet' && source.names.includes(report.outlet)) ?? null,
  }
}
