import type { Word } from '../../domain/syntax.ts'
import { base, headOf, kidsOf, type Tree, wordAt } from '../tree.ts'
import { changedTree } from './changes.ts'

/** Names in several parts that a parser took apart. */
export function withWholeNames(tree: Tree): Tree {
  return tree.words.reduce((at, { index }) => {
    const word = wordAt(at, index)!
    return joined(at, word) ?? conjunctInTwo(at, word) ?? besideWhole(at, word) ?? at
  }, tree)
}

/** "Rami Abdul Rahman told": of two names side by side that fill one place of a verb, the second is part of the first. */
function joined(tree: Tree, second: Word): Tree | null {
  const first = wordAt(tree, second.index - 1)
  if (second.upos !== 'PROPN' || first?.upos !== 'PROPN') return null
  const whole = first.deprel.startsWith('flat') ? headOf(tree, first) : first
  if (whole?.upos !== 'PROPN' || whole.head !== second.head) return null
  if (!ARGUMENT.has(base(second.deprel)) || base(whole.deprel) !== base(second.deprel)) return null
  const kids = kidsOf(tree, second)
  if (kids.some(kid => kid.index < second.index)) return null
  return changedTree(
    tree,
    new Map<number, Partial<Word>>([
      [second.index, { head: whole.index, deprel: 'flat' }],
      ...kids.map(kid => [kid.index, { head: whole.index }] as const),
    ]),
  )
}

/** "Erneste Kyaviro, a spokesman": what stands beside a name is hung on its head. */
function besideWhole(tree: Tree, beside: Word): Tree | null {
  const part = beside.deprel === 'appos' ? headOf(tree, beside) : null
  const whole = part?.deprel === 'compound' ? headOf(tree, part) : null
  if (part?.upos !== 'PROPN' || whole?.upos !== 'PROPN' || whole.index !== part.index + 1) return null
  return changedTree(tree, new Map([[beside.index, { head: whole.index }]]))
}

const ARGUMENT: ReadonlySet<string> = new Set(['nsubj', 'obj', 'obl'])

/** "Machar and Pagan Amum, secretary of the party": the second half of the second name, and what stands behind it. */
function conjunctInTwo(tree: Tree, second: Word): Tree | null {
  const first = wordAt(tree, second.index - 1)
  if (second.upos !== 'PROPN' || second.deprel !== 'appos' || first?.upos !== 'PROPN') return null
  if (first.deprel !== 'conj' || first.head !== second.head) return null
  const behind = kidsOf(tree, headOf(tree, second)!).filter(
    kid => kid.deprel === 'appos' && kid.index > second.index,
  )
  return changedTree(
    tree,
    new Map<number, Partial<Word>>([
      [second.index, { head: first.index, deprel: 'flat' }],
      ...behind.map(kid => [kid.index, { head: first.index }] as const),
    ]),
  )
}
