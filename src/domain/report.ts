import { z } from 'zod'
import { type Instant, instantSchema } from './instant.ts'

export const OUTLET_KINDS = [
  'state',
  'independent',
  'wire',
  'official',
  'measurement',
  'analyst',
  'social',
  'broadcaster',
] as const
export type OutletKind = (typeof OUTLET_KINDS)[number]

/** How exactly the time of publication is known. */
export const PRECISIONS = ['minute', 'hour', 'part-of-day', 'day'] as const

/** ISO 3166 alpha-3. */
export const countrySchema = z.string().regex(/^[A-Z]{3}$/, 'expected an ISO 3166 alpha-3 code, such as KAZ')

/** ISO 639-1. */
export const languageSchema = z
  .string()
  .regex(/^[a-z]{2}$|^und$/, 'expected an ISO 639-1 code, such as en or ru')

/** The front matter of a report's file in a case; the body below it is the text. Unknown keys are errors. */
export const reportHeaderSchema = z.strictObject({
  outlet: z.string().min(1),
  outletCountry: countrySchema,
  kind: z.enum(OUTLET_KINDS),
  address: z.url({ protocol: /^https?$/ }).optional(),
  title: z.string().min(1),
  language: languageSchema,
  originalLanguage: languageSchema.optional(),
  published: instantSchema,
  precision: z.enum(PRECISIONS).default('minute'),
  basis: z.enum(['article', 'gist']).default('article'),
  basisNote: z.string().optional(),
  sameArticleAs: z.string().optional(),
})
export type ReportHeader = z.output<typeof reportHeaderSchema>

/** One published item. What the rest of the chain knows of the outside world. */
export interface Report {
  /** Unique in a case: the file's name without ending, or derived from outlet, time and text. */
  readonly id: string
  readonly outlet: string
  /** ISO 3166 alpha-3, or null where unknown. */
  readonly outletCountry: string | null
  readonly kind: OutletKind | null
  readonly address: string | null
  readonly title: string
  readonly text: string
  /** ISO 639-1 of the text, or `und`. */
  readonly language: string
  readonly originalLanguage: string
  readonly published: Instant
  readonly precision: (typeof PRECISIONS)[number]
  /** `article`: the article's own text was digested; `gist`: only address and gist were known. */
  readonly basis: 'article' | 'gist'
  readonly basisNote: string | null
  /** The report of which this is another language's digest: one article, one origin. */
  readonly sameArticleAs: string | null
}
