import { availableParallelism } from 'node:os'
import type { CodeInput } from '../code/code.ts'
import type { Coding } from '../domain/coding.ts'
import type { Instant } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'
import { codeReports } from '../pool/code-reports.ts'
import type { LoadedCase } from '../read/case.ts'
import { codingsFor, putCodings } from '../store/codings.ts'
import { reportsAsOf } from '../store/reports.ts'
import type { Store } from '../store/store.ts'
import { coderStamp, codingKey } from './coder-stamp.ts'

/** The folder's reports and the ingested ones; of one id the folder's counts, since an analyst wrote it. */
export async function reportsUntil(
  asOf: Instant,
  loaded: LoadedCase,
  store: Store,
): Promise<readonly Report[]> {
  const own = loaded.reports.filter(({ published }) => published <= asOf)
  const ids = new Set(loaded.reports.map(({ id }) => id))
  const ingested = await reportsAsOf(store, loaded.definition.id, asOf)
  return [...own, ...ingested.filter(({ id }) => !ids.has(id))]
}

export interface CodingWork {
  readonly workers?: number | undefined
  /** Told what goes on, for a person who waits. */
  readonly progress?: (message: string) => void
}

/** Codings of a case of country `home`: from the store where the same text was coded by the same coder; the others are made and kept. */
export async function codingsOf(
  reports: readonly Report[],
  home: string,
  store: Store,
  { workers = availableParallelism(), progress = () => {} }: CodingWork,
): Promise<ReadonlyMap<string, Coding>> {
  const stamp = coderStamp()
  const keys = new Map(reports.map(report => [report.id, codingKey(report, home, stamp)]))
  const kept = await codingsFor(store, [...keys.values()])
  const missing = reports.filter(({ id }) => !kept.has(keys.get(id)!))
  if (missing.length) progress(`coding ${missing.length} of ${reports.length} reports`)
  const inputs = missing.map(report => codeInputOf(report, home))
  const made = missing.length ? await codeReports(inputs, { workers }) : []
  const codings = new Map(made.map(({ id, coding }) => [id, coding]))
  await keepCodings(missing, codings, home, stamp, store)
  for (const { id } of reports) {
    const coding = kept.get(keys.get(id)!)
    if (coding) codings.set(id, coding)
  }
  return codings
}

/** Keeps what a coder of a stamp made of reports. */
export async function keepCodings(
  reports: readonly Report[],
  codings: ReadonlyMap<string, Coding>,
  home: string,
  stamp: string,
  store: Store,
): Promise<void> {
  const made = reports.map(report => ({
    key: codingKey(report, home, stamp),
    coding: codings.get(report.id)!,
  }))
  await putCodings(store, made)
}

/** What the coder may see of a report of a case of country `home`. */
export function codeInputOf(report: Report, home: string): CodeInput {
  const { id, text, published, language, outlet, outletCountry } = report
  return { report: id, text, published, language, outlet, outletCountry, home }
}
