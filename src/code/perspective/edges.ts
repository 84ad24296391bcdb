import type { Word } from '../../domain/syntax.ts'
import type { GrammarWords } from '../grammar.ts'
import type { LanguageLexicon, Operator, OperatorScope } from '../lexicon.ts'
import {
  base,
  headOf,
  isInfinitive,
  isNoun,
  isPresentParticiple,
  isVerb,
  kidBy,
  kidsBy,
  kidsOf,
  prepositionOf,
  type Tree,
  wordAt,
} from '../tree.ts'
import { acrossAdverbial, isThreatOver } from './adverbials.ts'
import { applyOperator } from './apply.ts'
import { isBareParticiple } from './citing.ts'
import {
  asksHowMuch,
  asksToDo,
  asksWhich,
  clausal,
  hasComplementiser,
  isExceeded,
  isNotYet,
  isPresent,
  isProspective,
  isPurposeOfMeans,
  isReduced,
  isSaid,
  isSingledOut,
  markEffect,
  takesTime,
} from './clauses.ts'
import { acrossConjunction, isNextClause, underCondition } from './conjunctions.ts'
import { hasAny, isNegative, ownMarkers } from './markers.ts'
import {
  acrossCompound,
  acrossOblique,
  asNominal,
  isCalledSomething,
  isDefinite,
  isOfWhatItDoes,
} from './nominals.ts'
import { isCiting, operatorFor, operatorsOf } from './operators.ts'
import { asAside, factualityOf, type Perspective, presupposed, term, weaken } from './state.ts'
import { calledFalse, isAnswered } from './verdict.ts'

export function crossEdge(
  tree: Tree,
  governor: Word,
  word: Word,
  trigger: Word,
  entry: Perspective,
  state: Perspective,
  lexicon: LanguageLexicon,
  open: Word | null,
): Perspective {
  const relation = base(word.deprel)
  const through = contentNoun(tree, governor, word, lexicon)
  if (through) {
    const seen = crossEdge(tree, governor, through, trigger, entry, state, lexicon, open)
    const marked = ownMarkers(tree, through, trigger, seen, lexicon).state
    return crossEdge(tree, through, word, trigger, marked, marked, lexicon, open)
  }
  const use = (scope: OperatorScope): Perspective | null => {
    const phrasal = isNoun(governor) ? phrasalOver(tree, governor, word, lexicon) : null
    if (phrasal) return applyOperator(tree, phrasal.verb, phrasal.operator, state, open, lexicon)
    const operator = operatorFor(
      tree,
      governor,
      scope,
      lexicon,
      scope === 'clause' || scope === 'oblique' ? word : null,
    )
    if (!operator || isTryOfOthers(tree, governor, word, lexicon)) return null
    if (isFactive(operator)) {
      if (isNoun(word) && scope !== 'oblique' && !isDefinite(tree, word)) return null
      return term(presupposed(state), `${operator.name}: ${governor.lemma}`, governor)
    }
    const seen = applyOperator(tree, governor, operator, state, open, lexicon)
    return scope === 'clause' && word.index < governor.index
      ? asAside(seen, state.cited.length, governor.index)
      : seen
  }
  if (
    relation !== 'conj' &&
    relation !== 'ccomp' &&
    word.deprel !== 'acl:relcl' &&
    hasComplementiser(tree, word, lexicon)
  ) {
    const said = use('clause')
    if (said) return said
  }
  if (/^([cx]comp|csubj|advcl|acl)$/.test(relation) && asksToDo(tree, word))
    return term(
      { ...state, cited: (use('clause') ?? state).cited, certainty: 'U', future: true, graded: null },
      'open question: to do',
      word,
    )
  if (isExceeded(tree, governor, word, lexicon))
    return term({ ...state, certainty: 'CT', positive: !state.positive }, 'excess', governor)
  if (isAim(tree, governor, word, lexicon)) return { ...state, dropped: 'topic' }
  switch (relation) {
    case 'conj':
    case 'list':
      return underCondition(
        tree,
        governor,
        word,
        open,
        acrossConjunction(tree, governor, word, entry, state, lexicon),
        lexicon,
      )
    case 'ccomp':
    case 'csubj':
    case 'xcomp':
      if (isNotYet(tree, word, lexicon)) return state
      if (relation === 'ccomp' && isNextClause(tree, governor, word, lexicon)) return entry
      if (relation === 'xcomp' && takesTime(tree, governor, word, lexicon)) return state
      if (relation === 'xcomp' && isPurposeOfMeans(tree, governor, word, lexicon))
        return { ...state, dropped: 'purpose' }
      if (relation === 'xcomp' && isProspective(tree, governor, word, lexicon))
        return term({ ...weaken(state, 'PR+'), future: true }, 'what lies ahead', governor)
      if (asksHowMuch(tree, word) || asksWhich(tree, word))
        return { ...presupposed(state), cited: (use('clause') ?? state).cited }
      return clausal(
        tree,
        word,
        use('clause') ?? overExistential(tree, governor, word, state, open, lexicon),
        lexicon,
      )
    case 'parataxis':
      return isSaid(tree, governor, word, lexicon) ? (use('clause') ?? state) : entry
    case 'acl':
      return acrossAcl(tree, governor, word, state, use, lexicon)
    case 'advcl':
      return acrossAdverbial(tree, governor, word, entry, state, use, lexicon)
    case 'obj':
    case 'iobj':
      if (word === trigger && isAnswered(tree, governor, word, lexicon)) return presupposed(state)
      if (isCalledSomething(tree, governor, lexicon.grammar)) return presupposed(state)
      return (
        calledFalse(tree, governor, word, state, lexicon) ??
        asNominal(tree, governor, word, state, use('object'), lexicon)
      )
    case 'nsubj': {
      // "an attack seems unlikely", "reports of it proved false": what is said of the subject is said by the adjective
      const said = kidBy(tree, governor, 'obj', 'expl')
        ? undefined
        : kidsBy(tree, governor, 'xcomp').find(kid => kid.upos === 'ADJ')
      const raised = said && operatorFor(tree, said, 'subject', lexicon)
      if (raised) return applyOperator(tree, said, raised, state, open, lexicon)
      if (isOfWhatItDoes(tree, governor, lexicon)) return presupposed(state)
      return asNominal(
        tree,
        governor,
        word,
        state,
        use(word.deprel === 'nsubj:pass' ? 'object' : 'subject'),
        lexicon,
      )
    }
    case 'obl':
    case 'nmod':
      return acrossOblique(tree, governor, word, state, use, lexicon)
    case 'compound':
      return acrossCompound(tree, governor, word, state, use, lexicon)
    case 'appos':
    case 'flat':
    case 'fixed':
    case 'root':
      return state
    case 'amod':
      return presupposed(state)
    default:
      return state
  }
}

/** "a ceasefire aimed at ending the war": what an accord is for is no event (gold rule 2). */
function isAim(tree: Tree, governor: Word, word: Word, { grammar, classes }: LanguageLexicon): boolean {
  if (!grammar.aiming.has(word.lemma.toLowerCase()) || word.feats.VerbForm !== 'Part') return false
  const accord = classes.get('accord')
  return [governor, ...kidsBy(tree, governor, 'obj')].some(each => accord?.has(each.lemma.toLowerCase()))
}

/**
 * "опровергли слухи о стрельбе", "заявил о намерении выслать": the noun that the content belongs to, where the parser
 * hung the content on the verb.
 */
function contentNoun(tree: Tree, governor: Word, word: Word, lexicon: LanguageLexicon): Word | null {
  if (!isVerb(governor) || word.index < governor.index) return null
  const made = madeNoun(tree, governor, word, lexicon)
  if (made) return made
  const isClause = word.deprel === 'xcomp' && isInfinitive(tree, word)
  const preposition = kidsBy(tree, word, 'case').find(kid => kid.index < word.index)
  const isTopic =
    base(word.deprel) === 'obl' &&
    preposition !== undefined &&
    lexicon.grammar.topicPrepositions.has(preposition.lemma.toLowerCase())
  if (!isClause && !isTopic) return null
  const noun = kidsOf(tree, governor).findLast(
    kid =>
      isNoun(kid) &&
      /^ob[jl]/.test(kid.deprel) &&
      kid.index > governor.index &&
      kid.index < word.index &&
      operatorFor(tree, kid, isClause ? 'clause' : 'oblique', lexicon, isClause ? null : word) !== null,
  )
  if (!noun) return null
  if (isTopic) return wordAt(tree, preposition!.index - 1) === noun ? noun : null
  return operatorsOf(tree, governor, lexicon).every(
    each => each.complement !== 'infinitive' && each.cites !== null,
  )
    ? noun
    : null
}

/**
 * "Attempts were made at night to seize the hall", "orders were given to fire": the infinitive is the subject's; in
 * "rejected attempts by others to stir unrest" it is the attempts'.
 */
function madeNoun(tree: Tree, verb: Word, word: Word, lexicon: LanguageLexicon): Word | null {
  if (!/^(xcomp|advcl)$/.test(word.deprel) || !isInfinitive(tree, word)) return null
  const tried = kidBy(tree, verb, 'obj')
  if (tried && tried.index < word.index && isTryOfOthers(tree, verb, tried, lexicon)) return tried
  if (!lexicon.grammar.lightDo.has(verb.lemma.toLowerCase())) return null
  const noun = kidBy(tree, verb, 'nsubj:pass')
  return noun && isNoun(noun) && operatorFor(tree, noun, 'clause', lexicon, word) ? noun : null
}

/** "It was not the police who fired": what is said of the police is said of the firing. */
function isCleft(tree: Tree, noun: Word, clause: Word, grammar: GrammarWords): boolean {
  const copula = kidBy(tree, noun, 'cop')
  if (!copula || !kidsBy(tree, clause, 'nsubj', 'nsubj:pass').some(kid => kid.feats.PronType === 'Rel'))
    return false
  return kidsBy(tree, noun, 'expl', 'nsubj').some(
    kid => kid.index < copula.index && grammar.clefting.has(kid.lemma.toLowerCase()),
  )
}

/** "did not want to be the one who fired": what one wants or not is the firing too. */
function isToBe(tree: Tree, noun: Word): boolean {
  return kidBy(tree, noun, 'cop') !== undefined && noun.deprel === 'xcomp' && isInfinitive(tree, noun)
}

function acrossAcl(
  tree: Tree,
  governor: Word,
  word: Word,
  state: Perspective,
  use: (scope: OperatorScope) => Perspective | null,
  lexicon: LanguageLexicon,
): Perspective {
  // "the claim that police fired", "for fear that": no relative clause, whatever the parser calls it, where "that" is no part of it.
  const isContent =
    hasComplementiser(tree, word, lexicon) && operatorFor(tree, governor, 'clause', lexicon, word) !== null
  if (word.deprel === 'acl:relcl' && !isContent) {
    if (isCleft(tree, governor, word, lexicon.grammar) || isToBe(tree, governor)) return state
    // "any officer who refuses", "anyone who resists": there may be none
    const isOfAny =
      lexicon.grammar.whoever.has(governor.lemma.toLowerCase()) || hasAny(tree, governor, lexicon)
    // "said that anyone who refused would be shot": what is told of whoever does so is open itself
    if (isOfAny && (state.certainty === 'U' || isPresent(tree, word, lexicon)))
      return term({ ...state, certainty: 'U', positive: true }, 'condition: whoever', governor)
    const teller = tellerOver(tree, governor, word, lexicon)
    const operator = teller ? operatorFor(tree, teller, 'clause', lexicon, word) : null
    return teller && operator
      ? applyOperator(tree, teller, operator, state, null, lexicon)
      : presupposed(state)
  }
  if (isInfinitive(tree, word) && isInAttempt(tree, governor, lexicon.grammar))
    return { ...state, dropped: 'purpose' }
  // "a bid launched last week", "protests pressing for his return": told of the noun, no content of it
  const operated = isReduced(tree, word) ? null : use('clause')
  if (operated) return clausal(tree, word, operated, lexicon)
  const mark = markEffect(tree, word, lexicon)
  if (mark?.effect === 'whether')
    return term({ ...state, certainty: 'U' }, `open question: ${mark.word.form}`, mark.word)
  if (isInfinitive(tree, word)) {
    if (isSingledOut(tree, governor, lexicon.grammar)) return state.positive ? state : presupposed(state)
    // topics of accords are not coded (gold rule 2)
    if (lexicon.classes.get('accord')?.has(governor.lemma.toLowerCase()))
      return { ...state, dropped: 'topic' }
    return term({ ...state, certainty: 'U', future: true }, 'infinitive', word)
  }
  if (word.feats.VerbForm === 'Ger' && kidBy(tree, word, 'mark', 'case')) {
    const verb = wordAt(tree, governor.head)
    const above = verb && isVerb(verb) ? operatorFor(tree, verb, 'clause', lexicon) : null
    if (above && isThreatOver(tree, word, above, lexicon.grammar))
      return { ...presupposed(state), cited: state.cited.slice(0, -1) }
    return above?.cites
      ? applyOperator(tree, verb!, above, state, null, lexicon)
      : { ...state, dropped: 'topic' }
  }
  const wanting = wordAt(tree, governor.head)
  const isWanted =
    wanting && isVerb(wanting) && /^obj/.test(governor.deprel) && !kidBy(tree, wanting, 'xcomp')
  if (isWanted && isBareParticiple(tree, word)) {
    const above = operatorFor(tree, wanting, 'clause', lexicon)
    if (above && lexicon.grammar.objectControl.has(wanting.lemma) && above.affirmed === 'U')
      return applyOperator(tree, wanting, above, state, null, lexicon)
  }
  // "the report of 164 people killed": whoever doubts the report doubts that.
  const reported =
    wanting && isNoun(wanting) && /^nmod/.test(governor.deprel) && isCiting(tree, wanting, lexicon)
  if (reported && isBareParticiple(tree, word)) return state
  // "no trip planned", "nothing to stop them": of what is not there
  if (isReduced(tree, word) && isNegative(tree, governor, lexicon.grammar, lexicon.operators.modifiers))
    return state
  // "no evidence linking them to it": of what may not be there
  if (
    isPresentParticiple(word) &&
    factualityOf(state) !== 'CT+' &&
    isNoun(governor) &&
    !isDefinite(tree, governor) &&
    operatorsOf(tree, governor, lexicon).some(each => each.affirmed === 'PR+' && each.cites === null)
  )
    return state
  // "until all those detained are freed"
  return NOMINAL.has(governor.upos) ? presupposed(state) : state
}

const NOMINAL: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON', 'DET', 'NUM'])

/** "pounded the hotel in a bid to kill them": what is done for a purpose (gold rule 2). */
function isInAttempt(tree: Tree, noun: Word, { attempts, partPrepositions }: GrammarWords): boolean {
  return (
    attempts.has(noun.lemma.toLowerCase()) &&
    noun.deprel === 'obl' &&
    partPrepositions.has(prepositionOf(tree, noun) ?? '')
  )
}

/** "told a meeting on Monday that order had been restored": the clause is the verb's, not Monday's. */
function tellerOver(tree: Tree, noun: Word, word: Word, lexicon: LanguageLexicon): Word | null {
  if (!lexicon.grammar.timeNouns.has(noun.lemma.toLowerCase())) return null
  if (!kidsBy(tree, word, 'mark').some(kid => lexicon.grammar.complementisers.has(kid.form.toLowerCase())))
    return null
  const verb = wordAt(tree, noun.head)
  return verb && isVerb(verb) && isCiting(tree, verb, lexicon) ? verb : null
}

/** "rejects attempts to provoke unrest": that they are not to be is said, and not that there are none. */
function isTryOfOthers(tree: Tree, verb: Word, noun: Word, lexicon: LanguageLexicon): boolean {
  if (!isNoun(noun) || !lexicon.grammar.opposing.has(verb.lemma.toLowerCase())) return false
  return isCiting(tree, verb, lexicon) && operatorFor(tree, noun, 'clause', lexicon)?.negated === 'CT-'
}

/** "regretted", "to comment on": what it governs is a fact whatever is said of the word itself (Kiparsky 1970). */
function isFactive({ cites, affirmed, negated }: Operator): boolean {
  return cites === null && affirmed === 'CT+' && negated === 'CT+'
}

/**
 * "lacked the shells to hold the town", "missed a chance to arrest him", "dropped plans for a march": verb and noun
 * together tell whether what the noun is of was done (Karttunen 2012, "Simple and phrasal implicatives"). Where the
 * verb is itself denied or not asserted, the noun alone does.
 */
function phrasalOver(
  tree: Tree,
  noun: Word,
  word: Word,
  lexicon: LanguageLexicon,
): { readonly verb: Word; readonly operator: Operator } | null {
  const verb = headOf(tree, noun)
  if (!verb || !isVerb(verb) || !/^(obj|nsubj:pass)$/.test(noun.deprel)) return null
  const operator = operatorFor(tree, verb, 'content', lexicon, word)
  if (!operator || isInfinitive(tree, verb)) return null
  const modifiers = lexicon.operators.modifiers
  const isAsserted = kidsBy(tree, verb, 'aux', 'advmod').every(kid => {
    const effect = modifiers.get(`${kid.lemma.toLowerCase()}/${base(kid.deprel)}`)?.effect
    return effect === undefined || effect === 'same'
  })
  return isAsserted ? { verb, operator } : null
}

/** "there is talk that ...": the noun that is said to exist governs the clause. */
function overExistential(
  tree: Tree,
  governor: Word,
  word: Word,
  state: Perspective,
  open: Word | null,
  lexicon: LanguageLexicon,
): Perspective {
  if (!kidBy(tree, governor, 'expl')) return state
  const noun = kidsBy(tree, governor, 'nsubj', 'obj').find(isNoun)
  const operator = noun ? operatorFor(tree, noun, 'clause', lexicon, word) : null
  return noun && operator ? applyOperator(tree, noun, operator, state, open, lexicon) : state
}
