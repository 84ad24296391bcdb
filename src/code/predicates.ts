import type { Factuality } from '../domain/plover.ts'
import type { Analysis, Span } from '../domain/syntax.ts'
import type { Lexicon } from './lexicon.ts'
import { perspectiveOf } from './perspective/perspective.ts'
import { factualityOf } from './perspective/state.ts'
import { settle } from './repair/settle.ts'
import { treeOf } from './tree.ts'

/** A word that may tell that something happened, with how surely it did, whoever is cited. */
export interface Predicate {
  readonly sentence: number
  readonly span: Span
  readonly text: string
  readonly factuality: Factuality
  /** Whether it lies ahead of the telling. */
  readonly future: boolean
}

/**
 * Each verb, noun and adjective of a text with its factuality as the innermost source puts it: what is claimed of an
 * event, told of any word. A purpose or a topic is left open (`U`). Sentences without a tree give none.
 */
export function predicatesOf(analysis: Analysis, lexicon: Lexicon, language: string): readonly Predicate[] {
  return analysis.sentences.flatMap((sentence, n) => {
    const words = lexicon.languages.get(sentence.language) ?? lexicon.languages.get(language)
    if (!sentence.parsed || !words) return []
    const tree = settle(treeOf(sentence, n), words)
    return tree.words
      .filter(word => word.upos === 'VERB' || word.upos === 'NOUN' || word.upos === 'ADJ')
      .map(word => {
        const perspective = perspectiveOf(tree, word, words)
        return {
          sentence: n,
          span: { start: word.start, end: word.end },
          text: word.form,
          factuality: perspective.dropped ? ('U' as const) : factualityOf(perspective),
          future: perspective.future,
        }
      })
  })
}
