import type { Word } from '../../domain/syntax.ts'
import { changedWord } from '../../domain/word.ts'
import type { LanguageLexicon } from '../lexicon.ts'
import { isTree, type Tree, withWords } from '../tree.ts'

/** What a repair changes, by index of the word. */
export type Changes = Map<number, Partial<Word>>

/** The tree with arcs and features changed, or the tree as it was where the change would close a loop. */
export function changedTree(tree: Tree, changed: ReadonlyMap<number, Partial<Word>>): Tree {
  if (changed.size === 0) return tree
  const words = tree.words.map(word => {
    const change = changed.get(word.index)
    return change ? changedWord(word, change) : word
  })
  const next = withWords(tree, words)
  return isTree(next) ? next : tree
}

/** A repair that looks at one word of a tree and notes what it would change. */
export type Step = (tree: Tree, word: Word, lexicon: LanguageLexicon, changed: Changes) => void

/** The tree after each step was taken at every word, in order; a step sees what those before it changed. */
export function inSteps(tree: Tree, lexicon: LanguageLexicon, steps: readonly Step[]): Tree {
  return steps.reduce((at, step) => {
    const changed: Changes = new Map()
    for (const word of at.words) step(at, word, lexicon, changed)
    return changedTree(at, changed)
  }, tree)
}

/** Makes a verb the finite past that hangs on `head`. */
export function setVerb(changed: Map<number, Partial<Word>>, verb: Word, head: number, deprel: string): void {
  changed.set(verb.index, { head, deprel, feats: { Mood: 'Ind', Tense: 'Past', VerbForm: 'Fin' } })
}
