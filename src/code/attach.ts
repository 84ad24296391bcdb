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
    sourceBeforeColon,
    moreThan,
    oneName,
    beforeSpeech,
    resultOfVerb,
    timeNeeded,
    clauseAsSubject,
    listedApart,
    subjectAsCompound,
    behindAside,
    subjectBehindMark,
    withAbsolute,
    subjectBeforeVerb,
    casualtiesOfNearest,
    objectWithoutCase,
    thatOfExistential,
    gappedPassive,
    alsoSubject,
    coordinatedSpeech,
    conditionInside,
    butAnother,
    secondHalf,
    addingSpeaker,
    infinitiveOfNoun,
    infinitiveOfAddressee,
    participleAfterRelative,
    quantities,
    closingSource,
    secondSubject,
    gerundAfterVerb,
    gerundAfterParticle,
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

/** "The commandant's office: 13 men were killed": what stands before the colon is no second subject. */
function sourceBeforeColon(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  if (word.form !== ':') return
  for (const noun of tree.words.slice(0, word.index - 1)) {
    const verb = headOf(tree, noun)
    if (!verb || verb.index < word.index || base(noun.deprel) !== 'nsubj') continue
    if (kidsBy(tree, verb, 'nsubj').some(kid => kid.index > word.index))
      changed.set(noun.index, { deprel: 'dislocated' })
  }
}

/** "More than 200 were arrested": a number that "than" precedes, right before a verb without a subject, is its subject. */
function moreThan(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (word.upos !== 'NUM' || word.deprel !== 'obl' || !verb || !isVerb(verb) || word.index > verb.index)
    return
  if (prepositionOf(tree, word)?.split('_')[0] !== 'than' || kidBy(tree, verb, 'nsubj')) return
  const isPassive = kidsOf(tree, verb).some(kid => kid.deprel === 'aux:pass')
  if (tree.words.slice(word.index, verb.index - 1).every(each => each.head === verb.index))
    changed.set(word.index, { deprel: isPassive ? 'nsubj:pass' : 'nsubj' })
}

/** "After nights of arson, the president said that fares would fall": what opens the sentence was not said. */
function beforeSpeech(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const said = headOf(tree, word)
  const verb = said?.deprel === 'ccomp' ? headOf(tree, said) : null
  if (!said || !verb || word.index > verb.index || verb.index > said.index || !isSpeech(tree, verb, lexicon))
    return
  if (/^(obl|advcl)/.test(word.deprel)) changed.set(word.index, { head: verb.index })
}

/** "freed prisoners, only to strip them ...": what came of it is done by who did the first. */
function resultOfVerb(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  if (word.deprel !== 'acl' || !isInfinitive(tree, word)) return
  const mark = kidBy(tree, word, 'mark')
  const only = mark ? wordAt(tree, mark.index - 1) : null
  const verb = pathUp(tree, word).slice(1).find(isVerb)
  if (only?.lemma === 'only' && wordAt(tree, only.index - 1)?.form === ',' && verb)
    changed.set(word.index, { head: verb.index, deprel: 'advcl' })
}

/** "the governor, his police chief and some soldiers fled": an apposition that a conjunct goes on is the list's second. */
function listedApart(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const first = headOf(tree, word)
  if (word.deprel !== 'appos' || !first || !isNoun(word) || !isNoun(first) || base(first.deprel) !== 'nsubj')
    return
  const last = kidBy(tree, word, 'conj')
  if (!last || !isNoun(last) || !kidBy(tree, last, 'cc')) return
  const after = tree.words.slice(last.index).find(each => !pathUp(tree, each).includes(last))
  if (!after || after.form === ',' || after.index > first.head) return
  changed.set(word.index, { deprel: 'conj' })
  changed.set(last.index, { head: first.index })
}

/** "The prosecutor general blamed hooligans": a noun before a verb without a subject belongs to no noun behind it. */
function subjectAsCompound(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const object = headOf(tree, word)
  const verb = object ? headOf(tree, object) : null
  if (word.deprel !== 'compound' || word.upos !== 'NOUN' || !object || verb?.upos !== 'VERB') return
  if (!(word.index < verb.index && verb.index < object.index) || kidBy(tree, verb, 'nsubj', 'aux')) return
  changed.set(word.index, { head: verb.index, deprel: 'nsubj' })
}

/** "They spoke, the radio reported, and will meet": what goes on behind an aside goes on with the clause before it. */
function behindAside(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const aside = headOf(tree, word)
  if (word.deprel !== 'conj' || !isVerb(word) || !aside || !isSpeech(tree, aside, lexicon)) return
  if (isSpeech(tree, word, lexicon) || kidBy(tree, word, 'nsubj') || word.index < aside.index) return
  const said = kidsBy(tree, aside, 'ccomp').find(kid => kid.index < aside.index)
  const host = aside.deprel === 'parataxis' ? headOf(tree, aside) : (said ?? null)
  if (host && host.index < aside.index && isVerb(host)) changed.set(word.index, { head: host.index })
}

/** "Workers downed tools, and police beat them": a clause with its subject is none of the clause joined to it. */
function clauseAsSubject(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (word.upos !== 'VERB' || base(word.deprel) !== 'nsubj' || !verb || !isVerb(verb)) return
  if (!kidBy(tree, word, 'nsubj') || !kidBy(tree, verb, 'cc')) return
  if (!kidsBy(tree, verb, 'nsubj').some(kid => isNoun(kid) && kid.index > word.index)) return
  changed.set(word.index, { head: verb.head, deprel: verb.deprel })
  changed.set(verb.index, { head: word.index, deprel: 'conj' })
}

/** "after a court in Paris had rejected it": the noun between subordinator and auxiliary is the subject. */
function subjectBehindMark(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (word.deprel !== 'obl' || !isNoun(word) || !verb || word.index > verb.index) return
  if (kidBy(tree, word, 'case') || kidBy(tree, verb, 'nsubj') || !kidBy(tree, verb, 'aux')) return
  const mark = kidBy(tree, verb, 'mark')
  if (mark && mark.index < word.index && mark.upos === 'SCONJ') changed.set(word.index, { deprel: 'nsubj' })
}

/** "will need a week to arrest them": the infinitive of a time needed is what the subject will do. */
function timeNeeded(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const noun = headOf(tree, word)
  if (word.deprel !== 'acl' || !noun || !isInfinitive(tree, word)) return
  if (!lexicon.grammar.timeNouns.has(noun.lemma.toLowerCase())) return
  const verb = pathUp(tree, noun).slice(1).find(isVerb)
  if (verb && /^(need|take|require|spend)$/.test(verb.lemma))
    changed.set(word.index, { head: verb.index, deprel: 'xcomp' })
}

/** "With the frontier sealed, ...": the noun behind "with" is the subject of the participle. */
function withAbsolute(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  if (word.deprel !== 'advcl' || word.feats.VerbForm === 'Fin' || !isVerb(word)) return
  const mark = kidsBy(tree, word, 'mark').find(kid => kid.lemma === 'with')
  if (!mark || kidBy(tree, word, 'nsubj')) return
  const noun = tree.words.find(
    each =>
      each.index > mark.index && each.index < word.index && each.head === word.head && each.deprel === 'obl',
  )
  if (noun)
    changed.set(noun.index, { head: word.index, deprel: /ing$/.test(word.form) ? 'nsubj' : 'nsubj:pass' })
}

/** "Lebanese PM quits": a person right before a finite verb that has no subject is its subject. */
function subjectBeforeVerb(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (word.deprel !== 'obl:unmarked' || !verb || verb.index !== word.index + 1 || !isVerb(verb)) return
  if (!isNoun(word) || kidBy(tree, verb, 'nsubj') || kidBy(tree, word, 'nummod')) return
  if (!/^[A-Z]/.test(word.form)) return
  changed.set(word.index, { deprel: 'nsubj' })
}

const CASUALTIES: ReadonlySet<string> = new Set(['kill', 'injure', 'wound'])

/** "raised the alert after shells rained down, killing two": casualties are of the verb nearest before them. */
function casualtiesOfNearest(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (word.deprel !== 'advcl' || !/ing$/.test(word.form) || !CASUALTIES.has(word.lemma) || !verb) return
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

/** "called a stay-at-home": a noun right behind a verb without a preposition is its object. */
function objectWithoutCase(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
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

/** "There is talk in the capital, none of it sure, that ...": the clause belongs to the noun of telling. */
function thatOfExistential(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
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

/** "Marat Omarov, the director, has": of two names in a row that are both subjects the second is the surname. */
function oneName(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const first = wordAt(tree, word.index - 1)
  if (word.upos !== 'PROPN' || first?.upos !== 'PROPN' || first.head !== word.head) return
  if (base(word.deprel) !== 'nsubj' || base(first.deprel) !== 'nsubj') return
  changed.set(first.index, { head: word.index, deprel: 'compound' })
  for (const kid of [...kidsOf(tree, first), ...kidsOf(tree, word)])
    if (kid.index > word.index) changed.set(kid.index, { head: word.index })
}

/** "100 officers were injured and 200 people detained": the participle has the auxiliary of the clause before. */
function gappedPassive(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
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
function alsoSubject(tree: Tree, word: Word, _: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  if (!verb || word.deprel !== 'conj' || !isNoun(word) || !isVerb(verb)) return
  const so = kidBy(tree, word, 'advmod')
  const subject = kidBy(tree, verb, 'nsubj')
  if (!so || !subject || !/^(so|nor|neither)$/.test(so.lemma)) return
  if (kidsOf(tree, word).some(kid => /^(cop|aux)/.test(kid.deprel) && kid.index === so.index + 1))
    changed.set(word.index, { deprel: subject.deprel })
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

/** "said that it knew nothing, but Colombo dismissed that": behind a comma and "but" a new subject is the author's. */
function butAnother(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const first = headOf(tree, word)
  if (!isVerb(word) || !first || word.index < first.index) return
  const verb = word.deprel === 'conj' ? headOf(tree, first) : word.deprel === 'ccomp' ? first : null
  if (!verb || verb.index > word.index || !isSpeech(tree, verb, lexicon)) return
  if (first !== verb && first.deprel !== 'ccomp') return
  if (first === verb && !kidsBy(tree, verb, 'ccomp').some(kid => kid.index < verb.index)) return
  const but = kidsBy(tree, word, 'cc').find(
    kid => kid.lemma === 'but' || (first === verb && kid.lemma === 'and'),
  )
  if (!but || wordAt(tree, but.index - 1)?.form !== ',' || kidBy(tree, word, 'mark')) return
  if (kidsBy(tree, word, 'nsubj').some(kid => isNoun(kid) && kid.index > but.index))
    changed.set(word.index, { head: verb.index, deprel: 'conj' })
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

/** "ruled out sending troops": the gerund right behind a verb with its particle is its object. */
function gerundAfterParticle(tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes): void {
  const verb = headOf(tree, word)
  const particle = wordAt(tree, word.index - 1)
  if (word.deprel !== 'advcl' || !/ing$/.test(word.form) || !verb || particle?.deprel !== 'compound:prt')
    return
  if (particle.head !== verb.index || particle.index !== verb.index + 1) return
  if (operatorsOf(tree, verb, lexicon).some(each => each.scope.has('clause')))
    changed.set(word.index, { deprel: 'xcomp' })
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
