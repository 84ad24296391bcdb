import type { Word } from '../../domain/syntax.ts'
import type { GrammarWords } from '../grammar.ts'
import type { LanguageLexicon, MarkEffect, Modifier } from '../lexicon.ts'
import { base, isInfinitive, isVerb, kidBy, kidsBy, kidsOf, pathUp, type Tree, wordAt } from '../tree.ts'
import { isCiting } from './operators.ts'
import { type Perspective, term } from './state.ts'

export function markEffect(
  tree: Tree,
  word: Word,
  lexicon: LanguageLexicon,
): { readonly effect: MarkEffect; readonly word: Word } | null {
  for (const kid of kidsOf(tree, word)) {
    if (kid.deprel !== 'mark' && kid.deprel !== 'advmod' && kid.deprel !== 'case') continue
    if (kid.index > word.index) continue
    const rest = kidsBy(tree, kid, 'fixed').map(part => part.form.toLowerCase())
    const effect = lexicon.operators.marks.get([kid.lemma.toLowerCase(), ...rest].join('_'))
    if (effect) return { effect, word: kid }
  }
  return null
}

export function clausal(tree: Tree, word: Word, state: Perspective, lexicon: LanguageLexicon): Perspective {
  const mark = markEffect(tree, word, lexicon)
  if (mark?.effect === 'whether' || mark?.effect === 'condition')
    return term({ ...state, certainty: 'U' }, `open question: ${mark.word.form}`, mark.word)
  return state
}

/** "are to return", "is due to return": what is arranged. */
export function isDue(tree: Tree, word: Word, { grammar }: LanguageLexicon): boolean {
  const to = kidBy(tree, word, 'mark')
  if (to && grammar.prospective.has(to.form.toLowerCase()))
    return kidBy(tree, to, 'fixed') !== null || wordAt(tree, to.index + 1)?.upos === 'PART'
  if (to?.upos !== 'PART') return false
  const before = wordAt(tree, to.index - 1)
  return (
    before !== null &&
    grammar.progressive.has(before.lemma) &&
    before.feats.VerbForm === 'Fin' &&
    before.head === word.index
  )
}

export function isInverted(tree: Tree, word: Word, { grammar }: LanguageLexicon): boolean {
  const kids = kidsOf(tree, word)
  const subject = kids.find(kid => base(kid.deprel) === 'nsubj')
  return (
    subject !== undefined &&
    kids.some(
      kid =>
        (base(kid.deprel) === 'aux' || kid.deprel === 'cop') &&
        kid.index < subject.index &&
        grammar.inverting.has(kid.lemma),
    )
  )
}

export function isFuture(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  if (word.feats.Tense === 'Fut') return true
  return kidsBy(tree, word, 'aux').some(
    kid => kid.feats.Tense === 'Fut' || lexicon.grammar.futureAux.has(kid.lemma.toLowerCase()),
  )
}

export function hasPast(tree: Tree, word: Word): boolean {
  return word.feats.Tense === 'Past' && !kidsBy(tree, word, 'aux').some(kid => kid.feats.Tense === 'Pres')
}

/** "accused them of shelling", "warned against going": a clause that its verb governs by a preposition. */
export function isComplementLike(tree: Tree, word: Word, { grammar }: LanguageLexicon): boolean {
  return kidsOf(tree, word).some(
    kid =>
      (kid.deprel === 'mark' || kid.deprel === 'case') &&
      kid.index < word.index &&
      (kid.upos === 'ADP' ||
        kid.upos === 'SCONJ' ||
        (kid.upos === 'PART' && word.feats.VerbForm === 'Inf')) &&
      !grammar.noComplement.has(kid.lemma),
  )
}

/** A participle that stands for a relative clause: "a bid launched last week", "soldiers occupying the town". */
export function isReduced(tree: Tree, word: Word): boolean {
  return (
    isVerb(word) &&
    word.feats.VerbForm !== 'Inf' &&
    kidsBy(tree, word, 'mark', 'case', 'nsubj', 'aux', 'cop').every(kid => kid.index > word.index)
  )
}

/**
 * "They did not elaborate, citing the inquiry", "In leaving the hall, he shook nobody's hand": a participle set off by a
 * comma, or before its clause, outside the scope of what is denied there (Stump 1985 on free adjuncts).
 */
export function isFreeAdjunct(tree: Tree, governor: Word, word: Word): boolean {
  const { VerbForm } = word.feats
  if (VerbForm !== 'Part' && VerbForm !== 'Ger') return false
  if (word.index < governor.index) return true
  const first = Math.min(
    word.index,
    ...kidsOf(tree, word)
      .filter(kid => kid.upos !== 'PUNCT')
      .map(kid => kid.index),
  )
  return wordAt(tree, first - 1)?.form === ','
}

/** "only to strip them": an infinitive that tells what came next. */
export function isResult(tree: Tree, word: Word, { grammar }: LanguageLexicon): boolean {
  const mark = isInfinitive(tree, word) ? kidBy(tree, word, 'mark') : null
  return mark !== null && grammar.merely.has(wordAt(tree, mark.index - 1)?.lemma ?? '')
}

/** "the first to recognise": one who is singled out did it (Karttunen 2012, superlative implicatives). */
export function isSingledOut(tree: Tree, noun: Word, grammar: GrammarWords): boolean {
  return (
    grammar.singlingOut.has(noun.lemma.toLowerCase()) ||
    kidsBy(tree, noun, 'amod', 'det').some(kid => grammar.singlingOut.has(kid.lemma.toLowerCase()))
  )
}

/** A clause that "that" opens is a complement, whatever relation the parser gave it. */
export function hasComplementiser(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  return (
    isVerb(word) &&
    kidsBy(tree, word, 'mark').some(kid => lexicon.grammar.complementisers.has(kid.form.toLowerCase()))
  )
}

/** Whether a clause beside a verb of speech is what was said: it comes first, or after a colon or quotation mark. */
export function isSaid(tree: Tree, governor: Word, word: Word, lexicon: LanguageLexicon): boolean {
  if (!isCiting(tree, governor, lexicon)) return false
  if (word.index < governor.index) return true
  if (kidsOf(tree, governor).some(kid => kid.deprel === 'ccomp')) return false
  const between = tree.words.slice(governor.index, word.index)
  return (
    !between.some(each => each.form === ';') &&
    between.some(between => between.form === ':' || /^['"“‘«]+$/.test(between.form))
  )
}

/** "has yet to arrive": surface order settles it, whatever tree the parser made. */
export function isNotYet(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  const to = kidBy(tree, word, 'mark')
  if (!to) return false
  const before = wordAt(tree, to.index - 1)
  return before !== null && lexicon.operators.modifiers.has(`${before.lemma.toLowerCase()}/yet`)
}

/**
 * "vowed never to surrender", "promised not to fire": a negation right before "to" denies what the infinitive tells,
 * whichever of the two verbs the parser hung it on.
 */
export function negatesInfinitive(tree: Tree, negation: Word, infinitive: Word): boolean {
  const to = kidBy(tree, infinitive, 'mark')
  return to?.upos === 'PART' && to.index === negation.index + 1 && isInfinitive(tree, infinitive)
}

/** "no longer recognised": the negation stands on the adverb. */
export function isNoLonger(tree: Tree, word: Word, table: ReadonlyMap<string, Modifier>): boolean {
  return kidsBy(tree, word, 'advmod').some(kid => {
    const before = wordAt(tree, kid.index - 1)
    return (
      before !== null &&
      before.head === kid.index &&
      table.get(`${before.lemma.toLowerCase()}/det`)?.effect === 'negate'
    )
  })
}

/** "is going to resign", not "went to vote". */
export function isProspective(tree: Tree, governor: Word, word: Word, lexicon: LanguageLexicon): boolean {
  const to = kidBy(tree, word, 'mark')
  return (
    to?.index === governor.index + 1 &&
    isInfinitive(tree, word) &&
    lexicon.grammar.prospective.has(governor.form.toLowerCase()) &&
    kidsBy(tree, governor, 'aux', 'cop').some(kid => lexicon.grammar.progressive.has(kid.lemma))
  )
}

/** "to Aktau, where rallies are being held": told beside what may come. */
export function isPlaceClause(tree: Tree, word: Word, { grammar }: LanguageLexicon): boolean {
  return kidsBy(tree, word, 'advmod').some(
    kid => kid.index < word.index && grammar.relativeAdverbs.has(kid.form.toLowerCase()),
  )
}

/** "how many people died is not known": that some did is. */
export function asksHowMuch(tree: Tree, word: Word): boolean {
  return kidsOf(tree, word).some(
    kid =>
      base(kid.deprel) === 'nsubj' &&
      kidsBy(tree, kid, 'amod', 'nummod', 'det').some(many => {
        const how = kidsBy(tree, many, 'advmod')[0]
        return how !== undefined && how.feats.PronType === 'Int' && how.index === many.index - 1
      }),
  )
}

/** "know how to fight", "debated when to leave": whether it is done is left open (Karttunen 1977 on infinitives that ask). */
export function asksToDo(tree: Tree, word: Word): boolean {
  return (
    isInfinitive(tree, word) &&
    kidsOf(tree, word).some(kid => kid.index < word.index && kid.feats.PronType === 'Int')
  )
}

/** "before it is held", "when they leave": a present, whose time the clause above gives. */
export function isPresent(tree: Tree, word: Word, { grammar }: LanguageLexicon): boolean {
  const [finite] = [...kidsBy(tree, word, 'aux', 'cop'), word].filter(each => each.feats.VerbForm === 'Fin')
  return finite?.feats.Tense === 'Pres' && !grammar.perfect.has(finite.lemma.toLowerCase())
}

/** "declined to say what prompted it", "does not know who fired": that something did is taken for granted (Karttunen 1977). */
export function asksWhich(tree: Tree, word: Word): boolean {
  return (
    word.feats.VerbForm !== 'Inf' &&
    kidsOf(tree, word).some(
      kid =>
        kid.index < word.index &&
        [kid, ...kidsBy(tree, kid, 'det')].some(
          each => each.feats.PronType === 'Int' && each.deprel !== 'mark',
        ),
    )
  )
}

/** "used tear gas to disperse the crowd": what a means is used for. */
export function isPurposeOfMeans(
  tree: Tree,
  governor: Word,
  word: Word,
  { grammar, classes }: LanguageLexicon,
): boolean {
  // "used catapults to hurl stones", "used tyres to block a road": no means of force, so what it was used for was done
  const means = classes.get('means')
  return (
    grammar.instrumental.has(governor.lemma.toLowerCase()) &&
    isInfinitive(tree, word) &&
    kidsBy(tree, governor, 'obj', 'nsubj:pass').some(kid => !means || means.has(kid.lemma.toLowerCase()))
  )
}

/** "would have burned": with a condition, what did not happen (gold rule 22). */
export function isCounterfactual(tree: Tree, word: Word, { grammar }: LanguageLexicon): boolean {
  const auxiliaries = kidsBy(tree, word, 'aux').map(kid => kid.lemma.toLowerCase())
  return (
    auxiliaries.some(lemma => grammar.perfect.has(lemma)) &&
    auxiliaries.some(lemma => grammar.counterfactual.has(lemma))
  )
}

/** "too late to save them": the infinitive behind an excess did not come to pass. */
export function isExceeded(tree: Tree, governor: Word, word: Word, { grammar }: LanguageLexicon): boolean {
  return (
    (governor.upos === 'ADJ' || governor.upos === 'ADV') &&
    isInfinitive(tree, word) &&
    kidsBy(tree, governor, 'advmod').some(kid => grammar.excess.has(kid.lemma.toLowerCase()))
  )
}

/** "..., if hardly welcome": an adjective alone behind the clause grants something and hangs nothing on it. */
export function isConcession(tree: Tree, word: Word): boolean {
  if (kidBy(tree, word, 'nsubj', 'cop') || word.index < word.head) return false
  // "dozens if not hundreds"
  return word.upos === 'ADJ' || (!isVerb(word) && kidBy(tree, word, 'advmod') !== null)
}

/** "held out hope of aid if the army withdraws": a plain past hangs on no condition that lies ahead. */
export function isOutOfStep(tree: Tree, governor: Word, clause: Word): boolean {
  const isPast =
    governor.feats.Tense === 'Past' && governor.feats.VerbForm === 'Fin' && !kidBy(tree, governor, 'aux')
  const [finite] = [...kidsBy(tree, clause, 'aux', 'cop'), clause].filter(
    each => each.feats.VerbForm === 'Fin',
  )
  return isPast && clause.index > governor.index && finite?.feats.Tense === 'Pres'
}

/** "will need no more than a week to arrest them": a time needed is no need of the act. */
export function takesTime(tree: Tree, governor: Word, word: Word, lexicon: LanguageLexicon): boolean {
  return tree.words.some(
    each =>
      lexicon.grammar.timeNouns.has(each.lemma.toLowerCase()) &&
      each.index > governor.index &&
      each.index < word.index &&
      lexicon.grammar.takingTime.has(governor.lemma.toLowerCase()) &&
      pathUp(tree, each).includes(governor),
  )
}
