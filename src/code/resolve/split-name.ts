import type { Word } from '../../domain/syntax.ts'
import { kidsOf, type Tree, wordAt } from '../tree.ts'

// Names of which the tree makes several words.

/** "Ala-Too" is not the town of Ala. */
export function isHalfName(tree: Tree, last: number): boolean {
  const next = wordAt(tree, last + 2)
  return (
    isHyphened(tree, last + 1) && next !== null && isHyphened(tree, last + 2) && /^\p{Lu}/u.test(next.form)
  )
}

/** "the village of Usnarz Gorny": two words of one name that the tree hangs side by side. */
export function isTwin(tree: Tree, index: number, head: Word): boolean {
  const word = wordAt(tree, index)
  return (
    word !== null &&
    word.upos === 'PROPN' &&
    word.index === head.index + 1 &&
    word.head === head.head &&
    word.deprel === head.deprel &&
    kidsOf(tree, word).every(kid => kid.deprel === 'punct')
  )
}

/** "Port-Bouet" in three words. */
export function isHyphened(tree: Tree, index: number): boolean {
  const [before, word] = [wordAt(tree, index - 1), wordAt(tree, index)]
  return before !== null && word !== null && before.end === word.start && [before, word].some(isHyphen)
}

function isHyphen(word: Word): boolean {
  return /^[-‐–]$/.test(word.form)
}
