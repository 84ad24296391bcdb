import { Command } from 'commander'
import { writeStress } from '../brief/stress.ts'
import type { Instant } from '../domain/instant.ts'
import { readWording } from '../read/definitions.ts'
import { readPolicy } from '../read/policy.ts'
import { resultOf } from '../stress/result.ts'
import { MODEL } from '../stress/run.ts'
import { FORMATS } from './assess.ts'
import { caseArgument, formatOption, outputOption, withCase } from './case-options.ts'
import { emit, progressLine, wantsColour } from './output.ts'
import { stressCompareCommand } from './stress-compare.ts'
import { stressModelsCommand } from './stress-models.ts'
import { withStressOptions } from './stress-options.ts'
import {
  definitionFor,
  INTERRUPTED,
  planFor,
  runAndKeep,
  type StressOptions,
  untilInterrupted,
} from './stress-runs.ts'
import { sensitivityOf } from './stress-sensitivity.ts'

interface Options extends StressOptions {
  readonly asOf?: Instant
  readonly policy?: string
  readonly sensitivity: boolean
  readonly format: string
  readonly output?: string
}

/** `forewarn stress CASE`: what may follow, simulated from what is believed at an hour. */
export function stressCommand(): Command {
  return withStressOptions(
    new Command('stress')
      .description(
        'simulate what may follow, from what is believed at an hour; published models; policies compared',
      )
      .addArgument(caseArgument())
      .option('--policy <file>', 'a policy: timed acts of each side')
      .option('--sensitivity', 'Morris screening, then Sobol indices of the ten strongest parameters', false)
      .addOption(formatOption([...Object.keys(FORMATS), 'json']))
      .addOption(outputOption())
      .addHelpText(
        'after',
        `
Ctrl-C stops it with a partial result; the same command goes on from there.

Examples:
  forewarn stress cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z --runs 2000
  forewarn stress cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z --policy hold-fire.yaml
  forewarn stress compare none hold-fire.yaml --case cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z
  forewarn stress models epstein-run-2`,
      ),
  )
    .addCommand(stressCompareCommand())
    .addCommand(stressModelsCommand())
    .action(async (folder: string, options: Options) => {
      const interrupted = untilInterrupted()
      await withCase(folder, options, async opened => {
        const { loaded, assessAt } = opened
        const asOf = options.asOf ?? loaded.definition.ends
        const definition = definitionFor(options)
        const policy = options.policy ? readPolicy(options.policy, loaded, asOf, definition.days) : null
        const assessment = await assessAt(asOf)
        const { plan, grounds } = planFor(opened, assessment, definition, options.seed, policy)
        const progress = progressLine()
        const blocks = await runAndKeep(plan, options, interrupted.signal, progress.show)
        progress.clear()
        if (blocks.length === 0) {
          process.exitCode = INTERRUPTED
          return
        }
        const result = resultOf(plan, blocks, grounds)
        const sensitivity =
          options.sensitivity && !interrupted.signal.aborted
            ? await sensitivityOf(plan, result, options, interrupted.signal, progress.show)
            : null
        progress.clear()
        await emit(
          options.format === 'json'
            ? `${JSON.stringify({ version: assessment.version, model: MODEL, asOf, stress: result, sensitivity }, null, 1)}\n`
            : FORMATS[options.format]!(
                writeStress(assessment, result, sensitivity, readWording()),
                options.output === undefined && wantsColour(process.stdout),
              ),
          options.output,
        )
        if (!interrupted.signal.aborted) return
        process.exitCode = INTERRUPTED
        if (options.sensitivity)
          process.stderr.write(
            'Broken off before the parameters were screened to the end: that part is left out. The same command does it anew.\n',
          )
      }).finally(interrupted.stop)
    })
}
