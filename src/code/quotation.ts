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

/** A sentence that is a quotation and names no speaker goes on with the speaker before it (gold rule 4). */
export function continuedSource(
  tree: Tree,
  text: string,
  previous: readonly Cited[],
  lexicon: LanguageLexicon,
): Continued {
  const written = text.slice(tree.sentence.start, tree.sentence.end)
  const speaker = speakerOf(tree, lexicon)
  const isQuotation = OPENING.test(written.trim())
  if (speaker) return { cited: [], next: QUOTED.test(written) || !isQuotation ? [speaker] : previous }
  return isQuotation ? { cited: previous, next: previous } : { cited: [], next: [] }
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
