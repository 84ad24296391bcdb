import type { Word } from '../../domain/syntax.ts'
import type { ResolveContext } from './context.ts'
import type { SentenceNotes } from './notes.ts'

// What a live page tells under an hour.

/** "07:40 Explosions near ...": what a live page tells under an hour happened on its day. */
export function isClockEntry(context: ResolveContext, notes: SentenceNotes, word: Word): boolean {
  if (startsWithClock(notes.tree.words, word.index)) return true
  const before = context.analysis.sentences[notes.tree.index - 1]
  return (
    before !== undefined &&
    before.words.length <= CLOCK_WORDS &&
    startsWithClock(before.words, CLOCK_WORDS + 1)
  )
}

/** The words of "07:40" or "07 : 40 -" where it stands as a sentence. */
const CLOCK_WORDS = 4

function startsWithClock(words: readonly Word[], before: number): boolean {
  const [first, second, third] = words.filter(each => each.upos !== 'PUNCT' || each.form === ':')
  if (!first || before <= first.index) return false
  if (/^\d{1,2}[:.]\d{2}$/.test(first.form)) return true
  return /^\d{1,2}$/.test(first.form) && second?.form === ':' && /^\d{2}$/.test(third?.form ?? '')
}
