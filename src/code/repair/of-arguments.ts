import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import {
  headOf,
  isGenitive,
  isNoun,
  isVerb,
  kidBy,
  kidsBy,
  kidsOf,
  pathUp,
  type Tree,
  wordAt,
} from '../tree.ts'
import type { Changes } from './changes.ts'

// Subjects and objects that a verb lost to the words around it.

/** "Lebanese PM quits", "Mali's junta imposed": a person right before a finite verb that has no subject is its subject. */
export function subjectBeforeVerb(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (word.deprel !== 'obl:unmarked' || !verb || verb.index !== word.index + 1 || !isVerb(verb)) return
  if (!isNoun(word) || kidBy(tree, verb, 'nsubj') || kidBy(tree, word, 'nummod')) return
  const isOwned = kidBy(tree, word, 'nmod:poss') !== null
  if (!/^[A-Z]/.test(word.form) && !(isOwned && !lexicon.grammar.timeNouns.has(word.lemma.toLowerCase())))
    return
  changed.set(word.index, { deprel: 'nsubj' })
}

/** "called a stay-at-home": a noun right behind a verb without a preposition is its object. */
export function objectWithoutCase(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (
    word.deprel !== 'obl' ||
    word.upos !== 'NOUN' ||
    !verb ||
    verb.upos !== 'VERB' ||
    word.index < verb.index
  )
    return
  if (kidBy(tree, word, 'case', 'mark', 'nummod') || kidBy(tree, verb, 'obj', 'aux:pass')) return
  if (lexicon.grammar.timeNouns.has(word.lemma.toLowerCase())) return
  const between = tree.words.slice(verb.index, word.index - 1)
  if (between.every(each => each.head === word.index || pathUp(tree, each).includes(word)))
    changed.set(word.index, { deprel: 'obj' })
}

/** "will deport up to 500 migrants": what looks like a preposition bounds the figure of an object. */
export function objectWithBound(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (!/^obl/.test(word.deprel) || !verb || !isVerb(verb) || !kidBy(tree, word, 'nummod')) return
  const [first, second] = [wordAt(tree, verb.index + 1), wordAt(tree, verb.index + 2)]
  if (!first || !second || kidBy(tree, verb, 'obj', 'aux:pass') || second.head !== word.index) return
  if (!lexicon.grammar.bounds.has(`${first.form}_${second.form}`.toLowerCase())) return
  changed.set(word.index, { deprel: 'obj' })
  for (const each of [first, second]) changed.set(each.index, { head: word.index, deprel: 'advmod' })
}

/** "Rallies are banned, and so are strikes": the noun is a subject of the same predicate. */
export function alsoSubject(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (!verb || word.deprel !== 'conj' || !isNoun(word) || !isVerb(verb)) return
  const so = kidBy(tree, word, 'advmod')
  const subject = kidBy(tree, verb, 'nsubj')
  if (!so || !subject || !/^(so|nor|neither)$/.test(so.lemma)) return
  if (kidsOf(tree, word).some(kid => /^(cop|aux)/.test(kid.deprel) && kid.index === so.index + 1))
    changed.set(word.index, { deprel: subject.deprel })
}

/** "have tortured scores of refugees": a second subject behind the verb is its object. */
export function secondSubject(tree: Tree, word: Word, _lexicon: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (word.deprel !== 'nsubj' || !verb || verb.upos !== 'VERB' || word.index < verb.index || !isNoun(word))
    return
  const hasSubject = kidsBy(tree, verb, 'nsubj').some(kid => kid.index < verb.index)
  // "arrested Sonia Dahmani, a lawyer known for ...": what stands behind a name and a comma tells who it is
  const name = kidsBy(tree, verb, 'obj').find(kid => kid.upos === 'PROPN' && kid.index < word.index)
  const article = kidsBy(tree, word, 'det')[0]
  if (hasSubject && name && article && wordAt(tree, article.index - 1)?.form === ',') {
    changed.set(word.index, { head: name.index, deprel: 'appos' })
    return
  }
  if (!hasSubject || kidBy(tree, verb, 'obj', 'cop', 'aux:pass') || kidBy(tree, word, 'case')) return
  if (wordAt(tree, verb.index + 1)?.form === ',') return
  changed.set(word.index, { deprel: 'obj' })
}

/** "accused Cambodian troops of attacks": what somebody is accused of is no part of who he is. */
export function accusedOf(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const accused = headOf(tree, word)
  const verb = accused ? headOf(tree, accused) : null
  if (!/^(nmod|acl)/.test(word.deprel) || !accused || verb?.upos !== 'VERB') return
  const { blame, informing } = lexicon.grammar
  const lemma = verb.lemma.toLowerCase()
  if (!/^(obj|iobj)/.test(accused.deprel) || !(blame.has(lemma) || informing.has(lemma))) return
  const isParty = lexicon.classes.get('party')?.has(accused.lemma.toLowerCase()) === true
  if (!isParty && lexicon.patterns.has(`${accused.lemma.toLowerCase()}/N`)) return
  const isEvent =
    lexicon.patterns.has(`${word.lemma.toLowerCase()}/N`) ||
    lexicon.patterns.has(`${word.lemma.toLowerCase()}/V`)
  if (isGenitive(tree, word, lexicon.grammar) && isEvent)
    changed.set(word.index, { head: verb.index, deprel: isVerb(word) ? 'advcl' : 'obl' })
}

/** "warned on Thursday of clashes": a day has no contents, and what stands behind it is what the warning is of. */
export function warnedOf(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const day = headOf(tree, word)
  const verb = day ? headOf(tree, day) : null
  if (word.deprel !== 'nmod' || day?.upos !== 'PROPN' || !verb || !isVerb(verb)) return
  const { timeNouns, informing } = lexicon.grammar
  if (!timeNouns.has(day.lemma.toLowerCase()) || !informing.has(verb.lemma.toLowerCase())) return
  if (isGenitive(tree, word, lexicon.grammar)) changed.set(word.index, { head: verb.index, deprel: 'obl' })
}

/** "clashed near the border with Georgia": the neighbour is the border's, and has no part in what is told. */
export function borderWith(tree: Tree, neighbour: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const mark = kidBy(tree, neighbour, 'case')
  if (!neighbour.deprel.startsWith('obl') || neighbour.upos !== 'PROPN' || !mark) return
  const border = wordAt(tree, mark.index - 1)
  const { shared, sharedPrepositions } = lexicon.grammar
  if (!border || !shared.has(border.lemma.toLowerCase())) return
  if (sharedPrepositions.has(mark.form.toLowerCase()))
    changed.set(neighbour.index, { head: border.index, deprel: 'nmod' })
}

/** "offered the ousted leader asylum": between a verb of giving and what is given stands to whom. */
export function recipientAsCompound(
  tree: Tree,
  word: Word,
  lexicon: LanguageLexicon,
  changed: Changes,
): void {
  const verb = headOf(tree, word)
  if (word.deprel !== 'obj' || !verb || !isVerb(verb) || word.index < verb.index) return
  if (!lexicon.grammar.given.has(word.lemma.toLowerCase()) || kidBy(tree, verb, 'iobj')) return
  const person = kidsOf(tree, word).findLast(kid => kid.deprel === 'compound' && isNoun(kid))
  if (person?.index !== word.index - 1) return
  const isSomebody = person.upos === 'PROPN' || lexicon.classes.get('party')?.has(person.lemma.toLowerCase())
  const det = kidsOf(tree, word).find(kid => kid.deprel === 'det')
  if (!isSomebody || !(det?.index === verb.index + 1 || person.upos === 'PROPN')) return
  changed.set(person.index, { head: verb.index, deprel: 'iobj' })
  for (const kid of kidsOf(tree, word))
    if (kid.index < person.index) changed.set(kid.index, { head: person.index })
}

/** "shelling Stepanakert hours after a truce": the hours are when, and what stands before them is what was shelled. */
export function objectBeforeHours(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (word.deprel !== 'obj' || !verb || !isVerb(verb) || word.feats.Number !== 'Plur') return
  if (!lexicon.grammar.timeNouns.has(word.lemma.toLowerCase())) return
  const next = wordAt(tree, word.index + 1)
  if (!next || lexicon.operators.marks.get(next.lemma.toLowerCase()) !== 'temporal') return
  const object = kidsOf(tree, word).findLast(kid => kid.deprel === 'compound' && isNoun(kid))
  if (object?.index !== word.index - 1) return
  changed.set(object.index, { head: verb.index, deprel: 'obj' })
  changed.set(word.index, { deprel: 'obl:unmarked' })
  for (const kid of kidsOf(tree, word))
    if (kid.index < object.index) changed.set(kid.index, { head: object.index })
}
