import type { Explanation, Hypothesis, Indicator } from '../domain/assessment.ts'
import type { HypothesesDefinition } from '../domain/case.ts'
import type { Instant } from '../domain/instant.ts'
import type { EventBook } from '../watch/query.ts'
import { evidenceOf, soft, type WeighedEvidence } from './evidence.ts'
import { matrixOf } from './matrix.ts'
import { type Families, familiesOf, leaderOf, type Priors, posteriorOf, speakers, sum } from './posterior.ts'

export interface ExplainInput {
  readonly definition: HypothesesDefinition
  readonly book: EventBook
  readonly indicators: readonly Indicator[]
  readonly begins: Instant
  readonly asOf: Instant
}

/** The hypothesis that all others are wrong; it takes part in every sum. */
const NONE = 'none'

/**
 * Weighs rival explanations by Bayes: priors times the likelihood of each piece of evidence as far as it is
 * believed. Evidence that depends on other evidence is counted once, where it separates most; what is not seen
 * counts only once it is overdue. Posteriors sum to 1, and the order in which the evidence is written is nothing.
 */
export function explain(input: ExplainInput): Explanation {
  const { definition } = input
  const priors = priorsOf(definition)
  const weighed = definition.evidence.map(item => evidenceOf(item, [...priors.keys()], input))
  const families = familiesOf(
    weighed.map(({ id }) => id),
    dependences(definition, weighed),
  )
  const speaker = speakers(weighed, families)
  const posteriors = posteriorOf(priors, weighed, families)
  const leader = leaderOf(posteriors)
  const hypotheses = hypothesesOf(definition, priors, posteriors, weighed, families)
  return {
    question: definition.question,
    hypotheses,
    evidence: weighed.map(({ decidedBy: _, origins: __, ...item }) => {
      const under = speaker.get(item.id)!
      return { ...item, countedUnder: under === item.id || !item.diagnosticity ? null : under }
    }),
    matrix: matrixOf(definition, hypotheses, weighed, speaker),
    linchpins: weighed
      .filter(({ id }) => leaderOf(posteriorOf(priors, without(weighed, id), families)) !== leader)
      .map(({ id }) => id),
    sensitivity: sensitivityOf(definition, leader, priors, weighed, families),
    lookFor: lookFor(definition, posteriors, weighed),
  }
}

/** Priors with that of none, made to sum to 1. */
function priorsOf({ hypotheses, none }: HypothesesDefinition): Priors {
  const weights = [...hypotheses.map(({ id, prior }) => [id, prior] as const), [NONE, none.prior] as const]
  const total = sum(weights.map(([, prior]) => prior))
  return new Map(weights.map(([id, prior]) => [id, prior / total]))
}

/** Pairs of evidence that say in part the same: as written, or because one event decides both. */
function dependences(
  definition: HypothesesDefinition,
  weighed: readonly WeighedEvidence[],
): readonly (readonly [string, string])[] {
  const written = definition.evidence.flatMap(({ id, dependsOn }) =>
    dependsOn.map(other => [id, other] as const),
  )
  const byEvent = new Map<string, string>()
  const shared = weighed.flatMap(({ id, decidedBy, diagnosticity }) => {
    if (!decidedBy || !diagnosticity) return []
    const other = byEvent.get(decidedBy)
    byEvent.set(decidedBy, id)
    return other ? [[id, other] as const] : []
  })
  return [...written, ...shared]
}

function hypothesesOf(
  definition: HypothesesDefinition,
  priors: Priors,
  posteriors: ReadonlyMap<string, number>,
  weighed: readonly WeighedEvidence[],
  families: Families,
): readonly Hypothesis[] {
  const written = new Map(definition.hypotheses.map(hypothesis => [hypothesis.id, hypothesis]))
  return [...priors]
    .map(([id, prior]): Hypothesis => {
      const posterior = posteriors.get(id)!
      const moved = [
        posterior,
        ...[0.5, 2].map(factor => posteriorOf(scaled(priors, id, factor), weighed, families).get(id)!),
        ...weighed.map(item => posteriorOf(priors, without(weighed, item.id), families).get(id)!),
      ]
      return {
        id,
        title: written.get(id)?.title ?? definition.none.title,
        description: written.get(id)?.description ?? '',
        prior,
        priorSource: written.get(id)?.priorSource ?? 'judgement',
        posterior,
        range: [Math.min(...moved), Math.max(...moved)],
      }
    })
    .sort((a, b) => b.posterior - a.posterior || (a.id < b.id ? -1 : 1))
}

function sensitivityOf(
  definition: HypothesesDefinition,
  leader: string,
  priors: Priors,
  weighed: readonly WeighedEvidence[],
  families: Families,
): Explanation['sensitivity'] {
  const at = (changed: Priors, evidence: readonly WeighedEvidence[]) =>
    posteriorOf(changed, evidence, families).get(leader)!
  const base = at(priors, weighed)
  const row = (
    of: 'prior' | 'evidence' | 'likelihood',
    id: string,
    values: readonly number[],
    hypothesis: string | null = null,
  ) => ({
    of,
    id,
    hypothesis,
    low: Math.min(base, ...values),
    high: Math.max(base, ...values),
  })
  return [
    ...[...priors.keys()].map(id =>
      row('prior', id, [at(scaled(priors, id, 0.5), weighed), at(scaled(priors, id, 2), weighed)]),
    ),
    ...weighed
      .filter(({ diagnosticity }) => diagnosticity > 0)
      .map(({ id }) =>
        row('evidence', id, [at(priors, tempered(weighed, id, 0.5)), at(priors, tempered(weighed, id, 2))]),
      ),
    ...definition.evidence.flatMap(({ id, likelihood }) =>
      weighed.find(item => item.id === id)!.state === 'open'
        ? []
        : [...priors.keys()].map(hypothesis =>
            row(
              'likelihood',
              id,
              [0.5, 2].map(factor =>
                at(priors, restated(weighed, id, hypothesis, likelihood[hypothesis]!, factor)),
              ),
              hypothesis,
            ),
          ),
    ),
  ].sort(
    (a, b) =>
      b.high - b.low - (a.high - a.low) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : (a.hypothesis ?? '') < (b.hypothesis ?? '') ? -1 : 1),
  )
}

/** Priors with the odds of one hypothesis against all others multiplied. */
function scaled(priors: Priors, id: string, factor: number): Priors {
  return new Map(priors).set(id, priors.get(id)! * factor)
}

/** Evidence with the log-likelihood ratios of one piece multiplied. */
function tempered(
  weighed: readonly WeighedEvidence[],
  id: string,
  factor: number,
): readonly WeighedEvidence[] {
  return weighed.map(item =>
    item.id === id
      ? {
          ...item,
          terms: Object.fromEntries(Object.entries(item.terms).map(([key, term]) => [key, term * factor])),
        }
      : item,
  )
}

/** Evidence with the odds of one likelihood multiplied; the others stay as they are written. */
function restated(
  weighed: readonly WeighedEvidence[],
  id: string,
  hypothesis: string,
  likelihood: number,
  factor: number,
): readonly WeighedEvidence[] {
  const odds = (likelihood / (1 - likelihood)) * factor
  return weighed.map(item => {
    if (item.id !== id) return item
    const change = Math.log(soft(item.p, odds / (1 + odds)) / soft(item.p, likelihood))
    return { ...item, terms: { ...item.terms, [hypothesis]: item.terms[hypothesis]! + change } }
  })
}

function without(weighed: readonly WeighedEvidence[], id: string): readonly WeighedEvidence[] {
  return weighed.filter(item => item.id !== id)
}

/**
 * What an answer to each open question would tell of the hypotheses: their mutual information in bits, under the
 * probabilities held now (Lindley 1956).
 */
function lookFor(
  definition: HypothesesDefinition,
  posteriors: ReadonlyMap<string, number>,
  weighed: readonly WeighedEvidence[],
): Explanation['lookFor'] {
  const open = new Set(weighed.filter(({ state }) => state === 'open').map(({ id }) => id))
  return definition.evidence
    .filter(({ id }) => open.has(id))
    .map(({ id, title, likelihood }) => {
      const mean = sum([...posteriors].map(([key, p]) => p * likelihood[key]!))
      const noise = sum([...posteriors].map(([key, p]) => p * entropy(likelihood[key]!)))
      return { id, title, bits: Math.max(0, entropy(mean) - noise) }
    })
    .sort((a, b) => b.bits - a.bits || (a.id < b.id ? -1 : 1))
}

function entropy(p: number): number {
  return -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p))
}
