import type { Word } from '../../domain/syntax.ts'
import { type Declension, formsOf } from './declension.ts'
import type { NameEntry } from './resources.ts'

/** Reads a name as the lexicons key it: lower case, without accents and full stops, hyphens as spaces. */
export function foldName(name: string): string {
  // most words are letters alone, and this is asked of every word several times
  if (/^[A-Za-z]*$/.test(name)) return name.toLowerCase()
  const plain = /^[\x20-\x7e]*$/.test(name) ? name : withoutAccents(name)
  return plain
    .toLowerCase()
    .replace(/\./g, '')
    .replace(/[\s\-‐–_/]+/g, ' ')
    .trim()
}

/** Whether a word begins with a capital, whatever mark of quotation stands before it. */
export function isCapitalised(word: Word): boolean {
  return /^['"“‘]?\p{Lu}/u.test(word.form)
}

/** An abbreviation, which is a name whatever it is tagged. */
export const INITIALS = /^\p{Lu}{2,}$/u

/** Letters without the marks that spelling may leave out ("Жанаозён"); the breve makes a Cyrillic letter of its own. */
export function plainLetters(text: string): string {
  return /^[\x20-\x7e]*$/.test(text)
    ? text
    : text
        .normalize('NFD')
        .replace(/(?<!\p{Script=Cyrillic})\p{M}+|(?<=\p{Script=Cyrillic})(?!\u0306)\p{M}+/gu, '')
        .normalize('NFC')
}

function withoutAccents(name: string): string {
  return plainLetters(name).replace(/[’‘ʻʼ`´]/g, "'")
}

/** A name of the lexicon. */
interface NamePattern {
  readonly pieces: readonly string[]
  readonly entry: NameEntry
  /** `upper`: an abbreviation, which counts in capitals alone; `each`: every word; `title`: any capital; `any`: none. */
  readonly letters: 'upper' | 'each' | 'title' | 'any'
  /** What each piece may look like in the cases of its language; null where names do not decline. */
  readonly forms: readonly ReadonlySet<string>[] | null
}

/** Names by their first piece, and people by their last one: of a double surname ("Díaz-Canel") by both parts as well. */
export interface NameIndex {
  readonly byFirst: ReadonlyMap<string, readonly NamePattern[]>
  readonly bySurname: ReadonlyMap<string, readonly NameEntry[]>
}

/** A name with what it stands for and, where its language declines names, how. */
export type Named = readonly [string, NameEntry, (readonly Declension[])?]

export function nameIndexOf(names: Iterable<Named>): NameIndex {
  const byFirst = new Map<string, NamePattern[]>()
  const bySurname = new Map<string, NameEntry[]>()
  for (const [name, entry, declensions] of names) {
    if (/^(\p{Lu}\.){2,}$/u.test(name)) {
      // "U.N." may be one word or two
      const letters = [...foldName(name)]
      push(byFirst, letters[0]!, { pieces: letters, entry, letters: 'upper', forms: null })
    }
    const pieces = foldName(name).replace(/'s\b/g, " 's").split(' ')
    const first = pieces[0]
    if (!first) continue
    const letters = lettersOf(name, entry)
    const declines = declensions !== undefined && letters !== 'upper'
    const forms = declines ? pieces.map(piece => new Set(formsOf(piece, declensions))) : null
    for (const form of forms?.[0] ?? [first]) push(byFirst, form, { pieces, entry, letters, forms })
    if (entry.kind !== 'person') continue
    for (const form of forms?.at(-1) ?? [pieces.at(-1)!]) push(bySurname, form, entry)
    const double = foldName(name.split(/\s+/).at(-1)!)
    if (double.includes(' ')) push(bySurname, double, entry)
  }
  for (const patterns of byFirst.values()) patterns.sort((a, b) => b.pieces.length - a.pieces.length)
  return { byFirst, bySurname }
}

/** A part of a word between hyphens, as names are matched. */
export interface Piece {
  readonly text: string
  readonly word: Word
}

export function piecesOf(words: readonly Word[]): readonly Piece[] {
  return words.flatMap(word => {
    const folded = foldName(word.form).replace(/(?<=\p{L})'$/u, '')
    if (folded === '') return []
    if (!folded.includes(' ')) return [{ text: folded, word }]
    return folded.split(' ').map(text => ({ text, word }))
  })
}

/** The entries of the longest name that starts at piece `at`, with its number of pieces. */
export function namesFrom(index: NameIndex, pieces: readonly Piece[], at: number) {
  const patterns = index.byFirst.get(pieces[at]!.text)
  const entries: NameEntry[] = []
  let length = 0
  for (const pattern of patterns ?? []) {
    if (pattern.pieces.length < length || !fits(pattern, pieces, at)) continue
    length = pattern.pieces.length
    entries.push(pattern.entry)
  }
  return { entries, length }
}

function fits(pattern: NamePattern, pieces: readonly Piece[], at: number): boolean {
  const { forms } = pattern
  const isPiece = (text: string, i: number) => {
    const found = pieces[at + i]?.text
    return found === text || (found !== undefined && forms?.[i]?.has(found) === true)
  }
  if (!pattern.pieces.every(isPiece)) return false
  if (pattern.letters === 'any') return true
  const form = pieces[at]!.word.form
  if (pattern.letters === 'upper') return form === form.toUpperCase()
  if (isCommonWord(pattern, pieces[at]!.word)) return false
  const written = pieces.slice(at, at + pattern.pieces.length)
  const isCapital = (piece: Piece) => /\p{Lu}/u.test(piece.word.form)
  return pattern.letters === 'each' ? written.every(isCapital) : written.some(isCapital)
}

/** "Guards opened fire": a capital at the start of a sentence makes no name of a common noun. */
function isCommonWord(pattern: NamePattern, word: Word): boolean {
  const { kind } = pattern.entry
  if (pattern.pieces.length > 1 || (kind !== 'body' && kind !== 'outlet')) return false
  return word.index === 1 && word.upos !== 'PROPN' && word.upos !== 'X' && !/\p{Lu}.*\p{Lu}/u.test(word.form)
}

/** "Russia today" is no outlet; other names come with small words in them. */
function lettersOf(name: string, entry: NameEntry): NamePattern['letters'] {
  if (isAbbreviation(name)) return 'upper'
  if (/^\p{Ll}/u.test(name)) return 'any'
  return entry.kind === 'outlet' && !/\s\P{Lu}/u.test(name) ? 'each' : 'title'
}

function isAbbreviation(name: string): boolean {
  return name.length > 1 && !name.includes(' ') && /^[\p{Lu}\p{N}.+&-]+$/u.test(name)
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
