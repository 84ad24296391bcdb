import type { Magnitude } from '../../domain/claim.ts'
import type { ResolveContext } from './context.ts'

/** The numbers that the clause of word `trigger` gives, as intervals with what they count. */
export function magnitudesOf(
  context: ResolveContext,
  sentence: number,
  trigger: number,
): readonly Magnitude[] {
  void context
  void sentence
  void trigger
  return []
}
