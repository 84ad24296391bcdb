import { FACTUALITY_NUMBER, type Factuality } from '../domain/plover.ts'
import type { Analysis, Span, Upos, Word } from '../domain/syntax.ts'
import type { Lexicon } from './lexicon.ts'
import { gradeOf } from './perspective/grade.ts'
import { perspectiveOf } from './perspective/perspective.ts'
import { factualityOf } from './perspective/state.ts'
import { settle } from './repair/settle.ts'
import { headOf, type Tree, treeOf } from './tree.ts'

/** A word that may tell that something happened, with how surely it did, whoever is cited. */
export interface Predicate {
  readonly sentence: number
  /** Number of the word in the text, from 0. */
  readonly index: number
  readonly span: Span
  readonly text: string
  readonly factuality: Factuality
  /** The label as a number, from 3 (it happened) to -3 (it did not). */
  readonly labelled: number
  /** How surely it happened, from 3 to -3, graded. */
  readonly value: number
  /** Whether it lies ahead of the telling. */
  readonly future: boolean
}

/** Parts of speech that may tell of an event; auxiliaries and particles do so for the word that they stand on. */
const TELLING: ReadonlySet<Upos> = new Set<Upos>(['VERB', 'NOUN', 'ADJ', 'PROPN', 'ADV', 'NUM', 'AUX', 'ADP'])

/**
 * Each word of a text that may tell of an event, with its factuality as the innermost source puts it: what is claimed
 * of an event, told of any word. A purpose or a topic is left open (`U`). Sentences without a tree give none.
 */
export function predicatesOf(analysis: Analysis, lexicon: Lexicon, language: string): readonly Predicate[] {
  let before = 0
  return analysis.sentences.flatMap((sentence, n) => {
    const first = before
    before += sentence.words.length
    const words = lexicon.languages.get(sentence.language) ?? lexicon.languages.get(language)
    if (!sentence.parsed || !words) return []
    const tree = settle(treeOf(sentence, n), words)
    return tree.words
      .filter(word => TELLING.has(word.upos) && (word.upos !== 'ADP' || word.deprel === 'compound:prt'))
      .map(word => {
        const carrier = carrierOf(tree, word)
        const perspective = perspectiveOf(tree, carrier, words)
        const factuality = perspective.dropped ? ('U' as const) : factualityOf(perspective)
        return {
          sentence: n,
          index: first + word.index - 1,
          span: { start: word.start, end: word.end },
          text: word.form,
          factuality,
          labelled: FACTUALITY_NUMBER[factuality],
          value: gradeOf(tree, carrier, perspective, words),
          future: perspective.future,
        }
      })
  })
}

/** The word whose happening another one tells: of an auxiliary, a copula or a particle, its head. */
function carrierOf(tree: Tree, word: Word): Word {
  return word.upos === 'AUX' || word.upos === 'ADP' ? (headOf(tree, word) ?? word) : word
}
