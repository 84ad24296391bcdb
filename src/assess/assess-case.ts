import { join } from 'node:path'
import { drafted } from '../correct/draft.ts'
import { correctionOf } from '../correct/standing.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Correction, CorrectionDraft } from '../domain/correction.ts'
import { type Instant, instantOf } from '../domain/instant.ts'
import { type Problem, UserError } from '../domain/problem.ts'
import { type CaseFolder, type LoadedCase, readCase } from '../read/case.ts'
import { readDefinitions } from '../read/definitions.ts'
import { type Draft, reportOfDraft } from '../read/draft.ts'
import { outletIndex } from '../read/outlet-index.ts'
import { readStates, readTreaties } from '../read/treaties.ts'
import { correctionsOf, putCorrection } from '../store/corrections.ts'
import { putReports, type ReportNotice, reportsBeside, type Stored } from '../store/reports.ts'
import { openStore } from '../store/store.ts'
import { suspectIn } from '../weigh/suspect.ts'
import { assess, type ChainInput } from './chain.ts'
import { codingsOf, reportsUntil } from './coded-reports.ts'

export interface AssessOptions {
  /** Folder of the embedded store; not used where `databaseUrl` names a server. */
  readonly storeFolder: string
  readonly databaseUrl?: string | undefined
  readonly workers?: number | undefined
  readonly seed?: number
  /** Whether other processes may use the embedded store while the case is open here. */
  readonly share?: boolean
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
  /**
   * What a correction would change at the hour from which it would hold; nothing is stored.
   * @param before the hour as it is, where it is at hand
   * @throws UserError where it names what is not there at its hour
   */
  previewOf(draft: CorrectionDraft, before?: Assessment): Promise<Preview>
  /**
   * Stores a correction.
   * @param before as above
   * @throws UserError as above
   */
  correct(draft: CorrectionDraft, before?: Assessment): Promise<Correction>
  /** Stores reports as they are written in a line of JSON; what is wrong with them is in the problems. */
  addReports(drafts: readonly Draft[]): Promise<Stored>
  /** What was stored since it was last asked, by this or, in a server's database, by other processes. */
  news(): Promise<News>
  /** All corrections of the case, whatever their hour: those of judgements.yaml, then the stored ones in order. */
  corrections(): Promise<readonly Correction[]>
  /** What the chain is given at an hour: enough to assess any hour before it elsewhere. */
  inputAt(asOf: Instant): Promise<ChainInput>
  close(): Promise<void>
  /** Milliseconds that each part took so far. */
  readonly timings: Readonly<Record<string, number>>
}

/** What was stored since one last looked. */
export interface News {
  readonly corrections: readonly Correction[]
  readonly reports: readonly ReportNotice[]
}

/** The same hour without and with a correction. */
export interface Preview {
  readonly before: Assessment
  readonly after: Assessment
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
    openStore({
      folder: options.storeFolder,
      databaseUrl: options.databaseUrl,
      share: options.share ?? false,
    }),
  )
  const caseId = loaded.definition.id
  const own = loaded.judgements.map(correctionOf)
  let stored = await timed('store', () => correctionsOf(store, caseId))
  /** Writes to the store when it was last looked through. */
  let seen: number | null = null
  const told = new Set(stored.map(({ id }) => id))
  const known = new Set((await reportsBeside(store, caseId, new Set())).map(({ id }) => id))
  const inputWith = async (asOf: Instant, corrections: readonly Correction[]): Promise<ChainInput> => {
    const reports = await timed('reports', () => reportsUntil(asOf, loaded, store))
    const codings = await timed('coding', () => codingsOf(reports, loaded.definition.country, store, options))
    const { definition, outlets, judgements, records, signals } = loaded
    const { indicators, hypotheses, exposures, calendar, land } = loaded
    return {
      ...definitions,
      definition,
      outlets,
      judgements,
      records,
      signals,
      indicators,
      hypotheses,
      exposures,
      calendar,
      land,
      treaties,
      version: VERSION,
      asOf,
      reports,
      codings,
      corrections,
      seed: options.seed ?? SEED,
    }
  }
  const assessed = (input: ChainInput) => timed('chain', async () => assess(input))
  const assessWith = async (asOf: Instant, corrections: readonly Correction[]) =>
    assessed(await inputWith(asOf, corrections))
  /** The draft as it will be stored, and the hour without it. */
  const checked = async (draft: CorrectionDraft, given?: Assessment) => {
    const before = given ?? (await assessWith(draft.at, stored))
    const found = drafted(draft, before, [...own, ...stored])
    if (found.kind === 'faulty') throw new UserError(found.problems)
    return { before, correction: found.correction }
  }
  return {
    loaded,
    placeOf,
    problems: found,
    timings,
    inputAt: asOf => inputWith(asOf, stored),
    async assessAt(asOf) {
      const input = await inputWith(asOf, stored)
      const assessment = await assessed(input)
      for (const problem of [...judgementFaults(assessment, loaded), ...suspects(assessment, input)])
        if (!found.some(({ message }) => message === problem.message)) found.push(problem)
      return assessment
    },
    async previewOf(draft, given) {
      const { before, correction } = await checked(draft, given)
      const tentative: Correction = { ...correction, id: TENTATIVE, made: null }
      return { before, after: await assessWith(draft.at, [...stored, tentative]) }
    },
    async correct(draft, given) {
      const { correction } = await checked(draft, given)
      const made = await putCorrection(store, caseId, correction, instantOf(Date.now()))
      stored = [...stored, made]
      return made
    },
    async addReports(drafts) {
      const faults: Problem[] = []
      const context = {
        defaults: {},
        now: instantOf(Date.now()),
        outletNamed: outletIndex(loaded.outlets),
      }
      const reports = drafts.flatMap((draft, n) => {
        const place = { file: `report ${n + 1}` }
        return reportOfDraft(draft, context, place, faults) ?? []
      })
      const result = await putReports(store, caseId, reports)
      return { ...result, problems: [...faults, ...result.problems] }
    },
    async news() {
      const writes = store.writes()
      if (writes !== null && writes === seen) return { corrections: [], reports: [] }
      seen = writes
      const reports = await reportsBeside(store, caseId, known)
      for (const { id } of reports) known.add(id)
      stored = await correctionsOf(store, caseId)
      const corrections = stored.filter(({ id }) => !told.has(id))
      for (const { id } of corrections) told.add(id)
      return { corrections, reports }
    },
    corrections: async () => [...own, ...stored],
    close: () => store.close(),
  }
}

/** Later than all that are stored. */
const TENTATIVE = `c-${2 ** 31 - 1}`

/** What of judgements.yaml is not as its author meant it at the hour. */
function judgementFaults({ corrections }: Assessment, { folder }: LoadedCase): readonly Problem[] {
  const place = { file: join(folder, 'judgements.yaml') }
  return corrections
    .filter(({ id, state }) => id.startsWith('j-') && state !== 'undone')
    .flatMap(({ act, author, at, state, warnings, claims }) => {
      const of = `the ${act.kind} by ${author} at ${at}`
      const missing = state === 'without object' || ('claims' in act && claims.length < act.claims.length)
      return warnings.map(
        (warning): Problem => ({
          code: missing ? 'judgement/unknown-claim' : 'judgement/contradiction',
          severity: 'warning',
          message: `${of}: ${warning}`,
          place,
          next: missing
            ? 'look up the claim with `forewarn why REPORT#N`; coding anew may have given it another number'
            : 'look at the claims again; the merge holds all the same',
        }),
      )
    })
}

/** What is wrong with the reports of the hour as they were given, and was weighed all the same. */
function suspects({ reports, claims, events }: Assessment, input: ChainInput): readonly Problem[] {
  const families = new Map(reports.map(({ report, copyOf }) => [report.id, copyOf ?? report.id]))
  const given = input.reports.filter(({ id }) => families.has(id))
  return suspectIn({ reports: given, claims, events, families }, input.outlets, input.weighing)
}
