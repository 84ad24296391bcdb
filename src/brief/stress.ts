import type { Assessment, StressTest } from '../domain/assessment.ts'
import type { Elementary, Sobol } from '../stress/sensitivity.ts'
import type { PairedDifference } from '../stress/shares.ts'
import { lowerFirst, plural } from './describe.ts'
import { type Block, type Brief, type Line, type Section, strong, text } from './document.ts'
import { evidenceBook } from './evidence.ts'
import { percent } from './likelihood.ts'
import { branchItems, moveItems, outcomeBars } from './sections/outlook.ts'
import type { Wording } from './wording.ts'

/** What parameters do to the leading outcome: all of them one after another, then the strongest together. */
export interface Sensitivity {
  readonly elementary: readonly Elementary[]
  readonly sobol: readonly Sobol[]
}

/** The stress test as a product of its own. Its first page says what it may not be used for. */
export function writeStress(
  assessment: Assessment,
  stress: StressTest,
  sensitivity: Sensitivity | null,
  wording: Wording,
): Brief {
  const book = evidenceBook(assessment)
  const input = { assessment: { ...assessment, stress }, book, wording }
  const sections: readonly Section[] = [
    { id: 'limits', title: 'What this may not be used for', blocks: limits(stress) },
    { id: 'outcomes', title: `Outcomes within ${stress.days} days`, blocks: [outcomeBars(stress)] },
    { id: 'moves', title: 'What moves them', blocks: [moveItems(stress, input, stress.starts.length)] },
    { id: 'branches', title: 'Where they part', blocks: [branchItems(stress, wording)] },
    { id: 'fan', title: 'The main stocks by day', blocks: [fan(stress), courses(stress)] },
    {
      id: 'sensitivity',
      title: 'What the leading outcome hangs on',
      blocks: hanging(stress, sensitivity, wording),
    },
    { id: 'look-for', title: 'Evidence that would narrow this most', blocks: [lookFor(stress)] },
    { id: 'assumptions', title: 'Assumptions', blocks: [assumptions(stress)] },
  ]
  return {
    version: assessment.version,
    title: `Stress test: ${assessment.case.title}`,
    question: `${runsText(stress)} from what is believed at this hour; ${stress.country}; policy: ${stress.policy ?? 'none set'}.`,
    asOf: assessment.asOf,
    sections,
    references: book.references(),
  }
}

function runsText({ runs, asked, seed }: StressTest): string {
  return `${plural(runs, 'run')}${runs < asked ? ` of ${asked} asked, broken off: a partial result` : ''}, seed ${seed}`
}

function limits({ runs, asked }: StressTest): readonly Block[] {
  const lines = [
    ...(runs < asked
      ? [`It was broken off after ${runs} of ${asked} runs. The same command goes on from there.`]
      : []),
    'It gives no date: a day in a run is a step of a model, not a day of the calendar.',
    'It proves no cause: how far an act moves an outcome is how far it does so in the model.',
    'It knows no law, such as a fixed share of the people that would bring down a government.',
    'Its probabilities are those of the model under its assumptions, not of the world: docs/stress.md says how it was calibrated, and where it fails.',
    'It is not for choosing whom to arrest, disperse or shoot at; a policy in it is a question, not advice.',
  ]
  return [{ kind: 'items', items: lines.map(line => ({ lead: [text(line)], details: [] })) }]
}

const FAN_DAYS = [1, 3, 7, 14, 30, 60, 90]
const STOCKS = {
  street: 'In the streets, of the ready',
  detained: 'In custody, of the ready',
  loyal: 'Loyal, of the forces',
} as const

function fan({ fan, days }: StressTest): Block {
  const shown = FAN_DAYS.filter(day => day <= days)
  return {
    kind: 'table',
    columns: [
      { title: '10 %–median–90 %', align: 'left' },
      ...shown.map(day => ({ title: `day ${day}`, align: 'right' as const })),
    ],
    rows: fan.map(({ stock, byDay }): readonly Line[] => [
      [text(STOCKS[stock])],
      ...shown.map((day): Line => [text(byDay[day - 1]!.map(percent).join('–'))]),
    ]),
  }
}

const LEVELS = [...' ▁▂▃▄▅▆▇█']
const COLUMNS = 45

/** The same, drawn: each column the mean of its days, all three of a stock to one scale. */
function courses({ fan, days }: StressTest): Block {
  const columns = Math.min(COLUMNS, days)
  return {
    kind: 'table',
    columns: [
      { title: '', align: 'left' },
      { title: '', align: 'right' },
      { title: `day 1 to ${days}`, align: 'left' },
      { title: 'full height', align: 'right' },
    ],
    rows: fan.flatMap(({ stock, byDay }) => {
      const most = Math.max(...byDay.flat(), 0.01)
      return ['90 %', 'median', '10 %'].map((name, n): Line[] => {
        const drawn = Array.from({ length: columns }, (_, column) => {
          const from = Math.floor((column * days) / columns)
          const own = byDay.slice(from, Math.max(from + 1, Math.floor(((column + 1) * days) / columns)))
          const mean = own.reduce((sum, day) => sum + day[2 - n]!, 0) / own.length
          return LEVELS[Math.round((mean / most) * 8)]
        })
        return [
          [text(n === 0 ? STOCKS[stock] : '')],
          [text(name)],
          [text(drawn.join(''))],
          [text(n === 0 ? `${percent(most)} %` : '')],
        ]
      })
    }),
  }
}

const STRONGEST = 10

function hanging(stress: StressTest, sensitivity: Sensitivity | null, wording: Wording): readonly Block[] {
  const leading = lowerFirst(stress.outcomes[0]!.title, wording)
  const name = (slug: string) => slug.replaceAll('-', ' ')
  const tornado: Block = {
    kind: 'table',
    columns: [
      { title: 'Parameter', align: 'left' },
      { title: 'Where lowest', align: 'right' },
      { title: 'Where highest', align: 'right' },
      { title: '', align: 'left' },
    ],
    rows: stress.hangsOn
      .slice(0, STRONGEST)
      .map((parameter): readonly Line[] => [
        [text(name(parameter.name))],
        [text(`${percent(parameter.lowest)} %`)],
        [text(`${percent(parameter.highest)} %`)],
        [text(span(parameter.lowest, parameter.highest))],
      ]),
  }
  if (!sensitivity) {
    const [first, second, third] = stress.hangsOn
    return [
      sentence(
        leading,
        [first!, second!, third!].map(parameter => name(parameter.name)),
      ),
      tornado,
    ]
  }
  const { elementary, sobol } = sensitivity
  return [
    sentence(
      leading,
      sobol.slice(0, 3).map(index => name(index.name)),
    ),
    tornado,
    {
      kind: 'paragraph',
      line: [
        text(
          `Morris screening over all ${elementary.length} parameters, then Sobol indices of the ten strongest (first order; total with its error):`,
        ),
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: 'Parameter', align: 'left' },
        { title: 'Morris μ*', align: 'right' },
        { title: 'σ', align: 'right' },
        { title: 'First', align: 'right' },
        { title: 'Total', align: 'right' },
        { title: 'Error', align: 'right' },
      ],
      rows: sobol.map((index): readonly Line[] => {
        const own = elementary.find(effect => effect.name === index.name)!
        const figures = [own.meanAbsolute, own.deviation, index.first, index.total, index.error]
        return [[text(name(index.name))], ...figures.map((figure): Line => [text(figure.toFixed(2))])]
      }),
    },
  ]
}

function sentence(leading: string, names: readonly string[]): Block {
  const last = names.at(-1)
  return {
    kind: 'paragraph',
    line: [
      text(`The outcome “${leading}” hangs on `),
      strong(`${names.slice(0, -1).join(', ')} and ${last}`),
      text('.'),
    ],
  }
}

const WIDTH = 25

/** A stretch between two shares on a line from 0 to 1. */
function span(a: number, b: number): string {
  const [from, to] = [Math.round(Math.min(a, b) * WIDTH), Math.round(Math.max(a, b) * WIDTH)]
  return Array.from({ length: WIDTH }, (_, n) => (n >= from && n < Math.max(to, from + 1) ? '█' : '·')).join(
    '',
  )
}

function lookFor({ lookFor: list }: StressTest): Block {
  return {
    kind: 'items',
    items: list
      .filter(({ bits }) => bits > 0)
      .slice(0, 3)
      .map(({ title, bits }) => ({
        lead: [text(`${title}: to know it for certain would tell ${bits.toFixed(3)} bits of the outcome.`)],
        details: [],
      })),
  }
}

function assumptions(stress: StressTest): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'Parameter', align: 'left' },
      { title: 'Range', align: 'right' },
      { title: 'Unit', align: 'left' },
      { title: 'Source', align: 'left' },
    ],
    rows: stress.assumptions.map(({ name, low, high, unit, source }): readonly Line[] => [
      [text(name)],
      [text(low === high ? String(low) : `${low}–${high}`)],
      [text(unit)],
      [text(source)],
    ]),
  }
}

/** Two policies on the same seeds: how far each outcome's share differs, run by run. */
export function writeComparison(
  assessment: Assessment,
  [before, after]: readonly [StressTest, StressTest],
  differences: readonly PairedDifference[],
): Brief {
  const share = (stress: StressTest, wanted: string) => stress.outcomes.find(({ id }) => id === wanted)!.share
  const points = (x: number) => `${x < 0 ? '−' : '+'}${Math.abs(100 * x).toFixed(1)}`
  const rows = [...differences].sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
  return {
    version: assessment.version,
    title: `Stress test: ${before.policy ?? 'no policy'} against ${after.policy ?? 'no policy'}`,
    question: `${runsText(before)}, the same random numbers for both; intervals of 95 % of paired differences.`,
    asOf: assessment.asOf,
    sections: [
      { id: 'limits', title: 'What this may not be used for', blocks: limits(before) },
      {
        id: 'differences',
        title: 'Outcomes, in per cent of runs',
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: 'Outcome', align: 'left' },
              { title: 'First', align: 'right' },
              { title: 'Second', align: 'right' },
              { title: 'Difference', align: 'right' },
              { title: '95 % interval', align: 'right' },
            ],
            rows: rows.map(({ id: outcome, difference, error }): readonly Line[] => [
              [text(before.outcomes.find(({ id }) => id === outcome)!.title)],
              [text((100 * share(before, outcome)).toFixed(1))],
              [text((100 * share(after, outcome)).toFixed(1))],
              [text(points(difference))],
              [text(`${points(difference - 1.96 * error)} to ${points(difference + 1.96 * error)}`)],
            ]),
          },
        ],
      },
    ],
    references: [],
  }
}
