import type { Role } from '../../domain/plover.ts'
import type { Word } from '../../domain/syntax.ts'
import { base, headOf, isNoun, isPointedAt, kidsBy, kidsOf, type Tree, wordAt } from '../tree.ts'
import { accusedBefore, candidatesIn, isControlledBy, isWithin, sameSubject } from './candidates.ts'
import type { ResolveContext } from './context.ts'
import { type Antecedents, describe, withConjuncts } from './describe.ts'
import { foldName, INITIALS } from './names.ts'
import { beforeOfName } from './namesakes.ts'
import type { SentenceNotes } from './notes.ts'
import { isAlike, isBoth, isPower } from './pairs.ts'
import type { Party, PartySort } from './party.ts'
import { isServed } from './served.ts'
import { othersBefore } from './taken-up.ts'

/** How many sentences back an antecedent is looked for (assumption; most lie within two). */
const REACH = 3
/** And how far back one teller is followed through "it added", "it said" (assumption). */
const GOES_ON = 12

type Kind = 'person' | 'body' | 'many' | 'any'
const WANTED: Readonly<Record<'person' | 'body' | 'many', ReadonlySet<PartySort>>> = {
  person: new Set<PartySort>(['person']),
  body: new Set<PartySort>(['body', 'country', 'group']),
  many: new Set<PartySort>(['group', 'body', 'country']),
}

/**
 * The small coreference: pronouns and bare descriptions are taken up by the nearest phrase before them that fits in
 * kind, subjects first, as in Hobbs (1978) and the salience of Lappin and Leass (1994), cut down to what codes need.
 */
export function antecedentsIn(context: ResolveContext): Antecedents {
  const busy = new Set<string>()
  const resolve: Antecedents = (sentence, word) => {
    const key = `${sentence}:${word.index}`
    if (busy.has(key)) return []
    busy.add(key)
    try {
      return find(sentence, word)
    } finally {
      busy.delete(key)
    }
  }
  return resolve

  function find(sentence: number, word: Word): readonly Party[] {
    const notes = context.notes(sentence)
    if (!notes) return []
    const form = foldName(word.form)
    const { grammar } = notes.words
    if (word.upos === 'PRON' || word.deprel === 'nmod:poss') {
      if (grammar.first.has(form)) return speaker(notes, word)
      if (grammar.second.has(form)) return []
      const kind =
        grammar.masculine.has(form) || grammar.feminine.has(form)
          ? 'person'
          : grammar.plural.has(form)
            ? 'many'
            : grammar.neuter.has(form)
              ? 'body'
              : null
      if (!kind) return []
      const fits = (party: Party) => WANTED[kind].has(party.sort) && party.outlet === null
      const teller = isTeller(notes.tree, word) ? tellerBefore(sentence, word, fits, kind) : []
      if (teller.length > 0) return teller
      const first = firstOfChain(sentence, word)
      return nearest(first.sentence, first.word, fits, kind)
    }
    if (grammar.serving.has(notes.roleAt[word.index]?.words.join(' ') ?? ''))
      return nearest(sentence, word, isServed, 'any')
    if (word.upos === 'PROPN' || INITIALS.test(word.form)) return sameName(sentence, word)
    if (grammar.others.has(word.lemma.toLowerCase())) return others(notes, word)
    if (word.upos === 'NUM' || grammar.crowd.has(form)) return crowdBefore(sentence, word)
    return described(sentence, notes, word)
  }

  /** "the movement", "both sides": the nearest phrase of that kind. */
  function described(sentence: number, notes: SentenceNotes, word: Word): readonly Party[] {
    const lemma = word.lemma.toLowerCase()
    const { anaphors } = notes.words
    const definite = isPointedAt(notes.tree, word)
    const both = isBoth(notes, word) ? lastTwo(sentence, word) : []
    if (both.length === 2) return both
    if (!definite) return []
    const bloc = anaphors.alliance.has(lemma) ? nearest(sentence, word, party => party.igo !== null) : []
    if (bloc.length > 0) return bloc
    if (notes.words.grammar.corpses.has(lemma) && (word.feats.Number === 'Plur' || word.upos === 'ADJ'))
      return nearest(sentence, word, party => party.sort === 'group', 'many')
    if (notes.words.grammar.assailants.has(lemma)) return nearest(sentence, word, isBanded, 'many')
    if (anaphors.people.has(lemma) && word.feats.Number === 'Plur') return crowdBefore(sentence, word)
    if (anaphors.body.has(lemma)) {
      const namesake = nearest(sentence, word, party => isCalled(party, lemma))
      if (namesake.length > 0) return namesake
      // "the group", after a firm was told of, is none
      const isBand = anaphors.band.has(lemma)
      const isBody = ({ sort, role, igo }: Party) =>
        igo !== null || (sort === 'body' && !(isBand && role === 'BUS'))
      const body = nearest(sentence, word, isBody)
      if (body.length > 0 || !isBand) return body
      const band = nearest(sentence, word, isBanded, 'many')
      return band.length > 0 ? band : crowdBefore(sentence, word)
    }
    if (anaphors.country.has(lemma)) return nearest(sentence, word, party => party.sort === 'country')
    if (anaphors.person.has(lemma) && word.feats.Number === 'Plur')
      return lastTwo(sentence, word).filter(({ sort, role }) => sort === 'person' && role === 'GOV')
    if (anaphors.person.has(lemma)) return nearest(sentence, word, party => party.sort === 'person')
    return []
  }

  function others(notes: SentenceNotes, word: Word): readonly Party[] {
    const before = othersBefore(notes, word)
    return before ? withConjuncts(context, notes, before, resolve, 1) : crowdBefore(notes.tree.index, word)
  }

  /** "Dozens were detained", "the two men": the people told of last, who are no force. */
  function crowdBefore(sentence: number, word: Word): readonly Party[] {
    const isCrowd = ({ sort, role }: Party) => sort === 'group' && role !== null && PEOPLE.has(role)
    return nearest(sentence, word, isCrowd, 'many')
  }

  /** "the two sides", "both countries": the two states told of last. */
  function lastTwo(sentence: number, word: Word): readonly Party[] {
    for (let back = 0; back <= Math.min(REACH, sentence); back++) {
      const notes = context.notes(sentence - back)
      if (!notes) continue
      const found: Party[] = []
      for (const candidate of candidatesIn(notes, back === 0 ? word : null)) {
        if (!/^(nsubj|obj|obl|nmod)/.test(candidate.deprel)) continue
        // "the government and the rebels agreed ... both sides": two of one country as well
        const joined = withConjuncts(context, notes, candidate, resolve, 1).filter(isPower)
        if (joined.length === 2 && found.length === 0) return joined
        for (const party of withConjuncts(context, notes, candidate, resolve, 1))
          if (isPower(party) && !found.some(each => isAlike(each, party))) found.push(party)
        if (found.length >= 2) return found.slice(0, 2)
      }
    }
    return []
  }

  /** A name met before with more about it: "President William Ruto ... Ruto". */
  function sameName(sentence: number, word: Word): readonly Party[] {
    return beforeOfName(context, foldName(word.form), { sentence, index: word.index }, (at, index) => {
      const { tree } = context.notes(at)!
      for (const head of headsOfName(tree, wordAt(tree, index)!)) {
        const found = describe(context, context.notes(at)!, head, resolve, 1)
        if (found.length > 0) return found
      }
      return []
    })
  }

  /**
   * "The aid group said ... It added": who goes on telling is who told before, unless another who fits was the subject
   * of a sentence since. Pronouns between are passed over one by one, so that no text makes this deep.
   */
  function tellerBefore(
    sentence: number,
    word: Word,
    fits: (party: Party) => boolean,
    kind: Kind,
  ): readonly Party[] {
    let first = { sentence, word }
    for (let at = sentence - 1; at >= Math.max(0, first.sentence - REACH, sentence - GOES_ON); at--) {
      const notes = context.notes(at)
      if (!notes) continue
      const subjects = notes.tree.words.filter(each => base(each.deprel) === 'nsubj')
      const tellers = subjects.filter(each => isTeller(notes.tree, each))
      for (const each of tellers.filter(teller => teller.upos !== 'PRON')) {
        const parties = withConjuncts(context, notes, each, resolve, 1)
        const found = parties.filter(fits)
        if (found.length > 0 && agrees(each, parties, kind)) return found
      }
      const same = tellers.find(each => each.upos === 'PRON' && foldName(each.form) === foldName(word.form))
      if (same) first = { sentence: at, word: same }
      const others = subjects.filter(each => isNoun(each) && headOf(notes.tree, each)?.head === 0)
      for (const each of others) {
        const parties = withConjuncts(context, notes, each, resolve, 1)
        if (parties.some(fits) && agrees(each, parties, kind)) return []
      }
    }
    return first.sentence < sentence ? nearest(first.sentence, first.word, fits, kind) : []
  }

  /**
   * "It has not taken Sennar from the army. It holds the state": a subject goes on from sentence to sentence (the
   * continuing centre of Grosz, Joshi and Weinstein 1995), so that what the first stands for all do.
   */
  function firstOfChain(sentence: number, word: Word): { readonly sentence: number; readonly word: Word } {
    let first = { sentence, word }
    for (let at = sentence; at > Math.max(0, sentence - GOES_ON); at--) {
      const tree = context.notes(at)?.tree
      const before = context.notes(at - 1)?.tree
      if (!tree || !before || !isMainSubject(tree, first.word)) break
      const same = before.words.find(
        each => each.upos === 'PRON' && each.lemma === word.lemma && isMainSubject(before, each),
      )
      if (!same) break
      first = { sentence: at - 1, word: same }
    }
    return first
  }

  /** The nearest phrase before `word` whose parties fit: subjects of the same sentence, its other phrases, sentences before. */
  function nearest(
    sentence: number,
    word: Word,
    fits: (party: Party) => boolean,
    kind: Kind = 'body',
  ): readonly Party[] {
    let doers: readonly Party[] | null = null
    for (let back = 0; back <= Math.min(REACH, sentence); back++) {
      const notes = context.notes(sentence - back)
      if (!notes) continue
      const doer = back === 0 ? ownSubject(notes, word) : null
      const same = back === 0 ? sameSubject(notes.tree, word) : null
      if (same) return resolve(sentence, same)
      const accused = back === 0 ? accusedBefore(notes, word) : null
      if (accused) {
        const found = withConjuncts(context, notes, accused, resolve, 1).filter(fits)
        if (found.length > 0) return found
      }
      doers ??= doer
        ? doer.upos === 'PRON'
          ? resolve(sentence, doer)
          : withConjuncts(context, notes, doer, resolve, 1)
        : []
      const owned =
        back > 0 && word.deprel === 'nmod:poss' ? headOf(context.notes(sentence)!.tree, word) : null
      // "Police arrested ten men. They were charged": those to whom something was done before
      const isUndergone =
        (owned !== null && notes.words.grammar.undergone.has(owned.lemma.toLowerCase())) ||
        (back > 0 && word.deprel === 'nsubj:pass')
      const candidates = candidatesIn(notes, back === 0 ? word : null, isUndergone, kind === 'person')
      const isMany = (each: Word) => each.feats.Number === 'Plur'
      const ordered =
        kind === 'many' && back > 0 && !isUndergone
          ? [...candidates.filter(isMany), ...candidates.filter(each => !isMany(each))]
          : candidates
      for (const candidate of ordered) {
        if (candidate.index === doer?.index) continue
        const all = withConjuncts(context, notes, candidate, resolve, 1)
        if (!agrees(candidate, all, kind) || (back > 0 && areSame(all, doers))) continue
        const found = all.filter(fits)
        if (found.length > 0) return kind === 'many' ? all : found
      }
    }
    return []
  }

  /** "we" is who speaks: the subject of the clause above or beside the quotation. */
  function speaker(notes: SentenceNotes, word: Word): readonly Party[] {
    const { tree, words } = notes
    const voice = context.hints.voices?.(tree.index)
    const told = voice?.head && voice.sentence !== tree.index ? context.notes(voice.sentence) : null
    if (told) {
      // an expert's "we" is whoever his readers are
      const spoken = withConjuncts(context, told, voice!.head!, resolve, 1)
      return spoken.filter(({ role }) => role !== null && !ONLOOKERS.has(role))
    }
    let isOwnClause = true
    for (let at: Word | null = word; at; at = headOf(tree, at)) {
      // "They attacked us": whoever does it to us is another
      const isInClause = isOwnClause && at.upos === 'VERB'
      if (isInClause) isOwnClause = false
      for (const kid of kidsOf(tree, at)) {
        const clause = kid.deprel === 'parataxis' ? kid : null
        const subject = clause
          ? kidsOf(tree, clause).find(each => base(each.deprel) === 'nsubj')
          : base(kid.deprel) === 'nsubj' && kid.index !== word.index && !isInClause
            ? kid
            : null
        if (!subject || words.grammar.first.has(foldName(subject.form)) || isWithin(tree, word, subject))
          continue
        const found = withConjuncts(context, notes, subject, resolve, 1)
        if (found.length > 0) return found
      }
    }
    return []
  }
}

/** Those who speak of what others do. */
const ONLOOKERS: ReadonlySet<Role> = new Set<Role>(['NGO', 'EDU', 'MED'])

/** A part of a name, the name, and what the name stands beside: "The governor, Idris Nouri, ... Nouri". */
function headsOfName(tree: Tree, word: Word): readonly Word[] {
  const heads = [word]
  for (let above = headOf(tree, word); above && above.upos !== 'VERB'; above = headOf(tree, above)) {
    if (!/^(flat|compound|appos)/.test(heads.at(-1)!.deprel)) break
    heads.push(above)
  }
  return heads.reverse()
}

/** The first subject of its sentence. */
function isMainSubject(tree: Tree, word: Word): boolean {
  return tree.words.find(each => base(each.deprel) === 'nsubj')?.index === word.index
}

/** The subject of a verb that has what was said as its clause, or stands beside it. */
function isTeller(tree: Tree, word: Word): boolean {
  const verb = base(word.deprel) === 'nsubj' ? headOf(tree, word) : null
  return (
    verb?.upos === 'VERB' &&
    (verb.deprel === 'parataxis' || (verb.head === 0 && kidsBy(tree, verb, 'ccomp').length > 0))
  )
}

/** "they" takes up several, or a force; "he" and "it" one. */
function agrees(candidate: Word, parties: readonly Party[], kind: Kind): boolean {
  if (kind === 'any') return true
  const plural = candidate.feats.Number === 'Plur' || parties.length > 1
  const isOne = parties.length === 1 && parties[0]!.sort === 'country'
  if (kind !== 'many') return !plural || isOne || parties.some(party => party.entity !== null)
  return plural || parties.some(party => party.role !== null && COLLECTIVE.has(party.role))
}

/** "Police arrested two men. Police beat them": nobody does it to himself, in whatever sentence he was told of. */
function areSame(found: readonly Party[], doers: readonly Party[]): boolean {
  return (
    found.length > 0 &&
    found.every(each => doers.some(doer => doer.role === each.role && doer.igo === each.igo))
  )
}

/** People whom counts and "the two men" take up. */
const PEOPLE: ReadonlySet<Role> = new Set<Role>(['CVL', 'EDU', 'LAB', 'OPP', 'MED', 'REL', 'NGO'])

/** "the Rapid Support Forces ... the force", "the Free Party ... the party": a body whose own name has the noun. */
function isCalled({ sort, entity, name }: Party, noun: string): boolean {
  if (sort === 'person' || entity === null) return false
  return [entity, name].some(each =>
    foldName(each)
      .split(' ')
      .some(part => part === noun || part === `${noun}s`),
  )
}

/** "The group": rebels, gangs and opponents are told of as such. */
function isBanded({ sort, role }: Party): boolean {
  return sort === 'group' && (role === 'REB' || role === 'CRM' || role === 'OPP' || role === 'UAF')
}

const COLLECTIVE: ReadonlySet<Role> = new Set<Role>(['COP', 'MIL', 'REB', 'OPP', 'CVL', 'LAB'])

/**
 * The subject of the clause in which a pronoun is an object: "arresting several of them" takes up others than those
 * who arrest (principle B of Chomsky 1981). Possessives may take up the subject, but for nouns of what is done to their
 * possessor ("demanded their release").
 */
function ownSubject({ tree, words }: SentenceNotes, word: Word): Word | null {
  const owned = word.deprel === 'nmod:poss' ? headOf(tree, word) : null
  // "denounced its use of force": nobody denounces what is his
  let deed = owned
  while (deed?.deprel === 'nmod:poss') deed = headOf(tree, deed)
  const blaming = deed?.deprel === 'obj' ? headOf(tree, deed) : null
  const isBlamed = blaming !== null && words.grammar.blaming.has(blaming.lemma.toLowerCase())
  if (owned && !isBlamed && !words.grammar.undergone.has(owned.lemma.toLowerCase())) return null
  if (word.upos !== 'PRON' || word.feats.Reflex === 'Yes') return null
  let verb = headOf(tree, word)
  // "said they were under siege": the subject of a noun is in no clause with its own
  if (verb && verb.upos !== 'VERB' && base(word.deprel) === 'nsubj') return null
  while (verb && verb.upos !== 'VERB') verb = headOf(tree, verb)
  for (let n = 0; verb && n < 4; n++) {
    const subject = kidsBy(tree, verb, 'nsubj')[0]
    if (subject) return subject.index === word.index ? null : subject
    // "ordered the army to neutralise them": whoever is ordered does it
    // "accused the minister of planning his arrest": whoever is accused does it
    const ordered = /^(xcomp|advcl)$/.test(verb.deprel)
      ? kidsBy(tree, headOf(tree, verb) ?? verb, 'obj')[0]
      : undefined
    if (
      ordered &&
      (verb.deprel === 'xcomp' ? ordered.index < verb.index : isControlledBy(tree, word, ordered))
    )
      return ordered
    if (!['conj', 'advcl', 'xcomp'].includes(base(verb.deprel))) return null
    verb = headOf(tree, verb)
  }
  return null
}
