import type { Claim } from '../domain/claim.ts'
import type { Weighing } from './weighing.ts'

/** The kind of act that a trigger names; empty where no list has the word. */
export type SenseOf = (trigger: string) => string

/** What joining knows of words, from lexicon/weighing.yaml. */
export interface WordSenses {
  readonly senseOf: SenseOf
  /** The kind of thing that a word names ("airport"); empty for other words. */
  readonly thingOf: SenseOf
  /** Whether such an act, told without a place, is spoken of as one thing that goes on for days. */
  readonly isStanding: (claim: Pick<Claim, 'event'>, sense: string) => boolean
  /** Whether a sentence speaks of a night. */
  readonly isNight: (sentence: string) => boolean
}

type Words = Pick<Weighing, 'senses' | 'standing' | 'things' | 'nights'>

export function wordSensesOf({ senses, standing, things, nights }: Words): WordSenses {
  const night = new RegExp(`(?<!\\p{L})(?:${nights.join('|')})`, 'iu')
  return {
    senseOf: sensesOf(senses),
    thingOf: sensesOf(things),
    isStanding: ({ event }, sense) => standing.events.includes(event) || standing.senses.includes(sense),
    isNight: sentence => night.test(sentence),
  }
}

/** So many words are remembered before all are forgotten: a store's vocabulary has no end (assumption). */
const REMEMBERED = 20_000

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
    if (known.size >= REMEMBERED) known.clear()
    known.set(trigger, sense)
    return sense
  }
}
