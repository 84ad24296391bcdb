import type { Claim, ClaimPlace } from '../domain/claim.ts'
import type { Span } from '../domain/syntax.ts'
import { placeKey } from '../weigh/known.ts'

/** Whether the sentence that a claim quotes names the party: whom "they" are is said in another one. */
export function namesParty(claim: Claim, side: 'actors' | 'targets', code: string): boolean {
  return claim[side].some(party => party.code === code && isQuoted(party.span, claim))
}

/** Whether the sentence that a claim quotes names the place, by whatever name it goes. */
export function namesPlace(claim: Claim, place: ClaimPlace): boolean {
  return claim.place !== null && isQuoted(claim.place.span, claim) && isOnePlace(claim.place, place)
}

/** Whether two places are one, whatever building of it is meant. */
export function isOnePlace(a: ClaimPlace, b: ClaimPlace): boolean {
  return placeKey({ ...a, site: undefined }) === placeKey({ ...b, site: undefined }) || a.name === b.name
}

function isQuoted(span: Span | null, { quote }: Claim): boolean {
  return span !== null && span.start >= quote.start && span.end <= quote.end
}
