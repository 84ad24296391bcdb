import type { Word } from '../domain/syntax.ts'
import type { LanguageLexicon } from './lexicon.ts'
import type { Found } from './pattern.ts'
import type { ResolveContext } from './resolve/context.ts'
import { headOf, kidsBy, kidsOf, prepositionOf, type Tree } from './tree.ts'

// Words of events that are only a name here.

/** "calling it a kidnapping": what something is called by somebody is his opinion of it, and no event beside it. */
export function isCalled(tree: Tree, { trigger }: Found, { grammar }: LanguageLexicon): boolean {
  const verb = headOf(tree, trigger)
  if (trigger.upos !== 'NOUN' || !verb || !grammar.naming.has(verb.lemma.toLowerCase())) return false
  // "described it as a coup", "is regarded as a rebellion", but not "in what it described as a coup"
  if (grammar.calledAs.has(prepositionOf(tree, trigger) ?? ''))
    return !kidsOf(tree, verb).some(kid => kid.feats.PronType === 'Int' || kid.feats.PronType === 'Rel')
  if (!/^(obj|xcomp)$/.test(trigger.deprel)) return false
  if (trigger.deprel === 'xcomp' && kidsBy(tree, verb, 'nsubj:pass').length > 0) return true
  return kidsOf(tree, verb).some(
    kid => kid.deprel === 'obj' && kid.index < trigger.index && kid.index > verb.index,
  )
}

/** "Amnesty accused the police": the word is what a body is called, and tells no event. */
export function isName(context: ResolveContext, tree: Tree, { upos, index }: Word): boolean {
  const entries = context.notes(tree.index)?.nameAt[index]?.entries ?? []
  return upos === 'PROPN' && entries.some(({ kind }) => kind === 'body' || kind === 'outlet')
}

/** "the term 'mutiny'", "a definition of the word coup": the word is spoken of, and tells no event. */
export function isMentioned(tree: Tree, { trigger }: Found, { grammar }: LanguageLexicon): boolean {
  if (trigger.upos === 'VERB') return false
  const isTerm = (word: Word) => word.index < trigger.index && grammar.terms.has(word.lemma.toLowerCase())
  const head = headOf(tree, trigger)
  return (
    kidsBy(tree, trigger, 'compound').some(isTerm) ||
    (head !== null && isTerm(head) && /^(appos|flat|nmod|dep|parataxis)/.test(trigger.deprel))
  )
}
