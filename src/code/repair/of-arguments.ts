import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
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
import type { Changes } from './changes.ts'

// Subjects and objects that a verb lost to the words around it.

/** "The prosecutor general blamed hooligans": a noun before a verb without a subject belongs to no noun behind it. */
export function subjectAsCompound(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const object = headOf(tree, word)
  const verb = object ? headOf(tree, object) : null
  if (word.deprel !== 'compound' || word.upos !== 'NOUN' || !object || verb?.upos !== 'VERB') return
  if (!(word.index < verb.index && verb.index < object.index) || kidBy(tree, verb, 'nsubj', 'aux')) return
  changed.set(word.index, { head: verb.index, deprel: 'nsubj' })
}

/** "Workers downed tools, and police beat them": a clause with its subject is none of the clause joined to it. */
export function clauseAsSubject(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (word.upos !== 'VERB' || base(word.deprel) !== 'nsubj' || !verb || !isVerb(verb)) return
  if (!kidBy(tree, word, 'nsubj') || !kidBy(tree, verb, 'cc')) return
  if (!kidsBy(tree, verb, 'nsubj').some(kid => isNoun(kid) && kid.index > word.index)) return
  changed.set(word.index, { head: verb.head, deprel: verb.deprel })
  changed.set(verb.index, { head: word.index, deprel: 'conj' })
}

/** "an airstrike killed ten, locals said": a clause with its subject is what was said, not who said it. */
export function saidAsSubject(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const said = headOf(tree, word)
  if (
    word.upos !== 'VERB' ||
    base(word.deprel) !== 'nsubj' ||
    said?.upos !== 'VERB' ||
    said.index < word.index
  )
    return
  if (!kidBy(tree, word, 'nsubj') || !lexicon.operators.words.has(`${said.lemma.toLowerCase()}/V`)) return
  if (kidsBy(tree, said, 'nsubj').some(kid => isNoun(kid) && kid.index > word.index))
    changed.set(word.index, { deprel: 'ccomp' })
}

/** "armed groups in Haiti burned police stations": what stands right behind the verb is no part of its subject. */
export function objectOfSubject(tree: Tree, noun: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const subject = headOf(tree, noun)
  const verb = subject ? headOf(tree, subject) : null
  if (noun.deprel !== 'nmod' || !isNoun(noun) || !subject || verb?.upos !== 'VERB') return
  if (base(subject.deprel) !== 'nsubj' || subject.index > verb.index || noun.index < verb.index) return
  if (kidBy(tree, verb, 'obj', 'aux:pass') || lexicon.grammar.timeNouns.has(noun.lemma.toLowerCase())) return
  const own = kidsOf(tree, noun).filter(kid => kid.index > verb.index && kid.index < noun.index)
  const between = tree.words.slice(verb.index, noun.index - 1)
  if (!between.every(each => own.includes(each)) || own.some(kid => kid.deprel === 'case')) return
  changed.set(noun.index, { head: verb.index, deprel: 'obj' })
  for (const town of kidsOf(tree, noun).filter(kid => kid.index < verb.index && kid.upos === 'PROPN'))
    changed.set(town.index, { head: subject.index, deprel: 'nmod' })
}

/** "after a court in Paris had rejected it": the noun between subordinator and auxiliary is the subject. */
export function subjectBehindMark(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (word.deprel !== 'obl' || !isNoun(word) || !verb || word.index > verb.index) return
  if (kidBy(tree, word, 'case') || kidBy(tree, verb, 'nsubj') || !kidBy(tree, verb, 'aux')) return
  const mark = kidBy(tree, verb, 'mark')
  if (mark && mark.index < word.index && mark.upos === 'SCONJ') changed.set(word.index, { deprel: 'nsubj' })
}

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

/** "100 officers were injured and 200 people detained": the participle has the auxiliary of the clause before. */
export function gappedPassive(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (!verb || word.deprel !== 'conj' || !isVerb(verb) || !kidBy(tree, verb, 'aux:pass')) return
  const participle = kidsBy(tree, word, 'acl').find(
    kid => kid.index > word.index && kid.feats.VerbForm === 'Part' && kid.feats.Tense === 'Past',
  )
  if (!participle || kidsOf(tree, participle).some(kid => base(kid.deprel) === 'nsubj')) return
  changed.set(participle.index, { head: verb.index, deprel: 'conj' })
  changed.set(word.index, { head: participle.index, deprel: 'nsubj:pass' })
  for (const kid of kidsOf(tree, word))
    if (/^(cc|punct)$/.test(kid.deprel)) changed.set(kid.index, { head: participle.index })
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
  if (!/^(obj|iobj)/.test(accused.deprel) || !lexicon.grammar.blame.has(verb.lemma.toLowerCase())) return
  if (lexicon.patterns.has(`${accused.lemma.toLowerCase()}/N`)) return
  const isEvent =
    lexicon.patterns.has(`${word.lemma.toLowerCase()}/N`) ||
    lexicon.patterns.has(`${word.lemma.toLowerCase()}/V`)
  if (prepositionOf(tree, word) === 'of' && isEvent)
    changed.set(word.index, { head: verb.index, deprel: isVerb(word) ? 'advcl' : 'obl' })
}

/** "Gunmen abducted about 140 pupils": a past form without "be" and with a noun right behind is no passive. */
export function objectOfActive(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (word.deprel !== 'obl:unmarked' || !isNoun(word) || verb?.upos !== 'VERB' || word.index < verb.index)
    return
  if (lexicon.grammar.timeNouns.has(word.lemma.toLowerCase()) || kidBy(tree, verb, 'aux:pass', 'obj')) return
  const subject = kidsBy(tree, verb, 'nsubj').find(
    kid => kid.deprel === 'nsubj:pass' && kid.index < verb.index,
  )
  const between = tree.words.slice(verb.index, word.index - 1)
  if (!subject || between.some(each => each.head !== word.index && !pathUp(tree, each).includes(word))) return
  changed.set(subject.index, { deprel: 'nsubj' })
  changed.set(word.index, { deprel: 'obj' })
  changed.set(verb.index, { feats: { Mood: 'Ind', Tense: 'Past', VerbForm: 'Fin' } })
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
