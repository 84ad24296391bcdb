import { evidenceBook } from '../brief/evidence.ts'
import type { Wording } from '../brief/wording.ts'
import { effectsOf } from '../correct/effects.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Event } from '../domain/event.ts'
import type { EffectsView } from './desk-schema.ts'
import { rowOf } from './picture.ts'

/** Groups of events that one can read in a dialogue; the rest is counted (assumption). */
const SHOWN = 30

/** What differs between an hour as it is and as it would be, with the titles that the page shows. */
export function effectsView(before: Assessment, after: Assessment, wording: Wording): EffectsView {
  const { events, ...rest } = effectsOf(before, after)
  const [was, is] = [rowsIn(before, wording), rowsIn(after, wording)]
  return {
    asOf: after.asOf,
    ...rest,
    changed: events.length,
    events: events
      .slice(0, SHOWN)
      .map(group => ({ before: group.before.map(was), after: group.after.map(is) })),
  }
}

function rowsIn(assessment: Assessment, wording: Wording) {
  const input = { assessment, book: evidenceBook(assessment), wording }
  return (event: Event) => rowOf(event, input)
}
