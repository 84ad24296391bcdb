import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Assessment } from '../domain/assessment.ts'
import type { Coding } from '../domain/coding.ts'
import type { Instant } from '../domain/instant.ts'
import type { Problem } from '../domain/problem.ts'
import type { Report } from '../domain/report.ts'
import { codeReports } from '../pool/code-reports.ts'
import { type CaseFolder, type LoadedCase, readCase } from '../read/case.ts'
import { readDefinitions } from '../read/definitions.ts'
import { readStates, readTreaties } from '../read/treaties.ts'
import { codingsFor, putCodings } from '../store/codings.ts'
import { reportsAsOf } from '../store/reports.ts'
import { openStore, type Store } from '../store/store.ts'
import { judgementProblems } from '../weigh/judgements.ts'
import { assess } from './chain.ts'
import { coderStamp, codingKey } from './coder-stamp.ts'

export interface AssessOptions {
  /** Folder of the embedded store; not used where `databaseUrl` names a server. */
  readonly storeFolder: string
  readonly databaseUrl?: string | undefined
  readonly workers?: number | undefined
  readonly seed?: number
  /** Told what goes on, for a person who waits. */
  readonly progress?: (message: string) => void
}

/** A case that is open for assessment at any hour: its definitions, its reports, and what they say. */
export interface OpenCase {
  readonly loaded: LoadedCase
  /** What is wrong with the case's files; judgements that could not be carried out are added as hours are assessed. */
  readonly problems: readonly Problem[]
  /** File and line of a definition, or of the value at a path in it. */
  readonly placeOf: CaseFolder['placeOf']
  /** Reads and codes what was published up to the hour (nothing that was coded before), and runs the chain. */
  assessAt(asOf: Instant): Promise<Assessment>
  close(): Promise<void>
  /** Milliseconds that each part took so far. */
  readonly timings: Readonly<Record<string, number>>
}

export const VERSION = '0.1.0'
const SEED = 20220102

/**
 * Opens a case folder and the store beside it.
 * @throws UserError where the folder is no case or the store cannot be opened
 */
export async function openCase(folder: string, options: AssessOptions): Promise<OpenCase> {
  const { progress = () => {} } = options
  const timings: Record<string, number> = {}
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now()
    try {
      return await work()
    } finally {
      timings[name] = (timings[name] ?? 0) + performance.now() - start
    }
  }
  const { loaded, problems, placeOf } = await timed('case', () => readCase(folder))
  // Before the store is opened: a fault in these files must not leave its lock behind.
  const definitions = readDefinitions()
  const treaties = { treaties: readTreaties(), states: readStates() }
  const found = [...problems]
  progress('opening the store')
  const store = await timed('store', () =>
    openStore({ folder: options.storeFolder, databaseUrl: options.databaseUrl }),
  )
  return {
    loaded,
    placeOf,
    problems: found,
    timings,
    async assessAt(asOf) {
      const reports = await timed('reports', () => reportsUntil(asOf, loaded, store))
      const codings = await timed('coding', () => codingsOf(reports, store, options, progress))
      const assessment = await timed('chain', async () =>
        assess({
          ...loaded,
          ...definitions,
          treaties,
          version: VERSION,
          asOf,
          reports,
          codings,
          seed: options.seed ?? SEED,
        }),
      )
      for (const problem of judgementFaults(assessment, loaded))
        if (!found.some(({ message }) => message === problem.message)) found.push(problem)
      return assessment
    },
    close: () => store.close(),
  }
}

function judgementFaults(
  { asOf, claims }: Assessment,
  { folder, judgements }: LoadedCase,
): readonly Problem[] {
  const made = judgements.filter(({ at }) => at <= asOf)
  return judgementProblems(made, new Map(claims.map(claim => [claim.id, claim]))).map(problem => ({
    ...problem,
    place: { file: join(folder, 'judgements.yaml') },
  }))
}

/** The folder's reports and the ingested ones; of one id the folder's counts, since an analyst wrote it. */
async function reportsUntil(asOf: Instant, loaded: LoadedCase, store: Store): Promise<readonly Report[]> {
  const own = loaded.reports.filter(({ published }) => published <= asOf)
  const ids = new Set(loaded.reports.map(({ id }) => id))
  const ingested = await reportsAsOf(store, loaded.definition.id, asOf)
  return [...own, ...ingested.filter(({ id }) => !ids.has(id))]
}

/** Codings from the store where the same text was coded by the same coder; the others are made and kept. */
async function codingsOf(
  reports: readonly Report[],
  store: Store,
  { workers = availableParallelism() }: AssessOptions,
  progress: (message: string) => void,
): Promise<ReadonlyMap<string, Coding>> {
  const stamp = coderStamp()
  const keys = new Map(reports.map(report => [report.id, codingKey(report, stamp)]))
  const kept = await codingsFor(store, [...keys.values()])
  const missing = reports.filter(({ id }) => !kept.has(keys.get(id)!))
  if (missing.length) progress(`coding ${missing.length} of ${reports.length} reports`)
  const made = missing.length
    ? await codeReports(
        missing.map(({ id, text, published, language, outlet, outletCountry }) => ({
          report: id,
          text,
          published,
          language,
          outlet,
          outletCountry,
        })),
        { workers },
      )
    : []
  const codings = new Map<string, Coding>()
  for (const { id, coding } of made) codings.set(id, coding)
  await putCodings(
    store,
    [...codings.entries()].map(([id, coding]) => ({ key: keys.get(id)!, coding })),
  )
  for (const { id } of reports) {
    const coding = kept.get(keys.get(id)!)
    if (coding) codings.set(id, coding)
  }
  return codings
}
