import type { Drawn, Plan } from './plan.ts'
import { ACT_NAMES, type ActName, actNumber } from './policy.ts'
import { chance } from './random.ts'
import type { World } from './world.ts'

/** Acts that the government comes to of itself once crowds alarm it, each with the daily chance of it. */
const RESPONSES = {
  concession: 'concede-hazard',
  'cut-net': 'cut-hazard',
  'order-fire': 'fire-hazard',
  'call-ally': 'ally-hazard',
} as const

/** Which acts hold in a run, and since when. */
export interface Acting {
  /** The day on which an act of the whole country began; infinite where it has not. */
  readonly since: Float64Array
  readonly until: Float64Array
  readonly responses: readonly { readonly act: number; readonly hazard: number; readonly key: number }[]
  readonly timed: readonly {
    readonly act: number
    readonly from: number
    readonly until: number
    readonly regions: readonly number[] | null
  }[]
}

/** What is believed to hold at the start holds from the first hour on. */
export function actingOf(
  { policy }: Plan,
  { starts, values }: Drawn,
  keyOf: (name: string) => number,
): Acting {
  const since = new Float64Array(ACT_NAMES.length).fill(Number.POSITIVE_INFINITY)
  const until = new Float64Array(ACT_NAMES.length).fill(Number.POSITIVE_INFINITY)
  const begin = (act: ActName, held: boolean) => {
    if (held) since[actNumber(act)] = 0
  }
  begin('concession', starts.concession)
  begin('cut-net', starts['net-cut'])
  begin('order-fire', starts['deadly-force'])
  begin('call-ally', starts['foreign-troops'])
  until[actNumber('cut-net')] = values['blackout-days']
  until[actNumber('order-fire')] = values['fire-days']
  return {
    since,
    until,
    responses: Object.entries(RESPONSES)
      .filter(([act]) => !policy.settled.includes(act as ActName))
      .map(([act, hazard]) => ({
        act: actNumber(act as ActName),
        hazard: values[hazard],
        key: keyOf(`act ${act}`),
      })),
    timed: policy.acts.map(({ act, fromDay, untilDay, regions }) => ({
      act: actNumber(act),
      from: fromDay,
      until: untilDay ?? Number.POSITIVE_INFINITY,
      regions,
    })),
  }
}

/**
 * Lets the government respond to what it sees; an act's length counts from the day on which it begins.
 *
 * @returns whether an act began
 */
export function respond(
  { since, until, responses }: Acting,
  values: Drawn['values'],
  day: number,
  dt: number,
  step: number,
  share: number,
): boolean {
  if (share <= values.alarm) return false
  let responded = false
  for (const { act, hazard, key } of responses) {
    if (since[act]! <= day || chance(key, step) >= hazard * dt) continue
    since[act] = day
    until[act] = day + until[act]!
    responded = true
  }
  return responded
}

/** The next day on which an act begins or ends; infinite where none does. */
function nextChange({ since, until, timed }: Acting, day: number): number {
  let next = Number.POSITIVE_INFINITY
  const look = (at: number) => {
    if (at > day && at < next) next = at
  }
  for (let act = 0; act < since.length; act++) {
    look(since[act]!)
    look(until[act]!)
  }
  for (const { from, until: end } of timed) {
    look(from)
    look(end)
  }
  return next
}

/** Writes into the world which acts hold where on a day. @returns the day on which that has to be done again */
export function writeActs(world: World, acting: Acting, day: number): number {
  const { acts } = world
  const { since, until, timed } = acting
  let everywhere = 0
  for (let act = 0; act < since.length; act++)
    if (day >= since[act]! && day < until[act]!) everywhere |= 1 << act
  const now = timed.filter(({ from, until: end }) => day >= from && day < end)
  for (const { act, regions } of now) if (regions === null) everywhere |= 1 << act
  acts.fill(everywhere)
  for (const { act, regions } of now) for (const r of regions ?? []) acts[r]! |= 1 << act
  return nextChange(acting, day)
}

/** The acts that hold in some region, one bit each. */
export function actsAnywhere({ acts }: World): number {
  return acts.reduce((held, here) => held | here, 0)
}

/** The first day of an act by any hand; infinite where it does not come. */
export function firstDay({ since, timed }: Acting, act: number): number {
  return timed.reduce((first, each) => (each.act === act ? Math.min(first, each.from) : first), since[act]!)
}
