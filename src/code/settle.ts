import type { Word } from '../domain/syntax.ts'
import type { LanguageLexicon } from './lexicon.ts'
import { operatorsOf } from './perspective.ts'
import { base, headOf, isVerb, kidsOf, pathUp, type Tree, treeOf } from './tree.ts'

/**
 * Settles what parsers trained on web text often miss in news: the verb of speech that closes or interrupts a
 * sentence ("..., two officials hinted.") hangs on the main clause as UD's parataxis, and "according to X" on a
 * clause. Only attachments change, never words.
 */
export function settle(tree: Tree, lexicon: LanguageLexicon): Tree {
  const changed = new Map<number, Pick<Word, 'head' | 'deprel'>>()
  for (const word of tree.words) {
    if (isVerb(word) && isParenthetic(tree, word, lexicon)) {
      const host = hostOf(tree, word)
      if (host && !(word.deprel === 'parataxis' && word.head === host.index))
        changed.set(word.index, { head: host.index, deprel: 'parataxis' })
    } else if (isSourcePhrase(tree, word, lexicon)) {
      const clause = pathUp(tree, word).slice(1).find(isVerb)
      if (clause && clause.index !== word.head) changed.set(word.index, { head: clause.index, deprel: 'obl' })
    }
  }
  if (changed.size === 0) return tree
  const words = tree.words.map(word => ({ ...word, ...changed.get(word.index) }))
  return treeOf({ ...tree.sentence, words }, tree.index)
}

/** A finite verb of speech with a subject right before it, a comma before that, and nothing said after it. */
function isParenthetic(tree: Tree, verb: Word, lexicon: LanguageLexicon): boolean {
  if (
    verb.head === 0 ||
    !operatorsOf(tree, verb, lexicon).some(each => each.cites === 'subject' && each.scope.has('clause'))
  )
    return false
  const kids = kidsOf(tree, verb)
  if (kids.some(kid => COMPLEMENTS.has(base(kid.deprel)) && kid.index > verb.index)) return false
  if (kids.some(kid => kid.deprel === 'mark' || kid.deprel === 'cc' || kid.feats.PronType === 'Rel'))
    return false
  const subject = kids.find(kid => base(kid.deprel) === 'nsubj')
  if (!subject) return false
  const first = Math.min(verb.index, leftEdge(tree, subject))
  const before = tree.words[first - 2]
  return before !== undefined && SEPARATORS.test(before.form) && first > 2
}

const COMPLEMENTS = new Set(['ccomp', 'xcomp', 'advcl', 'acl'])
const SEPARATORS = /^[,—–"”’']$/

function leftEdge(tree: Tree, word: Word): number {
  let edge = word.index
  for (const kid of kidsOf(tree, word)) edge = Math.min(edge, leftEdge(tree, kid))
  return edge
}

/** The clause that the parenthesis interrupts or closes: the highest verb that is not below it. */
function hostOf(tree: Tree, verb: Word): Word | null {
  const above = pathUp(tree, verb).slice(1)
  const clauses = above.filter(
    word => isVerb(word) || kidsOf(tree, word).some(kid => base(kid.deprel) === 'nsubj'),
  )
  return clauses.at(-1) ?? headOf(tree, verb)
}

/** "according to NetBlocks", hung on a noun. */
function isSourcePhrase(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  if (word.deprel !== 'nmod' && word.deprel !== 'obl') return false
  const preposition = kidsOf(tree, word).find(kid => kid.deprel === 'case')
  if (!preposition || isVerb(headOf(tree, word) ?? word)) return false
  const joined = [preposition, ...kidsOf(tree, preposition)].map(each => each.form.toLowerCase()).join('_')
  return lexicon.grammar.accordingTo.has(joined)
}
