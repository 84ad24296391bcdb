import type { Country } from './country.ts'
import { type Ranges, START_IDS, type StartId } from './definition.ts'
import { blankValues, type ParameterName } from './parameters.ts'
import type { Policy } from './policy.ts'
import { chance, type Draw, keyOf, streamOf } from './random.ts'

/** All that a run depends on, as plain data that can be sent to a worker and named by its contents. */
export interface Plan {
  readonly days: number
  readonly seed: number
  readonly ranges: Ranges
  /** Belief of each start condition, in the order of `START_IDS`. */
  readonly beliefs: readonly number[]
  readonly country: Country
  /** Belief that there is unrest in each region. */
  readonly unrest: readonly number[]
  /** Belief that there is unrest somewhere, of events that are placed no more exactly than the country. */
  readonly somewhere: number
  readonly policy: Policy
}

/** What one run drew before its first hour. */
export interface Drawn {
  readonly starts: Readonly<Record<StartId, boolean>>
  readonly unrest: readonly boolean[]
  readonly values: Readonly<Record<ParameterName, number>>
}

/** What is set in place of what would be drawn: for twins, for sensitivity. */
export interface Setting {
  readonly starts?: Readonly<Partial<Record<StartId, boolean>>>
  /** By parameter, where in its range: 0 its low end, 1 its high end. */
  readonly within?: ReadonlyMap<ParameterName, number>
}

/**
 * Draws a run's start from the beliefs and its parameters from their ranges. Whatever the beliefs, ranges and
 * settings, a run of the same seed and number uses the same random numbers for the same things, so that two
 * plans are compared on common ones. A region's numbers come from its name, not from its place in the list.
 */
export function drawnOf(plan: Plan, run: number, setting: Setting = {}): Drawn {
  const draw: Draw = streamOf(plan.seed, run)
  const starts = Object.fromEntries(
    START_IDS.map((id, n) => {
      const held = draw() < plan.beliefs[n]!
      return [id, setting.starts?.[id] ?? held]
    }),
  ) as Drawn['starts']
  const values = blankValues()
  for (const { name, low, high } of plan.ranges) {
    const drawn = draw()
    values[name] = low + (high - low) * (setting.within?.get(name) ?? drawn)
  }
  const unrest = plan.country.ids.map(
    (id, r) => chance(keyOf(plan.seed, run, `unrest ${id}`), 0) < plan.unrest[r]!,
  )
  const key = keyOf(plan.seed, run, 'unrest somewhere')
  if (chance(key, 0) < plan.somewhere) unrest[whereOnePersonLives(plan.country, chance(key, 1))] = true
  return { starts, values, unrest }
}

/** The region of one person of the country, drawn evenly: unrest that nothing places is where people are. */
function whereOnePersonLives({ population }: Country, drawn: number): number {
  let left = drawn * population.reduce((total, count) => total + count, 0)
  const region = population.findIndex(count => {
    left -= count
    return left < 0
  })
  return Math.max(0, region)
}
