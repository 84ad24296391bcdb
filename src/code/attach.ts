import type { Word } from '../domain/syntax.ts'
import { changedTree } from './garden-path.ts'
import type { LanguageLexicon } from './lexicon.ts'
import { operatorsOf } from './perspective/operators.ts'
import {
  base,
  headOf,
  isInfinitive,
  isNoun,
  isVerb,
  kidBy,
  kidsBy,
  kidsOf,
  pathUp,
  prepositionOf,
  type Tree,
  wordAt,
} from './tree.ts'

type Changes = Map<number, Partial<Word>>

/**
 * Clauses that hang one level too high or too low, settled by what the words around them govern: conditions inside
 * reported speech, its second half, "adding that", infinitives of nouns, participles after a relative clause.
 */
export function withAttachments(tree: Tree, lexicon: LanguageLexicon): Tree {
  const steps = [
    possessors,
    coordinatedSpeech,
    conditionInside,
    secondHalf,
    addingSpeaker,
    infinitiveOfNoun,
    infinitiveOfAddressee,
    participleAfterRelative,
    quantities,
    closingSource,
    secondSubject,
    gerundAfterVerb,
    countryBeforeSubject,
    accusedOf,
    objectOfActive,
  ]
  return steps.reduce((at, step) => {
    const changed: Changes = new Map()
    for (const word of at.words) step(at, word, lexicon, changed)
    return changedTree(at, changed)
  }, tree)
}

function isSpeech(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  return (
    isVerb(word) &&
    operatorsOf(tree, word, lexicon).some(each => each.cites === 'subject' && each.scope.has('clause'))
  )
}

/** "The president gave in, but the unions said that ...": a verb that has what was said behind it has none before it. */
function coordinatedSpeech(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
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

/** "told them that if they vote no, the aid will end": the condition is part of what was told. */
function conditionInside(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (!verb || base(word.deprel) !== 'advcl' || word.index < verb.index || !isSpeech(tree, verb, lexicon))
    return
  const said = kidsBy(tree, verb, 'ccomp').find(kid => kid.index > word.index)
  if (!said) return
  const opens = kidsOf(tree, said).find(kid => kid.deprel === 'mark' && kid.index < word.index)
  const mark = kidBy(tree, word, 'mark')
  if (opens || (mark && mark.index === verb.index + 1))
    changed.set(word.index, { head: said.index, deprel: 'advcl' })
}

/** "said that A will go and B will stay": the second half stands in the future of what was said, so it was said. */
function secondHalf(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
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
function addingSpeaker(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  if (!/ing$/.test(word.form) || !isSpeech(tree, word, lexicon) || base(word.deprel) !== 'advcl') return
  const before = tree.words.slice(0, word.index - 1).findLast(each => isVerb(each) && each.upos !== 'AUX')
  if (before?.deprel !== 'parataxis' || !isSpeech(tree, before, lexicon)) return
  if (before.index !== word.head) changed.set(word.index, { head: before.index, deprel: 'advcl' })
}

/** "refused orders to shoot": the infinitive right after a noun of ordering, planning or hoping says what it is. */
function infinitiveOfNoun(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  if (!isVerb(word) || !/^(advcl|xcomp)/.test(word.deprel) || !isInfinitive(tree, word)) return
  const to = kidBy(tree, word, 'mark')
  const noun = to ? wordAt(tree, to.index - 1) : null
  if (noun?.upos !== 'NOUN' || word.head === noun.index) return
  const governs = lexicon.operators.words
    .get(`${noun.lemma.toLowerCase()}/N`)
    ?.some(each => each.scope.has('clause') && each.complement !== 'finite')
  const verb = headOf(tree, noun)
  if (!governs || !verb || verb.index !== word.head || lexicon.grammar.objectControl.has(verb.lemma)) return
  changed.set(word.index, { head: noun.index, deprel: 'acl' })
}

/** "called on the president to resign": the infinitive right behind the addressee is what he is asked to do. */
function infinitiveOfAddressee(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
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
          ['on', 'upon', 'to', 'for', 'with'].includes(prepositionOf(tree, up) ?? '')
  })
  const verb = addressee ? headOf(tree, addressee) : null
  const isKnown = verb?.index === word.head && word.deprel === 'xcomp'
  if (!verb || isKnown || lexicon.operators.words.has(`${last.lemma.toLowerCase()}/N`)) return
  if (pathUp(tree, verb).includes(word)) return
  changed.set(word.index, { head: verb.index, deprel: 'xcomp' })
}

/** "charged lawyers who tried to leave, arresting several": after the comma the main clause goes on. */
function participleAfterRelative(tree: Tree, word: Word, _lexicon: LanguageLexicon, changed: Changes): void {
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

/** "shot down 30 of 36 drones", "killed dozens of people": a count with its "of" is the object itself. */
function quantities(tree: Tree, word: Word, _lexicon: LanguageLexicon, changed: Changes): void {
  if (word.deprel !== 'obl' || !isNoun(word)) return
  const of = kidBy(tree, word, 'case')
  const count = of ? wordAt(tree, of.index - 1) : null
  if (!of || !count || of.lemma !== 'of' || count.upos !== 'NUM' || count.head !== word.index) return
  if (kidsBy(tree, wordAt(tree, word.head)!, 'obj').length === 0)
    changed.set(word.index, { head: word.head, deprel: 'obj' })
}

/** "..., according to X" at the end of a sentence covers all of it (gold rule 4). */
function closingSource(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
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

/** "have tortured scores of refugees": a second subject behind the verb is its object. */
function secondSubject(tree: Tree, word: Word, _lexicon: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (word.deprel !== 'nsubj' || !verb || verb.upos !== 'VERB' || word.index < verb.index || !isNoun(word))
    return
  const hasSubject = kidsBy(tree, verb, 'nsubj').some(kid => kid.index < verb.index)
  if (!hasSubject || kidBy(tree, verb, 'obj', 'cop', 'aux:pass') || kidBy(tree, word, 'case')) return
  if (wordAt(tree, verb.index + 1)?.form === ',') return
  changed.set(word.index, { deprel: 'obj' })
}

/** "denies striking a hospital", "Russia denies striking hospital": the gerund right behind is what is denied. */
function gerundAfterVerb(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const noun = headOf(tree, word)
  const verb = wordAt(tree, word.index - 1)
  if (word.deprel !== 'amod' || !/ing$/.test(word.form) || !noun || noun.index < word.index) return
  if (verb?.upos !== 'VERB' || noun.head !== verb.index || !/^obj/.test(noun.deprel)) return
  const governs = operatorsOf(tree, verb, lexicon).some(each => each.scope.has('clause'))
  if (!governs || !lexicon.patterns.has(`${word.lemma.toLowerCase()}/V`)) return
  changed.set(word.index, { head: verb.index, deprel: 'xcomp', upos: 'VERB', feats: { VerbForm: 'Ger' } })
  changed.set(noun.index, { head: word.index, deprel: 'obj' })
}

/** "Ghana cedi sinks": of two subjects side by side the first belongs to the second. */
function countryBeforeSubject(tree: Tree, word: Word, _lexicon: LanguageLexicon, changed: Changes): void {
  const next = wordAt(tree, word.index + 1)
  if (word.deprel !== 'nsubj' || word.upos !== 'PROPN' || next?.deprel !== 'nsubj') return
  if (next.head === word.head && isNoun(next))
    changed.set(word.index, { head: next.index, deprel: 'compound' })
}

/** "accused Cambodian troops of attacks": what somebody is accused of is no part of who he is. */
function accusedOf(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
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

/** "rejected Athens' plea": an apostrophe makes its noun the owner of the next one. */
function possessors(tree: Tree, word: Word, _lexicon: LanguageLexicon, changed: Changes): void {
  const mark = wordAt(tree, word.index + 1)
  if (!isNoun(word) || word.deprel === 'nmod:poss' || mark?.head !== word.index) return
  if (mark.deprel !== 'case' || !/^['’]s?$/.test(mark.form)) return
  let owned: Word | null = null
  for (let at = mark.index + 1; at <= mark.index + 4; at++) {
    const next = wordAt(tree, at)
    if (!next || !['NOUN', 'ADJ', 'NUM'].includes(next.upos)) break
    if (next.upos === 'NOUN') owned = next
  }
  if (owned && owned.head !== word.index) changed.set(word.index, { head: owned.index, deprel: 'nmod:poss' })
}

/** "Gunmen abducted about 140 pupils": a past form without "be" and with a noun right behind is no passive. */
function objectOfActive(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
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

/** "Saudi Arabia, the Emirates, Bahrain and Egypt": names in a row that "and" closes stand side by side. */
export function namesInRow(tree: Tree): Tree {
  const changed = new Map<number, Partial<Word>>()
  for (const word of tree.words) {
    if (word.upos !== 'CCONJ') continue
    const last = headOf(tree, word)
    if (last?.upos !== 'PROPN' || last.index < word.index) continue
    const row = [last]
    let at = word.index - 1
    for (let before = nameBefore(tree, at); before; before = nameBefore(tree, at)) {
      row.unshift(before.head)
      at = before.first - 1
      if (wordAt(tree, at)?.form !== ',') break
      at--
    }
    if (row.length < 3) continue
    const [first, ...rest] = row
    for (const each of rest) changed.set(each.index, { head: first!.index, deprel: 'conj' })
  }
  return changedTree(tree, changed)
}

/** The name that ends with word `at`, with its article; null where the words are no name alone. */
function nameBefore(tree: Tree, at: number): { readonly head: Word; readonly first: number } | null {
  const last = wordAt(tree, at)
  if (last?.upos !== 'PROPN') return null
  let first = at
  while (/^\p{Lu}/u.test(wordAt(tree, first - 1)?.form ?? '')) first--
  if (wordAt(tree, first - 1)?.upos === 'DET') first--
  const words = tree.words.slice(first - 1, at)
  const heads = words.filter(each => each.head < first || each.head > at)
  return heads.length === 1 ? { head: heads[0]!, first } : null
}
