import type { Drawn } from './plan.ts'
import { ACT_BITS } from './policy.ts'
import { ARMY, FORCES, INTERIOR, POLICE, type World } from './world.ts'

const { 'order-fire': ORDER_FIRE } = ACT_BITS

/** Members of the forces in the whole country. */
export interface Strength {
  loyal: number
  /** Standing aside or gone over. */
  aside: number
  gone: number
}

/**
 * A step of the forces of every region: under strain of the crowds members stand aside, more where they are
 * ordered to fire and where others have stood aside before them; of those some go over, others come back.
 *
 * @param strength before the step; what it is after is written into it
 */
export function strainForces(world: World, values: Drawn['values'], dt: number, strength: Strength): void {
  const { regions, loyal, aside, gone, acts, share } = world
  const asideShare = 1 - loyalShare(strength)
  const tied = dt * values.strain * (1 + values.ties * asideShare)
  const { defect, recovery } = values
  const armyStrain = values['army-strain']
  const byOrders = values['strain-by-orders']
  let standing = 0
  let idle = 0
  let over = 0
  for (let r = 0; r < regions; r++) {
    const here = share[r]!
    const orders = acts[r]! & ORDER_FIRE ? byOrders : 1
    const straining = tied * here * orders
    const armyStraining = straining * armyStrain
    const returning = Math.min(1, dt * recovery * (1 - here))
    const defecting = Math.min(1, dt * defect * here * orders)
    const first = r * FORCES
    for (let f = 0; f < FORCES; f++) {
      const n = first + f
      const strained = Math.min(1, f === ARMY ? armyStraining : straining) * loyal[n]!
      const away = aside[n]!
      const back = returning * away
      const left = away - back
      const leaving = defecting * left
      const loyalNow = loyal[n]! - strained + back
      const asideNow = left - leaving + strained
      const goneNow = gone[n]! + leaving
      loyal[n] = loyalNow
      aside[n] = asideNow
      gone[n] = goneNow
      standing += loyalNow
      idle += asideNow
      over += goneNow
    }
  }
  strength.loyal = standing
  strength.aside = idle + over
  strength.gone = over
}

/** Share of the forces that is loyal. */
export function loyalShare({ loyal, aside }: Strength): number {
  return loyal / (loyal + aside)
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
    shift(loyal, i * FORCES + INTERIOR, j * FORCES + INTERIOR, rate)
    if (acts[j]! & ORDER_FIRE) shift(loyal, i * FORCES + ARMY, j * FORCES + ARMY, rate)
  }
}

function shift(stock: Float64Array, from: number, to: number, rate: number): void {
  const moved = rate * stock[from]!
  stock[from]! -= moved
  stock[to]! += moved
}

/** Puts the forces at their posts, some of them standing aside from the start. */
export function postForces(
  world: World,
  counts: readonly [number, number, number],
  population: readonly number[],
  loyalAtStart: number,
): Strength {
  const people = population.reduce((total, count) => total + count, 0)
  const all = counts.reduce((total, count) => total + count, 0)
  for (const f of [POLICE, INTERIOR, ARMY]) {
    for (let r = 0; r < world.regions; r++) {
      const n = r * FORCES + f
      const posted = (counts[f] * population[r]!) / people
      world.loyal[n] = posted * loyalAtStart
      world.aside[n] = posted - posted * loyalAtStart
      world.gone[n] = 0
    }
  }
  return { loyal: all * loyalAtStart, aside: all * (1 - loyalAtStart), gone: 0 }
}
