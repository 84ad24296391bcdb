import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { base, headOf, isVerb, kidBy, kidsBy, kidsOf, type Tree, wordAt } from '../tree.ts'
import { type Changes, changedTree } from './changes.ts'
import { isParty } from './party.ts'
import { isPastForm } from './past-form.ts'

/**
 * Verbs that a parser misses behind a subject of some length, or because they look like nouns: "Police stunned by the
 * violence deserted their posts", "If troops arrest protesters", "the junta's military seized the radio".
 */
export function withMainVerbs(tree: Tree, lexicon: LanguageLexicon): Tree {
  return STEPS.reduce(
    (whole, step) =>
      whole.words.reduce((at, { index }) => step(at, wordAt(at, index)!, lexicon) ?? at, whole),
    tree,
  )
}

const STEPS = [
  nounWithAuxiliary,
  planAsNoun,
  presentAfterMark,
  partyAsAdjective,
  nameAsCompound,
  nameBeforeVerb,
  intransitiveClause,
  subjectOfWhatIsSaid,
  verbBehindAgent,
  verbWithinAgent,
]

const PRESENT = { Mood: 'Ind', Tense: 'Pres', VerbForm: 'Fin' }
const PAST = { Mood: 'Ind', Tense: 'Past', VerbForm: 'Fin' }

/** "workers will march": nothing but a verb has an auxiliary and no copula. */
function nounWithAuxiliary(tree: Tree, noun: Word, lexicon: LanguageLexicon): Tree | null {
  const lemma = noun.form.toLowerCase()
  if (noun.upos !== 'NOUN' || !lexicon.patterns.has(`${lemma}/V`)) return null
  // "plans to march": nor has anything else "to" for its particle
  const to = wordAt(tree, noun.index - 1)
  if (to?.upos === 'PART' && to.deprel === 'mark' && to.head === noun.index) {
    const deprel = /^nmod/.test(noun.deprel) ? 'acl' : noun.deprel
    return changedTree(
      tree,
      new Map([[noun.index, { upos: 'VERB', lemma, deprel, feats: { VerbForm: 'Inf' } }]]),
    )
  }
  if (!kidBy(tree, noun, 'aux') || !kidBy(tree, noun, 'nsubj') || kidBy(tree, noun, 'cop', 'det', 'case'))
    return null
  if (kidBy(tree, noun, 'aux')!.index !== noun.index - 1) return null
  return changedTree(tree, new Map([[noun.index, { upos: 'VERB', lemma, feats: { VerbForm: 'Inf' } }]]))
}

/** "The Armenian opposition plans to march": a "noun" at the top between a party and an infinitive. */
function planAsNoun(tree: Tree, noun: Word, lexicon: LanguageLexicon): Tree | null {
  const party = wordAt(tree, noun.index - 1)
  const lemma = noun.lemma.toLowerCase()
  if (noun.upos !== 'NOUN' || noun.head !== 0 || party?.head !== noun.index || party.deprel !== 'compound')
    return null
  const infinitive = kidsOf(tree, noun).find(kid => kid.deprel === 'acl' && kid.feats.VerbForm === 'Inf')
  if (!lexicon.operators.words.has(`${lemma}/V`) || !infinitive || !isParty(party, lexicon)) return null
  if (kidBy(tree, noun, 'cop', 'case') || infinitive.index !== noun.index + 2) return null
  const changed: Changes = new Map([
    [noun.index, { upos: 'VERB', feats: PRESENT }],
    [party.index, { deprel: 'nsubj' }],
    [infinitive.index, { deprel: 'xcomp' }],
  ])
  for (const kid of kidsOf(tree, noun))
    if (kid.index < party.index && kid.deprel !== 'punct') changed.set(kid.index, { head: party.index })
  return changedTree(tree, changed)
}

/** "If troops arrest protesters, ...": behind a subordinator and several people stands what they do. */
function presentAfterMark(tree: Tree, verb: Word, lexicon: LanguageLexicon): Tree | null {
  const object = headOf(tree, verb)
  const party = wordAt(tree, verb.index - 1)
  const lemma = verb.form.toLowerCase()
  if (!/^(NOUN|VERB)$/.test(verb.upos) || verb.deprel !== 'compound' || !object || object.index < verb.index)
    return null
  if (!lexicon.patterns.has(`${lemma}/V`) || !party || !isParty(party, lexicon) || !isMany(party, lexicon))
    return null
  if (party.deprel !== 'compound' || (party.head !== verb.index && party.head !== object.index)) return null
  const before = kidsOf(tree, party).filter(kid => kid.index < party.index)
  const first = Math.min(party.index, ...before.map(kid => kid.index))
  const mark = wordAt(tree, first - 1)
  const main = headOf(tree, object)
  if (mark?.upos !== 'SCONJ' || !main) return null
  if (![verb.index, object.index, main.index].includes(mark.head)) return null
  const changed: Changes = new Map([
    [verb.index, { upos: 'VERB', lemma, feats: PRESENT, head: main.index, deprel: 'advcl' }],
    [party.index, { head: verb.index, deprel: 'nsubj' }],
    [object.index, { head: verb.index, deprel: 'obj' }],
    [mark.index, { head: verb.index, deprel: 'mark' }],
  ])
  return changedTree(tree, changed)
}

/** What the lemmatiser leaves as it is ("troops"). */
const MANY = /s$/

/** "troops", "protesters", "police": a verb behind them has no "s". */
function isMany(party: Word, { classes }: LanguageLexicon): boolean {
  return (
    party.feats.Number === 'Plur' || MANY.test(party.form) || classes.get('plural')?.has(party.lemma) === true
  )
}

/** "Zimbabwe's military seized the radio", "The military killed ten": a force that looks like an adjective. */
function partyAsAdjective(tree: Tree, verb: Word, lexicon: LanguageLexicon): Tree | null {
  const party = wordAt(tree, verb.index - 1)
  const object = headOf(tree, verb)
  if (party?.upos !== 'ADJ' || party.deprel !== 'amod' || !object || party.head !== object.index) return null
  if (verb.deprel !== 'amod' || !isPastForm(verb, lexicon) || object.index < verb.index) return null
  const above = headOf(tree, object)
  // "seized the radio, saying": a participle that took the object for its subject
  const aside = above && object.deprel === 'nsubj' && above.head === 0 && isAside(tree, above) ? above : null
  if (!lexicon.classes.get('party')!.has(party.lemma.toLowerCase()) || (above && !aside)) return null
  const owners = kidsOf(tree, object).filter(kid => kid.index < party.index && kid.deprel !== 'punct')
  if (!owners.some(kid => kid.deprel === 'nmod:poss' || kid.deprel === 'det')) return null
  const changed: Changes = new Map([
    [verb.index, { feats: PAST, head: 0, deprel: 'root' }],
    [party.index, { upos: 'NOUN', feats: {}, head: verb.index, deprel: 'nsubj' }],
    [object.index, { head: verb.index, deprel: 'obj' }],
  ])
  if (aside) changed.set(aside.index, { head: verb.index, deprel: 'advcl' })
  for (const kid of owners) changed.set(kid.index, { head: party.index })
  for (const kid of kidsOf(tree, object))
    if (kid.index > object.index && (/^(punct|obl|parataxis|advcl)/.test(kid.deprel) || isJoined(kid)))
      changed.set(kid.index, { head: verb.index })
  return changedTree(tree, changed)
}

/** "Belarus jailed an activist": a name that opens the sentence is no part of its verb. */
function nameAsCompound(tree: Tree, name: Word, lexicon: LanguageLexicon): Tree | null {
  const verb = headOf(tree, name)
  if (name.upos !== 'PROPN' || name.deprel !== 'compound' || !verb || !isPastForm(verb, lexicon)) return null
  if (verb.head !== 0 || verb.index !== name.index + 1 || kidBy(tree, verb, 'nsubj', 'aux')) return null
  return kidBy(tree, verb, 'obj') ? changedTree(tree, new Map([[name.index, { deprel: 'nsubj' }]])) : null
}

/** "Switzerland froze assets": a name that opens the sentence, a past form and a noun are a clause. */
function nameBeforeVerb(tree: Tree, verb: Word, lexicon: LanguageLexicon): Tree | null {
  const name = wordAt(tree, verb.index - 1)
  const object = headOf(tree, verb)
  if (name?.upos !== 'PROPN' || name.index !== 1 || object?.head !== 0 || name.deprel !== 'compound')
    return null
  if (name.head !== object.index && name.head !== verb.index) return null
  const lemma = lexicon.verbForms.get(verb.form.toLowerCase())
  if (!lemma || object.index < verb.index || !/^(amod|compound)$/.test(verb.deprel)) return null
  if (lexicon.classes.get('compounding')?.has(lemma) || kidBy(tree, object, 'cop', 'nsubj')) return null
  const changed: Changes = new Map([
    [verb.index, { upos: 'VERB', lemma, feats: PAST, head: 0, deprel: 'root' }],
    [name.index, { head: verb.index, deprel: 'nsubj' }],
    [object.index, { head: verb.index, deprel: 'obj' }],
  ])
  for (const kid of kidsOf(tree, object))
    if (kid.index > object.index && (/^(punct|obl|parataxis|advcl)/.test(kid.deprel) || isJoined(kid)))
      changed.set(kid.index, { head: verb.index })
  return changedTree(tree, changed)
}

/** "Russian tanks crossed into the province": what has no passive is no participle of the noun before it. */
function intransitiveClause(tree: Tree, verb: Word, lexicon: LanguageLexicon): Tree | null {
  if (!lexicon.classes.get('intransitive')?.has(verb.lemma.toLowerCase()) || !isPastForm(verb, lexicon))
    return null
  const passive = kidsOf(tree, verb).find(kid => kid.deprel === 'nsubj:pass')
  if (passive && !kidBy(tree, verb, 'aux'))
    return changedTree(
      tree,
      new Map([
        [passive.index, { deprel: 'nsubj' }],
        [verb.index, { feats: PAST }],
      ]),
    )
  const subject = headOf(tree, verb)
  if (verb.deprel !== 'acl' || subject?.head !== 0 || subject.index > verb.index) return null
  if (kidBy(tree, subject, 'cop', 'nsubj') || kidBy(tree, verb, 'aux', 'nsubj', 'mark')) return null
  const changed: Changes = new Map([
    [verb.index, { feats: PAST, head: 0, deprel: 'root' }],
    [subject.index, { head: verb.index, deprel: 'nsubj' }],
  ])
  for (const kid of kidsOf(tree, subject))
    if (kid.index > verb.index) changed.set(kid.index, { head: verb.index })
  return changedTree(tree, changed)
}

function isAside(tree: Tree, verb: Word): boolean {
  return isVerb(verb) && verb.feats.VerbForm === 'Ger' && !kidBy(tree, verb, 'aux')
}

function isJoined(kid: Word): boolean {
  return kid.deprel === 'conj' && isVerb(kid)
}

/** "Police, who the union says attacked students": the pronoun before the speaker is the subject of what is said. */
function subjectOfWhatIsSaid(tree: Tree, saying: Word, lexicon: LanguageLexicon): Tree | null {
  if (saying.deprel !== 'acl:relcl' || !isVerb(saying)) return null
  const speaker = kidBy(tree, saying, 'nsubj')
  const clause = kidBy(tree, saying, 'ccomp')
  const verb = clause && kidBy(tree, clause, 'aux') ? clause : wordAt(tree, saying.index + 1)
  if (!speaker || !verb || !isPastForm(verb, lexicon)) return null
  const isCiting = lexicon.operators.words.get(`${saying.lemma.toLowerCase()}/V`)?.some(each => each.cites)
  const pronoun = [...kidsOf(tree, saying), ...kidsOf(tree, verb)].find(
    kid => kid.deprel === 'obj' && kid.index < speaker.index && isRelative(kid),
  )
  if (!isCiting || !pronoun || kidBy(tree, verb, 'nsubj')) return null
  const above = verb.deprel === 'amod' ? headOf(tree, verb) : null
  const object = above === speaker ? null : above
  const hung = above && above !== speaker ? above.head : above ? saying.index : verb.head
  if (hung !== saying.index) return null
  const changed: Changes = new Map([
    [verb.index, { ...(verb === clause ? {} : { feats: PAST }), head: saying.index, deprel: 'ccomp' }],
    [pronoun.index, { head: verb.index, deprel: 'nsubj' }],
  ])
  if (object) changed.set(object.index, { head: verb.index, deprel: 'obj' })
  return changedTree(tree, changed)
}

function isRelative({ upos, feats }: Word): boolean {
  return upos === 'PRON' && (feats.PronType === 'Rel' || feats.PronType === 'Int')
}

/** "Police stunned by the violence deserted their posts": the second of two past forms is what they did. */
function verbBehindAgent(tree: Tree, verb: Word, lexicon: LanguageLexicon): Tree | null {
  const agent = headOf(tree, verb)
  const reduced = agent ? headOf(tree, agent) : null
  if (!agent || !reduced || base(verb.deprel) !== 'acl' || !isPastForm(verb, lexicon)) return null
  if (!isReduced(tree, reduced, lexicon) || !isAgent(tree, agent, reduced, lexicon)) return null
  // "angered by unpaid wages mutinied", unlike "killed by rebels armed with rifles"
  const isFeeling = !isEvent(reduced, lexicon) && isEvent(verb, lexicon)
  if (!(kidBy(tree, verb, 'obj') || isFeeling) || kidBy(tree, verb, 'nsubj', 'aux', 'mark')) return null
  return mainVerb(tree, reduced, verb, null)
}

/** "Troops sent to Kivu by Burundi attacked rebels", with "Burundi attacked rebels" read as one phrase. */
function verbWithinAgent(tree: Tree, verb: Word, lexicon: LanguageLexicon): Tree | null {
  const object = headOf(tree, verb)
  const name = wordAt(tree, verb.index - 1)
  const reduced = object ? headOf(tree, object) : null
  if (!object || !reduced || !name || verb.deprel !== 'amod' || !isPastForm(verb, lexicon)) return null
  if (object.index < verb.index || !/^obl/.test(object.deprel)) return null
  if (!isReduced(tree, reduced, lexicon)) return null
  // "angered by the union detained students", "armed with clubs attacked students"
  const agent = kidsBy(tree, reduced, 'obl').find(kid => kid.index < verb.index && kidBy(tree, kid, 'case'))
  if (agent && kidsOf(tree, object).every(kid => kid.deprel !== 'case'))
    return mainVerb(tree, reduced, verb, { object, name: agent, by: agent })
  if (name.deprel !== 'compound' || (name.head !== object.index && name.head !== verb.index)) return null
  const by = [...kidsOf(tree, object), ...kidsOf(tree, name)].find(
    kid => kid.deprel === 'case' && lexicon.grammar.agentPrepositions.has(kid.lemma.toLowerCase()),
  )
  if (!by || by.index > name.index) return null
  return mainVerb(tree, reduced, verb, { object, name, by })
}

function isEvent(verb: Word, { patterns }: LanguageLexicon): boolean {
  return patterns.has(`${verb.lemma.toLowerCase()}/V`)
}

interface Agent {
  readonly object: Word
  readonly name: Word
  readonly by: Word
}

/** The participle goes below its subject, and the verb behind it takes its place. */
function mainVerb(tree: Tree, reduced: Word, verb: Word, within: Agent | null): Tree {
  const isTop = !isBehindNoun(reduced)
  const subject = isTop ? kidBy(tree, reduced, 'nsubj')! : headOf(tree, reduced)!
  const place = isTop ? reduced : subject
  const changed: Changes = new Map([
    [verb.index, { feats: PAST, head: place.head, deprel: place.deprel }],
    [reduced.index, { head: subject.index, deprel: 'acl', feats: { Tense: 'Past', VerbForm: 'Part' } }],
    [subject.index, { head: verb.index, deprel: 'nsubj' }],
  ])
  for (const above of [reduced, subject])
    for (const kid of kidsOf(tree, above)) {
      if (kid !== reduced && kid !== subject && kid.index > verb.index)
        changed.set(kid.index, { head: verb.index })
    }
  if (within) {
    changed.set(within.object.index, { head: verb.index, deprel: 'obj' })
    if (within.name !== within.by)
      changed.set(within.name.index, { head: reduced.index, deprel: 'obl:agent' })
    for (const kid of kidsOf(tree, within.object))
      if (kid.index <= within.by.index && kid !== within.name)
        changed.set(kid.index, { head: within.name.index })
  }
  return changedTree(tree, changed)
}

/** A participle right behind its noun, without an auxiliary: "sent by", "stunned by". */
function isReduced(tree: Tree, verb: Word, lexicon: LanguageLexicon): boolean {
  if (!isPastForm(verb, lexicon) || kidBy(tree, verb, 'aux', 'obj', 'cop', 'mark')) return false
  const subject = isBehindNoun(verb) ? headOf(tree, verb) : kidBy(tree, verb, 'nsubj')
  if (!subject || subject.index > verb.index || !isParty(subject, lexicon)) return false
  if (isBehindNoun(verb)) return subject.head === 0
  return verb.head === 0 && kidsBy(tree, verb, 'nsubj').length === 1
}

/** "supporters armed with clubs", as the parser writes it. */
function isBehindNoun({ deprel, head, index }: Word): boolean {
  return deprel === 'acl' || (deprel === 'amod' && head < index)
}

function isAgent(tree: Tree, noun: Word, verb: Word, { grammar }: LanguageLexicon): boolean {
  return (
    noun.head === verb.index &&
    kidsBy(tree, noun, 'case').some(kid => grammar.agentPrepositions.has(kid.lemma.toLowerCase()))
  )
}
