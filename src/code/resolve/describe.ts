import type { Word } from '../../domain/syntax.ts'
import { antecedent } from '../roles.ts'
import { base, headOf, isPointedAt, kidsBy, kidsOf, type Tree, wordAt } from '../tree.ts'
import { ofBench } from './bench.ts'
import type { ResolveContext } from './context.ts'
import {
  countedBefore,
  hasOwnerCase,
  isBareCount,
  isBareOther,
  isClause,
  peopleCounted,
  quantityOf,
} from './counting.ts'
import { fromName } from './named.ts'
import { foldName } from './names.ts'
import type { NameNote, RoleNote, SentenceNotes } from './notes.ts'
import { ownersOf } from './owners.ts'
import { isAll, isBoth, isBothSides, listedBeside, sidesBeside } from './pairs.ts'
import type { Party } from './party.ts'
import { partyOf } from './phrase.ts'
import { fromOwner, fromRole } from './roled.ts'
import { ofBody, servedBody } from './served.ts'
import { fullerBefore } from './taken-up.ts'
import { isToldAsPerson, isUnknownPerson } from './unknown-person.ts'

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
  // "commits itself": told already, as the subject
  if (word.feats.Reflex === 'Yes') return []
  if (word.upos === 'PRON' || (word.deprel === 'nmod:poss' && words.grammar.neuter.has(form))) {
    // "all of whom": those whom the clause is about
    const meant = antecedent(tree, word)
    if (meant !== word && base(word.deprel) === 'nmod') return again(meant)
    if (words.grammar.nobody.has(form)) return partitive(notes, word, again)
    if (words.grammar.those.has(form) && kidsOf(notes.tree, word).some(isClause))
      return partitive(notes, word, again, () =>
        areUnknown(notes, word) ? [] : [{ ...partyOf(context, notes, word, 'group'), role: 'CVL' }],
      )
    return partitive(notes, word, again, () => antecedents(tree.index, word))
  }
  const name = notes.nameAt[word.index] ?? null
  if (name) {
    // "Fatima Hassan, a teacher, ... Hassan": whom the report has named is meant, not the one in the tables
    const met = isSurname(name) ? antecedents(tree.index, word) : []
    if (met.length > 0) return met
    const named = fromName(context, notes, word, name)
    if (named) return named.map(party => withApposition(context, notes, word, party, antecedents, depth))
  }
  const benched = ofBench(context, notes, word)
  if (benched.length > 0) return benched
  const counted = countedOrBoth(context, notes, word, antecedents, again)
  if (counted) return counted
  const role = roleOf(notes, word)
  const taken = takenUp(context, notes, word, role, antecedents, depth)
  if (taken) return taken
  const owners = ownersOf(context, notes, word, role, again)
  const served = role ? servedBody(context, notes, word, role, owners, antecedents) : []
  if (served.length > 0) return served
  // "attacked the camp": unless it is somebody's, it is a place and no side of a quarrel
  const isPlace = words.grammar.landmarks.has(word.lemma.toLowerCase()) && owners.parties.length === 0
  if (role?.manner === 'follow' && isPlace) return []
  const found = role ? fromRole(context, notes, word, role, owners) : fromOwner(context, notes, word, owners)
  const ranked = word.upos === 'PROPN' && role?.role === 'MIL'
  const parties = found.map(party => withApposition(context, notes, word, party, antecedents, depth, ranked))
  const listed =
    found.every(party => !party.country && !party.igo) && word.feats.Number === 'Plur'
      ? listedBeside(notes, word, again)
      : []
  if (listed.length > 0) return listed
  if (parties.length > 0) return parties
  // "a group who were blocking a highway": a thing is no "who"
  if (isOfWho(notes, word)) return [{ ...partyOf(context, notes, word, 'group'), role: 'CVL' }]
  const isPerson = word.upos === 'PROPN' && (!name || isToldAsPerson(notes, word, name))
  const beside = isPerson ? kidsBy(tree, word, 'appos').flatMap(again) : []
  if (beside.length > 0) return beside.map(party => ({ ...party, ...ownNameOf(context, notes, word) }))
  const bare = fromBare(notes, word, antecedents)
  // "the negotiator, Kim Myong Gil, who ...": a name that no table has is whoever it stands beside
  const titled = word.deprel === 'appos' && word.upos === 'PROPN' ? headOf(tree, word) : null
  if (bare.length > 0) return bare
  const told = titled ? again(titled) : ofBody(context, notes, word, again)
  if (told.length > 0 || !isUnknownPerson(notes, word)) return told
  return [{ ...partyOf(context, notes, word, 'person'), role: 'CVL' }]
}

/** "those who killed demonstrators": who did something to people may be anybody. */
function areUnknown({ tree, roleAt }: SentenceNotes, word: Word): boolean {
  return kidsOf(tree, word)
    .filter(isClause)
    .some(clause => kidsBy(tree, clause, 'obj').some(kid => roleAt[kid.index]?.role === 'CVL'))
}

/** "Thousands of people", "two others", "both sides": a phrase that only counts; null where it tells of somebody itself. */
function countedOrBoth(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  antecedents: Antecedents,
  again: (next: Word) => readonly Party[],
): readonly Party[] | null {
  const { tree, words } = notes
  const counted = quantityOf(notes, word)
  if (counted) return again(counted)
  if (words.grammar.others.has(word.lemma.toLowerCase()) && isBareOther(notes, word))
    return antecedents(tree.index, word)
  const before = countedBefore(notes, word)
  if (before) return again(before)
  if (isBareCount(notes, word)) return peopleCounted(context, notes, word, antecedents)
  const sides = words.grammar.sides.has(word.lemma.toLowerCase()) ? sidesBeside(tree, word, again) : null
  if (sides) return sides
  const both = isBoth(notes, word) ? bothOf(notes, word, antecedents) : null
  // "both sides are accused": where none were told of, they are of no government
  return both ?? (isBothSides(notes, word) ? [] : null)
}

/** "both sides", "the two armies", "both countries": those told of last; null where they were not. */
function bothOf(notes: SentenceNotes, word: Word, antecedents: Antecedents): readonly Party[] | null {
  const { tree, words } = notes
  // "all sides": who they are is not told
  if (isAll(notes, word)) return []
  const both = antecedents(tree.index, word)
  // "the two armies"
  const own = roleOf(notes, word)
  const isForce = own?.manner === 'own' && own.role === 'MIL'
  // "both countries", though their jets were told of
  const isState = words.grammar.nations.has(word.lemma.toLowerCase())
  if (both.length > 1)
    return isForce || isState
      ? both.map(party => ({ ...party, role: isState ? 'GOV' : (own?.role ?? party.role) }))
      : both
  return null
}

/** "the two men", "the group", "the agents": a bare definite description takes up a fuller one; null where none fits. */
function takenUp(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  role: RoleNote | null,
  antecedents: Antecedents,
  depth: number,
): readonly Party[] | null {
  const { tree, words } = notes
  // "the man who ruled for so long": who was told of
  const isOne = word.feats.Number === 'Sing' && words.anaphors.person.has(word.lemma.toLowerCase())
  if (isOne && role?.role === 'CVL' && isPointedAt(notes.tree, word) && isBareDefinite(notes, word)) {
    const person = antecedents(tree.index, word)
    if (person.length > 0) return person
  }
  // "the two men"
  if (words.anaphors.people.has(word.lemma.toLowerCase()) && isSeveral(word) && isBareDefinite(notes, word)) {
    const people = role === null || role.role === 'CVL' ? antecedents(tree.index, word) : []
    if (people.length > 0) return people
  }
  if (
    role &&
    role.words.length === 1 &&
    words.anaphors.body.has(role.words[0]!) &&
    isBareDefinite(notes, word)
  ) {
    const taken = antecedents(tree.index, word)
    if (taken.length > 0) return taken
  }
  if (words.grammar.corpses.has(word.lemma.toLowerCase()) && isSeveral(word) && isBareDefinite(notes, word))
    return antecedents(tree.index, word)
  // "killed 14 of the attackers": those told of before who attacked
  if (
    role?.role === 'UAF' &&
    words.grammar.assailants.has(word.lemma.toLowerCase()) &&
    isBareDefinite(notes, word)
  ) {
    const told = isPointedAt(notes.tree, word) ? antecedents(tree.index, word) : []
    if (told.length > 0) return told
  }
  // "agents of the intelligence service ... the agents"
  const fuller =
    role && isBareDefinite(notes, word) && isPointedAt(notes.tree, word)
      ? fullerBefore(context, notes, word)
      : null
  if (fuller) {
    const same = describe(context, fuller.notes, fuller.word, antecedents, depth + 1)
    if (
      same.some(
        party =>
          party.igo !== null ||
          (party.role !== null && (party.country !== null || party.role !== role?.role)),
      )
    )
      return same
  }
  // "Kim met Moon. The leaders agreed"
  if (role && isSeveral(word) && words.anaphors.person.has(word.lemma.toLowerCase())) {
    const both =
      isBareDefinite(notes, word) && isPointedAt(notes.tree, word) ? antecedents(tree.index, word) : []
    if (both.length > 1) return both
  }
  return null
}

/** A person of the tables, told by one word of the name. */
function isSurname({ first, last, entries }: NameNote): boolean {
  return first === last && entries.length > 0 && entries.every(({ kind }) => kind === 'person')
}

/** "Nakbergen Tulepov, the director of ...": told by the apposition, called by the name. */
function ownNameOf(context: ResolveContext, notes: SentenceNotes, word: Word): Pick<Party, 'name' | 'span'> {
  const { name, span } = partyOf(context, notes, word, 'person')
  return { name, span }
}

/** "the bodies", "the dead". */
const isSeveral = (word: Word) => word.feats.Number === 'Plur' || word.upos === 'ADJ'

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
    kid =>
      NOMINAL.has(kid.upos) && !hasSubject(notes.tree, kid) && !(isState(first) && isSomebodyOf(notes, kid)),
  )
  if (conjuncts.length === 0 || depth > DEPTH) return first
  const rest = conjuncts.flatMap(kid => describe(context, notes, kid, antecedents, depth + 1))
  const country = first.length === 1 ? first[0]!.country : null
  return dedupe([
    ...first,
    ...rest.map(party => (party.country || party.igo || party.outlet ? party : { ...party, country })),
  ])
}

function isState(parties: readonly Party[]): boolean {
  return parties.some(party => party.sort === 'country' || party.igo !== null)
}

/** "Russia and its allies": those who are only told by whose they are are no citizens. */
function isSomebodyOf(notes: SentenceNotes, word: Word): boolean {
  return (
    notes.roleAt[word.index]?.manner === 'follow' &&
    notes.roleAt[word.index]?.role === 'CVL' &&
    kidsBy(notes.tree, word, 'nmod:poss').some(kid => kid.upos === 'PRON')
  )
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
export function partitive(
  notes: SentenceNotes,
  word: Word,
  again: (next: Word) => readonly Party[],
  otherwise: () => readonly Party[] = () => [],
): readonly Party[] {
  const whole = kidsOf(notes.tree, word).find(kid => base(kid.deprel) === 'nmod' && hasOwnerCase(notes, kid))
  return whole ? again(whole) : otherwise()
}

/** The role phrase of a noun phrase: on its head, or a title before a name. */
function roleOf(notes: SentenceNotes, word: Word): RoleNote | null {
  const own = notes.roleAt[word.index]
  if (own && own.first <= word.index) return own
  if (word.upos !== 'PROPN') return null
  let at = word.index - 1
  while (at > 0 && wordAt(notes.tree, at)?.upos === 'PROPN' && !notes.roleAt[at]) at--
  const title = officeBeforeRank(notes, notes.roleAt[at] ?? null)
  const last = wordAt(notes.tree, title?.last ?? 0)
  if (title && last && title.manner !== 'thing' && belongs(notes.tree, last, word)) return title
  return null
}

/** "Interior Minister General Yao": whoever holds an office beside his rank is told by the office. */
function officeBeforeRank({ roleAt }: SentenceNotes, title: RoleNote | null): RoleNote | null {
  const office = title?.role === 'MIL' && title.manner === 'own' ? roleAt[title.first - 1] : null
  return office?.manner === 'own' && office.role === 'GOV' ? office : title
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

/**
 * What apposition adds: "Ousmane Sonko, an opposition leader"; "OVD-Info, a Russian group". It says more than a rank,
 * which policemen and ministers hold as well: "Lt. Col. Idris Nouri, a spokesman for the interior ministry".
 */
function withApposition(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  party: Party,
  antecedents: Antecedents,
  depth: number,
  ranked = false,
): Party {
  if (party.igo || (party.country && party.role && party.entity)) return party
  const beside = kidsBy(notes.tree, word, 'appos')
  for (const kid of beside) {
    const other = describe(context, notes, kid, antecedents, depth + 1)[0]
    if (!other) continue
    return {
      ...party,
      country: party.country ?? other.country,
      role: ranked && isOffice(notes, kid, other) ? other.role : (party.role ?? other.role),
      igo: party.igo ?? other.igo,
      entity: party.entity ?? other.entity,
    }
  }
  return party
}

/** "a spokesman" alone tells nothing of whom he serves, and "son of a minister" no office. */
function isOffice(notes: SentenceNotes, word: Word, { role }: Party): boolean {
  if (!role || role === 'CVL') return false
  const isBare = !kidsOf(notes.tree, word).some(kid => OWNING.test(kid.deprel))
  return !isBare || roleOf(notes, word)?.manner !== 'follow'
}

const OWNING = /^(nmod|compound|amod)/

/** "the movement": nothing tells whose. */
function isBareDefinite(notes: SentenceNotes, word: Word): boolean {
  return kidsOf(notes.tree, word).every(
    kid =>
      /^(det|case|punct|nummod)$/.test(kid.deprel) ||
      isClause(kid) ||
      (kid.deprel === 'amod' && notes.words.grammar.same.has(kid.lemma.toLowerCase())),
  )
}

function isOfWho({ tree, words }: SentenceNotes, word: Word): boolean {
  return (
    word.upos === 'NOUN' &&
    kidsBy(tree, word, 'det').every(det => det.feats.Definite === 'Ind') &&
    kidsBy(tree, word, 'acl:relcl').some(clause =>
      kidsOf(tree, clause).some(kid => words.grammar.personal.has(kid.form.toLowerCase())),
    )
  )
}

/** A bare description or an unknown name: taken up from before, told by its apposition, else as written. */
function fromBare(notes: SentenceNotes, word: Word, antecedents: Antecedents): readonly Party[] {
  return antecedents(notes.tree.index, word)
}
