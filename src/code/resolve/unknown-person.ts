import type { Word } from '../../domain/syntax.ts'
import { base, headOf, kidsBy, kidsOf } from '../tree.ts'
import { foldName } from './names.ts'
import type { NameNote, SentenceNotes } from './notes.ts'

/**
 * Whether a name that no table has is a person's: it has a first name or "Mr" before it, or is the object of what is
 * done to people alone ("arrested Krieger"). Of such a one nothing is known but that he holds no office by the text.
 */
export function isUnknownPerson(notes: SentenceNotes, word: Word): boolean {
  const { tree, nameAt, roleAt, words } = notes
  if (word.upos !== 'PROPN' || nameAt[word.index] || roleAt[word.index]) return false
  if (!/^\p{Lu}[\p{L}’'.]*\p{Ll}/u.test(word.form) || !PARTY.has(base(word.deprel))) return false
  const kids = kidsOf(tree, word)
  const isNamed = (kid: Word) => kid.upos === 'PROPN' && !nameAt[kid.index] && !roleAt[kid.index]
  // "the Mirror", "Camp Bondsteel in Kosovo": what has an article or lies somewhere is a thing
  if (kids.some(kid => /^(det|nummod|nmod$|amod)/.test(kid.deprel))) return false
  const parts = kids.filter(kid => /^(flat|compound|nmod:desc)/.test(kid.deprel))
  if (!parts.every(isNamed)) return false
  const isHonoured = [word, ...parts].some(each => words.grammar.honorifics.has(foldName(each.form)))
  const isFull = parts.length > 0 && parts.length < 4 && parts.every(kid => /^\p{Lu}\p{Ll}/u.test(kid.form))
  return isHonoured || isFull || isDoneToPeople(notes, word)
}

/** "Paris Jones, a lawyer": a name that is a town's too is a person's where an office or trade stands beside it. */
export function isToldAsPerson(
  { tree, roleAt, words }: SentenceNotes,
  word: Word,
  { entries }: NameNote,
): boolean {
  return (
    entries.length === 0 &&
    kidsBy(tree, word, 'appos').some(kid => {
      const head = kid.lemma.toLowerCase()
      const isBody = [words.grammar.bodies, words.grammar.settlements].some(list => list.has(head))
      return kid.upos === 'NOUN' && roleAt[kid.index]?.last === kid.index && !isBody
    })
  )
}

/** Relations of what takes part in an event. */
const PARTY: ReadonlySet<string> = new Set(['nsubj', 'obj', 'iobj', 'obl', 'conj', 'nmod'])

function isDoneToPeople({ tree, words }: SentenceNotes, word: Word): boolean {
  const above = headOf(tree, word)
  // "Haniyeh's killing", "the arrest of Krieger"
  const isOwned =
    word.deprel === 'nmod:poss' ||
    (word.deprel === 'nmod' &&
      kidsOf(tree, word).some(kid => words.grammar.owning.has(kid.lemma.toLowerCase())))
  if (isOwned) return above !== null && words.grammar.undergone.has(above.lemma.toLowerCase())
  const verb = /^(obj|nsubj:pass)$/.test(word.deprel) ? above : null
  return verb?.upos === 'VERB' && words.grammar.doneToPeople.has(verb.lemma.toLowerCase())
}
