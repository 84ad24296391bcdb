import type { LanguageLexicon } from './lexicon.ts'
import type { Tree } from './tree.ts'

const known = new WeakMap<Tree, ReadonlySet<string>>()

/** PLOVER's contexts of a sentence: those that the pattern brings, and those that its words give away. */
export function contextsOf(tree: Tree, own: readonly string[], lexicon: LanguageLexicon): readonly string[] {
  let told = known.get(tree)
  if (!told) {
    const lemmas = tree.words.map(word => word.lemma.toLowerCase())
    told = new Set(
      lexicon.contexts
        .filter(({ words }) => lemmas.some(lemma => words.has(lemma)))
        .map(each => each.context),
    )
    known.set(tree, told)
  }
  return [...new Set([...own, ...told])].sort()
}
