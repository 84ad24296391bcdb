import type { Explanation, Hypothesis } from '../domain/assessment.ts'
import type { HypothesesDefinition } from '../domain/case.ts'
import type { WeighedEvidence } from './evidence.ts'
import { sum } from './posterior.ts'

type Matrix = Explanation['matrix']
export type Consistency = Matrix['rows'][number]['cells'][string]

/**
 * How much likelier than under the mean of all hypotheses the evidence must be for one sign and for two, in nats: a
 * quarter likelier, and more than twice as likely (assumption).
 */
const STEPS = [0.22, 0.8] as const
const SCORES: Readonly<Record<Consistency, number>> = { CC: 2, C: 1, N: 0, I: -1, II: -2 }

/**
 * The matrix of Analysis of Competing Hypotheses, filled from graded evidence: hypotheses in rows, since a trial of
 * 161 analysts found less confirmation bias that way. It stands beside the ranking and
 * never makes one: trials (N = 227 and N = 161) found no gain from ranking by the inconsistencies counted.
 */
export function matrixOf(
  definition: HypothesesDefinition,
  hypotheses: readonly Hypothesis[],
  weighed: readonly WeighedEvidence[],
  speaker: ReadonlyMap<string, string>,
): Matrix {
  const columns = weighed
    .filter(({ state }) => state !== 'open')
    .map(item => ({
      evidence: item.id,
      weight: speaker.get(item.id) === item.id ? weightOf(item) : 0,
      diagnosticity: item.diagnosticity,
    }))
  const written = new Map(definition.evidence.map(item => [item.id, item.likelihood]))
  const missing = new Set(weighed.filter(({ state }) => state === 'expected and missing').map(({ id }) => id))
  const rows = hypotheses.map(({ id }) => {
    const cells = Object.fromEntries(
      columns.map(({ evidence }) => [evidence, cellOf(written.get(evidence)!, id, missing.has(evidence))]),
    )
    return {
      hypothesis: id,
      cells,
      inconsistency: sum(
        columns.map(({ evidence, weight }) => weight * Math.max(0, -SCORES[cells[evidence]!])),
      ),
    }
  })
  return { columns, rows, differs: differenceOf(hypotheses, rows, weighed, speaker) }
}

/**
 * Belief times independence: n origins weigh n / (n + 1), since a second origin that is free of the first adds most
 * (assumption). What is missing has no origins: it weighs as the belief that it is.
 */
function weightOf({ p, state, origins }: WeighedEvidence): number {
  return state === 'expected and missing' ? 1 - p : p * (origins ? origins / (origins + 1) : 0.5)
}

function cellOf(likelihood: Readonly<Record<string, number>>, id: string, isMissing: boolean): Consistency {
  const logs = Object.entries(likelihood).map(
    ([key, value]) => [key, Math.log(isMissing ? 1 - value : value)] as const,
  )
  const mean = sum(logs.map(([, log]) => log)) / logs.length
  const term = logs.find(([key]) => key === id)![1] - mean
  if (term >= STEPS[1]) return 'CC'
  if (term >= STEPS[0]) return 'C'
  if (term > -STEPS[0]) return 'N'
  return term > -STEPS[1] ? 'I' : 'II'
}

/** A pull of less than a tenth is not named (assumption). */
const WORTH_NAMING = Math.log(1.1)

/** Why the row that the matrix speaks least against is not the most probable, in words; null where it is. */
function differenceOf(
  hypotheses: readonly Hypothesis[],
  rows: Matrix['rows'],
  weighed: readonly WeighedEvidence[],
  speaker: ReadonlyMap<string, string>,
): string | null {
  const [leader] = hypotheses
  const least = rows.reduce((best, row) => (row.inconsistency < best.inconsistency - 1e-9 ? row : best))
  const other = hypotheses.find(({ id }) => id === least.hypothesis)
  if (!leader || !other || leader === other) return null
  const pulls = [
    { name: 'what was held before the evidence', nats: Math.log(leader.prior / other.prior) },
    ...weighed
      .filter(({ id }) => speaker.get(id) === id)
      .map(({ title, terms }) => ({ name: `“${title}”`, nats: terms[leader.id]! - terms[other.id]! })),
  ]
  const named = pulls.filter(({ nats }) => nats > WORTH_NAMING).sort((a, b) => b.nats - a.nats)
  const odds = leader.posterior / other.posterior
  const reasons = named
    .slice(0, 2)
    .map(({ name, nats }) => `${name} makes it ${Math.exp(nats).toFixed(1)} times as probable`)
  return `The matrix speaks least against “${other.title}”, yet “${leader.title}” is ${odds.toFixed(1)} times as probable: ${[...reasons, 'signs have no size, and what is held before is in no column'].join('; ')}.`
}
