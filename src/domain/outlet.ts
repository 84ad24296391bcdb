import { z } from 'zod'
import { countrySchema, OUTLET_KINDS } from './report.ts'

/** What is known of an outlet beforehand: lexicon/sources.yaml and a case's own sources.yaml. */
export const outletSchema = z.strictObject({
  name: z.string().min(1),
  aliases: z.array(z.string()).default([]),
  country: countrySchema.nullable(),
  kind: z.enum(OUTLET_KINDS),
  owner: z.string().nullable().default(null),
  note: z.string().optional(),
})
export const outletsSchema = z.array(outletSchema)
export type Outlet = z.output<typeof outletSchema>
