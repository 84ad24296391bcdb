import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { kidBy, kidsBy, pathUp, type Tree, wordAt } from '../tree.ts'
import { operatorsOf } from './operators.ts'
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
  const denial =
    thwarting(tree, trigger, lexicon) ??
    tree.words.find(
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

/** "tried to free him, and police prevented it", "tried to land and failed": a failed attempt (gold rule 6). */
function thwarting(tree: Tree, trigger: Word, lexicon: LanguageLexicon): Word | undefined {
  const path = pathUp(tree, trigger)
  const attempt = path.findIndex(word => lexicon.grammar.attempting.has(word.lemma.toLowerCase()))
  if (attempt < 1) return undefined
  return path
    .slice(0, attempt + 1)
    .flatMap(word => kidsBy(tree, word, 'conj'))
    .find(next => next.index > trigger.index && isThwarting(tree, next, lexicon))
}

function isThwarting(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  const effects = operatorsOf(tree, word, lexicon)
  const isDenied = kidsBy(tree, word, 'advmod').some(
    kid => lexicon.operators.modifiers.get(`${kid.lemma.toLowerCase()}/advmod`)?.effect === 'negate',
  )
  if (isDenied) return false
  const object = kidBy(tree, word, 'obj')
  if (!object)
    return (
      !kidBy(tree, word, 'xcomp') &&
      effects.some(each => each.affirmed === 'CT-' && each.scope.has('subject'))
    )
  return object.upos === 'PRON' && effects.some(each => each.affirmed === 'CT-' && each.negated !== 'CT-')
}
