import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Instant } from '../domain/instant.ts'
import type { Place, Problem } from '../domain/problem.ts'
import type { OutletKind, Report } from '../domain/report.ts'
import type { ReportTable, Tables } from './schema.ts'
import type { Store } from './store.ts'

/** What became of the reports given. */
export interface Stored {
  readonly added: number
  /** Stored before, with the same content. */
  readonly known: number
  readonly problems: readonly Problem[]
}

/** Reports a statement: enough that the round trip no longer counts, and far below the 65,535 parameters allowed. */
export const BATCH = 250

/** Names all that a report says, its id included: 64 hexadecimal digits (SHA-256). */
export function contentHash(report: Report): string {
  const fields = Object.entries(report).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

/**
 * Adds reports to a case. The same report again changes nothing; another content under a known id is a problem
 * and is left out, since what was known at an hour must not change afterwards. Each batch is one transaction:
 * after a kill, giving the same reports again completes what is missing.
 */
export async function putReports(
  store: Store,
  caseId: string,
  reports: Iterable<Report> | AsyncIterable<Report>,
): Promise<Stored> {
  let added = 0
  let known = 0
  const problems: Problem[] = []
  for await (const batch of batches(reports, BATCH)) {
    const result = await putBatch(store, caseId, batch)
    added += result.added
    known += result.known
    problems.push(...result.problems)
  }
  return { added, known, problems }
}

/**
 * Adds one batch, in one transaction.
 *
 * @param placeOf where a report came from, for the problems
 */
export async function putBatch(
  store: Store,
  caseId: string,
  batch: readonly Report[],
  placeOf: (id: string) => Place | undefined = () => undefined,
): Promise<Stored> {
  const problems: Problem[] = []
  const rows = new Map<string, ReportTable>()
  let known = 0
  for (const report of batch) {
    const row = rowOf(caseId, report)
    const first = rows.get(row.id)
    if (!first) rows.set(row.id, row)
    else if (first.hash === row.hash) known++
    else problems.push(changed(row.id, placeOf(row.id)))
  }
  if (rows.size === 0) return { added: 0, known, problems }
  return store.write(db =>
    db.transaction().execute(async transaction => {
      const inserted = await transaction
        .insertInto('report')
        .values([...rows.values()])
        .onConflict(conflict => conflict.columns(['case_id', 'id']).doNothing())
        .returning('id')
        .execute()
      const isNew = new Set(inserted.map(({ id }) => id))
      const others = [...rows.keys()].filter(id => !isNew.has(id))
      if (others.length > 0) {
        const stored = await transaction
          .selectFrom('report')
          .select(['id', 'hash'])
          .where('case_id', '=', caseId)
          .where('id', 'in', others)
          .execute()
        for (const { id, hash } of stored) {
          if (rows.get(id)?.hash === hash) known++
          else problems.push(changed(id, placeOf(id)))
        }
      }
      const added = [...rows.values()].filter(({ id }) => isNew.has(id))
      problems.push(...(await sameAddresses(transaction, caseId, added, placeOf)))
      return { added: isNew.size, known, problems }
    }),
  )
}

/**
 * Warns of reports whose address another report of the same language has too: a later version of the article, or
 * the same one fetched twice. Both are kept: which came first must not decide what is known.
 */
async function sameAddresses(
  db: Kysely<Tables>,
  caseId: string,
  added: readonly ReportTable[],
  placeOf: (id: string) => Place | undefined,
): Promise<readonly Problem[]> {
  const addresses = [...new Set(added.flatMap(({ address }) => address ?? []))]
  if (addresses.length === 0) return []
  const sharing = await db
    .selectFrom('report')
    .select(['id', 'address', 'language'])
    .where('case_id', '=', caseId)
    .where('address', 'in', addresses)
    .orderBy('id')
    .execute()
  if (sharing.length === added.length && addresses.length === added.length) return []
  const byAddress = new Map<string | null, (typeof sharing)[number][]>()
  for (const each of sharing) byAddress.set(each.address, [...(byAddress.get(each.address) ?? []), each])
  return added.flatMap(({ id, address, language }) => {
    const other = byAddress.get(address)?.find(each => each.id !== id && each.language === language)
    return address && other ? sharedAddress(id, address, other.id, placeOf(id)) : []
  })
}

/** The reports of a case published at `asOf` or before, by time, then by id. */
export async function reportsAsOf(store: Store, caseId: string, asOf: Instant): Promise<readonly Report[]> {
  const rows = await store.read(db =>
    db
      .selectFrom('report')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('published', '<=', asOf)
      .orderBy('published')
      .orderBy('id')
      .execute(),
  )
  return rows.map(reportOf)
}

/** Stored reports by their ids, each batch in order of time. */
export async function reportsNamed(
  store: Store,
  caseId: string,
  ids: readonly string[],
): Promise<readonly Report[]> {
  const found: Report[] = []
  for await (const some of batches(ids, BATCH)) {
    const rows = await store.read(db =>
      db
        .selectFrom('report')
        .selectAll()
        .where('case_id', '=', caseId)
        .where('id', 'in', some)
        .orderBy('published')
        .orderBy('id')
        .execute(),
    )
    found.push(...rows.map(reportOf))
  }
  return found
}

function changed(id: string, place: Place | undefined): Problem {
  return {
    code: 'store/changed-report',
    severity: 'error',
    message: `a report "${id}" of another content is stored already, and stays as it is`,
    ...(place ? { place } : {}),
    next: 'give a corrected report an id of its own, with the time of the correction',
  }
}

function sharedAddress(id: string, address: string, other: string, place: Place | undefined): Problem {
  return {
    code: 'store/same-address',
    severity: 'warning',
    message: `"${id}" has the address of "${other}" (${address}); both are kept`,
    ...(place ? { place } : {}),
    next: 'if it is another language of the same article, say so with sameArticleAs',
  }
}

function rowOf(caseId: string, report: Report): ReportTable {
  return {
    case_id: caseId,
    id: report.id,
    hash: contentHash(report),
    published: report.published,
    precision: report.precision,
    outlet: report.outlet,
    outlet_country: report.outletCountry,
    kind: report.kind,
    address: report.address,
    title: report.title,
    text: report.text,
    language: report.language,
    original_language: report.originalLanguage,
    basis: report.basis,
    basis_note: report.basisNote,
    same_article_as: report.sameArticleAs,
  }
}

function reportOf(row: ReportTable): Report {
  return {
    id: row.id,
    outlet: row.outlet,
    outletCountry: row.outlet_country,
    kind: row.kind as OutletKind | null,
    address: row.address,
    title: row.title,
    text: row.text,
    language: row.language,
    originalLanguage: row.original_language,
    published: row.published as Instant,
    precision: row.precision as Report['precision'],
    basis: row.basis as Report['basis'],
    basisNote: row.basis_note,
    sameArticleAs: row.same_article_as,
  }
}

/** What is said of a report that somebody added. */
export type ReportNotice = Pick<Report, 'id' | 'outlet' | 'title' | 'published'>

/** The stored reports of a case that are not among the known ones; costs a count where nothing was added. */
export async function reportsBeside(
  store: Store,
  caseId: string,
  known: ReadonlySet<string>,
): Promise<readonly ReportNotice[]> {
  const { count } = await store.read(db =>
    db
      .selectFrom('report')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow(),
  )
  if (Number(count) === known.size) return []
  const rows = await store.read(db =>
    db
      .selectFrom('report')
      .select(['id', 'outlet', 'title', 'published'])
      .where('case_id', '=', caseId)
      .orderBy('published')
      .orderBy('id')
      .execute(),
  )
  return rows.filter(({ id }) => !known.has(id)).map(row => ({ ...row, published: row.published as Instant }))
}

async function* batches<T>(items: Iterable<T> | AsyncIterable<T>, size: number): AsyncIterable<readonly T[]> {
  let batch: T[] = []
  for await (const item of items) {
    if (batch.push(item) < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
