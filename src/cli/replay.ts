import { Command } from 'commander'
import { codedClaims } from '../assess/chain.ts'
import type { Instant } from '../domain/instant.ts'
import { readDefinitions } from '../read/definitions.ts'
import { keepReplay } from '../store/replays.ts'
import { replay } from '../watch/replay.ts'
import {
  caseArgument,
  formatOption,
  instantOption,
  outputOption,
  type StoreOptions,
  withCase,
  withStoreOptions,
} from './case-options.ts'
import { emit, wantsColour } from './output.ts'
import { changedSince, replayText } from './replay-view.ts'
import { durationOption, hoursOfSpan } from './span.ts'

interface Options extends StoreOptions {
  readonly from?: Instant
  readonly to?: Instant
  readonly turn?: Instant
  readonly step: number
  readonly format: 'pretty' | 'json'
  readonly output?: string
}

/** More steps than hours of ten years are a slip of the pen. */
const MOST_STEPS = 87_660

/** `forewarn replay CASE`: the status of every indicator at every step, each from what was known at that hour. */
export function replayCommand(): Command {
  return withStoreOptions(
    new Command('replay')
      .description(
        'the indicators hour by hour, as they stood at each hour, with lead times; kept in the store and held against the replay before',
      )
      .addArgument(caseArgument())
      .option(
        '--from <time>',
        'first hour, with its zone (default: the beginning of the case)',
        instantOption,
      )
      .option('--to <time>', 'last hour (default: the end of the case)', instantOption)
      .addOption(durationOption('--step <duration>', 'such as 30m, 1h, 1d', '1h'))
      .option(
        '--turn <time>',
        'the hour that lead times count to (default: the turn that case.yaml gives)',
        instantOption,
      )
      .addOption(formatOption(['pretty', 'json']))
      .addOption(outputOption())
      .addHelpText(
        'after',
        `
Examples:
  forewarn replay cases/kazakhstan-2022 --step 6h
  forewarn replay cases/kyrgyzstan-2020 --step 12h
  forewarn replay cases/kazakhstan-2022 --to 2022-01-07T00:00Z --turn 2022-01-05T20:00Z
  forewarn replay cases/kazakhstan-2022 --format json -o replay.json`,
      ),
  ).action(async (folder: string, options: Options) => {
    await withCase(folder, options, async ({ loaded, inputAt, corrections }) => {
      const { definition, outlets, indicators, signals, records } = loaded
      const { from = definition.begins, to = definition.ends, turn = definition.turn?.at } = options
      const hours = hoursOfSpan(from, to, options.step, MOST_STEPS)
      const { reports, codings } = await inputAt(to)
      const result = replay({
        reports,
        claims: codedClaims(reports, codings),
        outlets,
        weighing: readDefinitions().weighing,
        corrections: await corrections(),
        records,
        indicators,
        signals,
        hours,
        turn,
      })
      const { file, before } = keepReplay(options.store, definition.id, result)
      const colour = options.output === undefined && wantsColour(process.stdout)
      await emit(
        options.format === 'json' ? `${JSON.stringify(result)}\n` : replayText(result, colour),
        options.output,
      )
      process.stderr.write(`kept in ${file}${changedSince(before, result)}\n`)
    })
  })
}
