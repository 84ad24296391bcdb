import type { Evidence, Explanation, Hypothesis, Indicator } from '../domain/assessment.ts'
import type { HypothesesDefinition } from '../domain/case.ts'
import { hoursBetween, type Instant } from '../domain/instant.ts'
import { type EventBook, eventsWhere } from '../watch/query.ts'

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
 * Weighs rival explanations by Bayes: priors times the likelihood of each piece of evidence, softened by how far
 * the evidence itself is believed (Jeffrey's rule: p·L + (1-p)·(1-L)). Evidence not seen counts only once it is
 * overdue; evidence that depends on other evidence is counted once, where it separates most. Posteriors sum to 1.
 */
export function explain(input: ExplainInput): Explanation {
  const { definition } = input
  const ids = [...definition.hypotheses.map(({ id }) => id), NONE]
  const evidence = countOnce(
    definition.evidence.map(item => evidenceOf(item, ids, input)),
    definition,
  )
  const priors = new Map([
    ...definition.hypotheses.map(({ id, prior }) => [id, prior] as const),
    [NONE, definition.none.prior],
  ])
  const posteriors = posteriorOf(ids, priors, evidence)
  const hypotheses = ids
    .map((id): Hypothesis => {
      const written = definition.hypotheses.find(hypothesis => hypothesis.id === id)
      return {
        id,
        title: written?.title ?? definition.none.title,
        description: written?.description ?? '',
        prior: priors.get(id)! / sum([...priors.values()]),
        priorSource: written?.priorSource ?? 'judgement',
        posterior: posteriors.get(id)!,
        range: rangeOf(id, ids, priors, evidence),
      }
    })
    .sort((a, b) => b.posterior - a.posterior || (a.id < b.id ? -1 : 1))
  const leader = hypotheses[0]!.id
  const linchpins = evidence
    .filter(item => leaderOf(posteriorOf(ids, priors, without(evidence, item.id))) !== leader)
    .map(({ id }) => id)
  return { question: definition.question, hypotheses, evidence, linchpins }
}

type EvidenceDefinition = HypothesesDefinition['evidence'][number]

function evidenceOf(item: EvidenceDefinition, ids: readonly string[], input: ExplainInput): Evidence {
  const { p, events } = seen(item, input)
  const overdue =
    item.expectedAfterHours !== undefined && hoursBetween(input.begins, input.asOf) >= item.expectedAfterHours
  const counts = p >= 0.5 || overdue
  const likelihood = (id: string) => item.likelihood[id] ?? item.likelihood[NONE] ?? 0.5
  const soft = (id: string) => p * likelihood(id) + (1 - p) * (1 - likelihood(id))
  const mean = sum(ids.map(id => Math.log(soft(id)))) / ids.length
  const terms = Object.fromEntries(ids.map(id => [id, counts ? Math.log(soft(id)) - mean : 0]))
  return {
    id: item.id,
    title: item.title,
    state: p >= 0.8 ? 'seen' : p >= 0.5 ? 'partly seen' : overdue ? 'expected and missing' : 'open',
    p,
    events,
    terms,
    diagnosticity: Math.max(...Object.values(terms)) - Math.min(...Object.values(terms)),
    countedUnder: null,
    source: item.source,
  }
}

function seen(
  item: EvidenceDefinition,
  { book, indicators }: ExplainInput,
): { p: number; events: readonly string[] } {
  if (item.query) {
    const events = eventsWhere(item.query, book)
    return { p: events[0]?.belief.p ?? 0, events: events.map(({ id }) => id) }
  }
  const indicator = indicators.find(({ name }) => name === item.indicator)
  if (!indicator || indicator.value === null) return { p: 0, events: [] }
  const p =
    indicator.interval && indicator.value <= 1 ? indicator.value : indicator.status === 'tripped' ? 0.9 : 0.3
  return { p, events: indicator.events }
}

/** Of evidence that depends on one another, only the piece that separates the hypotheses most keeps its terms. */
function countOnce(evidence: readonly Evidence[], definition: HypothesesDefinition): readonly Evidence[] {
  const leaderFor = new Map<string, string>()
  for (const { id, dependsOn } of definition.evidence) {
    for (const other of dependsOn) {
      const [a, b] = [evidence.find(item => item.id === id), evidence.find(item => item.id === other)]
      if (!a?.diagnosticity || !b?.diagnosticity) continue
      const [weaker, stronger] = a.diagnosticity <= b.diagnosticity ? [a, b] : [b, a]
      leaderFor.set(weaker.id, stronger.id)
    }
  }
  return evidence.map(item => ({ ...item, countedUnder: leaderFor.get(item.id) ?? null }))
}

function posteriorOf(
  ids: readonly string[],
  priors: ReadonlyMap<string, number>,
  evidence: readonly Evidence[],
): ReadonlyMap<string, number> {
  const logs = ids.map(
    id =>
      Math.log(priors.get(id)!) +
      sum(evidence.filter(({ countedUnder }) => !countedUnder).map(({ terms }) => terms[id]!)),
  )
  const top = Math.max(...logs)
  const weights = logs.map(log => Math.exp(log - top))
  const total = sum(weights)
  return new Map(ids.map((id, index) => [id, weights[index]! / total]))
}

function rangeOf(
  id: string,
  ids: readonly string[],
  priors: ReadonlyMap<string, number>,
  evidence: readonly Evidence[],
): readonly [number, number] {
  const at = (factor: number) => {
    const prior = priors.get(id)!
    const odds = (prior / (1 - prior)) * factor
    return posteriorOf(ids, new Map(priors).set(id, odds / (1 + odds)), evidence).get(id)!
  }
  const values = [
    at(0.5),
    at(2),
    ...evidence.map(item => posteriorOf(ids, priors, without(evidence, item.id)).get(id)!),
  ]
  return [Math.min(...values), Math.max(...values)]
}

function without(evidence: readonly Evidence[], id: string): readonly Evidence[] {
  return evidence.filter(item => item.id !== id)
}

function leaderOf(posteriors: ReadonlyMap<string, number>): string {
  return [...posteriors.entries()].reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
