import type { LanguageLexicon } from './lexicon.ts'
import type { Tree } from './tree.ts'

/**
 * Whether a sentence speaks of sport, stage or the like, where "attack" and "strike" are no events. The sentences
 * of its paragraph next to it count with it, since the second sentence of a match report names no game.
 */
export function foreignRegister(trees: readonly Tree[], tree: Tree, lexicon: LanguageLexicon): boolean {
  return isOfRegister(trees, tree, lexicon, false)
}

/** Whether a sentence speaks of a disaster, in which what nobody did is no claim. */
export function actorlessRegister(trees: readonly Tree[], tree: Tree, lexicon: LanguageLexicon): boolean {
  return isOfRegister(trees, tree, lexicon, true)
}

function isOfRegister(
  trees: readonly Tree[],
  tree: Tree,
  { registers }: LanguageLexicon,
  actorless: boolean,
): boolean {
  const near = trees.filter(
    other => other.sentence.paragraph === tree.sentence.paragraph && Math.abs(other.index - tree.index) <= 1,
  )
  return registers.some(({ words, enough, actorless: own }) => {
    if (own !== actorless) return false
    const seen = new Set<string>()
    for (const other of near)
      for (const [n, word] of other.words.entries()) {
        const lemma = word.lemma.toLowerCase()
        if (words.has(lemma)) seen.add(lemma)
        const next = other.words[n + 1]
        if (next && words.has(`${lemma}_${next.lemma.toLowerCase()}`))
          seen.add(`${lemma}_${next.lemma.toLowerCase()}`)
      }
    return seen.size >= enough
  })
}
