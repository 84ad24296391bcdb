import type { Drawn } from './plan.ts'
import { ACT_BITS } from './policy.ts'
import { chance } from './random.ts'
import { ARMY, BAND_MEANS, BANDS, FORCES, INTERIOR, POLICE, type World } from './world.ts'

const {
  concession: CONCESSION,
  curfew: CURFEW,
  'cut-net': CUT_NET,
  'order-fire': ORDER_FIRE,
  amnesty: AMNESTY,
  'close-border': CLOSE_BORDER,
  strike: STRIKE,
  truce: TRUCE,
} = ACT_BITS

/** What has taken people home so far. */
export interface Exits {
  force: number
  concession: number
  tired: number
}

/**
 * A step of the people of every region. Those at home join where what they see of others, with their grievance,
 * passes their threshold; those in the streets tire, are satisfied, are dispersed by the forces that stand, some
 * of them into custody, and under fire some are killed. Each flow leaves one stock for another and never takes
 * more than is there.
 *
 * @param share of the ready that is in the streets of the whole country
 * @param people who are ready, in the whole country
 * @param foreign troops, who are where the crowds are
 * @param keys of the regions' random numbers
 * @returns how many are in the streets after it
 */
export function stepPeople(
  world: World,
  values: Drawn['values'],
  dt: number,
  step: number,
  share: number,
  people: number,
  foreign: number,
  keys: Int32Array,
  exits: Exits,
): number {
  const { regions, ready, home, street, detained, dead, acts, crowd, standing, nearby, loyal } = world
  const {
    sight,
    grievance,
    growth,
    fatigue,
    suppression,
    disruption,
    imports,
    backlash,
    lethality,
    release,
  } = values
  const {
    detained: caughtShare,
    'strike-effect': strikeEffect,
    'stock-days': stock,
    'over-below': overBelow,
    'blackout-reach': blackoutReach,
    'blackout-effect': blackoutEffect,
    'shortage-effect': shortageEffect,
    'concession-effect': concessionEffect,
    'concession-pull': concessionPull,
    'foreign-weight': foreignWeight,
    'war-above': warAbove,
    'half-force': halfForce,
    'force-effect': forceEffect,
    'arms-effect': armsEffect,
    'curfew-effect': curfewEffect,
    'truce-effect': truceEffect,
    'amnesty-release': amnestyRelease,
    'threshold-mean': mean,
    'threshold-deviation': deviation,
  } = values
  // Over the ramp around its threshold a band goes from unwilling to willing.
  const slope = 0.5 / values.ramp
  const apart = deviation * slope
  const tire = dt * fatigue
  const fading = 1 - dt / Math.max(dt, values.memory)
  // At the most 0.87 of a crowd goes at once: half of the root of 12 quarters, where the noise is 1.
  const noise = values.noise * Math.sqrt(12 * dt)
  const total = share * people
  let byForce = 0
  let byConcession = 0
  let byTiring = 0
  let out = 0
  for (let r = 0; r < regions; r++) {
    const acting = acts[r]!
    const conceded = acting & CONCESSION
    const curfew = acting & CURFEW
    const cut = acting & CUT_NET
    const fire = acting & ORDER_FIRE
    const amnesty = acting & AMNESTY
    const truce = acting & TRUCE
    const strike = acting & STRIKE
    const border = acting & CLOSE_BORDER
    const here = world.share[r]!

    const missing = Math.min(1, disruption * here * (strike ? strikeEffect : 1) + (border ? imports : 0))
    const supply = world.supply[r]!
    const empty = 1 - supply / stock
    world.supply[r] = Math.max(0, supply + dt * ((1 - missing) * empty - missing))
    const anger = fire && here > overBelow ? 1 : world.anger[r]! * fading
    world.anger[r] = anger

    const reach = cut ? blackoutReach : 1
    const seen = (1 - sight) * here + sight * (reach * share + (1 - reach) * nearby[r]!)
    const pressure =
      seen + grievance + backlash * anger + shortageEffect * empty - (conceded ? concessionEffect : 0)

    const post = r * FORCES
    const own = loyal[post + POLICE]! + loyal[post + INTERIOR]! + (fire ? loyal[post + ARMY]! : 0)
    const guests = total > 0 ? (foreign * crowd[r]!) / total : 0
    const force = own + guests * foreignWeight
    standing[r] = force
    const armed = Math.min(1, world.weapons[r]! / (warAbove * force + 1))
    const grip = force / (force + halfForce * crowd[r]! + 1)
    const dispersal = dt * suppression * grip * (fire ? forceEffect : 1) * (1 - armed * (1 - armsEffect))
    const killing = fire ? dt * lethality * grip : 0
    const joining =
      dt * growth * (cut ? blackoutEffect : 1) * (curfew ? curfewEffect : 1) * (truce ? 1 - truceEffect : 1)
    const satisfying = conceded ? dt * concessionPull : 0
    const releasing = Math.min(1, dt * (amnesty ? amnestyRelease : release))
    const shake = noise * (chance(keys[r]!, step) - 0.5)

    const middle = 0.5 + (pressure - mean) * slope
    const others = satisfying + dispersal + killing
    const catching = dispersal * caughtShare
    let now = 0
    let left = 0
    for (let b = 0; b < BANDS; b++) {
      const n = r * BANDS + b
      const atHome = home[n]!
      const held = detained[n]!
      const before = street[n]!
      const willing = Math.min(1, Math.max(0, middle - apart * BAND_MEANS[b]!))
      const tiring = tire * (3 - 2 * willing)
      const rate = tiring + others
      const leaving = rate > 1 ? before / rate : before
      const gone = rate * leaving
      const caught = catching * leaving
      const released = releasing * held
      const joined = Math.min(1, joining * willing) * atHome
      const stayed = Math.max(0, before - gone + joined)
      const homeNow = atHome - joined + gone - killing * leaving - caught + released
      const shift = Math.min(homeNow, shake * stayed)
      const inStreet = stayed + shift
      street[n] = inStreet
      home[n] = homeNow - shift
      detained[n] = held + caught - released
      now += inStreet
      left += leaving
      byTiring += tiring * leaving
    }
    byForce += (dispersal + killing) * left
    byConcession += satisfying * left
    if (fire) dead[r]! += killing * left
    out += now
    crowd[r] = now
    world.share[r] = now / ready[r]!
  }
  exits.force += byForce
  exits.concession += byConcession
  exits.tired += byTiring
  return out
}

/** What the people of each region see at the other ends of its roads. */
export function lookAround({ regions, edges, share, nearby }: World): void {
  const { from, to, weight } = edges
  nearby.fill(0)
  for (let e = 0; e < from.length; e++) nearby[from[e]!]! += weight[e]! * share[to[e]!]!
  if (regions === 1) nearby[0] = share[0]!
}
