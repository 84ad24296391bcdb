import { join, relative } from 'node:path'
import { Command, Option } from 'commander'
import { stringify } from 'yaml'
import type { OpenCase } from '../assess/assess-case.ts'
import { type FollowedCase, followCase } from '../assess/follow-case.ts'
import { briefText } from '../brief/text.ts'
import { namesLike, writeWhy } from '../brief/why.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { IndicatorDefinition } from '../domain/indicator.ts'
import { type Instant, instantOf } from '../domain/instant.ts'
import { UserError } from '../domain/problem.ts'
import { readDefinitions, readWording } from '../read/definitions.ts'
import { indicatorProblems, tripwireProblems } from '../watch/check.ts'
import {
  asOfOption,
  caseArgument,
  openingOptions,
  rememberAssessment,
  type StoreOptions,
  warn,
  withCase,
  withStoreOptions,
} from './case-options.ts'
import { emit, wantsColour } from './output.ts'
import { durationOption } from './span.ts'
import { tell } from './tell.ts'
import { REPORTERS, tripped } from './test-reporters.ts'
import { whenever } from './watch-case.ts'

interface Options extends StoreOptions {
  readonly asOf?: Instant
  readonly explain?: string
  readonly reporter: string
  readonly watch?: boolean
  readonly notify?: boolean
  readonly every: number
}

/** `forewarn test CASE`: the instability tests, in the manner of a test runner. */
export function testCommand(): Command {
  return withStoreOptions(
    new Command('test')
      .description(
        'run the indicators of a case as of an hour; exit code 1 where one has tripped, 2 where one is faulty',
      )
      .addArgument(caseArgument())
      .addOption(asOfOption())
      .option('--explain <name>', 'show the query, the rows and the arithmetic of one indicator')
      .addOption(
        new Option('--reporter <reporter>', 'how to print').choices(Object.keys(REPORTERS)).default('pretty'),
      )
      .option('--watch', 'run again whenever reports or definitions change, until interrupted')
      .addOption(durationOption('--every <duration>', 'how often to look for changes, such as 30s', '1s'))
      .option('--notify', 'tell of changes of status as tripwires.yaml asks (--watch does so too)')
      .addHelpText(
        'after',
        `
Examples:
  forewarn test cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z
  forewarn test cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z --explain loyalty.forces-side-with-protesters
  forewarn test cases/kazakhstan-2022 --reporter junit > indicators.xml
  forewarn test cases/kazakhstan-2022 --watch --every 30s`,
      ),
  ).action(async (folder: string, options: Options) => {
    if (options.watch) return watchCase(folder, options)
    await withCase(folder, options, async opened => {
      const asOf = options.asOf ?? opened.loaded.definition.ends
      process.exitCode = await answer(folder, opened, await opened.assessAt(asOf), options)
    })
  })
}

async function watchCase(folder: string, options: Options): Promise<void> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const { assessOptions, progress } = openingOptions(options)
  // The lock shows that somebody is about to write.
  const shared = [join(options.store, 'postgres'), join(options.store, 'lock')]
  const current: { case: FollowedCase | null; pending: ReadonlySet<string> } = {
    case: null,
    pending: new Set(),
  }
  /** The case with what is new, or null where nothing is. */
  const taken = async (): Promise<FollowedCase | null> => {
    const before = current.case?.problems.length ?? 0
    const isNew = current.case && (await current.case.take(current.pending))
    if (current.case && isNew !== null) {
      warn(current.case.problems.slice(before))
      return isNew ? current.case : null
    }
    await current.case?.close()
    current.case = null
    current.case = await followCase(folder, assessOptions).finally(progress.clear)
    warn(current.case.problems)
    return current.case
  }
  const look = async (changed: ReadonlySet<string>) => {
    current.pending = new Set([...current.pending, ...changed])
    const followed = await taken()
    current.pending = new Set()
    if (!followed) return
    const { ends } = followed.loaded.definition
    const now = instantOf(Date.now())
    // A case that goes on is watched as of now, one that is over as of its end.
    const asOf = options.asOf ?? (now < ends ? now : ends)
    process.exitCode = await answer(folder, followed, followed.at(asOf), { ...options, notify: true })
    await followed.rest()
  }
  const watched = {
    paths: [folder],
    shared,
    everyMs: options.every,
    always: assessOptions.databaseUrl !== undefined,
  }
  await whenever(watched, stop.signal, changed =>
    // A fault that is mended by the next change must not end the watch.
    look(changed).catch(error => {
      if (!(error instanceof UserError)) throw error
      if (current.case && error.problems.every(({ code }) => code === 'store/in-use')) return
      warn(error.problems)
      process.exitCode = WRONG_INPUT
    }),
  )
  await current.case?.close()
}

/** Prints how the indicators stand, and tells of changes where asked. @returns the exit code */
async function answer(
  folder: string,
  opened: Pick<OpenCase, 'loaded' | 'problems' | 'placeOf'>,
  assessment: Assessment,
  options: Options,
): Promise<number> {
  const colour = wantsColour(process.stdout)
  const shown = options.explain
    ? explained(options.explain, assessment, opened.loaded.indicators, colour, opened.placeOf)
    : REPORTERS[options.reporter]!(assessment, colour)
  await emit(shown, undefined)
  rememberAssessment(options.store, { case: folder, asOf: assessment.asOf })
  const untold = options.notify ? (await tell(opened, assessment, options.store)).failed : 0
  return faultyIndicators(opened) || untold ? WRONG_INPUT : tripped(assessment) ? 1 : 0
}

/** Some indicators could not be run, or not as their author meant: the others were, and the exit code says so. */
const WRONG_INPUT = 2

/** How many faults the indicators and tripwires have; those that reading the case did not show are shown. */
export function faultyIndicators({
  loaded,
  problems,
  placeOf,
}: Pick<OpenCase, 'loaded' | 'problems' | 'placeOf'>): number {
  const unread = problems.filter(
    ({ severity, place }) => severity === 'error' && /(^|[\\/])indicators[\\/]/.test(place?.file ?? ''),
  )
  const { indicators, signals, tripwires } = loaded
  const ceiling = readDefinitions().weighing.bounds[1]
  const found = [
    ...indicatorProblems(indicators, { signals, ceiling, place: placeOf }),
    ...(tripwires ? tripwireProblems(tripwires.tripwires, indicators, path => placeOf(tripwires, path)) : []),
  ]
  warn(found)
  return unread.length + found.length
}

/** The test as it is written, then what it found. @throws UserError where no indicator has the name */
export function explained(
  name: string,
  assessment: Assessment,
  definitions: readonly IndicatorDefinition[],
  colour: boolean,
  placeOf?: OpenCase['placeOf'],
): string {
  const definition = definitions.find(indicator => indicator.name === name)
  const answer = definition ? writeWhy(assessment, name, readWording()) : null
  if (!definition || !answer) {
    const like = namesLike({ ...assessment, events: [], explanation: null }, name)
    throw new UserError([
      {
        code: 'test/unknown-indicator',
        severity: 'error',
        message: `the case has no indicator named "${name}"`,
        next: like.length
          ? `did you mean ${like.join(' or ')}?`
          : `it has ${definitions.map(indicator => indicator.name).join(', ') || 'none'}`,
      },
    ])
  }
  const { test, coverage } = definition
  const where = placeOf ? `# ${relative('.', placeOf(definition).file)}\n` : ''
  return `${where}${stringify({ test, ...(coverage ? { coverage } : {}) })}\n${briefText(answer, { colour })}`
}
