import type { Word } from '../../domain/syntax.ts'
import type { GrammarWords } from '../grammar.ts'
import type { LanguageLexicon, OperatorScope, Value } from '../lexicon.ts'
import {
  base,
  isInfinitive,
  isNoun,
  isPointedAt,
  isVerb,
  kidBy,
  kidsBy,
  kidsOf,
  prepositionOf,
  type Tree,
} from '../tree.ts'
import { operatorFor } from './operators.ts'
import {
  ASSERTED,
  applyValue,
  factualityOf,
  graded,
  type Perspective,
  presupposed,
  term,
  weaken,
} from './state.ts'

export function asNominal(
  tree: Tree,
  governor: Word,
  word: Word,
  state: Perspective,
  operated: Perspective | null,
  lexicon: LanguageLexicon,
): Perspective {
  if (operated) return operated
  if (isVerb(word)) return state
  const grammar = lexicon.grammar
  const lemma = governor.lemma.toLowerCase()
  const isSubject = base(word.deprel) === 'nsubj'
  // "the strikes did harm" is no light verb of the strikes
  const isLight = grammar.lightDo.has(lemma) || grammar.lightSuffer.has(lemma)
  // "vowed to continue the strike": it goes on already
  const goesOn = base(word.deprel) === 'obj' && grammar.continuing.has(lemma) && isDefinite(tree, word)
  if (goesOn && state.positive && state.certainty === 'PR') return presupposed(state)
  const isUnaffected = !state.positive && isDefinite(tree, word) && grammar.independent.has(lemma)
  if (isUnaffected) return presupposed(state)
  if ((isLight && word.deprel !== 'nsubj') || (isSubject && grammar.occur.has(lemma))) return state
  if (governor.upos !== 'VERB' && kidBy(tree, governor, 'cop')) return state
  const isEnded = !isSubject && state.dropped === null && grammar.ending.has(lemma)
  // "a state of emergency applied to the country, telephones did not work": what a subject does not do it may be all the same
  const isDoer =
    word.deprel === 'nsubj' &&
    governor.upos === 'VERB' &&
    !state.positive &&
    kidsBy(tree, word, 'acl').length > 0
  if (isDoer && state.certainty === 'CT') return presupposed(state)
  if (!isDefinite(tree, word) && !isEnded && !grammar.objectPresupposed.has(lemma)) return state
  return presupposed(state)
}

/** "the attack", "their attack" is taken to exist whatever is denied of it (Strawson 1950); "force" is not. */
export function isDefinite(tree: Tree, noun: Word): boolean {
  return isPointedAt(tree, noun) || kidBy(tree, noun, 'nmod:poss') !== null
}

export function acrossOblique(
  tree: Tree,
  governor: Word,
  word: Word,
  state: Perspective,
  use: (scope: OperatorScope) => Perspective | null,
  lexicon: LanguageLexicon,
): Perspective {
  const preposition = prepositionOf(tree, word)
  const grammar = lexicon.grammar
  const first = preposition?.split('_')[0] ?? ''
  const modifier = preposition ? lexicon.operators.modifiers.get(`${preposition}/case`) : undefined
  if (modifier?.effect === 'negate')
    return term({ ...presupposed(state), positive: false }, `negation: ${preposition}`, word)
  if (modifier)
    return term(
      graded(
        applyValue(presupposed(state), modifier.effect as Value),
        ASSERTED,
        modifier.value,
        lexicon.operators.grades.labels,
      ),
      modifier.name,
      word,
    )
  if (
    grammar.sinceWhen.has(first) ||
    (grammar.afterwards.has(first) && grammar.historyNouns.has(governor.lemma))
  )
    return { ...state, dropped: 'history' }
  if (grammar.accordingTo.has(preposition ?? '')) return presupposed(state)
  if (
    isNoun(governor) &&
    grammar.contentPrepositions.has(first) &&
    grammar.quantityNouns.has(governor.lemma.toLowerCase())
  )
    return state
  if (isMoney(governor, lexicon) && grammar.partPrepositions.has(first)) return state
  if (isAskedAbout(tree, governor, first, lexicon)) return presupposed(state)
  if (grammar.amid.has(first) || grammar.amid.has(preposition ?? '')) return presupposed(state)
  const operated =
    isAdjunct(tree, governor, first, preposition ?? '', lexicon) || isFronted(tree, governor, word)
      ? null
      : use('oblique')
  if (operated) return operated
  if (grammar.historyNouns.has(governor.lemma.toLowerCase())) return { ...state, dropped: 'history' }
  if (
    isNoun(governor) &&
    grammar.topicNouns.has(governor.lemma.toLowerCase()) &&
    grammar.topicPrepositions.has(first)
  )
    return { ...state, dropped: 'topic' }
  if (isVerb(governor)) {
    const lemma = governor.lemma.toLowerCase()
    // "has not engaged in talks": there were none
    const isPart = grammar.takePart.has(lemma) && grammar.partPrepositions.has(first)
    if (isPart && !state.positive && !isDefinite(tree, word)) return state
    // "open an inquiry into the bombing": what the verb does is its object
    const isBesideObject = isDefinite(tree, word) && kidBy(tree, governor, 'obj') !== null
    if (!isBesideObject && (grammar.lightSuffer.has(lemma) || grammar.lightDo.has(lemma))) return state
    if (grammar.benefit.has(first) && !isVerb(word)) return { ...presupposed(state) }
    if (isVerb(word)) return state
    // "will end it through talks": by means of what is as sure as the act
    if (grammar.means.has(first) && state.future && !isDefinite(tree, word)) return state
    const isBrought = grammar.causing.has(`${lemma}_${first}`)
    return isBrought || isAnyDenied(tree, word, state, lexicon) ? state : presupposed(state)
  }
  if (isAnyDenied(tree, word, state, lexicon)) return state
  return presupposed(state)
}

/** "In an interview, he declined to comment": what sets the scene stands outside what the verb says (Lambrecht 1994). */
function isFronted(tree: Tree, governor: Word, word: Word): boolean {
  const subject = kidBy(tree, governor, 'nsubj', 'nsubj:pass')
  return isVerb(governor) && subject !== null && word.index < subject.index && subject.index < governor.index
}

/** "was not aware of any attack": there may be none. */
function isAnyDenied(tree: Tree, noun: Word, state: Perspective, { grammar }: LanguageLexicon): boolean {
  return !state.positive && kidsBy(tree, noun, 'det').some(kid => grammar.any.has(kid.lemma.toLowerCase()))
}

/** "asked about the riots" asks for none. */
function isAskedAbout(tree: Tree, governor: Word, preposition: string, lexicon: LanguageLexicon): boolean {
  return (
    lexicon.grammar.matter.has(preposition) &&
    isVerb(governor) &&
    operatorFor(tree, governor, 'oblique', lexicon)?.affirmed === 'U'
  )
}

/**
 * "urged them at a rally", "refused during the talks", "appealed in the wake of the attack", "demands in talks": where, when
 * and why it was said, not what.
 */
function isAdjunct(
  tree: Tree,
  governor: Word,
  first: string,
  whole: string,
  lexicon: LanguageLexicon,
): boolean {
  const { adjunctPrepositions, partPrepositions } = lexicon.grammar
  if (whole !== first && adjunctPrepositions.has(whole)) return true
  if (isVerb(governor)) return adjunctPrepositions.has(first)
  const operator = partPrepositions.has(first) ? operatorFor(tree, governor, 'oblique', lexicon) : null
  return operator !== null && operator.cites !== null && operator.affirmed !== 'CT+'
}

/** "$500 million in aid" is the aid. */
function isMoney(word: Word, lexicon: LanguageLexicon): boolean {
  return (
    word.upos === 'SYM' ||
    word.upos === 'NUM' ||
    (isNoun(word) && lexicon.classes.get('money')?.has(word.lemma.toLowerCase()) === true)
  )
}

/** "coup attempt" is a coup attempted; "strike leader", "aid worker" name no event. */
export function acrossCompound(
  tree: Tree,
  governor: Word,
  word: Word,
  state: Perspective,
  use: (scope: OperatorScope) => Perspective | null,
  lexicon: LanguageLexicon,
): Perspective {
  if (word.upos !== 'NOUN' || governor.upos !== 'NOUN') return state
  const operated = use('oblique')
  if (operated) return operated
  const lemma = governor.lemma.toLowerCase()
  // "a ceasefire deal": what is agreed on lies ahead (gold rule 2)
  if (lexicon.classes.get('accord')?.has(lemma) && factualityOf(state) === 'CT+')
    return term({ ...weaken(state, 'PR+'), future: true }, `agreed on: ${lemma}`, governor)
  // "ceasefire talks", "a withdrawal plan": the topic of talks and plans is no event (gold rule 2)
  if (lexicon.grammar.talking.has(lemma)) return { ...state, dropped: state.dropped ?? 'topic' }
  const isEvent = lexicon.patterns.has(`${lemma}/N`) || lexicon.grammar.quantityNouns.has(lemma)
  return isEvent || kidsOf(tree, word).length > 1
    ? state
    : { ...state, dropped: state.dropped ?? 'part of a name' }
}

/**
 * "the talks failed to reach an accord", "the attacks appear to have angered them", "the fighting threatens the accord": what
 * fails, seems or may come is what the subject does, and the subject itself is told as a fact.
 */
export function isOfWhatItDoes(tree: Tree, verb: Word, lexicon: LanguageLexicon): boolean {
  const operator = isVerb(verb) ? operatorFor(tree, verb, 'subject', lexicon) : null
  if (!operator) return false
  if (operator.future) return kidBy(tree, verb, 'obj') !== null
  return kidsBy(tree, verb, 'xcomp').some(
    kid =>
      isInfinitive(tree, kid) &&
      (operator.affirmed === 'CT-' || (!isNoun(kid) && !lexicon.grammar.occur.has(kid.lemma.toLowerCase()))),
  )
}

/** "described the attack as an act of war": what is given a name is taken to be (gold rule 3). */
export function isCalledSomething(tree: Tree, verb: Word, { naming, calledAs }: GrammarWords): boolean {
  return (
    naming.has(verb.lemma.toLowerCase()) &&
    kidsOf(tree, verb).some(kid => kid.index > verb.index && calledAs.has(prepositionOf(tree, kid) ?? ''))
  )
}
