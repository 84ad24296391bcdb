import { partyName } from '../brief/describe.ts'
import { type Block, gradeText, type Line } from '../brief/document.ts'
import { type EvidenceBook, evidenceBook } from '../brief/evidence.ts'
import { bottomLine } from '../brief/sections/bottom-line.ts'
import { whoCounts } from '../brief/sections/counts.ts'
import { gaps } from '../brief/sections/gaps.ts'
import { type SectionInput, titleOf } from '../brief/sections/section.ts'
import type { Wording } from '../brief/wording.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Event, ValuePoint } from '../domain/event.ts'
import { FACTUALITIES } from '../domain/plover.ts'
import type { EventRow, Picture } from './picture-schema.ts'

/** An assessment as the page shows it: rows with titles instead of claims with texts. */
export function pictureOf(assessment: Assessment, wording: Wording): Picture {
  const book = evidenceBook(assessment)
  const input: SectionInput = { assessment, book, wording }
  const lines = bottomLine(input).blocks.flatMap(linesOf)
  const eventOf = eventsByClaim(assessment)
  const { explanation, stress } = assessment
  return {
    version: assessment.version,
    asOf: assessment.asOf,
    case: assessment.case,
    counts: {
      reports: assessment.reports.length,
      claims: assessment.claims.length,
      events: assessment.events.length,
      outlets: new Set(assessment.reports.map(({ report }) => report.outlet)).size,
    },
    bottomLine: lines,
    references: referencesOf(assessment, book, eventOf),
    gaps: gaps(input)
      .blocks.flatMap(linesOf)
      .map(line => line.map(run => ('text' in run ? run.text : '')).join('')),
    names: namesOf(assessment.events, wording, assessment.case.country),
    events: assessment.events.map(event => rowOf(event, input)),
    reports: assessment.reports.map(({ report, coding, copyOf }) => ({
      id: report.id,
      outlet: report.outlet,
      outletCountry: report.outletCountry,
      kind: report.kind,
      title: report.title,
      published: report.published,
      precision: report.precision,
      language: report.language,
      claims: coding.kind === 'coded' ? coding.claims : null,
      copyOf,
    })),
    values: assessment.values.map(value => ({
      ...value,
      points: value.points.map(point => namedPoint(point, input)),
      standing: value.standing && namedPoint(value.standing, input),
      event: eventOf.get(value.points.at(-1)?.claim ?? '') ?? null,
    })),
    indicators: assessment.indicators,
    explanation,
    stress,
    exposures: assessment.exposures,
    calendar: assessment.calendar,
    memberships: assessment.memberships,
    sources: assessment.sources,
    corrections: assessment.corrections,
  }
}

/** A figure by whoever gave it in words: a reader knows no codes. */
function namedPoint(point: ValuePoint, input: SectionInput): ValuePoint {
  const { denied } = point
  return {
    ...point,
    who: whoCounts(point, input),
    denied: denied && { ...denied, who: whoCounts(denied, input) },
  }
}

/** An event as a row, with the title that the brief gives it. */
export function rowOf(event: Event, input: SectionInput): EventRow {
  const { place } = event
  const claims = input.book.claimsOf(event)
  return {
    id: event.id,
    title: titleOf(event, input),
    type: event.type,
    mode: event.mode,
    actors: event.actors,
    targets: event.targets,
    place: place && {
      name: place.name,
      country: place.country,
      precision: place.precision,
      point: place.point,
    },
    from: event.from,
    to: event.to,
    time: event.time,
    factuality: FACTUALITIES.filter(value => claims.some(({ factuality }) => factuality === value)),
    conditional: event.conditional,
    first: event.first,
    last: event.last,
    belief: event.belief,
    grade: gradeText(event.grade),
    reports: new Set(claims.map(({ report }) => report)).size,
    supporting: event.origins.filter(({ supports }) => supports).length,
    denying: event.origins.filter(({ supports }) => supports === false).length,
    disputed: event.disputed,
  }
}

/** What the codes of some events are called. */
export function namesOf(
  events: readonly Event[],
  wording: Wording,
  ownCountry: string,
): Record<string, string> {
  const codes = new Set(events.flatMap(({ actors, targets }) => [...actors, ...targets]))
  return Object.fromEntries([...codes].sort().map(code => [code, partyName(code, wording, ownCountry)]))
}

export function eventsByClaim({ events }: Assessment): ReadonlyMap<string, string> {
  return new Map(events.flatMap(({ id, claims }) => claims.map(claim => [claim, id] as const)))
}

/** The references of the bottom line; each gets the claim that its sentence was coded to. */
function referencesOf(
  { claims }: Assessment,
  book: EvidenceBook,
  eventOf: ReadonlyMap<string, string>,
): Picture['references'] {
  return book.references().map(reference => {
    const { n, report, outlet, title, published, quote, trigger, cited } = reference
    const text = book.reports.get(report)!.text
    const claim = claims.find(
      found =>
        found.report === report &&
        found.trigger.start - found.quote.start === trigger.start &&
        text.slice(found.quote.start, found.quote.end) === quote,
    )
    return {
      n,
      report,
      outlet,
      title,
      published,
      quote,
      trigger,
      cited,
      claim: claim?.id ?? null,
      event: (claim && eventOf.get(claim.id)) ?? null,
    }
  })
}

function linesOf(block: Block): readonly Line[] {
  if (block.kind === 'paragraph') return [block.line]
  return block.kind === 'items' ? block.items.map(({ lead }) => lead) : []
}
