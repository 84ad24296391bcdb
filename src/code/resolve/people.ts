import type { Day } from '../../domain/instant.ts'
import { type Tree, wordAt } from '../tree.ts'
import { foldName, isCapitalised, type Piece } from './names.ts'
import { type NameEntry, namesOf, type ResolveResources, type ResolveWords } from './resources.ts'

/** No name. */
export const NOBODY = { entries: [], length: 0 } as const

/** Names between a person's first and last one that a text may give and the lexicon leave out (assumption). */
const MIDDLE = 3

/**
 * A person by first and last name with others between ("Vladimir Vladimirovich Putin"), or by surname alone: of those
 * in office on the day; after a title ("President Obama") also of those before or after.
 */
export function personAt(
  tree: Tree,
  pieces: readonly Piece[],
  at: number,
  resources: ResolveResources,
  words: ResolveWords,
  published: Day,
  isNamed: (country: string) => boolean,
): { readonly entries: readonly NameEntry[]; readonly length: number } {
  const first = pieces[at]!
  if (!isNamePiece(first)) return NOBODY
  const { honorifics } = words.grammar
  if (honorifics.has(first.text) && pieces[at + 1]) {
    const person = personAt(tree, pieces, at + 1, resources, words, published, isNamed)
    return person.length > 0 ? { ...person, length: person.length + 1 } : NOBODY
  }
  const { bySurname } = namesOf(resources, tree.sentence.language)
  let end = at
  while (end - at <= MIDDLE && isNamePiece(pieces[end + 1]) && isAdjacent(pieces[end]!, pieces[end + 1]!)) {
    end++
    const full = end - at < 2 ? [] : (bySurname.get(pieces[end]!.text) ?? [])
    const same = full.filter(
      entry => entry.kind === 'person' && foldName(entry.id).startsWith(`${first.text} `),
    )
    if (same.length > 0) return { entries: same, length: end - at + 1 }
  }
  const before = wordAt(tree, first.word.index - 1)
  if (before?.upos === 'PROPN' && isCapitalised(before) && before.end + 1 >= first.word.start) {
    const title = [before.form, before.lemma].some(
      form => words.roles.has(foldName(form)) || honorifics.has(foldName(form)),
    )
    if (!title && (first.word.deprel.startsWith('flat') || before.head === first.word.index)) return NOBODY
  }
  const double = end > at ? (bySurname.get(`${first.text} ${pieces[at + 1]!.text}`) ?? []) : []
  const length = double.length > 0 ? 2 : 1
  if (length === 1 && end > at && pieces[at + 1]!.word.deprel.startsWith('flat')) return NOBODY
  const people = (length === 2 ? double : (bySurname.get(first.text) ?? [])).filter(
    entry =>
      entry.kind === 'person' &&
      !(entry.minor && !entry.tenures.some(each => isNamed(each.code.slice(0, 3)))),
  )
  const now = people.filter(entry => entry.kind === 'person' && isInOffice(entry, published))
  if (now.length > 0) return { entries: now, length }
  const isTitled =
    before !== null && (words.titles.has(foldName(before.lemma)) || honorifics.has(foldName(before.form)))
  if (isTitled && people.length > 0) return { entries: people, length }
  const past = people.filter(
    entry => entry.kind === 'person' && !entry.minor && isOutOfOffice(entry, published),
  )
  return past.length === 1 && past.length === people.length ? { entries: past, length } : NOBODY
}

/** "Obama", years after: who led a state is known by the surname that no other in the tables bears. */
function isOutOfOffice(entry: NameEntry & { readonly kind: 'person' }, day: Day): boolean {
  return entry.tenures.length > 0 && entry.tenures.every(tenure => tenure.to !== null && tenure.to < day)
}

function isInOffice(entry: NameEntry & { readonly kind: 'person' }, day: Day): boolean {
  return entry.tenures.some(
    tenure => (!tenure.from || tenure.from <= day) && (!tenure.to || tenure.to >= day),
  )
}

function isNamePiece(piece: Piece | undefined): piece is Piece {
  return piece !== undefined && piece.word.upos === 'PROPN' && isCapitalised(piece.word)
}

function isAdjacent(left: Piece, right: Piece): boolean {
  return right.word.start <= left.word.end + 1
}
