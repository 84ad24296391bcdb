import type { Outcome, StressTest } from '../domain/assessment.ts'
import type { EventQuery } from '../domain/case.ts'
import { type Instant, instantOf, msOf } from '../domain/instant.ts'
import { type EventBook, eventsWhere } from '../watch/query.ts'
import { PARAMETERS, type StartId, type StressDefinition } from './definition.ts'
import { OUTCOMES, type OutcomeId, type Ranges, type Run, rangesOf, runOnce, type Stocks } from './run.ts'

type Beliefs = ReadonlyMap<StartId, number>

export interface StressInput {
  readonly definition: StressDefinition
  readonly book: EventBook
  /** ISO3 of the case: `CASE` in the definition's queries stands for it. */
  readonly country: string
  readonly asOf: Instant
  readonly seed: number
}

/** Runs the simulation from what is believed now. The same definition, beliefs and seed give the same shares. */
export function stress({ definition, book, country, asOf, seed }: StressInput): StressTest {
  const starts = definition.starts.map(({ id, title, query, windowHours }) => {
    const since = windowHours ? instantOf(msOf(asOf) - windowHours * 3_600_000) : undefined
    const events = eventsWhere(inCountry(query, country), book, since)
    return { id, title, p: events[0]?.belief.p ?? 0, events: events.map(event => event.id) }
  })
  const beliefs: Beliefs = new Map(starts.map(({ id, p }) => [id, p]))
  const { runs, fan } = runAll(definition, beliefs, seed)
  const outcomes = shares(runs)
  const leading = outcomes[0]!.id as OutcomeId
  return {
    runs: runs.length,
    seed,
    days: definition.days,
    outcomes,
    starts: starts.map(start => ({
      ...start,
      ...effectOf(start.id, leading, runs, definition, beliefs, seed),
    })),
    hangsOn: hangsOn(leading, runs),
    fan,
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
    ...(query.place ? { place: localise(query.place) } : {}),
  }
}

const SHOWN = ['street', 'detained', 'loyal'] as const

function runAll(
  definition: StressDefinition,
  beliefs: Beliefs,
  seed: number,
): { runs: readonly Run[]; fan: StressTest['fan'] } {
  const { days, runs: count } = definition
  const ranges = rangesOf(definition)
  const byDay = SHOWN.map(() => Array.from({ length: days }, () => new Float64Array(count)))
  const runs = Array.from({ length: count }, (_, n) => {
    const note = (day: number, stocks: Stocks) => {
      for (const [s, stock] of SHOWN.entries()) byDay[s]![day - 1]![n] = stocks[stock]
    }
    const run = runOnce(ranges, beliefs, days, seed, n, note)
    for (const stock of byDay) {
      for (let day = run.day; day < days; day++) stock[day]![n] = stock[run.day - 1]![n]!
    }
    return run
  })
  const fan = SHOWN.map((stock, s) => ({ stock, byDay: byDay[s]!.map(percentiles) }))
  return { runs, fan }
}

function percentiles(values: Float64Array): readonly [number, number, number] {
  const sorted = values.sort()
  const at = (share: number) => Number(sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(4))
  return [at(0.1), at(0.5), at(0.9)]
}

function shares(runs: readonly Run[]): readonly Outcome[] {
  return (Object.keys(OUTCOMES) as OutcomeId[])
    .map(id => {
      const share = shareOf(id, runs)
      return { id, title: OUTCOMES[id], share, ...wilson(share, runs.length) }
    })
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
}

function shareOf(outcome: OutcomeId, runs: readonly Run[]): number {
  return runs.filter(run => run.outcome === outcome).length / runs.length
}

/** Wilson's 95 % score interval for a share of n runs. */
function wilson(share: number, n: number): { low: number; high: number } {
  const z = 1.96
  const centre = share + z ** 2 / (2 * n)
  const half = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  const scale = 1 + z ** 2 / n
  return { low: Math.max(0, (centre - half) / scale), high: Math.min(1, (centre + half) / scale) }
}

/** Pairs each run with its twin that differs in the one start condition alone. */
function effectOf(
  id: StartId,
  leading: OutcomeId,
  runs: readonly Run[],
  definition: StressDefinition,
  beliefs: Beliefs,
  seed: number,
): { effect: number; effectError: number } {
  const ranges: Ranges = rangesOf(definition)
  const never: Beliefs = new Map(beliefs).set(id, 0)
  const always: Beliefs = new Map(beliefs).set(id, 1)
  const differences = runs.map((run, n) => {
    const held = run.starts[id]
    const twin = runOnce(ranges, held ? never : always, definition.days, seed, n)
    const [own, other] = [Number(run.outcome === leading), Number(twin.outcome === leading)]
    return held ? own - other : other - own
  })
  const mean = differences.reduce((sum, x) => sum + x, 0) / differences.length
  const variance = differences.reduce((sum, x) => sum + (x - mean) ** 2, 0) / differences.length
  return { effect: mean, effectError: Math.sqrt(variance / differences.length) }
}

function hangsOn(leading: OutcomeId, runs: readonly Run[]): StressTest['hangsOn'] {
  const third = Math.max(1, Math.floor(runs.length / 3))
  return PARAMETERS.map(name => {
    const sorted = [...runs].sort((a, b) => a.values[name] - b.values[name])
    return {
      name,
      lowest: shareOf(leading, sorted.slice(0, third)),
      highest: shareOf(leading, sorted.slice(-third)),
    }
  }).sort(
    (a, b) => Math.abs(b.highest - b.lowest) - Math.abs(a.highest - a.lowest) || (a.name < b.name ? -1 : 1),
  )
}
