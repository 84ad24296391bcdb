import type { Word } from '../../domain/syntax.ts'
import type { GrammarWords } from '../grammar.ts'
import type { LanguageLexicon, Operator, OperatorScope } from '../lexicon.ts'
import { kidBy, kidsBy, kidsOf, type Tree } from '../tree.ts'
import {
  asksWhich,
  hasPast,
  isComplementLike,
  isCounterfactual,
  isDue,
  isFreeAdjunct,
  isFuture,
  isInverted,
  isNotYet,
  isPlaceClause,
  isPresent,
  isPurposeOfMeans,
  isResult,
  markEffect,
} from './clauses.ts'
import { isCiting, operatorFor } from './operators.ts'
import { denied, type Perspective, presupposed, term } from './state.ts'

/** Down into a clause of when, if, why or how. */
export function acrossAdverbial(
  tree: Tree,
  governor: Word,
  word: Word,
  entry: Perspective,
  state: Perspective,
  use: (scope: OperatorScope) => Perspective | null,
  lexicon: LanguageLexicon,
): Perspective {
  // "a rally, for which the mayor has refused a permit"
  if (word.deprel === 'advcl:relcl') return presupposed(state)
  // "no information on how many people were detained": that some were is taken for granted
  if (asksHowMany(tree, word)) return presupposed(state)
  const mark = isInverted(tree, word, lexicon) ? null : markEffect(tree, word, lexicon)
  // "refused to explain why she was held"
  if (!mark && asksWhich(tree, word)) return presupposed(state)
  if (isResult(tree, word, lexicon)) return state
  if (isPurposeOfMeans(tree, governor, word, lexicon)) return { ...state, dropped: 'purpose' }
  if (isPlaceClause(tree, word, lexicon)) return presupposed(state)
  const above = kidBy(tree, governor, 'obj') ? operatorFor(tree, governor, 'clause', lexicon) : null
  if (above && isThreatOver(tree, word, above, lexicon.grammar)) return presupposed(state)
  const isGoverned =
    word.index > governor.index && isComplementLike(tree, word, lexicon) && !isAbsolute(tree, word)
  const operated = isGoverned ? use('clause') : null
  if (operated) return operated
  switch (mark?.effect) {
    case 'condition':
      if (isCounterfactual(tree, governor, lexicon))
        return term({ ...presupposed(state), positive: false }, 'counterfactual', word)
      return term(
        {
          ...state,
          // "threatened to close the strait if ...": the condition is a part of what was said
          cited:
            word.index > governor.index && isCiting(tree, governor, lexicon)
              ? (use('clause') ?? state).cited
              : state.cited,
          certainty: 'U',
          future: true,
          condition: word,
        },
        `condition: ${mark.word.form}`,
        mark.word,
      )
    case 'until':
      return state.future || !state.positive || state.certainty !== 'CT' || isFuture(tree, governor, lexicon)
        ? term(
            { ...state, certainty: 'U', positive: true, future: true },
            `left open: ${mark.word.form}`,
            mark.word,
          )
        : presupposed(state)
    case 'temporal':
      return state.future ||
        isFuture(tree, governor, lexicon) ||
        (state.certainty !== 'CT' && isPresent(tree, word, lexicon))
        ? {
            ...presupposed(state),
            certainty: hasPast(tree, word) ? 'CT' : 'PR',
            future: !hasPast(tree, word),
          }
        : presupposed(state)
    case 'despite':
      return presupposed(state)
    case 'manner': {
      const negative = lexicon.operators.modifiers.get(`${mark.word.lemma.toLowerCase()}/case`)
      // "cannot send him back without hearing him": whether it will be done is left open
      if (negative && !state.positive)
        return term({ ...state, certainty: 'U', positive: true }, `left open: ${mark.word.form}`, mark.word)
      if (negative)
        return term(
          denied(state.certainty === 'CT' ? presupposed(state) : state),
          `negation: ${mark.word.form}`,
          mark.word,
        )
      return isFreeAdjunct(tree, governor, word) ? besides(entry, state) : state
    }
    case 'purpose':
      return isDue(tree, word, lexicon) || isNotYet(tree, word, lexicon)
        ? state
        : { ...state, dropped: 'purpose' }
    case 'whether':
      return term({ ...state, certainty: 'U' }, `open question: ${mark.word.form}`, mark.word)
    case undefined:
      if (isInverted(tree, word, lexicon) && isCounterfactual(tree, governor, lexicon))
        return term({ ...presupposed(state), positive: false }, 'counterfactual', word)
      if (isInverted(tree, word, lexicon))
        return term({ ...state, certainty: 'U', future: true, condition: word }, 'condition', word)
      return isFreeAdjunct(tree, governor, word) ? besides(entry, state) : state
  }
}

/** "threatened revenge for killing their leader": what it is for was done, and is the author's. */
export function isThreatOver(
  tree: Tree,
  clause: Word,
  { cites, future, affirmed }: Operator,
  { benefit }: GrammarWords,
): boolean {
  const isReason = kidsBy(tree, clause, 'mark', 'case').some(kid => benefit.has(kid.lemma.toLowerCase()))
  return isReason && clause.feats.VerbForm !== 'Fin' && cites !== null && future && affirmed !== 'U'
}

/** Beside its clause: what is denied of that is not denied of it. */
function besides(entry: Perspective, state: Perspective): Perspective {
  return entry.positive === state.positive ? state : { ...entry, cited: state.cited }
}

/** A clause that asks for the number, or for which, of those who do or suffer it (Karttunen 1977). */
function asksHowMany(tree: Tree, clause: Word): boolean {
  return kidsBy(tree, clause, 'nsubj', 'obj').some(party =>
    kidsOf(tree, party).some(kid => [kid, ...kidsOf(tree, kid)].some(each => each.feats.PronType === 'Int')),
  )
}

/** "With the frontier sealed, they need ...": a clause of its own beside the verb. */
function isAbsolute(tree: Tree, word: Word): boolean {
  return kidsBy(tree, word, 'nsubj').length > 0 && word.feats.VerbForm !== 'Fin'
}
