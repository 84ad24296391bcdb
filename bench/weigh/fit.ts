import type { Claim } from '../../src/domain/claim.ts'
import type { Report } from '../../src/domain/report.ts'
import { knownClaim, tellingOf } from '../../src/weigh/known.ts'
import { FEATURES, type Feature, featuresOf } from '../../src/weigh/likeness.ts'
import { wordSensesOf } from '../../src/weigh/senses.ts'
import { Shared } from '../../src/weigh/shared.ts'
import type { Weighing } from '../../src/weigh/weighing.ts'
import { mentionsOf } from './happenings.ts'

/**
 * What an analyst would expect before seeing any pair (assumptions), in log-odds: the normal prior of each weight,
 * of standard deviation `SPREAD`, so that likenesses seen too seldom keep a sensible weight.
 */
const EXPECTED: Record<Feature, number> = {
  constant: -3,
  sameReport: -0.5,
  sameSentence: -1,
  sameArticle: 3,
  otherLanguage: 0.8,
  bothStanding: 3,
  bothAtLarge: 0,
  oneAtLarge: -0.5,
  sameCity: 1.5,
  otherCity: -5,
  oneCity: -0.5,
  sameName: 1,
  otherName: -1,
  sameActor: 0.7,
  otherActor: -1.2,
  sameTarget: 0.7,
  otherTarget: -1.2,
  sameDate: 1.5,
  nextDate: 0,
  otherDate: -3,
  toldSameDay: 0.5,
  toldLater: -0.3,
  daysBetween: -0.7,
  sameTrigger: 1.2,
  sameSense: 0.8,
  otherSense: -0.5,
  sameThing: 0.7,
  otherThing: -0.7,
  laterDefinite: 1,
  sameSpeaker: 0.5,
  sameMode: 0.7,
  otherMode: -1,
  words: 0.8,
  sameNumber: 1.5,
  otherNumber: -1,
  farNumber: -1,
  sameToll: 0.5,
  otherYear: -3,
  otherSureness: -0.5,
}
const SPREAD = 0.7
/** Newton's steps: after ten the weights no longer move in the third decimal. */
const STEPS = 10

/**
 * Fits the joining weights to the pairs of labelled claims of one type and tense that are not held back: logistic
 * regression with a normal prior (maximum a posteriori, by Newton's method). Pairs of one large happening count
 * together as much as its number of mentions, as in B-cubed, so that the largest does not set every weight.
 */
export function fitJoining(
  reports: readonly Report[],
  claims: readonly Claim[],
  weighing: Weighing,
): Record<string, number> {
  const senses = wordSensesOf(weighing)
  const shared = new Shared()
  const byId = new Map(reports.map(report => [report.id, report]))
  const mentions = mentionsOf(reports, claims)
    .mentions.filter(({ half }) => half !== 'held')
    .map(mention => {
      const report = byId.get(mention.claim.report)!
      return { ...mention, known: knownClaim(mention.claim, tellingOf(report), shared, senses) }
    })
  const size = new Map<string, number>()
  for (const { happening } of mentions) size.set(happening, (size.get(happening) ?? 0) + 1)
  const rows: { readonly features: Float64Array; readonly same: number; readonly weight: number }[] = []
  mentions.forEach((a, i) => {
    for (const b of mentions.slice(i + 1)) {
      if (a.claim.event !== b.claim.event || isAhead(a.claim) !== isAhead(b.claim)) continue
      const weight = 2 / Math.max(2, size.get(a.happening)!, size.get(b.happening)!)
      const same = a.happening === b.happening ? 1 : 0
      rows.push({ features: featuresOf(a.known, b.known), same, weight })
    }
  })
  const weights = Float64Array.from(FEATURES, name => EXPECTED[name])
  for (let step = 0; step < STEPS; step++) {
    const gradient = Array.from(FEATURES, (name, k) => (weights[k]! - EXPECTED[name]) / SPREAD ** 2)
    const curvature = FEATURES.map((_, k) => FEATURES.map((_, j) => (j === k ? 1 / SPREAD ** 2 : 0)))
    for (const { features, same, weight } of rows) {
      let sum = 0
      for (let k = 0; k < features.length; k++) sum += features[k]! * weights[k]!
      const p = 1 / (1 + Math.exp(-sum))
      for (let k = 0; k < features.length; k++) {
        if (!features[k]) continue
        gradient[k]! += weight * (p - same) * features[k]!
        for (let j = 0; j < features.length; j++)
          curvature[k]![j]! += weight * p * (1 - p) * features[k]! * features[j]!
      }
    }
    solved(curvature, gradient).forEach((change, k) => {
      weights[k]! -= change
    })
  }
  const fitted = FEATURES.map((name, k) => [name, Math.round(weights[k]! * 100) / 100] as const)
  return {
    pairs: rows.length,
    together: rows.filter(({ same }) => same).length,
    ...Object.fromEntries(fitted),
  }
}

/** Solves a system of linear equations whose matrix is positive definite, by elimination. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  rows.forEach((pivot, i) => {
    for (const row of rows) {
      if (row === pivot) continue
      const times = row[i]! / pivot[i]!
      for (let k = i; k < row.length; k++) row[k]! -= times * pivot[k]!
    }
  })
  return rows.map((row, i) => row.at(-1)! / row[i]!)
}

function isAhead({ time, condition }: Claim): boolean {
  return time === 'future' || condition !== null
}
