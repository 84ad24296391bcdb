import type { Word } from '../../domain/syntax.ts'
import type { GrammarWords } from '../grammar.ts'
import type { LanguageLexicon, Operator, OperatorScope } from '../lexicon.ts'
import { partOf } from '../pattern.ts'
import { base, headOf, isInfinitive, kidsBy, kidsOf, prepositionOf, type Tree, wordAt } from '../tree.ts'

export function operatorsOf(tree: Tree, word: Word, lexicon: LanguageLexicon): readonly Operator[] {
  const part = partOf(word)
  if (!part) return []
  const lemma = word.lemma.toLowerCase()
  const table = lexicon.operators.words
  for (const kid of kidsOf(tree, word)) {
    const relation = base(kid.deprel)
    if (
      relation !== 'compound' &&
      relation !== 'advmod' &&
      relation !== 'obj' &&
      relation !== 'case' &&
      relation !== 'amod' &&
      relation !== 'obl' &&
      // "reports ... were dismissed"
      kid.deprel !== 'nsubj:pass'
    )
      continue
    const joined = table.get(`${lemma}_${measured(tree, kid, lexicon).lemma.toLowerCase()}/${part}`)
    // "announced at a rally that": where it was said takes nothing from the verb
    if (joined) return relation === 'obl' ? [...joined, ...(table.get(`${lemma}/${part}`) ?? [])] : joined
  }
  const next = wordAt(tree, word.index + 1)
  const adjacent =
    next && !opensTime(tree, next, lexicon.grammar)
      ? table.get(`${lemma}_${next.lemma.toLowerCase()}/${part}`)
      : undefined
  return adjacent ?? table.get(`${lemma}/${part}`) ?? []
}

/** "called four days of protests": what is called is the protests. */
function measured(tree: Tree, noun: Word, { grammar }: LanguageLexicon): Word {
  if (noun.deprel !== 'obj' || !grammar.timeNouns.has(noun.lemma.toLowerCase())) return noun
  return kidsBy(tree, noun, 'nmod')[0] ?? noun
}

/** "insisted on Tuesday that" does not insist on anything. */
function opensTime(tree: Tree, preposition: Word, grammar: GrammarWords): boolean {
  if (preposition.deprel !== 'case') return false
  const noun = headOf(tree, preposition)
  return noun !== null && grammar.timeNouns.has(noun.lemma.toLowerCase())
}

export function isCiting(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  return operatorsOf(tree, word, lexicon).some(operator => operator.cites !== null)
}

/** "stopped firing", not "stopped them from firing". */
function isGerund(tree: Tree, word: Word): boolean {
  return (
    word.deprel === 'xcomp' &&
    word.feats.VerbForm !== 'Fin' &&
    word.feats.Tense !== 'Past' &&
    kidsOf(tree, word).every(kid => kid.deprel !== 'mark')
  )
}

/** The operator by which `word` governs a dependent of this scope: `governed`, where its form matters. */
export function operatorFor(
  tree: Tree,
  word: Word,
  scope: OperatorScope,
  lexicon: LanguageLexicon,
  governed: Word | null = null,
): Operator | null {
  const preposition =
    scope === 'oblique' && governed ? prepositionOf(tree, governed)?.split('_')[0] : undefined
  const fitting = operatorsOf(tree, word, lexicon).filter(
    operator =>
      operator.scope.has(scope) &&
      (scope !== 'oblique' ||
        !operator.prepositions ||
        (preposition !== undefined && operator.prepositions.has(preposition))),
  )
  const complement = scope === 'oblique' ? null : governed
  if (!complement) return fitting[0] ?? null
  // "kept the crowd from reaching the palace"
  const isBarred = kidsOf(tree, complement).some(
    kid => kid.index < complement.index && lexicon.grammar.barring.has(kid.lemma.toLowerCase()),
  )
  const barring = isBarred ? fitting.find(operator => operator.affirmed === 'CT-') : undefined
  if (barring) return barring
  const form = isInfinitive(tree, complement)
    ? 'infinitive'
    : isGerund(tree, complement)
      ? 'gerund'
      : 'finite'
  return fitting.find(operator => operator.complement === null || operator.complement === form) ?? null
}
