import type { Magnitude } from '../domain/claim.ts'
import { sideOf } from './interest.ts'
import type { KnownClaim } from './known.ts'
import type { Weighing } from './weighing.ts'

/** The likenesses and differences that joining weighs, in lexicon/weighing.yaml `joining`. */
export const FEATURES = [
  'constant',
  'sameReport',
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
  'sameThing',
  'otherThing',
  'laterDefinite',
  'sameSpeaker',
  'sameMode',
  'otherMode',
  'words',
  'sameNumber',
  'otherNumber',
  'farNumber',
  'otherYear',
] as const
export type Feature = (typeof FEATURES)[number]

const AT = Object.fromEntries(FEATURES.map((name, i) => [name, i])) as Record<Feature, number>

/** Weights in the order of `FEATURES`. */
export function weightsOf(joining: Weighing['joining']): Float64Array {
  return Float64Array.from(FEATURES, name => joining[name])
}

/** Log-odds that two claims of one type speak of one happening: the sum of the weights of what is so. */
export function likenessOf(a: KnownClaim, b: KnownClaim, weights: Float64Array): number {
  const row = measured(a, b, SCRATCH)
  let sum = 0
  for (let i = 0; i < row.length; i++) sum += row[i]! * weights[i]!
  return sum
}

/** The same as a row of numbers in the order of `FEATURES`, for fitting the weights. */
export function featuresOf(a: KnownClaim, b: KnownClaim): Float64Array {
  return measured(a, b, new Float64Array(FEATURES.length))
}

/** Written over by each comparison: hundreds of millions of rows would be too many. */
const SCRATCH = new Float64Array(FEATURES.length)

function measured(a: KnownClaim, b: KnownClaim, row: Float64Array): Float64Array {
  row.fill(0)
  row[AT.constant] = 1
  if (a.claim.report === b.claim.report) {
    row[AT.sameReport] = 1
    const later = a.claim.trigger.start > b.claim.trigger.start ? a : b
    if (later.definite) row[AT.laterDefinite] = 1
  } else if (a.telling.family === b.telling.family) row[AT.sameArticle] = 1
  if (a.telling.language !== b.telling.language) row[AT.otherLanguage] = 1
  if (a.standing && b.standing) row[AT.bothStanding] = 1
  else if (a.atLarge && b.atLarge) row[AT.bothAtLarge] = 1
  else if (a.atLarge || b.atLarge) row[AT.oneAtLarge] = 1
  if (a.city !== null && b.city !== null) row[a.city === b.city ? AT.sameCity : AT.otherCity] = 1
  else if (a.city !== null || b.city !== null) row[AT.oneCity] = 1
  if (a.names.length && b.names.length) row[shared(a.names, b.names) ? AT.sameName : AT.otherName] = 1
  if (a.actors.length && b.actors.length) {
    if (shared(a.actors, b.actors)) row[AT.sameActor] = 1
    else if (areApart(a.actors, b.actors)) row[AT.otherActor] = 1
  }
  if (a.targets.length && b.targets.length) {
    if (shared(a.targets, b.targets)) row[AT.sameTarget] = 1
    else if (areApart(a.targets, b.targets)) row[AT.otherTarget] = 1
  }
  compareDays(a, b, row)
  if (a.stem === b.stem) row[AT.sameTrigger] = 1
  else if (a.sense && a.sense === b.sense) row[AT.sameSense] = 1
  if (a.things.length && b.things.length) row[shared(a.things, b.things) ? AT.sameThing : AT.otherThing] = 1
  const speaker = a.claim.attribution?.code
  if (speaker && speaker === b.claim.attribution?.code) row[AT.sameSpeaker] = 1
  if (a.claim.mode && b.claim.mode) row[a.claim.mode === b.claim.mode ? AT.sameMode : AT.otherMode] = 1
  row[AT.words] = sharedWords(a.words, b.words)
  if (a.claim.magnitudes.length && b.claim.magnitudes.length) {
    if (sharedNumber(a, b)) row[AT.sameNumber] = 1
    else {
      if (apartInNumber(a, b)) row[AT.otherNumber] = 1
      if (farInNumber(a, b)) row[AT.farNumber] = 1
    }
  }
  if (a.otherYear !== b.otherYear) row[AT.otherYear] = 1
  return row
}

/** So many times as much is another figure, even where a least number is given (assumption). */
const FAR = 2

function shared(a: readonly string[], b: readonly string[]): boolean {
  for (const item of a) if (b.includes(item)) return true
  return false
}

/** No party of the one is a party of the other by another name. */
function areApart(a: readonly string[], b: readonly string[]): boolean {
  for (const one of a) for (const other of b) if (sideOf(one) === sideOf(other)) return false
  return true
}

function compareDays(a: KnownClaim, b: KnownClaim, row: Float64Array): void {
  if (a.standing && b.standing) return
  if (a.claim.date && b.claim.date) {
    const days = Math.abs(a.dayNumber - b.dayNumber)
    if (days === 1 && a.night && b.night) return
    row[days === 0 ? AT.sameDate : days === 1 ? AT.nextDate : AT.otherDate] = 1
    return
  }
  if (!a.claim.date && !b.claim.date) {
    row[AT.daysBetween] = Math.min(3, Math.abs(a.telling.hour - b.telling.hour) / 24)
    return
  }
  const dated = a.claim.date ? a : b
  const lag = (a.claim.date ? b : a).telling.toldDay - dated.dayNumber
  if (lag === 0) row[AT.toldSameDay] = 1
  else if (lag > 0 && lag <= 2) row[AT.toldLater] = lag
  else row[AT.otherDate] = 1
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

function apartInNumber(a: KnownClaim, b: KnownClaim): boolean {
  return a.claim.magnitudes.some(x => b.claim.magnitudes.some(y => x.kind === y.kind && isApart(x, y)))
}

/** "More than 20" and "more than 200" may both be right, and are seldom said of one thing. */
function farInNumber(a: KnownClaim, b: KnownClaim): boolean {
  return a.claim.magnitudes.some(x =>
    b.claim.magnitudes.some(
      y =>
        x.kind === y.kind && x.low !== null && y.low !== null && (x.low > FAR * y.low || y.low > FAR * x.low),
    ),
  )
}

/** Intervals that do not meet; an end that is not given is open. */
export function isApart(x: Pick<Magnitude, 'low' | 'high'>, y: Pick<Magnitude, 'low' | 'high'>): boolean {
  const below = (high: number | null, low: number | null) => high !== null && low !== null && high < low
  return below(x.high, y.low) || below(y.high, x.low)
}
