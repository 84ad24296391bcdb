import type { Word } from '../../domain/syntax.ts'
import type { GrammarWords } from '../grammar.ts'
import type { LanguageLexicon, Operator } from '../lexicon.ts'
import { antecedent, doers, surfaceSubject } from '../roles.ts'
import { base, isNoun, isVerb, kidBy, kidsBy, kidsOf, prepositionOf, type Tree, wordAt } from '../tree.ts'
import { isCiting } from './operators.ts'
import type { Cited } from './state.ts'

/** Who is cited by a word, or null where the word in this construction brings no source of its own. */
export function citedBy(tree: Tree, word: Word, operator: Operator, lexicon: LanguageLexicon): Cited | null {
  const cited = toldBy(tree, word, operator, lexicon)
  return cited?.head && isNoOther(cited.head, lexicon.grammar) ? null : cited
}

/** "I believe", "if you think", "nobody says": whoever speaks, whoever is spoken to and nobody are no source beside the speaker. */
export function isNoOther(word: Word, { negativePronouns, whoever }: GrammarWords): boolean {
  const lemma = word.lemma.toLowerCase()
  const isOfTalk = word.upos === 'PRON' && /^[12]$/.test(word.feats.Person ?? '')
  return isOfTalk || negativePronouns.has(lemma) || whoever.has(lemma)
}

function toldBy(tree: Tree, word: Word, operator: Operator, lexicon: LanguageLexicon): Cited | null {
  const by = word.form
  const sentence = tree.index
  const grammar = lexicon.grammar
  if (operator.cites === 'anonymous') {
    const giver =
      kidBy(tree, word, 'nmod:poss') ??
      kidsBy(tree, word, 'nmod').find(kid => grammar.givers.has(prepositionOf(tree, kid) ?? ''))
    return { head: giver ?? messageIn(tree, word, grammar), sentence, by }
  }
  if (isNoun(word)) return citedByNoun(tree, word, operator, grammar)
  if (isVerb(word) && (kidBy(tree, word, 'aux:pass') || isBareParticiple(tree, word))) {
    if (grammar.citing.has(word.lemma.toLowerCase()) && saysSo(tree, word, grammar)) {
      const quoted = surfaceSubject(tree, word, grammar)
      if (quoted) return { head: quoted, sentence, by }
    }
    const agent = kidsOf(tree, word).find(
      kid =>
        kid.deprel === 'obl:agent' ||
        (base(kid.deprel) === 'obl' && grammar.agentPrepositions.has(prepositionOf(tree, kid) ?? '')),
    )
    if (agent) return { head: agent, sentence, by }
    return grammar.hearsay.has(word.lemma.toLowerCase()) ? { head: null, sentence, by } : null
  }
  const told = tellerInOblique(tree, word, grammar)
  if (told) return { head: told, sentence, by }
  const subject = surfaceSubject(tree, word, grammar)
  if (subject) return { head: voiceOf(tree, subject, grammar), sentence, by }
  const near = tree.words.slice(0, word.index - 1).findLast(each => base(each.deprel) === 'nsubj')
  return near ? { head: near, sentence, by } : null
}

/** "was quoted as saying". */
export function saysSo(tree: Tree, verb: Word, grammar: GrammarWords): Word | null {
  return (
    kidsBy(tree, verb, 'advcl', 'xcomp', 'ccomp').find(
      kid =>
        kid.feats.VerbForm !== 'Fin' &&
        kidsBy(tree, kid, 'mark', 'case').some(mark => grammar.asideMarks.has(mark.lemma.toLowerCase())),
    ) ?? null
  )
}

/**
 * "a statement carried by the agency", "a video shared by activists": whoever gives it stands for it, where nobody else
 * is named whose it is ("an army statement") and who gives it has not only seen it.
 */
export function voiceOf(tree: Tree, word: Word, grammar: GrammarWords): Word {
  if (!grammar.messages.has(word.lemma.toLowerCase()) || kidBy(tree, word, 'nmod:poss')) return word
  const told = kidsBy(tree, word, 'acl').find(kid => isBareParticiple(tree, kid))
  const hasOwner = kidsBy(tree, word, 'compound', 'amod').some(
    kid => kid.upos === 'PROPN' || kid.upos === 'NOUN',
  )
  if (hasOwner || (told && grammar.seeing.has(told.lemma.toLowerCase()))) return word
  // "a statement by spokesman Gambo Isa"
  const signed = kidsBy(tree, word, 'nmod').find(kid =>
    grammar.agentPrepositions.has(prepositionOf(tree, kid) ?? ''),
  )
  const agents = told ? kidsBy(tree, told, 'obl:agent') : []
  return agents[0] ?? signed ?? word
}

/** "говорится в сводке генштаба": the message in which it is told, for whoever it is of. */
function messageIn(tree: Tree, verb: Word, grammar: GrammarWords): Word | null {
  if (!isVerb(verb) || grammar.sourcePrepositions.size === 0) return null
  return (
    kidsBy(tree, verb, 'obl').find(
      kid =>
        isNoun(kid) &&
        grammar.sourcePrepositions.has(prepositionOf(tree, kid) ?? '') &&
        grammar.messages.has(kid.lemma.toLowerCase()) &&
        kidsBy(tree, kid, 'nmod', 'amod').length > 0,
    ) ?? null
  )
}

/** "сообщили в полиции": a plural without a subject names its source behind a preposition. */
function tellerInOblique(tree: Tree, verb: Word, grammar: GrammarWords): Word | null {
  if (!isVerb(verb) || grammar.sourcePrepositions.size === 0 || kidBy(tree, verb, 'nsubj')) return null
  if (verb.feats.Number !== 'Plur' || verb.feats.VerbForm !== 'Fin') return null
  return (
    kidsBy(tree, verb, 'obl').find(
      kid =>
        isNoun(kid) &&
        grammar.sourcePrepositions.has(prepositionOf(tree, kid) ?? '') &&
        !grammar.timeNouns.has(kid.lemma.toLowerCase()),
    ) ?? null
  )
}

/** "Asked whether ..., the minister said": whoever answers is cited for what was asked. */
export function answerer(tree: Tree, word: Word, lexicon: LanguageLexicon): Cited | null {
  const beside = word.head === 0 && isFirst(tree, word) ? kidBy(tree, word, 'parataxis') : null
  const above = beside ?? wordAt(tree, word.head)
  if ((word.deprel !== 'advcl' && !beside) || !above || !isVerb(above) || !isCiting(tree, above, lexicon))
    return null
  // "The ministry confirmed it, while residents said that ...": they answer nobody
  if (word.index > above.index && kidBy(tree, word, 'nsubj')) return null
  const head = surfaceSubject(tree, above, lexicon.grammar)
  return head ? { head, sentence: tree.index, by: above.form } : null
}

function isFirst(tree: Tree, word: Word): boolean {
  return tree.words.find(each => each.upos !== 'PUNCT') === word
}

/** "Interfax, citing the ministry, said": the one cited stands behind the outlet (gold rule 25). */
export function quotedBy(
  tree: Tree,
  verb: Word,
  speaker: Word | null,
  grammar: GrammarWords,
): readonly Cited[] {
  const near = [
    ...kidsOf(tree, verb),
    ...(speaker ? kidsOf(tree, speaker) : []),
    // "Troops killed three, AFP reported, citing police": the parser hangs the citation on what is told.
    ...kidsOf(tree, contentOf(tree, verb) ?? verb).filter(kid => kid.index > verb.index),
  ]
  const citing = near.find(
    kid =>
      grammar.citing.has(kid.lemma.toLowerCase()) &&
      kid.feats.VerbForm !== 'Fin' &&
      // "as quoted by Interfax": the outlet stands before its source.
      !kidBy(tree, kid, 'obl:agent'),
  )
  // "Reuters cited two aid workers as saying"
  const cited =
    !citing &&
    isVerb(verb) &&
    grammar.citing.has(verb.lemma.toLowerCase()) &&
    !kidBy(tree, verb, 'aux:pass') &&
    saysSo(tree, verb, grammar)
      ? kidBy(tree, verb, 'obj')
      : null
  if (cited) return [{ head: cited, sentence: tree.index, by: verb.form }]
  const named = citing
    ? (kidBy(tree, citing, 'obj') ??
      kidBy(tree, citing, 'obl') ??
      kidBy(tree, citing, 'nmod') ??
      // "со ссылкой на источник", the source hung beside the reference
      near.find(kid => kid.index > citing.index && kid.index <= citing.index + 4 && isNoun(kid)))
    : null
  const outlet = named ?? speaker
  const quoted = outlet && quotedByOutlet(tree, outlet, grammar)
  const beside = named && besideOutlet(tree, named, grammar)
  const sources = [named, quoted ?? beside].filter(source => source !== null && source !== undefined)
  const by = citing?.form ?? verb.form
  const ofOutlet = citing && grammar.referring.has(citing.lemma.toLowerCase())
  return sources.map(head => ({ head, sentence: tree.index, by, ...(ofOutlet ? { ofOutlet } : {}) }))
}

/** The clause that a verb of speech beside or above it tells. */
function contentOf(tree: Tree, verb: Word): Word | null {
  return base(verb.deprel) === 'parataxis' ? wordAt(tree, verb.head) : kidBy(tree, verb, 'ccomp')
}

/** "AFP, which quoted the governor": the outlet has it from him. */
export function quotedByOutlet(tree: Tree, outlet: Word, grammar: GrammarWords): Word | null {
  if (outlet.upos !== 'PROPN' && !grammar.press.has(outlet.lemma.toLowerCase())) return null
  const quoting = kidsBy(tree, outlet, 'acl:relcl').find(kid => grammar.citing.has(kid.lemma.toLowerCase()))
  return quoting && !kidBy(tree, quoting, 'aux:pass') ? kidBy(tree, quoting, 'obj', 'obl') : null
}

/** "Citing AFP and the governor's office": a named outlet has it from the one beside it that is no outlet. */
function besideOutlet(tree: Tree, outlet: Word, grammar: GrammarWords): Word | null {
  if (outlet.upos !== 'PROPN') return null
  return (
    kidsBy(tree, outlet, 'conj').find(
      kid => kid.upos === 'NOUN' && !grammar.press.has(kid.lemma.toLowerCase()),
    ) ?? null
  )
}

function citedByNoun(tree: Tree, word: Word, operator: Operator, grammar: GrammarWords): Cited | null {
  const by = word.form
  const sentence = tree.index
  const owner = kidBy(tree, word, 'nmod:poss')
  if (owner) return { head: antecedent(tree, owner), sentence, by }
  const given = kidsBy(tree, word, 'nmod').find(kid => grammar.givers.has(prepositionOf(tree, kid) ?? ''))
  if (given) return { head: given, sentence, by }
  const carrier = wordAt(tree, word.head)
  if (
    carrier &&
    isVerb(carrier) &&
    (grammar.lightDo.has(carrier.lemma) || grammar.voicing.has(carrier.lemma))
  ) {
    const [doer] = doers(tree, carrier, grammar)
    if (doer) return { head: doer, sentence, by }
  }
  const made = kidsBy(tree, word, 'amod', 'compound').find(
    kid => kid.index < word.index && /^[A-Z]/.test(kid.form),
  )
  if (made) return { head: made, sentence, by }
  // "police detained six on charges of arson": whoever holds them accuses them
  const accuser =
    carrier && isVerb(carrier) && grammar.orderedOn.has(prepositionOf(tree, word) ?? '')
      ? doers(tree, carrier, grammar)[0]
      : undefined
  if (accuser) return { head: accuser, sentence, by }
  return operator.affirmed === 'CT+' ? { head: null, sentence, by } : null
}

export function isBareParticiple(tree: Tree, word: Word): boolean {
  const relation = base(word.deprel)
  return (
    word.feats.VerbForm === 'Part' &&
    word.feats.Tense === 'Past' &&
    (relation === 'acl' || relation === 'amod' || relation === 'advcl') &&
    word.deprel !== 'acl:relcl' &&
    !kidBy(tree, word, 'nsubj', 'aux')
  )
}
