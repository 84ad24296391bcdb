import type { Assessment, StressTest } from '../domain/assessment.ts'
import type { Elementary, Sobol } from '../stress/sensitivity.ts'
import type { PairedDifference } from '../stress/shares.ts'
import { lowerFirst, plural } from './describe.ts'
import { type Block, type Brief, type Line, type Section, strong, text } from './document.ts'
import { evidenceBook } from './evidence.ts'
import { percent } from './likelihood.ts'
import {
  endsText,
  hangsOnSentence,
  outcomeBars,
  placeItems,
  sideText,
  signedPoints,
  startsTable,
} from './stress-parts.ts'
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
  const leading = stress.outcomes[0]!
  const sections: readonly Section[] = [
    { id: 'limits', title: 'What this may not be used for', blocks: limits(stress) },
    {
      id: 'outcomes',
      title: `Outcomes within ${stress.days} days`,
      blocks: [outcomeBars(stress), ...pastCrises(stress)],
    },
    {
      id: 'start',
      title: `Where the runs start, and what that does to “${lowerFirst(leading.title, wording)}”`,
      blocks: [startsTable(stress, leading.id, input), placeItems(stress, input)],
    },
    { id: 'branches', title: 'Where they part', blocks: branchItems(stress, wording) },
    { id: 'fan', title: 'The main stocks by day', blocks: [THE_READY, fan(stress), courses(stress)] },
    {
      id: 'sensitivity',
      title: 'What the leading outcome hangs on',
      blocks: hanging(stress, sensitivity, wording),
    },
    { id: 'look-for', title: 'What would narrow this most', blocks: lookFor(stress, wording) },
    { id: 'assumptions', title: 'Assumptions', blocks: assumptions(stress) },
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

function limits({ runs, asked, failures }: StressTest): readonly Block[] {
  const lines = [
    ...(runs < asked
      ? [`It was broken off after ${runs} of ${asked} runs. The same command goes on from there.`]
      : []),
    'It gives no date: a day in a run is a step of a model, not a day of the calendar.',
    'It proves no cause: how far an act moves an outcome is how far it does so in the model.',
    'It knows no law, such as a fixed share of the people that would bring down a government.',
    'Its probabilities are those of the model under its assumptions, not of the world: docs/stress.md says how it was calibrated.',
    ...failures,
    'It is not for choosing whom to arrest, disperse or shoot at; a policy in it is a question, not advice.',
  ]
  return [{ kind: 'items', items: lines.map(line => ({ lead: [text(line)], details: [] })) }]
}

/** How past crises ended in the data, beside the model's shares of what stands for it. */
function pastCrises({ baseRates, outcomes }: StressTest): readonly Block[] {
  if (!baseRates.length) return []
  const titles = new Map(outcomes.map(({ id, title }) => [id, title]))
  const shareOf = (ids: readonly string[]) =>
    outcomes.filter(({ id }) => ids.includes(id)).reduce((sum, { share }) => sum + share, 0)
  return [
    {
      kind: 'table',
      columns: [
        { title: 'In past crises', align: 'left' },
        { title: 'Of them', align: 'right' },
        { title: 'Of the runs', align: 'right' },
        { title: 'Outcome', align: 'left' },
        { title: 'Source', align: 'left' },
      ],
      rows: baseRates.map(({ outcomes: ids, title, count, of, source }): readonly Line[] => [
        [text(title)],
        [text(`${((100 * count) / of).toFixed(1)} % (${count} of ${of})`)],
        [text(`${(100 * shareOf(ids)).toFixed(1)} %`)],
        [text(ids.map(id => titles.get(id)!).join('; '))],
        [text(source)],
      ]),
    },
  ]
}

/** The whole tree in words, a line for each side of each split, numbered so that it can be followed. */
function branchItems(stress: StressTest, wording: Wording): readonly Block[] {
  const sides = stress.branches.filter(({ path }) => path !== '')
  if (!sides.length) {
    return [{ kind: 'paragraph', line: [text('No state within the first weeks tells the outcomes apart.')] }]
  }
  const above = (path: string) => stress.branches.find(branch => branch.path === path.slice(0, -1))!.split!
  const number = (path: string) => [...path].map(side => (side === 'l' ? '1' : '2')).join('.')
  return [
    {
      kind: 'items',
      items: sides.map(branch => {
        const split = above(branch.path)
        return {
          lead: [
            text(`${number(branch.path)}  `),
            strong(`Hour ${split.hour}, ${sideText(split, branch.path.endsWith('h'))}`),
            text(`: ${endsText(branch, stress, 3, wording)}`),
          ],
          details: [],
        }
      }),
    },
    { kind: 'paragraph', line: [text('Runs that have ended by the hour of a split are on neither side.')] },
  ]
}

const THE_READY: Block = {
  kind: 'paragraph',
  line: [
    text(
      'The ready are those who would ever come out. A run that has ended stays where it was: what is flat may be over.',
    ),
  ],
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
          [text(n === 0 ? `${percent(most)} %` : '')],
        ]
      })
    }),
  }
}

const STRONGEST = 10

function hanging(stress: StressTest, sensitivity: Sensitivity | null, wording: Wording): readonly Block[] {
  const tornado: Block = {
    kind: 'table',
    columns: [
      { title: 'Parameter', align: 'left' },
      { title: 'Where lowest', align: 'right' },
      { title: 'Where highest', align: 'right' },
      { title: 'Error', align: 'right' },
      { title: '0 to 100 %', align: 'left' },
    ],
    rows: stress.hangsOn
      .slice(0, STRONGEST)
      .map(({ name, lowest, highest, error }): readonly Line[] => [
        [text(name)],
        [text(`${percent(lowest)} %`)],
        [text(`${percent(highest)} %`)],
        [text((100 * error).toFixed(1))],
        [text(span(lowest, highest))],
      ]),
  }
  const blocks: readonly Block[] = [hangsOnSentence(stress, wording), tornado]
  if (!sensitivity) return blocks
  const { elementary, sobol } = sensitivity
  const titles = new Map(stress.assumptions.map(({ name, title }) => [name, title]))
  const main = sobol.slice(0, 3).map(({ name }) => titles.get(name)!)
  return [
    ...blocks,
    {
      kind: 'paragraph',
      line: [
        text(
          `Morris screening over all ${elementary.length} parameters, then Sobol indices of the ten strongest (first order; total with its error). Most of what is unsure of its share comes from `,
        ),
        strong(`${main.slice(0, -1).join(', ')} and ${main.at(-1)}`),
        text('.'),
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
        return [[text(index.name)], ...figures.map((figure): Line => [text(figure.toFixed(2))])]
      }),
    },
  ]
}

const WIDTH = 25

/** A stretch between two shares on a line from 0 to 1. */
function span(a: number, b: number): string {
  const [from, to] = [Math.round(Math.min(a, b) * WIDTH), Math.round(Math.max(a, b) * WIDTH)]
  return Array.from({ length: WIDTH }, (_, n) => (n >= from && n < Math.max(to, from + 1) ? '█' : '·')).join(
    '',
  )
}

/** Less than this share of what is unsure is lost in the noise of so many runs (assumption). */
const WORTH = 0.005
const NAMED = 6

/** What to find out: reports that would settle a start condition, and figures that would settle an assumption. */
function lookFor({ lookFor: starts, hangsOn, bits }: StressTest, wording: Wording): readonly Block[] {
  const found = [
    ...starts.map(({ title, bits }) => ({ lead: `whether ${lowerFirst(title, wording)}`, bits })),
    ...hangsOn.map(({ title, bits }) => ({ lead: title, bits })),
  ]
    .filter(item => item.bits > WORTH * bits)
    .sort((a, b) => b.bits - a.bits)
    .slice(0, NAMED)
  const paragraph = (line: string): Block => ({ kind: 'paragraph', line: [text(line)] })
  if (!found.length) return [paragraph('Nothing by itself: what is unsure has many sources.')]
  return [
    paragraph(
      `So much of what is unsure of the outcome (${bits.toFixed(2)} bits) would be settled by knowing for certain, or to a third of its range:`,
    ),
    {
      kind: 'items',
      items: found.map(item => ({
        lead: [
          text(`${item.lead}: `),
          strong(`${((100 * item.bits) / bits).toFixed(1)} %`),
          text(` (${item.bits.toFixed(2)} bits)`),
        ],
        details: [],
      })),
    },
  ]
}

function assumptions({ assumptions: list }: StressTest): readonly Block[] {
  const guessed = list.filter(({ source }) => /^assumption/.test(source)).length
  const matched = list.filter(({ source }) => /matched to past crises/.test(source)).length
  const sourced = list.length - guessed
  const line = `Each run draws every parameter evenly from its range. Of ${list.length}, ${guessed} are assumptions, ${matched} of them matched to past crises since${sourced ? `; ${sourced} rest on the source that they name` : ''}. They stand in lexicon/stress.yaml; docs/stress.md says what each outcome means.`
  const table: Block = {
    kind: 'table',
    columns: [
      { title: 'Parameter', align: 'left' },
      { title: 'Range', align: 'right' },
      { title: 'Unit', align: 'left' },
      { title: 'Source', align: 'left' },
    ],
    rows: list.map(({ name, low, high, unit, source }): readonly Line[] => [
      [text(name)],
      [text(low === high ? String(low) : `${low}–${high}`)],
      [text(unit)],
      [text(source)],
    ]),
  }
  return [{ kind: 'paragraph', line: [text(line)] }, table]
}

/** Two policies on the same seeds: how far each outcome's share differs, run by run. */
export function writeComparison(
  assessment: Assessment,
  [before, after]: readonly [StressTest, StressTest],
  differences: readonly PairedDifference[],
): Brief {
  const share = (stress: StressTest, wanted: string) => stress.outcomes.find(({ id }) => id === wanted)!.share
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
              { title: before.policy ?? 'no policy', align: 'right' },
              { title: after.policy ?? 'no policy', align: 'right' },
              { title: 'Difference', align: 'right' },
              { title: '95 % interval', align: 'right' },
            ],
            rows: rows.map(({ id: outcome, difference, error }): readonly Line[] => [
              [text(before.outcomes.find(({ id }) => id === outcome)!.title)],
              [text((100 * share(before, outcome)).toFixed(1))],
              [text((100 * share(after, outcome)).toFixed(1))],
              [text(signedPoints(difference))],
              [
                text(
                  `${signedPoints(difference - 1.96 * error)} to ${signedPoints(difference + 1.96 * error)}`,
                ),
              ],
            ]),
          },
        ],
      },
    ],
    references: [],
  }
}
