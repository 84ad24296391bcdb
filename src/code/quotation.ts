import type { Sentence, Span, Word } from '../domain/syntax.ts'
import type { LanguageLexicon } from './lexicon.ts'
import { citedBy, isNoOther } from './perspective/citing.ts'
import { operatorsOf } from './perspective/operators.ts'
import type { Cited } from './perspective/state.ts'
import { surfaceSubject } from './roles.ts'
import { isVerb, kidsOf, type Tree } from './tree.ts'

interface Continued {
  /** Who is cited for a sentence that names no source itself. */
  readonly cited: readonly Cited[]
  /** Who is cited for what stands between quotation marks in it and has no source nearer by. */
  readonly quoted: readonly Cited[]
  /** Who would be cited for the next one, were it a quotation. */
  readonly next: readonly Cited[]
}

const OPENING = /^["'“‘«„]/
const QUOTED = /["“”«»„]|(?:^|\s)['‘]/

/**
 * A sentence that is a quotation and names no speaker has the speaker at whose word the quotation ends, else goes on with
 * the one before it (gold rule 4).
 *
 * @param quotations see `quotationsIn`
 * @param closing the sentence in which a quotation ends that goes on over this one, see `closingSentences`
 */
function continuedSource(
  tree: Tree,
  text: string,
  previous: readonly Cited[],
  quotations: readonly Span[],
  lexicon: LanguageLexicon,
  closing?: Tree,
): Continued {
  const written = text.slice(tree.sentence.start, tree.sentence.end)
  const speaker = speakerOf(tree, quotations, lexicon)
  const isQuotation = OPENING.test(written.trim()) || closing !== undefined
  const behind = closing && closing !== tree ? speakerOf(closing, quotations, lexicon) : null
  if (!speaker && behind) return { cited: [behind], quoted: [behind], next: [behind] }
  if (speaker)
    return {
      cited: [],
      quoted: [speaker],
      next: QUOTED.test(written) || !isQuotation ? [speaker] : previous,
    }
  if (isQuotation) return { cited: previous, quoted: previous, next: previous }
  // "The country “is committed to its neighbours”": what is said of it is a quotation that goes on
  const root = tree.words.find(word => word.head === 0)
  const goesOn = root !== undefined && isWithin(quotations, root) ? previous : []
  return { cited: [], quoted: goesOn, next: goesOn }
}

/** What is continued in each sentence that has a lexicon, by its index. */
export function continuedSources(
  trees: readonly Tree[],
  text: string,
  quotations: readonly Span[],
  lexiconOf: (sentence: Sentence) => LanguageLexicon | undefined,
): ReadonlyMap<number, Continued> {
  const found = new Map<number, Continued>()
  const closing = closingSentences(trees, quotations)
  let previous: readonly Cited[] = []
  for (const tree of trees) {
    const lexicon = lexiconOf(tree.sentence)
    if (!tree.sentence.parsed || !lexicon) continue
    const continued = continuedSource(tree, text, previous, quotations, lexicon, closing.get(tree.index))
    previous = continued.next
    found.set(tree.index, continued)
  }
  return found
}

/** Fewer words between quotation marks are a name or a word taken up ("a “witch hunt”"), and no statement (assumption). */
const SHORTEST = 5

/** A quotation of more characters than these that nothing ends is a mark that was left open (assumption). */
const OPEN_ENDED = 600

/** What stands between double quotation marks, paragraph by paragraph; a mark left open reaches to the next or to the paragraph's end. */
export function quotationsIn(text: string): readonly Span[] {
  const spans: Span[] = []
  let first = 0
  for (const paragraph of text.split('\n')) {
    let open = -1
    let isFirst = true
    const close = (end: number) => {
      const isLong = open >= 0 && text.slice(open, end).split(/\s+/).length >= SHORTEST
      if (isLong) spans.push({ start: open, end })
    }
    for (const { 0: mark, index } of paragraph.matchAll(/["“”«»„]/g)) {
      const isOpening = mark === '"' ? opens(paragraph, index) : /[“«„]/.test(mark)
      // A passage may begin within a quotation.
      if (!isOpening && isFirst) open = first
      close(first + index)
      open = isOpening ? first + index : -1
      isFirst = false
    }
    if (first + paragraph.length - open <= OPEN_ENDED) close(first + paragraph.length)
    first += paragraph.length + 1
  }
  return spans
}

/** A straight mark opens before a word and closes behind one. */
function opens(paragraph: string, index: number): boolean {
  const [before, after] = [paragraph[index - 1] ?? ' ', paragraph[index + 1] ?? ' ']
  return /[\s([—–-]/.test(before) && !/\s/.test(after)
}

/** Whether a word stands within one of these. */
export function isWithin(quotations: readonly Span[], word: Word): boolean {
  return quotations.some(({ start, end }) => start < word.start && word.start < end)
}

/** A quotation of more sentences than these is a mark that was left open (assumption). */
const LONGEST = 6

/** For each sentence inside a quotation of several, by index, the last of them: `"A. B," she said`. */
function closingSentences(trees: readonly Tree[], quotations: readonly Span[]): ReadonlyMap<number, Tree> {
  const ends = new Map<number, Tree>()
  let from = 0
  for (const { start, end } of quotations) {
    while (from < trees.length && trees[from]!.sentence.end <= start) from++
    let to = from
    while (to < trees.length && trees[to]!.sentence.start < end) to++
    const inside = trees.slice(from, to)
    if (inside.length > 1 && inside.length <= LONGEST)
      for (const tree of inside) ends.set(tree.index, inside.at(-1)!)
  }
  return ends
}

/** Whoever speaks in a sentence, outside of what it quotes. */
function speakerOf(tree: Tree, quotations: readonly Span[], lexicon: LanguageLexicon): Cited | null {
  for (const word of tree.words) {
    if (!isVerb(word) || !(word.head === 0 || word.deprel === 'parataxis' || word.deprel === 'conj')) continue
    if (!operatorsOf(tree, word, lexicon).some(operator => operator.cites === 'subject')) continue
    if (kidsOf(tree, word).length === 0 || isWithin(quotations, word)) continue
    const head = surfaceSubject(tree, word, lexicon.grammar)
    if (head && !isNoOther(head, lexicon.grammar)) return { head, sentence: tree.index, by: word.form }
  }
  return null
}

/** "Об этом сообщил министр": who is cited for the sentence before, which this one takes up; else null. */
export function takesUpBefore(tree: Tree, lexicon: LanguageLexicon): Cited | null {
  const { takingUp, thingPronouns } = lexicon.grammar
  const [preposition, pronoun] = tree.words
  if (!preposition || !pronoun || !takingUp.has(preposition.lemma.toLowerCase())) return null
  if (pronoun.feats.PronType !== 'Dem' && !thingPronouns.has(pronoun.lemma.toLowerCase())) return null
  const tellers = tree.words.flatMap(word => {
    const operator = isVerb(word)
      ? operatorsOf(tree, word, lexicon).find(each => each.cites !== null)
      : undefined
    return operator ? [{ word, operator }] : []
  })
  // "Об этом, как передаёт агентство, сказал министр": the aside names the outlet.
  const teller = tellers.find(({ word }) => word.deprel !== 'parataxis') ?? tellers[0]
  return teller ? citedBy(tree, teller.word, teller.operator, lexicon) : null
}
