import type { Caveat, Citation } from '../domain/claim.ts'
import type { EventType } from '../domain/plover.ts'
import type { Word } from '../domain/syntax.ts'
import type { Draft } from './code.ts'
import type { CaveatWords, LanguageLexicon } from './lexicon.ts'
import { partOf } from './pattern.ts'
import { citedBy } from './perspective/citing.ts'
import { operatorsOf } from './perspective/operators.ts'
import { perspectiveOf } from './perspective/perspective.ts'
import type { Cited } from './perspective/state.ts'
import {
  base,
  headOf,
  isGenitive,
  isNoun,
  isVerb,
  kidBy,
  kidsBy,
  kidsOf,
  pathUp,
  prepositionOf,
  subtree,
  type Tree,
} from './tree.ts'

/** A word by which a sentence comments on what was told: "the report has not been confirmed". */
interface Comment {
  readonly kind: Caveat['kind']
  readonly word: Word
  /** The word for what was told ("the report") or that stands for it; null where it is understood. */
  readonly about: Word | null
  readonly by: Cited | null
}

/**
 * Marks the claims of which their own report says that they are unconfirmed, denied, withdrawn or false, in the same
 * sentence or in the next. Their factuality stays as their source puts it; weighing reads the caveat.
 */
export function withCaveats(
  drafts: readonly Draft[],
  trees: readonly Tree[],
  lexiconOf: (tree: Tree) => LanguageLexicon | undefined,
  resolve: (cited: Cited) => Citation,
): readonly Draft[] {
  const caveats = new Map<Draft, Caveat>()
  for (const tree of trees) {
    const lexicon = lexiconOf(tree)
    if (!lexicon || !tree.sentence.parsed || drafts.length === 0) continue
    for (const word of tree.words) {
      const comment = commentAt(tree, word, lexicon)
      if (!comment) continue
      const by = comment.by && resolve(comment.by)
      for (const draft of meantBy(comment, tree, drafts, lexicon)) {
        if (caveats.has(draft)) continue
        const isOwn = by !== null && by.code === draft.claim.attribution?.code
        const kind = comment.kind === 'denied' && isOwn ? 'withdrawn' : comment.kind
        caveats.set(draft, { kind, by, span: spanOf(tree, comment) })
      }
    }
  }
  if (caveats.size === 0) return drafts
  return drafts.map(draft => {
    const caveat = caveats.get(draft)
    return caveat ? { ...draft, claim: { ...draft.claim, caveat } } : draft
  })
}

function commentAt(tree: Tree, word: Word, lexicon: LanguageLexicon): Comment | null {
  const entries = entriesFor(tree, word, lexicon)
  if (!entries) return null
  const about = aboutOf(tree, word, lexicon)
  if (about === 'another matter') return null
  const caller = callerOf(tree, word)
  const seen = perspectiveOf(tree, caller?.verb ?? word, lexicon)
  // "offered no evidence": what is denied was not offered for anything
  if ((seen.dropped && seen.positive) || (seen.future && seen.positive && seen.certainty !== 'U')) return null
  const isOpen = seen.certainty === 'U'
  const when = isOpen || !seen.positive || isAbsent(tree, word, lexicon) ? 'denied' : 'affirmed'
  const entry = entries.find(each => each.when === when)
  if (!entry || (isOpen && entry.kind !== 'unconfirmed')) return null
  // "the ministry has not confirmed" needs no object; "the ministry denied" does
  const isNamed = about !== null && lexicon.caveats.accounts.has(about.lemma.toLowerCase())
  if (entry.pronoun ? about === null && entry.when === 'affirmed' : !isNamed) return null
  const said = caller?.by ?? seen.cited.at(-1)
  // "the minister called it false": a falsehood by somebody's word is a denial
  if (entry.kind === 'refuted' && said) return { kind: 'denied', word, about, by: said }
  const by = entry.kind === 'denied' ? denier(tree, word, about, lexicon) : null
  return { kind: entry.kind, word, about, by }
}

function entriesFor(
  tree: Tree,
  word: Word,
  { caveats }: LanguageLexicon,
): readonly CaveatWords[] | undefined {
  const part = partOf(word)
  if (!part) return undefined
  const lemma = word.lemma.toLowerCase()
  for (const kid of kidsBy(tree, word, 'compound', 'advmod')) {
    const joined = caveats.words.get(`${lemma}_${kid.lemma.toLowerCase()}/${part}`)
    if (joined) return joined
  }
  return caveats.words.get(`${lemma}/${part}`)
}

/**
 * What the comment speaks of: a word for what was told, a pronoun, or null where it is understood. It is another matter
 * where the word has a content of its own ("has not confirmed the attack", "no evidence that").
 */
function aboutOf(tree: Tree, word: Word, lexicon: LanguageLexicon): Word | null | 'another matter' {
  const { accounts } = lexicon.caveats
  const isAccount = (each: Word) => accounts.has(each.lemma.toLowerCase())
  const isMeant = (each: Word) =>
    isAccount(each) ||
    lexicon.grammar.thingPronouns.has(each.lemma.toLowerCase()) ||
    each.feats.PronType === 'Dem' ||
    each.feats.PronType === 'Rel'
  if (kidsBy(tree, word, 'ccomp', 'acl').some(kid => kid.index > word.index)) return 'another matter'
  // "a claim that the government has denied"
  const noun = word.deprel === 'acl:relcl' ? headOf(tree, word) : null
  if (noun && isAccount(noun)) return noun
  const objects = objectsOf(tree, word, lexicon)
  if (objects.length > 0) return objects.every(isMeant) ? objects[0]! : 'another matter'
  const subject = isNoun(word) && !kidBy(tree, word, 'cop') ? null : kidBy(tree, word, 'nsubj')
  if (subject && isMeant(subject)) return subject
  return isVerb(word) || (isNoun(word) && !subject) ? null : 'another matter'
}

function objectsOf(tree: Tree, word: Word, { grammar }: LanguageLexicon): readonly Word[] {
  if (isVerb(word)) return kidsOf(tree, word).filter(kid => /^(obj|nsubj:pass)$/.test(kid.deprel))
  const head = headOf(tree, word)
  // "called the report false", "called it a lie", "turned out to be false"
  if (head && word.deprel === 'xcomp')
    return [kidBy(tree, head, 'obj') ?? kidBy(tree, head, 'nsubj')].filter(each => each !== null)
  if (isNoun(word))
    return kidsBy(tree, word, 'nmod').filter(kid => {
      const preposition = prepositionOf(tree, kid) ?? ''
      return grammar.contentPrepositions.has(preposition) || grammar.topicPrepositions.has(preposition)
    })
  return head && word.deprel === 'amod' ? [head] : []
}

/** "подтверждения нет", "проверить невозможно": a word of there being none, or of what cannot be, in the verb's place. */
function isAbsent(tree: Tree, word: Word, { operators }: LanguageLexicon): boolean {
  const head = headOf(tree, word)
  const isNone = (lemma: string) => operators.modifiers.get(`${lemma}/advmod`)?.effect === 'negate'
  if (isNoun(word) && head && isNone(head.lemma.toLowerCase())) return true
  return (
    word.feats.VerbForm === 'Inf' &&
    kidsBy(tree, word, 'advmod').some(kid =>
      operators.words.get(`${kid.lemma.toLowerCase()}/A`)?.some(each => each.affirmed === 'CT-'),
    )
  )
}

/** "the minister called the report false": whose word it is. */
function callerOf(tree: Tree, word: Word): { readonly verb: Word; readonly by: Cited } | null {
  const verb = word.deprel === 'xcomp' && !isVerb(word) ? headOf(tree, word) : null
  const head = verb && kidBy(tree, verb, 'obj') ? kidBy(tree, verb, 'nsubj') : null
  return verb && head ? { verb, by: { head, sentence: tree.index, by: verb.form } } : null
}

function denier(tree: Tree, word: Word, about: Word | null, lexicon: LanguageLexicon): Cited | null {
  const operator = operatorsOf(tree, word, lexicon).find(each => each.cites !== null)
  const by = operator ? citedBy(tree, word, operator, lexicon) : null
  return by?.head && by.head !== about ? by : null
}

/** The claims that a comment is about: those before it in its sentence, else those of the sentence before. */
function meantBy(
  { word, about }: Comment,
  tree: Tree,
  drafts: readonly Draft[],
  lexicon: LanguageLexicon,
): readonly Draft[] {
  const own = new Set(about ? subtree(tree, about) : [])
  if (about) own.delete(about.index)
  // "Information on the attack is false" comments on the attack that it names, and on nothing told before.
  const isOwn = ({ tree: at, found: { trigger } }: Draft) =>
    at === tree && own.has(trigger.index) && trigger.index < word.index
  if (word.deprel !== 'amod' && drafts.some(isOwn)) return []
  const asserted = drafts.filter(({ claim }) => claim.factuality.endsWith('+') && !IN_WORDS.has(claim.event))
  // "an unconfirmed report says that ...": all that the sentence has by somebody's word
  if (word.deprel === 'amod')
    return asserted.filter(draft => draft.tree === tree && draft.claim.attribution !== null)
  const here = asserted.filter(
    ({ tree: at, found, claim }) =>
      at === tree &&
      found.trigger.index < word.index &&
      found.trigger !== about &&
      !(claim.attribution === null && isBeside(tree, found.trigger, own)),
  )
  const near = here.length > 0 ? here : lastTold(tree, asserted).filter(isOf(ownerOf(tree, about, lexicon)))
  const cited = near.filter(({ claim }) => claim.attribution !== null)
  return cited.length > 0 ? cited : near
}

/** Whose account it is that the comment names: "the information of the state channels", "the ministry's report". */
function ownerOf(tree: Tree, about: Word | null, { grammar }: LanguageLexicon): Word | null {
  if (!about) return null
  return (
    kidsBy(tree, about, 'nmod').find(kid => kid.deprel === 'nmod:poss' || isGenitive(tree, kid, grammar)) ??
    null
  )
}

/** Whether a claim may be somebody's account: one that cites another is not. */
function isOf(owner: Word | null): (draft: Draft) => boolean {
  const name = owner?.form.toLowerCase()
  return ({ claim: { attribution } }) =>
    name === undefined || attribution === null || attribution.name.toLowerCase().includes(name)
}

/** "The minister, who came to the rally, said that it was false": what he did is told beside, and not denied. */
function isBeside(tree: Tree, trigger: Word, own: ReadonlySet<number>): boolean {
  return (
    !own.has(trigger.index) && [trigger, ...pathUp(tree, trigger)].some(each => each.deprel === 'acl:relcl')
  )
}

/** Acts that are done in saying so before all: what is doubted is what they were about. */
const IN_WORDS: ReadonlySet<EventType> = new Set(['ACCUSE', 'REJECT', 'REQUEST'])

/** How many sentences back "there was no confirmation" reaches, over those that tell nothing (assumption). */
const REACH = 2

function lastTold(tree: Tree, drafts: readonly Draft[]): readonly Draft[] {
  const earlier = drafts.map(draft => draft.tree.index).filter(index => index < tree.index)
  const last = Math.max(...earlier)
  return last >= tree.index - REACH ? drafts.filter(draft => draft.tree.index === last) : []
}

const CLIMBING: ReadonlySet<string> = new Set(['xcomp', 'csubj', 'obj', 'nsubj', 'nmod', 'amod', 'obl'])
const BELONGING = /^(nsubj|aux|cop|expl|advmod|det|amod|obj|obl|nmod|iobj|compound)/

/** The words of the comment's own clause, from the first to the last. */
function spanOf(tree: Tree, { word }: Comment): Caveat['span'] {
  const head = headOf(tree, word)
  if (word.deprel === 'amod' && head) return { start: word.start, end: head.end }
  const own = new Set<number>()
  let at: Word | null = word
  while (at) {
    own.add(at.index)
    for (const kid of kidsOf(tree, at))
      if (BELONGING.test(kid.deprel)) for (const index of subtree(tree, kid)) own.add(index)
    at = CLIMBING.has(base(at.deprel)) ? headOf(tree, at) : null
  }
  const words = tree.words.filter(each => own.has(each.index) && each.upos !== 'PUNCT')
  return { start: words[0]!.start, end: words.at(-1)!.end }
}
