import { Command } from 'commander'
import { writeDiff } from '../brief/diff.ts'
import type { Instant } from '../domain/instant.ts'
import { UserError } from '../domain/problem.ts'
import { readWording } from '../read/definitions.ts'
import { FORMATS } from './assess.ts'
import {
  caseArgument,
  formatOption,
  instantOption,
  type StoreOptions,
  withCase,
  withStoreOptions,
} from './case-options.ts'
import { emit, wantsColour } from './output.ts'

interface Options extends StoreOptions {
  readonly from: Instant
  readonly to: Instant
  readonly format: string
}

/** `forewarn diff CASE`: what changed between two hours, and which reports changed it. */
export function diffCommand(): Command {
  return withStoreOptions(
    new Command('diff')
      .description('say what changed between two hours of a case, and which reports changed it')
      .addArgument(caseArgument())
      .requiredOption('--from <time>', 'the earlier hour, with its zone', instantOption)
      .requiredOption('--to <time>', 'the later hour, with its zone', instantOption)
      .addOption(formatOption(Object.keys(FORMATS)))
      .addHelpText(
        'after',
        `
Example:
  forewarn diff cases/kazakhstan-2022 --from 2022-01-05T12:00Z --to 2022-01-06T12:00Z`,
      ),
  ).action(async (folder: string, options: Options) => {
    if (options.from >= options.to) {
      throw new UserError([
        {
          code: 'diff/order',
          severity: 'error',
          message: `--from ${options.from} is not before --to ${options.to}`,
          next: 'give the earlier hour as --from',
        },
      ])
    }
    await withCase(folder, options, async opened => {
      const before = await opened.assessAt(options.from)
      const after = await opened.assessAt(options.to)
      await emit(
        FORMATS[options.format]!(writeDiff(before, after, readWording()), wantsColour(process.stdout)),
        undefined,
      )
    })
  })
}
