import type { Word } from '../../domain/syntax.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { plainLetters } from '../resolve/names.ts'
import { base, isNoun, isVerb, kidsOf, pathUp, prepositionOf, type Tree, wordAt } from '../tree.ts'
import { changedTree } from './changes.ts'

type Changes = Map<number, Partial<Word>>

/**
 * Hangs verbs of speech where they belong in languages of free word order, by commas, dashes and case: what "что"
 * opens behind one is its clause; one that stands in a stretch of its own with its speaker in the nominative ("...,
 * сообщило агентство", "как передаёт X,") is UD's parataxis on the clause that it is said of.
 */
export function withCasedAsides(tree: Tree, lexicon: LanguageLexicon): Tree {
  return tree.words.reduce((at, { index }) => {
    const verb = wordAt(at, index)!
    return isSpeech(verb, lexicon) ? settleSpeech(at, verb, lexicon) : at
  }, tree)
}

function isSpeech(word: Word, lexicon: LanguageLexicon): boolean {
  if (!isVerb(word) || word.feats.VerbForm === 'Inf' || word.feats.VerbForm === 'Conv') return false
  if (word.feats.VerbForm === 'Part' && word.feats.Variant !== 'Short') return false
  const operators = lexicon.operators.words.get(`${word.lemma.toLowerCase()}/V`) ?? []
  return operators.some(each => each.cites !== null && each.scope.has('clause'))
}

const BREAK = /^([,;:—–«»"”“()-]|--)$/

interface Stretch {
  readonly first: number
  readonly last: number
}

/** The words around a verb up to commas, dashes and quotation marks; a name in quotation marks does not end it. */
function stretchOf(tree: Tree, verb: Word): Stretch {
  let first = verb.index
  while (first > 1 && !isBreak(tree, first - 1, verb)) first--
  let last = verb.index
  while (last < tree.words.length && !isBreak(tree, last + 1, verb)) last++
  return { first, last }
}

function isBreak(tree: Tree, index: number, verb: Word): boolean {
  const word = wordAt(tree, index)!
  if (word.index === tree.words.length && /^[.!?…]+$/.test(word.form)) return true
  if (!BREAK.test(word.form)) return false
  if (/^[«»"”“]$/.test(word.form)) return !isNameQuote(tree, index, verb)
  return word.form !== '-'
}

/** "агентство «Интерфакс»": quotation marks around up to four words with no comma right before them. */
function isNameQuote(tree: Tree, index: number, verb: Word): boolean {
  const isOpening = (at: number) => /^[«“"]$/.test(wordAt(tree, at)?.form ?? '')
  const isClosing = (at: number) => /^[»”"]$/.test(wordAt(tree, at)?.form ?? '')
  for (let at = index; at >= Math.max(1, index - 5); at--) {
    if (!isOpening(at)) continue
    for (let end = at + 2; end <= Math.min(tree.words.length, at + 5); end++)
      if (isClosing(end)) {
        const inside = tree.words.slice(at, end - 1)
        return end >= index && inside.every(word => !isVerb(word)) && at > 1 && verb.index !== index
      }
  }
  return false
}

function settleSpeech(tree: Tree, verb: Word, lexicon: LanguageLexicon): Tree {
  const stretch = stretchOf(tree, verb)
  const after = wordAt(tree, stretch.last + 1)
  const opener = wordAt(tree, stretch.last + 2)
  const { complementisers, asideMarks } = lexicon.grammar
  const inside = tree.words.slice(stretch.first - 1, stretch.last)
  const isMarked = inside.some(
    word =>
      asideMarks.has(word.form.toLowerCase()) && word.index < verb.index && word.index <= stretch.first + 1,
  )
  if (!isMarked && after?.form === ',' && opener && complementisers.has(opener.form.toLowerCase()))
    return governing(tree, verb, opener)
  if (
    !isMarked &&
    inside.some(word => complementisers.has(word.form.toLowerCase()) && word.index > verb.index)
  )
    return tree
  if (inside.some(word => word !== verb && word.upos === 'VERB' && word.feats.VerbForm === 'Fin')) return tree
  if (
    !isMarked &&
    inside.some(word => (word.upos === 'SCONJ' || word.feats.PronType === 'Rel') && word.index < verb.index)
  )
    return tree
  // "силовики ответили резиновыми пулями": what is done with something is not said.
  if (
    inside.some(
      word =>
        isNoun(word) &&
        word.feats.Case === 'Ins' &&
        prepositionOf(tree, word) === 'ins' &&
        word.head === verb.index,
    )
  )
    return tree
  const speaker = speakerIn(tree, inside, verb, lexicon)
  // "В городе, пишет газета, ...": an aside may come before the verb of its clause
  const isBehind = after?.form === ',' && hasClause(tree, stretch.last + 2, tree.words.length, asideMarks)
  const isAside =
    isMarked ||
    (stretch.first > 1 &&
      (hasClause(tree, 1, stretch.first - 1, asideMarks) || isBehind) &&
      !opensSpeech(after))
  if (isAside && (speaker || isMarked || isImpersonal(tree, verb, inside, lexicon)))
    return asAside(tree, verb, stretch, speaker)
  if (speaker && opensSpeech(after) && hasClause(tree, stretch.last + 2, tree.words.length, asideMarks))
    return governingRest(tree, verb, stretch)
  return tree
}

const opensSpeech = (word: Word | null) => word?.form === ':'

/** "сообщили в полиции", "сообщается": told by nobody who stands in the nominative. */
function isImpersonal(tree: Tree, verb: Word, inside: readonly Word[], lexicon: LanguageLexicon): boolean {
  void tree
  const operators = lexicon.operators.words.get(`${verb.lemma.toLowerCase()}/V`) ?? []
  if (operators.some(each => each.cites === 'anonymous')) return true
  return (
    verb.feats.Number === 'Plur' &&
    inside.some(
      word => word.upos === 'ADP' && lexicon.grammar.sourcePrepositions.has(word.lemma.toLowerCase()),
    )
  )
}

/** The nominative that agrees with the verb, nearest behind it, else before it; then what may be one by its form. */
function speakerIn(tree: Tree, inside: readonly Word[], verb: Word, lexicon: LanguageLexicon): Word | null {
  const isFree = (word: Word) =>
    (isNoun(word) || word.upos === 'PRON') &&
    word.feats.PronType !== 'Rel' &&
    !(
      word.feats.Number &&
      verb.feats.Number &&
      word.feats.Number !== verb.feats.Number &&
      word.upos !== 'PROPN'
    ) &&
    !/^(nmod|appos|flat|amod)/.test(within(tree, word, inside) ? word.deprel : '')
  const isNominative = (word: Word) => isFree(word) && word.feats.Case === 'Nom'
  const mayBe = (word: Word) =>
    isFree(word) &&
    !kidsOf(tree, word).some(kid => kid.deprel === 'case') &&
    ((word.upos === 'PROPN' && (word.feats.Case === undefined || DOES_NOT_DECLINE.test(word.form))) ||
      // ", пишет «Медиазона»": a name in quotation marks right behind the verb
      (word.index === verb.index + 2 && /^[«“"]$/.test(wordAt(tree, word.index - 1)?.form ?? '')) ||
      // "пишет газета,": what the tagger takes for another case may be the nominative by its form
      ((word.feats.Case === 'Acc' || word.index === verb.index + 1) &&
        lexicon.forms.find(plainLetters(word.form.toLowerCase())).some(({ cases }) => /n/i.test(cases))))
  const own = kidsOf(tree, verb).find(
    kid => base(kid.deprel) === 'nsubj' && inside.includes(kid) && isNominative(kid),
  )
  for (const fits of [isNominative, mayBe]) {
    const [first, second] = inside.filter(word => word.index > verb.index && fits(word))
    // "рассказал Reuters сотрудник аэропорта": a name that does not decline may be whom it was told
    const isAddressee =
      first?.upos === 'PROPN' && /\p{Script=Latin}/u.test(first.form) && second?.upos === 'NOUN'
    if (isAddressee) return second
    const found = first ?? inside.findLast(fits)
    if (own ?? found) return own ?? found!
  }
  return null
}

/** "ТАСС", "РБК", "Reuters": the tagger's case is a guess. */
const DOES_NOT_DECLINE = /^(\p{Lu}{2,}|.*\p{Script=Latin}.*)$/u

function within(tree: Tree, word: Word, inside: readonly Word[]): boolean {
  const head = wordAt(tree, word.head)
  return head !== null && inside.includes(head) && isNoun(head) && head.index < word.index
}

/** Whether something is said there; an aside with its mark ("как передаёт агентство") says nothing. */
function hasClause(tree: Tree, first: number, last: number, asideMarks: ReadonlySet<string>): boolean {
  const isMarked = (word: Word) => asideMarks.has(wordAt(tree, word.index - 1)?.form.toLowerCase() ?? '')
  return tree.words
    .slice(first - 1, last)
    .some(
      word =>
        !isMarked(word) &&
        ((word.upos === 'VERB' && !isNominal(word) && word.feats.VerbForm !== 'Conv') ||
          isPredicate(tree, word) ||
          word.head === 0),
    )
}

/** "протестующие": a participle that is declined is no verb of a clause. */
function isNominal({ feats }: Word): boolean {
  return feats.VerbForm === 'Part' && feats.Variant !== 'Short'
}

function isPredicate(tree: Tree, word: Word): boolean {
  return kidsOf(tree, word).some(kid => base(kid.deprel) === 'nsubj' || kid.deprel === 'cop')
}

/** The verb of speech governs the clause that its complementiser opens. */
function governing(tree: Tree, verb: Word, opener: Word): Tree {
  let clause = wordAt(tree, opener.head)
  if (!clause || clause.index <= verb.index) clause = tree.words.slice(opener.index).find(isVerb) ?? null
  if (!clause || clause.index <= verb.index || (clause.head === verb.index && clause.deprel === 'ccomp'))
    return tree
  const changed: Changes = new Map([[clause.index, { head: verb.index, deprel: 'ccomp' }]])
  if (pathUp(tree, verb).includes(clause))
    changed.set(verb.index, { head: clause.head, deprel: clause.deprel })
  changed.set(opener.index, { head: clause.index, deprel: 'mark' })
  return changedTree(tree, changed)
}

/** "заявил: ...": all that stands behind the colon is what was said. */
function governingRest(tree: Tree, verb: Word, stretch: Stretch): Tree {
  const rest = (index: number) => index > stretch.last
  const tops = tree.words.filter(word => rest(word.index) && !rest(word.head) && word.upos !== 'PUNCT')
  const top = tops.find(isVerb) ?? tops[0]
  if (!top || (top.head === verb.index && top.deprel === 'ccomp')) return tree
  const changed: Changes = new Map([[top.index, { head: verb.index, deprel: 'ccomp' }]])
  if (pathUp(tree, verb).includes(top)) changed.set(verb.index, { head: top.head, deprel: top.deprel })
  return changedTree(tree, changed)
}

/** Hangs the stretch of the verb on the highest word outside it. */
function asAside(tree: Tree, verb: Word, stretch: Stretch, speaker: Word | null): Tree {
  const inside = (index: number) => index >= stretch.first && index <= stretch.last
  const outside = tree.words.filter(word => !inside(word.index) && word.upos !== 'PUNCT')
  const before = outside.filter(word => word.index < stretch.first)
  const tops = (words: readonly Word[]) => words.filter(word => word.head === 0 || inside(word.head))
  const all = tops(outside)
  const host = hostIn(tree, tops(before), before) ?? hostIn(tree, all, outside) ?? tops(before)[0] ?? all[0]
  if (!host) return tree
  const isRootInside = tree.words.some(word => word.head === 0 && inside(word.index))
  const changed: Changes = new Map()
  for (const word of outside) {
    if (word === host) {
      if (isRootInside || inside(word.head)) changed.set(word.index, { head: 0, deprel: 'root' })
    } else if (inside(word.head)) changed.set(word.index, { head: host.index, deprel: outsideRelation(word) })
    else if (word.head === 0 && isRootInside)
      changed.set(word.index, { head: host.index, deprel: 'parataxis' })
  }
  if (!isRootInside && inside(host.head)) {
    const root = outside.find(word => word.head === 0)
    if (root && root !== host) changed.set(host.index, { head: root.index, deprel: 'parataxis' })
  }
  changed.set(verb.index, { head: host.index, deprel: 'parataxis' })
  for (const word of tree.words)
    if (inside(word.index) && word !== verb && word.upos !== 'PUNCT' && !inside(word.head))
      changed.set(word.index, { head: verb.index, deprel: word.deprel === 'root' ? 'dep' : word.deprel })
  if (speaker) {
    changed.set(speaker.index, { head: verb.index, deprel: 'nsubj' })
    for (const kid of kidsOf(tree, verb))
      if (base(kid.deprel) === 'nsubj' && kid !== speaker && inside(kid.index))
        changed.set(kid.index, { head: speaker.index, deprel: 'appos' })
  }
  return changedTree(tree, changed)
}

function outsideRelation(word: Word): string {
  return /^(ccomp|conj|xcomp)/.test(word.deprel) ? 'parataxis' : word.deprel
}

function hostIn(tree: Tree, tops: readonly Word[], words: readonly Word[]): Word | null {
  const isClause = (word: Word) => (isVerb(word) && !isNominal(word)) || isPredicate(tree, word)
  return tops.find(isClause) ?? words.find(word => word.head === 0 && isClause(word)) ?? null
}
