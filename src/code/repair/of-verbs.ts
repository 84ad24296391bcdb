import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { operatorsOf } from '../perspective/operators.ts'
import {
  base,
  headOf,
  isInfinitive,
  isVerb,
  kidBy,
  kidsBy,
  kidsOf,
  pathUp,
  prepositionOf,
  type Tree,
  wordAt,
} from '../tree.ts'
import type { Changes } from './changes.ts'
import { summonsFor } from './complements.ts'

// Verbs and infinitives that hang on the wrong word.

/** "will need a week to arrest them": the infinitive of a time needed is what the subject will do. */
export function timeNeeded(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const noun = headOf(tree, word)
  if (word.deprel !== 'acl' || !noun || !isInfinitive(tree, word)) return
  if (!lexicon.grammar.timeNouns.has(noun.lemma.toLowerCase())) return
  const verb = pathUp(tree, noun).slice(1).find(isVerb)
  if (verb && lexicon.grammar.takingTime.has(verb.lemma))
    changed.set(word.index, { head: verb.index, deprel: 'xcomp' })
}

/** "With the frontier sealed, ...": the noun behind "with" is the subject of the participle. */
export function withAbsolute(tree: Tree, word: Word, { grammar }: LanguageLexicon, changed: Changes): void {
  if (word.deprel !== 'advcl' || word.feats.VerbForm === 'Fin' || !isVerb(word) || isInfinitive(tree, word))
    return
  const mark = kidsBy(tree, word, 'mark').find(kid => grammar.absolutes.has(kid.lemma))
  if (!mark || kidBy(tree, word, 'nsubj')) return
  const noun = tree.words.find(
    each =>
      each.index > mark.index && each.index < word.index && each.head === word.head && each.deprel === 'obl',
  )
  if (noun)
    changed.set(noun.index, { head: word.index, deprel: /ing$/.test(word.form) ? 'nsubj' : 'nsubj:pass' })
}

/** "raised the alert after shells rained down, killing two": casualties are of the verb nearest before them. */
export function casualtiesOfNearest(
  tree: Tree,
  word: Word,
  { grammar }: LanguageLexicon,
  changed: Changes,
): void {
  const verb = headOf(tree, word)
  if (word.deprel !== 'advcl' || !/ing$/.test(word.form) || !grammar.casualties.has(word.lemma) || !verb)
    return
  if (wordAt(tree, word.index - 1)?.form !== ',' || kidBy(tree, word, 'mark', 'nsubj')) return
  const nearest = kidsBy(tree, verb, 'advcl').findLast(
    kid =>
      kid.index > verb.index &&
      kid.index < word.index &&
      kidBy(tree, kid, 'nsubj') &&
      kidBy(tree, kid, 'mark'),
  )
  if (nearest && isVerb(nearest)) changed.set(word.index, { head: nearest.index })
}

/** "refused orders to shoot": the infinitive right after a noun of ordering, planning or hoping says what it is. */
export function infinitiveOfNoun(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  if (!isVerb(word) || !/^(advcl|xcomp)/.test(word.deprel) || !isInfinitive(tree, word)) return
  const marks = kidsBy(tree, word, 'mark')
  const to = marks.find(kid => kid.upos === 'PART') ?? marks[0]
  const noun = to ? wordAt(tree, to.index - 1) : null
  if (noun?.upos !== 'NOUN' || word.head === noun.index) return
  const governs = lexicon.operators.words
    .get(`${noun.lemma.toLowerCase()}/N`)
    ?.some(each => each.scope.has('clause') && each.complement !== 'finite')
  const verb = headOf(tree, noun)
  if (!governs || !verb || verb.index !== word.head || lexicon.grammar.objectControl.has(verb.lemma)) return
  changed.set(word.index, { head: noun.index, deprel: 'acl' })
  // "with orders to shoot"
  for (const kid of marks)
    if (kid.index < noun.index) changed.set(kid.index, { head: noun.index, deprel: 'case' })
}

/** "gave the junta a week to cede power": days that are given are the object, and whoever is given them does it. */
export function daysGiven(tree: Tree, days: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, days)
  if (!/^(obl|obj)/.test(days.deprel) || verb?.upos !== 'VERB' || days.index < verb.index) return
  if (!lexicon.grammar.giving.has(verb.lemma) || !lexicon.grammar.timeNouns.has(days.lemma.toLowerCase()))
    return
  if (kidBy(tree, days, 'case') || !kidBy(tree, days, 'nummod', 'det')) return
  const to = wordAt(tree, days.index + 1)
  const act = to?.upos === 'PART' ? headOf(tree, to) : null
  if (!act || !isVerb(act) || (act.head !== verb.index && act.head !== days.index)) return
  const given = kidsBy(tree, verb, 'obj', 'iobj').find(kid => kid !== days && kid.index < days.index)
  if (!given) return
  changed.set(given.index, { deprel: 'iobj' })
  changed.set(days.index, { deprel: 'obj' })
  changed.set(act.index, { head: verb.index, deprel: 'xcomp' })
}

/** "who has been held since Wednesday": what follows a relative clause without a comma is of that clause. */
export function behindRelative(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (!/^(obl|advmod)/.test(word.deprel) || !verb || !isVerb(verb) || word.index < verb.index) return
  const relative = tree.words
    .slice(verb.index, word.index - 1)
    .findLast(each => each.deprel === 'acl:relcl' && pathUp(tree, each).includes(verb))
  const who = relative ? kidsBy(tree, relative, 'nsubj').find(kid => kid.feats.PronType === 'Rel') : undefined
  if (!relative || !who || wordAt(tree, who.index - 1)?.form !== ',') return
  if (tree.words.slice(relative.index, word.index - 1).some(each => /^[,;—–]$/.test(each.form))) return
  changed.set(word.index, { head: relative.index })
}

/** "the president, who had fled after crowds stormed the palace, ordered": a clause inside the aside is the aside's. */
export function clauseInsideRelative(tree: Tree, clause: Word, _: LanguageLexicon, changed: Changes): void {
  const main = headOf(tree, clause)
  const mark = kidBy(tree, clause, 'mark')
  if (clause.deprel !== 'advcl' || !mark || !main || main.index < clause.index) return
  const relative = tree.words.slice(0, mark.index - 1).findLast(each => each.deprel === 'acl:relcl')
  const noun = relative ? headOf(tree, relative) : null
  if (!relative || noun?.head !== main.index || !base(noun.deprel).startsWith('nsubj')) return
  if (tree.words.slice(relative.index, mark.index - 1).some(each => /^[,;—–]$/.test(each.form))) return
  changed.set(clause.index, { head: relative.index })
}

/** "called on the president to resign": the infinitive right behind the addressee is what he is asked to do. */
export function infinitiveOfAddressee(
  tree: Tree,
  word: Word,
  lexicon: LanguageLexicon,
  changed: Changes,
): void {
  if (!isVerb(word) || !/^(advcl|acl|xcomp|conj)/.test(word.deprel) || !isInfinitive(tree, word)) return
  const to = kidBy(tree, word, 'mark')
  const last = to ? wordAt(tree, to.index - 1) : null
  if (!to || !last || last.upos === 'PUNCT') return
  const { grammar } = lexicon
  const addressee = pathUp(tree, last).find(up => {
    const verb = headOf(tree, up)
    if (verb?.upos !== 'VERB' || verb.index > up.index) return false
    return /^(obj|iobj)/.test(up.deprel)
      ? grammar.objectControl.has(verb.lemma.toLowerCase())
      : up.deprel.startsWith('obl') &&
          grammar.obliqueControl.has(verb.lemma.toLowerCase()) &&
          grammar.addressing.has(prepositionOf(tree, up) ?? '')
  })
  const verb = addressee ? headOf(tree, addressee) : null
  const isKnown =
    verb?.index === word.head && (word.deprel === 'xcomp' || summonsFor(tree, word, lexicon) !== null)
  if (!verb || isKnown || lexicon.operators.words.has(`${last.lemma.toLowerCase()}/N`)) return
  if (pathUp(tree, verb).includes(word)) return
  changed.set(word.index, { head: verb.index, deprel: 'xcomp' })
}

/** "charged lawyers who tried to leave, arresting several": after the comma the main clause goes on. */
export function participleAfterRelative(
  tree: Tree,
  word: Word,
  _lexicon: LanguageLexicon,
  changed: Changes,
): void {
  if (base(word.deprel) !== 'advcl' || !/ing$/.test(word.form) || kidBy(tree, word, 'mark', 'nsubj', 'aux'))
    return
  if (wordAt(tree, word.index - 1)?.form !== ',') return
  const relative = pathUp(tree, word)
    .slice(1)
    .find(each => each.deprel === 'acl:relcl' || (each.deprel === 'acl' && isVerb(each)))
  if (!relative || relative.index > word.index) return
  const main = pathUp(tree, relative).slice(1).find(isVerb)
  const opened = wordAt(tree, Math.min(...kidsOf(tree, relative).map(kid => kid.index), relative.index) - 1)
  if (main && main.index < relative.index && opened?.form !== ',')
    changed.set(word.index, { head: main.index, deprel: 'advcl' })
}

/** "denies striking a hospital", "Russia denies striking hospital": the gerund right behind is what is denied. */
export function gerundAfterVerb(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const noun = headOf(tree, word)
  const verb = wordAt(tree, word.index - 1)
  if (word.deprel !== 'amod' || !/ing$/.test(word.form) || !noun || noun.index < word.index) return
  if (verb?.upos !== 'VERB' || noun.head !== verb.index || !/^obj/.test(noun.deprel)) return
  const governs = operatorsOf(tree, verb, lexicon).some(each => each.scope.has('clause'))
  if (!governs || !lexicon.patterns.has(`${word.lemma.toLowerCase()}/V`)) return
  changed.set(word.index, { head: verb.index, deprel: 'xcomp', upos: 'VERB', feats: { VerbForm: 'Ger' } })
  changed.set(noun.index, { head: word.index, deprel: 'obj' })
}

/** "ruled out sending troops": the gerund right behind a verb with its particle is its object. */
export function gerundAfterParticle(
  tree: Tree,
  word: Word,
  lexicon: LanguageLexicon,
  changed: Changes,
): void {
  const verb = headOf(tree, word)
  const particle = wordAt(tree, word.index - 1)
  if (word.deprel !== 'advcl' || !/ing$/.test(word.form) || !verb || particle?.deprel !== 'compound:prt')
    return
  if (particle.head !== verb.index || particle.index !== verb.index + 1) return
  if (operatorsOf(tree, verb, lexicon).some(each => each.scope.has('clause')))
    changed.set(word.index, { deprel: 'xcomp' })
}

/**
 * "died after a gunman leapt from a car and opened fire": without a comma, a verb that goes on goes on with the clause
 * right before it.
 */
export function conjunctOfNearest(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const first = headOf(tree, word)
  const and = kidBy(tree, word, 'cc')
  if (word.deprel !== 'conj' || !isVerb(word) || !first || !isVerb(first) || !and) return
  if (kidBy(tree, word, 'nsubj', 'nsubj:pass', 'mark', 'aux') || kidBy(tree, first, 'aux:pass')) return
  const near = kidsBy(tree, first, 'advcl').findLast(
    kid => kid.index > first.index && kid.index < and.index && kidBy(tree, kid, 'nsubj') !== null,
  )
  if (near?.feats.Tense !== 'Past' || word.feats.Tense !== 'Past') return
  const between = tree.words.slice(near.index, and.index - 1)
  if (between.every(each => each.upos !== 'PUNCT' && pathUp(tree, each).includes(near)))
    changed.set(word.index, { head: near.index })
}
