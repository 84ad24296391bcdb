import type { Word } from '../../domain/syntax.ts'
import { kidsBy, wordAt } from '../tree.ts'
import type { ResolveContext } from './context.ts'
import { isCapitalised } from './names.ts'
import type { SentenceNotes } from './notes.ts'
import type { Party } from './party.ts'
import { partyOf } from './phrase.ts'

/** "Jane Doe, R-Tenn.": whoever has party and constituency behind the name sits in that country's parliament. */
export function ofBench(context: ResolveContext, notes: SentenceNotes, word: Word): readonly Party[] {
  const { tree, words } = notes
  if (word.upos !== 'PROPN') return []
  let last = word.index
  while (kidsBy(tree, word, 'flat').some(kid => kid.index === last + 1)) last++
  const [comma, letter, hyphen, seat] = [1, 2, 3, 4].map(n => wordAt(tree, last + n))
  const country = words.benches.get(letter?.form.toLowerCase() ?? '')
  if (!country || !/^[,(]$/.test(comma?.form ?? '') || !/^[-‐–]$/.test(hyphen?.form ?? '')) return []
  if (!seat || !isCapitalised(letter!) || !isCapitalised(seat)) return []
  return [{ ...partyOf(context, notes, word, 'person'), country, role: 'LEG' }]
}
