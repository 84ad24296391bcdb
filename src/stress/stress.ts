import type { Outcome, StressTest } from '../domain/assessment.ts'
import type { EventQuery } from '../domain/case.ts'
import { type EventBook, eventsWhere } from '../watch/query.ts'
import type { StartId, StressDefinition } from './definition.ts'
import { OUTCOMES, type OutcomeId, type Run, runOnce } from './run.ts'

/**
 * Runs the simulation from what is believed now. The same definition, beliefs and seed give the same shares.
 *
 * @param country ISO3 of the case: `CASE` in the definition's queries stands for it
 */
export function stress(
  definition: StressDefinition,
  book: EventBook,
  country: string,
  seed: number,
): StressTest {
  const starts = definition.starts.map(({ id, title, query }) => {
    const events = eventsWhere(inCountry(query, country), book)
    return { id, title, p: events[0]?.belief.p ?? 0, events: events.map(event => event.id) }
  })
  const beliefs = new Map(starts.map(({ id, p }) => [id, p]))
  const runs = Array.from({ length: definition.runs }, (_, n) => runOnce(definition, beliefs, seed + n))
  const outcomes = shares(runs)
  const leading = outcomes[0]!.id as OutcomeId
  return {
    runs: runs.length,
    seed,
    days: definition.days,
    outcomes,
    starts: starts.map(start => ({ ...start, effect: effectOf(start.id, leading, runs) })),
    assumptions: definition.parameters,
  }
}

function inCountry(query: EventQuery, country: string): EventQuery {
  const localise = (patterns: readonly string[]) =>
    patterns.map(pattern => pattern.replace(/^CASE\b/, country))
  return {
    ...query,
    ...(query.actor ? { actor: localise(query.actor) } : {}),
    ...(query.target ? { target: localise(query.target) } : {}),
  }
}

function shares(runs: readonly Run[]): readonly Outcome[] {
  return (Object.keys(OUTCOMES) as OutcomeId[])
    .map(id => {
      const share = runs.filter(({ outcome }) => outcome === id).length / runs.length
      return { id, title: OUTCOMES[id], share, ...wilson(share, runs.length) }
    })
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
}

/** Wilson's 95 % score interval for a share of n runs. */
function wilson(share: number, n: number): { low: number; high: number } {
  const z = 1.96
  const centre = share + z ** 2 / (2 * n)
  const half = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  const scale = 1 + z ** 2 / n
  return { low: Math.max(0, (centre - half) / scale), high: Math.min(1, (centre + half) / scale) }
}

function effectOf(id: StartId, leading: OutcomeId, runs: readonly Run[]): number | null {
  const share = (part: readonly Run[]) =>
    part.filter(({ outcome }) => outcome === leading).length / part.length
  const held = runs.filter(({ starts }) => starts.has(id))
  const not = runs.filter(({ starts }) => !starts.has(id))
  return held.length && not.length ? share(held) - share(not) : null
}
