import type { Word } from '../../domain/syntax.ts'
import { type Tree, wordAt } from '../tree.ts'
import { isCapitalised, type Piece } from './names.ts'
import type { NameEntry, ResolveWords } from './resources.ts'

// Words that are spelt like a name of the tables and name nothing of the kind.

/** Roles whose bodies go by initials that mean other things abroad: unions, firms, parties (assumption). */
const LOCAL: ReadonlySet<string> = new Set(['LAB', 'BUS', 'OPP', 'CVL', 'NGO', 'EDU'])

/** Of no country: a body that is known by its initials wherever it works. */
const WORLDWIDE = '---'

/** Up to three initials of a union, firm or party count where the text names its country. */
export function isUnknownInitials(
  entry: NameEntry,
  word: Word,
  length: number,
  isNamed: (country: string) => boolean,
): boolean {
  if (entry.kind !== 'body' || length > 1 || !/^\p{Lu}{2,3}$/u.test(word.form)) return false
  return entry.tenures.every(
    ({ code }) => LOCAL.has(code.slice(4)) && !code.startsWith(WORLDWIDE) && !isNamed(code.slice(0, 3)),
  )
}

/** "Latin American", "East African": the adjective of a continent is of no country. */
export function isOfContinent(pieces: readonly Piece[], at: number, words: ResolveWords): boolean {
  const before = pieces[at - 1]
  return before !== undefined && words.grammar.foreign.has(`${before.text} ${pieces[at]!.text}`)
}

/** "the Indian Ocean", "the Persian Gulf", "the Gulf of Guinea": a sea is no country's. */
export function isOfSea(pieces: readonly Piece[], at: number, { grammar }: ResolveWords): boolean {
  const [before, linked] = [pieces[at - 1], pieces[at - 2]]
  const after = pieces[at + 1]
  const isSea = (piece: Piece | undefined) =>
    piece !== undefined && isCapitalised(piece.word) && grammar.seas.has(piece.text)
  return isSea(after) || (before !== undefined && grammar.owning.has(before.text) && isSea(linked))
}

/** The part after "anti-" or "pro-". */
export function isStance(pieces: readonly Piece[], at: number, words: ResolveWords): boolean {
  const before = pieces[at - 1]
  return (
    before !== undefined &&
    words.grammar.stance.has(before.text) &&
    pieces[at]!.word.start - before.word.end <= 1
  )
}

/** "the Maritime Employers Association (MEA)": initials in brackets are of the name before them, not of a body abroad. */
export function isSpelledOut(
  tree: Tree,
  entry: NameEntry,
  word: Word,
  isNamed: (country: string) => boolean,
): boolean {
  if (entry.kind !== 'body') return false
  if (entry.tenures.some(({ code }) => code.startsWith('IGO') || isNamed(code.slice(0, 3)))) return false
  if (wordAt(tree, word.index - 1)?.form !== '(' || wordAt(tree, word.index + 1)?.form !== ')') return false
  if (!/^\p{Lu}{2,}$/u.test(word.form)) return false
  const initials = tree.words
    .slice(Math.max(0, word.index - 2 - 2 * word.form.length), word.index - 2)
    .filter(({ form }) => /^\p{Lu}/u.test(form))
    .map(({ form }) => form[0])
  return initials.slice(-word.form.length).join('') === word.form
}
