import type { Drawn } from './plan.ts'
import { actNumber } from './policy.ts'
import { chance } from './random.ts'
import { ARMY, BAND_MEANS, BANDS, INTERIOR, POLICE, sum, type World } from './world.ts'

const CONCESSION = actNumber('concession')
const CURFEW = actNumber('curfew')
const CUT_NET = actNumber('cut-net')
const ORDER_FIRE = actNumber('order-fire')
const AMNESTY = actNumber('amnesty')
const CLOSE_BORDER = actNumber('close-border')
const STRIKE = actNumber('strike')
const TRUCE = actNumber('truce')

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
 * @param foreign troops, who are where the crowds are
 * @param keys of the regions' random numbers
 */
export function stepPeople(
  world: World,
  values: Drawn['values'],
  dt: number,
  step: number,
  share: number,
  foreign: number,
  keys: Int32Array,
  exits: Exits,
): void {
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
    detained: catching,
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
  const noise = values.noise * Math.sqrt(12 * dt)
  const total = share * sum(ready)
  let byForce = 0
  let byConcession = 0
  let byTiring = 0
  for (let r = 0; r < regions; r++) {
    const conceded = acts[CONCESSION * regions + r]!
    const curfew = acts[CURFEW * regions + r]!
    const cut = acts[CUT_NET * regions + r]!
    const fire = acts[ORDER_FIRE * regions + r]!
    const amnesty = acts[AMNESTY * regions + r]!
    const truce = acts[TRUCE * regions + r]!
    const strike = acts[STRIKE * regions + r]!
    const border = acts[CLOSE_BORDER * regions + r]!
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

    const own =
      loyal[POLICE * regions + r]! + loyal[INTERIOR * regions + r]! + (fire ? loyal[ARMY * regions + r]! : 0)
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
    const releasing = dt * (amnesty ? amnestyRelease : release)
    const shake = noise * (chance(keys[r]!, step) - 0.5)

    const middle = 0.5 + (pressure - mean) * slope
    let now = 0
    for (let b = 0; b < BANDS; b++) {
      const n = b * regions + r
      const atHome = home[n]!
      const out = street[n]!
      const held = detained[n]!
      const willing = Math.min(1, Math.max(0, middle - apart * BAND_MEANS[b]!))
      const tiring = tire * (3 - 2 * willing)
      const rate = tiring + satisfying + dispersal + killing
      const scale = rate > 1 ? 1 / rate : 1
      const dispersed = dispersal * scale * out
      const satisfied = satisfying * scale * out
      const tired = tiring * scale * out
      const killed = killing * scale * out
      const caught = catching * dispersed
      const released = Math.min(1, releasing) * held
      const left = atHome - Math.min(1, joining * willing) * atHome
      const joined = atHome - left
      let inStreet = out - dispersed - satisfied - tired - killed + joined
      if (inStreet < 0) inStreet = 0
      let homeNow = left + dispersed - caught + satisfied + tired + released
      const shift = Math.min(homeNow, Math.max(-inStreet, shake * inStreet))
      inStreet += shift
      homeNow -= shift
      street[n] = inStreet
      home[n] = homeNow
      detained[n] = held + caught - released
      dead[r]! += killed
      now += inStreet
      byForce += dispersed + killed
      byConcession += satisfied
      byTiring += tired
    }
    crowd[r] = now
    world.share[r] = now / ready[r]!
  }
  exits.force += byForce
  exits.concession += byConcession
  exits.tired += byTiring
}

/** What the people of each region see at the other ends of its roads. */
export function lookAround({ regions, edges, share, nearby }: World): void {
  const { from, to, weight } = edges
  nearby.fill(0)
  for (let e = 0; e < from.length; e++) nearby[from[e]!]! += weight[e]! * share[to[e]!]!
  if (regions === 1) nearby[0] = share[0]!
}
