import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon, Operator } from '../lexicon.ts'
import { headOf, isVerb, pathUp, type Tree } from '../tree.ts'
import { citedBy } from './citing.ts'
import { isCiting, operatorFor } from './operators.ts'
import { applyValue, type Perspective, presupposed, term } from './state.ts'

/** "called the reports untrue", "dismissed the account as a lie": by the word of whoever calls it so, it is not. */
export function calledFalse(
  tree: Tree,
  verb: Word,
  account: Word,
  state: Perspective,
  lexicon: LanguageLexicon,
): Perspective | null {
  if (!state.positive || !lexicon.grammar.naming.has(verb.lemma.toLowerCase())) return null
  if (!isAccount(tree, account, lexicon)) return null
  const verdict = tree.words.find(
    word => word !== account && isNamedSo(tree, verb, word) && falsehoodOf(tree, word, lexicon) !== null,
  )
  const operator = verdict && falsehoodOf(tree, verdict, lexicon)
  if (!verdict || !operator) return null
  const by = citedBy(tree, verb, operator, lexicon)
  const cited = by ? [...state.cited, by] : state.cited
  return term(applyValue({ ...presupposed(state), cited }, 'CT-'), `called false: ${verdict.form}`, verdict)
}

/** "Information on the shooting is false": said of what was told, and not that nothing was. */
export function isProvenFalse(tree: Tree, account: Word, lexicon: LanguageLexicon): boolean {
  const predicate = headOf(tree, account)
  return (
    account.deprel.startsWith('nsubj') && predicate !== null && falsehoodOf(tree, predicate, lexicon) !== null
  )
}

/** "untrue", "a lie" as the verb's complement; "ложными", "фейком" by its case, wherever the parser hangs it. */
function isNamedSo(tree: Tree, verb: Word, word: Word): boolean {
  if (headOf(tree, word) === verb) return /^(xcomp|obl|i?obj|parataxis)/.test(word.deprel)
  return word.feats.Case === 'Ins' && word.index > verb.index && pathUp(tree, word).includes(verb)
}

function isAccount(tree: Tree, noun: Word, lexicon: LanguageLexicon): boolean {
  return lexicon.caveats.accounts.has(noun.lemma.toLowerCase()) || isCiting(tree, noun, lexicon)
}

function falsehoodOf(tree: Tree, word: Word, lexicon: LanguageLexicon): Operator | null {
  const operator = isVerb(word) ? null : operatorFor(tree, word, 'subject', lexicon)
  return operator?.affirmed === 'CT-' && operator.negated === 'same' ? operator : null
}

/** "rejected accusations that ...", "denied their pleas": these were made. */
export function isAnswered(tree: Tree, verb: Word, noun: Word, lexicon: LanguageLexicon): boolean {
  const operator = operatorFor(tree, verb, 'object', lexicon)
  return operator?.affirmed === 'CT-' && operator.cites !== null && isCiting(tree, noun, lexicon)
}
