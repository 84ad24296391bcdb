import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import {
  headOf,
  isInfinitive,
  isVerb,
  kidBy,
  kidsBy,
  kidsOf,
  prepositionOf,
  type Tree,
  wordAt,
} from '../tree.ts'
import { type Changes, changedTree } from './changes.ts'
import { isParty } from './party.ts'
import { isPastForm } from './past-form.ts'

/** Verbs that a parser misses because they look like nouns or like parts of a name: "plans to march". */
export function withMainVerbs(tree: Tree, lexicon: LanguageLexicon): Tree {
  return STEPS.reduce(
    (whole, step) =>
      whole.words.reduce((at, { index }) => step(at, wordAt(at, index)!, lexicon) ?? at, whole),
    tree,
  )
}

const STEPS = [planAsNoun, nameAsCompound, intransitiveClause, subjectOfWhatIsSaid]

const PRESENT = { Mood: 'Ind', Tense: 'Pres', VerbForm: 'Fin' }
const PAST = { Mood: 'Ind', Tense: 'Past', VerbForm: 'Fin' }

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

/** "Belarus jailed an activist": a name that opens the sentence is no part of its verb. */
function nameAsCompound(tree: Tree, name: Word, lexicon: LanguageLexicon): Tree | null {
  const verb = headOf(tree, name)
  if (name.upos !== 'PROPN' || name.deprel !== 'compound' || !verb || !isPastForm(verb, lexicon)) return null
  if (verb.head !== 0 || verb.index !== name.index + 1 || kidBy(tree, verb, 'nsubj', 'aux')) return null
  return kidBy(tree, verb, 'obj') ? changedTree(tree, new Map([[name.index, { deprel: 'nsubj' }]])) : null
}

/** "Russian tanks crossed into the province": what has no passive is no participle of the noun before it. */
function intransitiveClause(tree: Tree, verb: Word, lexicon: LanguageLexicon): Tree | null {
  const isIntransitive = lexicon.classes.get('intransitive')?.has(verb.lemma.toLowerCase()) === true
  if (!(isIntransitive || isAddressing(tree, verb, lexicon)) || !isPastForm(verb, lexicon)) return null
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

/** "Faki called on troops to lay down arms": whom it asks stands behind a preposition, so that nobody was called. */
function isAddressing(tree: Tree, verb: Word, { grammar }: LanguageLexicon): boolean {
  if (!grammar.obliqueControl.has(verb.lemma.toLowerCase())) return false
  const asked = kidsBy(tree, verb, 'obl').find(kid => grammar.callingOn.has(prepositionOf(tree, kid) ?? ''))
  return asked !== undefined && kidsBy(tree, verb, 'xcomp', 'advcl').some(kid => isInfinitive(tree, kid))
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
