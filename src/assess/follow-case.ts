import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { withEvents } from '../correct/correct.ts'
import { correctionOf } from '../correct/standing.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Coding } from '../domain/coding.ts'
import { type Instant, instantOf } from '../domain/instant.ts'
import type { Problem } from '../domain/problem.ts'
import type { Report } from '../domain/report.ts'
import { type Coder, openCoder } from '../pool/coding.ts'
import { readCase, readReport } from '../read/case.ts'
import { readDefinitions } from '../read/definitions.ts'
import { correctionsOf } from '../store/corrections.ts'
import { reportsBeside, reportsNamed } from '../store/reports.ts'
import { openStore, type Store } from '../store/store.ts'
import { codedReports, growingBook } from '../watch/growing-book.ts'
import { watch } from '../watch/watch.ts'
import { type AssessOptions, type OpenCase, VERSION } from './assess-case.ts'
import { codedClaims, retractedIn, standingOf } from './chain.ts'
import { codeInputOf, codingsOf, keepCodings, reportsUntil } from './coded-reports.ts'
import { coderStamp } from './coder-stamp.ts'

/** A case whose indicators are asked again and again, each time at the cost of what is new. */
export interface FollowedCase extends Pick<OpenCase, 'loaded' | 'problems' | 'placeOf'> {
  /**
   * Takes in what is new: report files that were not there before, and ingested reports.
   *
   * @param changed files that came, went or changed since the last time
   * @returns whether there was anything new; null where what was known already changed (a definition, a report that
   *   was read, a correction), so that the case has to be followed anew
   */
  take(changed: ReadonlySet<string>): Promise<boolean | null>
  /** How the indicators stand at an hour, not before that of the last time; what goes beyond them is left empty. */
  at(asOf: Instant): Assessment
  /** When there is time: keeps new codings, and loads what coding the next report will need. */
  rest(): Promise<void>
  close(): Promise<void>
}

/** No report is later. */
const EVER = instantOf(Date.parse('9999-12-31T23:59:59Z'))

/**
 * Follows a case. An embedded store is open only while something is read or written, so that others can ingest.
 * @throws UserError where the folder is no case or the store cannot be opened
 */
export async function followCase(folder: string, options: AssessOptions): Promise<FollowedCase> {
  const { loaded, problems, placeOf } = await readCase(folder)
  const { weighing } = readDefinitions()
  const { definition, outlets, indicators, signals, records } = loaded
  const store = storeOf(options)
  const stamp = coderStamp()
  const start = await store.use(async opened => {
    const reports = await reportsUntil(EVER, loaded, opened)
    return {
      reports,
      codings: await codingsOf(reports, definition.country, opened, options),
      corrections: await correctionsOf(opened, definition.id),
      stored: await reportsBeside(opened, definition.id, new Set()),
    }
  })
  const found: Problem[] = [...problems]
  const reports = new Map(start.reports.map(report => [report.id, report]))
  const codings = new Map<string, Coding>(start.codings)
  const stored = new Set(start.stored.map(({ id }) => id))
  const corrections = [...loaded.judgements.map(correctionOf), ...start.corrections]
  const grow = growingBook({ outlets, weighing, corrections, records })
  let known: readonly Report[] = []
  let ahead: readonly Report[] = start.reports
  let unkept: readonly Report[] = []
  let coder: Coder | null = null
  const code = (fresh: readonly Report[]) => {
    coder ??= openCoder({ mode: 'accurate' })
    return coder(fresh.map(report => codeInputOf(report, definition.country)))
  }
  /** What was ingested since the last time; null where a correction was stored. */
  const ingested = () =>
    store.use(async opened => {
      const { length } = await correctionsOf(opened, definition.id)
      if (length !== start.corrections.length) return null
      const beside = await reportsBeside(opened, definition.id, stored)
      return reportsNamed(
        opened,
        definition.id,
        beside.map(({ id }) => id),
      )
    })
  return {
    loaded,
    problems: found,
    placeOf,
    async take(changed) {
      const inStore = [...changed].filter(name => name.startsWith(options.storeFolder))
      const files = [...changed].filter(name => !inStore.includes(name))
      if (!files.every(file => isReport(file, folder) && !reports.has(idOf(file)))) return null
      const faults: Problem[] = []
      const own = files.filter(file => existsSync(file)).flatMap(file => readReport(file, faults) ?? [])
      const others = inStore.length || options.databaseUrl ? await ingested() : []
      if (!others) return null
      for (const { id } of others) stored.add(id)
      const ids = new Set([...reports.keys(), ...own.map(({ id }) => id)])
      const fresh = [...own, ...others.filter(({ id }) => !ids.has(id))]
      for (const { id, coding } of fresh.length ? code(fresh) : []) codings.set(id, coding)
      for (const report of fresh) reports.set(report.id, report)
      ahead = [...ahead, ...fresh]
      unkept = [...unkept, ...fresh]
      found.push(...faults)
      return fresh.length + faults.length > 0
    },
    at(asOf) {
      const due = ahead.filter(({ published }) => published <= asOf)
      ahead = ahead.filter(({ published }) => published > asOf)
      known = [...known, ...due]
      const { book, weighed, corrected } = grow(codedReports(due, codedClaims(due, codings)), asOf)
      const { events, values, sources, families } = weighed
      const gone = retractedIn({ retracted: corrected.retracted, families })
      const inOrder = codedReports(known, corrected.claims)
      return {
        version: VERSION,
        case: definition,
        asOf,
        reports: inOrder.map(({ report }) => standingOf(report, codings.get(report.id), families)),
        claims: inOrder.flatMap(({ report, claims }) => (gone(report.id) ? [] : claims)),
        events,
        values,
        sources,
        indicators: watch({ indicators, book, signals, asOf }),
        explanation: null,
        stress: null,
        exposures: [],
        calendar: [],
        memberships: [],
        corrections: withEvents(corrected.standings, events),
      }
    },
    async rest() {
      if (unkept.length) {
        await store.use(opened => keepCodings(unkept, codings, definition.country, stamp, opened))
        unkept = []
      }
      if (!coder) code([...sampleOf(definition.languages, start.reports)])
    },
    close: () => store.close(),
  }
}

/** A report of each language: coding it loads the language's models, which takes longer than coding ten reports. */
function sampleOf(languages: readonly string[], reports: readonly Report[]): readonly Report[] {
  return languages.flatMap(language => reports.find(report => report.language === language) ?? [])
}

function isReport(file: string, folder: string): boolean {
  return dirname(file) === join(folder, 'reports') && file.endsWith('.md')
}

function idOf(file: string): string {
  return basename(file, '.md')
}

/** A store that is opened for each use, or once where it is a server's. */
function storeOf({ storeFolder, databaseUrl }: AssessOptions) {
  let server: Store | null = null
  return {
    async use<T>(work: (store: Store) => Promise<T>): Promise<T> {
      const opened = server ?? (await openStore({ folder: storeFolder, databaseUrl }))
      if (opened.kind === 'server') server = opened
      try {
        return await work(opened)
      } finally {
        if (opened.kind === 'embedded') await opened.close()
      }
    },
    close: async () => server?.close(),
  }
}
