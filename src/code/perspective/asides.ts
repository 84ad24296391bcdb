import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon, Operator } from '../lexicon.ts'
import {
  base,
  isNoun,
  isVerb,
  kidBy,
  kidsBy,
  kidsOf,
  pathUp,
  prepositionOf,
  subtree,
  type Tree,
  wordAt,
} from '../tree.ts'
import { applyOperator } from './apply.ts'
import { quotedByOutlet, saysSo, voiceOf } from './citing.ts'
import { markEffect } from './clauses.ts'
import { operatorsOf } from './operators.ts'
import { asAside, type Cited, type Perspective, term } from './state.ts'

/** A verb of speech beside the clause, between commas, that governs nothing itself: "..., he said", "as he put it". */
function isAside(tree: Tree, word: Word, kid: Word, lexicon: LanguageLexicon): boolean {
  if (!isVerb(kid) || lexicon.grammar.blame.has(kid.lemma.toLowerCase())) return false
  const kids = kidsOf(tree, kid)
  if (
    kids.some(
      below =>
        below.feats.PronType === 'Rel' ||
        (below.deprel === 'obj' && below.upos === 'PRON' && !lexicon.grammar.thingPronouns.has(below.form)),
    )
  )
    return false
  if (kid.deprel === 'advcl')
    return kids.some(below => below.deprel === 'mark' && lexicon.grammar.asideMarks.has(below.lemma))
  if (kid.index < word.index) return true
  const edge = Math.min(
    kid.index,
    ...kids
      .filter(
        below => base(below.deprel) === 'nsubj' || lexicon.grammar.asideMarks.has(below.form.toLowerCase()),
      )
      .map(below => leftEdge(tree, below)),
  )
  const before = wordAt(tree, edge - 1)
  return before !== null && /^[,—–"”’'»]+$/.test(before.form)
}

function leftEdge(tree: Tree, word: Word): number {
  const below = subtree(tree, word)
  return tree.words.find(each => below.has(each.index) && each.upos !== 'PUNCT')?.index ?? word.index
}

/**
 * A word's dependents, with the asides that stand amid its clause ("...; the withdrawal, he added, would begin"),
 * wherever the parser hung them, and without those that stand amid a clause beside it.
 */
export function dependentsWithAsides(tree: Tree, word: Word): readonly Word[] {
  const kids = kidsOf(tree, word)
  const own = kids.some(isBeside) ? kids.filter(kid => !isAmidAnother(tree, kid, kids)) : kids
  const head = wordAt(tree, word.head)
  if (!head || !CLAUSES.has(base(word.deprel))) return own
  const beside = kidsOf(tree, head).filter(kid => kid !== word && isBeside(kid) && isAmid(tree, kid, word))
  return beside.length > 0 ? [...own, ...beside] : own
}

const CLAUSES: ReadonlySet<string> = new Set(['parataxis', 'conj', 'advcl', 'ccomp'])

function isBeside(kid: Word): boolean {
  return kid.deprel === 'parataxis' && kid.upos === 'VERB'
}

function isAmidAnother(tree: Tree, kid: Word, kids: readonly Word[]): boolean {
  return (
    isBeside(kid) &&
    kids.some(each => each !== kid && CLAUSES.has(base(each.deprel)) && isAmid(tree, kid, each))
  )
}

function isAmid(tree: Tree, aside: Word, clause: Word): boolean {
  return aside.index < clause.index && leftEdge(tree, clause) < aside.index
}

/** "..., officials said", "according to X": a source beside the clause that it covers. */
export function parenthetic(
  tree: Tree,
  word: Word,
  kid: Word,
  state: Perspective,
  lexicon: LanguageLexicon,
): Perspective {
  const preposition = prepositionOf(tree, kid)
  const grammar = lexicon.grammar
  if (base(kid.deprel) === 'obl' && isBehindAnother(tree, word, kid)) return state
  if (grammar.citing.has(word.lemma.toLowerCase()) && saysSo(tree, word, grammar) === kid) return state
  if (
    preposition &&
    (grammar.accordingTo.has(preposition) || grammar.accordingTo.has(preposition.split('_')[0]!)) &&
    !(isVerb(kidBy(tree, kid, 'case', 'mark') ?? kid) && !mayBeSource(kid, preposition, lexicon))
  )
    return term(
      {
        ...state,
        cited: [
          ...state.cited,
          ...[voiceOf(tree, kid, grammar), quotedByOutlet(tree, kid, grammar)]
            .filter(head => head !== null)
            .map(head => ({
              head,
              sentence: tree.index,
              by: preposition.replace('_', ' '),
              ...(kid.index > word.index ? { aside: kid.index } : {}),
            })),
        ],
      },
      'according to',
      kid,
    )
  const worded =
    prepositionOf(tree, kid) !== null && grammar.sourceNouns.has(kid.lemma.toLowerCase())
      ? (kidBy(tree, kid, 'nmod:poss') ?? kidBy(tree, kid, 'nmod'))
      : null
  if (worded && base(kid.deprel) === 'obl')
    return term(
      { ...state, cited: [...state.cited, { head: worded, sentence: tree.index, by: kid.form }] },
      'in the words of',
      kid,
    )
  if (!isAside(tree, word, kid, lexicon)) return state
  if (kid.deprel !== 'parataxis' && kid.deprel !== 'advcl') return state
  const operator = operatorsOf(tree, kid, lexicon).find(
    each =>
      each.cites !== null &&
      each.scope.has('clause') &&
      each.complement !== 'infinitive' &&
      // "a charge that they deny", "something he rejects": what is denied there is another matter
      each.affirmed !== 'CT-' &&
      !isOpen(tree, kid, each),
  )
  if (!operator) return state
  if (governsOwn(tree, kid) || doesToThing(tree, kid, lexicon)) return state
  if (isGainsaid(tree, word, kid, lexicon)) return state
  if (
    kid.deprel === 'advcl' &&
    markEffect(tree, kid, lexicon)?.effect === 'temporal' &&
    !lexicon.grammar.asideMarks.has(kidBy(tree, kid, 'mark')?.lemma ?? '')
  )
    return state
  if (
    kid.deprel === 'parataxis' &&
    kidsOf(tree, kid).some(below => below.form === ';') &&
    kid.index > word.index
  )
    return state
  const seen = applyOperator(
    tree,
    kid,
    { ...operator, affirmed: operator.affirmed === 'CT+' ? 'same' : operator.affirmed },
    state,
    null,
    lexicon,
  )
  const aside = asAside(seen, state.cited.length, kid.index)
  // "as quoted by Reuters": the outlet stands before whom it quotes.
  const isQuoted = kid.deprel === 'advcl' && kidBy(tree, kid, 'obl:agent') !== null
  return isQuoted ? { ...aside, cited: [...aside.cited.slice(state.cited.length), ...state.cited] } : aside
}

/** "did not fire, as has been claimed": what nobody in particular claims is what is denied, and not whose word that is. */
function isGainsaid(tree: Tree, word: Word, aside: Word, { grammar, operators }: LanguageLexicon): boolean {
  const isAs = kidsBy(tree, aside, 'mark').some(({ lemma }) => grammar.asideMarks.has(lemma.toLowerCase()))
  const isNegated = kidsBy(tree, word, 'advmod').some(
    ({ lemma }) => operators.modifiers.get(`${lemma.toLowerCase()}/advmod`)?.effect === 'negate',
  )
  return isAs && isNegated && !kidBy(tree, aside, 'nsubj', 'obl:agent')
}

/** "A fled, and B fell and, according to the mayor, burnt": a source amid another clause says nothing of the first. */
function isBehindAnother(tree: Tree, word: Word, source: Word): boolean {
  const tail = tree.words.slice(source.index).filter(each => each.upos !== 'PUNCT')
  return (
    tail.some(isVerb) &&
    kidsBy(tree, word, 'conj').some(
      kid =>
        kid.index > word.index &&
        kid.index < source.index &&
        isVerb(kid) &&
        kidBy(tree, kid, 'nsubj') !== null,
    )
  )
}

/** "X, officials said, and Y are reported ...": what comes behind a comma is no complement of the aside. */
function governsOwn(tree: Tree, verb: Word): boolean {
  const isClosed = /^[,;.—–-]$/.test(wordAt(tree, verb.index + 1)?.form ?? '')
  return kidsOf(tree, verb).some(
    below =>
      below.deprel === 'xcomp' ||
      (below.deprel === 'ccomp' &&
        !(isClosed && below.index > verb.index && kidBy(tree, below, 'cc', 'nsubj'))),
  )
}

/** "arrests were made as Belarusians answered a call": what is done to a thing is no saying, unlike "as he told parliament". */
function doesToThing(tree: Tree, verb: Word, lexicon: LanguageLexicon): boolean {
  const object = verb.deprel === 'advcl' ? kidBy(tree, verb, 'obj') : null
  return object?.upos === 'NOUN' && object.feats.Number === 'Sing' && !isSource(object, lexicon)
}

/** "as it promised", "that some call ...": what is promised or demanded is said of no clause beside it, but at its end. */
function isOpen(tree: Tree, verb: Word, { affirmed, future }: Operator): boolean {
  if (!future && affirmed !== 'U') return false
  return verb.deprel === 'advcl' || tree.words.slice(verb.index).some(word => word.upos !== 'PUNCT')
}

/** What may be cited: a name or a person, or a noun of telling ("citing sources", not "citing security concerns"). */
function isSource(word: Word, lexicon: LanguageLexicon): boolean {
  const lemma = word.lemma.toLowerCase()
  if (word.upos === 'PROPN' || word.upos === 'PRON') return true
  if (lexicon.grammar.sources.has(lemma) || lexicon.grammar.sources.has(lemma.replace(/s$/, ''))) return true
  return ['leader', 'polity', 'force', 'crowd', 'worker'].some(name => lexicon.classes.get(name)?.has(lemma))
}

/** "according to the resistance committee", "according to him", not "according to plan". */
function mayBeSource(word: Word, preposition: string, lexicon: LanguageLexicon): boolean {
  const isPerson = word.upos === 'PRON' && word.feats.PronType === 'Prs'
  return preposition.startsWith('accord')
    ? (isNoun(word) || isPerson) && !lexicon.grammar.noSource.has(word.lemma.toLowerCase())
    : isSource(word, lexicon)
}

/** "Interior ministry adviser: no landing": a headline's source before a colon. */
export function colonSource(tree: Tree, trigger: Word, state: Perspective): Perspective {
  const colon = tree.words.findIndex(word => word.form === ':')
  if (colon < 1 || colon > 7 || trigger.index <= colon) return state
  const before = tree.words.slice(0, colon)
  const head =
    before.find(word => isNoun(word) && word.feats.Case === 'Nom') ??
    before.find(word => isNoun(word) && (word.head === 0 || word.head > colon)) ??
    before.findLast(isNoun)
  if (!head || before.some(isVerb)) return state
  return term(
    { ...state, cited: [...state.cited, { head, sentence: tree.index, by: ':' }] },
    'source before a colon',
    head,
  )
}

/** "Last soldiers leave Timbuktu - general staff in Paris": a headline's source behind a dash. */
export function dashSource(
  tree: Tree,
  trigger: Word,
  state: Perspective,
  lexicon: LanguageLexicon,
): Perspective {
  const dash = tree.words.findLastIndex(word => /^[-–—]$/.test(word.form))
  const before = tree.words[dash - 1]
  const after = tree.words.slice(dash + 1)
  if (!before || trigger.index > dash || after.length === 0 || after.length > 8) return state
  const isApart = before.end < tree.words[dash]!.start && tree.words[dash]!.end < after[0]!.start
  if (!isApart || after.some(word => isVerb(word) || word.upos === 'PUNCT')) return state
  const first = after.findIndex(word => word.upos === 'ADP')
  const head = after.slice(0, first < 0 ? after.length : first).findLast(isNoun)
  if (!head || !isSource(head, lexicon)) return state
  return term(
    { ...state, cited: [...state.cited, { head, sentence: tree.index, by: tree.words[dash]!.form }] },
    'source behind a dash',
    head,
  )
}

/**
 * Where a sentence ends in ", X reported" or ", according to X", that covers its coordinated clauses too (gold rule 4).
 */
export function sentenceFinalSource(
  tree: Tree,
  root: Word,
  trigger: Word,
  state: Perspective,
  lexicon: LanguageLexicon,
): Perspective {
  const last = kidsOf(tree, root).findLast(
    kid => (kid.deprel === 'parataxis' && isVerb(kid)) || isFinalSource(tree, kid, lexicon),
  )
  if (!last || trigger.index >= last.index) return state
  const tail = tree.words.slice(last.index).filter(word => word.upos !== 'PUNCT')
  if (tail.some(word => word.upos === 'VERB') || tail.length > 8) return state
  const path = pathUp(tree, trigger)
  const under = path.findIndex(word => word.head === root.index)
  const relation = under >= 0 ? base(path[under]!.deprel) : ''
  if (relation !== 'conj' && relation !== 'parataxis') return state
  return parenthetic(tree, root, last, state, lexicon)
}

/** ", according to the ministry" behind a comma. */
function isFinalSource(tree: Tree, word: Word, lexicon: LanguageLexicon): boolean {
  return (
    base(word.deprel) === 'obl' &&
    lexicon.grammar.accordingTo.has(prepositionOf(tree, word) ?? '') &&
    wordAt(tree, leftEdge(tree, word) - 1)?.form === ','
  )
}

/**
 * Without the asides that the trigger's clause lies outside of: after "..., he said, and police fired" a new subject
 * is the author's again (gold rule 4). `path` goes from the root to the trigger.
 */
export function withoutAsides(tree: Tree, path: readonly Word[], state: Perspective): Perspective {
  const isOutside = ({ aside }: Cited) =>
    aside !== undefined &&
    path.some(
      word =>
        word.index > aside &&
        ['conj', 'parataxis', 'advcl', 'list'].includes(base(word.deprel)) &&
        kidsOf(tree, word).some(
          kid =>
            base(kid.deprel) === 'nsubj' &&
            kid.index > aside &&
            kid.feats.PronType !== 'Rel' &&
            kid.upos !== 'PRON',
        ),
    )
  return state.cited.some(isOutside)
    ? { ...state, cited: state.cited.filter(each => !isOutside(each)) }
    : state
}
