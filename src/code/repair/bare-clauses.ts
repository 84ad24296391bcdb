import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { base, headOf, isVerb, kidBy, kidsOf, pathUp, type Tree, wordAt } from '../tree.ts'
import { type Changes, changedTree } from './changes.ts'
import { isParty } from './party.ts'

/**
 * "Police detained students in Khartoum": two nouns without an article and a past form between them, which parsers
 * trained on web text read as one phrase, as in "government-backed forces". A party right before the form and what it
 * was done to right behind make a clause, where nothing else in the sentence governs the phrase.
 */
export function withBareClauses(tree: Tree, lexicon: LanguageLexicon): Tree {
  return [
    placeBeforeSubject,
    appositionOfPlace,
    perfectOfNoun,
    subjectOfVerb,
    clauseOfPhrase,
    secondVerb,
    objectOfGerund,
    gerundOfCharge,
  ].reduce(
    (whole, step) =>
      whole.words.reduce((at, { index }) => step(at, wordAt(at, index)!, lexicon) ?? at, whole),
    tree,
  )
}

/** "In Kassala demonstrators clashed": a place and a party without a comma between are no compound. */
function placeBeforeSubject(tree: Tree, place: Word, lexicon: LanguageLexicon): Tree | null {
  const party = headOf(tree, place)
  const verb = party ? headOf(tree, party) : null
  if (place.upos !== 'PROPN' || place.deprel !== 'compound' || !party || !verb || !isParty(party, lexicon))
    return null
  const preposition = wordAt(tree, place.index - 1)
  if (preposition?.deprel !== 'case' || preposition.head !== party.index || party.deprel !== 'obl')
    return null
  if (!isVerb(verb) || verb.index < party.index || kidBy(tree, verb, 'nsubj')) return null
  if (preposition.index !== 1 && wordAt(tree, preposition.index - 1)?.upos !== 'PUNCT') return null
  return changedTree(
    tree,
    new Map([
      [place.index, { head: verb.index, deprel: 'obl' }],
      [preposition.index, { head: place.index }],
      [party.index, { deprel: 'nsubj' }],
    ]),
  )
}

/** "In Kassala, a city in the east, farmers blocked a road": of two subjects the one between commas says what the place is. */
function appositionOfPlace(tree: Tree, kind: Word, _: LanguageLexicon): Tree | null {
  const verb = headOf(tree, kind)
  if (kind.deprel !== 'nsubj' || !verb || !isVerb(verb)) return null
  const subject = kidsOf(tree, verb).find(
    each => each.deprel === 'nsubj' && each.index > kind.index && each.index < verb.index,
  )
  const comma = wordAt(tree, leftEdge(tree, kind) - 1)
  const place = comma?.form === ',' ? wordAt(tree, comma.index - 1) : null
  if (!subject || place?.upos !== 'PROPN' || place.head !== verb.index) return null
  if (wordAt(tree, leftEdge(tree, subject) - 1)?.form !== ',') return null
  return changedTree(tree, new Map([[kind.index, { head: place.index, deprel: 'appos' }]]))
}

/** "Police have shot students": the past form was taken for part of the object, and the auxiliary for the verb. */
function perfectOfNoun(tree: Tree, verb: Word, lexicon: LanguageLexicon): Tree | null {
  const have = wordAt(tree, verb.index - 1)
  const object = headOf(tree, verb)
  const lemma = pastOf(verb, lexicon)
  if (!lemma || !isModifier(verb) || have?.lemma !== 'have' || object?.head !== have.index) return null
  const subject = kidBy(tree, have, 'nsubj')
  if (base(object.deprel) !== 'obj' || !subject || !isParty(subject, lexicon)) return null
  const changed: Changes = new Map()
  setFinite(changed, verb, lemma, have.head, have.deprel)
  for (const kid of kidsOf(tree, have)) changed.set(kid.index, { head: verb.index })
  changed.set(have.index, { upos: 'AUX', head: verb.index, deprel: 'aux' })
  return changedTree(tree, changed)
}

/** "as police deported students", "Witnesses: police attacked students": the party is the verb's subject. */
function subjectOfVerb(tree: Tree, verb: Word, lexicon: LanguageLexicon): Tree | null {
  const party = wordAt(tree, verb.index - 1)
  if (!party || verb.upos !== 'VERB' || !isParty(party, lexicon)) return null
  if (!kidBy(tree, verb, 'obj') && !sharedObject(tree, verb)) return null
  const isPart = party.head === verb.index && /^(compound|obl:unmarked)$/.test(party.deprel)
  const isStray = party.head < party.index && party.deprel === 'nmod:unmarked'
  const before = headOf(tree, verb)
  if (!(isPart || isStray) || (isModifier(verb) && before!.index > verb.index)) return null
  // "In Khartoum, police": what stands behind a preposition is no subject
  const taken = kidBy(tree, verb, 'nsubj')
  if (taken && !kidBy(tree, taken, 'case')) return null
  const changed: Changes = new Map([[party.index, { head: verb.index, deprel: 'nsubj' }]])
  if (taken) changed.set(taken.index, { deprel: 'obl' })
  const shared = sharedObject(tree, verb)
  if (shared) {
    changed.set(shared.object.index, { deprel: 'obj' })
    changed.set(shared.cc.index, { head: shared.second.index })
  }
  for (const kid of kidsOf(tree, verb))
    if (kid.index < party.index && OF_NOUN.test(kid.deprel)) changed.set(kid.index, { head: party.index })
  if (before && /^(acl|amod)$/.test(verb.deprel) && wordAt(tree, party.index - 1)?.form === ':') {
    changed.set(verb.index, { head: before.head, deprel: before.deprel })
    changed.set(before.index, { head: verb.index, deprel: 'dislocated' })
  }
  return changedTree(tree, changed)
}

/** "shot and wounded protesters": what stands behind two verbs joined is the object of both, and no conjunct. */
function sharedObject(tree: Tree, verb: Word) {
  const object = kidsOf(tree, verb).find(kid => kid.deprel === 'conj' && kid.upos === 'NOUN')
  const cc = wordAt(tree, verb.index + 1)
  const second = wordAt(tree, verb.index + 2)
  if (!object || cc?.upos !== 'CCONJ' || second?.upos !== 'VERB' || second.head !== verb.index) return null
  const opening = kidsOf(tree, object).filter(kid => kid !== cc && kid.index < object.index)
  return Math.min(object.index, ...opening.map(kid => kid.index)) === second.index + 1
    ? { object, cc, second }
    : null
}

/**
 * "after police killed students", "The government wounded rebels", "In Khartoum, police detained students",
 * "Police, who had vowed restraint, detained students".
 */
function clauseOfPhrase(tree: Tree, verb: Word, lexicon: LanguageLexicon): Tree | null {
  const object = headOf(tree, verb)
  const lemma = pastOf(verb, lexicon)
  const party =
    kidBy(tree, verb, 'nsubj') ??
    actorBefore(tree, verb, lexicon) ??
    (object ? kidsOf(tree, object).find(kid => kid.deprel === 'nsubj' && kid.index < verb.index) : undefined)
  if (!lemma || !object || !party || !isModifier(verb) || object.index < verb.index) return null
  const top = topOf(tree, verb, object, party)
  if (!isRightBehind(tree, verb, party)) return null
  if (!top || lexicon.classes.get('compounding')?.has(lemma) || kidBy(tree, object, 'cop')) return null
  const left = [...kidsOf(tree, object), ...kidsOf(tree, verb)].filter(kid => kid.index < party.index)
  const opening = left.find(kid => kid.deprel === 'case')
  if (opening && !lexicon.operators.marks.has(opening.lemma.toLowerCase())) return null
  const place = placeOf(tree, top, opening, Math.min(leftEdge(tree, party), ...left.map(kid => kid.index)))
  if (!place) return null
  const changed: Changes = new Map()
  setFinite(changed, verb, lemma, place.head, place.deprel)
  changed.set(party.index, { head: verb.index, deprel: 'nsubj' })
  changed.set(object.index, { head: verb.index, deprel: 'obj' })
  for (const kid of left)
    if (kid === opening) changed.set(kid.index, { upos: 'SCONJ', head: verb.index, deprel: 'mark' })
    else if (kid !== party)
      changed.set(kid.index, { head: OF_NOUN.test(kid.deprel) ? party.index : verb.index })
  for (const kid of kidsOf(tree, object))
    if (kid.index > object.index && isOfClause(kid, lexicon))
      changed.set(kid.index, { head: verb.index, deprel: kid.deprel === 'nmod' ? 'obl' : kid.deprel })
  for (const kid of place.taken) if (kid !== object) changed.set(kid.index, { head: verb.index })
  if (place.setting) changed.set(place.setting.index, { head: verb.index, deprel: 'obl' })
  return changedTree(tree, changed)
}

/** The head of the phrase that the parser made of the clause: the object, or the party where the clause hangs on it. */
function topOf(tree: Tree, verb: Word, object: Word, party: Word): Word | null {
  const isBeside = party.head === object.head && party.deprel === 'nmod:unmarked'
  if (party.head === verb.index || party.head === object.index || isBeside) return object
  return pathUp(tree, object).includes(party) ? party : null
}

interface Placed {
  readonly head: number
  readonly deprel: string
  /** What belongs to the clause, and stood above or beside the phrase. */
  readonly taken: readonly Word[]
  readonly setting: Word | null
}

/** Where the clause hangs, or null where something else governs the phrase. */
function placeOf(tree: Tree, top: Word, opening: Word | undefined, first: number): Placed | null {
  const above = headOf(tree, top)
  if (opening) return above && isVerb(above) ? placed(above.index, 'advcl') : null
  if (!above) return placed(0, 'root')
  const isBehindComma = wordAt(tree, first - 1)?.form === ','
  const over = pathUp(tree, top).slice(1)
  const setting = isVerb(above)
    ? undefined
    : over.find(each => kidBy(tree, each, 'case') && each.index < first)
  if (setting && isBehindComma) {
    const phrase = over.slice(0, over.indexOf(setting) + 1)
    const taken = phrase.flatMap(each => kidsOf(tree, each)).filter(kid => kid.index > first)
    return { head: setting.head, deprel: setting.deprel, taken, setting }
  }
  // "police detained students, witnesses said"
  const speaker = kidsOf(tree, above).find(kid => base(kid.deprel) === 'nsubj')
  if (!isVerb(above) || !speaker || speaker.index < top.index || speaker.index > above.index) return null
  if (wordAt(tree, first - 1) && !isBehindComma) return null
  return { ...placed(above.index, 'ccomp'), taken: kidsOf(tree, above).filter(kid => kid.index < first) }
}

function placed(head: number, deprel: string): Placed {
  return { head, deprel, taken: [], setting: null }
}

/** "Police entered the town and detained students": the past form behind "and" goes on with the verb before it. */
function secondVerb(tree: Tree, verb: Word, lexicon: LanguageLexicon): Tree | null {
  const cc = wordAt(tree, verb.index - 1)
  const lemma = pastOf(verb, lexicon)
  if (!lemma || cc?.upos !== 'CCONJ' || lexicon.classes.get('compounding')?.has(lemma)) return null
  const above = headOf(tree, verb)
  const first = pathUp(tree, verb).find(each => isVerb(each) && each.index < cc.index)
  if (!above || !first || above === first) return null
  const objects = kidsOf(tree, first).filter(kid => /^(obj|obl)$/.test(kid.deprel))
  const before = objects.find(each => each.index < cc.index)
  // "entered Khartoum and [tortured] students" hangs on the town, or on the students, which hang on the town or the verb
  const object = isModifier(verb) ? above : objects.find(each => leftEdge(tree, each) === verb.index + 1)
  if (!before || !object || object.index < verb.index || kidBy(tree, object, 'case')) return null
  const isBeside = object.head === first.index && object.deprel === 'obj'
  const isJoined = object.head === before.index && object.deprel === 'conj' && before.upos === 'PROPN'
  if (!isBeside && !isJoined) return null
  if (!isModifier(verb) && !(above === before && verb.deprel === 'conj')) return null
  const changed: Changes = new Map([
    [object.index, { head: verb.index, deprel: 'obj' }],
    [cc.index, { head: verb.index, deprel: 'cc' }],
  ])
  setFinite(changed, verb, lemma, first.index, 'conj')
  return changedTree(tree, changed)
}

/** "left after shelling students": what stands right behind the gerund of an event is its object. */
function objectOfGerund(tree: Tree, gerund: Word, lexicon: LanguageLexicon): Tree | null {
  if (gerund.upos !== 'VERB' || !/ing$/.test(gerund.form) || gerund.deprel !== 'advcl') return null
  if (!kidBy(tree, gerund, 'mark') || !lexicon.patterns.has(`${gerund.lemma}/V`)) return null
  const object = tree.words.find(
    each =>
      each.index > gerund.index &&
      each.deprel === 'obl' &&
      each.head === gerund.head &&
      leftEdge(tree, each) === gerund.index + 1 &&
      !kidBy(tree, each, 'case'),
  )
  if (!object || kidBy(tree, gerund, 'obj') || lexicon.grammar.timeNouns.has(object.lemma)) return null
  return changedTree(tree, new Map([[object.index, { head: gerund.index, deprel: 'obj' }]]))
}

/** "accused police of attacking students": what somebody is charged with is a deed, no sort of student. */
function gerundOfCharge(tree: Tree, verb: Word, lexicon: LanguageLexicon): Tree | null {
  const object = headOf(tree, verb)
  const preposition = wordAt(tree, verb.index - 1)
  if (!object || !isModifier(verb) || !/ing$/.test(verb.form) || object.index < verb.index) return null
  if (!preposition || !/^(of|with|for)$/.test(preposition.form)) return null
  if (preposition.head !== verb.index && preposition.head !== object.index) return null
  const charge = pathUp(tree, object).find(each => isVerb(each) && lexicon.grammar.blame.has(each.lemma))
  const accused = charge ? kidsOf(tree, charge).find(kid => /^(obj|nsubj:pass)$/.test(kid.deprel)) : undefined
  const lemma = verb.upos === 'VERB' ? verb.lemma : null
  if (!charge || !accused || !lemma || !lexicon.patterns.has(`${lemma}/V`)) return null
  const changed: Changes = new Map([
    [preposition.index, { upos: 'SCONJ', head: verb.index, deprel: 'mark' }],
    [verb.index, { head: charge.index, deprel: 'advcl' }],
    [object.index, { head: verb.index, deprel: 'obj' }],
  ])
  return changedTree(tree, changed)
}

/** What stands before a noun and belongs to it. */
const OF_NOUN = /^(det|amod|compound|nummod|nmod|flat)/

function isModifier({ deprel }: Word): boolean {
  return deprel === 'amod' || deprel === 'compound'
}

function isOfClause(kid: Word, lexicon: LanguageLexicon): boolean {
  return (
    /^(obl|punct|parataxis|advcl)/.test(kid.deprel) ||
    (kid.deprel === 'conj' && isVerb(kid)) ||
    (kid.deprel === 'nmod' && lexicon.grammar.timeNouns.has(kid.lemma.toLowerCase()))
  )
}

/** The lemma of a past form that may be an event. */
function pastOf(word: Word, { verbForms, patterns }: LanguageLexicon): string | null {
  if (!/^(VERB|NOUN|ADJ)$/.test(word.upos) || word.feats.VerbForm === 'Ger') return null
  const lemma = verbForms.get(word.form.toLowerCase()) ?? (word.feats.Tense === 'Past' ? word.lemma : null)
  return lemma && patterns.has(`${lemma}/V`) ? lemma : null
}

/** Somebody who acts, right before the verb or before an aside between two commas. */
function actorBefore(tree: Tree, verb: Word, lexicon: LanguageLexicon): Word | null {
  const before = wordAt(tree, verb.index - 1)
  if (before?.form !== ',') return before && isParty(before, lexicon) ? before : null
  const noun = tree.words
    .slice(0, verb.index - 2)
    .findLast(each => isParty(each, lexicon) && kidsOf(tree, each).some(kid => base(kid.deprel) === 'acl'))
  if (!noun || wordAt(tree, noun.index + 1)?.form !== ',') return null
  return isRightBehind(tree, verb, noun) ? noun : null
}

/** Nothing stands between but what belongs to the party. */
function isRightBehind(tree: Tree, verb: Word, party: Word): boolean {
  return tree.words
    .slice(party.index, verb.index - 1)
    .every(each => each.upos === 'PUNCT' || each.upos === 'ADV' || pathUp(tree, each).includes(party))
}

function leftEdge(tree: Tree, word: Word): number {
  return Math.min(word.index, ...kidsOf(tree, word).map(kid => kid.index))
}

function setFinite(changed: Changes, verb: Word, lemma: string, head: number, deprel: string): void {
  const feats = { Mood: 'Ind', Tense: 'Past', VerbForm: 'Fin' }
  changed.set(verb.index, { upos: 'VERB', lemma, feats, head, deprel })
}
