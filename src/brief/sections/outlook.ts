import type { Branch, StressTest } from '../../domain/assessment.ts'
import type { Event } from '../../domain/event.ts'
import { lowerFirst, plural } from '../describe.ts'
import { type Block, type Section, strong, text } from '../document.ts'
import { bestClaims, quoteLine } from '../evidence.ts'
import { likelihoodText, percent } from '../likelihood.ts'
import type { Wording } from '../wording.ts'
import { independent, type SectionInput, titleOf } from './section.ts'

const ANNOUNCED = 5
const CONDITIONS = 5

/** What the stress test runs into, and what sources themselves announce or make conditional. */
export function outlook(input: SectionInput): Section {
  const { stress } = input.assessment
  return {
    id: 'outlook',
    title: 'What may follow under stress',
    blocks: [...(stress ? stressBlocks(stress, input) : []), ...announced(input), ...conditions(input)],
  }
}

function stressBlocks(stress: StressTest, input: SectionInput): readonly Block[] {
  return [
    {
      kind: 'paragraph',
      line: [
        text(
          `${stress.runs} simulated runs of ${stress.days} days (seed ${stress.seed}) from what is believed now. ` +
            `${stress.country}${stress.policy ? `; policy: ${stress.policy}` : ''}. ` +
            'It may not be used for a date, for the effect of a cause, or for a law such as a fixed share of the people: it ranks ways in which this may go, if its assumptions hold.',
        ),
      ],
    },
    outcomeBars(stress),
    moveItems(stress, input, 4),
    ...hangsOn(stress, input.wording),
    ...parting(stress, input.wording),
    ...lookFor(stress, input.wording),
  ]
}

/** Every outcome with its interval. */
export function outcomeBars({ outcomes }: StressTest): Block {
  return {
    kind: 'bars',
    bars: outcomes.map(({ title, share, error, low, high }) => ({
      label: title,
      p: share,
      low,
      high,
      note: [text(`${likelihoodText(share)}; Monte Carlo error ${(100 * error).toFixed(1)} points`)],
    })),
  }
}

/** Which start condition moves the leading outcome how far, with the event that it rests on; the widest first. */
export function moveItems(stress: StressTest, { book, wording }: SectionInput, limit: number): Block {
  const leading = stress.outcomes[0]!
  const moves = stress.starts
    .filter(({ effect, effectError, p }) => p > 0 && Math.abs(effect) > 2 * effectError)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, limit)
  if (!moves.length) {
    const line = [
      text('No start condition moves the leading outcome by more than the error of so many runs.'),
    ]
    return { kind: 'paragraph', line }
  }
  return {
    kind: 'items',
    items: moves.map(({ title, p, effect, events }) => {
      const event = events[0] ? book.events.get(events[0]) : undefined
      const best = event ? bestClaims(event, book)[0] : undefined
      return {
        lead: [
          text(`${title} (in ${percent(p)} % of runs): “${lowerFirst(leading.title, wording)}” `),
          strong(`${effect < 0 ? '−' : '+'}${percent(Math.abs(effect))} points`),
          text(' if it holds for certain'),
          ...(best ? [text(' '), { kind: 'refs' as const, refs: [book.refOf(best.id)] }] : []),
        ],
        details: [],
      }
    }),
  }
}

function hangsOn({ hangsOn: [first, second], outcomes }: StressTest, wording: Wording): readonly Block[] {
  if (!first || !second) return []
  const leading = lowerFirst(outcomes[0]!.title, wording)
  const shift = ({ name, lowest, highest }: typeof first) =>
    `${name.replaceAll('-', ' ')} (${percent(lowest)} % where it is lowest, ${percent(highest)} % where it is highest)`
  return [
    {
      kind: 'paragraph',
      line: [
        text(`Of the assumptions, “${leading}” hangs most on ${shift(first)}, then on ${shift(second)}.`),
      ],
    },
  ]
}

const share = (above: number) => `${percent(above)} %`

/** What a branch is split by: a bound on a share, or a state that holds or does not. */
const STATES: Readonly<Record<string, readonly [string, ((above: number) => string) | null]>> = {
  street: ['of the ready in the streets', share],
  loyal: ['of the forces loyal', share],
  armed: ['armed opponents for each loyal member of the forces', above => above.toFixed(3)],
  shortage: ['of usual stocks used up', share],
  elite: ['of the elite’s factions gone', share],
  fire: ['the order to fire stands', null],
  netCut: ['the net is cut', null],
  conceded: ['something has been conceded', null],
  foreign: ['foreign troops are there', null],
}

/** `at hour 48, with more than 9 % of the forces loyal`. */
function stateText({ hour, feature, above }: NonNullable<Branch['split']>): string {
  const [name, bound] = STATES[feature]!
  return `at hour ${hour}, ${bound ? `with more than ${bound(above)} ${name}` : `where ${name}`}`
}

function endsText(
  { share, outcomes: ends }: Branch,
  { outcomes }: StressTest,
  shown: number,
  wording: Wording,
): string {
  const title = (id: string) => lowerFirst(outcomes.find(outcome => outcome.id === id)!.title, wording)
  const list = ends.slice(0, shown).map(end => `${title(end.id)} ${percent(end.share)} %`)
  return `${percent(share)} % of runs (${list.join(', ')})`
}

/** Where the outcomes part first, with how each side ends. */
function parting(stress: StressTest, wording: Wording): readonly Block[] {
  const at = (wanted: string) => stress.branches.find(({ path }) => path === wanted)
  const split = at('')?.split
  if (!split) return []
  const sides = `${endsText(at('h')!, stress, 2, wording)}; otherwise ${endsText(at('l')!, stress, 2, wording)}`
  return [{ kind: 'paragraph', line: [text(`Outcomes part first ${stateText(split)}: ${sides}.`)] }]
}

/** The whole tree in words, a line for each side of each split. */
export function branchItems(stress: StressTest, wording: Wording): Block {
  const sides = stress.branches.filter(({ path }) => path !== '')
  if (!sides.length) {
    return { kind: 'paragraph', line: [text('No state within the first weeks tells the outcomes apart.')] }
  }
  const above = (path: string) => stress.branches.find(branch => branch.path === path.slice(0, -1))!.split!
  return {
    kind: 'items',
    items: sides.map(branch => ({
      lead: [
        text('– '.repeat(branch.path.length - 1)),
        strong(`${branch.path.endsWith('h') ? '' : 'not '}${stateText(above(branch.path))}`),
        text(`: ${endsText(branch, stress, 3, wording)}`),
      ],
      details: [],
    })),
  }
}

/** Less than this much, in bits, is lost in the noise of so many runs (assumption). */
const WORTH_BITS = 0.01

function lookFor({ lookFor: [first] }: StressTest, wording: Wording): readonly Block[] {
  if (!first || first.bits < WORTH_BITS) return []
  return [
    {
      kind: 'paragraph',
      line: [
        text(
          `Evidence that would narrow this most: whether ${lowerFirst(first.title, wording)} (${first.bits.toFixed(2)} bits).`,
        ),
      ],
    },
  ]
}

function announced(input: SectionInput): readonly Block[] {
  return sayings(
    'Announced or expected by sources',
    input.assessment.events.filter(event => event.time === 'future' && !event.conditional),
    ANNOUNCED,
    input,
  )
}

function conditions(input: SectionInput): readonly Block[] {
  return sayings(
    'Conditions that sources name (kept apart from facts)',
    input.assessment.events.filter(({ conditional }) => conditional),
    CONDITIONS,
    input,
  )
}

function sayings(
  title: string,
  events: readonly Event[],
  limit: number,
  input: SectionInput,
): readonly Block[] {
  const weight = (event: Event) =>
    input.wording.events[event.type].weight * Math.log2(1 + independent(event)) * (event.belief.p + 0.2)
  const best = events
    .flatMap(event => {
      const claim = bestClaims(event, input.book)[0] ?? input.book.claimsOf(event)[0]
      return claim ? [{ event, claim }] : []
    })
    .sort((a, b) => weight(b.event) - weight(a.event) || (a.event.id < b.event.id ? -1 : 1))
    .slice(0, limit)
  if (!best.length) return []
  return [
    { kind: 'paragraph', line: [strong(title)] },
    {
      kind: 'items',
      items: best.map(({ event, claim }) => ({
        lead: [
          strong(titleOf(event, input)),
          text(independent(event) ? `, ${plural(independent(event), 'origin')} ` : ' '),
          { kind: 'id' as const, id: event.id },
        ],
        details: [quoteLine(claim, input.book)],
      })),
    },
  ]
}
