import type { Evidence } from '../domain/assessment.ts'

/** What is needed of a piece of evidence to count it. */
export type Counted = Pick<Evidence, 'id' | 'terms' | 'diagnosticity'>

/** Which pieces say in part the same, each family by the id of one of its members. */
export type Families = ReadonlyMap<string, string>

/** Ids in order, the last of them for "none of these", with the weight of each before any evidence. */
export type Priors = ReadonlyMap<string, number>

/**
 * The family of each piece of evidence: pieces joined by a chain of pairs are one family, whatever the direction
 * or order in which the pairs are written.
 */
export function familiesOf(
  ids: readonly string[],
  pairs: readonly (readonly [string, string])[],
): Map<string, string> {
  const family = new Map(ids.map(id => [id, id]))
  for (const [a, b] of pairs) {
    const [from, to] = [family.get(a), family.get(b)]
    if (from === undefined || to === undefined || from === to) continue
    for (const [id, root] of family) if (root === from) family.set(id, to)
  }
  return family
}

/** Of each family the piece that separates the hypotheses most: it speaks for all of them. */
export function speakers(evidence: readonly Counted[], families: Families): ReadonlyMap<string, string> {
  const best = new Map<string, Counted>()
  for (const item of evidence) {
    const family = families.get(item.id)!
    const other = best.get(family)
    if (
      !other ||
      item.diagnosticity > other.diagnosticity ||
      (item.diagnosticity === other.diagnosticity && item.id < other.id)
    ) {
      best.set(family, item)
    }
  }
  return new Map(evidence.map(item => [item.id, best.get(families.get(item.id)!)!.id]))
}

/** Bayes in log space: each hypothesis' weight times the likelihood ratios of the evidence that counts. Sums to 1. */
export function posteriorOf(
  priors: Priors,
  evidence: readonly Counted[],
  families: Families,
): ReadonlyMap<string, number> {
  const speaker = speakers(evidence, families)
  const counting = evidence.filter(({ id }) => speaker.get(id) === id)
  const logs = [...priors].map(
    ([id, weight]) => Math.log(weight) + sum(counting.map(({ terms }) => terms[id]!)),
  )
  const top = Math.max(...logs)
  const weights = logs.map(log => Math.exp(log - top))
  const total = sum(weights)
  return new Map([...priors.keys()].map((id, index) => [id, weights[index]! / total]))
}

/** The most probable hypothesis; among equals the first in the alphabet. */
export function leaderOf(posteriors: ReadonlyMap<string, number>): string {
  return [...posteriors].reduce((best, next) =>
    next[1] > best[1] || (next[1] === best[1] && next[0] < best[0]) ? next : best,
  )[0]
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
