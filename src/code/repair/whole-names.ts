import type { Word } from '../../domain/syntax.ts'
import { base, headOf, kidsOf, type Tree, wordAt } from '../tree.ts'
import { changedTree } from './changes.ts'

/** "Rami Abdul Rahman told": of two names side by side that fill one place of a verb, the second is part of the first. */
export function withWholeNames(tree: Tree): Tree {
  return tree.words.reduce((at, { index }) => joined(at, wordAt(at, index)!) ?? at, tree)
}

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

const ARGUMENT: ReadonlySet<string> = new Set(['nsubj', 'obj', 'obl'])
