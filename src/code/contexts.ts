import type { LanguageLexicon } from './lexicon.ts'
import type { Tree } from './tree.ts'

/** PLOVER's contexts of a sentence: those that the pattern brings, and those that its words give away. */
export function contextsOf(tree: Tree, own: readonly string[], lexicon: LanguageLexicon): readonly string[] {
  const found = new Set(own)
  for (const { context, words } of lexicon.contexts)
    if (tree.words.some(word => words.has(word.lemma.toLowerCase()))) found.add(context)
  return [...found].sort()
}
