import type { Word } from '../../domain/syntax.ts'
import { joinerOf, kidsBy, kidsOf, type Tree } from '../tree.ts'
import type { SentenceNotes } from './notes.ts'
import type { Party } from './party.ts'

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

/** "Five countries, Russia, Belarus and Armenia, ...", "several countries, including Britain": those that are named beside. */
export function listedBeside(
  { tree, words }: SentenceNotes,
  word: Word,
  again: (next: Word) => readonly Party[],
): readonly Party[] {
  const isTold = ({ country, igo }: Party) => country !== null || igo !== null
  const beside = kidsBy(tree, word, 'appos').flatMap(again).filter(isTold)
  if (beside.length > 1) return beside
  const included = kidsBy(tree, word, 'nmod').filter(kid =>
    words.grammar.including.has(joinerOf(tree, kid) ?? ''),
  )
  return included.flatMap(again).filter(isTold)
}

/** Two of one country are two sides where one fights the state. */
export function isAlike(one: Party, two: Party): boolean {
  return one.country === two.country && one.igo === two.igo && (one.role === 'REB') === (two.role === 'REB')
}

export function isPower({ country, igo, role }: Party): boolean {
  return (
    (country !== null || igo !== null) && (igo !== null || role === 'GOV' || role === 'MIL' || role === 'REB')
  )
}

/** "both sides", "the two parties", whoever they are. */
export function isBothSides(notes: SentenceNotes, word: Word): boolean {
  // "two parties had organised riots" are new
  const isTold = kidsOf(notes.tree, word).some(kid => kid.deprel.startsWith('det'))
  return isTold && notes.words.grammar.sides.has(word.lemma.toLowerCase()) && isBoth(notes, word)
}

/** "both sides in the conflict - the army and the rebels -", wherever the parser hangs them. */
export function sidesBeside(
  tree: Tree,
  word: Word,
  again: (next: Word) => readonly Party[],
): readonly Party[] | null {
  // read as if the sides, the army and the rebels were three
  if (kidsBy(tree, word, 'conj').length > 1) return []
  const named = [word, ...kidsBy(tree, word, 'nmod')]
    .flatMap(each => kidsBy(tree, each, 'appos'))
    .flatMap(again)
    .filter(party => party.role !== null || party.igo !== null)
  return named.length > 0 ? named : null
}
