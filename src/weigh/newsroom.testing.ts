import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Citation, Claim, Magnitude, Participant } from '../domain/claim.ts'
import { type Day, type Instant, instantOf } from '../domain/instant.ts'
import type { Judgement } from '../domain/judgement.ts'
import type { SourceRecord } from '../domain/record.ts'
import type { Report } from '../domain/report.ts'
import type { Span } from '../domain/syntax.ts'
import { type WeighedClaims, weigh } from './weigh.ts'
import { type Outlet, weighingSchema } from './weighing.ts'

/** The weights that ship. */
export const weighing = weighingSchema.parse(
  parse(readFileSync(new URL('../../lexicon/weighing.yaml', import.meta.url), 'utf8')),
)

/** A claim as a test writes it: the words that carry it must stand in the report's text. */
export interface Said {
  readonly trigger: string
  readonly event?: Claim['event']
  readonly mode?: string
  readonly actors?: readonly string[]
  readonly targets?: readonly string[]
  readonly city?: string
  /** The building to which a denial is limited. */
  readonly site?: string
  readonly date?: string
  readonly time?: Claim['time']
  readonly factuality?: Claim['factuality']
  readonly conditional?: boolean
  /** Codes of the cited, outermost first. */
  readonly cites?: readonly string[]
  readonly counts?: readonly (Pick<Magnitude, 'kind' | 'low' | 'high'> &
    Partial<Pick<Magnitude, 'scope' | 'of' | 'unit'>>)[]
}

export interface Told {
  readonly report: Report
  readonly claims: readonly Claim[]
}

/** One report of a made-up newsroom, e.g. `tell('r1', '2022-01-05T10:00Z', 'Reuters', 'Police fired.', [...])`. */
export function tell(
  id: string,
  at: string,
  outlet: string,
  text: string,
  said: readonly Said[],
  more: Partial<Report> = {},
): Told {
  const report: Report = {
    id,
    outlet,
    outletCountry: null,
    kind: 'wire',
    address: null,
    title: text.slice(0, 40),
    text,
    language: 'en',
    originalLanguage: 'en',
    published: instantOf(Date.parse(at)),
    precision: 'minute',
    basis: 'article',
    basisNote: null,
    sameArticleAs: null,
    ...more,
  }
  return { report, claims: said.map((one, n) => claimOf(report, one, n + 1)) }
}

function claimOf(report: Report, said: Said, n: number): Claim {
  const start = report.text.indexOf(said.trigger)
  if (start < 0) throw new Error(`"${said.trigger}" is not in the text of ${report.id}`)
  const trigger = { start, end: start + said.trigger.length, text: said.trigger }
  const chain = (said.cites ?? []).map((code): Citation => ({ code, name: code, span: null }))
  return {
    id: `${report.id}#${n}`,
    report: report.id,
    event: said.event ?? 'ASSAULT',
    mode: said.mode ?? null,
    contexts: [],
    trigger,
    quote: { start: 0, end: report.text.length },
    actors: (said.actors ?? []).map(code => party(code, trigger)),
    targets: (said.targets ?? []).map(code => party(code, trigger)),
    place: said.city
      ? {
          name: said.city,
          country: 'KAZ',
          precision: 'city',
          point: null,
          span: spanOf(said.city, report.text) ?? trigger,
          site: said.site,
        }
      : { name: 'KAZ', country: 'KAZ', precision: 'country', point: null, span: null },
    date: (said.date as Day | undefined) ?? null,
    time: said.time ?? 'past',
    factuality: said.factuality ?? 'CT+',
    condition: said.conditional ? { start: 0, end: 2 } : null,
    attribution: chain.at(-1) ?? null,
    chain,
    magnitudes: (said.counts ?? []).map(
      (count): Magnitude => ({
        scope: 'unknown',
        unit: null,
        of: null,
        ...count,
        span: spanOf(String(count.low), report.text) ?? trigger,
      }),
    ),
    why: [],
  }
}

function spanOf(name: string, text: string): Span | null {
  const start = text.indexOf(name)
  return start < 0 ? null : { start, end: start + name.length }
}

/** A party that the sentence names. */
function party(code: string, span: Span): Participant {
  return { code, name: code, entity: null, span }
}

/** Weighs what was told, in whatever order it is given. */
export function weighed(
  told: readonly Told[],
  outlets: readonly Outlet[] = [],
  judgements: readonly Judgement[] = [],
  records: readonly SourceRecord[] = [],
): WeighedClaims {
  return weigh({
    reports: told.map(({ report }) => report),
    claims: told.flatMap(({ claims }) => claims),
    outlets,
    weighing,
    judgements,
    records,
  })
}

/** What was published at `at` or before. */
export function asOf(told: readonly Told[], at: Instant): readonly Told[] {
  return told.filter(({ report }) => report.published <= at)
}
