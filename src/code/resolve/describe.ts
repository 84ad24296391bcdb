import type { Role } from '../../domain/plover.ts'
import type { Word } from '../../domain/syntax.ts'
import { base, headOf, kidsBy, kidsOf, type Tree, wordAt } from '../tree.ts'
import { countryOf, countryOfName, type ResolveContext, tenureOn } from './context.ts'
import { foldName } from './names.ts'
import type { NameNote, RoleNote, SentenceNotes } from './notes.ts'
import { fieldsOf, type Party, type PartySort } from './party.ts'
import type { NameEntry } from './resources.ts'

/** How deep phrases are followed into each other ("an aide to the head of the office of ..."). */
const DEPTH = 6

/** Resolves what a phrase alone leaves open: a pronoun, "the group". Given by coreference. */
export type Antecedents = (sentence: number, word: Word) => readonly Party[]

/**
 * What the noun phrase headed by `word` tells of its party, its own conjuncts not counted. Several parties where
 * coordinated adjectives name several countries ("French and Rwandan magistrates"); none where nobody is named.
 */
export function describe(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  antecedents: Antecedents,
  depth = 0,
): readonly Party[] {
  if (depth > DEPTH) return []
  const again = (next: Word) => withConjuncts(context, notes, next, antecedents, depth + 1)
  const { tree, words } = notes
  const form = foldName(word.form)
  if (word.upos === 'PRON' || (word.deprel === 'nmod:poss' && words.grammar.neuter.has(form))) {
    if (words.grammar.nobody.has(form)) return partitive(notes, word, again)
    return partitive(notes, word, again, () => antecedents(tree.index, word))
  }
  const name = notes.nameAt[word.index] ?? null
  if (name) {
    const named = fromName(context, notes, word, name)
    if (named) return named.map(party => withApposition(context, notes, word, party, antecedents, depth))
  }
  const counted = quantityOf(notes, word)
  if (counted) return again(counted)
  const role = roleOf(notes, word)
  if (
    role &&
    role.words.length === 1 &&
    words.anaphors.body.has(role.words[0]!) &&
    isBareDefinite(notes, word)
  ) {
    const taken = antecedents(tree.index, word)
    if (taken.length > 0) return taken
  }
  const owners = ownersOf(context, notes, word, role, antecedents, depth)
  const found = role ? fromRole(context, notes, word, role, owners) : fromOwner(context, notes, word, owners)
  const parties = found.map(party => withApposition(context, notes, word, party, antecedents, depth))
  if (parties.length > 0) return parties
  return fromBare(notes, word, antecedents)
}

/** The phrase's parties with those of its conjuncts, which share the first one's country where they tell none. */
export function withConjuncts(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  antecedents: Antecedents,
  depth = 0,
): readonly Party[] {
  const first = describe(context, notes, word, antecedents, depth)
  const conjuncts = kidsBy(notes.tree, word, 'conj').filter(
    kid => NOMINAL.has(kid.upos) && !hasSubject(notes.tree, kid),
  )
  if (conjuncts.length === 0 || depth > DEPTH) return first
  const rest = conjuncts.flatMap(kid => describe(context, notes, kid, antecedents, depth + 1))
  const country = first.length === 1 ? first[0]!.country : null
  return dedupe([
    ...first,
    ...rest.map(party => (party.country || party.igo || party.outlet ? party : { ...party, country })),
  ])
}

const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'X', 'ADJ', 'SYM'])

function hasSubject(tree: Tree, word: Word): boolean {
  return kidsOf(tree, word).some(kid => base(kid.deprel) === 'nsubj' || kid.deprel === 'cop')
}

function dedupe(parties: readonly Party[]): readonly Party[] {
  const seen = new Set<string>()
  return parties.filter(party => {
    const key = `${party.country} ${party.role} ${party.igo} ${party.outlet} ${party.country || party.igo ? '' : party.name}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** "none of the soldiers": the soldiers. */
function partitive(
  notes: SentenceNotes,
  word: Word,
  again: (next: Word) => readonly Party[],
  otherwise: () => readonly Party[] = () => [],
): readonly Party[] {
  const whole = kidsOf(notes.tree, word).find(kid => base(kid.deprel) === 'nmod' && hasOwnerCase(notes, kid))
  return whole ? again(whole) : otherwise()
}

/** What a counting noun counts: "thousands of people", "one of the palaces". */
function quantityOf(notes: SentenceNotes, word: Word): Word | null {
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
  return role && role.words.length > 1 ? null : whole
}

function hasOwnerCase(notes: SentenceNotes, word: Word): boolean {
  const { partitive } = notes.words.grammar
  return kidsOf(notes.tree, word).some(kid => kid.deprel === 'case' && partitive.has(kid.lemma.toLowerCase()))
}

function partyOf(context: ResolveContext, notes: SentenceNotes, word: Word, sort: PartySort): Party {
  const { start, end } = phraseSpan(notes.tree, word)
  return {
    country: null,
    role: null,
    igo: null,
    outlet: null,
    entity: null,
    name: context.text.slice(start, end),
    span: { start, end },
    sort,
    abroad: false,
    head: word.lemma.toLowerCase(),
  }
}

/** From the first modifier to the last word of the name, without what follows in clauses and prepositions. */
function phraseSpan(tree: Tree, word: Word): { start: number; end: number } {
  let first = word
  let last = word
  for (const kid of kidsOf(tree, word)) {
    const relation = base(kid.deprel)
    if (PRE.has(relation) && kid.index < first.index) first = leftmost(tree, kid)
    if ((relation === 'flat' || relation === 'compound' || relation === 'fixed') && kid.index > last.index)
      last = kid
  }
  return { start: first.start, end: last.end }
}

const PRE: ReadonlySet<string> = new Set(['amod', 'compound', 'nummod', 'flat', 'nmod'])

function leftmost(tree: Tree, word: Word): Word {
  let found = word
  for (const kid of kidsOf(tree, word))
    if (kid.index < found.index && kid.deprel !== 'case' && kid.deprel !== 'punct' && kid.deprel !== 'det')
      found = leftmost(tree, kid)
  return found
}

/** A party that is named. Null where the name only modifies ("Paris police", "the Gaza authorities"). */
function fromName(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  name: NameNote,
): readonly Party[] | null {
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
    case 'person':
    case 'body': {
      const held = tenureOn(entry.tenures, context.day)
      if (!held) return null
      const fields = fieldsOf(held.code)
      return [
        {
          ...base_,
          ...fields,
          role: held.former && fields.role === 'GOV' ? 'CVL' : fields.role,
          entity: entry.id,
        },
      ]
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

/** "the White House in Bishkek" is not Washington's. */
function seatElsewhere(context: ResolveContext, notes: SentenceNotes, word: Word): string | null {
  for (const kid of kidsBy(notes.tree, word, 'nmod')) {
    const preposition = kidsBy(notes.tree, kid, 'case')[0]?.lemma.toLowerCase() ?? ''
    const country = notes.words.grammar.stated.has(preposition) ? placeCountry(context, notes, kid) : null
    if (country) return country
  }
  return null
}

/** "Cubans" are people; "Russian" before "deployment" is the state. */
function fromDemonym(notes: SentenceNotes, word: Word, party: Party, country: string): readonly Party[] {
  const governor = headOf(notes.tree, word)
  const modifies =
    (base(word.deprel) === 'amod' || base(word.deprel) === 'compound') &&
    governor !== null &&
    governor.index > word.index
  return [{ ...party, country, role: modifies ? 'GOV' : 'CVL', sort: modifies ? 'country' : 'group' }]
}

function pickEntry(context: ResolveContext, name: NameNote): NameEntry | null {
  if (name.entries.length < 2) return name.entries[0] ?? null
  const order = ['country', 'body', 'person', 'demonym', 'seat', 'outlet']
  const sorted = [...name.entries].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  const known = new Set(context.countries().map(each => each.country))
  return (
    sorted.find(entry => entry.kind === 'person' && known.has(countryOf(entry, context.day) ?? '')) ??
    sorted[0]!
  )
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

/** The role phrase of a noun phrase: on its head, or a title before a name. */
function roleOf(notes: SentenceNotes, word: Word): RoleNote | null {
  const own = notes.roleAt[word.index]
  if (own && own.first <= word.index) return own
  if (word.upos !== 'PROPN') return null
  let at = word.index - 1
  while (at > 0 && wordAt(notes.tree, at)?.upos === 'PROPN' && !notes.roleAt[at]) at--
  const title = notes.roleAt[at]
  const last = wordAt(notes.tree, title?.last ?? 0)
  if (title && last && title.manner !== 'thing' && belongs(notes.tree, last, word)) return title
  return null
}

function belongs(tree: Tree, below: Word, above: Word): boolean {
  let at: Word | null = below
  for (let n = 0; at && n < 4; n++) {
    if (at.index === above.index) return true
    const next = headOf(tree, at)
    if (next && next.upos === 'VERB') return false
    at = next
  }
  return headOf(tree, above)?.index === below.index
}

/** What a noun phrase tells of the party's owner or origin. */
interface Owners {
  /** Parties that own or send it: "Hamas official", "the ministry's spokesman", "head of the union". */
  readonly parties: readonly Party[]
  /** Countries it is of: one a coordinated adjective. */
  readonly countries: readonly string[]
  /** A role from the words before it ("opposition leader", "army base"). */
  readonly role: Role | null
  readonly former: boolean
  /** "foreign", "European": of no one country. */
  readonly foreign: boolean
  /** Owned by somebody who was named. */
  readonly owned: boolean
}

function ownersOf(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  role: RoleNote | null,
  antecedents: Antecedents,
  depth: number,
): Owners {
  const { tree, words } = notes
  const parties: Party[] = []
  const countries: string[] = []
  let modifier: Role | null = null
  let former = false
  let foreign = false
  const first = Math.min(role?.first ?? word.index, word.index)
  const left = leftOf(notes, word, first)
  for (const mod of left) {
    const form = foldName(mod.form)
    if (words.former.has(form) || words.former.has(form.split(' ')[0]!)) former = true
    if (words.grammar.foreign.has(form)) foreign = true
    const name = notes.nameAt[mod.index]
    if (name && name.last >= word.index) continue
    if (name) {
      if (name.last === mod.index || name.first === mod.index) takeName(name, mod)
      continue
    }
    const note = notes.roleAt[mod.index]
    if (note && (role === null || note.first !== role.first) && note.manner === 'own') modifier = note.role
    else
      modifier ??=
        words.modifiers.get(form) ??
        words.modifiers.get(mod.lemma.toLowerCase()) ??
        lastPart(words.modifiers, form)
  }
  const isAbroad = role !== null && isAbroadRole(notes, role, word)
  const isPossessed = kidsOf(tree, word).some(kid => kid.deprel === 'nmod:poss')
  let owned = parties.length > 0 || countries.length > 0
  for (const kid of kidsOf(tree, word)) {
    if (
      kid.deprel === 'nmod:poss' ||
      (base(kid.deprel) === 'nmod' && kid.index < word.index && hasPossessive(notes, kid))
    ) {
      const owner = withConjuncts(context, notes, kid, antecedents, depth + 1)
      const place = owner.length === 0 ? placeCountry(context, notes, kid) : null
      if (place) countries.push(place)
      parties.push(...owner)
      owned ||= owner.length > 0 || place !== null
    } else if (base(kid.deprel) === 'nmod' && kid.index > word.index) {
      const preposition = kidsBy(tree, kid, 'case')[0]?.lemma.toLowerCase() ?? ''
      if (
        words.grammar.owner.has(preposition) &&
        !isPossessed &&
        (preposition !== 'with' || role?.manner === 'follow')
      ) {
        const owner = withConjuncts(context, notes, kid, antecedents, depth + 1)
        if (owner.length > 0) {
          parties.push(...owner)
          if (preposition === 'of' || preposition === 'for' || preposition === 'from') owned = true
        }
      }
      if (words.grammar.origin.has(preposition) && !(isAbroad && words.grammar.stated.has(preposition))) {
        const place = placeCountry(context, notes, kid)
        if (place && countries.length === 0) countries.push(place)
      }
    }
  }
  return { parties, countries: [...new Set(countries)], role: modifier, former, foreign, owned }

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
    const country = countryOfName(context, name)
    if (country) countries.push(country)
  }
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
  if (word.upos === 'ADJ' || word.upos === 'PROPN' || word.upos === 'NOUN' || word.upos === 'NUM') return true
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

/** The country of the town or region that a word names, or null. */
export function placeCountry(context: ResolveContext, notes: SentenceNotes, word: Word): string | null {
  const name = notes.nameAt[word.index]
  if (name) {
    const country = countryOfName(context, name)
    if (country) return country
  }
  for (const kid of kidsOf(notes.tree, word)) {
    if (!['compound', 'amod', 'nmod', 'flat', 'nmod:poss', 'appos'].includes(kid.deprel)) continue
    const inner = notes.nameAt[kid.index]
    const country = inner ? countryOfName(context, inner) : null
    if (country) return country
  }
  return null
}

const AMENDED: ReadonlySet<Role> = new Set<Role>(['GOV', 'LEG', 'CVL', 'MIL'])

/** Diplomats, investors: the setting does not tell whose. */
function isAbroadRole(notes: SentenceNotes, role: RoleNote, word: Word): boolean {
  const head = wordAt(notes.tree, role.last) ?? word
  return notes.words.abroad.has(role.words.join(' ')) || notes.words.abroad.has(head.lemma.toLowerCase())
}

/** A party told by a role noun. */
function fromRole(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  role: RoleNote,
  owners: Owners,
): readonly Party[] {
  const { words } = notes
  const phrase = role.words.join(' ')
  const abroad = isAbroadRole(notes, role, word)
  const sort: PartySort = isPlural(word)
    ? 'group'
    : words.grammar.bodies.has(role.words.at(-1) ?? '')
      ? 'body'
      : 'person'
  const party = { ...partyOf(context, notes, word, sort), abroad: abroad || owners.foreign, head: phrase }
  const owner = owners.parties.find(each => each.igo || each.role) ?? null
  if (role.manner === 'thing' && !owners.owned && owners.role === null) return []
  if (owner && (role.manner === 'follow' || role.manner === 'thing')) {
    const people = owners.parties.filter(each => each.igo || each.role)
    return people.map(each => ({
      ...party,
      country: each.country ?? owners.countries[0] ?? null,
      role: role.manner === 'thing' || each.igo ? each.role : followed(each.role, owners.role),
      igo: each.igo,
      abroad: each.abroad,
      entity: role.manner === 'thing' ? each.entity : null,
    }))
  }
  if (role.manner === 'own') {
    const body = owners.parties.find(
      each => each.igo || (each.entity !== null && each.role === 'REB' && JOINS.has(role.role)),
    )
    if (body?.igo && role.role !== 'CVL' && role.role !== 'NGO')
      return [{ ...party, igo: body.igo, entity: null }]
    if (body && !body.igo) return [{ ...party, country: body.country, role: body.role, entity: body.entity }]
  }
  let found: Role = role.role
  const armed = owners.parties.find(each => each.role !== null && ARMED.has(each.role))
  if (armed && words.grammar.men.has(role.words[0] ?? '') && role.words.length === 1)
    return [
      { ...party, country: armed.country ?? owners.countries[0] ?? null, role: armed.role, igo: armed.igo },
    ]
  if (
    role.manner === 'own' &&
    found === 'MIL' &&
    owners.role &&
    ARMED.has(owners.role) &&
    owners.role !== 'REB'
  )
    found = owners.role
  if (role.manner !== 'own' && owners.role) found = owners.role
  if (role.manner === 'own' && owners.role === 'OPP' && AMENDED.has(found)) found = 'OPP'
  if (
    role.manner === 'own' &&
    owners.role === 'REB' &&
    (found === 'GOV' || role.words.at(-1) === 'force' || found === 'CVL')
  )
    found = 'REB'
  if (
    owners.former &&
    (found === 'GOV' || found === 'LEG' || found === 'MIL' || found === 'SPY' || found === 'JUD') &&
    !isPlural(word)
  )
    found = 'CVL'
  const from =
    owners.countries.length > 0
      ? owners.countries
      : owners.parties.map(each => each.country).filter(each => each !== null)
  const unique = [...new Set(from)]
  if (unique.length > 1 && owners.countries.length > 1)
    return unique.map(country => ({ ...party, country, role: found }))
  return [{ ...party, country: unique[0] ?? null, role: found }]
}

/** Roles whose people are of the body before them: "Hamas fighters", "Taliban officials". */
const JOINS: ReadonlySet<Role> = new Set<Role>(['REB', 'MIL', 'GOV', 'UAF', 'COP', 'CRM', 'SPY', 'LEG'])
/** Forces: "his men", "National Guard conscripts" are of theirs. */
const ARMED: ReadonlySet<Role> = new Set<Role>(['MIL', 'COP', 'REB', 'CRM', 'SPY', 'UAF'])

/** "a police union's leader": the owner's role holds, unless the words before tell better. */
function followed(role: Role | null, modifier: Role | null): Role | null {
  return role === 'GOV' && modifier ? modifier : role
}

function isPlural(word: Word): boolean {
  return word.feats.Number === 'Plur'
}

/** A noun of no role: it counts as its owner where that is named. */
function fromOwner(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  owners: Owners,
): readonly Party[] {
  const people = owners.parties.filter(each => each.igo || each.role || each.country)
  if (people.length > 0 && owners.owned) return people
  if (!owners.owned || word.upos === 'PROPN') return []
  const role = owners.role ?? 'GOV'
  return owners.countries.map(country => ({ ...partyOf(context, notes, word, 'body'), country, role }))
}

/** What apposition adds: "Ousmane Sonko, an opposition leader"; "OVD-Info, a Russian group". */
function withApposition(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  party: Party,
  antecedents: Antecedents,
  depth: number,
): Party {
  if (party.igo || (party.country && party.role && party.entity)) return party
  const beside = kidsBy(notes.tree, word, 'appos')
  for (const kid of beside) {
    const other = describe(context, notes, kid, antecedents, depth + 1)[0]
    if (!other) continue
    return {
      ...party,
      country: party.country ?? other.country,
      role: party.role ?? other.role,
      igo: party.igo ?? other.igo,
      entity: party.entity ?? other.entity,
    }
  }
  return party
}

/** "the movement": nothing tells whose. */
function isBareDefinite(notes: SentenceNotes, word: Word): boolean {
  return kidsOf(notes.tree, word).every(
    kid => kid.deprel === 'det' || kid.deprel === 'case' || kid.deprel === 'punct' || isClause(kid),
  )
}

function isClause(word: Word): boolean {
  return base(word.deprel) === 'acl'
}

/** A bare description or an unknown name: taken up from before, told by its apposition, else as written. */
function fromBare(notes: SentenceNotes, word: Word, antecedents: Antecedents): readonly Party[] {
  return antecedents(notes.tree.index, word)
}
