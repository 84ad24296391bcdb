import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { base, headOf, isNoun, isVerb, kidBy, kidsOf, type Tree, wordAt } from '../tree.ts'
import { type Changes, inSteps } from './changes.ts'

/**
 * Arcs that word order alone tells to be wrong in English news: a person before "hostage", two subjects side by side,
 * a subject that hangs on the noun before its relative clause, a perfect that goes on with the main verb.
 */
export function withWordOrder(tree: Tree, lexicon: LanguageLexicon): Tree {
  return inSteps(tree, lexicon, STEPS)
}

const STEPS = [takenHostage, perfectOfMain, newSubject]

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
