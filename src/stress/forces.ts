import type { Drawn } from './plan.ts'
import { actNumber } from './policy.ts'
import { ARMY, FORCES, INTERIOR, POLICE, type World } from './world.ts'

const ORDER_FIRE = actNumber('order-fire')

/**
 * A step of the forces of every region: under strain of the crowds members stand aside, more where they are
 * ordered to fire and where others have stood aside before them; of those some go over, others come back.
 *
 * @param aside share of all forces that stands aside or has gone over
 */
export function strainForces(world: World, values: Drawn['values'], dt: number, asideShare: number): void {
  const { regions, loyal, aside, gone, acts, share } = world
  const tied = dt * values.strain * (1 + values.ties * asideShare)
  const { defect, recovery } = values
  const armyStrain = values['army-strain']
  const byOrders = values['strain-by-orders']
  for (let r = 0; r < regions; r++) {
    const here = share[r]!
    const orders = acts[ORDER_FIRE * regions + r] ? byOrders : 1
    const straining = tied * here * orders
    const returning = Math.min(1, dt * recovery * (1 - here))
    const defecting = Math.min(1, dt * defect * here * orders)
    for (let f = 0; f < FORCES; f++) {
      const n = f * regions + r
      const idle = aside[n]!
      const strained = Math.min(1, f === ARMY ? straining * armyStrain : straining) * loyal[n]!
      const back = returning * idle
      const over = defecting * (idle - back)
      loyal[n] = loyal[n]! - strained + back
      aside[n] = idle - back - over + strained
      gone[n] = gone[n]! + over
    }
  }
}

/** Once a day interior troops, and where fire is ordered the army, go by road to where the crowd is larger for each of them. */
export function moveForces(world: World, values: Drawn['values']): void {
  const { regions, edges, crowd, standing, need, loyal, acts } = world
  const { from, to, days } = edges
  const { mobility } = values
  for (let r = 0; r < regions; r++) need[r] = crowd[r]! / (standing[r]! + 1)
  for (let e = 0; e < from.length; e++) {
    const i = from[e]!
    const j = to[e]!
    const needHere = need[i]!
    const needThere = need[j]!
    if (needThere <= needHere) continue
    const rate = Math.min(
      0.5,
      (mobility * (needThere - needHere)) / ((needThere + needHere) * Math.max(1, days[e]!)),
    )
    shift(loyal, INTERIOR * regions, i, j, rate)
    if (acts[ORDER_FIRE * regions + j]) shift(loyal, ARMY * regions, i, j, rate)
  }
}

function shift(stock: Float64Array, base: number, from: number, to: number, rate: number): void {
  const moved = rate * stock[base + from]!
  stock[base + from]! -= moved
  stock[base + to]! += moved
}

/** Puts the forces at their posts, some of them standing aside from the start. */
export function postForces(
  world: World,
  counts: readonly [number, number, number],
  population: readonly number[],
  loyalShare: number,
): void {
  const people = population.reduce((total, count) => total + count, 0)
  for (const f of [POLICE, INTERIOR, ARMY]) {
    for (let r = 0; r < world.regions; r++) {
      const n = f * world.regions + r
      const posted = (counts[f] * population[r]!) / people
      world.loyal[n] = posted * loyalShare
      world.aside[n] = posted - posted * loyalShare
      world.gone[n] = 0
    }
  }
}
