import type { Branch, StressTest } from '../domain/assessment.ts'
import { lowerFirst, plural } from './describe.ts'
import { type Block, id, type Line, strong, text } from './document.ts'
import { topRef } from './evidence.ts'
import { percent } from './likelihood.ts'
import type { SectionInput } from './sections/section.ts'
import type { Wording } from './wording.ts'

/** Shares below this are told to a tenth of a per cent: whole ones would make nothing of them. */
const SMALL = 0.1

/**
 * Every outcome with its interval and the number of runs. No word of likelihood goes with it: a share of a model's
 * runs is no estimate of what will be.
 */
export function outcomeBars({ outcomes, runs }: StressTest): Block {
  return {
    kind: 'bars',
    bars: outcomes.map(({ title, share, error, low, high }) => ({
      label: title,
      p: share,
      low,
      high,
      digits: share < SMALL ? 1 : 0,
      note: [
        text(
          `${Math.round(share * runs)} of ${plural(runs, 'run')}; Monte Carlo error ${pointsOf(error)} points`,
        ),
      ],
    })),
  }
}

/** An error in hundredths, told apart from none. */
function pointsOf(error: number): string {
  return (100 * error).toFixed(error < 0.001 ? 2 : 1)
}

/** What holds at the start with what belief, how far it moves an outcome, and the event that it rests on. */
export function startsTable(stress: StressTest, outcome: string, input: SectionInput): Block {
  const rows = stress.starts
    .map(start => ({ ...start, own: start.effects.find(effect => effect.id === outcome)! }))
    .sort((a, b) => Math.abs(b.own.difference) * b.p - Math.abs(a.own.difference) * a.p || b.p - a.p)
  return {
    kind: 'table',
    columns: [
      { title: 'At the start', align: 'left' },
      { title: 'Believed', align: 'right' },
      { title: 'Points if it holds', align: 'right' },
      { title: 'Error', align: 'right' },
      { title: 'Event', align: 'left' },
    ],
    rows: rows.map(({ title, p, own, events, claims }): readonly Line[] => {
      const moved = signedPoints(own.difference)
      return [
        [text(title)],
        [text(p.toFixed(2))],
        [Math.abs(own.difference) > 2 * own.error ? strong(moved) : text(moved)],
        [text((100 * own.error).toFixed(1))],
        events[0] ? [id(events[0]), text(' '), ...topRef({ events, claims }, input.book)] : [text('none')],
      ]
    }),
  }
}

/** `+4.0`, `−0.3`: hundredths of the runs. */
export function signedPoints(share: number): string {
  return `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)}`
}

/** The regions in which unrest is believed to be, the surest first. */
export function placeItems({ regions, somewhere }: StressTest, input: SectionInput): Block {
  const item = (title: string, p: number, events: readonly string[], how = '') => ({
    lead: [
      text(`Unrest ${title}: ${p.toFixed(2)}, ${plural(events.length, 'event')}${how} `),
      ...topRef({ events }, input.book),
    ],
    details: [],
  })
  const items = [
    ...regions
      .filter(({ p }) => p > 0)
      .sort((a, b) => b.p - a.p)
      .map(({ title, p, events }) => item(`in ${title}`, p, events)),
    ...(somewhere.p > 0
      ? [item('somewhere', somewhere.p, somewhere.events, ', in a region that each run draws by its people')]
      : []),
  ]
  if (items.length) return { kind: 'items', items }
  return {
    kind: 'paragraph',
    line: [
      text(
        'No event tells of unrest. Each run begins it in the largest region: this tells what would follow if there were any.',
      ),
    ],
  }
}

/** Differences below so many errors are left to chance: the widest of sixty are wide by chance alone (assumption). */
const CLEAR = 3

/** What the leading outcome hangs on, in a sentence: at most three parameters, none that chance could have put there. */
export function hangsOnSentence({ hangsOn, outcomes }: StressTest, wording: Wording): Block {
  const leading = `“${lowerFirst(outcomes[0]!.title, wording)}”`
  const clear = hangsOn
    .filter(({ lowest, highest, error }) => Math.abs(highest - lowest) > CLEAR * error)
    .slice(0, 3)
  const [first, ...others] = clear.map(
    ({ title, lowest, highest }): Line => [
      strong(title),
      text(` (${percent(lowest)} % in the runs where that is lowest, ${percent(highest)} % where highest)`),
    ],
  )
  if (!first)
    return {
      kind: 'paragraph',
      line: [text(`No single assumption moves ${leading} by more than the error of so many runs.`)],
    }
  return {
    kind: 'paragraph',
    line: [
      text(`The outcome ${leading} hangs on `),
      ...first,
      ...others.flatMap((part, n) => [text(n < others.length - 1 ? ', ' : ' and '), ...part]),
      text('.'),
    ],
  }
}

/** A share that is above a bound, or not. */
const amount =
  (name: string, figure = (above: number) => `${percent(above)} %`) =>
  (above: number, high: boolean) =>
    `${high ? 'more than' : 'at most'} ${figure(above)} ${name}`
/** What holds or does not. */
const state = (yes: string, no: string) => (_: number, high: boolean) => (high ? yes : no)

/** What branches are split by, in words for either side. */
const STATES: Readonly<Record<string, (above: number, high: boolean) => string>> = {
  street: amount('of the ready in the streets'),
  loyal: amount('of the forces loyal'),
  armed: amount('armed opponents for each loyal member of the forces', above => above.toFixed(3)),
  shortage: amount('of usual stocks used up'),
  elite: amount('of the elite’s factions gone'),
  fire: state('an order to fire', 'no order to fire'),
  seat: state('a crowd in a seat of government', 'no crowd in a seat of government'),
  netCut: state('the net cut', 'the net not cut'),
  conceded: state('something conceded', 'nothing conceded'),
  foreign: state('foreign troops there', 'no foreign troops there'),
}

/** `more than 9 % of the forces loyal`, `no order to fire`: the high or the low side of a split. */
export function sideText({ feature, above }: NonNullable<Branch['split']>, high: boolean): string {
  return STATES[feature]!(above, high)
}

/** Ends below this share would be told as 0 %. */
const LEAST_END = 0.005

/** `50 % of runs (protest is put down 88 %, ...)`. */
export function endsText(
  { share, outcomes: ends }: Branch,
  { outcomes }: StressTest,
  shown: number,
  wording: Wording,
): string {
  const title = (id: string) => lowerFirst(outcomes.find(outcome => outcome.id === id)!.title, wording)
  const list = ends
    .filter(end => end.share >= LEAST_END)
    .slice(0, shown)
    .map(end => `${title(end.id)} ${percent(end.share)} %`)
  return `${percent(share)} % of runs (${list.join(', ')})`
}
