import type { Word } from '../domain/syntax.ts'
import type { GrammarWords } from './grammar.ts'
import {
  base,
  headOf,
  isNoun,
  isPresentParticiple,
  isVerb,
  joinerOf,
  kidBy,
  kidsBy,
  kidsOf,
  obliques,
  prepositionOf,
  type Tree,
} from './tree.ts'

/** Who does it and to whom, as the tree has it: found through voice, control, relative clauses and coordination. */
const DEPTH = 8

export function isPassive(tree: Tree, word: Word, grammar: GrammarWords): boolean {
  const kids = kidsOf(tree, word)
  const hasObject = kids.some(kid => kid.deprel === 'obj')
  if (kids.some(kid => kid.deprel === 'aux:pass')) return true
  if (word.feats.Variant === 'Short' && word.feats.Voice === 'Pass') return true
  if (
    word.deprel === 'acl:relcl' &&
    kids.some(kid => /^nsubj/.test(kid.deprel) && kid.feats.PronType === 'Prs')
  )
    return false
  if (kids.some(kid => kid.deprel === 'nsubj:pass') && word.feats.VerbForm === 'Fin')
    return word.feats.Voice === 'Pass'
  if (kids.some(kid => kid.deprel === 'nsubj:pass' || kid.deprel === 'csubj:pass'))
    return !hasObject && !kids.some(kid => grammar.perfect.has(kid.lemma))
  if (kids.some(kid => kid.deprel === 'nsubj')) return false
  if (base(word.deprel) === 'acl' && word.deprel !== 'acl:relcl' && isVerb(word) && isBareForm(tree, word))
    return !hasObject
  if (!isPastParticiple(word) || kids.some(kid => base(kid.deprel) === 'aux')) return false
  const relation = base(word.deprel)
  if (['acl', 'amod', 'xcomp', 'advcl'].includes(relation) && word.deprel !== 'acl:relcl') return !hasObject
  if (relation === 'conj') {
    const first = headOf(tree, word)
    return first !== null && isVerb(first) && isPassive(tree, first, grammar) && !hasObject
  }
  return word.feats.Voice === 'Pass' && word.feats.VerbForm !== 'Part'
}

/** Neither "-ing" nor "to ...": a verb that modifies a noun without them is its past participle. */
function isBareForm(tree: Tree, word: Word): boolean {
  return (
    word.feats.VerbForm !== 'Ger' &&
    word.feats.Tense !== 'Pres' &&
    word.feats.VerbForm !== 'Inf' &&
    !kidsBy(tree, word, 'mark', 'aux').length
  )
}

function isPastParticiple(word: Word): boolean {
  return word.feats.VerbForm === 'Part' && (word.feats.Tense === 'Past' || word.feats.Voice === 'Pass')
}

/** A relative pronoun stands for the noun that its clause modifies. */
export function antecedent(tree: Tree, word: Word): Word {
  // "the man that police arrested": what a clause governs is no conjunction, whatever it is tagged
  const isRelative = word.feats.PronType === 'Rel' || word.upos === 'SCONJ'
  if (!isRelative && !(word.upos === 'PRON' && word.feats.PronType === 'Int')) return word
  let at: Word | null = word
  for (let n = 0; at && n < DEPTH; n++) {
    if (at.deprel === 'acl:relcl') return headOf(tree, at) ?? word
    at = headOf(tree, at)
  }
  return word
}

/** The subject as the clause shows it, active or passive, inherited where the clause leaves it out. */
export function surfaceSubject(tree: Tree, word: Word, grammar: GrammarWords, depth = 0): Word | null {
  if (depth > DEPTH) return null
  const subjects = kidsOf(tree, word).filter(kid => base(kid.deprel) === 'nsubj')
  const own = subjects.find(kid => kid.upos !== 'VERB') ?? subjects[0]
  if (own) return antecedent(tree, own)
  const governor = headOf(tree, word)
  if (!governor) return null
  const above = () => surfaceSubject(tree, governor, grammar, depth + 1)
  switch (base(word.deprel)) {
    case 'acl':
      if (word.deprel === 'acl:relcl') return relativeSubject(tree, word, governor)
      if (isInfinitive(tree, word)) return possessorOrDoer(tree, governor, grammar, depth)
      if (isMessage(governor, word, grammar)) return possessorOrDoer(tree, governor, grammar, depth)
      if (isContent(tree, word, grammar)) return chargedWith(tree, governor, grammar, depth)
      if (besides(tree, word, governor, grammar))
        return surfaceSubject(tree, headOf(tree, governor)!, grammar, depth + 1)
      return isNoun(governor) || governor.upos === 'PRON' || governor.upos === 'NUM' ? governor : null
    case 'amod':
      return isNoun(governor) ? governor : null
    case 'xcomp':
    case 'advcl': {
      const blamed = blamedBefore(tree, word, governor, grammar)
      if (blamed) return blamed
      const tried = isInfinitive(tree, word) ? kidBy(tree, governor, 'obj') : null
      const by = tried && base(word.deprel) === 'advcl' ? decider(tree, tried, grammar) : null
      if (by) return by
      if (tried && isOpposedTry(tried, governor, grammar)) return trier(tree, tried, grammar)
      return base(word.deprel) === 'xcomp' || takesObjectControl(tree, word, grammar)
        ? controller(tree, governor, grammar, depth)
        : nominalSubject(tree, word, above())
    }
    case 'ccomp':
      return isFiniteClause(tree, word) ? null : controller(tree, governor, grammar, depth)
    case 'conj':
      return isVerb(governor) ||
        governor.upos === 'ADJ' ||
        !isNoun(governor) ||
        kidBy(tree, governor, 'nsubj', 'cop')
        ? above()
        : null
    case 'parataxis':
    case 'obl':
    case 'nmod':
    case 'obj':
      return isVerb(word) ? above() : null
    default:
      return isVerb(word) && isInfinitive(tree, word) ? controller(tree, governor, grammar, depth) : null
  }
}

/** "accused the army of shelling a town, killing five": whoever is accused of the one did the other. */
function blamedBefore(tree: Tree, word: Word, verb: Word, grammar: GrammarWords): Word | null {
  if (!isPresentParticiple(word) || !grammar.blame.has(verb.lemma.toLowerCase())) return null
  if (kidBy(tree, word, 'mark') || isPassive(tree, verb, grammar)) return null
  const deed = kidsBy(tree, verb, 'advcl').find(kid => kid.index < word.index && kidBy(tree, kid, 'mark'))
  return deed && takesObjectControl(tree, deed, grammar) ? kidBy(tree, verb, 'obj') : null
}

/** "were arrested": the auxiliary is finite where the verb is not. */
function isFiniteClause(tree: Tree, word: Word): boolean {
  return (
    word.feats.VerbForm === 'Fin' ||
    kidsOf(tree, word).some(kid => /^(aux|cop)/.test(kid.deprel) && kid.feats.VerbForm === 'Fin')
  )
}

function isInfinitive(tree: Tree, word: Word): boolean {
  return word.feats.VerbForm === 'Inf' || kidsBy(tree, word, 'mark').some(kid => kid.upos === 'PART')
}

/** "issued a statement condemning the attack": whoever issues it condemns. */
function isMessage(noun: Word, participle: Word, grammar: GrammarWords): boolean {
  return (
    /ing$/.test(participle.form) && noun.upos === 'NOUN' && grammar.messages.has(noun.lemma.toLowerCase())
  )
}

/** "accuse X of shelling", "prevent X from leaving": the object does it. */
function takesObjectControl(tree: Tree, word: Word, grammar: GrammarWords): boolean {
  const mark = kidsBy(tree, word, 'mark', 'case').find(kid => kid.index < word.index)
  return (
    mark !== undefined &&
    (grammar.controlling.has(mark.lemma.toLowerCase()) || isListedCharge(tree, word, mark, grammar)) &&
    (word.feats.VerbForm === 'Ger' || word.feats.Tense === 'Pres')
  )
}

/** "indicted him on several counts including attacking soldiers": whoever is charged did it. */
function isListedCharge(tree: Tree, word: Word, mark: Word, grammar: GrammarWords): boolean {
  const verb = headOf(tree, word)
  return (
    verb !== null &&
    grammar.including.has(mark.form.toLowerCase()) &&
    grammar.blame.has(verb.lemma.toLowerCase())
  )
}

/** A gerund that says what a noun is: "charges of organising riots". */
function isContent(tree: Tree, word: Word, { contentPrepositions }: GrammarWords): boolean {
  const mark = kidBy(tree, word, 'mark')
  return isPresentParticiple(word) && mark !== null && contentPrepositions.has(mark.lemma.toLowerCase())
}

/** "in addition to issuing warnings, he said": whoever says so issues them. */
function besides(tree: Tree, word: Word, noun: Word, grammar: GrammarWords): Word | null {
  const mark = noun.deprel === 'obl' && isPresentParticiple(word) ? kidBy(tree, word, 'mark') : null
  return mark && grammar.infinitiveMarks.has(mark.lemma.toLowerCase()) ? headOf(tree, noun) : null
}

/** "jailed two on charges of organising riots": whoever is held on them does it. */
function chargedWith(tree: Tree, noun: Word, grammar: GrammarWords, depth: number): Word | null {
  const verb = base(noun.deprel) === 'obl' ? headOf(tree, noun) : null
  return verb && isVerb(verb) ? controller(tree, verb, grammar, depth) : null
}

function nominalSubject(tree: Tree, word: Word, found: Word | null): Word | null {
  void tree
  return found && found.index !== word.index ? found : null
}

function relativeSubject(tree: Tree, word: Word, governor: Word): Word | null {
  const taken = kidsOf(tree, word).some(kid => base(kid.deprel) === 'nsubj')
  return taken ? null : governor
}

function possessorOrDoer(tree: Tree, noun: Word, grammar: GrammarWords, depth: number): Word | null {
  const owner = kidBy(tree, noun, 'nmod:poss')
  if (owner) return owner
  if (kidBy(tree, noun, 'cop')) return kidBy(tree, noun, 'nsubj')
  const governor = headOf(tree, noun)
  const by = decider(tree, noun, grammar)
  if (by) return by
  if (governor && isOpposedTry(noun, governor, grammar)) return trier(tree, noun, grammar)
  return governor && isVerb(governor) ? surfaceSubject(tree, governor, grammar, depth + 1) : null
}

/** "rejects attempts to stir unrest", "foiled a plot to kill her": who does so tries nothing of the kind. */
function isOpposedTry(noun: Word, verb: Word, { attempts, opposing }: GrammarWords): boolean {
  return opposing.has(verb.lemma.toLowerCase()) && attempts.has(noun.lemma.toLowerCase())
}

/** "criticised the decision of the minister to send troops": he sends them. */
function decider(tree: Tree, noun: Word, { contentPrepositions, decisions }: GrammarWords): Word | null {
  if (!decisions.has(noun.lemma.toLowerCase())) return null
  return obliques(tree, noun, contentPrepositions).find(each => isNoun(each)) ?? null
}

/** "an attempt by the army to": of "external forces" nothing is known. */
function trier(tree: Tree, noun: Word, grammar: GrammarWords): Word | null {
  const [agent] = agents(tree, noun, grammar)
  return agent && (agent.upos === 'PROPN' || kidBy(tree, agent, 'det')) ? agent : null
}

function controller(tree: Tree, governor: Word, grammar: GrammarWords, depth: number): Word | null {
  if (!isPassive(tree, governor, grammar) && !grammar.subjectControl.has(governor.lemma)) {
    const object = kidBy(tree, governor, 'iobj') ?? kidBy(tree, governor, 'obj')
    if (object && object.feats.PronType !== 'Prs') return antecedent(tree, object)
    if (object && object.feats.Reflex !== 'Yes') return object
    const called = kidsBy(tree, governor, 'obl').find(kid =>
      kidsOf(tree, kid).some(mark => mark.deprel === 'case' && grammar.addressing.has(mark.lemma)),
    )
    if (called && grammar.obliqueControl.has(governor.lemma.toLowerCase())) return called
  }
  if (grammar.othersControl.has(governor.lemma.toLowerCase()) && !isPassive(tree, governor, grammar))
    return null
  return surfaceSubject(tree, governor, grammar, depth + 1)
}

/** Who does it: the subject of the active, the agent of the passive. */
export function doers(tree: Tree, word: Word, grammar: GrammarWords): readonly Word[] {
  if (!isPassive(tree, word, grammar)) {
    const subject = surfaceSubject(tree, word, grammar)
    return subject ? [subject] : []
  }
  const own = agents(tree, word, grammar)
  return own.length > 0 ? own : holder(tree, word, grammar)
}

/** "have the hotel surrounded": whoever has it so does it, unless it is his own ("had their homes burned"). */
function holder(tree: Tree, word: Word, grammar: GrammarWords): readonly Word[] {
  const verb = word.deprel === 'xcomp' ? headOf(tree, word) : null
  if (!verb || !grammar.perfect.has(verb.lemma.toLowerCase()) || !isVerb(verb)) return []
  const object = kidBy(tree, verb, 'obj')
  if (!object || object.index > word.index || kidBy(tree, object, 'nmod:poss')) return []
  const subject = surfaceSubject(tree, verb, grammar)
  return subject ? [subject] : []
}

export function agents(tree: Tree, word: Word, grammar: GrammarWords): readonly Word[] {
  const own = ownAgents(tree, word, grammar)
  if (own.length > 0 || !isPassive(tree, word, grammar)) return own
  // "was ousted, beaten and detained by the military"
  const first = word.deprel === 'conj' ? headOf(tree, word) : null
  const joined = [word, ...(first ? [first] : [])]
    .flatMap(each => kidsBy(tree, each, 'conj'))
    .filter(kid => isVerb(kid) && kid.index > word.index)
  if (!joined.some(kid => kidBy(tree, kid, 'nsubj', 'aux'))) {
    const shared = joined.flatMap(kid => ownAgents(tree, kid, grammar))
    const isOfAll = shared.length > 0 && kidsBy(tree, word, 'obl').every(kid => kid.index > shared[0]!.index)
    if (isOfAll) return shared
  }
  // "were killed, according to a count by residents": they counted
  const below = kidsOf(tree, word).filter(
    kid =>
      kid.deprel === 'obl' &&
      kid.index > word.index &&
      !grammar.accordingTo.has(prepositionOf(tree, kid) ?? ''),
  )
  return below
    .flatMap(kid => [kid, ...kidsBy(tree, kid, 'acl')])
    .flatMap(kid => ownAgents(tree, kid, grammar))
}

function ownAgents(tree: Tree, word: Word, grammar: GrammarWords): readonly Word[] {
  return kidsOf(tree, word).filter(
    kid =>
      // "by the broadcaster's count" tells who says so.
      !grammar.sourceNouns.has(kid.lemma.toLowerCase()) &&
      !isWhen(tree, kid, grammar) &&
      (kid.deprel === 'obl:agent' ||
        (/^(obl|nmod)/.test(kid.deprel) && grammar.agentPrepositions.has(joinerOf(tree, kid) ?? ''))),
  )
}

/** "were detained by late July 6": a date has done nothing. */
function isWhen(tree: Tree, word: Word, { timeNouns }: GrammarWords): boolean {
  return [word, ...(word.upos === 'NUM' ? kidsOf(tree, word) : [])].some(each =>
    timeNouns.has(each.lemma.toLowerCase()),
  )
}

/** To whom or what: the object of the active, the subject of the passive, the noun that a participle modifies. */
export function undergoers(tree: Tree, word: Word, grammar: GrammarWords): readonly Word[] {
  if (isPassive(tree, word, grammar)) {
    const subject = surfaceSubject(tree, word, grammar)
    return subject ? [subject] : []
  }
  const objects = kidsBy(tree, word, 'obj').map(kid => antecedent(tree, kid))
  if (objects.length > 0) return objects
  const addressed = kidsBy(tree, word, 'iobj').map(kid => antecedent(tree, kid))
  if (addressed.length > 0) return addressed
  // "the police killing of a student", taken for a verb
  const owned = /ings?$/.test(word.form) ? obliques(tree, word, grammar.contentPrepositions) : []
  if (owned.length > 0) return owned
  const bare = kidsOf(tree, word).filter(
    kid =>
      /^obl(:unmarked)?$/.test(kid.deprel) &&
      isNoun(kid) &&
      kid.index > word.index &&
      !kidsOf(tree, kid).some(mark => mark.deprel === 'case') &&
      !grammar.timeNouns.has(kid.lemma.toLowerCase()),
  )
  if (bare.length > 0) return bare
  if (word.deprel === 'acl:relcl') {
    const governor = headOf(tree, word)
    const hasSubject = kidsOf(tree, word).find(kid => base(kid.deprel) === 'nsubj')
    if (
      governor &&
      hasSubject &&
      antecedent(tree, hasSubject) === hasSubject &&
      !hasRelativeOblique(tree, word)
    )
      return [governor]
  }
  if (word.deprel === 'conj') {
    const first = headOf(tree, word)
    const last =
      first && isVerb(first) && word.index > first.index ? kidsBy(tree, word, 'obl', 'ccomp', 'xcomp') : null
    const shared =
      first && last?.length === 0 ? kidsBy(tree, first, 'obj').filter(kid => kid.index > word.index) : []
    if (shared.length > 0) return shared
  }
  return []
}

function hasRelativeOblique(tree: Tree, word: Word): boolean {
  return kidsOf(tree, word).some(
    kid => (kid.deprel.startsWith('obl') || kid.deprel === 'advmod') && antecedent(tree, kid) !== kid,
  )
}
