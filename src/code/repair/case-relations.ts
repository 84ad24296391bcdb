import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { isPassive } from '../roles.ts'
import {
  base,
  headOf,
  isNoun,
  isVerb,
  kidBy,
  kidsBy,
  kidsOf,
  pathUp,
  prepositionOf,
  type Tree,
  wordAt,
} from '../tree.ts'
import { inSteps, type Step } from './changes.ts'

/**
 * Relations that the case of a noun settles better than word order does, in languages that mark case: who acts stands
 * in the nominative and agrees with the verb, the agent of a passive in the instrumental, the addressee in the dative.
 */
export function withCaseRelations(tree: Tree, lexicon: LanguageLexicon): Tree {
  return inSteps(tree, lexicon, STEPS)
}

/** "около 20 солдат": a preposition that makes a number rough governs no noun. */
const approximation: Step = (tree, word, lexicon, changed) => {
  if (word.deprel !== 'case' || !lexicon.grammar.approximators.has(word.lemma.toLowerCase())) return
  const noun = headOf(tree, word)
  const number = noun ? kidsBy(tree, noun, 'nummod')[0] : null
  const counted =
    noun?.upos === 'NUM' || (noun && lexicon.grammar.quantityNouns.has(noun.lemma.toLowerCase()))
  if (number && number.index > word.index) changed.set(word.index, { head: number.index, deprel: 'advmod' })
  else if (counted) changed.set(word.index, { deprel: 'advmod' })
}

/** "по меньшей мере 12 сотрудников": words before a number that hedge it join nothing to the noun. */
const hedge: Step = (tree, word, lexicon, changed) => {
  if (word.upos !== 'ADP') return
  for (let at = word.index + 1; at <= word.index + 3; at++) {
    const phrase = tree.words.slice(word.index - 1, at).map(each => each.form.toLowerCase())
    if (!lexicon.grammar.approximators.has(phrase.join('_'))) continue
    const number = wordAt(tree, at + 1)
    if (number?.upos !== 'NUM') return
    for (const each of tree.words.slice(word.index - 1, at))
      changed.set(each.index, { head: number.index, deprel: 'advmod' })
    return
  }
}

/** "в отношении чиновников": a preposition and its noun are one preposition before what stands behind them. */
const compoundPreposition: Step = (tree, word, lexicon, changed) => {
  const noun = wordAt(tree, word.index + 1)
  if (word.upos !== 'ADP' || !noun || !isNoun(noun) || noun.head === noun.index) return
  const joined = `${word.form}_${noun.form}`.toLowerCase()
  if (!lexicon.grammar.compoundPrepositions.has(joined)) return
  const meant = kidsBy(tree, noun, 'nmod').find(kid => kid.index > noun.index)
  if (!meant) return
  changed.set(meant.index, {
    head: noun.head,
    deprel: noun.deprel === 'root' ? 'root' : isNoun(headOf(tree, noun) ?? word) ? 'nmod' : 'obl',
  })
  changed.set(word.index, { head: meant.index, deprel: 'case' })
  changed.set(noun.index, { head: word.index, deprel: 'fixed' })
  for (const kid of kidsOf(tree, noun))
    if (kid !== meant && kid !== word) changed.set(kid.index, { head: meant.index })
}

/** "его заявление": a possessive of the third person is a pronoun that stands for an owner. */
const possessive: Step = (tree, word, lexicon, changed) => {
  if (!lexicon.grammar.possessives.has(word.form.toLowerCase())) return
  const head = headOf(tree, word)
  if (head && isNoun(head) && /^(det|nmod|amod)/.test(word.deprel) && word.index < head.index)
    changed.set(word.index, { upos: 'PRON', deprel: 'nmod:poss', feats: { ...word.feats, Poss: 'Yes' } })
}

/** "президент Токаев": of two subjects side by side the name stands beside the title. */
const nameBesideTitle: Step = (tree, word, _lexicon, changed) => {
  const before = tree.words.slice(0, word.index - 1).findLast(each => each.head === word.head && isNoun(each))
  if (!before || word.upos !== 'PROPN' || before.upos !== 'NOUN') return
  if (!/^nsubj/.test(base(word.deprel)) || !/^nsubj/.test(base(before.deprel))) return
  const between = tree.words.slice(before.index, word.index - 1)
  if (between.every(each => pathUp(tree, each).includes(before) && each.upos !== 'PUNCT'))
    changed.set(word.index, { head: before.index, deprel: 'appos' })
}

/** "По данным МВД": where a noun of telling stands with its preposition, it hangs on the verb that it is said of. */
const sourceNoun: Step = (tree, word, lexicon, changed) => {
  if (!isNoun(word) || !lexicon.grammar.sourceNouns.has(word.lemma.toLowerCase())) return
  if (!kidBy(tree, word, 'case') || !kidBy(tree, word, 'nmod')) return
  const verb = pathUp(tree, word).slice(1).find(isPredicate(tree))
  if (verb) changed.set(word.index, { head: verb.index, deprel: 'obl' })
}

const isPredicate = (tree: Tree) => (word: Word) =>
  isVerb(word) || kidsOf(tree, word).some(kid => base(kid.deprel) === 'nsubj' || kid.deprel === 'cop')

const MOVABLE = /^(nsubj|obj|iobj|obl|xcomp|dep|ccomp|nmod|advmod|discourse)/

/** Nouns and pronouns below a verb that no preposition joins to it. */
function bareNominals(tree: Tree, verb: Word): readonly Word[] {
  return kidsOf(tree, verb).filter(
    kid =>
      (isNoun(kid) || kid.upos === 'PRON' || kid.upos === 'NUM') &&
      MOVABLE.test(kid.deprel) &&
      !kidBy(tree, kid, 'case', 'mark'),
  )
}

const agent: Step = (tree, word, lexicon, changed) => {
  if (word.upos !== 'VERB') return
  for (const kid of bareNominals(tree, word)) {
    if (kid.feats.Case === 'Ins' && !kid.deprel.startsWith('nsubj'))
      changed.set(kid.index, { deprel: isPassive(tree, word, lexicon.grammar) ? 'obl:agent' : 'obl' })
    // Without a preposition no noun stands in the locative: its form is that of the dative.
    if (
      (kid.feats.Case === 'Dat' || kid.feats.Case === 'Loc') &&
      !lexicon.grammar.timeNouns.has(kid.lemma.toLowerCase())
    )
      changed.set(kid.index, { deprel: 'iobj' })
  }
}

const subject: Step = (tree, verb, lexicon, changed) => {
  if (verb.upos !== 'VERB') return
  const isShort = verb.feats.Variant === 'Short' && verb.feats.Voice === 'Pass'
  if (verb.feats.VerbForm !== 'Fin' && !isShort) return
  const relation = isShort || verb.feats.Voice === 'Pass' ? 'nsubj:pass' : 'nsubj'
  const nominals = bareNominals(tree, verb).filter(
    kid => !lexicon.grammar.timeNouns.has(kid.lemma.toLowerCase()),
  )
  const own = kidsOf(tree, verb).filter(kid => base(kid.deprel) === 'nsubj')
  const counted =
    isShort && own.length === 0 ? nominals.find(kid => kidBy(tree, kid, 'nummod') !== null) : undefined
  if (counted) changed.set(counted.index, { deprel: relation })
  const certain = own.filter(kid => kid.feats.Case === 'Nom')
  const fit = own.some(kid => agrees(tree, kid, verb)) ? own.filter(kid => agrees(tree, kid, verb)) : certain
  const nominative = nominals.find(
    kid =>
      kid.feats.Case === 'Nom' &&
      (agrees(tree, kid, verb) || hasOtherObject(tree, verb, kid)) &&
      !own.includes(kid) &&
      !(kid.deprel === 'obj' && kidBy(tree, kid, 'nummod')),
  )
  if (fit.length === 0 && nominative) {
    changed.set(nominative.index, { deprel: relation })
    for (const kid of own)
      if (kid.feats.Case !== 'Nom' || !agrees(tree, kid, verb)) changed.set(kid.index, { deprel: 'obj' })
    return
  }
  for (const kid of own)
    if (isMisreadObject(tree, kid, verb, isShort, lexicon)) changed.set(kid.index, { deprel: 'obj' })
    else if (kid.deprel !== relation) changed.set(kid.index, { deprel: relation })
  const first = fit[0]
  const misread = own.filter(kid => kid !== first && kid.feats.Case === 'Acc' && kid.deprel === 'nsubj')
  if (first && !kidBy(tree, verb, 'obj')) for (const kid of misread) changed.set(kid.index, { deprel: 'obj' })
}

/**
 * "здание захватили", "доставили 5,8 тысячи человек": with a plural verb that befalls objects and has none, a genitive
 * or a count behind it, or a thing in the singular, is what it befell.
 */
function isMisreadObject(
  tree: Tree,
  noun: Word,
  verb: Word,
  isPassive: boolean,
  lexicon: LanguageLexicon,
): boolean {
  if (isPassive || verb.feats.Number !== 'Plur' || kidBy(tree, verb, 'obj') || !isTransitive(verb, lexicon))
    return false
  const isCount = noun.feats.Case === 'Gen' || kidBy(tree, noun, 'nummod') !== null
  if (isCount) return noun.index > verb.index || noun.feats.Case === 'Gen'
  return (
    noun.upos === 'NOUN' &&
    noun.feats.Number === 'Sing' &&
    noun.feats.Animacy === 'Inan' &&
    !kidBy(tree, noun, 'conj') &&
    !lexicon.grammar.quantityNouns.has(noun.lemma.toLowerCase())
  )
}

/** Whether the lexicon lets the verb befall its object. */
function isTransitive(verb: Word, lexicon: LanguageLexicon): boolean {
  const patterns = lexicon.patterns.get(`${verb.lemma.toLowerCase()}/V`) ?? []
  return patterns.some(({ family }) => family.target.includes('obj') && !family.target.includes('subj'))
}

/** Of two objects the one in the nominative is the subject, whatever number it was read in ("Власти отключили интернет"). */
function hasOtherObject(tree: Tree, verb: Word, noun: Word): boolean {
  return (
    noun.deprel === 'obj' &&
    kidsBy(tree, verb, 'obj').some(
      kid => kid !== noun && (kid.feats.Case === 'Acc' || kid.feats.Case === 'Gen'),
    )
  )
}

/** A subject agrees with its verb in number, and in the past of the singular in gender. Counts agree either way. */
function agrees(tree: Tree, noun: Word, verb: Word): boolean {
  if (noun.upos === 'NUM' || kidBy(tree, noun, 'nummod') || kidBy(tree, noun, 'conj')) return true
  const { Case, Number: number, Gender: gender } = noun.feats
  if (Case !== undefined && Case !== 'Nom') return false
  if (number && verb.feats.Number && number !== verb.feats.Number) return false
  return !(
    gender &&
    verb.feats.Gender &&
    verb.feats.Number === 'Sing' &&
    gender !== verb.feats.Gender &&
    noun.upos === 'NOUN'
  )
}

/** "призвал власти ...", "в среду задержали": a bare accusative below a verb without an object is its object. */
const object: Step = (tree, verb, lexicon, changed) => {
  if (verb.upos !== 'VERB' || kidBy(tree, verb, 'obj') || isPassive(tree, verb, lexicon.grammar)) return
  const found = bareNominals(tree, verb).find(
    kid =>
      (kid.feats.Case === 'Acc' ||
        (kid.feats.Case === 'Gen' &&
          (kidBy(tree, kid, 'nummod') !== null ||
            (kid.index > verb.index && isTransitive(verb, lexicon))))) &&
      /^(obl|iobj|dep|xcomp|nmod)/.test(kid.deprel) &&
      !lexicon.grammar.timeNouns.has(kid.lemma.toLowerCase()),
  )
  if (found) changed.set(found.index, { deprel: 'obj' })
}

/** "тела двоих", "удар России": a bare genitive right behind a noun is of that noun. */
const genitive: Step = (tree, word, _lexicon, changed) => {
  if (!isNoun(word) || word.feats.Case !== 'Gen' || prepositionOf(tree, word) !== 'gen') return
  if (!/^(obl|iobj|dep|conj|appos)$/.test(base(word.deprel)) || kidsBy(tree, word, 'nummod', 'cc').length > 0)
    return
  const before = wordAt(tree, word.index - 1)
  if (before && isNoun(before) && before.head !== word.index && !pathUp(tree, before).includes(word))
    changed.set(word.index, { head: before.index, deprel: 'nmod' })
}

/** "тысячи человек": what a quantity counts stands behind it in the genitive. */
const counted: Step = (tree, word, lexicon, changed) => {
  const before = wordAt(tree, word.index - 1)
  if (!isNoun(word) || !before || !isNoun(before) || before.head === word.index) return
  if (!lexicon.grammar.quantityNouns.has(before.lemma.toLowerCase()) || word.head !== before.head) return
  if (word.feats.Case === 'Nom' && word.feats.Number === 'Plur') return
  changed.set(word.index, { head: before.index, deprel: 'nmod', feats: { ...word.feats, Case: 'Gen' } })
  if (!kidBy(tree, before, 'case') && /^(nsubj|obj)/.test(word.deprel) && !/^(nsubj|obj)/.test(before.deprel))
    changed.set(before.index, { deprel: word.deprel })
}

/** "обвинил в беспорядках США": a name behind what one is blamed for is the one blamed, where nobody else is. */
const blamed: Step = (tree, verb, lexicon, changed) => {
  if (
    verb.upos !== 'VERB' ||
    !lexicon.grammar.blame.has(verb.lemma.toLowerCase()) ||
    isPassive(tree, verb, lexicon.grammar)
  )
    return
  if (kidBy(tree, verb, 'obj', 'ccomp')) return
  const name = kidsBy(tree, verb, 'obl')
    .flatMap(kid => kidsBy(tree, kid, 'nmod'))
    .find(kid => kid.upos === 'PROPN' && !kidBy(tree, kid, 'case'))
  if (name) changed.set(name.index, { head: verb.index, deprel: 'obj' })
}

const STEPS: readonly Step[] = [
  hedge,
  compoundPreposition,
  approximation,
  counted,
  possessive,
  nameBesideTitle,
  genitive,
  agent,
  subject,
  object,
  blamed,
  sourceNoun,
]
