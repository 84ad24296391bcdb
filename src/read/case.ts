import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import {
  type CalendarDefinition,
  type CaseDefinition,
  calendarSchema,
  caseSchema,
  type ExposuresDefinition,
  exposuresSchema,
  type HypothesesDefinition,
  hypothesesSchema,
  type OutcomeDefinition,
  outcomeSchema,
  type Signal,
  signalSchema,
} from '../domain/case.ts'
import type { IndicatorDefinition } from '../domain/indicator.ts'
import { type Judgement, judgementSchema } from '../domain/judgement.ts'
import { type Outlet, outletSchema } from '../domain/outlet.ts'
import { type Place, type Problem, UserError } from '../domain/problem.ts'
import { recordSchema, type SourceRecord } from '../domain/record.ts'
import type { Report } from '../domain/report.ts'
import { type TripwiresDefinition, tripwiresSchema } from '../domain/tripwire.ts'
import { type CountryDefinition, countrySchema } from '../stress/country.ts'
import { readReportFile } from './front-matter.ts'
import { caseIndicators } from './indicators.ts'
import { LEXICON_DIR } from './lexicon.ts'
import { checkYaml, readYamlText, type YamlText } from './yaml.ts'

/** A case's folder, read and checked. What could not be read is left out, and named in the problems. */
export interface LoadedCase {
  readonly folder: string
  readonly definition: CaseDefinition
  /** By id. */
  readonly reports: readonly Report[]
  /** By file name, as are the indicators. */
  readonly signals: readonly Signal[]
  readonly indicators: readonly IndicatorDefinition[]
  readonly hypotheses: HypothesesDefinition | null
  readonly exposures: ExposuresDefinition | null
  readonly calendar: CalendarDefinition | null
  readonly tripwires: TripwiresDefinition | null
  /** Regions, roads and forces, for the stress test. */
  readonly land: CountryDefinition | null
  readonly outcome: Readonly<OutcomeDefinition>
  /** An analyst's merges and splits of events. */
  readonly judgements: readonly Judgement[]
  /** What came of what sources said before. */
  readonly records: readonly SourceRecord[]
  /** lexicon/sources.yaml, then the case's own sources.yaml, which replaces those of the same name. */
  readonly outlets: readonly Outlet[]
}

/** A case as far as it can be read, with the way back from each value to its line: what `check` looks at. */
export interface CaseFolder {
  readonly folder: string
  readonly definition: CaseDefinition | null
  readonly loaded: Omit<LoadedCase, 'definition'>
  readonly problems: readonly Problem[]
  /** The case's own sources.yaml. */
  readonly ownOutlets: readonly Outlet[]
  /** File, line and column of a definition, or of the value at `path` in it. */
  placeOf(definition: object, path?: readonly PropertyKey[]): Place
}

/**
 * Reads a case's folder.
 * @throws UserError where the folder is no case: no such folder, or no case.yaml that can be used
 */
export async function readCase(folder: string): Promise<{
  loaded: LoadedCase
  problems: readonly Problem[]
  placeOf: CaseFolder['placeOf']
}> {
  const { definition, loaded, problems, placeOf } = readCaseFolder(folder)
  if (!definition) throw new UserError(problems.filter(({ place }) => place?.file.endsWith('case.yaml')))
  return { loaded: { ...loaded, definition }, problems, placeOf }
}

/**
 * Reads `case.yaml` and the outlets alone, for work that needs no more of a case.
 * @throws UserError where the folder is no case
 */
export function readCaseDefinition(folder: string): {
  readonly definition: CaseDefinition
  readonly outlets: readonly Outlet[]
} {
  const { definition, outlets, problems } = openCaseFolder(folder)
  if (!definition) throw new UserError(problems)
  return { definition, outlets: outlets() }
}

/**
 * Reads all that can be read of a case's folder; every fault becomes a problem.
 * @throws UserError where there is no such folder, or no case.yaml in it
 */
export function readCaseFolder(folder: string): CaseFolder {
  const { definition, problems, one, list, all, indicators, hypotheses, ownOutlets, outlets, placeOf } =
    openCaseFolder(folder)
  const loaded = {
    folder,
    reports: readReports(folder, problems),
    signals: all('signals', signalSchema),
    indicators: indicators(),
    hypotheses: hypotheses(),
    exposures: one('exposures.yaml', exposuresSchema),
    calendar: one('calendar.yaml', calendarSchema),
    tripwires: one('tripwires.yaml', tripwiresSchema),
    land: one('country.yaml', countrySchema),
    outcome: list('outcome.yaml', outcomeSchema.element),
    judgements: list('judgements.yaml', judgementSchema),
    records: list('records.yaml', recordSchema),
    outlets: outlets(),
  }
  return { folder, definition, loaded, problems, ownOutlets, placeOf }
}

function openCaseFolder(folder: string) {
  const problems: Problem[] = []
  const origins = new Map<unknown, (path: readonly PropertyKey[]) => Place>()
  const names = namesIn(folder)
  if (!names?.includes('case.yaml')) throw new UserError([noCase(folder, names !== null)])

  const open = (name: string): YamlText | null => {
    const file = join(folder, name)
    const text = readText(file, problems)
    return text === null ? null : readYamlText(text, { file }, problems)
  }
  const one = <T>(name: string, schema: z.ZodType<T>): T | null => {
    const yaml = names.includes(name) || name.includes('/') ? open(name) : null
    const value = yaml ? checkYaml(yaml, schema, 'case', problems) : null
    if (yaml) origins.set(value, yaml.place)
    return value
  }
  const list = <T>(name: string, element: z.ZodType<T>): readonly T[] => {
    const yaml = names.includes(name) ? open(name) : null
    if (!yaml) return []
    return checkList(yaml, element, problems).map(({ value, n }) => {
      origins.set(value, path => yaml.place([n, ...path]))
      return value
    })
  }
  const all = <T>(subfolder: string, schema: z.ZodType<T>): readonly T[] =>
    filesIn(folder, subfolder, '.yaml', problems).flatMap(name => one(`${subfolder}/${name}`, schema) ?? [])
  const written = one('case.yaml', caseSchema)
  // Its own hypotheses come before those that it shares, which nobody after this is to think it asks.
  const definition =
    written && names.includes('hypotheses.yaml') ? { ...written, hypotheses: undefined } : written
  if (written) origins.set(definition, origins.get(written)!)
  const indicators = (): readonly IndicatorDefinition[] => {
    const own = filesIn(folder, 'indicators', '.yaml', problems)
    const texts = own.flatMap(name => open(`indicators/${name}`) ?? [])
    return caseIndicators(texts, definition, problems).map(found => {
      origins.set(found.definition, found.place)
      return found.definition
    })
  }
  const hypotheses = (): HypothesesDefinition | null => {
    if (!definition?.hypotheses) return one('hypotheses.yaml', hypothesesSchema)
    const file = join(LEXICON_DIR, 'hypotheses', `${definition.hypotheses}.yaml`)
    const shared = filesIn(LEXICON_DIR, 'hypotheses', '.yaml', problems)
    if (!shared.includes(`${definition.hypotheses}.yaml`)) {
      problems.push(noHypotheses(origins.get(definition)!(['hypotheses']), definition.hypotheses, shared))
      return null
    }
    const text = readText(file, problems)
    const yaml = text === null ? null : readYamlText(text, { file }, problems)
    const value = yaml ? checkYaml(yaml, hypothesesSchema, 'lexicon', problems) : null
    if (yaml) origins.set(value, yaml.place)
    return value
  }
  const ownOutlets = list('sources.yaml', outletSchema)
  return {
    definition,
    problems,
    one,
    list,
    all,
    indicators,
    hypotheses,
    ownOutlets,
    outlets: () => joinOutlets(readOutlets(problems), ownOutlets),
    placeOf: (value: object, path: readonly PropertyKey[] = []): Place =>
      origins.get(value)?.(path) ?? { file: folder },
  }
}

/** The outlets that the package knows: lexicon/sources.yaml. */
export function readOutlets(
  problems: Problem[],
  file = join(LEXICON_DIR, 'sources.yaml'),
): readonly Outlet[] {
  const text = readText(file, problems)
  const yaml = text === null ? null : readYamlText(text, { file }, problems)
  return yaml ? checkList(yaml, outletSchema, problems).map(({ value }) => value) : []
}

function noHypotheses(place: Place, name: string, shared: readonly string[]): Problem {
  return {
    code: 'case/no-such-hypotheses',
    severity: 'error',
    message: `no file of lexicon/hypotheses/ is named ${name}`,
    place,
    next: `there are these: ${shared.map(file => file.replace(/\.yaml$/, '')).join(', ') || 'none'}`,
  }
}

/** What a case says of an outlet replaces what the package does, but for where it publishes: that it adds to. */
function joinOutlets(known: readonly Outlet[], own: readonly Outlet[]): readonly Outlet[] {
  const packaged = new Map(known.map(outlet => [outlet.name, outlet]))
  const replaced = new Set(own.map(({ name }) => name))
  return [
    ...known.filter(({ name }) => !replaced.has(name)),
    ...own.map(outlet => {
      const { sites = [], syndicated } = packaged.get(outlet.name) ?? {}
      return { syndicated, ...outlet, sites: [...sites, ...(outlet.sites ?? [])] }
    }),
  ]
}

function readReports(folder: string, problems: Problem[]): readonly Report[] {
  const names = filesIn(folder, 'reports', '.md', problems)
  const reports: Report[] = []
  for (const name of names) {
    const report = readReport(join(folder, 'reports', name), problems)
    if (report) reports.push(report)
  }
  if (names.length === 0)
    problems.push({
      code: 'case/no-reports',
      severity: 'warning',
      message: 'the case has no reports of its own',
      place: { file: join(folder, 'reports') },
      next: 'write reports as Markdown with front matter there, or add some with `forewarn ingest`',
    })
  return reports
}

/** Reads one report's file; its name is the report's id. */
export function readReport(file: string, problems: Problem[]): Report | null {
  const content = readText(file, problems)
  return content === null ? null : readReportFile(content, file, basename(file, '.md'), problems)
}

/** Each entry of a list on its own, so that one faulty entry does not take the others with it. */
function checkList<T>(
  yaml: YamlText,
  element: z.ZodType<T>,
  problems: Problem[],
): readonly { readonly value: T; readonly n: number }[] {
  const entries = checkYaml(yaml, z.array(z.unknown()), 'case', problems) ?? []
  return entries.flatMap((_, n) => {
    const value = checkYaml(yaml, element, 'case', problems, [n])
    return value === null ? [] : { value, n }
  })
}

function namesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder)
  } catch {
    return null
  }
}

/** The names in a subfolder with the ending wanted, sorted; others are warned of, since they look as if they counted. */
function filesIn(folder: string, subfolder: string, ending: string, problems: Problem[]): readonly string[] {
  const names = (namesIn(join(folder, subfolder)) ?? []).filter(name => !name.startsWith('.')).sort()
  for (const name of names)
    if (!name.endsWith(ending))
      problems.push({
        code: 'case/unread-file',
        severity: 'warning',
        message: `only files that end in ${ending} are read here`,
        place: { file: join(folder, subfolder, name) },
        next: 'rename it, or move it out of the folder',
      })
  return names.filter(name => name.endsWith(ending))
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function readText(file: string, problems: Problem[]): string | null {
  const fault = (code: string, message: string, next: string) => {
    problems.push({ code, severity: 'error', message, place: { file }, next })
    return null
  }
  let bytes: Uint8Array
  try {
    // A pipe or a device would keep a reader waiting for ever.
    if (!statSync(file).isFile()) return fault('case/unreadable', 'it is no file', 'replace it by a file')
    bytes = readFileSync(file)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code
    return fault(
      'case/unreadable',
      `the file could not be read (${reason})`,
      'check its name and permissions',
    )
  }
  try {
    return decoder.decode(bytes)
  } catch {
    return fault('case/not-utf8', 'the file is not UTF-8', 'save it as UTF-8')
  }
}

function noCase(folder: string, exists: boolean): Problem {
  return {
    code: exists ? 'case/no-definition' : 'case/no-folder',
    severity: 'error',
    message: exists ? 'the folder holds no case.yaml, so it is no case' : 'there is no such folder',
    place: { file: folder },
    next: 'give the path of a case, such as cases/kazakhstan-2022',
  }
}
