import type { Wording } from '../brief/wording.ts'
import { drafted } from '../correct/draft.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Act, Correction } from '../domain/correction.ts'
import { effectsView } from './effects-view.ts'
import type { SupposedView } from './suppose-schema.ts'

/** What a reader assumes to see what hangs on it. */
export interface Supposed {
  /** Reports that count no longer, nor copies of them. */
  readonly without: readonly string[]
  /** Outlets that are graded E in all they say. */
  readonly distrust: readonly string[]
}

/** Later than all that are stored: of two corrections of one thing the later prevails. */
const FIRST = 2 ** 31 - 1000

/** The corrections of the case, and after them those that would make the assumptions true; null where they name what the hour knows not. */
export function supposedCorrections(
  { without, distrust }: Supposed,
  before: Assessment,
  corrections: readonly Correction[],
): readonly Correction[] | null {
  const acts: readonly Act[] = [
    ...without.map((id): Act => ({ kind: 'retract', what: { kind: 'report', id } })),
    ...distrust.map((id): Act => ({ kind: 'regrade', of: { kind: 'source', id }, grade: 'E' })),
  ]
  const supposed = acts.flatMap((act, n): Correction | [] => {
    const draft = { act, author: 'what if', reason: 'what if', at: before.asOf }
    const found = drafted(draft, before, corrections)
    if (found.kind === 'faulty') return []
    return { ...found.correction, id: `c-${FIRST + n}`, made: null }
  })
  return supposed.length === acts.length ? [...corrections, ...supposed] : null
}

export function supposedView(before: Assessment, after: Assessment, wording: Wording): SupposedView {
  return { explanation: after.explanation, effects: effectsView(before, after, wording) }
}
