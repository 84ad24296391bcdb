import type { Word } from '../../domain/syntax.ts'
import { pathUp, type Tree } from '../tree.ts'

/** The way from one word of a tree to another: relations up from the first, then down to the second. */
export interface Way {
  readonly up: readonly string[]
  readonly down: readonly string[]
  readonly top: Word
}

export function wayBetween(tree: Tree, from: Word, to: Word): Way | null {
  const [first, second] = [pathUp(tree, from), pathUp(tree, to)]
  const top = first.find(word => second.includes(word))
  if (!top) return null
  const relations = (path: readonly Word[]) => path.slice(0, path.indexOf(top)).map(word => word.deprel)
  return { up: relations(first), down: relations(second).reverse(), top }
}

export const lengthOf = ({ up, down }: Way) => up.length + down.length

export const written = ({ up, down }: Way) => `^${up.join('^')}v${down.join('v')}`
