import type { Day } from '../../domain/instant.ts'
import type { Word } from '../../domain/syntax.ts'
import { base, headOf, kidsBy, kidsOf, wordAt } from '../tree.ts'
import { countryOf, placeCountry, type ResolveContext, tenureOn } from './context.ts'
import { foldName } from './names.ts'
import { isNationActing } from './nation.ts'
import type { NameNote, SentenceNotes } from './notes.ts'
import { fieldsOf, type Party, type PartySort } from './party.ts'
import { partyOf } from './phrase.ts'
import type { NameEntry } from './resources.ts'

/** A party that is named. Null where the name only modifies ("Paris police", "the Gaza authorities"). */
export function fromName(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  name: NameNote,
): readonly Party[] | null {
  const several = name.entries.filter(({ kind }) => kind === 'country')
  // "the two Koreas"
  if (several.length > 1 && several.length === name.entries.length)
    return several.flatMap(each => fromName(context, notes, word, { ...name, entries: [each] }) ?? [])
  const entry = pickEntry(context, name)
  const role = notes.roleAt[word.index]
  if (role && role.last >= word.index && role.first < name.first) return null
  if (!entry) {
    // A town as such is nobody; a title before a homonym makes it a person.
    return null
  }
  const party = partyOf(context, notes, word, sortOf(entry))
  const base_ = { ...party, name: textOf(context, notes, name), span: spanOf(notes, name) }
  switch (entry.kind) {
    case 'person': {
      const held = tenureOn(entry.tenures, context.day)
      if (!held) return null
      const fields = fieldsOf(held.code)
      const isOver = held.former && fields.role === 'GOV' && !isTitled(notes, name)
      // "Nikol Pashinyan, an opposition lawmaker", on a day before he held the office of the tables
      const isTold = held.ahead === true && kidsBy(notes.tree, word, 'appos').length > 0
      const title = notes.roleAt[name.first - 1]
      // "opposition leader Moon Jae-in", before or after the office of the tables
      const isOpposed = title?.role === 'OPP' && title.manner === 'own'
      const role = isTold ? null : isOpposed ? 'OPP' : isOver ? 'CVL' : fields.role
      return [{ ...base_, ...fields, role, entity: entry.id }]
    }
    case 'body': {
      const held = tenureOn(entry.tenures, context.day)
      if (!held) return null
      const fields = fieldsOf(held.code)
      const isSeat = name.entries.some(each => each.kind === 'seat')
      const elsewhere = isSeat ? seatElsewhere(context, notes, word) : null
      if (elsewhere && elsewhere !== fields.country)
        return [{ ...base_, country: elsewhere, role: fields.role }]
      if (!entry.generic) return [{ ...base_, ...fields, entity: entry.id }]
      const told = toldCountry(context, notes, word, name)
      const named = context.countries()
      // "the Communist Party of Sudan" is no ruling one
      const elsewhereRole = role && (role.manner === 'own' || fields.role === 'GOV') ? role.role : fields.role
      if (told && told !== fields.country)
        return [{ ...base_, ...fields, country: told, role: elsewhereRole }]
      if (!told && named.length > 0 && !named.some(each => each.country === fields.country))
        return [{ ...base_, ...fields, country: null, role: elsewhereRole }]
      return [{ ...base_, ...fields, entity: entry.id }]
    }
    case 'outlet':
      return [{ ...base_, country: entry.country, role: 'MED', outlet: entry.name, entity: entry.name }]
    case 'country':
      if (role && role.first > name.last) return null
      return [{ ...base_, country: entry.country, role: 'GOV' }]
    case 'seat':
      if (role && role.first > name.last) return null
      return [{ ...base_, country: seatElsewhere(context, notes, word) ?? entry.country, role: 'GOV' }]
    case 'demonym':
      return fromDemonym(notes, word, base_, entry.country)
  }
}

/** "President Obama" holds the office, whatever the lexicon's days say; "former President Obama" does not. */
function isTitled(notes: SentenceNotes, name: NameNote): boolean {
  const title = wordAt(notes.tree, name.first - 1)
  if (!title || !notes.words.titles.has(foldName(title.lemma))) return false
  const role = notes.roleAt[title.index]
  for (let at = role?.first ?? title.index; at > 0 && at >= title.index - 4; at--)
    if (notes.words.former.has(foldName(wordAt(notes.tree, at)!.form))) return false
  return true
}

/** "Peru's Congress", "the Indian Congress", "the Congress of Colombia". */
function toldCountry(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  name: NameNote,
): string | null {
  const before = wordAt(notes.tree, name.first - 1)
  for (const kid of [...kidsOf(notes.tree, word), ...(before?.upos === 'ADJ' ? [before] : [])]) {
    if (kid.index >= name.first && kid.index <= name.last) continue
    if (!OWNING.has(base(kid.deprel))) continue
    const country = placeCountry(context, notes, kid)
    if (country) return country
  }
  return null
}

const OWNING: ReadonlySet<string> = new Set(['nmod', 'amod', 'compound'])

/** "the White House in Bishkek" is not Washington's, whether the place hangs on the building or on the verb. */
function seatElsewhere(context: ResolveContext, notes: SentenceNotes, word: Word): string | null {
  const { tree, words } = notes
  const beside = tree.words.filter(
    each =>
      each.index > word.index &&
      (each.head === word.index ||
        (each.head === word.head && base(each.deprel) === 'obl' && notes.nameAt[each.index])) &&
      kidsBy(tree, each, 'case').some(
        kid => kid.index === word.index + 1 && words.grammar.stated.has(kid.lemma.toLowerCase()),
      ),
  )
  return beside.map(each => placeCountry(context, notes, each)).find(country => country !== null) ?? null
}

/** "Cubans" are people; "Russian" before "deployment" is the state, and so are "the Saudis" who agree to something. */
function fromDemonym(notes: SentenceNotes, word: Word, party: Party, country: string): readonly Party[] {
  const governor = headOf(notes.tree, word)
  const modifies =
    (base(word.deprel) === 'amod' || base(word.deprel) === 'compound') &&
    governor !== null &&
    governor.index > word.index
  if (!modifies && isNationActing(notes, word)) return [{ ...party, country, role: 'GOV', sort: 'country' }]
  return [{ ...party, country, role: modifies ? 'GOV' : 'CVL', sort: modifies ? 'country' : 'group' }]
}

export function pickEntry(context: ResolveContext, name: NameNote): NameEntry | null {
  if (name.entries.length < 2) return name.entries[0] ?? null
  const order = ['country', 'body', 'person', 'demonym', 'seat', 'outlet']
  const sorted = [...name.entries].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  const known = new Set(context.countries().map(each => each.country))
  // "Antonio Guterres": of one full name, the office that is held on the day comes before one held long ago
  const inOffice = name.last > name.first ? sorted.filter(entry => isInOffice(entry, context.day)) : []
  return (
    // "King Abdullah" of the country that the text names
    inOffice.find(entry => known.has(countryOf(entry, context.day) ?? '')) ??
    inOffice[0] ??
    // "the National Salvation Front" of the country that the text names
    sorted.find(
      entry =>
        entry.kind === 'body' && known.has(tenureOn(entry.tenures, context.day)?.code.slice(0, 3) ?? ''),
    ) ??
    sorted.find(entry => entry.kind === 'person' && known.has(countryOf(entry, context.day) ?? '')) ??
    sorted[0]!
  )
}

function isInOffice(entry: NameEntry, day: Day): boolean {
  const held = entry.kind === 'person' ? tenureOn(entry.tenures, day) : null
  return held !== null && !held.former && !held.ahead
}

function sortOf(entry: NameEntry): PartySort {
  if (entry.kind === 'person') return 'person'
  if (entry.kind === 'body' || entry.kind === 'outlet') return 'body'
  return entry.kind === 'demonym' ? 'group' : 'country'
}

function textOf(context: ResolveContext, notes: SentenceNotes, name: NameNote): string {
  const span = spanOf(notes, name)
  return context.text.slice(span.start, span.end)
}

function spanOf(notes: SentenceNotes, name: NameNote) {
  return { start: wordAt(notes.tree, name.first)!.start, end: wordAt(notes.tree, name.last)!.end }
}
