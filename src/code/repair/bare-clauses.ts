import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { headOf, isVerb, kidBy, kidsOf, pathUp, type Tree, wordAt } from '../tree.ts'
import { type Changes, changedTree } from './changes.ts'
import { isParty } from './party.ts'

/**
 * "Police detained students in Khartoum": two nouns without an article and a past form between them, which parsers
 * trained on web text read as one phrase, as in "government-backed forces". A party right before the form and what it
 * was done to right behind make a clause, where nothing else in the sentence governs the phrase.
 */
export function withBareClauses(tree: Tree, lexicon: LanguageLexicon): Tree {
  return [appositionOfPlace, subjectOfVerb, secondVerb].reduce(
    (whole, step) =>
      whole.words.reduce((at, { index }) => step(at, wordAt(at, index)!, lexicon) ?? at, whole),
    tree,
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

/** What stands before a noun and belongs to it. */
const OF_NOUN = /^(det|amod|compound|nummod|nmod|flat)/

function isModifier({ deprel }: Word): boolean {
  return deprel === 'amod' || deprel === 'compound'
}

/** The lemma of a past form that may be an event. */
function pastOf(word: Word, { verbForms, patterns }: LanguageLexicon): string | null {
  if (!/^(VERB|NOUN|ADJ)$/.test(word.upos) || word.feats.VerbForm === 'Ger') return null
  const lemma = verbForms.get(word.form.toLowerCase()) ?? (word.feats.Tense === 'Past' ? word.lemma : null)
  return lemma && patterns.has(`${lemma}/V`) ? lemma : null
}

function leftEdge(tree: Tree, word: Word): number {
  return Math.min(word.index, ...kidsOf(tree, word).map(kid => kid.index))
}

function setFinite(changed: Changes, verb: Word, lemma: string, head: number, deprel: string): void {
  const feats = { Mood: 'Ind', Tense: 'Past', VerbForm: 'Fin' }
  changed.set(verb.index, { upos: 'VERB', lemma, feats, head, deprel })
}
