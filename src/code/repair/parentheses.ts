import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { operatorsOf } from '../perspective/operators.ts'
import { base, headOf, isVerb, kidsOf, pathUp, type Tree } from '../tree.ts'
import { changedTree } from './changes.ts'

export function withParentheses(tree: Tree, lexicon: LanguageLexicon): Tree {
  const changed = new Map<number, Pick<Word, 'head' | 'deprel'>>()
  for (const word of tree.words) {
    const inverted = invertedSubject(tree, word, lexicon)
    if (inverted) changed.set(inverted.index, { head: word.index, deprel: 'nsubj' })
    if (isVerb(word) && (inverted ? word.head !== 0 : isParenthetic(tree, word, lexicon))) {
      const host = hostOf(tree, word)
      if (host && !(word.deprel === 'parataxis' && word.head === host.index))
        changed.set(word.index, { head: host.index, deprel: 'parataxis' })
    } else if (isSourcePhrase(tree, word, lexicon)) {
      const clause = pathUp(tree, word).slice(1).find(isVerb)
      if (clause && clause.index !== word.head) changed.set(word.index, { head: clause.index, deprel: 'obl' })
    }
  }
  return changedTree(tree, changed)
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
  for (const kid of kidsOf(tree, word)) if (kid.upos !== 'PUNCT') edge = Math.min(edge, leftEdge(tree, kid))
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

/** "'...,' warned the general": the speaker after the verb, parsed as its object. */
function invertedSubject(tree: Tree, verb: Word, lexicon: LanguageLexicon): Word | null {
  if (!isVerb(verb) || !SEPARATORS.test(tree.words[verb.index - 2]?.form ?? '')) return null
  if (verb.feats.VerbForm === 'Ger' || (verb.feats.VerbForm === 'Part' && verb.feats.Tense === 'Pres'))
    return null
  const kids = kidsOf(tree, verb)
  if (kids.some(kid => base(kid.deprel) === 'nsubj' || kid.deprel === 'ccomp')) return null
  if (!operatorsOf(tree, verb, lexicon).some(each => each.cites === 'subject')) return null
  return kids.find(kid => /^i?obj$/.test(kid.deprel) && kid.index > verb.index) ?? null
}
