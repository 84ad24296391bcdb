import type { StressTest } from '../domain/assessment.ts'
import { type Block, outcomesOf, SHOWN } from './block.ts'
import { branchesOf } from './branches.ts'
import { START_IDS, type StartId, type StressDefinition } from './definition.ts'
import { OUTCOME_IDS, type OutcomeId } from './outcome.ts'
import { type Drawn, drawnOf, type Plan } from './plan.ts'
import { modelOf } from './run.ts'
import { countsOf, entropy, pairedDifferences, sharesOf, wilson } from './shares.ts'

/** A start condition with what it rests on. */
export interface Start {
  readonly id: StartId
  readonly title: string
  readonly p: number
  readonly events: readonly string[]
  readonly claims: readonly string[]
}

export interface Grounds {
  readonly definition: StressDefinition
  readonly starts: readonly Start[]
  readonly regions: StressTest['regions']
  readonly somewhere: StressTest['somewhere']
  /** The title of the country's definition and of the policy, if there is one. */
  readonly country: string
  readonly policy: string | null
  /** Runs that were asked for: more than there are where the work was broken off. */
  readonly asked: number
}

/** What the runs of a plan say. Blocks may come in any order; the result is that of their runs in order. */
export function resultOf(plan: Plan, blocks: readonly Block[], grounds: Grounds): StressTest {
  const inOrder = [...blocks].sort((a, b) => a.from - b.from)
  const outcomes = outcomesOf(inOrder)
  const drawn = inOrder.flatMap(block => Array.from(block.outcomes, (_, n) => drawnOf(plan, block.from + n)))
  const shares = sharesOf(outcomes)
  const leading = shares[0]!.id as OutcomeId
  const { definition } = grounds
  return {
    runs: outcomes.length,
    asked: grounds.asked,
    seed: plan.seed,
    days: plan.days,
    country: grounds.country,
    policy: grounds.policy,
    outcomes: shares,
    starts: withEffects(plan, grounds, leading, outcomes, drawn),
    regions: grounds.regions,
    somewhere: grounds.somewhere,
    hangsOn: hangsOn(definition, leading, outcomes, drawn),
    lookFor: lookFor(grounds.starts, outcomes, drawn),
    bits: round(entropy(countsOf(outcomes))),
    failures: definition.failures,
    baseRates: definition.baseRates,
    fan: fanOf(inOrder, plan.days),
    branches: branchesOf(inOrder),
    assumptions: definition.parameters,
  }
}

/** Pairs the first runs with twins that differ in one start condition alone. */
function withEffects(
  plan: Plan,
  { starts, definition }: Grounds,
  leading: OutcomeId,
  outcomes: Uint8Array,
  drawn: readonly Drawn[],
): StressTest['starts'] {
  const model = modelOf(plan)
  const pairs = outcomes.subarray(0, definition.pairs)
  return starts.map(start => {
    const [without, held] = [pairs.slice(), pairs.slice()]
    for (let run = 0; run < pairs.length; run++) {
      const own = drawn[run]!.starts[start.id]
      const twin = model.run(run, { starts: { [start.id]: !own } })
      const side = own ? without : held
      side[run] = OUTCOME_IDS.indexOf(twin.outcome)
    }
    const effects = pairedDifferences(without, held)
    const { difference, error } = effects.find(({ id }) => id === leading)!
    return { ...start, effect: difference, effectError: error, effects: [...effects] }
  })
}

function hangsOn(
  { parameters }: StressDefinition,
  leading: OutcomeId,
  outcomes: Uint8Array,
  drawn: readonly Drawn[],
): StressTest['hangsOn'] {
  const wanted = OUTCOME_IDS.indexOf(leading)
  const third = Math.max(1, Math.floor(outcomes.length / 3))
  return parameters
    .map(({ name, title }) => {
      const sorted = drawn
        .map((_, run) => run)
        .sort((a, b) => drawn[a]!.values[name] - drawn[b]!.values[name] || a - b)
        .map(run => outcomes[run]!)
      const [lowest, highest] = [sorted.slice(0, third), sorted.slice(-third)].map(
        ends => ends.filter(outcome => outcome === wanted).length / (ends.length || 1),
      )
      return {
        name,
        title,
        lowest: lowest!,
        highest: highest!,
        error: round(Math.hypot(wilson(lowest!, third).error, wilson(highest!, third).error)),
        bits: bitsOf([sorted.slice(0, third), sorted.slice(third, -third), sorted.slice(-third)]),
      }
    })
    .sort(
      (a, b) => Math.abs(b.highest - b.lowest) - Math.abs(a.highest - a.lowest) || (a.name < b.name ? -1 : 1),
    )
}

/** What it would tell of the outcome, in bits, to know for certain whether a start condition holds. */
function lookFor(
  starts: readonly Start[],
  outcomes: Uint8Array,
  drawn: readonly Drawn[],
): StressTest['lookFor'] {
  return START_IDS.map(id => {
    const side = (held: boolean) => [...outcomes].filter((_, run) => drawn[run]!.starts[id] === held)
    const { title } = starts.find(start => start.id === id)!
    return { id, title, bits: bitsOf([side(true), side(false)]) }
  }).sort((a, b) => b.bits - a.bits || (a.id < b.id ? -1 : 1))
}

/** How much less unsure the outcome is, in bits and in the mean, once it is known on which side a run lies. */
function bitsOf(sides: readonly (readonly number[])[]): number {
  const all = sides.flat()
  const of = (outcomes: readonly number[]) => entropy(countsOf(Uint8Array.from(outcomes)))
  const left = sides.reduce((sum, side) => sum + (side.length / all.length) * of(side), 0)
  return round(Math.max(0, of(all) - left))
}

function round(x: number): number {
  return Number(x.toFixed(4))
}

/** The main stocks by day over the runs so far. */
export function fanOf(blocks: readonly Block[], days: number): StressTest['fan'] {
  const runs = blocks.reduce((sum, block) => sum + block.outcomes.length, 0)
  const column = new Float32Array(runs)
  return SHOWN.map((stock, s) => ({
    stock,
    byDay: Array.from({ length: days }, (_, day) => {
      let at = 0
      for (const { fan, outcomes } of blocks)
        for (let n = 0; n < outcomes.length; n++) column[at++] = fan[(n * days + day) * SHOWN.length + s]!
      return percentiles(column.sort())
    }),
  }))
}

function percentiles(sorted: Float32Array): readonly [number, number, number] {
  const at = (share: number) => Number(sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(4))
  return [at(0.1), at(0.5), at(0.9)]
}
