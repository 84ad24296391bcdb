import type { Citation, Claim, ClaimPlace, Magnitude, Participant } from '../domain/claim.ts'
import type { Change } from '../domain/correction.ts'

type Recoded = Partial<
  Pick<
    Claim,
    | 'event'
    | 'mode'
    | 'actors'
    | 'targets'
    | 'place'
    | 'date'
    | 'time'
    | 'factuality'
    | 'attribution'
    | 'chain'
    | 'magnitudes'
  >
>

/**
 * The claim with one field as an analyst reads it, and a term that says by whose word. What was read off the text
 * loses its place in it, since the words there did not say so. Null where the claim has no such figure.
 */
export function recoded(claim: Claim, change: Change, rule: string): Claim | null {
  const changed = changedOf(claim, change)
  return changed && { ...claim, ...changed, why: [...claim.why, { field: change.field, rule, span: null }] }
}

function changedOf(claim: Claim, change: Change): Recoded | null {
  switch (change.field) {
    case 'event':
      return { event: change.value }
    case 'mode':
      return { mode: change.value }
    case 'actors':
      return { actors: change.value.map(participantOf) }
    case 'targets':
      return { targets: change.value.map(participantOf) }
    case 'place':
      return { place: change.value && ({ ...change.value, span: null } satisfies ClaimPlace) }
    case 'date':
      return { date: change.value }
    case 'time':
      return { time: change.value }
    case 'factuality':
      return { factuality: change.value }
    case 'attribution': {
      const cited: Citation | null = change.value && { ...change.value, span: null }
      return { attribution: cited, chain: cited ? [cited] : [] }
    }
    case 'magnitude': {
      const old = claim.magnitudes[change.n]
      if (!old) return null
      const now: Magnitude | null = change.value && { ...old, ...change.value }
      return { magnitudes: claim.magnitudes.flatMap((each, n) => (n === change.n ? (now ?? []) : each)) }
    }
  }
}

function participantOf({ code, name }: { readonly code: string; readonly name: string }): Participant {
  return { code, name: name || code, entity: null, span: null }
}
