import { z } from 'zod'
import { CAVEATS, MAGNITUDE_KINDS } from './claim.ts'
import { EVENT_TYPES, FACTUALITIES, TENSES } from './plover.ts'
import { day, names, span } from './printed-values.ts'

const party = z.strictObject({
  code: z.string(),
  name: z.string(),
  entity: z.string().nullable(),
  span: span.nullable(),
})
const citation = z.strictObject({ code: z.string(), name: z.string(), span: span.nullable() })
export const placeSchema = z.strictObject({
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
  place: placeSchema.nullable(),
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
      place: placeSchema.nullable().optional(),
      denied: z.boolean().optional(),
      quote: span.optional(),
      span,
    }),
  ),
  why: z.array(z.strictObject({ field: z.string(), rule: z.string(), span: span.nullable() })),
})
