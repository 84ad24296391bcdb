import { z } from 'zod'
import { assessmentSchema } from '../domain/assessment-schema.ts'
import { FACTUALITIES } from '../domain/plover.ts'
import type { Frozen } from './frozen.ts'

// What the crisis room is sent, as schemas: the API's description, its tests and the page's types are made from these.
const { shape } = assessmentSchema
const eventShape = shape.events.element.shape
const { report: reportSchema } = shape.reports.element.shape

const run = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('strong'), text: z.string() }),
  z.strictObject({ kind: z.literal('quote'), text: z.string() }),
  z.strictObject({ kind: z.literal('id'), id: z.string() }),
  z.strictObject({ kind: z.literal('status'), status: shape.indicators.element.shape.status }),
  z.strictObject({ kind: z.literal('refs'), refs: z.array(z.int()) }),
])
const line = z.array(run)

/** A number in brackets: which claim of which report it leads to, and the event that the claim speaks of. */
export const referenceSchema = z.strictObject({
  n: z.int(),
  report: z.string(),
  outlet: z.string(),
  title: z.string(),
  published: shape.asOf,
  quote: z.string(),
  trigger: z.strictObject({ start: z.int(), end: z.int() }),
  cited: z.string().nullable(),
  claim: z.string().nullable(),
  event: z.string().nullable(),
})

/** An event as a row of a table: what the page filters, sorts and draws. */
export const eventRowSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  type: eventShape.type,
  mode: eventShape.mode,
  actors: eventShape.actors,
  targets: eventShape.targets,
  place: z
    .strictObject({
      name: z.string(),
      country: z.string().nullable(),
      precision: z.enum(['city', 'region', 'country', 'unknown']),
      point: z.strictObject({ lat: z.number(), lon: z.number() }).nullable(),
    })
    .nullable(),
  from: eventShape.from,
  to: eventShape.to,
  time: eventShape.time,
  /** How surely its claims say it, each way once. */
  factuality: z.array(z.enum(FACTUALITIES)),
  conditional: z.boolean(),
  first: shape.asOf,
  last: shape.asOf,
  belief: eventShape.belief,
  grade: z.string(),
  reports: z.int(),
  supporting: z.int(),
  denying: z.int(),
  disputed: z.boolean(),
})
export type EventRow = Frozen<z.output<typeof eventRowSchema>>

export const reportRowSchema = z.strictObject({
  id: z.string(),
  outlet: z.string(),
  outletCountry: z.string().nullable(),
  kind: reportSchema.shape.kind,
  title: z.string(),
  published: shape.asOf,
  precision: reportSchema.shape.precision,
  language: z.string(),
  claims: z.int().nullable(),
  copyOf: z.string().nullable(),
})
export type ReportRow = Frozen<z.output<typeof reportRowSchema>>

/** Everything that the page shows of a case as it was known at an hour, without the texts. */
export const pictureSchema = z.strictObject({
  version: z.string(),
  asOf: shape.asOf,
  case: shape.case,
  counts: z.strictObject({ reports: z.int(), claims: z.int(), events: z.int(), outlets: z.int() }),
  bottomLine: z.array(line),
  references: z.array(referenceSchema),
  gaps: z.array(z.string()),
  /** Names of the codes that the events use. */
  names: z.record(z.string(), z.string()),
  events: z.array(eventRowSchema),
  reports: z.array(reportRowSchema),
  values: z.array(shape.values.element.extend({ event: z.string().nullable() })),
  indicators: shape.indicators,
  explanation: shape.explanation,
  stress: shape.stress,
  exposures: shape.exposures,
  calendar: shape.calendar,
  memberships: shape.memberships,
  sources: shape.sources,
  /** Every correction made by the hour. */
  corrections: shape.corrections,
})
export type Picture = Frozen<z.output<typeof pictureSchema>>

/** One report with its text, and what is known of the one who published it. */
export const reportViewSchema = z.strictObject({
  report: reportSchema,
  copyOf: z.string().nullable(),
  /** Why it has no claims, where it could not be coded. */
  notCoded: z.string().nullable(),
  source: shape.sources.element.nullable(),
})
export type ReportView = Frozen<z.output<typeof reportViewSchema>>

/** One event with all that it rests on: the evidence drawer. */
export const evidenceSchema = z.strictObject({
  asOf: shape.asOf,
  row: eventRowSchema,
  terms: eventShape.terms,
  claims: shape.claims,
  reports: z.record(z.string(), reportViewSchema),
  /** The family tree of the reports: origins, the tellings of each, and the copies of each telling. */
  tree: z.array(
    z.strictObject({
      origin: eventShape.origins.element,
      name: z.string(),
      tellings: z.array(
        z.strictObject({
          report: z.string(),
          claims: z.array(z.string()),
          copies: z.array(z.strictObject({ report: z.string(), claims: z.array(z.string()) })),
        }),
      ),
    }),
  ),
  values: eventShape.values,
  names: z.record(z.string(), z.string()),
})
export type Evidence = Frozen<z.output<typeof evidenceSchema>>
