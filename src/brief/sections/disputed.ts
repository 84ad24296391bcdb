import type { Event } from '../../domain/event.ts'
import { plural } from '../describe.ts'
import { type Block, gradeText, id, type Section, strong, text } from '../document.ts'
import { bestClaims, quoteLine } from '../evidence.ts'
import { beliefText, likelihoodText } from '../likelihood.ts'
import { rivalCounts } from './counts.ts'
import { bareDenials, deniedAlone } from './denied-alone.ts'
import { bySalience, type SectionInput, titleOf } from './section.ts'

const ENTRIES = 7
const QUOTES = 2

/** What one side asserts and another denies, both in their own words; counts that do not meet; and bare denials. */
export function disputed(input: SectionInput): Section {
  const { assessment, book } = input
  const denied = assessment.events.filter(
    event => event.disputed && bestClaims(event, book, 'against').length && bestClaims(event, book).length,
  )
  const events = bySalience(denied, input).slice(0, ENTRIES)
  const blocks = [
    ...events.map(event => sides(event, input)),
    ...deniedElsewhere(events, input).slice(0, ENTRIES - events.length),
    ...rivalCounts(input),
    ...deniedAlone(input),
  ]
  return {
    id: 'disputed',
    title: 'What is disputed',
    blocks: blocks.length
      ? blocks
      : [{ kind: 'paragraph', line: [text('No report denies what another asserts.')] }],
  }
}

/**
 * Violence that is asserted as one event and that those who are to have done it deny as another, which may be the
 * same: a reader has to meet both at once. Of other kinds it would set side by side what only sounds alike.
 */
function deniedElsewhere(shown: readonly Event[], input: SectionInput): readonly Block[] {
  const denials = new Map<Event, Event>()
  for (const { event, asserted } of bareDenials(input)) {
    if (event.type !== 'ASSAULT' || asserted?.type !== 'ASSAULT' || shown.includes(asserted)) continue
    if (event.actors.some(code => asserted.actors.includes(code)) && !denials.has(asserted))
      denials.set(asserted, event)
  }
  return [...denials].map(([asserted, denied]) => sides(asserted, input, denied))
}

function sides(event: Event, input: SectionInput, denied = event): Block {
  const lines = (side: 'for' | 'against') =>
    bestClaims(side === 'for' ? event : denied, input.book, side)
      .slice(0, QUOTES)
      .map(claim => quoteLine(claim, input.book))
  const count = (supports: boolean) =>
    plural(
      (supports ? event : denied).origins.filter(origin => origin.supports === supports).length,
      'origin',
    )
  return {
    kind: 'sides',
    title: [
      strong(titleOf(event, input)),
      text(
        `: ${likelihoodText(event.belief.p)}, ${beliefText(event.belief)}, grade ${gradeText(event.grade)} `,
      ),
      id(event.id),
    ],
    sides: [
      { title: `Asserted (${count(true)})`, lines: lines('for') },
      {
        title: `Denied (${count(false)}${denied === event ? '' : ', weighed as an event of its own'})`,
        lines: lines('against'),
      },
    ],
  }
}
