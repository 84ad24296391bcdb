import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { base, isVerb, kidBy, kidsBy, kidsOf, type Tree, wordAt } from '../tree.ts'
import { hasComplementiser, hasPast, isFuture } from './clauses.ts'
import { isCiting } from './operators.ts'
import { conditional, type Perspective } from './state.ts'

/** Across "and", "or" and "but": what the second half shares with the first. */
export function acrossConjunction(
  tree: Tree,
  governor: Word,
  word: Word,
  entry: Perspective,
  state: Perspective,
  lexicon: LanguageLexicon,
): Perspective {
  if (!isVerb(word) && !isVerb(governor)) return state
  const kids = kidsOf(tree, word)
  const ownSubject = kids.some(kid => base(kid.deprel) === 'nsubj')
  const ownAuxiliary = kids.some(
    kid => base(kid.deprel) === 'aux' && lexicon.operators.modifiers.has(`${kid.lemma.toLowerCase()}/aux`),
  )
  const goesOn = kids.every(kid => base(kid.deprel) !== 'nsubj' || kid.upos === 'PRON')
  if (ownSubject && isGapped(tree, governor, word)) return state
  if (ownSubject || ownAuxiliary) return goesOn ? { ...entry, cited: state.cited } : entry
  // "would not comment but said he had left": a past form stands under no modal
  if (governor.feats.VerbForm === 'Inf' && word.feats.VerbForm === 'Fin' && hasPast(tree, word))
    return { ...entry, cited: state.cited }
  const isOr = kidsBy(tree, word, 'cc').some(kid => lexicon.grammar.alternatives.has(kid.lemma.toLowerCase()))
  if (isOr || kids.every(kid => base(kid.deprel) !== 'aux')) {
    const shared = {
      ...state,
      positive: isOr ? state.positive : entry.positive === state.positive ? state.positive : entry.positive,
    }
    return shared
  }
  return entry
}

/**
 * "A went dark, the monitor said, and the president accused ...": behind the aside a new subject is the author's again
 * (gold rule 4), whatever the verb of speech governs in the tree.
 */
export function isNextClause(tree: Tree, governor: Word, word: Word, lexicon: LanguageLexicon): boolean {
  return (
    word.index > governor.index &&
    isCiting(tree, governor, lexicon) &&
    wordAt(tree, governor.index + 1)?.form === ',' &&
    kidsBy(tree, word, 'cc').some(kid => kid.index < word.index) &&
    kidsBy(tree, word, 'nsubj').some(kid => kid.upos !== 'PRON') &&
    !hasComplementiser(tree, word, lexicon)
  )
}

/** "may be closed and its workers dismissed": the second participle shares the auxiliaries of the first. */
function isGapped(tree: Tree, governor: Word, word: Word): boolean {
  return (
    word.feats.VerbForm === 'Part' &&
    word.feats.Tense === 'Past' &&
    kidBy(tree, governor, 'aux:pass') !== null &&
    kidBy(tree, word, 'aux', 'obj') === null &&
    governor.feats.VerbForm === 'Part'
  )
}

/** "If they vote no, A will end and B will go": a condition that comes first holds for both. */
export function underCondition(
  tree: Tree,
  governor: Word,
  word: Word,
  open: Word | null,
  state: Perspective,
  lexicon: LanguageLexicon,
): Perspective {
  const isBoth = open !== null && open.index < governor.index && isFuture(tree, word, lexicon)
  return isBoth && state.certainty !== 'U' ? conditional(state, open) : state
}
