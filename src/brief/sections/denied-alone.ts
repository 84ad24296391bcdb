import type { Claim } from '../../domain/claim.ts'
import type { Event } from '../../domain/event.ts'
import { isOneSide } from '../../weigh/interest.ts'
import { type Block, id, strong, text } from '../document.ts'
import { bestClaims, quoteLine } from '../evidence.ts'
import { mayBeOne } from '../happenings.ts'
import { bySalience, kindName, type SectionInput, titleOf } from './section.ts'

const ENTRIES = 4

/**
 * What a party to it denies and no report at hand asserts: the charge was made where we have not read it. What was
 * asserted all the same, of the same parties at the same time, is an event like others.
 */
export function deniedAlone(input: SectionInput): readonly Block[] {
  const { assessment, book, wording } = input
  const nameOf = (event: Event) => kindName(event, input)
  const asserted = assessment.events.filter(({ origins }) => origins.some(({ supports }) => supports))
  const denied = assessment.events.filter(
    event =>
      !event.conditional &&
      event.time !== 'future' &&
      !event.origins.some(({ supports }) => supports) &&
      bestClaims(event, book, 'against').some(isOwnDenial) &&
      !asserted.some(other => other.type !== 'PROTEST' && mayBeOne(other, event, nameOf, wording.kin)),
  )
  const items = bySalience(denied, input).map(event => ({
    event,
    claim: bestClaims(event, book, 'against').find(isOwnDenial)!,
  }))
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
        lead: [strong(titleOf(event, input, [claim])), text(' '), id(event.id)],
        details: [quoteLine(claim, book)],
      })),
    },
  ]
}

function isOwnDenial({ attribution, actors, targets }: Claim): boolean {
  const speaker = attribution?.code
  return speaker !== undefined && [...actors, ...targets].some(({ code }) => isOneSide(code, speaker))
}
