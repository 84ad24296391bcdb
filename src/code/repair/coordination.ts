import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { base, headOf, isNoun, isVerb, kidBy, kidsBy, kidsOf, pathUp, type Tree, wordAt } from '../tree.ts'
import { type Changes, inSteps, setVerb } from './changes.ts'
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
  verbBehindCompound,
  verbInList,
  verbBehindAnd,
  subjectBehindAnd,
  subjectOfShortPassive,
  participleInList,
  objectBehindVerb,
  gerundAmongNouns,
  whoOfNearest,
  freeRelative,
  namedRelative,
  pastBesideInfinitive,
  likeParticiple,
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

/** "were chased, arrested and humiliated by soldiers": what stands between two passives is one too. */
function participleInList(tree: Tree, verb: Word, _: LanguageLexicon, changed: Changes): void {
  const first = headOf(tree, verb)
  if (verb.upos !== 'VERB' || verb.deprel !== 'conj' || verb.feats.VerbForm !== 'Fin' || !first) return
  if (!kidBy(tree, first, 'aux:pass') || kidBy(tree, verb, 'nsubj', 'nsubj:pass', 'obj', 'aux')) return
  const isLast = !kidsBy(tree, first, 'conj').some(
    kid => kid.index > verb.index && kid.feats.Voice === 'Pass',
  )
  if (isLast || verb.feats.Tense !== 'Past') return
  changed.set(verb.index, { feats: { Tense: 'Past', VerbForm: 'Part', Voice: 'Pass' } })
}

/** "in what a monitor called the largest rally": the clause right behind "what" belongs to it. */
function freeRelative(tree: Tree, verb: Word, _: LanguageLexicon, changed: Changes): void {
  const subject = kidBy(tree, verb, 'nsubj')
  if (verb.deprel !== 'advcl' || !subject || subject.index > verb.index || kidBy(tree, verb, 'mark')) return
  const what = wordAt(tree, Math.min(subject.index, ...kidsOf(tree, subject).map(kid => kid.index)) - 1)
  if (what?.upos !== 'PRON' || what.feats.PronType !== 'Int' || what.head !== verb.head) return
  changed.set(verb.index, { head: what.index, deprel: 'acl:relcl' })
}

/** "accused him of treason and severed ties": a noun right behind the second verb is no object of the first. */
function objectBehindVerb(tree: Tree, noun: Word, _: LanguageLexicon, changed: Changes): void {
  const above = headOf(tree, noun)
  if (!isNoun(noun) || noun.deprel !== 'conj' || !above || above.index > noun.index) return
  if (kidBy(tree, noun, 'cc', 'case')) return
  const edge = Math.min(noun.index, ...kidsOf(tree, noun).map(kid => kid.index))
  const verb = wordAt(tree, edge - 1)
  if (verb?.upos !== 'VERB' || verb.index < above.index || verb.feats.VerbForm !== 'Fin') return
  if (kidBy(tree, verb, 'obj', 'aux:pass') || pathUp(tree, noun).includes(verb)) return
  changed.set(noun.index, { head: verb.index, deprel: 'obj' })
}

/** "reported gunfire and looting": beside a noun a word in "-ing" without an object is one too. */
function gerundAmongNouns(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  const and = wordAt(tree, word.index - 1)
  const noun = wordAt(tree, word.index - 2)
  if (word.deprel !== 'conj' || !/ing$/.test(word.form) || verb?.feats.VerbForm !== 'Fin') return
  if (and?.upos !== 'CCONJ' || noun?.upos !== 'NOUN' || noun.head !== verb.index || noun.deprel !== 'obj')
    return
  if (!lexicon.patterns.has(`${word.form.toLowerCase()}/N`) || kidBy(tree, word, 'obj', 'nsubj', 'aux'))
    return
  changed.set(word.index, { head: noun.index, upos: 'NOUN', lemma: word.form.toLowerCase(), feats: {} })
  for (const kid of kidsOf(tree, word)) {
    if (kid.deprel === 'obl') changed.set(kid.index, { deprel: 'nmod' })
    if (base(kid.deprel) === 'advcl') changed.set(kid.index, { head: verb.index })
  }
}

/** "warned of force, and imposed immediate sanctions": a past form between "and" and its adjectives is a verb again. */
function verbBehindAnd(tree: Tree, verb: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const object = headOf(tree, verb)
  const and = wordAt(tree, verb.index - 1)
  if (verb.deprel !== 'amod' || !object || object.index < verb.index || !isPastForm(verb, lexicon)) return
  if (and?.upos !== 'CCONJ' || !/^(conj|obj)$/.test(object.deprel) || !lexicon.knownVerbs.has(verb.lemma))
    return
  const isApart = /^[,"”’']$/.test(wordAt(tree, and.index - 1)?.form ?? '')
  const main = pathUp(tree, object).filter(
    each => each.upos === 'VERB' && each.index < verb.index && kidBy(tree, each, 'nsubj') !== null,
  )
  const first = main.at(-1)
  const isPlain = kidsOf(tree, object).some(
    kid => kid.index > verb.index && kid.index < object.index && /^(ADJ|DET|NUM)$/.test(kid.upos),
  )
  if (!first || !isApart || !isPlain) return
  setVerb(changed, verb, first.index, 'conj')
  changed.set(and.index, { head: verb.index })
  changed.set(object.index, { head: verb.index, deprel: 'obj' })
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

/** "breached the lines and overran the palace": an irregular past form between "and" and a noun is no preposition. */
function verbInList(tree: Tree, verb: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const lemma = lexicon.verbForms.get(verb.form.toLowerCase())
  const object = headOf(tree, verb)
  const and = wordAt(tree, verb.index - 1)
  const isOdd = lemma !== undefined && lemma !== verb.form && verb.form === verb.form.toLowerCase()
  if (!lemma || !object || object.index < verb.index) return
  if (verb.deprel !== 'case' && !(isOdd && verb.upos !== 'VERB' && verb.deprel === 'compound')) return
  if (and?.upos !== 'CCONJ' || object.deprel !== 'conj' || !lexicon.knownVerbs.has(lemma)) return
  const first = pathUp(tree, object).find(each => each.upos === 'VERB')
  if (!first || first.index > verb.index) return
  setVerb(changed, verb, first.index, 'conj')
  changed.set(verb.index, { ...changed.get(verb.index), upos: 'VERB', lemma })
  changed.set(and.index, { head: verb.index })
  changed.set(object.index, { head: verb.index, deprel: 'obj' })
}

/** "an angry crowd ransacked offices and beat the speaker": a person before a past form is no part of what is behind it. */
function verbBehindCompound(tree: Tree, verb: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const person = wordAt(tree, verb.index - 1)
  const object = headOf(tree, verb)
  if (!/^(amod|compound)$/.test(verb.deprel) || !object || object.index < verb.index) return
  if (!isPastForm(verb, lexicon) || person?.upos !== 'NOUN' || person.deprel !== 'compound') return
  if (person.head !== verb.index && person.head !== object.index) return
  if (!/^(root|conj|parataxis|ccomp|advcl)$/.test(base(object.deprel)) || kidBy(tree, object, 'cop', 'nsubj'))
    return
  setVerb(changed, verb, object.head, object.deprel)
  changed.set(verb.index, {
    ...changed.get(verb.index),
    upos: 'VERB',
    lemma: lexicon.verbForms.get(verb.form.toLowerCase()) ?? verb.lemma,
  })
  changed.set(person.index, { head: verb.index, deprel: 'nsubj' })
  changed.set(object.index, { head: verb.index, deprel: 'obj' })
  const start = startOf(tree, person)
  for (const kid of kidsOf(tree, object)) {
    if (kid === verb || kid === person) continue
    if (kid.index < person.index)
      changed.set(kid.index, { head: kid.index >= start ? person.index : verb.index })
    else if (kid.index > object.index && /^(conj|obl|advcl|parataxis|punct)/.test(kid.deprel))
      if (!(kid.deprel === 'conj' && isNoun(kid))) changed.set(kid.index, { head: verb.index })
  }
}

/** The first word of a noun's determiners and adjectives, by order of the words. */
function startOf(tree: Tree, noun: Word): number {
  let at = noun.index
  while (at > 1 && /^(DET|ADJ|NUM)$/.test(wordAt(tree, at - 1)!.upos)) at--
  return at
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
