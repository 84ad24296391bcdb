import type { Word } from '../../domain/syntax.ts'
import { changedWord } from '../../domain/word.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import {
  base,
  headOf,
  isPresentParticiple,
  isTree,
  isVerb,
  kidBy,
  kidsOf,
  subtree,
  type Tree,
  withWords,
} from '../tree.ts'
import { type Changes, inSteps } from './changes.ts'

/** Longest noun phrase and longest rest of an aside, in words: assumptions that keep a clause from passing for one. */
const LONGEST_SPEAKER = 14
const LONGEST_REST = 10

/** Where a source is named beside what it said: "..., two officials hinted.", "..., said an officer." */
interface Aside {
  readonly verb: Word
  /** Head of the speaker's noun phrase. */
  readonly speaker: Word
  /** First and last word of the aside. */
  readonly first: number
  readonly last: number
}

/**
 * Hangs each aside that names a speaker on the clause before it, as UD's parataxis with its own subject. Parsers
 * trained on web text join it to that clause as a complement or a coordinate; word order and commas settle it.
 */
export function settleAsides(tree: Tree, lexicon: LanguageLexicon): Tree {
  const asides = tree.words.flatMap(word => asideAt(tree, word, lexicon) ?? [])
  return inSteps(asides.reduce(attach, tree), lexicon, [participleBeforeAside])
}

function asideAt(tree: Tree, verb: Word, lexicon: LanguageLexicon): Aside | null {
  if (
    !isVerb(verb) ||
    !isSpeech(verb, lexicon) ||
    verb.feats.VerbForm === 'Inf' ||
    isPresentParticiple(verb) ||
    isSound(tree, verb)
  )
    return null
  const words = tree.words
  const before = words[verb.index - 2]
  if (!before) return null
  if (isBreak(before)) return invertedAside(tree, verb, lexicon)
  let start = verb.index - 1
  while (start >= 1 && verb.index - start <= LONGEST_SPEAKER && !isBreak(words[start - 1]!)) {
    const word = words[start - 1]!
    if (lexicon.grammar.relatives.has(word.form.toLowerCase())) return null
    if (
      word.upos === 'SCONJ' ||
      word.upos === 'CCONJ' ||
      (isVerb(word) && word.deprel !== 'amod' && word.upos !== 'AUX')
    )
      return null
    if ((word.upos === 'AUX' && !word.form.endsWith('s')) || word.form === ':') return null
    start--
  }
  if (start < 2 || !isBreak(words[start - 1]!)) return null
  // "..., an allegation Rwanda denies": a noun of its own governs the verb, and the clause before it is no speech
  if (verb.deprel === 'acl:relcl' && verb.head > start && verb.head < verb.index - 1) return null
  const speaker = nounPhraseHead(words.slice(start, verb.index - 1), lexicon)
  const last = endOfAside(tree, verb, lexicon)
  if (!speaker || !last || !words.slice(0, start).some(isVerbal)) return null
  return { verb, speaker, first: start + 1, last }
}

/** "Students armed with sticks, one officer said, attacked ...": a participle is not what was said, its noun attacked. */
function participleBeforeAside(tree: Tree, participle: Word, _: LanguageLexicon, changed: Changes): void {
  const speech = headOf(tree, participle)
  const main = speech ? headOf(tree, speech) : null
  const noun = kidBy(tree, participle, 'nsubj:pass', 'nsubj')
  if (participle.deprel !== 'ccomp' || participle.feats.VerbForm !== 'Part' || !noun || !main) return
  if (kidBy(tree, participle, 'aux', 'aux:pass', 'mark') || noun.index !== participle.index - 1) return
  if (speech!.deprel !== 'parataxis' || main.index < speech!.index || !isVerb(main)) return
  if (kidsOf(tree, main).some(kid => base(kid.deprel) === 'nsubj')) return
  changed.set(noun.index, { head: main.index, deprel: 'nsubj' })
  changed.set(participle.index, { head: noun.index, deprel: 'acl' })
}

/** Whether the parser has it right: the verb governs what is said before it, and its speaker stands between. */
function isSound(tree: Tree, verb: Word): boolean {
  const kids = kidsOf(tree, verb)
  const said = kids.find(kid => kid.deprel === 'ccomp' && kid.index < verb.index)
  const speaker = kids.find(kid => kid.deprel === 'nsubj')
  if (!said || !speaker) return false
  const others = kids.filter(
    kid => kid.index < verb.index && kid.upos !== 'PUNCT' && kid !== said && kid !== speaker,
  )
  return (
    others.every(kid => kid.deprel === 'aux' || kid.deprel === 'advmod') &&
    (speaker.index > verb.index || isBreak(tree.words[leftEdge(tree, speaker) - 2] ?? verb))
  )
}

function leftEdge(tree: Tree, word: Word): number {
  const below = subtree(tree, word)
  return tree.words.find(each => below.has(each.index) && each.upos !== 'PUNCT')?.index ?? word.index
}

function invertedAside(tree: Tree, verb: Word, lexicon: LanguageLexicon): Aside | null {
  const rest = tree.words.slice(verb.index)
  const stop = rest.findIndex(word => word.upos === 'PUNCT' || isVerb(word))
  const speaker = nounPhraseHead(stop < 0 ? rest : rest.slice(0, stop), lexicon)
  const opening = rest[0]
  // "said they would keep marching": a subject with its verb is what was said, not who said it.
  if (stop > 0 && isVerbal(rest[stop]!) && rest[stop]!.upos === 'AUX') return null
  if (!speaker || !opening || !['DET', 'PROPN', 'NOUN', 'ADJ', 'NUM', 'PRON'].includes(opening.upos))
    return null
  if (opening.upos === 'PRON' && opening.feats.Case === 'Acc') return null
  if (!tree.words.slice(0, verb.index - 2).some(isVerbal) || hasOwnSubject(tree, verb, lexicon)) return null
  return { verb, speaker, first: verb.index, last: verb.index + Math.max(1, stop < 0 ? rest.length : stop) }
}

/** "The president, who had fled, ordered the army ...", "Putin, calling it a crime, warned Ankara": nothing is said before. */
function hasOwnSubject(tree: Tree, verb: Word, { grammar }: LanguageLexicon): boolean {
  const subject = kidsOf(tree, verb).find(kid => base(kid.deprel) === 'nsubj' && kid.index < verb.index)
  if (!subject) return false
  const within = subtree(tree, subject)
  const between = tree.words.slice(subject.index, verb.index - 1)
  const outside = between.filter(word => word.upos !== 'PUNCT' && !within.has(word.index))
  // whatever the participle was hung on
  const [opening] = outside
  const isParticiple =
    opening !== undefined && isPresentParticiple(opening) && isBreak(tree.words[opening.index - 2] ?? verb)
  const breaks = between.filter(isBreak)
  // whatever hangs where inside: nothing but a relative clause stands between
  const isRelative = grammar.relatives.has(tree.words[breaks[0]?.index ?? -1]?.form.toLowerCase() ?? '')
  return outside.length === 0 || ((isParticiple || isRelative) && breaks.length === 2)
}

function isSpeech(word: Word, lexicon: LanguageLexicon): boolean {
  const operators = lexicon.operators.words.get(`${word.lemma.toLowerCase()}/V`) ?? []
  return operators.some(each => each.cites === 'subject' && each.scope.has('clause'))
}

const isVerbal = (word: Word) => word.upos === 'VERB' || word.upos === 'AUX'
const isBreak = (word: Word) => /^([,;—–"”’'»]|''|--)$/.test(word.form)

/** Head of a noun phrase by word order: the last noun before the first preposition, comma or relative, or its first name. */
function nounPhraseHead(words: readonly Word[], { grammar }: LanguageLexicon): Word | null {
  let head: Word | null = null
  for (const word of words) {
    if (word.upos === 'NOUN' || word.upos === 'PROPN' || (word.upos === 'PRON' && !head)) head = word
    else if (head && (word.upos === 'ADP' || word.upos === 'PUNCT')) break
    else if (head && (word.feats.PronType === 'Rel' || grammar.relatives.has(word.form))) break
    else if (word.form === "'s" || word.form === '’s') head = null
  }
  return words.find(word => head?.deprel.startsWith('flat') && word.index === head.head) ?? head
}

/** Where the aside ends: at the next break, if nothing is said after the verb but to whom and when. */
function endOfAside(tree: Tree, verb: Word, { grammar }: LanguageLexicon): number | null {
  const words = tree.words
  for (let at = verb.index; at < words.length; at++) {
    const word = words[at]!
    if (isBreak(word) || word.form === '.' || word.form === '?' || word.form === '!') return at
    const form = word.form.toLowerCase()
    const isSubordinator = word.upos === 'SCONJ' || grammar.complementisers.has(word.form)
    if (at === verb.index && (isSubordinator || word.upos === 'PART'))
      return ENDS.has(base(word.deprel)) &&
        !grammar.complementisers.has(form) &&
        !grammar.infinitiveMarks.has(form)
        ? at
        : null
    if (isSubordinator) return grammar.openingComplements.has(form) ? null : at
    if (isVerbal(word) && word.deprel !== 'amod' && word.deprel !== 'acl') return null
    if (word.form === ':' || at - verb.index > LONGEST_REST) return null
  }
  return words.length
}

const ENDS = new Set(['mark', 'case', 'advmod'])

function attach(tree: Tree, aside: Aside): Tree {
  const inside = (index: number) => index >= aside.first && index <= aside.last
  const host = hostOf(tree, aside, inside)
  if (!host) return tree
  const isRootInside = tree.words.some(word => word.head === 0 && inside(word.index))
  const words = tree.words.map(word => {
    if (word.index === aside.verb.index) return changedWord(word, { head: host.index, deprel: 'parataxis' })
    if (word.index === aside.speaker.index)
      return changedWord(word, { head: aside.verb.index, deprel: 'nsubj' })
    if (word.index === host.index && (isRootInside || inside(word.head)))
      return changedWord(word, { head: 0, deprel: 'root' })
    if (inside(word.index)) {
      const isAstray = !inside(word.head) || word.head === word.index
      return isAstray || isLoop(word, aside)
        ? changedWord(word, { head: before(word, aside), deprel: 'dep' })
        : word
    }
    if (
      inside(word.head) &&
      word.upos !== 'PUNCT' &&
      !(word.index > aside.last && word.head === aside.speaker.index)
    )
      return changedWord(word, { head: host.index, deprel: relationTo(word, host, aside) })
    if (word.head === 0 && word.index !== host.index && isRootInside)
      return changedWord(word, { head: host.index, deprel: 'parataxis' })
    return word
  })
  const settled = withWords(tree, words)
  return isTree(settled) ? settled : tree
}

/** The speaker's old governor inside the aside must not keep it below itself. */
function isLoop(word: Word, aside: Aside): boolean {
  return word.index < aside.verb.index && word.head === aside.verb.index && word.deprel === 'nsubj'
}

function before(word: Word, aside: Aside): number {
  return word.index < aside.verb.index ? aside.speaker.index : aside.verb.index
}

/** The highest word outside the aside, before it where there is one. */
function hostOf(tree: Tree, aside: Aside, inside: (index: number) => boolean): Word | null {
  const outside = (word: Word) => !inside(word.index) && word.upos !== 'PUNCT'
  const tops = tree.words.filter(word => outside(word) && (word.head === 0 || inside(word.head)))
  const clause = tops.filter(word => word.index < aside.first)
  return (
    clause.find(word => word.deprel === 'ccomp') ??
    clause.find(word => isVerbal(word) && word.head === 0) ??
    clause.find(isVerbal) ??
    clause.find(word => tree.kids[word.index]!.some(kid => base(kid.deprel) === 'nsubj')) ??
    clause[0] ??
    tops[0] ??
    null
  )
}

function relationTo(word: Word, host: Word, aside: Aside): string {
  if (word.index < host.index && word.deprel.startsWith('nsubj')) return word.deprel
  if (word.index > aside.last) return word.deprel === 'ccomp' ? 'parataxis' : word.deprel
  return word.deprel === 'ccomp' ? 'parataxis' : word.deprel
}
