import { createHash } from 'node:crypto'
import type { Instant } from '../domain/instant.ts'
import type { Problem } from '../domain/problem.ts'
import type { OutletKind, Report } from '../domain/report.ts'
import type { ReportTable } from './schema.ts'
import type { Store } from './store.ts'

/** What became of the reports given. */
export interface Stored {
  readonly added: number
  /** Stored before, with the same content. */
  readonly known: number
  readonly problems: readonly Problem[]
}

/** Reports a statement: enough that the round trip no longer counts, and far below the 65,535 parameters allowed. */
const BATCH = 250

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

/** Adds one batch, in one transaction. */
export async function putBatch(store: Store, caseId: string, batch: readonly Report[]): Promise<Stored> {
  const problems: Problem[] = []
  const rows = new Map<string, ReportTable>()
  let known = 0
  for (const report of batch) {
    const row = rowOf(caseId, report, 'ingest')
    const first = rows.get(row.id)
    if (!first) rows.set(row.id, row)
    else if (first.hash === row.hash) known++
    else problems.push(changed(row.id))
  }
  if (rows.size === 0) return { added: 0, known, problems }
  return store.run(db =>
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
          else problems.push(changed(id))
        }
      }
      return { added: isNew.size, known, problems }
    }),
  )
}

/**
 * Makes the store hold what the case's folder holds: an analyst edits and deletes files there, so of those the
 * folder is the truth. Reports that were ingested are not touched; a file that takes the id of one is a problem.
 */
export async function mirrorReports(
  store: Store,
  caseId: string,
  reports: readonly Report[],
): Promise<Stored> {
  const rows = new Map(reports.map(report => [report.id, rowOf(caseId, report, 'case')]))
  return store.run(db =>
    db.transaction().execute(async transaction => {
      const mirrored = await transaction
        .selectFrom('report')
        .select(['id', 'hash'])
        .where('case_id', '=', caseId)
        .where('origin', '=', 'case')
        .execute()
      const same = new Set(mirrored.filter(({ id, hash }) => rows.get(id)?.hash === hash).map(({ id }) => id))
      const stale = mirrored.filter(({ id }) => !same.has(id)).map(({ id }) => id)
      const fresh = new Map([...rows].filter(([id]) => !same.has(id)))
      const problems: Problem[] = []
      for (const ids of slices([...fresh.keys()], 5000)) {
        const ingested = await transaction
          .selectFrom('report')
          .select(['id', 'hash'])
          .where('case_id', '=', caseId)
          .where('origin', '=', 'ingest')
          .where('id', 'in', ids)
          .execute()
        for (const { id, hash } of ingested) {
          if (fresh.get(id)?.hash === hash) same.add(id)
          else problems.push(changed(id))
          fresh.delete(id)
        }
      }
      for (const ids of slices(stale, 5000))
        await transaction.deleteFrom('report').where('case_id', '=', caseId).where('id', 'in', ids).execute()
      for (const values of slices([...fresh.values()], BATCH))
        await transaction.insertInto('report').values(values).execute()
      return { added: fresh.size, known: same.size, problems }
    }),
  )
}

/** The reports of a case published at `asOf` or before, by time, then by id. */
export async function reportsAsOf(store: Store, caseId: string, asOf: Instant): Promise<readonly Report[]> {
  const rows = await store.run(db =>
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

function changed(id: string): Problem {
  return {
    code: 'store/changed-report',
    severity: 'error',
    message: `a report "${id}" of another content is stored already, and stays as it is`,
    next: 'give a corrected report an id of its own, with the time of the correction',
  }
}

function rowOf(caseId: string, report: Report, origin: ReportTable['origin']): ReportTable {
  return {
    case_id: caseId,
    id: report.id,
    hash: contentHash(report),
    origin,
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

async function* batches<T>(items: Iterable<T> | AsyncIterable<T>, size: number): AsyncIterable<readonly T[]> {
  let batch: T[] = []
  for await (const item of items) {
    if (batch.push(item) < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function* slices<T>(items: readonly T[], size: number): Iterable<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size)
}
