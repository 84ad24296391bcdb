import { Command, Option } from 'commander'
import type { Explanation } from '../domain/assessment.ts'
import { type Instant, instantOf, msOf } from '../domain/instant.ts'
import { UserError } from '../domain/problem.ts'
import {
  instantOption,
  rememberAssessment,
  type StoreOptions,
  withCase,
  withStoreOptions,
} from './case-options.ts'
import { hypothesesText, movementText } from './hypotheses-view.ts'
import { emit, wantsColour } from './output.ts'
import { stepOption } from './replay.ts'

interface Options extends StoreOptions {
  readonly asOf?: Instant
  readonly from?: Instant
  readonly step: number
  readonly format: 'pretty' | 'json'
  readonly output?: string
}

/** `forewarn hypotheses CASE`: the rival explanations, ranked by Bayes, with the matrix beside them. */
export function hypothesesCommand(): Command {
  return withStoreOptions(
    new Command('hypotheses')
      .description('the rival explanations: ranking, matrix, linchpins, what to look for next, sensitivity')
      .argument('<case>', 'folder of the case')
      .option('--as-of <time>', 'the hour, with its zone (default: the end of the case)', instantOption)
      .option('--from <time>', 'show how the ranking moved from this hour to --as-of', instantOption)
      .option('--step <duration>', 'steps of the movement, such as 6h, 1d', stepOption, 24)
      .addOption(
        new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'),
      )
      .option('-o, --output <file>', 'write to a file instead of the terminal')
      .addHelpText(
        'after',
        `
Examples:
  forewarn hypotheses cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z
  forewarn hypotheses cases/kazakhstan-2022 --from 2022-01-03T00:00Z --as-of 2022-01-12T00:00Z --step 1d`,
      ),
  ).action(async (folder: string, options: Options) => {
    await withCase(folder, options, async ({ loaded, assessAt }) => {
      const asOf = options.asOf ?? loaded.definition.ends
      const rows: { readonly asOf: Instant; readonly explanation: Explanation }[] = []
      for (const hour of hoursOf(options.from ?? asOf, asOf, options.step)) {
        const { explanation } = await assessAt(hour)
        if (!explanation) throw noHypotheses(folder)
        rows.push({ asOf: hour, explanation })
      }
      const { explanation } = rows.at(-1)!
      const colour = options.output === undefined && wantsColour(process.stdout)
      const json = () => `${JSON.stringify(options.from ? rows : explanation, null, 1)}\n`
      const pretty = () => (options.from ? movementText(rows) : hypothesesText(explanation, asOf, colour))
      await emit(options.format === 'json' ? json() : pretty(), options.output)
      rememberAssessment(options.store, { case: folder, asOf })
    })
  })
}

/** More would keep a person waiting for too long (assumption). */
const MOST_STEPS = 1000

function hoursOf(from: Instant, to: Instant, stepHours: number): readonly Instant[] {
  const count = Math.floor((msOf(to) - msOf(from)) / (stepHours * 3_600_000))
  if (count < 0 || count > MOST_STEPS)
    throw new UserError([
      {
        code: 'hypotheses/span',
        severity: 'error',
        message: `expected --from before --as-of, and at most ${MOST_STEPS} steps between ${from} and ${to}`,
        next: 'swap the two, or take a longer --step',
      },
    ])
  const hours = Array.from({ length: count + 1 }, (_, n) => instantOf(msOf(from) + n * stepHours * 3_600_000))
  return hours.at(-1) === to ? hours : [...hours, to]
}

function noHypotheses(folder: string): UserError {
  return new UserError([
    {
      code: 'hypotheses/none',
      severity: 'error',
      message: 'the case defines no hypotheses',
      place: { file: `${folder}/hypotheses.yaml` },
      next: 'write the file; `forewarn schema hypotheses` says what may stand in it',
    },
  ])
}
