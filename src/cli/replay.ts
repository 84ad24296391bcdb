import { Command, InvalidArgumentError, Option } from 'commander'
import type { Instant } from '../domain/instant.ts'
import { UserError } from '../domain/problem.ts'
import { readDefinitions } from '../read/definitions.ts'
import { replay } from '../watch/replay.ts'
import { instantOption, type StoreOptions, withCase, withStoreOptions } from './case-options.ts'
import { emit, wantsColour } from './output.ts'
import { replayText } from './replay-view.ts'

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
      .description('the indicators hour by hour, as they stood at each hour, with lead times')
      .argument('<case>', 'folder of the case')
      .option(
        '--from <time>',
        'first hour, with its zone (default: the beginning of the case)',
        instantOption,
      )
      .option('--to <time>', 'last hour (default: the end of the case)', instantOption)
      .addOption(
        new Option('--step <duration>', 'such as 30m, 1h, 1d').argParser(stepOption).default(1, '1h'),
      )
      .option('--turn <time>', 'the hour that lead times count to', instantOption)
      .addOption(
        new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'),
      )
      .option('-o, --output <file>', 'write to a file instead of the terminal')
      .addHelpText(
        'after',
        `
Examples:
  forewarn replay cases/kazakhstan-2022 --step 6h
  forewarn replay cases/kazakhstan-2022 --to 2022-01-07T00:00Z --turn 2022-01-05T20:00Z
  forewarn replay cases/kazakhstan-2022 --format json -o replay.json`,
      ),
  ).action(async (folder: string, options: Options) => {
    await withCase(folder, options, async ({ loaded, assessAt }) => {
      const { from = loaded.definition.begins, to = loaded.definition.ends, step: stepHours } = options
      const span = (Date.parse(to) - Date.parse(from)) / 3_600_000
      if (span < 0 || span / stepHours > MOST_STEPS) throw new UserError([badSpan(from, to)])
      const { reports, claims } = await assessAt(to)
      const result = replay({
        reports: reports.map(({ report }) => report),
        claims,
        outlets: loaded.outlets,
        weighing: readDefinitions().weighing,
        indicators: loaded.indicators,
        signals: loaded.signals,
        from,
        to,
        stepHours,
        turn: options.turn,
      })
      const text =
        options.format === 'json'
          ? `${JSON.stringify(result)}\n`
          : replayText(result, options.output === undefined && wantsColour(process.stdout))
      await emit(text, options.output)
    })
  })
}

function badSpan(from: Instant, to: Instant) {
  return {
    code: 'replay/span',
    severity: 'error' as const,
    message: `expected --from before --to, and at most ${MOST_STEPS} steps between ${from} and ${to}`,
    next: 'swap the two, or take a longer --step',
  }
}

const HOURS: Readonly<Record<string, number>> = { m: 1 / 60, h: 1, d: 24 }

/** Hours of a duration such as `30m`, `1h`, `2d`. */
export function stepOption(text: string): number {
  const [, count, unit] = /^(\d+)([mhd])$/.exec(text) ?? []
  const hours = Number(count) * (HOURS[unit ?? ''] ?? Number.NaN)
  if (!(hours > 0)) throw new InvalidArgumentError('Expected a duration such as 30m, 1h or 1d.')
  return hours
}
