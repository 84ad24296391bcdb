import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Argument, type Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { type AssessOptions, type OpenCase, openCase } from '../assess/assess-case.ts'
import { type Instant, instantSchema, parseInstant } from '../domain/instant.ts'
import { formatProblem, type Problem, UserError } from '../domain/problem.ts'
import { progressLine } from './output.ts'

/** Options of every command that works on a case and its store. */
export interface StoreOptions {
  readonly store: string
  readonly workers?: number
}

export function withStoreOptions(command: Command): Command {
  return command
    .option(
      '--store <folder>',
      'folder of the embedded store; DATABASE_URL names a server instead',
      '.forewarn',
    )
    .option('--workers <n>', 'threads that code reports (default: one for each processor)', countOption)
}

export function caseArgument(): Argument {
  return new Argument('<case>', 'folder of the case')
}

export function asOfOption(): Option {
  return new Option('--as-of <time>', 'the hour, with its zone (default: the end of the case)').argParser(
    instantOption,
  )
}

/** The first of the formats is taken where none is named. */
export function formatOption(formats: readonly string[], help = 'how to print'): Option {
  return new Option('--format <format>', help).choices(formats).default(formats[0])
}

export function outputOption(): Option {
  return new Option('-o, --output <file>', 'write to a file instead of the terminal')
}

/**
 * The folders of cases below a folder, by name.
 * @throws UserError where there is no such folder
 */
export function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder))
    throw new UserError([
      {
        code: 'case/no-folder',
        severity: 'error',
        message: 'there is no such folder here',
        place: { file: folder },
        next: 'name the folders of the cases, or run the command beside it',
      },
    ])
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .sort()
}

/** Reads `--as-of`: a time without a zone is refused, since an hour's error moves what was known. */
export function instantOption(text: string): Instant {
  const instant = parseInstant(text)
  if (!instant) throw new InvalidArgumentError('Expected a time with its zone, such as 2022-01-06T12:00Z.')
  return instant
}

export function countOption(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
    throw new InvalidArgumentError('Expected a whole number from 1 to 1000000.')
  return count
}

/** Reads `--seed`: any whole number of 32 bits. */
export function seedOption(text: string): number {
  const seed = Number(text)
  if (!/^-?\d+$/.test(text) || Math.abs(seed) >= 2 ** 31)
    throw new InvalidArgumentError('Expected a whole number below 2147483648, such as 7.')
  return seed
}

/** With what a case is opened, and the line that shows how far that has come. */
export function openingOptions(options: StoreOptions) {
  const progress = progressLine()
  const assessOptions: AssessOptions = {
    storeFolder: options.store,
    databaseUrl: process.env.DATABASE_URL || undefined,
    workers: options.workers,
    progress: progress.show,
  }
  return { assessOptions, progress }
}

/** Opens a case, does the work and closes it again, with progress and problems on standard error. */
export async function withCase<T>(
  folder: string,
  options: StoreOptions,
  work: (opened: OpenCase) => Promise<T>,
): Promise<T> {
  const { assessOptions, progress } = openingOptions(options)
  const opened = await openCase(folder, assessOptions).finally(progress.clear)
  try {
    const before = opened.problems.length
    warn(opened.problems)
    const result = await work(opened)
    warn(opened.problems.slice(before))
    return result
  } finally {
    progress.clear()
    await opened.close()
    if (process.env.FOREWARN_TIMINGS) process.stderr.write(`${JSON.stringify(opened.timings)}\n`)
  }
}

const SHOWN = 10

/** Problems that stopped nothing: the first ones in full, the rest counted. */
export function warn(problems: readonly Problem[]): void {
  for (const problem of problems.slice(0, SHOWN)) process.stderr.write(`${formatProblem(problem)}\n`)
  if (problems.length > SHOWN)
    process.stderr.write(`and ${problems.length - SHOWN} more: \`forewarn check\` lists them all\n`)
}

const lastSchema = z.strictObject({ case: z.string(), asOf: instantSchema })
type Last = z.output<typeof lastSchema>

/** Remembers which case was assessed at which hour, so that `why ID` needs no more than the id. */
export function rememberAssessment(store: string, last: Last): void {
  mkdirSync(store, { recursive: true })
  writeFileSync(join(store, 'last-assessment.json'), `${JSON.stringify(last)}\n`)
}

/** @throws UserError where nothing was assessed yet */
export function lastAssessment(store: string): Last {
  try {
    return lastSchema.parse(JSON.parse(readFileSync(join(store, 'last-assessment.json'), 'utf8')))
  } catch {
    throw new UserError([
      {
        code: 'cli/no-assessment',
        severity: 'error',
        message: 'no assessment was made with this store yet',
        place: { file: store },
        next: 'give --case and --as-of, or run `forewarn assess` first',
      },
    ])
  }
}
