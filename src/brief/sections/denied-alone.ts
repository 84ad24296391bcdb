import type { Claim } from '../../domain/claim.ts'
import type { Event } from '../../domain/event.ts'
import { isOneSide } from '../../weigh/interest.ts'
import { lowerFirst } from '../describe.ts'
import { type Block, id, strong, text } from '../document.ts'
import { bestClaims, quoteLine } from '../evidence.ts'
import { mayBeOne } from '../happenings.ts'
import { bySalience, kindName, type SectionInput, titleOf } from './section.ts'

const ENTRIES = 4

/** A bare denial by a party to it, with what others assert of the same parties at the same time, where they do. */
export interface Denial {
  readonly event: Event
  readonly claim: Claim
  /** What may be the same happening, though weighing keeps the two apart; the weightiest. */
  readonly asserted: Event | null
}

/** What a party to it denies and no claim of the same event asserts, the weightiest first. */
export function bareDenials(input: SectionInput): readonly Denial[] {
  const { assessment, book, wording } = input
  const nameOf = (event: Event) => kindName(event, input)
  const isTold = ({ conditional, time }: Event) => !conditional && time !== 'future'
  const asserted = bySalience(
    assessment.events.filter(
      event => isTold(event) && event.type !== 'PROTEST' && event.origins.some(({ supports }) => supports),
    ),
    input,
  )
  const denied = assessment.events.filter(
    event => isTold(event) && !event.origins.some(({ supports }) => supports),
  )
  return bySalience(denied, input).flatMap(event => {
    const claim = bestClaims(event, book, 'against').find(isOwnDenial)
    const other = asserted.find(other => mayBeOne(other, event, nameOf, wording.kin)) ?? null
    return claim ? [{ event, claim, asserted: other }] : []
  })
}

/** What a party to it denies and no report at hand asserts: the charge was made where we have not read it. */
export function deniedAlone(input: SectionInput): readonly Block[] {
  const { book } = input
  const items = bareDenials(input).filter(({ asserted }) => !asserted)
  // One speaker's denials of one kind of act are one denial in several places.
  const apart = items.filter(
    ({ event, claim }, index) =>
      items.findIndex(
        one => one.event.type === event.type && one.claim.attribution!.code === claim.attribution!.code,
      ) === index,
  )
  if (!apart.length) return []
  return [
    {
      kind: 'paragraph',
      line: [strong('Denied alone: '), text('a party to it denies what no report at hand asserts.')],
    },
    {
      kind: 'items',
      items: apart.slice(0, ENTRIES).map(({ event, claim }) => ({
        lead: [
          strong(`Denied: ${lowerFirst(titleOf(event, input, [claim]), input.wording)}`),
          text(' '),
          id(event.id),
        ],
        details: [quoteLine(claim, book)],
      })),
    },
  ]
}

function isOwnDenial({ attribution, actors, targets }: Claim): boolean {
  const speaker = attribution?.code
  return speaker !== undefined && [...actors, ...targets].some(({ code }) => isOneSide(code, speaker))
}
