import type { Role } from '../../domain/plover.ts'
import type { Word } from '../../domain/syntax.ts'
import { base, joinerOf, kidsBy, kidsOf, wordAt } from '../tree.ts'
import { countryOfName, placeCountry, type ResolveContext } from './context.ts'
import { fromName, pickEntry } from './named.ts'
import { foldName, INITIALS } from './names.ts'
import type { NameNote, RoleNote, SentenceNotes } from './notes.ts'
import type { Party } from './party.ts'

/** What a noun phrase tells of the party's owner or origin. */
export interface Owners {
  /** Parties that own or send it: "Hamas official", "the ministry's spokesman", "head of the union". */
  readonly parties: readonly Party[]
  /** Countries it is of: one a coordinated adjective. */
  readonly countries: readonly string[]
  /** A role from the words before it ("opposition leader", "army base"). */
  readonly role: Role | null
  /** That role is told by a noun ("army raid") or names an owner ("presidential palace"), unlike "military intervention". */
  readonly byNoun: boolean
  readonly former: boolean
  /** "foreign", "European": of no one country. */
  readonly foreign: boolean
  /** Owned by somebody who was named. */
  readonly owned: boolean
  /** "London-based": where it has its seat, which says nothing of whose it is. */
  readonly seat: string | null
}

export function ownersOf(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  role: RoleNote | null,
  again: (next: Word) => readonly Party[],
): Owners {
  const { tree, words } = notes
  const parties: Party[] = []
  const countries: string[] = []
  let modifier: Role | null = null
  let byNoun = false
  // "экс-глава", "ex-president" in one word
  let former = word.form.includes('-') && words.former.has(foldName(word.form).split(' ')[0]!)
  let foreign = false
  let seat: string | null = null
  const isHeld = role?.manner === 'follow' || words.grammar.presiding.has(role?.words.join(' ') ?? '')
  const first = Math.min(role?.first ?? word.index, word.index)
  const left = leftOf(notes, word, first)
  for (const mod of left) {
    const form = foldName(mod.form)
    if (words.former.has(form) || words.former.has(form.split(' ')[0]!)) former = true
    const previous = wordAt(tree, mod.index - 1)
    // "the foreign ministry's spokesman" is of one country
    const isOfOffice = (notes.roleAt[mod.index]?.words.length ?? 0) > 1
    if (
      (words.grammar.foreign.has(form) &&
        !isOfOffice &&
        !isSubnational(notes, mod, role?.words.at(-1) ?? word.lemma)) ||
      (previous && words.grammar.foreign.has(`${foldName(previous.form)} ${form}`))
    )
      foreign = true
    const name = notes.nameAt[mod.index]
    if (name && name.last >= word.index) continue
    if (name) {
      if (name.last === mod.index || name.first === mod.index) takeName(name, mod)
      continue
    }
    const before: Role | null = modifier
    const note = notes.roleAt[mod.index]
    // "CCP leader": of a body that no table has and the text has told of
    const isName = mod.upos === 'PROPN' || INITIALS.test(mod.form)
    if (isName && note?.manner !== 'own' && isHeld) parties.push(...again(mod).filter(isBody))
    const joined = mod.form.includes('-') ? words.modifiers.get(mod.form.toLowerCase()) : undefined
    if (joined) modifier = joined
    else if (note && (role === null || note.first !== role.first) && note.manner === 'own')
      modifier = note.role
    else
      modifier ??=
        words.modifiers.get(form) ??
        words.modifiers.get(mod.lemma.toLowerCase()) ??
        lastPart(words.modifiers, form)
    const telling = note && modifier === note.role ? (wordAt(tree, note.last) ?? mod) : mod
    if (modifier !== before && (telling.upos !== 'ADJ' || words.grammar.seats.has(form))) byNoun = true
  }
  const isAbroad = role !== null && isAbroadRole(notes, role, word)
  const isPossessed = kidsOf(tree, word).some(kid => kid.deprel === 'nmod:poss')
  let owned = parties.length > 0 || countries.length > 0
  for (const kid of kidsOf(tree, word)) {
    if (
      kid.deprel === 'nmod:poss' ||
      (base(kid.deprel) === 'nmod' && kid.index < word.index && hasPossessive(notes, kid))
    ) {
      const owner = again(kid)
      const place = owner.length === 0 ? placeCountry(context, notes, kid) : null
      if (place) countries.push(place)
      parties.push(...owner)
      owned ||= owner.length > 0 || place !== null
    } else if (base(kid.deprel) === 'nmod' && kid.index > word.index) {
      const preposition = joinerOf(tree, kid) ?? ''
      if (
        words.grammar.owner.has(preposition) &&
        !isPossessed &&
        // "a force to Kazakhstan" is sent there
        !(role?.role === 'MIL' && role.manner === 'own' && words.grammar.sentTo.has(preposition)) &&
        (!words.grammar.company.has(preposition) || role?.manner === 'follow')
      ) {
        const owner = again(kid)
        if (owner.length > 0) {
          parties.push(...owner)
          if (words.grammar.owning.has(preposition)) owned = true
        }
      }
      // "its consulate in Damascus" is whose it is, not where it stands
      const isElsewhere = words.grammar.stated.has(preposition) && (isAbroad || (isPossessed && owned))
      if (words.grammar.origin.has(preposition) && !isElsewhere) {
        const listed = [kid, ...kidsBy(tree, kid, 'conj').filter(each => notes.nameAt[each.index])]
        const places = listed.map(each => placeCountry(context, notes, each)).filter(each => each !== null)
        if (countries.length === 0) countries.push(...places)
      }
    }
  }
  return {
    parties: withoutCountry(parties),
    countries: [...new Set(countries)],
    role: modifier,
    byNoun,
    former,
    foreign,
    owned,
    seat,
  }

  function takeName(name: NameNote, mod: Word): void {
    const next = wordAt(tree, name.last + 1)
    const after = next && /^[-‐–]$/.test(next.form) ? wordAt(tree, name.last + 2) : next
    const joined = /[-‐–]\p{Ll}+$/u.exec(mod.form)?.[0].slice(1)
    const tail = joined ?? (next && next !== after ? after?.form : null)
    if (tail && words.grammar.led.has(tail.toLowerCase())) return
    const entry = pickEntry(context, name)
    if (entry && (entry.kind === 'body' || entry.kind === 'person')) {
      parties.push(...(fromName(context, notes, wordAt(tree, name.last)!, name) ?? []))
      return
    }
    if (entry?.kind === 'outlet') {
      parties.push(...(fromName(context, notes, wordAt(tree, name.last)!, name) ?? []))
      return
    }
    // "the Kirkuk oilfields" lie there: a town owns no thing
    const isOfTown =
      role === null ? !words.grammar.bodies.has(word.lemma.toLowerCase()) : role.manner === 'thing'
    if (isOfTown && name.entries.length === 0) return
    const country = countryOfName(context, name)
    if (country && tail && words.grammar.based.has(tail.toLowerCase())) seat = country
    else if (country) countries.push(country)
  }
}

function isBody({ sort, role, igo }: Party): boolean {
  return igo !== null || (sort !== 'person' && sort !== 'country' && role !== null)
}

/** "Peru's prosecutor's office": the country says whose the prosecutor is, and owns nothing beside him. */
function withoutCountry(parties: readonly Party[]): readonly Party[] {
  const told = parties.filter(each => each.sort !== 'country' && (each.role !== null || each.igo !== null))
  const country = parties.find(each => each.sort === 'country')?.country ?? null
  if (told.length === 0 || country === null) return parties
  if (told.some(each => each.igo !== null || (each.country ?? country) !== country)) return parties
  return told.map(each => ({ ...each, country }))
}

/** "the regional governor", "the regional indigenous council": of a region of one country. */
function isSubnational({ words }: SentenceNotes, mod: Word, head: string): boolean {
  return words.grammar.region.has(foldName(mod.form)) && words.grammar.subnational.has(head.toLowerCase())
}

function lastPart(modifiers: ReadonlyMap<string, Role>, form: string): Role | null {
  return form.includes(' ') ? (modifiers.get(form.split(' ').at(-1)!) ?? null) : null
}

function hasPossessive(notes: SentenceNotes, word: Word): boolean {
  return kidsOf(notes.tree, word).some(kid => kid.deprel === 'case' && kid.index > word.index)
}

/** The words of the phrase before its head and role phrase: its modifiers with what hangs on them. */
function leftOf(notes: SentenceNotes, word: Word, first: number): readonly Word[] {
  const { tree } = notes
  const found: Word[] = []
  const open = kidsOf(tree, word).filter(kid => isModifier(kid) && kid.index < word.index)
  for (let at = first - 1; at > 0 && isBefore(notes, at); at--) {
    const near = wordAt(tree, at)!
    if (!open.includes(near) && near.upos !== 'PUNCT' && near.upos !== 'CCONJ') open.push(near)
  }
  while (open.length > 0) {
    const next = open.pop()!
    if (
      found.includes(next) ||
      (next.index >= first && next.index <= word.index && notes.nameAt[next.index] === null)
    )
      continue
    found.push(next)
    for (const kid of kidsOf(tree, next))
      if (isModifier(kid) || kid.deprel === 'conj' || kid.deprel === 'punct' || base(kid.deprel) === 'obl')
        open.push(kid)
  }
  return found.filter(each => each.index < word.index).sort((a, b) => a.index - b.index)
}

/** Whether a word still stands before the noun: an adjective or noun, or what joins two countries. */
function isBefore(notes: SentenceNotes, index: number): boolean {
  const word = wordAt(notes.tree, index)!
  if (word.upos === 'ADJ' || word.upos === 'NUM') return true
  // where nouns decline, one before another does not modify it
  if ((word.upos === 'PROPN' || word.upos === 'NOUN') && notes.words.declensions.length === 0) return true
  if (/^[-‐–]$/.test(word.form)) return true
  const joins = notes.words.grammar.conjunction.has(word.form.toLowerCase()) || word.form === ','
  const isCountry = (at: number) =>
    notes.nameAt[at]?.entries.some(entry => entry.kind === 'demonym' || entry.kind === 'country') === true
  return joins && isCountry(index - 1) && isCountry(index + 1)
}

const MODIFIERS: ReadonlySet<string> = new Set([
  'amod',
  'compound',
  'nmod',
  'flat',
  'nummod',
  'dep',
  'advmod',
  'goeswith',
  'det',
])

function isModifier(word: Word): boolean {
  return word.deprel !== 'nmod:poss' && MODIFIERS.has(base(word.deprel))
}

/** Diplomats, investors: the setting does not tell whose. */
export function isAbroadRole(notes: SentenceNotes, role: RoleNote, word: Word): boolean {
  const head = wordAt(notes.tree, role.last) ?? word
  return notes.words.abroad.has(role.words.join(' ')) || notes.words.abroad.has(head.lemma.toLowerCase())
}
