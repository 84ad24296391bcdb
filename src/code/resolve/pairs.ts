import type { Word } from '../../domain/syntax.ts'
import { kidsOf } from '../tree.ts'
import type { SentenceNotes } from './notes.ts'

/** "two sides", "both leaders", with nothing that tells whose. */
export function isBoth({ tree, words }: SentenceNotes, word: Word): boolean {
  const { anaphors, grammar } = words
  const lemma = word.lemma.toLowerCase()
  if (
    !anaphors.body.has(lemma) &&
    !anaphors.country.has(lemma) &&
    !anaphors.person.has(lemma) &&
    !grammar.bodies.has(lemma)
  )
    return false
  const kids = kidsOf(tree, word)
  if (word.feats.Number !== 'Plur' || kids.some(kid => /^(nmod|amod|acl|compound)/.test(kid.deprel)))
    return false
  return kids.some(kid => grammar.pair.has(kid.lemma.toLowerCase()))
}
