import type { Event } from '../../domain/event.ts'
import { hourText, plural } from '../describe.ts'
import { gradeText, id, type Line, type Section, strong, text } from '../document.ts'
import { bestClaims, quoteLine } from '../evidence.ts'
import { beliefText, likelihoodText } from '../likelihood.ts'
import { bySalience, independent, type SectionInput, titleOf } from './section.ts'

/** Believed at least so far counts as known, at most so far as doubtful (ICD 203's "very likely" and "unlikely"). */
const KNOWN = 0.8
const DOUBTFUL = 0.45
/** How many entries a reader takes in, and how many of one kind (assumption). */
const ENTRIES = 16
const OF_ONE_KIND = 3

/** What is known, in the order in which it became known, and who says so. */
export function known(input: SectionInput): Section {
  const events = chosen(
    happened(input).filter(event => event.belief.p >= KNOWN && !event.disputed),
    input,
    ENTRIES,
  )
  return {
    id: 'known',
    title: 'What is known, and who says so',
    blocks: events.length
      ? [{ kind: 'items', items: events.map(event => entry(event, input)) }]
      : [{ kind: 'paragraph', line: [text('Nothing that has been reported is believed very likely yet.')] }],
  }
}

/** What has been reported and rests on too little, the most telling first. */
export function unsettled(input: SectionInput): Section {
  const events = happened(input).filter(event => event.belief.p < KNOWN && !event.disputed)
  const open = chosen(
    events.filter(event => event.belief.p >= DOUBTFUL),
    input,
    8,
  )
  const doubtful = chosen(
    events.filter(event => event.belief.p < DOUBTFUL && event.belief.p > 0.05),
    input,
    6,
  )
  return {
    id: 'unsettled',
    title: 'Reported, not settled',
    blocks: [
      ...(open.length
        ? [{ kind: 'items' as const, items: open.map(event => entry(event, input)) }]
        : [{ kind: 'paragraph' as const, line: [text('No single report of weight waits for a second.')] }]),
      ...(doubtful.length
        ? [
            {
              kind: 'paragraph' as const,
              line: [strong('Doubtful: '), text('reported, but less likely than not.')],
            },
            { kind: 'items' as const, items: doubtful.map(event => entry(event, input)) },
          ]
        : []),
    ],
  }
}

/** Conditions, plans and forecasts are no happenings; they stand under what may follow. */
function happened({ assessment }: SectionInput): readonly Event[] {
  return assessment.events.filter(event => !event.conditional && event.time !== 'future')
}

function chosen(events: readonly Event[], input: SectionInput, limit: number): readonly Event[] {
  const perKind = new Map<string, number>()
  return bySalience(events, input)
    .filter(event => {
      if (!bestClaims(event, input.book).length) return false
      const kind = `${event.type} ${event.mode}`
      perKind.set(kind, (perKind.get(kind) ?? 0) + 1)
      return perKind.get(kind)! <= OF_ONE_KIND
    })
    .slice(0, limit)
    .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : a.id < b.id ? -1 : 1))
}

function entry(event: Event, input: SectionInput) {
  const claims = bestClaims(event, input.book)
  return {
    lead: [strong(titleOf(event, input))],
    details: [
      quoteLine(claims[0]!, input.book),
      standing(
        event,
        claims.slice(1, 4).map(({ id: claim }) => input.book.refOf(claim)),
      ),
    ],
  }
}

function standing(event: Event, also: readonly number[]): Line {
  const reports = new Set(event.claims.map(claim => claim.split('#')[0]))
  return [
    text(
      `${likelihoodText(event.belief.p)}, ${beliefText(event.belief)}, grade ${gradeText(event.grade)}; ` +
        `${plural(independent(event), 'origin')} in ${plural(reports.size, 'report')}, known from ${hourText(event.first)}${also.length ? '; ' : ' '}`,
    ),
    ...(also.length ? [text('also '), { kind: 'refs' as const, refs: also }, text(' ')] : []),
    id(event.id),
  ]
}
