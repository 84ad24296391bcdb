import type { ClaimPlace } from '../../domain/claim.ts'
import type { ResolveContext } from './context.ts'

/** `strict`: a place only where it is stated for the event; `fallback-country`: else the country beyond doubt. */
export type PlacePolicy = 'strict' | 'fallback-country'

/** The most specific named place of the event whose trigger is word `trigger`, or null. */
export function placeOf(
  context: ResolveContext,
  sentence: number,
  trigger: number,
  policy: PlacePolicy,
): ClaimPlace | null {
  void context
  void sentence
  void trigger
  void policy
  return null
}
