import type { Citation } from '../../domain/claim.ts'
import type { ResolveContext } from './context.ts'

/** The code of a cited source whose noun phrase is headed by word `head`: an actor, an outlet, or `anonymous`. */
export function citationAt(context: ResolveContext, sentence: number, head: number): Citation {
  void context
  void sentence
  void head
  return { code: 'anonymous', name: '', span: null }
}
