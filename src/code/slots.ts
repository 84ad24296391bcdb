import type { Role } from '../domain/plover.ts'
import type { Word } from '../domain/syntax.ts'
import type { GrammarWords } from './grammar.ts'
import type { WordClasses } from './lexicon.ts'
import { agents, antecedent, doers, isPassive, surfaceSubject, undergoers } from './roles.ts'
import {
  base,
  headOf,
  isGenitive,
  isNoun,
  isVerb,
  kidsBy,
  kidsOf,
  obliques,
  prepositionOf,
  type Tree,
  wordAt,
} from './tree.ts'

/** What a pattern is matched against beside the tree: the words of the language, and who the names are. */
export interface Ground {
  readonly grammar: GrammarWords
  readonly classes: WordClasses
  /** Roles of the parties that a name of the sentence stands for. */
  readonly rolesAt?: (index: number) => readonly (Role | 'IGO')[]
}

/**
 * The words that fill a slot of a pattern's head. Slots are grammatical: `subj` who does it, `obj` to whom (voice,
 * control and relative clauses resolved), `iobj`, `prt` a particle, `comp` a clause governed, `mod` what stands
 * before a noun, `poss`, `by`, `head` the governor, `occasion` what is done at it, `any` each word of the sentence;
 * every other name is a preposition. `obj.poss` is a slot of a filler; `obj@force` keeps names, pronouns and members of a class.
 */
export function fillersOf(tree: Tree, word: Word, slot: string, ground: Ground): readonly Word[] {
  const { grammar, classes } = ground
  const at = slot.indexOf('@')
  if (at > 0) {
    const members = classes.get(slot.slice(at + 1))
    return fillersOf(tree, word, slot.slice(0, at), ground).filter(
      filler => filler.upos === 'PROPN' || filler.upos === 'PRON' || isMember(tree, filler, members),
    )
  }
  // "the strikes were condemned by Washington": what is done to an event tells nothing of who did it
  if (slot === 'head.subj' && word.deprel === 'nsubj:pass') return []
  const dot = slot.indexOf('.')
  if (dot > 0)
    return fillersOf(tree, word, slot.slice(0, dot), ground).flatMap(filler =>
      fillersOf(tree, filler, slot.slice(dot + 1), ground),
    )
  const slotFunction = SLOTS[slot]
  if (slotFunction) return slotFunction(tree, word, grammar)
  return prepositional(tree, word, slot, grammar)
}

/** The word or the quantity's content belongs to the class. */
function isMember(tree: Tree, word: Word, members: ReadonlySet<string> | undefined): boolean {
  if (!members) return false
  return (
    members.has(word.lemma.toLowerCase()) ||
    kidsBy(tree, word, 'nmod', 'conj').some(kid => members.has(kid.lemma.toLowerCase()))
  )
}

type Slot = (tree: Tree, word: Word, grammar: GrammarWords) => readonly Word[]

const SLOTS: Readonly<Record<string, Slot>> = {
  subj: (tree, word, grammar) =>
    isNoun(word) ? carrierDoers(tree, word, grammar) : doers(tree, word, grammar),
  obj: (tree, word, grammar) =>
    isNoun(word) ? gerundObjects(tree, word, grammar) : undergoers(tree, word, grammar),
  surface: (tree, word, grammar) => {
    const found = surfaceSubject(tree, word, grammar)
    return found ? [found] : []
  },
  iobj: (tree, word) => kidsBy(tree, word, 'iobj').map(kid => antecedent(tree, kid)),
  victim: (tree, word, grammar) => carrierSufferers(tree, word, grammar),
  prt: (tree, word) => kidsOf(tree, word).filter(kid => isParticle(kid, word)),
  comp: (tree, word, grammar) => {
    const host = word.deprel === 'parataxis' ? headOf(tree, word) : null
    // "urged restraint after jets bombed the city": a clause of time is no part of what is urged
    const isWhen = (kid: Word) =>
      kid.deprel === 'advcl' &&
      kid.feats.VerbForm === 'Fin' &&
      kidsBy(tree, kid, 'mark').some(mark => grammar.behindSpeech.has(mark.lemma.toLowerCase()))
    const said = kidsBy(tree, word, 'xcomp', 'ccomp', 'advcl', 'csubj').filter(kid => !isWhen(kid))
    return host ? [...said, host] : said
  },
  pass: (tree, word, grammar) => (isPassive(tree, word, grammar) ? [word] : []),
  mod: (tree, word) =>
    kidsOf(tree, word).filter(
      kid => kid.index < word.index && ['amod', 'compound', 'nmod', 'flat', 'dep'].includes(kid.deprel),
    ),
  before: (tree, word) => {
    const previous = wordAt(tree, word.index - 1)
    return previous ? [previous] : []
  },
  after: (tree, word) => {
    const next = wordAt(tree, word.index + 1)
    return next ? [next] : []
  },
  poss: (tree, word) => possessors(tree, word),
  by: (tree, word, grammar) => {
    const governor = headOf(tree, word)
    // "days of protests by students"
    const span = governor && isSpanOf(tree, word, governor, grammar) ? agents(tree, governor, grammar) : []
    const own = [...agents(tree, word, grammar), ...span]
    if (own.length > 0 || !isNoun(word)) return own
    // "a coup attempt by guards"
    if (word.deprel === 'compound' && governor && isNoun(governor)) return agents(tree, governor, grammar)
    // "shootouts and arson by gunmen"
    const joined = kidsBy(tree, word, 'conj')
      .filter(kid => isNoun(kid))
      .flatMap(kid => agents(tree, kid, grammar))
    return joined.length > 0 ? joined : agentsAbove(tree, word, grammar)
  },
  case: (tree, word) => kidsBy(tree, word, 'case'),
  det: (tree, word) => kidsBy(tree, word, 'det'),
  cop: (tree, word) => kidsBy(tree, word, 'cop'),
  amod: (_tree, word) => (word.deprel === 'amod' ? [word] : []),
  self: (_tree, word) => [word],
  bare: (tree, word, grammar) =>
    isPassive(tree, word, grammar) && kidsBy(tree, word, 'aux').length === 0 ? [word] : [],
  root: (_tree, word) => (word.head === 0 ? [word] : []),
  head: (tree, word) => {
    const head = headOf(tree, word)
    return head ? [head] : []
  },
  occasion: (tree, word, grammar) => {
    const head = headOf(tree, word)
    if (!head) return []
    if (isNoun(head) && isGenitive(tree, word, grammar) && isEdge(head, grammar))
      return SLOTS.occasion!(tree, head, grammar)
    const isOccasion = grammar.occasions.has(prepositionOf(tree, word)?.split('_')[0] ?? '')
    return isOccasion && /^(obl|nmod|advcl)/.test(word.deprel) ? [head] : []
  },
  light: (tree, word, grammar) => {
    const carrier = carrierOf(tree, word, grammar)
    return carrier ? [carrier] : []
  },
  any: tree => tree.words,
  near: (tree, word) => tree.words.slice(Math.max(0, word.index - 7), word.index + 6),
}

/** "on the sidelines of the talks", "after days of talks". */
function isEdge({ lemma }: Word, { edges, timeNouns, quantityNouns }: GrammarWords): boolean {
  const noun = lemma.toLowerCase()
  return edges.has(noun) || timeNouns.has(noun) || quantityNouns.has(noun)
}

/** "its members' coup attempt": whose the attempt is. */
function possessors(tree: Tree, word: Word): readonly Word[] {
  const own = kidsBy(tree, word, 'nmod:poss').map(kid => antecedent(tree, kid))
  const governor = word.deprel === 'compound' ? headOf(tree, word) : null
  return own.length > 0 || !governor || !isNoun(governor) ? own : possessors(tree, governor)
}

/** "condemned the attack on veterans by police": what is read as the verb's agent is the noun's, since the verb has a subject. */
function agentsAbove(tree: Tree, noun: Word, grammar: GrammarWords): readonly Word[] {
  let top = noun
  for (let up = headOf(tree, top); up && isNoun(up) && base(top.deprel) === 'nmod'; up = headOf(tree, up))
    top = up
  const verb = base(top.deprel) === 'obj' ? headOf(tree, top) : null
  if (!verb || !isVerb(verb) || isPassive(tree, verb, grammar)) return []
  return agents(tree, verb, grammar).filter(kid => kid.index > noun.index && base(kid.deprel) === 'obl')
}

/** "the jailing of critics", "her poisoning". */
function gerundObjects(tree: Tree, noun: Word, grammar: GrammarWords): readonly Word[] {
  if (!/ings?$/.test(noun.form)) return []
  const of = obliques(tree, noun, grammar.contentPrepositions)
  return of.length > 0 ? of : kidsBy(tree, noun, 'nmod:poss').map(kid => antecedent(tree, kid))
}

/** Adverbs and particles that UD writes as `compound:prt`, and a weak parser as `advmod` or a bare preposition. */
function isParticle(kid: Word, word: Word): boolean {
  if (kid.deprel === 'compound:prt') return true
  if (base(kid.deprel) === 'advmod' || kid.deprel === 'case' || kid.deprel === 'mark')
    return kid.index > word.index
  return kid.index > word.index && kid.index - word.index <= 2 && (kid.upos === 'ADP' || kid.upos === 'ADV')
}

function prepositional(tree: Tree, word: Word, slot: string, grammar: GrammarWords): readonly Word[] {
  const wanted = new Set([slot])
  const own = obliques(tree, word, wanted).filter(
    kid => !grammar.timeNouns.has(kid.lemma.toLowerCase()) || kidsBy(tree, kid, 'nmod').length > 0,
  )
  if (own.length > 0) return own.map(kid => antecedent(tree, kid))
  if (isVerb(word)) {
    const below = kidsBy(tree, word, 'obj', 'obl', 'xcomp')
      .flatMap(kid => obliques(tree, kid, wanted))
      .filter(kid => !grammar.timeNouns.has(kid.lemma.toLowerCase()))
    if (below.length > 0) return below
    const relative = relativeOblique(tree, word, slot)
    return relative ? [relative] : []
  }
  // "a crackdown by the army on students", "the surrender of rebels to the army": read as one phrase within another
  const inner = kidsBy(tree, word, 'nmod', 'obl')
    .filter(kid => grammar.agentPrepositions.has(prepositionOf(tree, kid) ?? '') || slot === 'to')
    .flatMap(kid => obliques(tree, kid, wanted))
  if (inner.length > 0) return inner
  const aimed = directedAt(tree, word, slot, grammar)
  if (aimed.length > 0) return aimed
  // "stop its attacks on Azerbaijan": what follows a noun is the noun's
  const governor = word.deprel === 'obj' ? headOf(tree, word) : null
  const next = governor
    ? obliques(tree, governor, wanted).filter(
        kid =>
          kidsBy(tree, kid, 'case').some(mark => mark.index === word.index + 1) &&
          !grammar.timeNouns.has(kid.lemma.toLowerCase()),
      )
    : []
  if (next.length > 0) return next
  const carrier =
    carrierOf(tree, word, grammar) ?? relativeCarrier(tree, word, grammar) ?? occursAs(tree, word, grammar)
  return carrier ? obliques(tree, carrier, wanted).filter(kid => kid.index !== word.index) : []
}

/** "warnings aimed at Israel", "the fines slapped on it": a participle only tells against whom it is. */
function directedAt(tree: Tree, noun: Word, slot: string, grammar: GrammarWords): readonly Word[] {
  return kidsBy(tree, noun, 'acl')
    .filter(kid => isVerb(kid) && grammar.directing.has(kid.lemma.toLowerCase()))
    .flatMap(kid => obliques(tree, kid, slot === 'against' ? grammar.directions : new Set([slot])))
    .filter(kid => !grammar.timeNouns.has(kid.lemma.toLowerCase()))
}

/** "the access for which they asked": the relative clause's head fills the slot. */
function relativeOblique(tree: Tree, word: Word, slot: string): Word | null {
  for (const kid of kidsOf(tree, word)) {
    if (!kid.deprel.startsWith('obl')) continue
    const stands = antecedent(tree, kid)
    if (stands !== kid && prepositionOf(tree, kid) === slot) return stands
  }
  return null
}

/** The verb that carries a noun's event: "carried out strikes", "came under attack", "the talks were held". */
export function carrierOf(tree: Tree, noun: Word, grammar: GrammarWords): Word | null {
  const governor = headOf(tree, noun)
  if (governor && isSpanOf(tree, noun, governor, grammar)) return carrierOf(tree, governor, grammar)
  if (!governor || !isVerb(governor)) return null
  const relation = base(noun.deprel)
  const lemma = governor.lemma.toLowerCase()
  if (relation === 'obl')
    return (grammar.lightSuffer.has(lemma) && !grammar.lightDo.has(lemma)) ||
      takesPartIn(tree, noun, governor, grammar)
      ? governor
      : null
  if (relation === 'obj') {
    return !isNamed(tree, noun, governor, grammar) &&
      (grammar.lightDo.has(lemma) || grammar.lightSuffer.has(lemma))
      ? governor
      : null
  }
  if (relation === 'xcomp' && grammar.naming.has(lemma)) return null
  if (noun.deprel === 'nsubj:pass' || relation === 'xcomp')
    return grammar.lightDo.has(lemma) || grammar.lightSuffer.has(lemma) || grammar.occur.has(lemma)
      ? governor
      : null
  return null
}

/** "called the unrest treasonous", "called the shooting a mistake": what is named is not held. */
function isNamed(tree: Tree, noun: Word, verb: Word, { naming, timeNouns }: GrammarWords): boolean {
  if (!naming.has(verb.lemma.toLowerCase())) return false
  return kidsOf(tree, verb).some(
    kid =>
      (kid.deprel === 'xcomp' && !isVerb(kid)) ||
      (kid.index > noun.index &&
        /^(advmod|obl:unmarked)$/.test(kid.deprel) &&
        (kid.upos === 'ADJ' || kid.upos === 'NOUN') &&
        !timeNouns.has(kid.lemma.toLowerCase())),
  )
}

/** "the sanctions it imposed on Niger". */
function relativeCarrier(tree: Tree, noun: Word, grammar: GrammarWords): Word | null {
  return (
    kidsBy(tree, noun, 'acl').find(
      kid =>
        isVerb(kid) &&
        (grammar.lightDo.has(kid.lemma.toLowerCase()) || grammar.owning.has(kid.lemma.toLowerCase())) &&
        !grammar.naming.has(kid.lemma.toLowerCase()),
    ) ?? null
  )
}

/** "a week of drills", "a series of raids": the drills and raids are what is begun. */
function isSpanOf(tree: Tree, noun: Word, governor: Word, grammar: GrammarWords): boolean {
  const lemma = governor.lemma.toLowerCase()
  return (
    noun.deprel === 'nmod' &&
    isNoun(governor) &&
    isGenitive(tree, noun, grammar) &&
    (grammar.timeNouns.has(lemma) || grammar.quantityNouns.has(lemma))
  )
}

/** "clashes broke out between police and demonstrators": the verb says only that they were. */
function occursAs(tree: Tree, noun: Word, grammar: GrammarWords): Word | null {
  const verb = base(noun.deprel) === 'nsubj' ? headOf(tree, noun) : null
  return verb && isVerb(verb) && grammar.occur.has(verb.lemma.toLowerCase()) ? verb : null
}

/** "took part in a march", "participated in drills", "engaged in talks". */
function takesPartIn(tree: Tree, noun: Word, verb: Word, grammar: GrammarWords): boolean {
  const object = kidsBy(tree, verb, 'obj', 'compound')[0]
  const lemma = object ? `${verb.lemma} ${object.lemma}`.toLowerCase() : verb.lemma.toLowerCase()
  return (
    grammar.takePart.has(lemma.replace(' ', '_')) &&
    grammar.partPrepositions.has(prepositionOf(tree, noun) ?? '')
  )
}

function carrierDoers(tree: Tree, noun: Word, grammar: GrammarWords): readonly Word[] {
  const carrier = carrierOf(tree, noun, grammar)
  if (
    carrier &&
    (!grammar.lightSuffer.has(carrier.lemma.toLowerCase()) || takesPartIn(tree, noun, carrier, grammar))
  )
    return grammar.provoking.has(carrier.lemma.toLowerCase()) ? [] : doers(tree, carrier, grammar)
  const blamed = blamedFor(tree, noun, grammar)
  if (blamed) return [blamed]
  const owner = noun.deprel === 'obj' ? headOf(tree, noun) : null
  if (owner && isVerb(owner) && grammar.owning.has(owner.lemma.toLowerCase()))
    return doers(tree, owner, grammar)
  const relative = relativeCarrier(tree, noun, grammar)
  if (relative) return doers(tree, relative, grammar).filter(word => word.index !== noun.index)
  if (/ings?$/.test(noun.form)) return agents(tree, noun, grammar)
  // "are on strike", but not "are under attack", "had been abroad during the protests"
  const preposition = prepositionOf(tree, noun) ?? ''
  const isOutside = grammar.undergoing.has(preposition) || grammar.amid.has(preposition)
  return kidsOf(tree, noun).some(kid => kid.deprel === 'cop') && !isOutside
    ? kidsBy(tree, noun, 'nsubj').map(kid => antecedent(tree, kid))
    : []
}

/** "accused Baku of shelling": the one blamed does it. */
function blamedFor(tree: Tree, noun: Word, grammar: GrammarWords): Word | null {
  const above = headOf(tree, noun)
  const verb = above && !isVerb(above) ? headOf(tree, above) : above
  if (!above || !verb || !isVerb(verb) || !grammar.blame.has(verb.lemma.toLowerCase())) return null
  if (!/^(obl|nmod|advcl|acl)/.test(noun.deprel)) return null
  return undergoers(tree, verb, grammar)[0] ?? null
}

/** "is under attack". */
function isUndergone(tree: Tree, noun: Word, grammar: GrammarWords): boolean {
  return kidsBy(tree, noun, 'cop').length > 0 && grammar.undergoing.has(prepositionOf(tree, noun) ?? '')
}

function carrierSufferers(tree: Tree, noun: Word, grammar: GrammarWords): readonly Word[] {
  if (isUndergone(tree, noun, grammar)) return kidsBy(tree, noun, 'nsubj').map(kid => antecedent(tree, kid))
  const carrier = carrierOf(tree, noun, grammar)
  if (!carrier || !grammar.lightSuffer.has(carrier.lemma.toLowerCase())) return []
  const subject = surfaceSubject(tree, carrier, grammar)
  return subject ? [subject] : []
}
