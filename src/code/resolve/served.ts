import type { Role } from '../../domain/plover.ts'
import type { Word } from '../../domain/syntax.ts'
import { headOf, joinerOf, kidsBy, wordAt } from '../tree.ts'
import type { ResolveContext } from './context.ts'
import type { Antecedents } from './describe.ts'
import type { RoleNote, SentenceNotes } from './notes.ts'
import type { Owners } from './owners.ts'
import type { Party } from './party.ts'
import { partyOf } from './phrase.ts'

// Who speaks or stands for a body that is not named in his own phrase.

/** "Spokesman Bala Idris", "members said": who serves a body that is not named beside him serves the one told of last. */
export function servedBody(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  role: RoleNote,
  owners: Owners,
  antecedents: Antecedents,
): readonly Party[] {
  const title = wordAt(notes.tree, role.last)
  const isBare =
    owners.parties.length + owners.countries.length === 0 && owners.role === null && owners.seat === null
  // "members of the Coalition": whose they are is told, whether it is known or not
  const isOwned = kidsBy(notes.tree, title ?? word, 'nmod', 'nmod:poss', 'compound', 'amod').length > 0
  const isServing = role.manner === 'follow' && notes.words.grammar.serving.has(role.words.join(' '))
  if (!title || !isBare || isOwned || !isServing || owners.foreign || owners.former) return []
  const sort = word.feats.Number === 'Plur' ? 'group' : 'person'
  return antecedents(notes.tree.index, title)
    .slice(0, 1)
    .map(served => ({
      ...partyOf(context, notes, word, sort),
      country: served.country,
      role: served.role,
      igo: served.igo,
      head: role.words.join(' '),
    }))
}

/** "Max Loal of the Transformers party": a name that no table has is of the body that stands behind it. */
export function ofBody(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  again: (next: Word) => readonly Party[],
): readonly Party[] {
  const { tree, words, nameAt, roleAt } = notes
  if (word.upos !== 'PROPN' || nameAt[word.index]) return []
  const last = Math.max(word.index, ...kidsBy(tree, word, 'flat').map(kid => kid.index))
  // the parser hangs it on the name or on what is done to its bearer
  const behind = [word, headOf(tree, word)].flatMap(each => (each ? kidsBy(tree, each, 'nmod', 'obl') : []))
  const body = behind.find(
    kid =>
      words.grammar.owning.has(joinerOf(tree, kid) ?? '') &&
      kidsBy(tree, kid, 'case').some(mark => mark.index === last + 1) &&
      (roleAt[kid.index] || nameAt[kid.index]?.entries.some(({ kind }) => kind === 'body')),
  )
  const told = body ? again(body).filter(({ sort, role, igo }) => igo || (sort === 'body' && role)) : []
  return told
    .slice(0, 1)
    .map(({ country, role, igo }) => ({ ...partyOf(context, notes, word, 'person'), country, role, igo }))
}

/** What has members and a spokesman: a body, a force or a party, but no crowd and no state as such. */
export function isServed({ sort, role, igo }: Party): boolean {
  if (igo) return true
  return sort !== 'person' && sort !== 'country' && role !== null && (sort === 'body' || BANDED.has(role))
}

/** Roles of those who act as one and have somebody speak for them. */
const BANDED: ReadonlySet<Role> = new Set<Role>(['COP', 'MIL', 'REB', 'OPP', 'LAB'])
