import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon, Operator } from '../lexicon.ts'
import { headOf, isNoun, isPresentParticiple, isVerb, kidsBy, kidsOf, type Tree } from '../tree.ts'
import { answerer, citedBy, quotedBy } from './citing.ts'
import { applyValue, conditional, graded, type Perspective, presupposed, term } from './state.ts'
import { isProvenFalse } from './verdict.ts'

export function applyOperator(
  tree: Tree,
  word: Word,
  operator: Operator,
  state: Perspective,
  open: Word | null,
  lexicon: LanguageLexicon,
): Perspective {
  const rule = `${operator.name}: ${word.lemma}`
  const { labels } = lexicon.operators.grades
  // An attempt that is rejected is no plea: whoever rejects it says nothing of how it ends.
  const isAsked = operator.affirmed === 'U' && operator.negated !== 'CT-'
  if (isNoun(word) && isAsked && isTurnedDown(tree, word, lexicon))
    return term(
      { ...presupposed(state), positive: false, future: true, dropped: state.dropped },
      `turned down: ${word.lemma}`,
      word,
    )
  if (isNoun(word) && operator.affirmed === 'U' && isDisobeyed(tree, word, state, lexicon))
    return term(state, `disobeyed: ${word.lemma}`, word)
  const isDeniedReport =
    isNoun(word) && operator.cites !== null && operator.affirmed === 'CT+' && !state.positive
  // "denied responsibility for the attack": there was one
  if (isDeniedReport && operator.negated === 'CT+') return term(presupposed(state), rule, word)
  if (isDeniedReport && state.certainty !== 'U') return term(state, rule, word)
  // "neither confirmed nor denied reports": whoever would not say is the source
  const isLeftOpen =
    isNoun(word) && operator.cites !== null && operator.affirmed === 'CT+' && state.certainty === 'U'
  if (isLeftOpen && state.cited.length > 0) return term(state, rule, word)
  if (operator.affirmed === 'same' && isProvenFalse(tree, word, lexicon)) return term(state, rule, word)
  if (operator.cites === null) {
    const isPast = operator.past !== null && state.positive && hasPastForm(tree, word, lexicon)
    const next = applyValue(
      state,
      isPast ? operator.past! : state.positive ? operator.affirmed : operator.negated,
    )
    const seen = term({ ...next, future: next.future || (operator.future && !isPast) }, rule, word)
    return isPast
      ? seen
      : graded(seen, state, state.positive ? operator.value : operator.valueNegated, labels)
  }
  const value = state.positive ? operator.affirmed : operator.negated
  const source = answerer(tree, word, lexicon) ?? citedBy(tree, word, operator, lexicon)
  if (!source)
    return graded(
      term({ ...applyValue(state, value), future: state.future || operator.future }, rule, word),
      state,
      state.positive ? operator.value : operator.valueNegated,
      labels,
    )
  // "asked people to report whoever fired": who asks is cited, for the others have said nothing yet
  const isUnsaid = isVerb(word) && state.certainty === 'U' && value === 'CT+' && state.cited.length > 0
  const sources = isUnsaid ? [] : [source, ...quotedBy(tree, word, source.head, lexicon.grammar)]
  const fresh = applyValue({ ...presupposed(state), cited: [...state.cited, ...sources] }, value)
  const seen = graded(
    term({ ...fresh, future: operator.future }, rule, word),
    state,
    state.positive ? operator.value : operator.valueNegated,
    labels,
  )
  return open ? conditional(seen, open) : seen
}

/**
 * The tense stands on the verb or on the copula of an adjective; a perfect is past too ("had organised"), and so is the
 * gerund behind a preposition, which tells of what was done ("charged with organising").
 */
function hasPastForm(tree: Tree, word: Word, { grammar }: LanguageLexicon): boolean {
  const isTold = (each: Word) =>
    kidsOf(tree, each).every(kid => kid.deprel !== 'aux' || grammar.perfect.has(kid.lemma))
  if ([word, ...kidsBy(tree, word, 'cop')].some(each => each.feats.Tense === 'Past' && isTold(each)))
    return true
  return (
    isPresentParticiple(word) &&
    kidsBy(tree, word, 'mark', 'case').some(kid => kid.upos === 'ADP' || kid.upos === 'SCONJ')
  )
}

/** "refused to obey orders to shoot": what was ordered was not done. */
function isDisobeyed(tree: Tree, order: Word, state: Perspective, lexicon: LanguageLexicon): boolean {
  const verb = headOf(tree, order)
  const isRefused = !state.positive && state.certainty === 'CT'
  return (
    isRefused &&
    verb !== null &&
    order.deprel === 'obj' &&
    lexicon.grammar.obeying.has(verb.lemma.toLowerCase())
  )
}

/** "rejected the plea for an extension": what was asked for will not be. */
function isTurnedDown(tree: Tree, asking: Word, lexicon: LanguageLexicon): boolean {
  const verb = headOf(tree, asking)
  if (!verb || !isVerb(verb) || !/^(obj|nsubj:pass)/.test(asking.deprel)) return false
  const lemma = verb.lemma.toLowerCase()
  const particle = kidsOf(tree, verb).find(
    kid => kid.deprel === 'compound:prt' || kid.index === verb.index + 1,
  )
  return (
    lexicon.grammar.turningDown.has(lemma) ||
    (particle !== undefined && lexicon.grammar.turningDown.has(`${lemma}_${particle.lemma.toLowerCase()}`))
  )
}
