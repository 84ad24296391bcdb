import { FACTUALITY_NUMBER, type Factuality } from '../../domain/plover.ts'
import type { Word } from '../../domain/syntax.ts'
import type { Grades, LanguageLexicon, Passing } from '../lexicon.ts'
import { headOf, isInfinitive, isNoun, kidBy, kidsOf, type Tree } from '../tree.ts'
import { isCounterfactual, isReduced } from './clauses.ts'
import { hasAny } from './markers.ts'
import { isDefinite } from './nominals.ts'
import { factualityOf, type Perspective } from './state.ts'

/** Labels as plain numbers, for a language whose lexicon grades nothing. */
export const PLAIN_GRADES: Grades = {
  labels: FACTUALITY_NUMBER,
  ahead: {},
  condition: 0,
  purpose: 0,
  topic: 0,
  passing: { definite: 0, bare: 0, past: 0, present: 0, infinite: 0 },
}

/**
 * How surely a reader takes `word` to have happened (or to come), from 3 to -3 (Lee et al. 2015): the value of its
 * label, or of the class of word that gave the label ("plans to" is surer than "expects to"); and what is only
 * presupposed under something less than a fact is told less surely than a fact.
 */
export function gradeOf(tree: Tree, word: Word, perspective: Perspective, lexicon: LanguageLexicon): number {
  const { grades } = lexicon.operators
  const label = factualityOf(perspective)
  const graded = gradeInView(tree, word, perspective, label, lexicon)
  const { dropped } = perspective
  if (dropped === 'purpose') return aimed(graded, grades.purpose)
  if (dropped === 'topic' && !(label === 'CT+' && isModifier(tree, word))) return aimed(graded, grades.topic)
  return graded
}

/** Of what is only aimed at or spoken of: no surer than that, and less surely denied. */
function aimed(graded: number, most: number): number {
  return graded < 0 ? (graded * most) / 3 : Math.min(graded, most)
}

function gradeInView(
  tree: Tree,
  word: Word,
  perspective: Perspective,
  label: Factuality,
  lexicon: LanguageLexicon,
): number {
  const { grades } = lexicon.operators
  const openDenied = label === 'U' && !perspective.positive ? grades.openDenied : undefined
  if (label === 'U' && perspective.condition) return openDenied ?? grades.condition
  if (label === 'CT-' && isNoun(word) && isDeniedByVerb(tree, word, perspective)) {
    const isGiven = isDefinite(tree, word) || isDescribed(tree, word)
    if (!isGiven && isItselfDenied(tree, word, perspective, lexicon)) return grades.labels[label]
    return grades.deniedNoun?.[isGiven ? 'definite' : 'bare'] ?? grades.labels[label]
  }
  if (label === 'CT-' && isDeniedByObject(word, perspective))
    return grades.deniedByObject ?? grades.labels[label]
  if (label === 'PR+' && isCounterfactual(tree, word, lexicon))
    return grades.unrealised ?? grades.labels[label]
  if (perspective.graded?.label === label) return perspective.graded.value
  if (openDenied !== undefined) return openDenied
  if (label === 'CT+' && perspective.under === 'CT+' && isInfinitive(tree, word))
    return grades.infinitive ?? grades.labels[label]
  if (label === 'CT+')
    return grades.labels['CT+'] - WEIGHT[perspective.under] * grades.passing[passing(tree, word)]
  return (perspective.future ? grades.ahead[label] : undefined) ?? grades.labels[label]
}

/** "did not discuss mergers": the negation stands on another word, and not to keep the noun from coming ("to prevent thefts"). */
function isDeniedByVerb(tree: Tree, noun: Word, { terms, dropped }: Perspective): boolean {
  if (dropped === 'purpose' && terms.at(-1)?.word === headOf(tree, noun)) return false
  const own = new Set([noun.index, ...kidsOf(tree, noun).map(kid => kid.index)])
  return terms.every(({ word }) => !own.has(word.index))
}

/**
 * "is not aware of any attempts", "there was not a deal", "could not be reached for comment": the denial is of the noun,
 * wherever it stands (Ladusaw 1979 on "any").
 */
function isItselfDenied(
  tree: Tree,
  noun: Word,
  { terms, graded }: Perspective,
  lexicon: LanguageLexicon,
): boolean {
  const governor = headOf(tree, noun)
  return (
    hasAny(tree, noun, lexicon) ||
    (governor !== null && kidBy(tree, governor, 'expl') !== null) ||
    (graded === null && terms.at(-1)?.word === governor)
  )
}

/** "earnings were not good": there were some, and something is denied of them. */
function isDescribed(tree: Tree, noun: Word): boolean {
  const said = headOf(tree, noun)
  return noun.deprel === 'nsubj' && said !== null && kidBy(tree, said, 'cop') !== null
}

/** "talks on the captured town", "a bill that was rejected": told of what the talks are on, and no part of them. */
function isModifier(tree: Tree, word: Word): boolean {
  return (
    word.deprel === 'amod' || word.deprel === 'acl:relcl' || (word.deprel === 'acl' && isReduced(tree, word))
  )
}

/** "made no comment", "gave no reason": the denial is of the object, and stands nowhere else. */
function isDeniedByObject(word: Word, { terms }: Perspective): boolean {
  const last = terms.at(-1)?.word
  return last !== undefined && last.head === word.index && last.deprel === 'obj'
}

/** How far what a fact is presupposed under is from one: assumption. */
const WEIGHT = { 'CT+': 0, 'PR+': 0.7, 'PS+': 1, U: 1, 'PS-': 1, 'PR-': 1, 'CT-': 0.4 } as const

function passing(tree: Tree, word: Word): Passing {
  if (isNoun(word)) return isDefinite(tree, word) ? 'definite' : 'bare'
  if (word.feats.Tense === 'Past' && word.deprel !== 'amod') return 'past'
  return word.feats.Tense === 'Pres' && word.feats.VerbForm === 'Fin' ? 'present' : 'infinite'
}
