import type { Role } from '../../domain/plover.ts'
import type { Word } from '../../domain/syntax.ts'
import { base, kidsOf } from '../tree.ts'
import type { ResolveContext } from './context.ts'
import { forceOf } from './forces.ts'
import type { RoleNote, SentenceNotes } from './notes.ts'
import { isAbroadRole, type Owners } from './owners.ts'
import type { Party, PartySort } from './party.ts'
import { partyOf } from './phrase.ts'

const AMENDED: ReadonlySet<Role> = new Set<Role>(['GOV', 'LEG', 'CVL', 'MIL'])

/** A party told by a role noun. */
export function fromRole(
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
    : role.manner === 'thing' ||
        words.grammar.bodies.has(role.words.at(-1) ?? '') ||
        words.anaphors.body.has(role.words.at(-1) ?? '')
      ? 'body'
      : 'person'
  const isGathered = words.grammar.gathering.has(phrase) && isPlural(word) && isBarePlural(notes, word)
  const party = {
    ...partyOf(context, notes, word, sort),
    // "the rebel negotiator" is of those he negotiates for
    abroad: (abroad && owners.role === null) || owners.foreign || isGathered,
    head: phrase,
  }
  if (role.manner === 'follow' && isOfWorkplace(notes, word)) {
    const country = owners.countries[0] ?? owners.parties.find(each => each.country)?.country ?? null
    return [{ ...party, country, role: 'BUS' }]
  }
  const owner = owners.parties.find(each => each.igo || each.role) ?? null
  const isSeat = role.words.length > 1 && words.grammar.seats.has(role.words[0]!)
  // "a military barracks", where "military" may be an adjective
  const isOfForce = owners.role !== null && FORCES.has(owners.role)
  if (role.manner === 'thing' && !owners.owned && !owners.byNoun && !isSeat && !isOfForce) return []
  // "eight missiles hit the city": whose they are is not said (gold rule 16)
  const isUnowned =
    owners.parties.length + owners.countries.length === 0 &&
    owners.role === null &&
    !owners.owned &&
    !owners.byNoun
  if (isUnowned && words.grammar.projectiles.has(phrase)) return []
  if (owner?.role && OF_ALL.has(owner.role) && words.grammar.officers.has(phrase))
    return [{ ...party, country: owner.country, role: forceOf(context, notes, word, role.role) }]
  // "the president's lawyers" and his family hold no office
  const isCounsel = words.grammar.counsel.has(phrase) || words.grammar.counsel.has(word.lemma.toLowerCase())
  if (isCounsel && (owner?.sort === 'person' || owner?.sort === 'country'))
    return [{ ...party, country: owner.country ?? owners.countries[0] ?? null, role: 'CVL' }]
  // "the minister and his deputy": whoever serves an office holder, not a member of parliament
  const served =
    role.role === 'LEG' && role.words.length === 1 && isPossessedByPronoun(notes, word) ? owner : null
  if (served) return [{ ...party, country: served.country, role: served.role, igo: served.igo }]
  const behind = owners.parties.find(each => each.sort === 'person')
  if (behind && words.grammar.followers.has(phrase))
    return [{ ...party, country: behind.country ?? owners.countries[0] ?? null, role: 'CVL' }]
  // "supporters of the ruling family", "of the putschists"
  if (owner?.role && UPHELD.has(owner.role) && words.grammar.followers.has(phrase))
    return [{ ...party, country: owner.country ?? owners.countries[0] ?? null, role: 'CVL' }]
  // "the station's staff", "aid agency employees": of what they work for
  if (owner?.role && WORKPLACES.has(owner.role) && words.grammar.employees.has(phrase))
    return [{ ...party, country: owner.country ?? owners.countries[0] ?? null, role: owner.role }]
  if (owner && (role.manner === 'follow' || role.manner === 'thing')) {
    const people = owners.parties.filter(each => each.igo || each.role)
    return people.map(each => ({
      ...party,
      country: each.country ?? owners.countries[0] ?? null,
      role: isGuardOf(role, each)
        ? 'MIL'
        : role.manner === 'thing' || each.igo
          ? each.role
          : owners.former && sort === 'person' && each.role !== null && HELD.has(each.role)
            ? 'CVL'
            : followed(each.role, owners.role),
      igo: each.igo,
      abroad: each.abroad,
      entity: role.manner === 'thing' ? each.entity : null,
    }))
  }
  if (role.manner === 'own') {
    // "Taliban fighters" since they rule
    const own = owners.parties.find(
      each => each.entity !== null && each.sort === 'body' && (each.role === 'COP' || each.role === 'GOV'),
    )
    if (own && role.role === 'REB') return [{ ...party, country: own.country, role: own.role }]
    const body = owners.parties.find(
      each => each.igo || (each.entity !== null && each.role === 'REB' && JOINS.has(role.role)),
    )
    if (body?.igo && role.role !== 'CVL' && role.role !== 'NGO')
      return [{ ...party, igo: body.igo, entity: null }]
    if (body && !body.igo) return [{ ...party, country: body.country, role: body.role, entity: body.entity }]
  }
  // "the union's president", "the company's vice president": at the head of what is no state
  const headed = words.grammar.presiding.has(phrase) ? bodyHeaded(owners) : null
  if (headed) return [{ ...party, country: headed.country ?? owners.countries[0] ?? null, role: headed.role }]
  let found: Role = isNewsAgency(notes, word, phrase) ? 'MED' : role.role
  if (words.grammar.officers.has(phrase) && !owners.role) found = forceOf(context, notes, word, found)
  if (found === 'GOV' && isAirForce(notes, word)) found = 'MIL'
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
  // "opposition lawmakers", "lawmakers of an opposition party"
  const isOfOpposition = owners.role === 'OPP' || (found === 'LEG' && owner?.role === 'OPP')
  if (role.manner === 'own' && isOfOpposition && AMENDED.has(found)) found = 'OPP'
  // "the council of the parliament" is a part of it
  const isPartOfHouse = found === 'GOV' && owner?.role === 'LEG' && words.grammar.bodies.has(phrase)
  if (role.manner === 'own' && sort === 'body' && isPartOfHouse) found = 'LEG'
  if (
    role.manner === 'own' &&
    owners.role === 'REB' &&
    (found === 'GOV' || role.words.at(-1) === 'force' || found === 'CVL')
  )
    found = 'REB'
  // "student protesters", "teachers' leaders": those who learn and teach, whatever they do
  if (role.manner === 'own' && owners.role === 'EDU' && found === 'CVL') found = 'EDU'
  if (owners.former && HELD.has(found) && !isPlural(word)) found = 'CVL'
  const from =
    owners.countries.length > 0
      ? owners.countries
      : [...owners.parties.map(each => each.country), owners.seat].filter(each => each !== null)
  const unique = [...new Set(from)]
  if (unique.length > 1 && owners.countries.length > 1)
    return unique.map(country => ({ ...party, country, role: found }))
  return [{ ...party, country: unique[0] ?? null, role: found }]
}

/** The body of no state that owns an office: "the bar association's president", "union president". */
function bodyHeaded(owners: Owners): Pick<Party, 'country' | 'role'> | null {
  const body = owners.parties.find(
    each => each.role !== null && PRESIDED.has(each.role) && each.sort === 'body',
  )
  if (body) return body
  return owners.role && PRESIDED.has(owners.role) && owners.byNoun
    ? { country: null, role: owners.role }
    : null
}

/** Roles of bodies that have presidents of their own. */
const PRESIDED: ReadonlySet<Role> = new Set<Role>(['LAB', 'BUS', 'EDU', 'NGO', 'CVL', 'MED', 'OPP', 'REL'])

/** "Syrian planes bombed": those that do something are of its air force, unlike one that was shot down. */
function isAirForce({ words }: SentenceNotes, word: Word): boolean {
  return isPlural(word) && word.deprel === 'nsubj' && words.grammar.aircraft.has(word.lemma.toLowerCase())
}

/** Roles of offices that one may have held: a former chief is a citizen (gold rule 17). */
const HELD: ReadonlySet<Role> = new Set<Role>(['GOV', 'LEG', 'MIL', 'SPY', 'JUD', 'REB'])
/** Those whose supporters are citizens: of an opposition party they are the opposition. */
const UPHELD: ReadonlySet<Role> = new Set<Role>(['GOV', 'MIL', 'REB'])
/** Bodies whose employees are told of for what they do: reporters, aid workers, priests. */
const WORKPLACES: ReadonlySet<Role> = new Set<Role>(['MED', 'NGO', 'REL'])
/** Roles whose people are of the body before them: "Hamas fighters", "Taliban officials". */
const JOINS: ReadonlySet<Role> = new Set<Role>(['REB', 'MIL', 'GOV', 'UAF', 'COP', 'CRM', 'SPY', 'LEG'])
/** "the police service", "army sources": a force before a noun of no role tells it. */
const FORCES: ReadonlySet<Role> = new Set<Role>(['COP', 'MIL'])
/** Owners that have no officers of their own kind. */
const OF_ALL: ReadonlySet<Role> = new Set<Role>(['GOV', 'CVL', 'OPP'])
/** Forces: "his men", "National Guard conscripts" are of theirs. */
const ARMED: ReadonlySet<Role> = new Set<Role>(['MIL', 'COP', 'REB', 'CRM', 'SPY', 'UAF'])

/** "the Italian agency": one of which nothing but its country is told is of the news. */
function isNewsAgency(notes: SentenceNotes, word: Word, phrase: string): boolean {
  return (
    notes.words.grammar.agencies.has(phrase) &&
    kidsOf(notes.tree, word).every(
      kid => kid.deprel === 'det' || kid.deprel === 'case' || kid.upos === 'PUNCT' || isOfCountry(notes, kid),
    ) &&
    kidsOf(notes.tree, word).some(kid => isOfCountry(notes, kid))
  )
}

function isOfCountry(notes: SentenceNotes, word: Word): boolean {
  return (
    word.deprel === 'amod' &&
    notes.nameAt[word.index]?.entries.some(entry => entry.kind === 'demonym') === true
  )
}

/** "the director of the gas plant": whoever heads a works is of business, whoever owns it. */
function isOfWorkplace(notes: SentenceNotes, word: Word): boolean {
  return kidsOf(notes.tree, word).some(
    kid => base(kid.deprel) === 'nmod' && notes.words.grammar.workplaces.has(kid.lemma.toLowerCase()),
  )
}

/** "members of the president's guard": they are soldiers. */
function isGuardOf({ words, role }: RoleNote, owner: Party): boolean {
  return role === 'COP' && words.at(-1) === 'guard' && owner.role === 'GOV'
}

/** "a police union's leader": the owner's role holds, unless the words before tell better. */
function followed(role: Role | null, modifier: Role | null): Role | null {
  return role === 'GOV' && modifier ? modifier : role
}

function isPossessedByPronoun({ tree }: SentenceNotes, word: Word): boolean {
  return kidsOf(tree, word).some(kid => kid.deprel === 'nmod:poss' && kid.upos === 'PRON')
}

/** "leaders", unlike "its leaders", "the leaders" and "leaders of the union". */
function isBarePlural({ tree }: SentenceNotes, word: Word): boolean {
  return !kidsOf(tree, word).some(kid => /^(det|nmod|amod|compound|flat|appos|nummod)/.test(kid.deprel))
}

function isPlural(word: Word): boolean {
  return word.feats.Number === 'Plur'
}

/** Roles of what a noun before another makes of it: "opposition coalition", "rebel alliance". */
const MADE_OF: ReadonlySet<Role> = new Set<Role>(['OPP', 'REB', 'MIL', 'COP', 'LAB', 'EDU'])

/** A noun of no role: it counts as its owner where that is named. */
export function fromOwner(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  owners: Owners,
): readonly Party[] {
  const people = owners.parties.filter(each => each.igo || each.role || each.country)
  // "Chad's opposition coalition": whose country it is, and what it is
  const isOfCountry = people.every(each => each.sort === 'country' && !each.igo)
  if (people.length > 0 && owners.owned)
    return isOfCountry && owners.byNoun && owners.role && MADE_OF.has(owners.role)
      ? people.map(each => ({ ...each, role: owners.role, sort: 'body' as const }))
      : people
  if (!owners.owned && owners.byNoun && owners.role && MADE_OF.has(owners.role) && word.upos === 'NOUN')
    return [{ ...partyOf(context, notes, word, 'body'), role: owners.role, head: word.lemma.toLowerCase() }]
  if (!owners.owned && owners.seat && word.upos === 'NOUN')
    return [{ ...partyOf(context, notes, word, 'body'), country: owners.seat, role: owners.role ?? 'NGO' }]
  if (!owners.owned || word.upos === 'PROPN') return []
  const role = owners.role ?? 'GOV'
  return owners.countries.map(country => ({ ...partyOf(context, notes, word, 'body'), country, role }))
}
