import { actingOf, actsAnywhere, firstDay, respond, writeActs } from './acting.ts'
import type { Country } from './country.ts'
import { loyalShare, moveForces, postForces, type Strength, strainForces } from './forces.ts'
import { type OutcomeId, outcomeOf } from './outcome.ts'
import { type Exits, lookAround, stepPeople } from './people.ts'
import { type Drawn, drawnOf, type Plan, type Setting } from './plan.ts'
import { ACT_BITS, actNumber } from './policy.ts'
import { FACTIONS, hasFallen, isContested, isSeatHeld, powerAtStart, stepPower } from './power.ts'
import { keyOf } from './random.ts'
import { BANDS, sum, type World, worldOf } from './world.ts'

/** Raised whenever the same plan gives other runs, so that runs kept from before are not taken for its own. */
export const MODEL = 3

/** Steps a day, and days a step. */
export const STEPS = 4
const DT = 1 / STEPS

const { concession: CONCESSION, 'cut-net': CUT_NET, 'order-fire': ORDER_FIRE, withdraw: WITHDRAW } = ACT_BITS
const CALL_ALLY = actNumber('call-ally')
const INTERVENE = actNumber('intervene')

/** What an observer sees after a step, over the whole country. */
export interface Moment {
  /** Shares of the ready. */
  readonly street: number
  readonly detained: number
  /** Share of the forces that is loyal. */
  readonly loyal: number
  /** Armed opponents for each loyal member of the forces. */
  readonly armed: number
  /** Share of the usual stock of goods that is gone. */
  readonly shortage: number
  /** Each 1 where it holds. */
  readonly fire: number
  readonly netCut: number
  readonly conceded: number
  readonly foreign: number
  /** Share of the elite's factions that has left the leader. */
  readonly elite: number
  /** 1 where a crowd holds a seat of government. */
  readonly seat: number
}

export interface Run extends Drawn {
  readonly outcome: OutcomeId
  /** Steps until it was reached. */
  readonly steps: number
}

/** Runs of one plan, one after another, in one set of arrays. */
export interface Model {
  /** @param observe called after each step with the moment and the world, which is overwritten by the next */
  run(number: number, setting?: Setting, observe?: (step: number, moment: Moment, world: World) => void): Run
}

export function modelOf(plan: Plan): Model {
  const { country, seed, days } = plan
  const world = worldOf(country)
  const keys = new Int32Array(world.regions)
  return {
    run(number, setting, observe) {
      const drawn = drawnOf(plan, number, setting)
      for (let r = 0; r < world.regions; r++) keys[r] = keyOf(seed, number, `region ${country.ids[r]}`)
      const strength = begin(world, plan, drawn)
      return { ...drawn, ...play(world, plan, drawn, number, keys, strength, days * STEPS, observe) }
    },
  }
}

/** Fills the world for a run's first hour. @returns how many of the forces are where then */
function begin(world: World, { country }: Plan, { starts, values, unrest }: Drawn): Strength {
  const { regions, ready, home, street, crowd } = world
  const anywhere = unrest.includes(true)
  const largest = country.population.indexOf(Math.max(...country.population))
  world.detained.fill(0)
  world.dead.fill(0)
  world.anger.fill(0)
  world.supply.fill(values['stock-days'])
  for (let r = 0; r < regions; r++) {
    ready[r] = country.population[r]! * values.ready
    // Where nothing places the unrest, it begins in the largest region.
    const restless = anywhere ? unrest[r] : r === largest
    const out = restless
      ? values[starts.spread ? 'mobilised-if-spread' : 'mobilised']
      : values['mobilised-elsewhere']
    world.weapons[r] = 0
    crowd[r] = 0
    // The readiest are out first.
    let left = out * ready[r]!
    for (let b = 0; b < BANDS; b++) {
      const n = r * BANDS + b
      const band = ready[r]! / BANDS
      street[n] = Math.min(band, left)
      home[n] = band - street[n]!
      left -= street[n]!
      crowd[r]! += street[n]!
    }
    world.share[r] = crowd[r]! / ready[r]!
  }
  const crowds = sum(crowd)
  if (starts['arms-taken'] && crowds > 0)
    for (let r = 0; r < regions; r++) world.weapons[r] = (values['arms-seized'] * crowd[r]!) / crowds
  const loyal = Math.max(0, values.loyalty - (starts.defection ? values['loyalty-lost-by-defection'] : 0))
  return postForces(world, [country.police, country.interior, country.army], country.population, loyal)
}

function play(
  world: World,
  plan: Plan,
  drawn: Drawn,
  number: number,
  keys: Int32Array,
  strength: Strength,
  steps: number,
  observe?: (step: number, moment: Moment, world: World) => void,
): { outcome: OutcomeId; steps: number } {
  const { values } = drawn
  const acting = actingOf(plan, drawn, name => keyOf(plan.seed, number, name))
  const power = powerAtStart(drawn, {
    elite: keyOf(plan.seed, number, 'elite'),
    clash: keyOf(plan.seed, number, 'clash'),
  })
  const exits: Exits = { force: 0, concession: 0, tired: 0 }
  const people = sum(world.ready)
  const arms = sum(world.weapons)
  let share = sum(world.crowd) / people
  let quietDays = 0
  let held = 0
  let change = 0
  let called = Number.POSITIVE_INFINITY
  for (let step = 1; step <= steps; step++) {
    const day = (step - 1) * DT
    if (respond(acting, values, day, DT, step, share) || day >= change) {
      change = writeActs(world, acting, day)
      held = actsAnywhere(world)
      called = Math.min(firstDay(acting, CALL_ALLY), firstDay(acting, INTERVENE))
    }
    const foreign = day < called || held & WITHDRAW ? 0 : troopsOn(day - called, plan.country, values)
    // Along the roads people look only where the net does not show them the country.
    if (held & CUT_NET) lookAround(world)
    share = stepPeople(world, values, DT, step, share, people, foreign, keys, exits) / people
    strainForces(world, values, DT, strength)
    if (step % STEPS === 0) moveForces(world, values)

    const loyal = loyalShare(strength)
    const armed = (strength.gone + arms) / Math.max(1, strength.loyal)
    stepPower(power, drawn, { step, day, dt: DT }, { share, loyal, held })
    quietDays = share < values['over-below'] && !isContested(drawn, day) ? quietDays + DT : 0
    observe?.(
      step,
      {
        street: share,
        detained: sum(world.detained) / people,
        loyal,
        armed,
        shortage: 1 - sum(world.supply) / (world.regions * values['stock-days']),
        fire: Number((held & ORDER_FIRE) > 0),
        netCut: Number((held & CUT_NET) > 0),
        conceded: Number((held & CONCESSION) > 0),
        foreign: Number(foreign > 0),
        elite: power.factionsLeft / FACTIONS,
        seat: Number(isSeatHeld(drawn, day)),
      },
      world,
    )
    const outcome = outcomeOf(
      {
        loyal,
        armed,
        clashed: power.clashed,
        leaderFallen: hasFallen(power),
        foreignPresent: foreign > 0,
        quietDays,
        left: exits,
      },
      values,
    )
    if (outcome) return { outcome, steps: step }
  }
  return { outcome: 'stand-off', steps }
}

/** Foreign troops in the country: each ally comes so many days after the call, and one after those it waits for. */
function troopsOn(daysSinceCall: number, { allies }: Country, values: Drawn['values']): number {
  let total = 0
  for (const { troops, after } of allies)
    if (daysSinceCall >= values['foreign-delay'] * (1 + after)) total += troops
  return total
}
