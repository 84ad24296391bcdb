import type { Word } from '../../domain/syntax.ts'
import { type Tree, wordAt } from '../tree.ts'
import { INITIALS, isCapitalised, type Piece } from './names.ts'
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

/** "the Maritime Employers Association (MEA) ... the MEA": initials in brackets are of the name before them, not of a body abroad. */
export function isSpelledOut(
  entry: NameEntry,
  word: Word,
  spelled: ReadonlySet<string>,
  isNamed: (country: string) => boolean,
): boolean {
  if (entry.kind !== 'body' || !spelled.has(word.form)) return false
  return !entry.tenures.some(({ code }) => code.startsWith('IGO') || isNamed(code.slice(0, 3)))
}

/** Initials in brackets behind a name of two words or more. */
export function spelledOut(words: readonly Word[]): readonly string[] {
  return words
    .filter(
      ({ form }, at) =>
        INITIALS.test(form) &&
        words[at - 1]?.form === '(' &&
        words[at + 1]?.form === ')' &&
        [2, 3].every(
          back => /^\p{Lu}/u.test(words[at - back]?.form ?? '') || isGenitiveMark(words[at - back]),
        ),
    )
    .map(({ form }) => form)
}

function isGenitiveMark(word: Word | undefined): boolean {
  return word !== undefined && word.upos === 'PART' && word.deprel === 'case'
}

/** "the Liberation War Veterans": a name goes on before and behind. */
function isWithinName(tree: Tree, word: Word): boolean {
  const [before, after] = [wordAt(tree, word.index - 1), wordAt(tree, word.index + 1)]
  const isPart = (each: Word | null) =>
    each !== null && each.upos !== 'DET' && each.index > 1 && isCapitalised(each)
  return isPart(before) && isPart(after) && word.deprel === 'compound' && after!.head !== word.index
}

/** "the National Democratic Alliance" of a country that has no "Democratic Alliance" of the tables. */
export function isOfLongerName(
  tree: Tree,
  entry: NameEntry,
  word: Word,
  length: number,
  isTold: (index: number) => boolean,
  isNamed: (country: string) => boolean,
): boolean {
  const before = wordAt(tree, word.index - 1)
  const last = wordAt(tree, word.index + length - 1)
  if (entry.kind === 'outlet') return length === 1 && isWithinName(tree, word)
  if (entry.kind !== 'body' || !before || !last || length < 2) return false
  if (entry.tenures.some(({ code }) => /^(IGO|---)/.test(code) || isNamed(code.slice(0, 3)))) return false
  const isOfIt = before.head === last.index || before.head === word.index || before.head === last.head
  return isCapitalised(before) && /^(ADJ|PROPN|NOUN)$/.test(before.upos) && isOfIt && !isTold(before.index)
}
