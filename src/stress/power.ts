import type { Drawn } from './plan.ts'
import { ACT_BITS } from './policy.ts'
import { chance } from './random.ts'

const { dismissal: DISMISSAL } = ACT_BITS

/** The leader falls when two of three factions of the elite have left (assumption). */
export const FACTIONS = 3
const MAJORITY = 2

/** Who stands by the leader, and whether the armed forces of the state have begun to fight each other. */
export interface Power {
  factionsLeft: number
  clashed: boolean
  readonly keys: Keys
}

/** Keys of the random numbers that decide whether factions leave and forces clash. */
interface Keys {
  readonly elite: number
  readonly clash: number
}

/** What the elite sees. */
interface Streets {
  /** Of those ready to protest, so many are out. */
  readonly share: number
  /** Of the forces, so many still stand by the leader. */
  readonly loyal: number
  /** Acts of the government that hold today, as bits. */
  readonly held: number
}

/**
 * Who leaves office may take a faction along, and where a vote is annulled nobody holds by right what was voted on:
 * then one faction may have left from the start, be it for one or for both.
 */
export function powerAtStart({ starts, values }: Drawn, keys: Keys): Power {
  const open = starts['office-left'] || starts['vote-annulled']
  return {
    factionsLeft: open && chance(keys.elite, 0) < values['office-takes'] ? 1 : 0,
    clashed: false,
    keys,
  }
}

export function hasFallen({ factionsLeft }: Power): boolean {
  return factionsLeft >= MAJORITY
}

/** Whether a crowd still holds a seat of government. */
export function isSeatHeld({ starts, values }: Drawn, day: number): boolean {
  return starts['seat-held'] && day < values['seat-days']
}

/** Whether two armed forces still face each other. */
function isFacing({ starts, values }: Drawn, day: number): boolean {
  return starts['rival-forces'] && day < values['facing-days']
}

/** While a seat of government is held, or forces face each other, quiet in the streets is no end. */
export function isContested(drawn: Drawn, day: number): boolean {
  return isSeatHeld(drawn, day) || isFacing(drawn, day)
}

/**
 * A step of the elite and of rival forces. What the elite sees goes from calm to full streets and no loyal force, and
 * no further: it is the more people out and the fewer forces standing, more where the leader's going is demanded or
 * forces have defected, and a held seat of government adds to it. Factions leave in proportion, and faster after
 * another has left. Forces that face each other begin to fight with a daily chance.
 */
export function stepPower(
  power: Power,
  drawn: Drawn,
  { step, day, dt }: { readonly step: number; readonly day: number; readonly dt: number },
  { share, loyal, held }: Streets,
): void {
  const { starts, values } = drawn
  const weakness =
    share *
      (1 - loyal) *
      (starts['removal-demanded'] ? values['removal-effect'] : 1) *
      (starts.defection ? values['defection-effect'] : 1) +
    (isSeatHeld(drawn, day) ? values['seat-effect'] : 0)
  const hazard =
    values['elite-hazard'] *
    Math.min(1, weakness) *
    (1 + power.factionsLeft) *
    (held & DISMISSAL ? values['dismissal-effect'] : 1)
  if (power.factionsLeft < FACTIONS && chance(power.keys.elite, step) < dt * hazard) power.factionsLeft++
  if (isFacing(drawn, day) && chance(power.keys.clash, step) < dt * values['clash-hazard'])
    power.clashed = true
}
