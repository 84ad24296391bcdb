import type { Word } from '../../domain/syntax.ts'
import { headOf, kidsOf, prepositionOf } from '../tree.ts'
import { countryOfName, type ResolveContext } from './context.ts'
import type { SentenceNotes } from './notes.ts'

/** "the dispatch of peacekeepers to Kazakhstan": the country that a force is sent to is not whose it is; else null. */
export function countrySentTo(context: ResolveContext, notes: SentenceNotes, force: Word): string | null {
  const { tree, nameAt, words } = notes
  const sending = headOf(tree, force)
  if (!sending || !words.grammar.sending.has(sending.lemma.toLowerCase())) return null
  if (!SENT.has(force.deprel)) return null
  const country = [...kidsOf(tree, sending), ...kidsOf(tree, force)].find(
    kid =>
      words.grammar.sentTo.has(prepositionOf(tree, kid) ?? '') &&
      nameAt[kid.index]?.entries.some(({ kind }) => kind === 'country'),
  )
  return country ? countryOfName(context, nameAt[country.index]!) : null
}

/** How a force hangs on the word of its sending: "sent troops", "troops were sent", "dispatch of troops", "troop deployment". */
const SENT: ReadonlySet<string> = new Set(['obj', 'nsubj:pass', 'nmod', 'compound'])
