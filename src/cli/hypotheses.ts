import { Command } from 'commander'
import type { Explanation } from '../domain/assessment.ts'
import type { Instant } from '../domain/instant.ts'
import { type Problem, UserError } from '../domain/problem.ts'
import { confidenceOf } from '../explain/confidence.ts'
import { recalibrated } from '../explain/recalibration.ts'
import { readRecalibration } from '../read/definitions.ts'
import {
  asOfOption,
  caseArgument,
  formatOption,
  instantOption,
  outputOption,
  rememberAssessment,
  type StoreOptions,
  withCase,
  withStoreOptions,
} from './case-options.ts'
import { hypothesesText, movementText } from './hypotheses-view.ts'
import { emit, wantsColour } from './output.ts'
import { durationOption, hoursOfSpan } from './span.ts'

interface Options extends StoreOptions {
  readonly asOf?: Instant
  readonly from?: Instant
  readonly step: number
  readonly format: 'pretty' | 'json'
  readonly output?: string
}

/** More would keep a person waiting for too long (assumption). */
const MOST_STEPS = 1000

/** `forewarn hypotheses CASE`: the rival explanations, ranked by Bayes, with the matrix beside them. */
export function hypothesesCommand(): Command {
  return withStoreOptions(
    new Command('hypotheses')
      .description('the rival explanations: ranking, matrix, linchpins, what to look for next, sensitivity')
      .addArgument(caseArgument())
      .addOption(asOfOption())
      .option('--from <time>', 'show how the ranking moved from this hour to --as-of', instantOption)
      .addOption(durationOption('--step <duration>', 'steps of the movement, such as 6h, 1d', '1d'))
      .addOption(formatOption(['pretty', 'json']))
      .addOption(outputOption())
      .addHelpText(
        'after',
        `
Examples:
  forewarn hypotheses cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z
  forewarn hypotheses cases/kazakhstan-2022 --from 2022-01-03T00:00Z --as-of 2022-01-12T00:00Z --step 1d`,
      ),
  ).action(async (folder: string, options: Options) => {
    await withCase(folder, options, async ({ loaded, assessAt, problems }) => {
      const asOf = options.asOf ?? loaded.definition.ends
      const rows: { readonly asOf: Instant; readonly explanation: Explanation }[] = []
      const steps = hoursOfSpan(options.from ?? asOf, asOf, options.step, MOST_STEPS)
      for (const hour of steps.at(-1) === asOf ? steps : [...steps, asOf]) {
        const { explanation } = await assessAt(hour)
        if (!explanation) throw noHypotheses(folder, problems)
        rows.push({ asOf: hour, explanation })
      }
      const { explanation } = rows.at(-1)!
      const colour = options.output === undefined && wantsColour(process.stdout)
      const { hypotheses } = explanation
      const layer = recalibrated(hypotheses, loaded.definition.id, readRecalibration())
      const json = () =>
        `${JSON.stringify(options.from ? rows : { ...explanation, confidence: confidenceOf(explanation), recalibrated: layer }, null, 1)}\n`
      const pretty = () =>
        options.from ? movementText(rows) : hypothesesText(explanation, layer, asOf, colour)
      await emit(options.format === 'json' ? json() : pretty(), options.output)
      rememberAssessment(options.store, { case: folder, asOf })
    })
  })
}

function noHypotheses(folder: string, problems: readonly Problem[]): UserError {
  const isFaulty = problems.some(({ place }) => /(^|[\\/])hypotheses\.yaml$/.test(place?.file ?? ''))
  return new UserError([
    {
      code: 'hypotheses/none',
      severity: 'error',
      message: isFaulty ? 'the case’s hypotheses cannot be used' : 'the case defines no hypotheses',
      place: { file: `${folder}/hypotheses.yaml` },
      next: isFaulty
        ? 'mend the faults named above'
        : 'write the file; `forewarn schema hypotheses` says what may stand in it',
    },
  ])
}
