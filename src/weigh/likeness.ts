import type { Magnitude } from '../domain/claim.ts'
import { sideOf } from './interest.ts'
import { isActedOn, isDenial, type KnownClaim } from './known.ts'

/** The likenesses and differences that joining weighs, in lexicon/weighing.yaml `joining`. */
export const FEATURES = [
  'constant',
  'sameReport',
  'sameSentence',
  'sameArticle',
  'otherLanguage',
  'bothStanding',
  'bothAtLarge',
  'oneAtLarge',
  'sameCity',
  'otherCity',
  'oneCity',
  'sameName',
  'otherName',
  'sameActor',
  'otherActor',
  'sameTarget',
  'otherTarget',
  'sameDate',
  'nextDate',
  'otherDate',
  'toldSameDay',
  'toldLater',
  'daysBetween',
  'sameTrigger',
  'sameSense',
  'otherSense',
  'sameThing',
  'otherThing',
  'laterDefinite',
  'sameSpeaker',
  'sameMode',
  'otherMode',
  'otherYear',
  'words',
  'sameNumber',
  'otherNumber',
  'farNumber',
  'sameToll',
  'otherSureness',
] as const
export type Feature = (typeof FEATURES)[number]

/** What each likeness counts. */
export type JoiningWeights = Readonly<Record<Feature, number>>

/**
 * Log-odds that two claims of one type speak of one happening: the sum of the weights of what is so, in the order of
 * `FEATURES`. Added up at once: to fill and read a row for each of tens of millions of comparisons takes as long again.
 *
 * @param lastHour when the happening of `b` was told last: what is still told of is as fresh as that, whenever `b` was
 */
export function likenessOf(
  a: KnownClaim,
  b: KnownClaim,
  weights: JoiningWeights,
  lastHour = b.telling.hour,
): number {
  const sameReport = a.telling.report === b.telling.report
  const x = a.traits
  const y = b.traits
  let sum = weights.constant
  if (sameReport) sum += weights.sameReport
  else if (a.telling.original === b.telling.original) sum += weights.sameArticle
  if (a.telling.language !== b.telling.language) sum += weights.otherLanguage
  if (x.standing && y.standing) sum += weights.bothStanding
  else if (x.atLarge && y.atLarge) sum += weights.bothAtLarge
  else if (x.atLarge || y.atLarge) sum += weights.oneAtLarge
  if (a.city !== null && b.city !== null) sum += a.city === b.city ? weights.sameCity : weights.otherCity
  else if (a.city !== null || b.city !== null) sum += weights.oneCity
  if (a.names.length && b.names.length) {
    if (shared(a.names, b.names)) sum += weights.sameName
    else if (areOnOneSide(a.names, b.names)) sum += weights.otherName
  }
  if (a.actors.length && b.actors.length) {
    if (shared(a.actors, b.actors)) sum += weights.sameActor
    else if (areApart(a.actors, b.actors)) sum += weights.otherActor
  }
  if (a.targets.length && b.targets.length) {
    if (shared(a.targets, b.targets)) sum += weights.sameTarget
    else if (areApart(a.targets, b.targets)) sum += weights.otherTarget
  }
  sum += daysLikeness(a, b, weights, lastHour)
  if (a.stem === b.stem) sum += weights.sameTrigger
  else if (a.sense && b.sense) sum += a.sense === b.sense ? weights.sameSense : weights.otherSense
  if (a.things.length && b.things.length && !(x.standing && y.standing))
    sum += shared(a.things, b.things) ? weights.sameThing : weights.otherThing
  if (sameReport) {
    const later = a.claim.trigger.start > b.claim.trigger.start ? a : b
    if (later.traits.definite) sum += weights.laterDefinite
  }
  if (a.speaker && a.speaker === b.speaker) sum += weights.sameSpeaker
  if (a.mode && b.mode) sum += a.mode === b.mode ? weights.sameMode : weights.otherMode
  else if (x.standing && y.standing && a.mode === b.mode) sum += weights.sameMode
  // A toll of the same people grows, so that a higher one tells of the same dead and of more.
  if (x.toll && y.toll && shared(a.targets, b.targets)) sum += weights.sameToll
  if (x.otherYear !== y.otherYear) sum += weights.otherYear
  // Who denies may mean the very thing that was asserted; what is feared or asked for is seldom what is told as done.
  if (a.factuality !== b.factuality && isDenial(a) === isDenial(b)) sum += weights.otherSureness
  // The words and figures of one sentence are those of all its triggers.
  if (sameReport && a.claim.quote.start === b.claim.quote.start) return sum + weights.sameSentence
  sum += sharedWords(a.words, b.words) * weights.words
  if (x.counting && y.counting) {
    if (sharedNumber(a, b)) sum += weights.sameNumber
    else {
      if (apartInNumber(a, b)) sum += weights.otherNumber
      if (farInNumber(a, b)) sum += weights.farNumber
    }
  }
  return sum
}

/** What is so of two claims, as a row in the order of `FEATURES`, for fitting the weights. */
export function featuresOf(a: KnownClaim, b: KnownClaim): Float64Array {
  return Float64Array.from(ALONE, weights => likenessOf(a, b, weights))
}

/** For each feature the weights by which it counts one and all others nothing: a likeness is linear in its weights. */
const ALONE: readonly JoiningWeights[] = FEATURES.map(
  name => Object.fromEntries(FEATURES.map(each => [each, each === name ? 1 : 0])) as Record<Feature, number>,
)

/** So many times as much is another figure, even where a least number is given (assumption). */
const FAR = 2

function shared(a: readonly string[], b: readonly string[]): boolean {
  for (const item of a) if (b.includes(item)) return true
  return false
}

/** Whether both name somebody who acts, or both somebody acted on: names of two sides are not held against each other. */
function areOnOneSide(a: readonly string[], b: readonly string[]): boolean {
  for (const one of a) for (const other of b) if (isActedOn(one) === isActedOn(other)) return true
  return false
}

/** No party of the one is a party of the other by another name. */
function areApart(a: readonly string[], b: readonly string[]): boolean {
  for (const one of a) for (const other of b) if (sideOf(one) === sideOf(other)) return false
  return true
}

function daysLikeness(a: KnownClaim, b: KnownClaim, weights: JoiningWeights, lastHour: number): number {
  const x = a.traits
  const y = b.traits
  if (x.lasting && y.lasting) return 0
  if (x.dated && y.dated) {
    const days = Math.abs(a.dayNumber - b.dayNumber)
    if (days === 1 && x.night && y.night) return 0
    return days === 0 ? weights.sameDate : days === 1 ? weights.nextDate : weights.otherDate
  }
  if (!x.dated && !y.dated) return Math.min(3, Math.abs(a.telling.hour - lastHour) / 24) * weights.daysBetween
  const dated = x.dated ? a : b
  const lag = (x.dated ? b : a).telling.toldDay - dated.dayNumber
  if (lag === 0) return weights.toldSameDay
  return lag > 0 && lag <= 2 ? lag * weights.toldLater : weights.otherDate
}

/** Ten times the Dice coefficient of the words around the triggers: a tenth of the words shared counts as 1. */
function sharedWords(a: string, b: string): number {
  let both = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(j)
    if (x === y) both++
    if (x <= y) i++
    if (y <= x) j++
  }
  return (20 * both) / (a.length + b.length || 1)
}

function sharedNumber(a: KnownClaim, b: KnownClaim): boolean {
  return a.claim.magnitudes.some(x => b.claim.magnitudes.some(y => isSameFigure(x, y)))
}

/** The same count of the same, and no number so small that two might hit on it. */
export function isSameFigure(x: Magnitude, y: Magnitude): boolean {
  return x.kind === y.kind && x.low === y.low && x.high === y.high && x.low !== null && x.low > 3
}

/** How many take part and how long is estimated by everybody anew: such figures tell nothing apart. */
function areCounts(x: Magnitude, y: Magnitude): boolean {
  return x.kind === y.kind && x.kind !== 'participants' && x.kind !== 'duration'
}

function apartInNumber(a: KnownClaim, b: KnownClaim): boolean {
  return a.claim.magnitudes.some(x => b.claim.magnitudes.some(y => areCounts(x, y) && isApart(x, y)))
}

/** "More than 20" and "more than 200" may both be right, and are seldom said of one thing. */
function farInNumber(a: KnownClaim, b: KnownClaim): boolean {
  return a.claim.magnitudes.some(x =>
    b.claim.magnitudes.some(
      y =>
        areCounts(x, y) && x.low !== null && y.low !== null && (x.low > FAR * y.low || y.low > FAR * x.low),
    ),
  )
}

/** Intervals that do not meet; an end that is not given is open. */
export function isApart(x: Pick<Magnitude, 'low' | 'high'>, y: Pick<Magnitude, 'low' | 'high'>): boolean {
  const below = (high: number | null, low: number | null) => high !== null && low !== null && high < low
  return below(x.high, y.low) || below(y.high, x.low)
}
