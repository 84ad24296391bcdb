import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Instant, msOf } from '../domain/instant.ts'
import type { Outlet } from '../domain/outlet.ts'
import type { Place, Problem } from '../domain/problem.ts'
import { countrySchema, languageSchema, OUTLET_KINDS, PRECISIONS, type Report } from '../domain/report.ts'
import { cleanText } from './front-matter.ts'
import { parsePublished } from './published.ts'

/** What a file says of one report, in its own words; anything may be missing. */
export type Draft = { readonly [K in DraftField]?: string | undefined }

export const DRAFT_FIELDS = [
  'id',
  'outlet',
  'outletCountry',
  'kind',
  'address',
  'title',
  'text',
  'language',
  'originalLanguage',
  'published',
  'precision',
  'basis',
  'basisNote',
  'sameArticleAs',
] as const
export type DraftField = (typeof DRAFT_FIELDS)[number]

/** What the user says of files that do not say it themselves. */
export interface Defaults {
  readonly outlet?: string | undefined
  readonly country?: string | undefined
  readonly published?: string | undefined
  readonly language?: string | undefined
  /** Of times that name no zone: `+06:00`. */
  readonly zone?: string | undefined
}

export interface ReadContext {
  readonly defaults: Defaults
  /** Reports from later than this are refused. */
  readonly now: Instant
  /** The outlet known by this name or alias. */
  outletNamed(name: string): Outlet | undefined
}

/** Clocks differ: a report may seem to come from so far ahead. Assumption. */
const CLOCK_SKEW_MS = 3_600_000

const line = z.string().transform(text => cleanText(text).replaceAll(/\s+/g, ' '))
const schema = z.object({
  id: line.pipe(z.string().regex(/^[^\s#\p{C}]{1,200}$/u, 'expected an id without spaces and #')).optional(),
  outlet: line.pipe(z.string().min(1).max(300)),
  outletCountry: countrySchema.optional(),
  kind: z.enum(OUTLET_KINDS).optional(),
  address: z.url({ protocol: /^https?$/ }).optional(),
  title: line.optional(),
  text: z.string().transform(cleanText).pipe(z.string().min(1, 'the report has no text')),
  language: languageSchema.default('und'),
  originalLanguage: languageSchema.optional(),
  precision: z.enum(PRECISIONS).optional(),
  basis: z.enum(['article', 'gist']).default('article'),
  basisNote: line.optional(),
  sameArticleAs: line.optional(),
})

/** The remedy for each field that the files often lack. */
const NEXT: Readonly<Record<string, string>> = {
  outlet: 'name it in the file, or for all files with --outlet',
  outletCountry: 'write an ISO 3166 alpha-3 code such as KAZ, or leave it out',
  language: 'write an ISO 639-1 code such as ru, or leave it out to have it told from the text',
  text: 'leave such reports out, or correct the file',
}

/** A report from what a file says and the user adds; null, with problems, where that is not enough. */
export function reportOfDraft(
  draft: Draft,
  context: ReadContext,
  place: Place,
  problems: Problem[],
): Report | null {
  const { defaults } = context
  const fault = (code: string, field: string, message: string, next: string): null => {
    problems.push({ code, severity: 'error', message, place: { ...place, field }, next })
    return null
  }
  const written = draft.published ?? defaults.published
  if (!written)
    return fault(
      'report/no-time',
      'published',
      'nothing says when the report was published',
      'give the time with --published, or leave the file out',
    )
  const published = parsePublished(written, defaults.zone)
  if (published.kind !== 'time')
    return published.kind === 'no zone'
      ? fault(
          'report/no-zone',
          'published',
          `"${shown(written)}" names no zone`,
          'give the zone of such times with --zone, such as --zone +06:00',
        )
      : fault(
          'report/wrong-time',
          'published',
          `"${shown(written)}" is no time`,
          'write ISO 8601, such as 2022-01-06T12:00Z',
        )
  if (msOf(published.at) > msOf(context.now) + CLOCK_SKEW_MS)
    return fault(
      'report/future',
      'published',
      `the report is dated ${published.at}, which is in the future`,
      'correct the date',
    )
  const known = context.outletNamed(draft.outlet ?? defaults.outlet ?? '')
  const parsed = schema.safeParse({
    ...draft,
    outlet: known?.name ?? draft.outlet ?? defaults.outlet,
    outletCountry: draft.outletCountry ?? known?.country ?? defaults.country,
    kind: draft.kind ?? known?.kind,
    language: draft.language ?? defaults.language,
  })
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0])
      const missing = issue.code === 'invalid_type' && draft[field as DraftField] === undefined
      fault(
        missing ? `report/no-${field.toLowerCase()}` : 'report/wrong-value',
        field,
        missing ? `nothing says the report's ${field}` : issue.message,
        NEXT[field] ?? 'correct it, or leave the field out',
      )
    }
    return null
  }
  const { outlet, text, title, language, ...rest } = parsed.data
  return {
    id: rest.id ?? idOf(outlet, published.at, `${rest.address ?? ''}\n${title ?? ''}\n${language}\n${text}`),
    outlet,
    outletCountry: rest.outletCountry ?? null,
    kind: rest.kind ?? null,
    address: rest.address ?? null,
    title: title || titleOf(text),
    text,
    language,
    originalLanguage: rest.originalLanguage ?? language,
    published: published.at,
    precision: rest.precision ?? published.precision,
    basis: rest.basis,
    basisNote: rest.basisNote ?? null,
    sameArticleAs: rest.sameArticleAs ?? null,
  }
}

/** `2022-01-05-1130-netblocks-1a2b3c4d5e`: time, outlet, and 40 bits of the hash of the rest. */
function idOf(outlet: string, published: Instant, rest: string): string {
  const time = `${published.slice(0, 10)}-${published.slice(11, 13)}${published.slice(14, 16)}`
  const name = outlet
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)
  const hash = createHash('sha256').update(`${outlet}\n${published}\n${rest}`).digest('hex').slice(0, 10)
  return `${time}-${name}-${hash}`
}

const TITLE_LENGTH = 100

/** A report without a title is called by its first words. */
function titleOf(text: string): string {
  const first = text.split('\n', 1)[0]!.replaceAll(/\s+/g, ' ')
  if (first.length <= TITLE_LENGTH) return first
  return `${first.slice(0, TITLE_LENGTH).replace(/\s+\S*$/, '')}...`
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text
}
