import type { StressTest } from '../../domain/assessment.ts'
import type { Event } from '../../domain/event.ts'
import { dayOf } from '../../domain/instant.ts'
import { hourText, lowerFirst, plural } from '../describe.ts'
import { type Block, type Section, strong, text } from '../document.ts'
import { bestClaims, quoteLine, topRef } from '../evidence.ts'
import { happeningsOf, mayBeOne } from '../happenings.ts'
import { percent } from '../likelihood.ts'
import { endsText, hangsOnSentence, outcomeBars, sideText } from '../stress-parts.ts'
import type { Wording } from '../wording.ts'
import { freshness } from './leading.ts'
import { independent, kindName, type SectionInput, titleOf } from './section.ts'

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
            'It may not be used for a date, for the effect of a cause, or for a law such as a fixed share of the people: it ranks ways in which this may go, if its assumptions hold.' +
            stress.failures.map(failure => ` ${failure}`).join(''),
        ),
      ],
    },
    outcomeBars(stress),
    moveItems(stress, input),
    hangsOnSentence(stress, input.wording),
    ...parting(stress, input.wording),
    ...lookFor(stress, input.wording),
  ]
}

/** At most so many start conditions are named. */
const MOVES = 4

/** Which start condition moves the leading outcome how far, with the event that it rests on; the widest first. */
function moveItems(stress: StressTest, { book, wording }: SectionInput): Block {
  const leading = stress.outcomes[0]!
  const moves = stress.starts
    .filter(({ effect, effectError, p }) => p > 0 && Math.abs(effect) > 2 * effectError)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, MOVES)
  if (!moves.length) {
    const line = [
      text('No start condition moves the leading outcome by more than the error of so many runs.'),
    ]
    return { kind: 'paragraph', line }
  }
  return {
    kind: 'items',
    items: moves.map(({ title, p, effect, events, claims }) => ({
      lead: [
        text(`${title} (in ${percent(p)} % of runs): “${lowerFirst(leading.title, wording)}” `),
        strong(`${effect < 0 ? '−' : '+'}${percent(Math.abs(effect))} points`),
        text(' if it holds for certain '),
        ...topRef({ events, claims }, book),
      ],
      details: [],
    })),
  }
}

/** Where the outcomes part first, with how each side ends. */
function parting(stress: StressTest, wording: Wording): readonly Block[] {
  const at = (wanted: string) => stress.branches.find(({ path }) => path === wanted)
  const split = at('')?.split
  if (!split) return []
  const side = (path: 'h' | 'l') =>
    `${sideText(split, path === 'h')}: ${endsText(at(path)!, stress, 2, wording)}`
  return [
    {
      kind: 'paragraph',
      line: [text(`Outcomes part first at hour ${split.hour}. With ${side('h')}; with ${side('l')}.`)],
    },
  ]
}

/** Less than this much, in bits, is lost in the noise of so many runs (assumption). */
const WORTH_BITS = 0.01

function lookFor({ lookFor: [first], bits }: StressTest, wording: Wording): readonly Block[] {
  if (!first || first.bits < WORTH_BITS) return []
  return [
    {
      kind: 'paragraph',
      line: [
        text(
          `Evidence that would narrow this most: whether ${lowerFirst(first.title, wording)} (${percent(first.bits / bits)} % of what is unsure).`,
        ),
      ],
    },
  ]
}

/** What somebody says will be: not what is only demanded or ruled out, nor what has come about or should have. */
function announced(input: SectionInput): readonly Block[] {
  const { events, asOf } = input.assessment
  const isOf = { nameOf: (event: Event) => kindName(event, input), kin: input.wording.kin }
  const past = events.filter(event => !event.conditional && event.time !== 'future' && independent(event) > 0)
  const ahead = events.filter(
    event =>
      event.time === 'future' &&
      !event.conditional &&
      independent(event) > 0 &&
      !(event.to && event.to < dayOf(asOf)) &&
      !past.some(each => isSameAct(each, event) && mayBeOne(each, event, isOf.nameOf, isOf.kin)),
  )
  return sayings('Announced or expected by sources', ahead, ANNOUNCED, input)
}

/** Somebody else's act, or one on other days that are told, does not do away with what was announced. */
function isSameAct(past: Event, ahead: Event): boolean {
  const isDay = !ahead.from || (past.from !== null && past.from <= ahead.from)
  return isDay && ahead.actors.every(code => past.actors.includes(code))
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
    input.wording.events[event.type].weight *
    Math.log2(1 + independent(event)) *
    (event.belief.p + 0.2) *
    freshness(event, input.assessment.asOf)
  const ordered = [...events].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1))
  const best = happeningsOf(ordered, event => kindName(event, input), input.wording.kin)
    .flatMap(({ lead }) => {
      const claim = bestClaims(lead, input.book)[0] ?? input.book.claimsOf(lead)[0]
      return claim ? [{ event: lead, claim }] : []
    })
    .slice(0, limit)
  if (!best.length) return []
  return [
    { kind: 'paragraph', line: [strong(title)] },
    {
      kind: 'items',
      items: best.map(({ event, claim }) => ({
        lead: [
          strong(titleOf(event, input)),
          text(
            `, ${independent(event) ? `${plural(independent(event), 'origin')}, ` : ''}known from ${hourText(event.first)} `,
          ),
          { kind: 'id' as const, id: event.id },
        ],
        details: [quoteLine(claim, input.book)],
      })),
    },
  ]
}
