import type { LanguageLexicon } from './lexicon.ts'
import { citedBy } from './perspective/citing.ts'
import { operatorsOf } from './perspective/operators.ts'
import type { Cited } from './perspective/state.ts'
import { surfaceSubject } from './roles.ts'
import { isVerb, kidsOf, type Tree } from './tree.ts'

export interface Continued {
  /** Who is cited for a sentence that names no source itself. */
  readonly cited: readonly Cited[]
  /** Who would be cited for the next one, were it a quotation. */
  readonly next: readonly Cited[]
}

const OPENING = /^["'“‘«„]/
const QUOTED = /["“”«»„]|(?:^|\s)['‘]/

/**
 * A sentence that is a quotation and names no speaker has the speaker at whose word the quotation ends, else goes on with
 * the one before it (gold rule 4).
 *
 * @param closing the sentence in which a quotation ends that goes on over this one, see `quotationsIn`
 */
export function continuedSource(
  tree: Tree,
  text: string,
  previous: readonly Cited[],
  lexicon: LanguageLexicon,
  closing?: Tree,
): Continued {
  const written = text.slice(tree.sentence.start, tree.sentence.end)
  const speaker = speakerOf(tree, lexicon)
  const isQuotation = OPENING.test(written.trim()) || closing !== undefined
  const behind = closing && closing !== tree ? speakerOf(closing, lexicon) : null
  if (!speaker && behind) return { cited: [behind], next: [behind] }
  if (speaker) return { cited: [], next: QUOTED.test(written) || !isQuotation ? [speaker] : previous }
  return isQuotation ? { cited: previous, next: previous } : { cited: [], next: [] }
}

/** A quotation of more sentences than these is a mark that was left open (assumption). */
const LONGEST = 6

/** For each sentence inside a quotation of several, by index, the last of them: `"A. B," she said`. */
export function quotationsIn(trees: readonly Tree[], text: string): ReadonlyMap<number, Tree> {
  const ends = new Map<number, Tree>()
  let open: Tree[] = []
  for (const tree of trees) {
    if (open.length === LONGEST || open[0]?.sentence.paragraph !== tree.sentence.paragraph) open = []
    const written = text.slice(tree.sentence.start, tree.sentence.end)
    const isInside = open.length > 0
    const staysOpen = isLeftOpen(written, isInside)
    if (isInside || staysOpen) open.push(tree)
    if (staysOpen) continue
    if (open.length > 1) for (const each of open) ends.set(each.index, tree)
    open = []
  }
  return ends
}

function isLeftOpen(written: string, before: boolean): boolean {
  let isOpen = before
  for (const [mark] of written.matchAll(/["“”«»„]/g)) isOpen = mark === '"' ? !isOpen : /[“«„]/.test(mark)
  return isOpen
}

function speakerOf(tree: Tree, lexicon: LanguageLexicon): Cited | null {
  for (const word of tree.words) {
    if (!isVerb(word) || !(word.head === 0 || word.deprel === 'parataxis' || word.deprel === 'conj')) continue
    if (!operatorsOf(tree, word, lexicon).some(operator => operator.cites === 'subject')) continue
    if (kidsOf(tree, word).length === 0) continue
    const head = surfaceSubject(tree, word, lexicon.grammar)
    if (head) return { head, sentence: tree.index, by: word.form }
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
