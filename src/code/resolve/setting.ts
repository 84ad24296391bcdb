import type { Role } from '../../domain/plover.ts'
import type { Word } from '../../domain/syntax.ts'
import { base, headOf, isPresentParticiple, joinerOf, kidsBy, kidsOf, pathUp } from '../tree.ts'
import { countryOfName, isOfOutlet, placeCountry, type ResolveContext, tenureOn } from './context.ts'
import { type Antecedents, describe } from './describe.ts'
import { nearestNamed, SCENE, topicCountry } from './named-most.ts'
import type { SentenceNotes } from './notes.ts'
import { isAbroadRole } from './owners.ts'
import type { Party } from './party.ts'
import { countrySentTo } from './sent.ts'

/**
 * The country of a party whose phrase names none ("police", "the protesters"): the only country of the passage;
 * else that of an earlier party of the same role, of the place of its clause, or the one named nearest before it. What
 * `isSure` is asked of is left open where the report is about no one country: a party has one, an event may be at sea.
 */
export function settingCountry(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  party: Party,
  antecedents: Antecedents,
  isSure = false,
): string | null {
  const left = countryLeft(context, notes, word) ?? countryOfUsage(context, notes, word, party)
  if (left) return left
  const asker = askersCountry(context, notes, word)
  const sentTo = party.role === 'MIL' ? countrySentTo(context, notes, word) : null
  const elsewhere = (country: string | null) => (country === sentTo ? null : country)
  const countries = context
    .countries()
    .filter(({ country }) => country !== asker && elsewhere(country) !== null)
  if (countries.length === 1) return countries[0]!.country
  if (countries.length === 0) return elsewhere(context.hints.home ?? null)
  const told =
    elsewhere(
      sameRole(context, notes, word, party, antecedents, [0, isToldOf(notes, word) ? notes.tree.index : 0]),
    ) ??
    elsewhere(clausePlace(context, notes, word)) ??
    placeHit(context, notes, word) ??
    elsewhere(sameRole(context, notes, word, party, antecedents, [1, notes.tree.index])) ??
    ofSubject(context, notes, word, party, antecedents) ??
    notOfDoer(context, notes, word, party, antecedents) ??
    // The scene is the report's, whoever is the subject of the sentence.
    elsewhere(topicCountry(context, notes.tree.index, party, SCENE))
  if (told || isSure) return told
  return elsewhere(nearestNamed(context, notes, word, party)) ?? countries[0]!.country
}

/** "the administration", "Republican leaders": the country whose press calls its own so. */
function countryOfUsage(
  context: ResolveContext,
  { tree, words }: SentenceNotes,
  word: Word,
  { head }: Party,
): string | null {
  const before = kidsBy(tree, word, 'amod', 'compound').map(kid => kid.lemma.toLowerCase())
  const country = [head, ...before].map(each => words.usage.get(each)).find(each => each !== undefined)
  return country && context.countries().some(each => each.country === country) ? country : null
}

/** "The rebels ... in Nairobi": those told of before, wherever they meet. */
function isToldOf({ tree }: SentenceNotes, word: Word): boolean {
  const kids = kidsOf(tree, word)
  return (
    kids.some(kid => kid.deprel === 'det' && kid.feats.Definite === 'Def') &&
    kids.every(kid => /^(det|case|punct|acl:relcl|conj)$/.test(kid.deprel))
  )
}

/** "The candidate arrived in Spain after fleeing Venezuela": whoever flees a country is of it. */
function countryLeft(context: ResolveContext, notes: SentenceNotes, word: Word): string | null {
  const { tree, words } = notes
  const clause = base(word.deprel) === 'nsubj' ? headOf(tree, word) : word
  const verbs = clause ? [clause, ...kidsOf(tree, clause).filter(kid => /^(advcl|acl)/.test(kid.deprel))] : []
  for (const verb of verbs) {
    if (!words.grammar.fleeing.has(verb.lemma.toLowerCase())) continue
    const object = kidsOf(tree, verb).find(kid => kid.deprel === 'obj')
    const name = object ? notes.nameAt[object.index] : null
    if (name?.entries.some(({ kind }) => kind === 'country')) return countryOfName(context, name)
  }
  return null
}

/** "The United States demanded the release of the captives": they are not of the state that demands it. */
function askersCountry(context: ResolveContext, notes: SentenceNotes, word: Word): string | null {
  const { tree, words } = notes
  const isDemand = (verb: Word) =>
    verb.upos === 'VERB' && words.grammar.demanding.has(verb.lemma.toLowerCase())
  for (let at = headOf(tree, word); at; at = headOf(tree, at)) {
    const above = headOf(tree, at)
    if (!above || !isDemand(above) || !/^(obj|obl|xcomp|ccomp)$/.test(base(at.deprel))) continue
    const subject = kidsOf(tree, above).find(kid => kid.deprel === 'nsubj')
    const name = subject ? notes.nameAt[subject.index] : null
    const isState = name?.entries.some(({ kind }) => kind === 'country' || kind === 'seat')
    return name && isState ? countryOfName(context, name) : null
  }
  return null
}

/** "Egyptian police ... police": an earlier phrase of the same role that has a country, from so many sentences back to so many. */
function sameRole(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  party: Party,
  antecedents: Antecedents,
  [nearest, farthest]: readonly [number, number],
): string | null {
  for (let back = nearest; back <= farthest; back++) {
    const earlier = context.notes(notes.tree.index - back)
    if (!earlier) continue
    const named = party.role && NAMED.has(party.role) ? namedOfRole(context, earlier, party.role) : null
    // "Syrian rebels freed soldiers in return for five rebels, Hezbollah said"
    if (named && back > 0) return named
    for (const role of [...earlier.roles].reverse()) {
      if (role.manner !== 'own' || role.role !== party.role) continue
      if (back === 0 && role.last >= word.index) continue
      // "States" of "the United States" is no government's name for itself
      if (earlier.nameAt[role.last]) continue
      if (back === 0 && isDoneTo(notes, role.last, word)) continue
      const head = earlier.tree.words[role.last - 1]
      // "a German medic" tells nothing of the country of "activists"
      if (head && party.role === 'CVL' && head.lemma !== word.lemma) continue
      // "summoned Beijing's envoy, the ministry said": an envoy is of another state than who receives him
      if (!head || isOfWhatFollows(head) || isOutlet(earlier, head) || isAbroadRole(earlier, role, head))
        continue
      const found = describe(context, earlier, head, antecedents, 2).find(
        each => each.country && each.role === party.role,
      )
      if (found) return found.country
    }
    if (named) return named
  }
  return null
}

/** "National" of "National Television" is nobody. */
function isOfWhatFollows({ deprel, head, index }: Word): boolean {
  return head > index && /^(amod|compound)/.test(deprel)
}

/** "the German agency dts" is no body of Germany. */
function isOutlet(notes: SentenceNotes, head: Word): boolean {
  return notes.names.some(
    name => isOfOutlet(notes, name) && notes.tree.words[name.last - 1]?.head === head.index,
  )
}

/** Roles whose bodies are told of by name first and by role later: "the M23 ... the rebels". */
const NAMED: ReadonlySet<Role> = new Set<Role>(['REB', 'CRM'])

/** The country of the only group of a role that a sentence names. */
function namedOfRole(context: ResolveContext, notes: SentenceNotes, role: Role): string | null {
  const countries = notes.names.flatMap(({ entries }) =>
    entries.flatMap(entry => {
      if (entry.kind !== 'body') return []
      const held = tenureOn(entry.tenures, context.day)
      return held?.code.endsWith(` ${role}`) ? [held.code.slice(0, 3)] : []
    }),
  )
  return new Set(countries).size === 1 ? countries[0]! : null
}

/** "North Korean shells killed two marines", "one was shot in an attack by settlers": who is hit is not of the country of what hits. */
function isDoneTo({ tree, words }: SentenceNotes, doer: number, word: Word): boolean {
  const subject = tree.words[doer - 1]
  if (word.deprel === 'nsubj:pass' && subject && words.grammar.authors.has(joinerOf(tree, subject) ?? ''))
    return pathUp(tree, subject).some(each => each.index === word.head)
  const verb = subject && base(subject.deprel) === 'nsubj' ? headOf(tree, subject) : null
  if (!verb || base(word.deprel) !== 'obj') return false
  const own = headOf(tree, word)
  return own?.index === verb.index || (own?.head === verb.index && own.deprel === 'advcl')
}

/** "a drone struck Tel Aviv, killing one person": people are of the place that is hit. */
function placeHit(context: ResolveContext, notes: SentenceNotes, word: Word): string | null {
  const { tree } = notes
  const own = base(word.deprel) === 'obj' ? headOf(tree, word) : null
  // "killing one and injuring ten"
  const verb = own?.deprel === 'conj' ? headOf(tree, own) : own
  // "accused Baku of shelling civilians" hits nobody
  const isOutcome =
    verb?.deprel === 'advcl' &&
    isPresentParticiple(verb) &&
    kidsOf(tree, verb).every(kid => kid.deprel !== 'mark' && kid.deprel !== 'case')
  const above = isOutcome ? headOf(tree, verb) : null
  const hit = above
    ? kidsOf(tree, above).find(kid => kid.deprel === 'obj' && kid.index < word.index)
    : undefined
  return hit && notes.nameAt[hit.index] ? placeCountry(context, notes, hit) : null
}

/** Bodies of a state that its leader speaks to: "Maduro asked the supreme court". */
const OF_STATE: ReadonlySet<Role> = new Set<Role>(['JUD', 'LEG', 'MIL', 'COP', 'SPY'])

/** The country of the leader who asks, orders or tells a body of the state, or of the rebels and opponents who accuse it. */
function ofSubject(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  party: Party,
  antecedents: Antecedents,
): string | null {
  const verb = headOf(notes.tree, word)
  if (!party.role || !OF_STATE.has(party.role) || verb?.upos !== 'VERB') return null
  if (!/^(obj|iobj|obl)$/.test(word.deprel)) return null
  const subject = kidsOf(notes.tree, verb).find(kid => kid.deprel === 'nsubj')
  const [leader] = subject ? describe(context, notes, subject, antecedents, 2) : []
  const isAgainst = leader?.role === 'REB' || leader?.role === 'OPP'
  return isAgainst || (leader?.sort === 'person' && leader.role === 'GOV') ? leader.country : null
}

/** "Chinese vessels rammed Philippine boats, wounding a sailor": a force does not wound its own, but who is named beside. */
function notOfDoer(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  party: Party,
  antecedents: Antecedents,
): string | null {
  const { tree } = notes
  const own = headOf(tree, word)
  const above = own && /^(advcl|conj)$/.test(own.deprel) ? headOf(tree, own) : null
  const isPeople = party.role === 'CVL'
  if (!party.role || !(isPeople || FORCES.has(party.role)) || base(word.deprel) !== 'obj') return null
  if (own?.upos !== 'VERB') return null
  const subject = [own, above]
    .flatMap(verb => (verb ? kidsOf(tree, verb) : []))
    .find(kid => kid.deprel === 'nsubj' && kid.index < word.index)
  const [doer] = subject ? describe(context, notes, subject, antecedents, 2) : []
  // police may well beat those of their own country
  if (!doer?.country || !doer.role || !(isPeople ? doer.role === 'MIL' : FORCES.has(doer.role))) return null
  const named = notes.names
    .filter(name => name.last < word.index)
    .map(name => countryOfName(context, name))
    .findLast(country => country !== null && country !== doer.country)
  return named ?? null
}

const FORCES: ReadonlySet<Role> = new Set<Role>(['MIL', 'COP'])

/** The place that the clause around a word names; a border is not one. */
function clausePlace(context: ResolveContext, notes: SentenceNotes, word: Word): string | null {
  const { tree, words } = notes
  for (let at: Word | null = word; at; at = headOf(tree, at)) {
    const seen = witness(context, notes, at)
    if (seen) return seen
    // "mourners in Bahrain joined the funeral of a man killed when police fired": where the subject is
    const subject = kidsOf(tree, at).find(kid => base(kid.deprel) === 'nsubj' && kid.index < word.index)
    // "one was shot and three injured near Bethlehem": where the second was, the first was too
    const joined = kidsBy(tree, at, 'conj').filter(
      kid => kid.upos === 'VERB' && kidsBy(tree, kid, 'nsubj').length > 0,
    )
    const clauses = [at, ...(subject ? [subject] : []), ...(at.upos === 'VERB' ? joined : [])]
    for (const kid of clauses.flatMap(each => kidsOf(tree, each))) {
      if (
        !WHERE.has(base(kid.deprel)) ||
        !isLocated(notes, kid) ||
        words.grammar.borders.has(kid.lemma.toLowerCase())
      )
        continue
      const country = locatedIn(context, notes, kid)
      if (country) return country
    }
    if (base(at.deprel) === 'ccomp' || base(at.deprel) === 'parataxis') return null
  }
  return null
}

/** "Yemen saw protests": a state that is said to see something is where it is. */
function witness(context: ResolveContext, { tree, nameAt, words }: SentenceNotes, verb: Word): string | null {
  if (!words.grammar.witnessing.has(verb.lemma.toLowerCase())) return null
  const subject = kidsOf(tree, verb).find(kid => kid.deprel === 'nsubj')
  const name = subject ? nameAt[subject.index] : null
  return name?.entries.some(({ kind }) => kind === 'country') ? countryOfName(context, name) : null
}

/** "in Bukavu", "at the French consulate in Bukavu": what a noun belongs to is not where it lies. */
function locatedIn(context: ResolveContext, notes: SentenceNotes, word: Word): string | null {
  for (const kid of kidsOf(notes.tree, word)) {
    const inner = base(kid.deprel) === 'nmod' && isLocated(notes, kid) ? locatedIn(context, notes, kid) : null
    if (inner) return inner
  }
  const { settlements, openGround } = notes.words.grammar
  const lemma = word.lemma.toLowerCase()
  // "in the central square of Almaty" is in Almaty
  const isPlace = notes.nameAt[word.index] || settlements.has(lemma) || openGround.has(lemma)
  return isPlace ? placeCountry(context, notes, word) : null
}

const WHERE: ReadonlySet<string> = new Set(['obl', 'nmod'])

function isLocated(notes: SentenceNotes, word: Word): boolean {
  return kidsOf(notes.tree, word).some(
    kid => kid.deprel === 'case' && notes.words.grammar.stated.has(kid.lemma.toLowerCase()),
  )
}
