import type { Claim } from '../domain/claim.ts'
import type { Weighing } from './weighing.ts'

/** The kind of act that words begin with; empty where no list has them. */
export type SenseOf = (words: string) => string

/** What joining knows of words, from lexicon/weighing.yaml. */
export interface WordSenses {
  readonly senseOf: (mode: Claim['mode'], words: string) => string
  /** The kind of thing that a word names ("airport"); empty for other words. */
  readonly thingOf: SenseOf
  /** Whether such an act, told without a place, is spoken of as one thing that goes on for days. */
  readonly isStanding: (claim: Pick<Claim, 'event'>, sense: string) => boolean
  /** Whether an act of such a kind goes on for days, wherever it is. */
  readonly isLasting: (sense: string) => boolean
  /** Whether such an act is the dying or the hurt of people, of whom tolls are kept. */
  readonly isToll: (sense: string) => boolean
  /** Whether a sentence speaks of a night. */
  readonly isNight: (sentence: string) => boolean
  /** Whether what stands before a trigger says that it takes up what was named: "the seizure". */
  readonly isTakenUp: (before: string) => boolean
  /** Whether a trigger tells of an act of its own: "rallied". */
  readonly isActing: (trigger: string) => boolean
  /** Whether what stands before a trigger tells it as that before which something else was done: "after the protests". */
  readonly isBackdrop: (before: string) => boolean
}

type Words = Pick<
  Weighing,
  'senses' | 'standing' | 'lasting' | 'tolls' | 'things' | 'nights' | 'takingUp' | 'acting' | 'backdrop'
>

export function wordSensesOf({
  senses,
  standing,
  lasting,
  tolls,
  things,
  nights,
  takingUp,
  acting,
  backdrop,
}: Words): WordSenses {
  const night = new RegExp(`(?<!\\p{L})(?:${nights.join('|')})`, 'iu')
  const takes = new RegExp(`(?<!\\p{L})(?:${takingUp.join('|')})\\s+$`, 'iu')
  const acts = new RegExp(`(?:${acting.join('|')})$`, 'iu')
  const behind = new RegExp(`(?<!\\p{L})(?:${backdrop.join('|')})\\s+(?:\\p{L}+\\s+){0,2}$`, 'iu')
  const senseOf = sensesOf(senses)
  return {
    // "Fire" is opened or set: the mode says which.
    senseOf: (mode, words) => (mode === 'firearms' ? 'shooting' : senseOf(words)),
    thingOf: sensesOf(things),
    isStanding: ({ event }, sense) => standing.events.includes(event) || standing.senses.includes(sense),
    isLasting: sense => lasting.includes(sense),
    isToll: sense => tolls.includes(sense),
    isNight: sentence => night.test(sentence),
    isTakenUp: before => takes.test(before),
    isActing: trigger => acts.test(trigger),
    isBackdrop: before => behind.test(before),
  }
}

/**
 * Reads `senses` of lexicon/weighing.yaml: lists of how words begin that name one kind of act, in any
 * language. The longest beginning that fits decides.
 */
export function sensesOf(senses: Readonly<Record<string, readonly string[]>>): SenseOf {
  const senseByBeginning = new Map(
    Object.entries(senses).flatMap(([sense, words]) =>
      words.map(word => [word.toLowerCase(), sense] as const),
    ),
  )
  // By their first two letters, which few words share with any: hence no word need be remembered.
  const byLetters = new Map<number, (readonly [beginning: string, sense: string])[]>()
  for (const entry of [...senseByBeginning].sort(([a], [b]) => b.length - a.length)) {
    const peers = byLetters.get(firstLetters(entry[0]))
    if (peers) peers.push(entry)
    else byLetters.set(firstLetters(entry[0]), [entry])
  }
  return words => {
    const word = words.toLowerCase()
    for (const [beginning, sense] of byLetters.get(firstLetters(word)) ?? NONE)
      if (word.startsWith(beginning)) return sense
    return ''
  }
}

const NONE: readonly (readonly [string, string])[] = []

/** A word's first two UTF-16 code units as one number. */
function firstLetters(word: string): number {
  return (word.charCodeAt(0) << 16) | word.charCodeAt(1)
}
