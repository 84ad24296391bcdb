import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { kidBy, kidsBy, type Tree } from '../tree.ts'
import { type Perspective, presupposed, term } from './state.ts'

/**
 * "denied that Russia is behind the attack": what is asserted, doubted or denied there is somebody's part in an event.
 * The event is taken to have happened, and whose part is denied or left open has not done it.
 */
export function involvement(
  tree: Tree,
  word: Word,
  state: Perspective,
  { grammar }: LanguageLexicon,
): Perspective {
  const before = kidsBy(tree, word, 'case').find(kid => grammar.answering.has(kid.lemma.toLowerCase()))
  if (!before || !kidBy(tree, word, 'cop')) return state
  const isHeld = state.positive && state.certainty !== 'U'
  return term(
    { ...presupposed(state), absolved: state.absolved || !isHeld },
    `part in it: ${before.form}`,
    before,
  )
}
