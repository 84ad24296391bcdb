import type { Day } from '../../domain/instant.ts'
import type { Sentence, Word } from '../../domain/syntax.ts'
import { type Tree, treeOf, wordAt } from '../tree.ts'
import { nominativesOf } from './declension.ts'
import type { Gazetteer, Place } from './gazetteer.ts'
import { foldName, isCapitalised, namesFrom, type Piece, piecesOf } from './names.ts'
import {
  isOfContinent,
  isOfLongerName,
  isOfSea,
  isSpelledOut,
  isStance,
  isUnknownInitials,
} from './not-names.ts'
import { NOBODY, personAt } from './people.ts'
import {
  type NameEntry,
  namesOf,
  type ResolveResources,
  type ResolveWords,
  type RoleEntry,
} from './resources.ts'

/** A name in a sentence, words `first` to `last`, with what it may stand for. */
export interface NameNote {
  readonly first: number
  readonly last: number
  readonly entries: readonly NameEntry[]
  readonly places: readonly Place[]
}

/** A role phrase in a sentence ("riot police"). */
export interface RoleNote extends RoleEntry {
  readonly first: number
  readonly last: number
  readonly words: readonly string[]
}

/** A sentence with the names and roles that the lexicons know in it, by word. */
export interface SentenceNotes {
  readonly tree: Tree
  readonly words: ResolveWords
  readonly names: readonly NameNote[]
  readonly nameAt: readonly (NameNote | null)[]
  readonly roles: readonly RoleNote[]
  readonly roleAt: readonly (RoleNote | null)[]
}

/** What the whole text states of names. */
export interface Stated {
  /** Whether it names a country, its people or its capital. */
  readonly isNamed: (country: string) => boolean
  /** Initials that it spells out. */
  readonly spelled: ReadonlySet<string>
}

/** The longest place name, in pieces. */
const PLACE_PIECES = 6

export function notesOf(
  sentence: Sentence,
  index: number,
  resources: ResolveResources,
  words: ResolveWords,
  published: Day,
  stated: Stated,
): SentenceNotes {
  const tree = treeOf(sentence, index)
  const pieces = piecesOf(sentence.words)
  const roles = findRoles(pieces, words)
  const roleAt = spread(roles, sentence.words.length)
  const names = findNames(tree, pieces, resources, words, published, roleAt, stated)
  return {
    tree,
    words,
    names,
    nameAt: spread(names, sentence.words.length),
    roles,
    roleAt,
  }
}

function spread<T extends { readonly first: number; readonly last: number }>(
  notes: readonly T[],
  length: number,
) {
  const at: (T | null)[] = new Array(length + 1).fill(null)
  for (const note of notes) for (let i = note.first; i <= note.last; i++) at[i] ??= note
  return at
}

function findNames(
  tree: Tree,
  pieces: readonly Piece[],
  resources: ResolveResources,
  words: ResolveWords,
  published: Day,
  roleAt: readonly (RoleNote | null)[],
  stated: Stated,
): readonly NameNote[] {
  const { isNamed } = stated
  const notes: NameNote[] = []
  const isTold = (index: number) =>
    roleAt[index] !== null || notes.some(({ first, last }) => first <= index && index <= last)
  for (let at = 0; at < pieces.length; ) {
    if (isStance(pieces, at, words) || isOfContinent(pieces, at, words)) {
      at++
      continue
    }
    const named = shortNames(
      tree,
      namesFrom(namesOf(resources, tree.sentence.language), pieces, at),
      pieces[at]!.word,
      stated,
      isTold,
    )
    const placed = placesFrom(tree, resources.gazetteer, pieces, at, words, roleAt)
    const person =
      named.length === 0 && !isAbbreviatedTitle(tree, pieces[at]!.word, roleAt)
        ? personAt(tree, pieces, at, resources, words, published, isNamed)
        : NOBODY
    const length = Math.max(named.length, placed.length, person.length)
    const isHalf = named.entries.every(({ kind }) => kind === 'seat') && length > 0
    if (
      length === 0 ||
      (length === 1 && isOfSea(pieces, at, words)) ||
      (isHalf && isHalfOf(tree, pieces[at + length - 1]!.word, words))
    ) {
      at++
      continue
    }
    const first = pieces[at]!.word
    const last = pieces[at + length - 1]!.word
    const entries = named.length === length ? named.entries : person.length === length ? person.entries : []
    const places = placed.length === length ? placed.places : []
    if ((entries.length > 0 || places.length > 0) && !isPartOfName(tree, first, last, entries, words))
      notes.push({ first: first.index, last: last.index, entries, places })
    at += length
  }
  return notes
}

/** "Sen. Warren": a title before a name, whoever is called Sen. */
function isAbbreviatedTitle(tree: Tree, word: Word, roleAt: readonly (RoleNote | null)[]): boolean {
  return roleAt[word.index]?.abbreviated === true && isCapitalisedName(wordAt(tree, word.index + 1))
}

function placesFrom(
  tree: Tree,
  gazetteer: Gazetteer,
  pieces: readonly Piece[],
  at: number,
  words: ResolveWords,
  roleAt: readonly (RoleNote | null)[],
) {
  const none = { places: [], length: 0 }
  const start = pieces[at]!
  if (!isCapitalised(start.word) || (start.word.upos !== 'PROPN' && start.word.index === 1)) return none
  if (
    !NAME_TAGS.has(start.word.upos) ||
    words.dates.weekdays.has(start.text) ||
    words.dates.months.has(start.text)
  )
    return none
  if (/^\p{Lu}{2,5}$/u.test(start.word.form) && tree.words.some(word => /\p{Ll}{3}/u.test(word.form)))
    return none
  const isCompass = words.grammar.compass.has(start.text)
  const limit = Math.min(PLACE_PIECES, pieces.length - at)
  for (let length = limit; length > (isCompass ? 1 : 0); length--) {
    const last = pieces[at + length - 1]!
    const isRegionNoun = length > 1 && words.grammar.settlements.has(last.word.lemma.toLowerCase())
    if (
      !isCapitalised(last.word) &&
      !last.text.startsWith("'") &&
      !(isRegionNoun && words.declensions.length > 0)
    )
      continue
    const name = pieces
      .slice(at, at + length)
      .map(piece => piece.text)
      .join(' ')
      .replace(/ '/g, "'")
    const places = placesCalled(gazetteer, name, words)
    if (words.grammar.continents.has(name) || (length === 1 && words.grammar.venues.has(name))) continue
    // "Южного округа": where adjectives decline, one alone names no town
    if (length === 1 && last.word.upos === 'ADJ' && words.declensions.length > 0) continue
    if (places.length > 0 && isQuarter(tree, last.word, words)) return none
    if (places.length === 0 || (roleAt[start.word.index] && roleAt[last.word.index])) continue
    // "police chief Leon Charles": a title before it and a name behind it make it a person's
    const isTitled = roleAt[start.word.index - 1] != null && start.word.upos === 'PROPN'
    // "the Confederation of Free Trade Unions"
    const next = wordAt(tree, last.word.index + 1)
    if (length === 1 && last.word.upos === 'ADJ' && isCapitalisedName(next)) return none
    return continues(tree, last.word, words) && (isTitled || (places[0]?.population ?? 0) < LARGE)
      ? none
      : { places, length }
  }
  return none
}

/** "the Kensington suburb of Johannesburg": a quarter lies in the town behind it, whatever town shares its name. */
function isQuarter(tree: Tree, last: Word, words: ResolveWords): boolean {
  const [noun, of, town] = [1, 2, 3].map(n => wordAt(tree, last.index + n))
  return (
    noun != null &&
    words.grammar.quarters.has(noun.lemma.toLowerCase()) &&
    words.grammar.location.has(of?.form.toLowerCase() ?? '') &&
    town?.upos === 'PROPN'
  )
}

/** Places of a name as written, else of the nominatives that it may be a form of. */
function placesCalled(gazetteer: Gazetteer, name: string, words: ResolveWords): readonly Place[] {
  const written = gazetteer.find(name)
  if (written.length > 0 || words.declensions.length === 0) return written
  const pieces = name.split(' ')
  const readings = pieces.reduce<readonly string[]>(
    (before, piece) =>
      before.flatMap(start => nominativesOf(piece, words.declensions).map(each => `${start} ${each}`.trim())),
    [''],
  )
  for (const reading of readings.slice(0, READINGS)) {
    const places = gazetteer.find(reading)
    if (places.length > 0) return places
  }
  return []
}

/** Readings of a declined name that are looked up: they bound the work for a long one (assumption). */
const READINGS = 60

/** Below this a town's name inside a longer name counts as chance (assumption). */
const LARGE = 200_000

/** "Santo Domingo de Silos", "Imphal East district": the name of a large town within another's. */
function isHalfOf(tree: Tree, last: Word, words: ResolveWords): boolean {
  const [next, after] = [1, 2].map(n => wordAt(tree, last.index + n))
  if (next?.upos !== 'PROPN' || after?.start !== next.end + 1) return false
  const isParticle = /^\p{Ll}+$/u.test(next.form) && after.upos === 'PROPN' && next.deprel === 'flat'
  const isCompass = words.grammar.compass.has(foldName(next.form))
  return isParticle || (isCompass && words.grammar.settlements.has(after.lemma.toLowerCase()))
}

/** The name goes on after the match, and is so another one: "Abu" of "Abu Musa". */
function continues(tree: Tree, last: Word, words: ResolveWords): boolean {
  const next = wordAt(tree, last.index + 1)
  if (next?.upos !== 'PROPN' || next.start !== last.end + 1) return false
  // "президент Башкирии Радий Хабиров": another case, another name
  if (next.feats.Case && last.feats.Case && next.feats.Case !== last.feats.Case) return false
  const form = foldName(next.form)
  return (
    !words.grammar.venues.has(form) &&
    !words.roles.has(form) &&
    (next.head === last.index || last.head === next.index || next.head === last.head)
  )
}

const NAME_TAGS: ReadonlySet<string> = new Set(['PROPN', 'NOUN', 'ADJ', 'X'])

/** "the North" is a country where the text names the Koreas, and stands alone with its article. */
function shortNames(
  tree: Tree,
  named: ReturnType<typeof namesFrom>,
  word: Word,
  { isNamed, spelled }: Stated,
  isTold: (index: number) => boolean,
): ReturnType<typeof namesFrom> {
  const entries = named.entries.filter(
    entry =>
      !isUnknownInitials(entry, word, named.length, isNamed) &&
      isOfSeat(entry, named.entries, isNamed, isActing(tree, word, named.length)) &&
      !isSpelledOut(entry, word, spelled, isNamed) &&
      !isOfLongerName(tree, entry, word, named.length, isTold, isNamed) &&
      (entry.kind !== 'country' ||
        entry.beside === null ||
        (wordAt(tree, word.index - 1)?.upos === 'DET' &&
          entry.beside.some(isNamed) &&
          !isCapitalisedName(wordAt(tree, word.index + named.length)))),
  )
  return entries.length === named.entries.length
    ? named
    : { entries, length: entries.length === 0 ? 0 : named.length }
}

/**
 * "stormed the White House": the Kyrgyz one where the text names Kyrgyzstan otherwise and not the state whose seat is
 * better known by that name; but who speaks is that better known one.
 */
function isOfSeat(
  entry: NameEntry,
  entries: readonly NameEntry[],
  isNamed: (country: string) => boolean,
  isActing: boolean,
): boolean {
  const seats = entries.flatMap(each => (each.kind === 'seat' ? [each] : []))
  const shared = isActing ? undefined : seats.find(each => each.shared && isNamed(each.country))
  const isShared = shared !== undefined && !seats.some(each => !each.shared && isNamed(each.country))
  return isShared ? entry === shared : !(entry.kind === 'seat' && entry.shared)
}

function isActing(tree: Tree, first: Word, length: number): boolean {
  return tree.words.slice(first.index - 1, first.index - 1 + length).some(each => each.deprel === 'nsubj')
}

function isCapitalisedName(word: Word | null): boolean {
  return word !== null && word.upos === 'PROPN' && isCapitalised(word)
}

/** "Michael Jordan" is no country: a name that is the later part of a longer one does not count. */
function isPartOfName(
  tree: Tree,
  first: Word,
  last: Word,
  entries: readonly NameEntry[],
  words: ResolveWords,
): boolean {
  const before = wordAt(tree, first.index - 1)
  // "Doug Ford" is no firm
  const isFirm = entries.length > 0 && entries.every(entry => entry.kind === 'body' && isOfBusiness(entry))
  if (isFirm && first === last && before?.upos === 'PROPN' && first.head === before.index)
    return first.deprel.startsWith('flat') && !words.roles.has(foldName(before.lemma))
  if (entries.some(entry => entry.kind === 'person' || entry.kind === 'body' || entry.kind === 'outlet'))
    return false
  if (entries.some(entry => entry.kind === 'demonym')) return false
  if (
    before &&
    before.upos === 'PROPN' &&
    (first.deprel === 'flat' || first.deprel === 'flat:name') &&
    first.head < first.index
  )
    return !words.roles.has(foldName(before.form)) && !words.roles.has(foldName(before.lemma))
  const after = wordAt(tree, last.index + 1)
  if (
    entries.length === 0 &&
    after?.upos === 'PROPN' &&
    after.deprel.startsWith('flat') &&
    !words.grammar.venues.has(foldName(after.form))
  )
    return true
  return false
}

function isOfBusiness(entry: NameEntry): boolean {
  return entry.kind === 'body' && entry.tenures.every(({ code }) => code.endsWith(' BUS'))
}

function findRoles(pieces: readonly Piece[], words: ResolveWords): readonly RoleNote[] {
  const notes: RoleNote[] = []
  for (let at = 0; at < pieces.length; ) {
    const found = isStance(pieces, at, words) ? null : roleFrom(pieces, at, words)
    if (!found) {
      at++
      continue
    }
    const last = pieces[at + found.words.length - 1]!.word
    notes.push({ ...found, first: pieces[at]!.word.index, last: last.index })
    at += found.words.length
  }
  return notes
}

function roleFrom(pieces: readonly Piece[], at: number, words: ResolveWords) {
  const first = pieces[at]!
  for (const start of new Set([first.text, lemmaOf(first)]))
    for (const role of words.roles.get(start) ?? [])
      if (role.words.every((text, i) => isPiece(pieces[at + i], text))) {
        if (role.abbreviated && !(isCapitalised(first.word) && pieces[at - 1]?.word.upos !== 'NUM')) continue
        const last = pieces[at + role.words.length - 1]!.word
        // "a general strike" is of no general, "a major protest" of no major
        if (last.upos === 'ADJ' && last.deprel === 'amod' && words.titles.has(role.words.at(-1)!)) continue
        if (NOMINAL.has(last.upos)) return role
      }
  return null
}

const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'X', 'ADJ', 'ADP', 'DET', 'PRON', 'NUM'])

function isPiece(piece: Piece | undefined, text: string): boolean {
  return piece !== undefined && (piece.text === text || lemmaOf(piece) === text)
}

function lemmaOf(piece: Piece): string {
  // a plural possessive may be left in one word ("miners'")
  if (/s['’]$/.test(piece.word.form)) return piece.text.replace(/s$/, '')
  return piece.word.lemma.includes('-') ? piece.text : foldName(piece.word.lemma)
}
