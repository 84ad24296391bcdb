import type { StressTest } from '../../domain/assessment.ts'
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

function stressBlocks(stress: StressTest, { book, wording }: SectionInput): readonly Block[] {
  const moves = stress.starts
    .filter(({ effect, effectError, p }) => p > 0 && Math.abs(effect) > 2 * effectError)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, 4)
  const leading = stress.outcomes[0]!
  return [
    {
      kind: 'paragraph',
      line: [
        text(
          `${stress.runs.toLocaleString('en-GB').replaceAll(',', ' ')} simulated runs of ${stress.days} days (seed ${stress.seed}) from what is believed now. ` +
            'The model rests on assumptions and is not calibrated: it ranks ways in which this may go, it dates nothing and proves no cause.',
        ),
      ],
    },
    {
      kind: 'bars',
      bars: stress.outcomes.map(({ title, share, low, high }) => ({
        label: title,
        p: share,
        low,
        high,
        note: [text(likelihoodText(share))],
      })),
    },
    ...(moves.length
      ? [
          {
            kind: 'items' as const,
            items: moves.map(({ title, p, effect, events }) => {
              const event = events[0] ? book.events.get(events[0]) : undefined
              const best = event ? bestClaims(event, book)[0] : undefined
              return {
                lead: [
                  text(`${title} (in ${percent(p)} % of runs): “${lowerFirst(leading.title, wording)}” `),
                  strong(`${effect < 0 ? '−' : '+'}${percent(Math.abs(effect))} points`),
                  text(' if it holds for certain'),
                  ...(best ? [text(' '), { kind: 'refs' as const, refs: [book.refOf(best.id)] }] : []),
                ],
                details: [],
              }
            }),
          },
        ]
      : []),
    ...hangsOn(stress, wording),
  ]
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
