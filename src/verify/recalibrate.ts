import type { OutcomeDefinition } from '../domain/case.ts'
import type { Recalibration } from '../domain/recalibration.ts'
import { toPower } from '../explain/recalibration.ts'
import { meanOfCases, type Scored } from './draws.ts'

/** A ranking of rival hypotheses at an hour of a past case, and what came of those that were settled. */
export interface PastRanking {
  readonly case: string
  /** All hypotheses, `none` included, with the probabilities held. */
  readonly held: Readonly<Record<string, number>>
  readonly settled: Readonly<Record<string, boolean>>
}

/** A fit with what it rests on. */
export interface RecalibrationFit extends Recalibration {
  readonly past: readonly {
    readonly id: string
    readonly rankings: number
    readonly settled: number
    /** Brier scores of the case, the recalibrated one by the exponent fitted without it. */
    readonly raw: number
    readonly recalibrated: number
  }[]
}

/** Hypotheses of a case that its outcome settles. */
export function settledHypotheses(outcome: Readonly<OutcomeDefinition>): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    outcome.flatMap(({ about, verdict }) =>
      about?.hypothesis && verdict !== 'unsettled' ? [[about.hypothesis, verdict] as const] : [],
    ),
  )
}

/**
 * The exponent that makes past rankings truest, and how it does on cases that it was not fitted on. Every case counts
 * as one, however many of its hours are given.
 * @param rankings of one case or more, each with a settled hypothesis
 */
export function recalibrate(rankings: readonly PastRanking[], seed: number): RecalibrationFit {
  const byCase = new Map<string, PastRanking[]>()
  for (const ranking of rankings) byCase.set(ranking.case, [...(byCase.get(ranking.case) ?? []), ranking])
  const costs = [...byCase].map(([id, own]) => ({
    id,
    own,
    losses: CANDIDATES.map(exponent => meanOf(own, ranking => logLoss(ranking, exponent))),
  }))
  const total = CANDIDATES.map((_, n) => costs.reduce((sum, { losses }) => sum + losses[n]!, 0))
  const past = costs
    .map(({ id, own, losses }) => {
      const without = leastCostly(total.map((cost, n) => cost - losses[n]!))
      return {
        id,
        without,
        rankings: own.length,
        settled: Object.keys(own[0]!.settled).length,
        raw: meanOf(own, ranking => brier(ranking, 1)),
        recalibrated: meanOf(own, ranking => brier(ranking, without)),
      }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const mean = (of: (one: (typeof past)[number]) => number): Scored =>
    meanOfCases(
      past.map(one => ({ sum: of(one), count: 1 })),
      seed,
    )
  return {
    exponent: leastCostly(total),
    cases: past.map(({ id, without }) => ({ id, without })),
    heldOut: {
      raw: mean(({ raw }) => raw).value,
      recalibrated: mean(({ recalibrated }) => recalibrated).value,
      gain: mean(({ raw, recalibrated }) => raw - recalibrated),
    },
    past: past.map(({ without: _, ...one }) => one),
  }
}

/** Half the spread, in logs, of exponents that are expected before looking: few cases leave the figures as they are (assumption). */
const PRIOR_SPREAD = 0.5
/** From a tenth to five, so finely that the third digit is right. */
const CANDIDATES = Array.from({ length: 783 }, (_, n) => Math.exp(Math.log(0.1) + n * 0.005))

/** The most probable exponent for the losses that each candidate has, with a normal prior on its log around 1. */
function leastCostly(losses: readonly number[]): number {
  const costs = losses.map((loss, n) => loss + Math.log(CANDIDATES[n]!) ** 2 / (2 * PRIOR_SPREAD ** 2))
  return Number(CANDIDATES[costs.indexOf(Math.min(...costs))]!.toFixed(3))
}

function logLoss(ranking: PastRanking, exponent: number): number {
  return meanOf(probabilitiesOf(ranking, exponent), ({ p, isTrue }) => -Math.log(isTrue ? p : 1 - p))
}

function brier(ranking: PastRanking, exponent: number): number {
  return meanOf(probabilitiesOf(ranking, exponent), ({ p, isTrue }) => (p - Number(isTrue)) ** 2)
}

/** No figure is ever quite 0 or 1, where one slip would cost everything. */
const EDGE = 1e-9

function probabilitiesOf({ held, settled }: PastRanking, exponent: number) {
  const ids = Object.keys(held)
  const powers = toPower(Object.values(held), exponent)
  return Object.entries(settled).flatMap(([id, isTrue]) => {
    const p = powers[ids.indexOf(id)]
    return p === undefined ? [] : [{ p: Math.min(1 - EDGE, Math.max(EDGE, p)), isTrue }]
  })
}

function meanOf<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((sum, one) => sum + of(one), 0) / (list.length || 1)
}
