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
    !grammar.bodies.has(lemma) &&
    !grammar.sides.has(lemma)
  )
    return false
  const kids = kidsOf(tree, word)
  // "the two factions, whose envoys met, agreed": what is only added tells of nobody else
  const isAdded = (kid: Word) => kid.deprel.startsWith('acl') && tree.words[kid.index - 2]?.form === ','
  const isTold = (kid: Word) => /^(nmod|amod|acl|compound)/.test(kid.deprel) && !isAdded(kid)
  if (word.feats.Number !== 'Plur' || kids.some(isTold)) return false
  // "arrested two men": they are new, unlike "the two men" and "the two leaders"
  const isNew = anaphors.people.has(lemma) && !kids.some(kid => kid.deprel.startsWith('det'))
  if (isNew) return false
  return kids.some(
    kid => grammar.pair.has(kid.lemma.toLowerCase()) || grammar.every.has(kid.lemma.toLowerCase()),
  )
}

/** "all sides", "all parties". */
export function isAll({ tree, words }: SentenceNotes, word: Word): boolean {
  return kidsOf(tree, word).some(kid => words.grammar.every.has(kid.lemma.toLowerCase()))
}
