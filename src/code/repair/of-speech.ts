import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { operatorsOf } from '../perspective/operators.ts'
import { base, headOf, isNoun, isVerb, kidBy, kidsBy, kidsOf, pathUp, type Tree, wordAt } from '../tree.ts'
import type { Changes } from './changes.ts'
import { isPastForm } from './past-form.ts'

// Who said what: clauses and sources that belong to a speaker, or to none.

/** "The commandant's office: 13 men were killed": what stands before the colon is no second subject. */
export function sourceBeforeColon(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  if (word.form !== ':') return
  for (const noun of tree.words.slice(0, word.index - 1)) {
    const verb = headOf(tree, noun)
    if (!verb || verb.index < word.index || base(noun.deprel) !== 'nsubj') continue
    if (kidsBy(tree, verb, 'nsubj').some(kid => kid.index > word.index))
      changed.set(noun.index, { deprel: 'dislocated' })
  }
}

/** "After nights of arson, the president said that fares would fall": what opens the sentence was not said. */
export function beforeSpeech(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const said = headOf(tree, word)
  const verb = said?.deprel === 'ccomp' ? headOf(tree, said) : null
  if (!said || !verb || word.index > verb.index || verb.index > said.index || !isSpeech(tree, verb, lexicon))
    return
  if (/^(obl|advcl)/.test(word.deprel)) changed.set(word.index, { head: verb.index })
  else if (base(word.deprel) === 'nsubj' && kidBy(tree, word, 'case'))
    changed.set(word.index, { head: verb.index, deprel: 'obl' })
}

/** "There is talk in the capital, none of it sure, that ...": the clause belongs to the noun of telling. */
export function thatOfExistential(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const above = headOf(tree, word)
  if (
    !above ||
    !isVerb(word) ||
    !/^(parataxis|advcl|ccomp|conj)/.test(word.deprel) ||
    !kidBy(tree, above, 'expl')
  )
    return
  const opens = kidsBy(tree, word, 'mark').some(kid => lexicon.grammar.complementisers.has(kid.form))
  const noun = kidsBy(tree, above, 'nsubj').find(kid => isNoun(kid) && kid.index < word.index)
  if (!opens || !noun || !lexicon.operators.words.has(`${noun.lemma.toLowerCase()}/N`)) return
  changed.set(word.index, { head: noun.index, deprel: 'acl' })
  for (const kid of kidsBy(tree, above, 'nsubj'))
    if (kid !== noun && kid.index > noun.index) changed.set(kid.index, { head: noun.index, deprel: 'appos' })
}

/** "The president gave in, but the unions said that ...": a verb that has what was said behind it has none before it. */
export function coordinatedSpeech(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  if (!isSpeech(tree, word, lexicon)) return
  const clauses = kidsOf(tree, word).filter(kid => /^(ccomp|parataxis)$/.test(kid.deprel) && isVerb(kid))
  const before = clauses.find(kid => kid.index < word.index)
  const said = clauses.find(kid => kid.index > word.index && kid.deprel === 'ccomp')
  const subject = kidsBy(tree, word, 'nsubj').find(kid => kid.index < word.index)
  if (!before || !said || !subject || subject.index < before.index) return
  const joint = tree.words
    .slice(before.index, subject.index)
    .some(each => /^(CCONJ|;)$/.test(each.upos) || each.form === ';')
  if (!joint) return
  changed.set(before.index, { head: word.head, deprel: word.deprel })
  changed.set(word.index, { head: before.index, deprel: 'conj' })
}

/** "said they were looking into it but nobody had been held": without a comma the second half was said too (gold rule 4). */
export function andWithoutComma(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const said = headOf(tree, word)
  if (word.deprel !== 'conj' || !said || !isSpeech(tree, said, lexicon) || word.index < said.index) return
  const clause = kidsBy(tree, said, 'ccomp').find(kid => kid.index > said.index && kid.index < word.index)
  const and = kidBy(tree, word, 'cc')
  if (!clause || !and || /^[,;]$/.test(wordAt(tree, and.index - 1)?.form ?? '')) return
  const subject = kidsBy(tree, word, 'nsubj', 'nsubj:pass')[0]
  if (subject && subject.index > and.index && subject.upos !== 'PRON')
    changed.set(word.index, { head: clause.index })
}

/** "vowed the strike would go on, and accused the president": behind what is to come a plain past is the speaker's own. */
export function pastBehindFuture(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const first = headOf(tree, word)
  const verb = first ? headOf(tree, first) : null
  if (word.deprel !== 'conj' || first?.deprel !== 'ccomp' || !verb || !isVerb(verb)) return
  if (verb.index > first.index || verb.feats.Tense !== 'Past' || !isPastForm(word, lexicon)) return
  const isAhead = (lemma: string) =>
    lexicon.grammar.futureAux.has(lemma) || lexicon.grammar.counterfactual.has(lemma)
  // "said that they had not fired, and blamed others"
  const isDenied = kidsBy(tree, first, 'advmod').some(kid => kid.feats.Polarity === 'Neg')
  if (!isDenied && !kidsBy(tree, first, 'aux').some(kid => isAhead(kid.lemma.toLowerCase()))) return
  if (kidBy(tree, word, 'nsubj', 'nsubj:pass', 'aux', 'aux:pass', 'mark')) return
  const and = kidBy(tree, word, 'cc')
  if (and && wordAt(tree, and.index - 1)?.form === ',') changed.set(word.index, { head: verb.index })
}

/**
 * "said that it was concerned, and urged calm", "denied that the vote was fair and blamed outsiders": an act of speech
 * behind a comma, or one that the thing told of cannot do, is the speaker's own.
 */
export function speechBehindContent(
  tree: Tree,
  word: Word,
  lexicon: LanguageLexicon,
  changed: Changes,
): void {
  const first = headOf(tree, word)
  const verb = first ? headOf(tree, first) : null
  if (word.deprel !== 'conj' || first?.deprel !== 'ccomp' || !verb || !isVerb(verb)) return
  if (verb.index > first.index || verb.feats.Tense !== 'Past' || !isPastForm(word, lexicon)) return
  if (!isSpeech(tree, verb, lexicon) || !isSpeech(tree, word, lexicon)) return
  if (kidBy(tree, word, 'nsubj', 'nsubj:pass', 'aux', 'aux:pass', 'mark')) return
  const and = kidBy(tree, word, 'cc')
  const subject = kidsBy(tree, first, 'nsubj', 'nsubj:pass')[0]
  const isThing =
    subject?.upos === 'NOUN' &&
    SPEAKERS.every(name => !lexicon.classes.get(name)?.has(subject.lemma.toLowerCase()))
  if (isThing || (and && wordAt(tree, and.index - 1)?.form === ','))
    changed.set(word.index, { head: verb.index })
}

/**
 * "added that it would not be silent if troops went on and warned that it would answer": who goes on with a "that" of
 * its own is who spoke first; so is "he" behind what a state is said to do.
 */
export function speechBehindClause(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const first = headOf(tree, word)
  if (word.deprel !== 'conj' || !first || !isSpeech(tree, word, lexicon) || !isPastForm(word, lexicon)) return
  const verb = pathUp(tree, first).find(each => each !== first && isSpeech(tree, each, lexicon))
  if (!verb || verb.index > first.index || !isPastForm(verb, lexicon)) return
  const subject = kidsBy(tree, word, 'nsubj')[0]
  const said = kidBy(tree, word, 'ccomp')
  const opens = said && kidsBy(tree, said, 'mark').some(kid => lexicon.grammar.complementisers.has(kid.form))
  const doer = kidsBy(tree, first, 'nsubj')[0]
  const isHis = subject?.feats.Gender !== undefined && subject.upos === 'PRON' && doer?.upos === 'NOUN'
  if (subject ? isHis && first.deprel === 'ccomp' : opens && first.deprel === 'advcl')
    changed.set(word.index, { head: verb.index })
}

/** Classes of `classes.yaml` whose nouns may speak. */
const SPEAKERS = ['party', 'office', 'building']

/** "said that it knew nothing, but Colombo dismissed that": behind a comma and "but" a new subject is the author's. */
export function butAnother(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const first = headOf(tree, word)
  if (!isVerb(word) || !first || word.index < first.index) return
  const verb = word.deprel === 'conj' ? headOf(tree, first) : word.deprel === 'ccomp' ? first : null
  if (!verb || verb.index > word.index || !isSpeech(tree, verb, lexicon)) return
  if (first !== verb && first.deprel !== 'ccomp') return
  if (first === verb && !kidsBy(tree, verb, 'ccomp').some(kid => kid.index < verb.index)) return
  const but = kidsBy(tree, word, 'cc').find(
    kid =>
      lexicon.grammar.adversative.has(kid.lemma) ||
      (first === verb && lexicon.grammar.additive.has(kid.lemma)),
  )
  if (!but || wordAt(tree, but.index - 1)?.form !== ',' || kidBy(tree, word, 'mark')) return
  if (kidsBy(tree, word, 'nsubj').some(kid => isNoun(kid) && kid.index > but.index))
    changed.set(word.index, { head: verb.index, deprel: 'conj' })
}

/** "A was shot, a spokesman said, a week after B refused": behind the speaker such a clause is the author's (gold rule 4). */
export function timeBehindSpeech(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  if (!isVerb(word) || !/^(ccomp|advcl)$/.test(word.deprel) || !kidBy(tree, word, 'nsubj', 'nsubj:pass'))
    return
  const above = headOf(tree, word)
  if (
    !above ||
    !kidsBy(tree, word, 'mark').some(mark => lexicon.grammar.behindSpeech.has(mark.lemma.toLowerCase()))
  )
    return
  const verb = word.deprel === 'ccomp' ? above : headOf(tree, above)
  if (!verb || !isSpeech(tree, verb, lexicon) || word.index < verb.index) return
  const said =
    word.deprel === 'ccomp' ? kidsBy(tree, verb, 'ccomp').find(kid => kid.index < verb.index) : above
  if (said?.deprel === 'ccomp' && said.index < verb.index)
    changed.set(word.index, { head: verb.index, deprel: 'advcl' })
}

/** "said that A will go and B will stay": the second half stands in the future of what was said, so it was said. */
export function secondHalf(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (!verb || word.deprel !== 'conj' || !isVerb(word) || !isSpeech(tree, verb, lexicon)) return
  const said = kidsBy(tree, verb, 'ccomp').find(kid => kid.index < word.index && kid.index > verb.index)
  if (!said || kidsOf(tree, word).some(kid => kid.deprel === 'cc' && kid.lemma === 'but')) return
  const auxiliary = (of: Word) => kidsBy(tree, of, 'aux').map(kid => kid.lemma.toLowerCase())[0]
  const own = auxiliary(word)
  const isAlike = own !== undefined && own === auxiliary(said) && own !== auxiliary(verb)
  const hasSubject = kidsOf(tree, word).some(kid => base(kid.deprel) === 'nsubj')
  if (isAlike && hasSubject) changed.set(word.index, { head: said.index, deprel: 'conj' })
}

/** "..., a spokesman announced, adding that ...": whoever announced adds. */
export function addingSpeaker(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  if (!/ing$/.test(word.form) || !isSpeech(tree, word, lexicon)) return
  const before = tree.words.slice(0, word.index - 1).findLast(each => isVerb(each) && each.upos !== 'AUX')
  // "..., the governor said, dismissing reports that": parsed as if the reports dismissed
  if (word.deprel === 'acl' && word.head > word.index && wordAt(tree, word.index - 1)?.form === ',') {
    if (!before || !isSpeech(tree, before, lexicon)) return
    changed.set(word.index, { head: before.index, deprel: 'advcl' })
    changed.set(word.head, { head: word.index, deprel: 'obj' })
    return
  }
  if (base(word.deprel) !== 'advcl') return
  // "Medics said a strike had killed dozens, adding that": no strike adds
  const said = wordAt(tree, word.head)
  const teller = said?.deprel === 'ccomp' ? headOf(tree, said) : null
  const isAdded =
    lexicon.grammar.adding.has(word.lemma.toLowerCase()) && wordAt(tree, word.index - 1)?.form === ','
  if (teller && isAdded && isSpeech(tree, teller, lexicon)) {
    changed.set(word.index, { head: teller.index, deprel: 'advcl' })
    return
  }
  if (before?.deprel !== 'parataxis' || !isSpeech(tree, before, lexicon)) return
  if (before.index !== word.head) changed.set(word.index, { head: before.index, deprel: 'advcl' })
}

/** "..., according to X" at the end of a sentence covers all of it (gold rule 4). */
export function closingSource(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  if (!isNoun(word) || !/^(nmod|obl)/.test(word.deprel)) return
  const preposition = kidBy(tree, word, 'case')
  if (!preposition) return
  const joined = [preposition, ...kidsBy(tree, preposition, 'fixed')].map(each => each.form.toLowerCase())
  if (!lexicon.grammar.accordingTo.has(joined.join('_'))) return
  const before = wordAt(tree, preposition.index - 1)
  if (before?.form !== ',') return
  const rest = tree.words.slice(word.index).filter(each => each.upos === 'VERB' && each.deprel !== 'acl')
  const root = pathUp(tree, word).at(-1)!
  if (rest.some(each => each.deprel !== 'acl:relcl') || root.index === word.head || !isVerb(root)) return
  const coordinated = pathUp(tree, word)
    .slice(1)
    .find(each => each.deprel === 'conj' && isVerb(each) && kidBy(tree, each, 'nsubj'))
  changed.set(word.index, { head: (coordinated ?? root).index, deprel: 'obl' })
}

function isSpeech(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  return (
    isVerb(word) &&
    operatorsOf(tree, word, lexicon).some(each => each.cites === 'subject' && each.scope.has('clause'))
  )
}
