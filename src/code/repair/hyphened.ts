import type { Word } from '../../domain/syntax.ts'
import { kidsBy, type Tree, wordAt } from '../tree.ts'
import { type Changes, changedTree } from './changes.ts'

/**
 * "in rebel-held Idlib": cut at the hyphen, the parser may take the first half for where it is and the participle for a
 * clause whose object the town is. The town is where, and the compound says whose it is.
 */
export function withHyphened(tree: Tree): Tree {
  const changed: Changes = new Map()
  for (const participle of tree.words) {
    const holder = holderOf(tree, participle)
    const held = holder && kidsBy(tree, participle, 'obj', 'obl').find(kid => isHeld(tree, participle, kid))
    if (!holder || !held) continue
    const isBeside = holder.head === participle.head
    changed.set(held.index, { head: participle.head, deprel: isBeside ? holder.deprel : 'obl' })
    changed.set(participle.index, { head: held.index, deprel: 'amod' })
    changed.set(holder.index, { head: participle.index, deprel: 'compound' })
    for (const kid of kidsBy(tree, holder, 'case', 'det')) changed.set(kid.index, { head: held.index })
  }
  return changedTree(tree, changed)
}

/** The noun of "in rebel-held": it has the preposition, and hangs beside the participle or on it. */
function holderOf(tree: Tree, participle: Word): Word | null {
  const [holder, hyphen] = [wordAt(tree, participle.index - 2), wordAt(tree, participle.index - 1)]
  if (participle.upos !== 'VERB' || participle.deprel !== 'advcl' || !holder || !hyphen) return null
  if (!/^[-‐]$/.test(hyphen.form) || holder.end !== hyphen.start || hyphen.end !== participle.start)
    return null
  const hangs = holder.head === participle.head || holder.head === participle.index
  return hangs && kidsBy(tree, holder, 'case').length > 0 ? holder : null
}

/** What follows the participle at once, but for what belongs to it, and has no preposition of its own. */
function isHeld(tree: Tree, participle: Word, word: Word): boolean {
  if (word.index < participle.index || kidsBy(tree, word, 'case').length > 0) return false
  return tree.words.slice(participle.index, word.index - 1).every(each => each.head === word.index)
}
