import type { Word } from '../../domain/syntax.ts'
import { base, headOf, joinerOf, kidsBy, kidsOf } from '../tree.ts'
import type { ResolveContext } from './context.ts'
import type { Antecedents } from './describe.ts'
import type { SentenceNotes } from './notes.ts'
import type { Party } from './party.ts'
import { partyOf } from './phrase.ts'

/** What a counting noun counts: "thousands of people", "one of the palaces". */
export function quantityOf(notes: SentenceNotes, word: Word): Word | null {
  const { tree, words } = notes
  const counts = words.quantity.has(word.lemma.toLowerCase()) || words.quantity.has(word.form.toLowerCase())
  if (!counts && word.upos !== 'NUM' && word.upos !== 'DET' && word.deprel !== 'nummod') return null
  const whole = kidsOf(tree, word).find(
    kid =>
      (base(kid.deprel) === 'nmod' || base(kid.deprel) === 'obl') &&
      kid.index > word.index &&
      hasOwnerCase(notes, kid),
  )
  if (!whole) return null
  const role = notes.roleAt[word.index]
  // "a contingent of troops" counts; "a unit of the national guard" too; "a faction of Ansar Dine" likewise
  // "the army of Sudan" neither
  const isCountry = notes.nameAt[whole.index]?.entries.some(({ kind }) => kind === 'country') === true
  return role && (role.words.length > 1 || isCountry) ? null : whole
}

/** "Dozens were detained", "at least three were killed", "dispersed thousands": nothing says of what. */
export function isBareCount({ tree, words }: SentenceNotes, word: Word): boolean {
  const form = word.form.toLowerCase()
  const isCrowd = words.grammar.crowd.has(form) && words.quantity.has(form)
  if (!(isCrowd ? /^(nsubj|obj)/ : /^nsubj/).test(word.deprel) || !(isCrowd || word.upos === 'NUM'))
    return false
  return !kidsOf(tree, word).some(kid => COUNTED.test(kid.deprel))
}

/** "killed two policemen and injured one": of those that the verb before has for its object. */
export function countedBefore({ tree }: SentenceNotes, word: Word): Word | null {
  const verb = word.upos === 'NUM' && word.deprel === 'obj' ? headOf(tree, word) : null
  const first = verb?.deprel === 'conj' ? headOf(tree, verb) : null
  if (!first || kidsOf(tree, word).some(kid => COUNTED.test(kid.deprel))) return null
  return kidsBy(tree, first, 'obj')[0] ?? null
}

/** "killed four gunmen and held two others": of those told of before. */
export function isBareOther({ tree }: SentenceNotes, word: Word): boolean {
  return kidsOf(tree, word).every(
    kid => /^(det|nummod|case|punct|cc|advmod)/.test(kid.deprel) || isClause(kid),
  )
}

const COUNTED = /^(nmod|amod|compound|acl$|flat|conj)/

/** Those told of before; a crowd that nobody was told of is people. */
export function peopleCounted(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  antecedents: Antecedents,
): readonly Party[] {
  // "thousands poured into the streets": a crowd that does something is a new one
  const isNew = word.deprel === 'nsubj' && notes.words.grammar.crowd.has(word.form.toLowerCase())
  const before = isNew ? [] : antecedents(notes.tree.index, word)
  if (before.length > 0 || word.upos === 'NUM') return before
  return [{ ...partyOf(context, notes, word, 'group'), role: 'CVL' }]
}

/** Whether a noun stands as what something is of: "the soldiers" of "none of the soldiers". */
export function hasOwnerCase(notes: SentenceNotes, word: Word): boolean {
  const { partitive } = notes.words.grammar
  return partitive.has(joinerOf(notes.tree, word) ?? '')
}

/** Whether a word heads a clause that belongs to a noun. */
export function isClause(word: Word): boolean {
  return base(word.deprel) === 'acl'
}
