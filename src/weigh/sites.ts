import type { Weighing } from './weighing.ts'

/** Words that may stand between a preposition and the noun: "near the ice palace Almaty Arena". */
const BETWEEN = "(?:[\\p{L}\\p{N}'’.-]+\\s+){0,3}?"

/**
 * Reads from a sentence at which site something happened ("near the airport"): the noun, or null where none is named
 * after a preposition of place. Sites of one kind are not told apart.
 */
export function siteReader({ at, nouns }: Weighing['sites']): (words: string) => string | null {
  const pattern = new RegExp(
    `(?<!\\p{L})(?:${at.join('|')})\\s+${BETWEEN}(${nouns.join('|')})(?!\\p{L})`,
    'iu',
  )
  const known = new Map(nouns.map(noun => [noun, noun]))
  return words => known.get(pattern.exec(words)?.[1]?.toLowerCase() ?? '') ?? null
}
