import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { base, headOf, isNoun, isVerb, kidBy, kidsBy, kidsOf, type Tree, wordAt } from '../tree.ts'
import { type Changes, inSteps, setVerb } from './changes.ts'
import { isParty } from './party.ts'
import { isPastForm } from './past-form.ts'

/**
 * Arcs that word order alone tells to be wrong in English news: a person before "hostage", two subjects side by side,
 * a subject that hangs on the noun before its relative clause, a perfect that goes on with the main verb.
 */
export function withWordOrder(tree: Tree, lexicon: LanguageLexicon): Tree {
  return inSteps(tree, lexicon, STEPS)
}

const STEPS = [
  verbAfterName,
  takenHostage,
  hyphenedModifier,
  subjectOfRelative,
  perfectOfMain,
  newSubject,
  participleOfNearest,
]

/** "fired shots at demonstrators marching": people right before a participle do it, not the thing that came before them. */
function participleOfNearest(tree: Tree, verb: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const above = headOf(tree, verb)
  const nearest = wordAt(tree, verb.index - 1)
  if (verb.deprel !== 'acl' || verb.feats.VerbForm === 'Fin' || !above || !isNoun(above) || !nearest) return
  if (nearest.index <= above.index || !isParty(nearest, lexicon) || isParty(above, lexicon)) return
  changed.set(verb.index, { head: nearest.index })
}

/** "banned TikTok and deployed soldiers": a past form behind a name and "and" has an object of its own. */
function verbAfterName(tree: Tree, verb: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const name = headOf(tree, verb)
  const and = wordAt(tree, verb.index - 1)
  if (verb.deprel !== 'conj' || !isPastForm(verb, lexicon) || !name || !isNoun(name)) return
  if (and?.upos !== 'CCONJ' || name.deprel !== 'compound' || name.index !== and.index - 1) return
  const object = headOf(tree, name)
  const first = object ? headOf(tree, object) : null
  if (!object || object.index < verb.index || object.deprel !== 'obj' || first?.upos !== 'VERB') return
  setVerb(changed, verb, first.index, 'conj')
  changed.set(name.index, { head: first.index, deprel: 'obj' })
  changed.set(and.index, { head: verb.index })
  changed.set(object.index, { head: verb.index, deprel: 'obj' })
  for (const kid of kidsBy(tree, first, 'obl'))
    if (kid.index > object.index) changed.set(kid.index, { head: verb.index })
}

/** "took 200 soldiers hostage": they are taken, and hostages is what they are taken as. */
function takenHostage(tree: Tree, hostage: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, hostage)
  const person = wordAt(tree, hostage.index - 1)
  if (!lexicon.grammar.takenAs.has(hostage.form.toLowerCase()) || hostage.deprel !== 'obj' || !verb) return
  if (person?.head !== hostage.index || person.deprel !== 'compound' || !isNoun(person)) return
  changed.set(person.index, { head: verb.index, deprel: 'obj' })
  changed.set(hostage.index, { deprel: 'xcomp' })
  for (const kid of kidsOf(tree, hostage))
    if (kid.index < person.index) changed.set(kid.index, { head: person.index })
}

/** "Pro-government gunmen stormed": of two subjects side by side the first, with a hyphen, modifies. */
function hyphenedModifier(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const noun = wordAt(tree, word.index + 1)
  if (base(word.deprel) !== 'nsubj' || !word.form.includes('-') || !noun || !isNoun(noun)) return
  if (base(noun.deprel) === 'nsubj' && noun.head === word.head)
    changed.set(word.index, { upos: 'ADJ', head: noun.index, deprel: 'amod' })
}

/** "a move his opponents denounced": the subject right before the verb is of the relative clause. */
function subjectOfRelative(tree: Tree, subject: Word, _: LanguageLexicon, changed: Changes): void {
  const noun = headOf(tree, subject)
  const verb = wordAt(tree, subject.index + 1)
  if (base(subject.deprel) !== 'nsubj' || !noun || !isNoun(noun) || subject.index < noun.index) return
  if (verb?.deprel !== 'acl:relcl' || verb.head !== noun.index || kidBy(tree, verb, 'nsubj')) return
  changed.set(subject.index, { head: verb.index })
}

/** "claims the vote was rigged and has called for marches": a perfect without a subject goes on with the present above. */
function perfectOfMain(tree: Tree, verb: Word, { grammar }: LanguageLexicon, changed: Changes): void {
  const before = headOf(tree, verb)
  const main = before ? headOf(tree, before) : null
  if (verb.deprel !== 'conj' || before?.deprel !== 'ccomp' || !main || !isVerb(main)) return
  if (kidBy(tree, verb, 'nsubj') || main.feats.Tense !== 'Pres' || main.index > before.index) return
  const isPresent = (word: Word) =>
    kidsOf(tree, word).some(
      kid => base(kid.deprel) === 'aux' && grammar.perfect.has(kid.lemma) && kid.feats.Tense === 'Pres',
    )
  if (isPresent(verb) && !isPresent(before)) changed.set(verb.index, { head: main.index })
}

/**
 * "The army said it would crush them, and the EU called on all sides ...": behind a comma a new subject goes on with
 * the main verb where the speaker spoke of himself (gold rule 4).
 */
function newSubject(tree: Tree, verb: Word, _: LanguageLexicon, changed: Changes): void {
  const before = headOf(tree, verb)
  const main = before ? headOf(tree, before) : null
  if (verb.deprel !== 'conj' || before?.deprel !== 'ccomp' || !main || !isVerb(main)) return
  if (main.index > before.index || verb.feats.VerbForm !== 'Fin' || verb.feats.Tense !== 'Past') return
  const [subject, said] = [kidBy(tree, verb, 'nsubj'), kidBy(tree, before, 'nsubj')]
  const and = kidBy(tree, verb, 'cc')
  if (!subject || !isNoun(subject) || said?.feats.PronType !== 'Prs' || !and) return
  const isAhead = kidsOf(tree, before).some(kid => base(kid.deprel) === 'aux' && kid.feats.VerbForm === 'Fin')
  if (isAhead && wordAt(tree, and.index - 1)?.form === ',') changed.set(verb.index, { head: main.index })
}
