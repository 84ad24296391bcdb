import type { Word } from '../../domain/syntax.ts'
import { kidsOf } from '../tree.ts'
import { type ResolveContext, tenureOn } from './context.ts'
import type { SentenceNotes } from './notes.ts'
import type { Party } from './party.ts'

/**
 * The organisation of states whose force is told without an owner ("the collective forces", "peacekeepers"): the one
 * that the report named last before it; null for other forces, and where none was named.
 */
export function allianceOf(
  context: ResolveContext,
  notes: SentenceNotes,
  word: Word,
  { role, head }: Party,
): string | null {
  const { tree, words } = notes
  if (role !== 'MIL') return null
  const before = kidsOf(tree, word).filter(kid => kid.index < word.index)
  const told = [...head.split(' '), word.lemma, ...before.map(kid => kid.lemma)]
  if (!told.some(each => words.grammar.collective.has(each.toLowerCase()))) return null
  for (let n = tree.index; n >= 0; n--) {
    const names = context.notes(n)?.names ?? []
    for (const { last, entries } of [...names].reverse()) {
      if (n === tree.index && last >= word.index) continue
      for (const entry of entries) {
        const code = entry.kind === 'body' ? tenureOn(entry.tenures, context.day)?.code : undefined
        if (code?.startsWith('IGO ')) return code.slice('IGO '.length)
      }
    }
  }
  return null
}
