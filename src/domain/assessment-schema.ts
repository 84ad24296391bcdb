import { z } from 'zod'
import { type Assessment, STATUSES } from './assessment.ts'
import { caseSchema } from './case.ts'
import type { Claim } from './claim.ts'
import { claimSchema } from './claim-schema.ts'
import { correctionStandingSchema } from './correction.ts'
import { type Event, RELIABILITIES } from './event.ts'
import { eventSchema, runningValueSchema } from './event-schema.ts'
import { explanationSchema } from './explanation-schema.ts'
import { belief, day, instant, names, probability, span } from './printed-values.ts'
import { OUTLET_KINDS, PRECISIONS } from './report.ts'
import { stressTestSchema } from './stress-schema.ts'

// What the commands print as JSON, as schemas. The stages use the interfaces beside; the type at the end of this file
// fails to compile where the two drift apart.
const report = z.strictObject({
  id: z.string(),
  outlet: z.string(),
  outletCountry: z.string().nullable(),
  kind: z.enum(OUTLET_KINDS).nullable(),
  address: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  language: z.string(),
  originalLanguage: z.string(),
  published: instant,
  precision: z.enum(PRECISIONS),
  basis: z.enum(['article', 'gist']),
  basisNote: z.string().nullable(),
  sameArticleAs: z.string().nullable(),
})

const source = z.strictObject({
  id: z.string(),
  names: z.array(z.string()),
  kind: z.enum(['outlet', 'speaker']),
  country: z.string().nullable(),
  owner: z.string().nullable(),
  reliability: belief,
  grade: z.enum(RELIABILITIES),
  reports: z.int(),
  settled: z.number(),
  why: z.string(),
})

const indicator = z.strictObject({
  name: z.string(),
  title: z.string(),
  question: z.string(),
  group: z.string(),
  kind: z.enum(['any-event', 'expected-count', 'surge', 'signal', 'combined']),
  status: z.enum(STATUSES),
  value: z.number().nullable(),
  unit: z.string().nullable(),
  interval: belief.nullable(),
  thresholds: z.strictObject({ watch: z.number(), tripped: z.number(), hysteresis: z.number() }),
  events: names,
  claims: names,
  origins: z.int(),
  first: instant.nullable(),
  why: names,
  sources: names,
})

const reference = z.strictObject({ title: z.string(), address: z.string().optional() })

/** What `forewarn assess --format json` prints. */
export const assessmentSchema = z.strictObject({
  version: z.string(),
  case: caseSchema,
  asOf: instant,
  reports: z.array(
    z.strictObject({
      report,
      coding: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('coded'), claims: z.int() }),
        z.strictObject({ kind: z.literal('not coded'), reason: z.string() }),
      ]),
      copyOf: z.string().nullable(),
    }),
  ),
  claims: z.array(claimSchema),
  events: z.array(eventSchema),
  values: z.array(runningValueSchema),
  sources: z.array(source),
  indicators: z.array(indicator),
  explanation: explanationSchema.nullable(),
  stress: stressTestSchema.nullable(),
  exposures: z.array(
    z.strictObject({
      id: z.string(),
      party: z.string(),
      country: z.string(),
      channel: z.string(),
      what: z.string(),
      p: probability.nullable(),
      events: names,
      loss: z
        .strictObject({ low: z.number(), high: z.number(), unit: z.string(), arithmetic: z.string() })
        .nullable(),
      figures: z.array(
        z.strictObject({
          name: z.string(),
          value: z.number(),
          unit: z.string(),
          year: z.int(),
          source: reference,
        }),
      ),
    }),
  ),
  calendar: z.array(
    z.strictObject({
      id: z.string(),
      from: day,
      to: day,
      title: z.string(),
      place: z.string().nullable(),
      actors: names,
      stake: z.string(),
      source: reference,
    }),
  ),
  memberships: z.array(
    z.strictObject({
      report: z.string(),
      quote: span,
      understood: z.string(),
      denied: z.boolean(),
      verdict: z.enum(['true', 'false', 'unknown']),
      against: names,
      sources: z.array(z.strictObject({ title: z.string(), address: z.string() })),
    }),
  ),
  corrections: z.array(correctionStandingSchema),
})

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
type Loose<T> = T extends readonly (infer E)[]
  ? readonly Loose<E>[]
  : T extends string | number | boolean | null | undefined
    ? T
    : { readonly [K in keyof T]: Loose<T[K]> }
type Holds<T extends true> = T

/** Compiles only while the schemas say what the interfaces say. */
export type SchemasMatch = [
  Holds<Same<Loose<z.output<typeof claimSchema>>, Loose<Claim>>>,
  Holds<Same<Loose<z.output<typeof eventSchema>>, Loose<Event>>>,
  Holds<Same<Loose<z.output<typeof assessmentSchema>>, Loose<Assessment>>>,
]
