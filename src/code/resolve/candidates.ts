import type { Word } from '../../domain/syntax.ts'
import { base, headOf, kidsBy, type Tree } from '../tree.ts'
import type { SentenceNotes } from './notes.ts'

/** What a subject that only comes after the pronoun has less than one before it (assumption). */
const BEHIND = 1

/** What is done to somebody counts more than his being told of first, for "their release" (assumption). */
const UNDERGOING = 3

/** What a person who is named has before one who is only described, for "he" and "she" (assumption). */
const NAMED = 0.75

/** What the subject of a sentence has before those of its clauses, for the sentences behind it (Lappin and Leass 1994; the amount is an assumption). */
const MAIN = 0.5

/** Heads of noun phrases that may be antecedents, best first. */
export function candidatesIn(
  notes: SentenceNotes,
  before: Word | null,
  undergone = false,
  isOne = false,
): readonly Word[] {
  const { tree } = notes
  const heads = tree.words.filter(
    word =>
      (word.upos === 'NOUN' || word.upos === 'PROPN') &&
      HEADS.has(base(word.deprel)) &&
      !isWithinRole(notes, word) &&
      (before === null ||
        (word.index < before.index && !isWithin(tree, before, word)) ||
        isAboveCataphor(tree, word, before)),
  )
  const rank = (word: Word) => {
    const relation = base(word.deprel)
    const role =
      relation === 'nsubj'
        ? 4
        : relation === 'obj' || relation === 'iobj'
          ? 2
          : relation === 'obl'
            ? 1
            : relation === 'nmod'
              ? 0.5
              : 1
    // "detained two leaders. ... demanded their release": those to whom something was done
    const isDone = undergone && /^(obj|nsubj:pass)$/.test(word.deprel) ? UNDERGOING : 0
    // "supporters of Imran Khan attacked a commander's house after Rangers arrested him": whoever is named is told of
    const isNamed = isOne && word.upos === 'PROPN' ? NAMED : 0
    const isMain = relation === 'nsubj' && headOf(tree, word)?.head === 0 ? MAIN : 0
    if (!before) return role + isDone + isNamed + isMain - word.index / 1000
    const governs = isWithin(tree, before, headOf(tree, word)) ? 2 : 0
    const controls = isControlledBy(tree, before, word) ? 4 : 0
    const isBehind = word.index > before.index ? BEHIND : 0
    const isHeld = isHeldBefore(notes, before, word) ? HELD : 0
    return role + isNamed + isHeld + governs + controls - isBehind - Math.abs(before.index - word.index) / 40
  }
  return [...heads].sort((a, b) => rank(b) - rank(a))
}

/** What those who were arrested have before those who arrest, for "they" in what it was for (assumption). */
const HELD = 4

/** "Police detained forty people when they blocked a street": those who are held did it. */
function isHeldBefore({ tree, words }: SentenceNotes, pronoun: Word, word: Word): boolean {
  const clause = headOf(tree, pronoun)
  const verb = clause?.deprel === 'advcl' ? headOf(tree, clause) : null
  return (
    base(pronoun.deprel) === 'nsubj' &&
    verb !== null &&
    words.grammar.arresting.has(verb.lemma.toLowerCase()) &&
    (word.deprel === 'obj' || word.deprel === 'nsubj:pass') &&
    word.head === verb.index
  )
}

/** "Security" of "security forces" is nobody. */
function isWithinRole(notes: SentenceNotes, word: Word): boolean {
  const role = notes.roleAt[word.index]
  return role != null && role.last > word.index && word.deprel === 'compound'
}

/** "commended Bogotá for keeping up its talks": the object does what the gerund says, so "its" is the object's. */
export function isControlledBy(tree: Tree, before: Word, word: Word): boolean {
  if (word.deprel !== 'obj' && word.deprel !== 'iobj' && word.deprel !== 'obl') return false
  for (let at: Word | null = before; at; at = headOf(tree, at))
    // "urged Rwanda to end its support", "called on Armenia to stop its attacks"
    if (at.head === word.head && base(at.deprel) === 'xcomp')
      return at.feats.VerbForm === 'Inf' && (word.deprel !== 'obl' || isRightBefore(tree, word, at))
    else if (word.deprel === 'obl') continue
    else if (at.head === word.head && base(at.deprel) === 'advcl')
      return (
        /ing$/.test(at.form) && kidsBy(tree, at, 'mark').some(kid => /^(for|of|from|into)$/.test(kid.lemma))
      )
  return false
}

/** Nothing but "to" stands between a noun and the infinitive. */
function isRightBefore(tree: Tree, word: Word, infinitive: Word): boolean {
  const mark = kidsBy(tree, infinitive, 'mark')[0]
  return mark?.index === word.index + 1
}

const HEADS: ReadonlySet<string> = new Set([
  'nsubj',
  'obj',
  'iobj',
  'obl',
  'nmod',
  'root',
  'appos',
  'parataxis',
  'conj',
  'ccomp',
  'compound',
  'amod',
])

/** "Chanting, they ..." aside: a subject after a fronted clause may be meant by a pronoun in it. */
function isAboveCataphor(tree: Tree, word: Word, before: Word): boolean {
  if (word.index < before.index || base(word.deprel) !== 'nsubj') return false
  const clause = headOf(tree, word)
  return clause !== null && isWithin(tree, before, clause) && before.index < word.index
}

/** Whether a word stands in the phrase or clause of another. */
export function isWithin(tree: Tree, word: Word, wanted: Word | null): boolean {
  if (!wanted) return false
  let at: Word | null = word
  for (let n = 0; at && n < 40; n++) {
    if (at.index === wanted.index) return true
    at = headOf(tree, at)
  }
  return false
}

/** "accused the rebels of a massacre, saying they had killed fifty": who is accused did it. */
export function accusedBefore({ tree, words }: SentenceNotes, word: Word): Word | null {
  if (word.upos !== 'PRON' || base(word.deprel) !== 'nsubj') return null
  let clause = headOf(tree, word)
  while (clause && base(clause.deprel) === 'conj') clause = headOf(tree, clause)
  const saying = clause && clause.deprel === 'ccomp' ? headOf(tree, clause) : null
  const blaming =
    saying && base(saying.deprel) === 'advcl' && /ing$/.test(saying.form) ? headOf(tree, saying) : null
  if (!blaming || !words.grammar.blaming.has(blaming.lemma.toLowerCase())) return null
  return kidsBy(tree, blaming, 'obj')[0] ?? null
}

/** "They threw stones, and they cut the line": a subject pronoun goes on with that of the clause before. */
export function sameSubject(tree: Tree, word: Word): Word | null {
  const clause = headOf(tree, word)
  // "It has struck towns, though it denies having targeted civilians": a clause of the sentence goes on as well
  const before = clause && /^(conj|advcl)$/.test(clause.deprel) ? headOf(tree, clause) : null
  if (word.upos !== 'PRON' || base(word.deprel) !== 'nsubj' || !before) return null
  const subject = kidsBy(tree, before, 'nsubj')[0]
  // "Kigali said that the union had lied and that it would leave": with a "that" of its own it goes on with who says so
  if (
    subject &&
    subject.upos !== 'PRON' &&
    before.deprel === 'ccomp' &&
    kidsBy(tree, clause!, 'mark').length > 0
  )
    return kidsBy(tree, headOf(tree, before)!, 'nsubj')[0] ?? null
  return subject?.upos === 'PRON' && subject.lemma === word.lemma ? subject : null
}
