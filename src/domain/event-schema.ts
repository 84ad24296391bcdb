import { z } from 'zod'
import { MAGNITUDE_KINDS } from './claim.ts'
import { placeSchema } from './claim-schema.ts'
import { RELIABILITIES } from './event.ts'
import { EVENT_TYPES, TENSES } from './plover.ts'
import { belief, day, instant, names } from './printed-values.ts'

const term = z.strictObject({
  label: z.string(),
  value: z.number(),
  claims: z.array(z.string()),
  alone: z.number(),
})

const valuePoint = z.strictObject({
  at: instant,
  low: z.number().nullable(),
  high: z.number().nullable(),
  who: z.string(),
  claim: z.string(),
  denied: z.strictObject({ at: instant, who: z.string(), claim: z.string() }).optional(),
})

/** How a count ran over time, in an event or in the whole crisis. */
export const runningValueSchema = z.strictObject({
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

/** An event of an assessment. */
export const eventSchema = z.strictObject({
  id: z.string(),
  type: z.enum(EVENT_TYPES),
  mode: z.string().nullable(),
  actors: names,
  targets: names,
  place: placeSchema.nullable(),
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
  values: z.array(runningValueSchema),
})
