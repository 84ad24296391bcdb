import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import {
  headOf,
  isInfinitive,
  isNoun,
  isVerb,
  kidBy,
  kidsBy,
  kidsOf,
  pathUp,
  type Tree,
  wordAt,
} from '../tree.ts'
import { type Changes, inSteps } from './changes.ts'
import { isPastForm } from './past-form.ts'

/**
 * Clauses joined by "and" whose words a parser shared out wrongly: the subject of the second clause read as one more
 * noun of the first, its object as another object, its verb as a modifier or a preposition. What stands between a
 * conjunction and a finite verb is that verb's subject, and what stands right behind a verb is its object.
 */
export function withCoordination(tree: Tree, lexicon: LanguageLexicon): Tree {
  return inSteps(tree, lexicon, STEPS)
}

const STEPS = [
  subjectBehindAnd,
  subjectOfShortPassive,
  whoOfNearest,
  namedRelative,
  pastBesideInfinitive,
  likeParticiple,
  likeInfinitive,
]

/** "demanding that he be freed and saying she would come": a bare participle goes on with the participle before it. */
function likeParticiple(tree: Tree, verb: Word, _: LanguageLexicon, changed: Changes): void {
  const beside = headOf(tree, verb)
  if (
    verb.deprel !== 'conj' ||
    !beside ||
    !isBareIng(tree, verb) ||
    isBareIng(tree, beside) ||
    !isVerb(beside)
  )
    return
  const like = pathUp(tree, beside).find(each => isBareIng(tree, each))
  if (like && like.index < beside.index) changed.set(verb.index, { head: like.index })
}

/** "asked them to end the siege and free the captives": a bare infinitive goes on with the infinitive before it. */
function likeInfinitive(tree: Tree, verb: Word, _: LanguageLexicon, changed: Changes): void {
  const beside = headOf(tree, verb)
  if (verb.deprel !== 'conj' || verb.feats.VerbForm !== 'Inf' || kidBy(tree, verb, 'mark', 'aux', 'nsubj'))
    return
  if (!beside || !isVerb(beside) || beside.index > verb.index || beside.feats.VerbForm === 'Inf') return
  const like = tree.words
    .slice(beside.index, verb.index - 1)
    .findLast(each => isInfinitive(tree, each) && isUnder(tree, each, beside))
  if (like) changed.set(verb.index, { head: like.index })
}

function isBareIng(tree: Tree, word: Word): boolean {
  return (
    word.upos === 'VERB' &&
    (word.feats.VerbForm === 'Ger' || (word.feats.VerbForm === 'Part' && word.feats.Tense === 'Pres')) &&
    kidsBy(tree, word, 'aux', 'nsubj').length === 0
  )
}

/** "crowds tore down statues and police fired": the noun between "and" and a verb without a subject is its subject. */
function subjectBehindAnd(tree: Tree, verb: Word, _: LanguageLexicon, changed: Changes): void {
  const first = headOf(tree, verb)
  if (verb.upos !== 'VERB' || verb.deprel !== 'conj' || !first || !isVerb(first) || first.index > verb.index)
    return
  if (verb.feats.VerbForm !== 'Fin' || kidBy(tree, verb, 'nsubj', 'aux', 'mark', 'cc')) return
  const noun = wordAt(tree, verb.index - 1)
  if (!noun || !isNoun(noun) || noun.deprel !== 'conj' || noun.head > noun.index) return
  const edge = Math.min(noun.index, ...kidsOf(tree, noun).map(kid => kid.index))
  const and = wordAt(tree, edge)
  if (and?.upos !== 'CCONJ' || and.head !== noun.index || !isUnder(tree, noun, first)) return
  changed.set(noun.index, { head: verb.index, deprel: 'nsubj' })
  changed.set(and.index, { head: verb.index })
}

/** "officers were injured and two hundred people detained": the noun before a participle that leaves out "were" is its subject. */
function subjectOfShortPassive(tree: Tree, verb: Word, _: LanguageLexicon, changed: Changes): void {
  const first = headOf(tree, verb)
  if (verb.upos !== 'VERB' || verb.deprel !== 'conj' || verb.feats.VerbForm !== 'Part' || !first) return
  if (!kidBy(tree, first, 'aux:pass') || kidBy(tree, verb, 'nsubj', 'nsubj:pass', 'aux', 'aux:pass', 'obj'))
    return
  const noun = wordAt(tree, verb.index - 1)
  if (!noun || !isNoun(noun) || noun.deprel !== 'conj' || noun.head !== first.index) return
  changed.set(noun.index, { head: verb.index, deprel: 'nsubj:pass' })
}

/** "in what a monitor called the largest rally": what is given a name is no object, and nobody holds it. */
function namedRelative(tree: Tree, noun: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, noun)
  const what = verb ? headOf(tree, verb) : null
  if (
    !/^(?:obj|xcomp)$/.test(noun.deprel) ||
    !isNoun(noun) ||
    verb?.deprel !== 'acl:relcl' ||
    what?.upos !== 'PRON'
  )
    return
  if (lexicon.grammar.naming.has(verb.lemma.toLowerCase())) changed.set(noun.index, { deprel: 'dep' })
}

/** "police and protesters who threw stones": who did it are those nearest before it. */
function whoOfNearest(tree: Tree, clause: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const first = headOf(tree, clause)
  const who = kidBy(tree, clause, 'nsubj')
  if (clause.deprel !== 'acl:relcl' || !first || !who || who.index > clause.index) return
  if (!lexicon.grammar.personal.has(who.form.toLowerCase())) return
  const nearest = wordAt(tree, who.index - 1)
  if (nearest?.deprel === 'conj' && nearest.head === first.index && isNoun(nearest))
    changed.set(clause.index, { head: nearest.index })
}

function isUnder(tree: Tree, word: Word, above: Word): boolean {
  return pathUp(tree, word)
    .slice(1)
    .some(each => each.index === above.index)
}

/** "told residents to leave and sent commandos": a past form goes on with the verb that governs the infinitive. */
function pastBesideInfinitive(tree: Tree, verb: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const infinitive = headOf(tree, verb)
  if (verb.deprel !== 'conj' || !infinitive || !isPastForm(verb, lexicon)) return
  if (!/^(xcomp|advcl|acl)$/.test(infinitive.deprel) || kidBy(tree, verb, 'aux', 'aux:pass', 'mark')) return
  const isInfinitive = kidsBy(tree, infinitive, 'mark').some(kid => kid.upos === 'PART')
  if (!isInfinitive || verb.form.toLowerCase() === verb.lemma.toLowerCase()) return
  // "to be arrested and tried"
  if (kidBy(tree, infinitive, 'aux:pass', 'cop')) return
  const above = pathUp(tree, infinitive)
    .slice(1)
    .find(each => each.upos === 'VERB' && each.feats.VerbForm === 'Fin')
  if (above && above.feats.Tense === 'Past' && above.index < infinitive.index)
    changed.set(verb.index, { head: above.index, deprel: 'conj' })
}
