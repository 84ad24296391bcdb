import { join } from 'node:path'
import { Command } from 'commander'
import { codedClaims } from '../assess/chain.ts'
import { plural } from '../brief/describe.ts'
import { UserError } from '../domain/problem.ts'
import { readDefinitions } from '../read/definitions.ts'
import { backtest, HORIZON_HOURS, type IndicatorRecord, type PastCase } from '../verify/backtest.ts'
import type { Scored } from '../verify/draws.ts'
import { mentionsOf } from '../verify/mentions.ts'
import { replay } from '../watch/replay.ts'
import {
  foldersIn,
  formatOption,
  outputOption,
  type StoreOptions,
  seedOption,
  withCase,
  withStoreOptions,
} from './case-options.ts'
import { emit } from './output.ts'
import { hoursOfSpan } from './span.ts'

interface Options extends StoreOptions {
  readonly seed: number
  readonly format: 'pretty' | 'json'
  readonly output?: string
}

/** A forecast a day. */
const STEP_MS = 86_400_000
/** Days of ten years: no crisis is longer (assumption). */
const MOST_STEPS = 3653

/** `forewarn backtest [CASES...]`: the indicators on past cases, each tried on cases that it was not learnt on. */
export function backtestCommand(): Command {
  return withStoreOptions(
    new Command('backtest')
      .description('score the indicators on past cases whose turn is known, against simple baselines')
      .argument('[cases...]', 'folders of cases (default: every folder of cases/)')
      .option('--seed <n>', 'seed of the draws behind the intervals', seedOption, 1)
      .addOption(formatOption(['pretty', 'json']))
      .addOption(outputOption())
      .addHelpText(
        'after',
        `
Examples:
  forewarn backtest
  forewarn backtest cases/kazakhstan-2022 cases/kyrgyzstan-2020 --format json -o backtest.json`,
      ),
  ).action(async (folders: readonly string[], options: Options) => {
    const all = folders.length ? folders : foldersIn('cases')
    const cases: PastCase[] = []
    for (const folder of all) cases.push(await pastCase(folder, options))
    if (cases.length < 2) throw tooFew(cases.length)
    const records = backtest(cases, options.seed)
    const text =
      options.format === 'json'
        ? `${JSON.stringify({ cases: cases.map(({ id, turn }) => ({ id, turn })), horizonHours: HORIZON_HOURS, records }, null, 1)}\n`
        : tableOf(cases, records)
    await emit(text, options.output)
  })
}

function pastCase(folder: string, options: StoreOptions): Promise<PastCase> {
  return withCase(folder, options, async ({ loaded, corrections, inputAt }) => {
    const { id, begins, ends, turn } = loaded.definition
    if (!turn)
      throw new UserError([
        {
          code: 'backtest/no-turn',
          severity: 'error',
          message: 'the case does not say how it turned out',
          place: { file: join(folder, 'case.yaml') },
          next: 'add `turn: { kind: none | change of power | war, ... }`',
        },
      ])
    const { reports: known, codings } = await inputAt(ends)
    const claims = codedClaims(known, codings)
    const { hours, courses } = replay({
      reports: known,
      claims,
      outlets: loaded.outlets,
      weighing: readDefinitions().weighing,
      indicators: loaded.indicators,
      corrections: await corrections(),
      records: loaded.records,
      signals: loaded.signals,
      hours: hoursOfSpan(begins, ends, STEP_MS, MOST_STEPS),
    })
    const mentions = mentionsOf(loaded.indicators, known, claims, hours)
    return {
      id,
      turn: turn.kind === 'none' ? null : turn.at!,
      hours,
      courses: courses.map(({ name, statuses }) => ({ name, statuses, mentions: mentions.get(name)! })),
    }
  })
}

function tableOf(cases: readonly PastCase[], records: readonly IndicatorRecord[]): string {
  const figure = ({ value }: { readonly value: number }) => value.toFixed(3)
  const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`
  const gained = ({ value, low, high }: Scored) => `${signed(value)} [${signed(low)} ${signed(high)}]`
  const ranked = records.toSorted((a, b) => a.brier.value - b.brier.value || (a.name < b.name ? -1 : 1))
  const name = Math.max(...records.map(record => record.name.length))
  return [
    `${plural(cases.length, 'case')}, ${cases.filter(({ turn }) => turn).length} of which turned: a small sample, and every figure below is to be read as one.`,
    ...cases.map(({ id, turn }) => `  ${id}: ${turn ? `turned ${turn}` : 'did not turn'}`),
    '',
    `Forecast: a turn within ${HORIZON_HOURS / 24} days, each day, learnt on the other cases. Every case counts as much as any other. Brier score, 0 best; then how much better it is than the base rate, counting mentions and the status of the day before; 95 % intervals from draws of whole cases.`,
    '',
    `${'indicator'.padEnd(name)}  hit miss false right  lead h  Brier                log    than base              than mentions          than last`,
    ...ranked.map(record => {
      const { brier, logScore, better, leadHours } = record
      const lead = leadHours.length ? String(Math.round(leadHours[Math.floor(leadHours.length / 2)]!)) : ''
      return [
        record.name.padEnd(name),
        ` ${String(record.hits).padStart(3)} ${String(record.misses).padStart(4)} ${String(record.falseAlarms).padStart(5)} ${String(record.quietRightly).padStart(5)}`,
        ` ${lead.padStart(6)}`,
        `  ${figure(brier)} [${brier.low.toFixed(2)}–${brier.high.toFixed(2)}]`,
        `  ${figure(logScore)}`,
        ...[better.baseRate, better.mentions, better.lastValue].map(gain => `  ${gained(gain)}`),
      ].join('')
    }),
    '',
  ].join('\n')
}

function tooFew(count: number): UserError {
  return new UserError([
    {
      code: 'backtest/too-few',
      severity: 'error',
      message: `a backtest learns on some cases and tries on others: expected two or more, found ${count}`,
      next: 'name more folders of cases',
    },
  ])
}
