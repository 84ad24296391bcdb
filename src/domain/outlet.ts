import { z } from 'zod'
import { countrySchema, OUTLET_KINDS } from './report.ts'

/** A site without scheme and path; its subdomains are meant as well. */
export const siteSchema = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'expected a domain in small letters, such as reuters.com')

/** What is known of an outlet beforehand: lexicon/sources.yaml and a case's own sources.yaml. */
export const outletSchema = z.strictObject({
  name: z.string().min(1),
  aliases: z.array(z.string()).default([]),
  /** Where it publishes; nothing is made of an address where none is known. */
  sites: z.array(siteSchema).optional(),
  /** Whether others print its texts under its name, as they do those of every wire. */
  syndicated: z.boolean().optional(),
  country: countrySchema.nullable(),
  kind: z.enum(OUTLET_KINDS),
  owner: z.string().nullable().default(null),
  note: z.string().optional(),
})
export const outletsSchema = z.array(outletSchema)
export type Outlet = z.output<typeof outletSchema>
