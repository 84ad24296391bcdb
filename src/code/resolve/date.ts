import type { Day } from '../../domain/instant.ts'
import type { ResolveContext } from './context.ts'

/** The day of the event whose trigger is word `trigger`, where the passage gives it, or null. */
export function dateOf(context: ResolveContext, sentence: number, trigger: number): Day | null {
  void context
  void sentence
  void trigger
  return null
}
