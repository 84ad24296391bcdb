import { Command } from 'commander'
import { countText } from '../brief/describe.ts'
import type { Instant } from '../domain/instant.ts'
import { UserError } from '../domain/problem.ts'
import { type Standing, type Verification, verify } from '../verify/verify.ts'
import {
  caseArgument,
  formatOption,
  instantOption,
  type StoreOptions,
  withCase,
  withStoreOptions,
} from './case-options.ts'
import { emit } from './output.ts'

interface Options extends StoreOptions {
  readonly asOf?: readonly Instant[]
  readonly format: string
}

/** Hours of issue for a first week of crisis: mornings on which decisions are taken (assumption). */
const HOURS_AFTER_START = [3, 4, 5, 7, 10].map(days => days * 24 + 12)

/** `forewarn verify CASE`: scores the assessment at several hours against what turned out true. */
export function verifyCommand(): Command {
  return withStoreOptions(
    new Command('verify')
      .description('score the assessment at several hours against what turned out true (outcome.yaml)')
      .addArgument(caseArgument())
      .option(
        '--as-of <time...>',
        'hours, with their zone (default: noon UTC of days 3, 4, 5, 7 and 10)',
        (text: string, before: readonly Instant[] = []) => [...before, instantOption(text)],
      )
      .addOption(formatOption(['text', 'json']))
      .addHelpText(
        'after',
        `
Example:
  forewarn verify cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z 2022-01-09T12:00Z`,
      ),
  ).action(async (folder: string, options: Options) => {
    await withCase(folder, options, async opened => {
      const { outcome, definition } = opened.loaded
      if (!outcome.length) {
        throw new UserError([
          {
            code: 'verify/no-outcome',
            severity: 'error',
            message: 'the case does not say what turned out true',
            place: { file: folder },
            next: 'write outcome.yaml; `forewarn schema outcome` says how',
          },
        ])
      }
      const start = Date.parse(definition.begins)
      const hours =
        options.asOf ??
        HOURS_AFTER_START.map(hours => instantOption(new Date(start + hours * 3_600_000).toISOString()))
      const verifications: Verification[] = []
      for (const asOf of hours) verifications.push(verify(await opened.assessAt(asOf), outcome))
      await emit(
        options.format === 'json' ? `${JSON.stringify(verifications, null, 1)}\n` : table(verifications),
        undefined,
      )
    })
  })
}

function table(verifications: readonly Verification[]): string {
  const figure = (value: number | null) => (value === null ? '     –' : value.toFixed(3).padStart(6))
  const last = verifications.at(-1)!
  const list = (title: string, result: Standing['result']) => {
    const found = last.standings.filter(standing => standing.result === result)
    return found.length ? ['', `${title} (${found.length})`, ...found.flatMap(lines)] : []
  }
  return [
    'As of                 right wrong  open scored   Brier  mentions  outlets  always half',
    ...verifications.map(
      ({ asOf, right, wrong, open, scored, brier }) =>
        `${asOf}  ${[right, wrong, open, scored].map(count => String(count).padStart(5)).join(' ')}  ${figure(brier.forewarn)}    ${figure(brier.mentions)}   ${figure(brier.outlets)}       ${figure(brier['always half'])}`,
    ),
    '',
    `Statement by statement, as of ${last.asOf}`,
    ...list('WRONG', 'wrong'),
    ...list('RIGHT', 'right'),
    ...list('OPEN: nothing in the assessment speaks of it', 'open'),
    ...list('UNSETTLED to this day', 'unsettled'),
    '',
  ].join('\n')
}

function lines({ id, statement, verdict, p, figure }: Standing): readonly string[] {
  const given =
    p !== null
      ? `believed ${p.toFixed(2)}`
      : figure
        ? `the figure stands at ${countText(figure.low, figure.high)} (${figure.at})`
        : 'no event'
  return [
    `  ${id}: ${statement}`,
    `    ${verdict === 'unsettled' ? 'unsettled' : verdict ? 'true' : 'false'}; ${given}`,
  ]
}
