import type { Role } from '../../domain/plover.ts'
import type { Word } from '../../domain/syntax.ts'
import { headOf, kidsBy } from '../tree.ts'
import type { ResolveContext } from './context.ts'
import type { RoleNote, SentenceNotes } from './notes.ts'

/**
 * Whose an "officer" is that nothing in its phrase tells: of the force that the passage names nearest before it, else
 * after it; of the police where it names none but a crowd (gold rule 17: police called officers); else `otherwise`.
 */
export function forceOf(context: ResolveContext, notes: SentenceNotes, word: Word, otherwise: Role): Role {
  const { officers } = notes.words.grammar
  const isForce = (role: RoleNote) =>
    (role.role === 'COP' || role.role === 'MIL') && !officers.has(role.words.join(' '))
  let first: Role | null = null
  let hasCrowd = false
  let before: Role | null = null
  for (let n = 0; n < context.analysis.sentences.length; n++) {
    for (const role of context.notes(n)?.roles ?? []) {
      if (role.role === 'CVL' && notes.words.grammar.protesters.has(role.words.at(-1) ?? '')) hasCrowd = true
      if (!isForce(role)) continue
      first ??= role.role
      if (n < notes.tree.index || (n === notes.tree.index && role.last < word.index)) before = role.role
    }
  }
  return before ?? first ?? (hasCrowd || isArresting(notes, word) ? 'COP' : otherwise)
}

/** "officers arrested him": whoever arrests is of the police, where no soldier was told of. */
function isArresting({ tree, words }: SentenceNotes, word: Word): boolean {
  const verb = word.deprel.startsWith('nsubj') ? headOf(tree, word) : null
  return (
    verb !== null &&
    [verb, ...kidsBy(tree, verb, 'conj')].some(each => words.grammar.arresting.has(each.lemma.toLowerCase()))
  )
}
