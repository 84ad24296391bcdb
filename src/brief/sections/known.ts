import type { Event } from '../../domain/event.ts'
import { hourText, lowerFirst, plural } from '../describe.ts'
import { gradeText, id, type Line, type Section, strong, text } from '../document.ts'
import { bestClaims, quoteLine } from '../evidence.ts'
import { type Happening, happeningsOf } from '../happenings.ts'
import { beliefText, likelihoodText } from '../likelihood.ts'
import { leading } from './leading.ts'
import { bySalience, independent, kindName, type SectionInput, titleOf } from './section.ts'

/** Believed at least so far counts as known, at most so far as doubtful (ICD 203's "very likely" and "unlikely"). */
const KNOWN = 0.8
const DOUBTFUL = 0.45
/** How many entries a reader takes in, and how many of one kind (assumption). */
const ENTRIES = 16
const OPEN = 8
const DOUBTS = 6
const OF_ONE_KIND = 3
/** Of the events beside the leading one of a happening: what one voice alone says is left to `why`. */
const OTHERS = 2
/** What is believed no more than this is not worth a reader's time (assumption). */
const NO_MORE = 0.05

/** What is known, in the order in which it became known, and who says so. */
export function known(input: SectionInput): Section {
  const { told } = sortedOut(input)
  return {
    id: 'known',
    title: 'What is known, and who says so',
    blocks: told.length
      ? [{ kind: 'items', items: told.map(each => entry(each, input)) }]
      : [{ kind: 'paragraph', line: [text('Nothing that has been reported is believed very likely yet.')] }],
  }
}

/** What has been reported and rests on too little, the most telling first. */
export function unsettled(input: SectionInput): Section {
  const { open, doubtful } = sortedOut(input)
  return {
    id: 'unsettled',
    title: 'Reported, not settled',
    blocks: [
      ...(open.length
        ? [{ kind: 'items' as const, items: open.map(each => entry(each, input)) }]
        : [{ kind: 'paragraph' as const, line: [text('No single report of weight waits for a second.')] }]),
      ...(doubtful.length
        ? [
            {
              kind: 'paragraph' as const,
              line: [strong('Doubtful: '), text('reported, but less likely than not.')],
            },
            { kind: 'items' as const, items: doubtful.map(each => entry(each, input)) },
          ]
        : []),
    ],
  }
}

/** The happenings of each part, those that may be one put together, so that none is met twice. */
function sortedOut(input: SectionInput): {
  readonly told: readonly Happening[]
  readonly open: readonly Happening[]
  readonly doubtful: readonly Happening[]
} {
  const events = bySalience(
    happened(input).filter(event => !event.disputed && bestClaims(event, input.book).length > 0),
    input,
  )
  const believed = events.filter(({ belief }) => belief.p >= KNOWN)
  // What the bottom line names is read of below, whatever else has the weight to crowd it out.
  const first = leading(input)
  const happenings = happeningsOf(
    [
      ...first,
      ...believed.filter(event => !first.includes(event)),
      ...events.filter(({ belief }) => belief.p < KNOWN),
    ],
    event => kindName(event, input),
    input.wording.kin,
  )
  const within = (low: number, high: number) =>
    happenings.filter(({ lead: { belief } }) => belief.p >= low && belief.p < high)
  return {
    told: chosen(within(KNOWN, Number.POSITIVE_INFINITY), ENTRIES),
    open: chosen(within(DOUBTFUL, KNOWN), OPEN),
    doubtful: chosen(within(NO_MORE, DOUBTFUL), DOUBTS),
  }
}

/** Conditions, plans and forecasts are no happenings; they stand under what may follow. */
function happened({ assessment }: SectionInput): readonly Event[] {
  return assessment.events.filter(event => !event.conditional && event.time !== 'future')
}

/** The weightiest, not too many of one kind, in the order in which they became known. */
function chosen(happenings: readonly Happening[], limit: number): readonly Happening[] {
  const perKind = new Map<string, number>()
  return happenings
    .filter(({ lead: { type, mode } }) => {
      const kind = `${type} ${mode}`
      perKind.set(kind, (perKind.get(kind) ?? 0) + 1)
      return perKind.get(kind)! <= OF_ONE_KIND
    })
    .slice(0, limit)
    .sort(({ lead: a }, { lead: b }) =>
      a.first < b.first ? -1 : a.first > b.first ? 1 : a.id < b.id ? -1 : 1,
    )
}

function entry({ lead, others }: Happening, input: SectionInput) {
  const claims = bestClaims(lead, input.book)
  return {
    lead: [strong(titleOf(lead, input))],
    details: [
      quoteLine(claims[0]!, input.book),
      standing(
        lead,
        claims.slice(1, 4).map(({ id: claim }) => input.book.refOf(claim)),
      ),
      ...others
        .filter(event => independent(event) > 1)
        .slice(0, OTHERS)
        .map(event => toldApart(event, input)),
    ],
  }
}

/** An event that may be the same happening, or a part of it. */
function toldApart(event: Event, input: SectionInput): Line {
  const [best] = bestClaims(event, input.book)
  return [
    text('also told as '),
    strong(lowerFirst(titleOf(event, input), input.wording)),
    text(`: ${beliefText(event.belief)}, grade ${gradeText(event.grade)} `),
    { kind: 'refs', refs: [input.book.refOf(best!.id)] },
    text(' '),
    id(event.id),
  ]
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
