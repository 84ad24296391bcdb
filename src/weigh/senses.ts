import type { Weighing } from './weighing.ts'

/** The kind of act that a trigger names; empty where no list has the word. */
export type SenseOf = (trigger: string) => string

/** What joining knows of words, from lexicon/weighing.yaml. */
export interface WordSenses {
  readonly senseOf: SenseOf
  /** Whether a sentence speaks of a night. */
  readonly isNight: (sentence: string) => boolean
}

export function wordSensesOf({ senses, nights }: Pick<Weighing, 'senses' | 'nights'>): WordSenses {
  const night = new RegExp(`(?<!\\p{L})(?:${nights.join('|')})`, 'iu')
  return { senseOf: sensesOf(senses), isNight: sentence => night.test(sentence) }
}

/**
 * Reads `senses` of lexicon/weighing.yaml: lists of the beginnings of words that name one kind of act, in any
 * language. The longest beginning that fits decides.
 */
export function sensesOf(senses: Readonly<Record<string, readonly string[]>>): SenseOf {
  const byBeginning = new Map(
    Object.entries(senses).flatMap(([sense, words]) =>
      words.map(word => [word.toLowerCase(), sense] as const),
    ),
  )
  const longest = Math.max(0, ...[...byBeginning.keys()].map(({ length }) => length))
  const known = new Map<string, string>()
  const read = (trigger: string): string => {
    const word = trigger.toLowerCase()
    for (let end = Math.min(longest, word.length); end > 0; end--) {
      const sense = byBeginning.get(word.slice(0, end))
      if (sense !== undefined) return sense
    }
    return ''
  }
  return trigger => {
    const before = known.get(trigger)
    if (before !== undefined) return before
    const sense = read(trigger)
    known.set(trigger, sense)
    return sense
  }
}
