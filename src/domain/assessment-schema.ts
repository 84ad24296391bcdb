import { z } from 'zod'
import { type Assessment, STATUSES } from './assessment.ts'
import { caseSchema } from './case.ts'
import { CAVEATS, type Claim, MAGNITUDE_KINDS } from './claim.ts'
import { correctionStandingSchema } from './correction.ts'
import { type Event, RELIABILITIES } from './event.ts'
import type { Day, Instant } from './instant.ts'
import { EVENT_TYPES, FACTUALITIES, TENSES } from './plover.ts'
import { OUTLET_KINDS, PRECISIONS } from './report.ts'

// What the commands print as JSON, as schemas. The stages use the interfaces beside; the type at the end of this file
// fails to compile where the two drift apart.
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
  .transform(text => text as Instant)
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform(text => text as Day)
const probability = z.number().min(0).max(1)
const names = z.array(z.string())
const span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) })
const belief = z.strictObject({ p: z.number(), low: z.number(), high: z.number() })
const term = z.strictObject({
  label: z.string(),
  value: z.number(),
  claims: z.array(z.string()),
  alone: z.number(),
})

const party = z.strictObject({
  code: z.string(),
  name: z.string(),
  entity: z.string().nullable(),
  span: span.nullable(),
})
const citation = z.strictObject({ code: z.string(), name: z.string(), span: span.nullable() })
const place = z.strictObject({
  name: z.string(),
  country: z.string().nullable(),
  precision: z.enum(['city', 'region', 'country', 'unknown']),
  point: z.strictObject({ lat: z.number(), lon: z.number() }).nullable(),
  span: span.nullable(),
  site: z.string().optional(),
})
/** One line of `forewarn claims --format jsonl`. */
export const claimSchema = z.strictObject({
  id: z.string(),
  report: z.string(),
  event: z.enum(EVENT_TYPES),
  mode: z.string().nullable(),
  contexts: names,
  trigger: span.extend({ text: z.string() }),
  quote: span,
  actors: z.array(party),
  targets: z.array(party),
  place: place.nullable(),
  date: day.nullable(),
  time: z.enum(TENSES),
  factuality: z.enum(FACTUALITIES),
  condition: span.nullable(),
  caveat: z.strictObject({ kind: z.enum(CAVEATS), by: citation.nullable(), span }).optional(),
  attribution: citation.nullable(),
  chain: z.array(citation),
  magnitudes: z.array(
    z.strictObject({
      kind: z.enum(MAGNITUDE_KINDS),
      low: z.number().nullable(),
      high: z.number().nullable(),
      scope: z.enum(['new', 'total', 'unknown']),
      unit: z.string().nullable(),
      of: z.string().nullable(),
      span,
    }),
  ),
  why: z.array(z.strictObject({ field: z.string(), rule: z.string(), span: span.nullable() })),
})

const valuePoint = z.strictObject({
  at: instant,
  low: z.number().nullable(),
  high: z.number().nullable(),
  who: z.string(),
  claim: z.string(),
})

const runningValue = z.strictObject({
  kind: z.enum(MAGNITUDE_KINDS),
  scope: z.strictObject({
    whom: z.string().nullable(),
    place: z.string().nullable(),
    counts: z.enum(['total', 'new']),
  }),
  of: z.string().nullable(),
  unit: z.string().nullable(),
  points: z.array(valuePoint),
  standing: valuePoint.nullable(),
  disputed: z.boolean(),
})

const event = z.strictObject({
  id: z.string(),
  type: z.enum(EVENT_TYPES),
  mode: z.string().nullable(),
  actors: names,
  targets: names,
  place: place.nullable(),
  from: day.nullable(),
  to: day.nullable(),
  time: z.enum(TENSES),
  conditional: z.boolean(),
  claims: names,
  origins: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['statement', 'witness', 'measurement', 'document', 'outlet', 'unknown']),
      who: z.string(),
      supports: z.boolean().nullable(),
      claims: names,
      first: instant,
    }),
  ),
  first: instant,
  last: instant,
  belief,
  grade: z.strictObject({
    reliability: z.enum(RELIABILITIES),
    credibility: z.literal([1, 2, 3, 4, 5, 6]),
  }),
  disputed: z.boolean(),
  terms: z.array(term),
  open: z.strictObject({ belief, terms: z.array(term) }).optional(),
  values: z.array(runningValue),
})

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
  origins: z.int(),
  first: instant.nullable(),
  why: names,
  sources: names,
})

const explanation = z.strictObject({
  question: z.string(),
  hypotheses: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      description: z.string(),
      prior: probability,
      priorSource: z.string(),
      posterior: probability,
      range: z.tuple([probability, probability]),
    }),
  ),
  evidence: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      state: z.enum(['seen', 'partly seen', 'expected and missing', 'open']),
      p: probability,
      events: names,
      terms: z.record(z.string(), z.number()),
      diagnosticity: z.number(),
      countedUnder: z.string().nullable(),
      source: z.string(),
    }),
  ),
  matrix: z.strictObject({
    columns: z.array(
      z.strictObject({ evidence: z.string(), weight: probability, diagnosticity: z.number() }),
    ),
    rows: z.array(
      z.strictObject({
        hypothesis: z.string(),
        cells: z.record(z.string(), z.enum(['CC', 'C', 'N', 'I', 'II'])),
        inconsistency: z.number(),
      }),
    ),
    differs: z.string().nullable(),
  }),
  linchpins: names,
  sensitivity: z.array(
    z.strictObject({
      of: z.enum(['prior', 'evidence', 'likelihood']),
      id: z.string(),
      hypothesis: z.string().nullable(),
      low: z.number(),
      high: z.number(),
    }),
  ),
  lookFor: z.array(z.strictObject({ id: z.string(), title: z.string(), bits: z.number() })),
})

const stressTest = z.strictObject({
  runs: z.int(),
  asked: z.int(),
  seed: z.int(),
  days: z.int(),
  country: z.string(),
  policy: z.string().nullable(),
  outcomes: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      share: probability,
      error: z.number(),
      low: probability,
      high: probability,
    }),
  ),
  starts: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      p: probability,
      events: names,
      effect: z.number(),
      effectError: z.number(),
      effects: z.array(z.strictObject({ id: z.string(), difference: z.number(), error: z.number() })),
    }),
  ),
  regions: z.array(z.strictObject({ id: z.string(), title: z.string(), p: probability, events: names })),
  /** Left out in what was written before it was there. */
  somewhere: z.strictObject({ p: probability, events: names }).default({ p: 0, events: [] }),
  hangsOn: z.array(
    z.strictObject({
      name: z.string(),
      title: z.string(),
      lowest: probability,
      highest: probability,
      error: z.number(),
      bits: z.number(),
    }),
  ),
  lookFor: z.array(z.strictObject({ id: z.string(), title: z.string(), bits: z.number() })),
  bits: z.number(),
  failures: z.array(z.string()),
  baseRates: z.array(
    z.strictObject({
      outcomes: names,
      title: z.string(),
      count: z.int(),
      of: z.int(),
      source: z.string(),
    }),
  ),
  fan: z.array(
    z.strictObject({
      stock: z.enum(['street', 'detained', 'loyal']),
      byDay: z.array(z.tuple([z.number(), z.number(), z.number()])),
    }),
  ),
  branches: z.array(
    z.strictObject({
      path: z.string(),
      share: probability,
      outcomes: z.array(z.strictObject({ id: z.string(), share: probability })),
      split: z
        .strictObject({ hour: z.int(), feature: z.string(), above: z.number(), bits: z.number() })
        .nullable(),
    }),
  ),
  assumptions: z.array(
    z.strictObject({
      name: z.string(),
      title: z.string(),
      low: z.number(),
      high: z.number(),
      unit: z.string(),
      source: z.string(),
    }),
  ),
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
  events: z.array(event),
  values: z.array(runningValue),
  sources: z.array(source),
  indicators: z.array(indicator),
  explanation: explanation.nullable(),
  stress: stressTest.nullable(),
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
  Holds<Same<Loose<z.output<typeof event>>, Loose<Event>>>,
  Holds<Same<Loose<z.output<typeof assessmentSchema>>, Loose<Assessment>>>,
]
