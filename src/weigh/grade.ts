import type { Credibility, Grade, Reliability } from '../domain/event.ts'
import type { WeighedOrigin } from './origins.ts'

/** Least share of right assertions for each letter of the Admiralty code (cut points: assumption). */
const LETTERS: readonly (readonly [number, Reliability])[] = [
  [0.94, 'A'],
  [0.85, 'B'],
  [0.7, 'C'],
  [0.6, 'D'],
  [0.53, 'E'],
]

/** The middle of what a letter stands for; F, which cannot be judged, says nothing either way. */
const SHARES: Readonly<Record<Reliability, number>> = {
  A: 0.97,
  B: 0.895,
  C: 0.775,
  D: 0.65,
  E: 0.565,
  F: 0.5,
}

/** Share of right assertions for a letter that an analyst gave. */
export function shareOfGrade(letter: Reliability): number {
  return SHARES[letter]
}

/** Letter of the Admiralty code for a share of right assertions. */
export function reliabilityGrade(share: number): Reliability {
  return LETTERS.find(([least]) => share >= least)?.[1] ?? 'F'
}

/**
 * Admiralty grade of an event. The letter is that of the most reliable voice that asserts it (denies it, where none
 * asserts), from its record alone; the figure comes from corroboration alone, so that one good source is B3 and
 * three poor ones agreeing are D1: letter and figure kept apart, as the code intends and coders seldom do
 * (Baker, McKendry and Mace 1968 found 87 % of army reports on the diagonal).
 */
export function gradeOf(origins: readonly WeighedOrigin[]): Grade {
  const asserting = origins.filter(({ factor }) => factor > 0)
  const denying = origins.filter(({ factor }) => factor < 0)
  const best = Math.max(0, ...(asserting.length ? asserting : denying).map(({ reliability }) => reliability))
  return {
    reliability: best ? reliabilityGrade(best) : 'F',
    credibility: credibilityOf(corroboration(asserting), corroboration(denying)),
  }
}

/** Named, independent voices, each as far as hedge and copying leave it; reliability and interest play no part. */
function corroboration(side: readonly WeighedOrigin[]): number {
  return side.filter(({ kind }) => kind !== 'unknown').reduce((sum, { share }) => sum + share, 0)
}

/**
 * 1 confirmed by others, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged (NATO
 * AJP-2.1); the cut points are an assumption.
 */
function credibilityOf(support: number, denial: number): Credibility {
  if (support < 0.5 && denial < 0.5) return 6
  if (denial >= 0.5) return denial > 2 * support ? 5 : support >= 2 * denial ? 3 : 4
  if (support >= 2.5) return 1
  return support >= 1.5 ? 2 : 3
}
