import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { kidBy, kidsBy, type Tree, wordAt } from '../tree.ts'
import { type Perspective, term } from './state.ts'

/**
 * "had been due to withdraw, but did not", "was to sign and has yet to do so": what was planned and is taken up by a
 * denied "do" did not happen (verb phrase ellipsis, Hankamer and Sag 1976).
 */
export function notDone(
  tree: Tree,
  trigger: Word,
  state: Perspective,
  lexicon: LanguageLexicon,
): Perspective {
  const isPlan =
    state.positive &&
    !state.condition &&
    (state.certainty === 'PR' || (state.future && state.certainty !== 'CT'))
  if (!isPlan || lexicon.grammar.proVerbs.size === 0) return state
  const denial = tree.words.find(
    word =>
      word.index > trigger.index &&
      !kidBy(tree, word, 'mark') &&
      (isBareDenial(tree, word, lexicon) || isFailure(tree, word, lexicon)),
  )
  if (!denial) return state
  return term({ ...state, certainty: 'CT', positive: false, future: false, graded: null }, 'not done', denial)
}

/** "did not", "has not": with nothing behind it but the end of the clause. */
function isBareDenial(tree: Tree, word: Word, { grammar, operators }: LanguageLexicon): boolean {
  const next = wordAt(tree, word.index + 1)
  const after = wordAt(tree, word.index + 2)
  return (
    grammar.proVerbs.has(word.lemma.toLowerCase()) &&
    word.feats.VerbForm === 'Fin' &&
    next !== null &&
    operators.modifiers.get(`${next.lemma.toLowerCase()}/advmod`)?.effect === 'negate' &&
    (after === null || after.upos === 'PUNCT' || after.upos === 'CCONJ')
  )
}

/** "failed to do so". */
function isFailure(tree: Tree, word: Word, { grammar, operators }: LanguageLexicon): boolean {
  const failing = operators.words.get(`${word.lemma.toLowerCase()}/V`) ?? []
  if (!failing.some(each => each.affirmed === 'CT-' && each.negated === 'CT+')) return false
  return kidsBy(tree, word, 'xcomp').some(
    kid =>
      grammar.proVerbs.has(kid.lemma.toLowerCase()) &&
      kidsBy(tree, kid, 'advmod', 'obj').some(each => grammar.soDone.has(each.lemma.toLowerCase())),
  )
}
