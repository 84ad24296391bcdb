import { Command } from 'commander'
import { writeComparison } from '../brief/stress.ts'
import type { Instant } from '../domain/instant.ts'
import { readPolicy } from '../read/policy.ts'
import { outcomesOf } from '../stress/block.ts'
import { resultOf } from '../stress/result.ts'
import { pairedDifferences } from '../stress/shares.ts'
import { FORMATS } from './assess.ts'
import { formatOption, lastAssessment, withCase } from './case-options.ts'
import { emit, progressLine, wantsColour } from './output.ts'
import { withStressOptions } from './stress-options.ts'
import {
  definitionFor,
  INTERRUPTED,
  planFor,
  runAndKeep,
  type StressOptions,
  untilInterrupted,
} from './stress-runs.ts'

interface Options extends StressOptions {
  readonly case?: string
  readonly asOf?: Instant
  readonly format: string
}

/** `forewarn stress compare A B`: two policies on the same seeds, with paired intervals. */
export function stressCompareCommand(): Command {
  return withStressOptions(
    new Command('compare')
      .description('compare two policies on the same random numbers')
      .argument('<first>', 'a policy’s file, or `none`')
      .argument('<second>', 'another, or `none`')
      .option('--case <folder>', 'folder of the case (default: the one assessed last)')
      .addOption(formatOption([...Object.keys(FORMATS), 'json']))
      .addHelpText(
        'after',
        '\nExample:\n  forewarn stress compare none hold-fire.yaml --case cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z',
      ),
  ).action(async (first: string, second: string, _: unknown, command: Command) => {
    // The parent has options of the same names, which take what stands before the arguments.
    const options: Options = command.optsWithGlobals()
    const last = options.case ? null : lastAssessment(options.store)
    const interrupted = untilInterrupted()
    await withCase(options.case ?? last!.case, options, async opened => {
      const { loaded, assessAt } = opened
      const asOf = options.asOf ?? last?.asOf ?? loaded.definition.ends
      const definition = definitionFor(options)
      const policies = [first, second].map(file =>
        file === 'none' ? null : readPolicy(file, loaded, asOf, definition.days),
      )
      const assessment = await assessAt(asOf)
      const progress = progressLine()
      const results = []
      for (const policy of policies) {
        const { plan, grounds } = planFor(opened, assessment, definition, options.seed, policy)
        const blocks = await runAndKeep(plan, options, interrupted.signal, progress.show)
        progress.clear()
        if (interrupted.signal.aborted) {
          process.stderr.write(
            'Broken off: two policies are only compared on the same runs. The same command goes on from here.\n',
          )
          process.exitCode = INTERRUPTED
          return
        }
        results.push({
          outcomes: outcomesOf(blocks),
          stress: resultOf(plan, blocks, grounds),
        })
      }
      const [a, b] = [results[0]!, results[1]!]
      const differences = pairedDifferences(a.outcomes, b.outcomes)
      await emit(
        options.format === 'json'
          ? `${JSON.stringify({ version: assessment.version, asOf, first: a.stress, second: b.stress, differences }, null, 1)}\n`
          : FORMATS[options.format]!(
              writeComparison(assessment, [a.stress, b.stress], differences),
              wantsColour(process.stdout),
            ),
        undefined,
      )
    }).finally(interrupted.stop)
  })
}
