import { Command } from 'commander'
import { stringify } from 'yaml'
import { plural } from '../brief/describe.ts'
import { instantOf, msOf } from '../domain/instant.ts'
import { UserError } from '../domain/problem.ts'
import {
  type PastRanking,
  type RecalibrationFit,
  recalibrate,
  settledHypotheses,
} from '../verify/recalibrate.ts'
import {
  foldersIn,
  formatOption,
  outputOption,
  type StoreOptions,
  seedOption,
  withCase,
  withStoreOptions,
} from './case-options.ts'
import { heldOutText } from './hypotheses-view.ts'
import { emit } from './output.ts'

interface Options extends StoreOptions {
  readonly seed: number
  readonly format: 'pretty' | 'yaml' | 'json'
  readonly output?: string
}

/** Hours of each case at which its ranking is taken, in the middle of equal parts of the time before the turn. */
const HOURS = 8

/** `forewarn recalibrate [CASES...]`: to what power rankings of hypotheses are to be taken, by how past ones came out. */
export function recalibrateCommand(): Command {
  return withStoreOptions(
    new Command('recalibrate')
      .description(
        'learn from past cases how much too sure, or not sure enough, rankings of hypotheses were, and try it on cases left out',
      )
      .argument('[cases...]', 'folders of cases (default: every folder of cases/)')
      .option('--seed <n>', 'seed of the draws behind the interval', seedOption, 1)
      .addOption(
        formatOption(['pretty', 'yaml', 'json'], 'how to print; yaml: as lexicon/recalibration.yaml'),
      )
      .addOption(outputOption())
      .addHelpText(
        'after',
        `
Examples:
  forewarn recalibrate
  forewarn recalibrate --format yaml -o lexicon/recalibration.yaml`,
      ),
  ).action(async (folders: readonly string[], options: Options) => {
    const rankings: PastRanking[] = []
    for (const folder of folders.length ? folders : foldersIn('cases'))
      rankings.push(...(await rankingsOf(folder, options)))
    if (!rankings.length) throw noneSettled()
    const fit = recalibrate(rankings, options.seed)
    await emit(FORMATS[options.format](fit), options.output)
  })
}

/** None where the case has no hypotheses, or none that its outcome settles. */
function rankingsOf(folder: string, options: StoreOptions): Promise<readonly PastRanking[]> {
  return withCase(folder, options, async ({ loaded, assessAt }) => {
    const { id, begins, ends, turn } = loaded.definition
    const settled = settledHypotheses(loaded.outcome)
    if (!loaded.hypotheses || !Object.keys(settled).length) return []
    const span = msOf(turn?.at ?? ends) - msOf(begins)
    const rankings: PastRanking[] = []
    for (let n = 0; n < HOURS; n++) {
      const { explanation } = await assessAt(instantOf(msOf(begins) + ((n + 0.5) / HOURS) * span))
      const held = Object.fromEntries(explanation!.hypotheses.map(({ id, posterior }) => [id, posterior]))
      rankings.push({ case: id, held, settled })
    }
    return rankings
  })
}

const FORMATS: Readonly<Record<Options['format'], (fit: RecalibrationFit) => string>> = {
  pretty: tableOf,
  json: fit => `${JSON.stringify(fit, null, 1)}\n`,
  yaml: ({ past: _, ...layer }) =>
    `# Written by \`forewarn recalibrate --format yaml\`: the power to which rankings of hypotheses are taken, from past\n# cases whose outcome is known. It stands beside the raw figures and never in their place.\n${stringify(layer)}`,
}

function tableOf({ exponent, cases, heldOut, past }: RecalibrationFit): string {
  const width = Math.max(...past.map(({ id }) => id.length))
  return [
    `Rankings of ${plural(past.length, 'case')}, each at ${HOURS} hours before its turn or its end; every case counts as one.`,
    `Fitted on all: to the power ${exponent.toFixed(2)}; below 1 the rankings were too sure, above 1 not sure enough.`,
    '',
    `${'case'.padEnd(width)}  settled  raw Brier  recalibrated  by the power fitted without it`,
    ...past.map(
      ({ id, settled, raw, recalibrated }) =>
        `${id.padEnd(width)}  ${String(settled).padStart(7)}  ${raw.toFixed(3).padStart(9)}  ${recalibrated.toFixed(3).padStart(12)}  ${cases
          .find(one => one.id === id)!
          .without.toFixed(2)
          .padStart(30)}`,
    ),
    '',
    heldOutText(heldOut, past.length),
    '',
  ].join('\n')
}

function noneSettled(): UserError {
  return new UserError([
    {
      code: 'recalibrate/none-settled',
      severity: 'error',
      message: 'no case has a hypothesis that its outcome settles',
      next: 'in outcome.yaml, write `about: { hypothesis: ID }` with a verdict of true or false',
    },
  ])
}
