import type { Correction } from '../domain/correction.ts'
import { shortName } from '../domain/hash.ts'
import type { Instant } from '../domain/instant.ts'
import type { Judgement } from '../domain/judgement.ts'

/** Corrections made by an hour, in the order in which they are carried out, and which of them were undone by what. */
export interface MadeCorrections {
  readonly made: readonly Correction[]
  /** Id of the undone to that of the undo. */
  readonly undone: ReadonlyMap<string, string>
}

/**
 * The corrections that hold from `asOf` or earlier. An undo counts from its own hour on, like all else, and may be
 * undone in turn: those stored last are settled first, since an undo always names what was stored before it.
 */
export function madeBy(corrections: readonly Correction[], asOf: Instant): MadeCorrections {
  const made = corrections.filter(({ at }) => at <= asOf).sort(inTurn)
  const undone = new Map<string, string>()
  for (const { id, act } of [...made].sort((a, b) => orderOf(b) - orderOf(a)))
    if (act.kind === 'undo' && !undone.has(id) && !undone.has(act.correction)) undone.set(act.correction, id)
  return { made, undone }
}

/** An entry of judgements.yaml as a correction; it has no words of its claims to find them again by. */
export function correctionOf(judgement: Judgement): Correction {
  const { kind, claims, author, at, reason } = judgement
  return {
    id: `j-${shortName(JSON.stringify(judgement))}`,
    at,
    made: null,
    author,
    reason,
    act: { kind, claims },
    keys: [],
  }
}

/** By the hour from which they hold; of one hour those of the file first, then in the order of storing. */
function inTurn(a: Correction, b: Correction): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

function orderOf({ id }: Correction): number {
  return id.startsWith('c-') ? Number(id.slice(2)) : 0
}
