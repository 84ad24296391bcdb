import type { Magnitude, Participant } from '../domain/claim.ts'
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
  'sameMode',
  'otherMode',
  'words',
  'sameNumber',
  'otherYear',
] as const
export type Feature = (typeof FEATURES)[number]

const INDEX = Object.fromEntries(FEATURES.map((name, i) => [name, i])) as Record<Feature, number>

/** Log-odds that two claims of one type speak of one happening: the sum of the weights of what is so. */
export function likenessOf(a: KnownClaim, b: KnownClaim, joining: Weighing['joining']): number {
  let sum = 0
  measure(a, b, (feature, value) => {
    sum += joining[feature] * value
  })
  return sum
}

/** The same as a row of numbers in the order of `FEATURES`, for fitting the weights. */
export function featuresOf(a: KnownClaim, b: KnownClaim): Float64Array {
  const row = new Float64Array(FEATURES.length)
  measure(a, b, (feature, value) => {
    row[INDEX[feature]] = value
  })
  return row
}

function measure(a: KnownClaim, b: KnownClaim, say: (feature: Feature, value: number) => void): void {
  say('constant', 1)
  if (a.claim.report === b.claim.report) say('sameReport', 1)
  else if (a.family && a.family === b.family) say('sameArticle', 1)
  if (a.language !== b.language) say('otherLanguage', 1)
  if (a.standing && b.standing) say('bothStanding', 1)
  else if (a.atLarge && b.atLarge) say('bothAtLarge', 1)
  else if (a.atLarge || b.atLarge) say('oneAtLarge', 1)
  const { city: cityA } = a
  const { city: cityB } = b
  if (cityA && cityB) say(cityA === cityB ? 'sameCity' : 'otherCity', 1)
  else if (cityA || cityB) say('oneCity', 1)
  compareNames(a, b, say)
  compareCodes(a.claim.actors, b.claim.actors, 'sameActor', 'otherActor', say)
  compareCodes(a.claim.targets, b.claim.targets, 'sameTarget', 'otherTarget', say)
  compareDays(a, b, say)
  if (a.stem === b.stem) say('sameTrigger', 1)
  if (a.claim.mode && b.claim.mode) say(a.claim.mode === b.claim.mode ? 'sameMode' : 'otherMode', 1)
  say('words', sharedWords(a.words, b.words))
  if (a.claim.magnitudes.length && b.claim.magnitudes.length && sharedNumber(a, b)) say('sameNumber', 1)
  if (a.otherYear !== b.otherYear) say('otherYear', 1)
}

function compareNames(a: KnownClaim, b: KnownClaim, say: (feature: Feature, value: number) => void): void {
  const inA = entityOf(a)
  if (!inA.length) return
  const inB = entityOf(b)
  if (!inB.length) return
  say(inA.some(name => inB.includes(name)) ? 'sameName' : 'otherName', 1)
}

function entityOf({ claim }: KnownClaim): string[] {
  const names: string[] = []
  for (const { entity } of claim.actors) if (entity) names.push(entity)
  for (const { entity } of claim.targets) if (entity) names.push(entity)
  return names
}

function compareCodes(
  a: readonly Participant[],
  b: readonly Participant[],
  same: Feature,
  other: Feature,
  say: (feature: Feature, value: number) => void,
): void {
  const coded = (party: Participant) => party.code !== ''
  if (!a.some(coded) || !b.some(coded)) return
  say(a.some(one => coded(one) && b.some(peer => peer.code === one.code)) ? same : other, 1)
}

function compareDays(a: KnownClaim, b: KnownClaim, say: (feature: Feature, value: number) => void): void {
  if (a.claim.date && b.claim.date) {
    const days = Math.abs(a.dayNumber - b.dayNumber)
    say(days === 0 ? 'sameDate' : days === 1 ? 'nextDate' : 'otherDate', 1)
    return
  }
  if (!a.claim.date && !b.claim.date) {
    if (!a.standing || !b.standing) say('daysBetween', Math.min(3, Math.abs(a.hour - b.hour) / 24))
    return
  }
  const [dated, told] = a.claim.date ? [a, b] : [b, a]
  const lag = told.toldDay - dated.dayNumber
  if (lag === 0) say('toldSameDay', 1)
  else if (lag > 0 && lag <= 2) say('toldLater', lag)
  else say('otherDate', 1)
}

/** Ten times the Dice coefficient of the words around the triggers: a tenth of the words shared counts as 1. */
function sharedWords(a: Int32Array, b: Int32Array): number {
  let shared = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (a[i]! === b[j]!) shared++
    if (a[i]! <= b[j]!) i++
    else j++
  }
  return (20 * shared) / (a.length + b.length || 1)
}

function sharedNumber(a: KnownClaim, b: KnownClaim): boolean {
  const equal = (x: Magnitude, y: Magnitude) =>
    x.kind === y.kind && x.low === y.low && x.high === y.high && x.low !== null && x.low > 3
  return a.claim.magnitudes.some(x => b.claim.magnitudes.some(y => equal(x, y)))
}
