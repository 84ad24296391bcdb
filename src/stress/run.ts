import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { ParameterName, StartId, StressDefinition } from './definition.ts'

/** The ways in which a run can end: exactly one of them, decided in this order. */
export const OUTCOMES = {
  'forces-split': 'The security forces split',
  'change-of-leader': 'The leader falls',
  'foreign-held': 'Order held with foreign troops',
  'bought-off': 'Protest ends after concessions',
  repressed: 'Protest is put down',
  fizzles: 'Protest fades of itself',
  'stand-off': 'Stand-off at the end of the span',
} as const
export type OutcomeId = keyof typeof OUTCOMES

export interface Run {
  readonly outcome: OutcomeId
  readonly starts: ReadonlySet<StartId>
}

/** Protest counts as over below this share, forces as split below that loyalty (assumptions). */
const OVER = 0.03
const SPLIT = 0.4
/** Foreign troops decide the outcome where the forces alone would not have held (assumption). */
const HELD_ALONE = 0.65

/**
 * One run from one seed: draws the start from the beliefs and the parameters from their ranges, then steps four
 * stocks by the day (mobilisation, loyalty, concession, foreign presence) until an outcome is reached.
 */
export function runOnce(
  definition: StressDefinition,
  beliefs: ReadonlyMap<StartId, number>,
  seed: number,
): Run {
  const generator = xoroshiro128plus(seed)
  const draw = () => uniformFloat64(generator)
  const starts = new Set(definition.starts.map(({ id }) => id).filter(id => draw() < (beliefs.get(id) ?? 0)))
  const drawn = new Map(
    definition.parameters.map(({ name, low, high }) => [name, low + (high - low) * draw()]),
  )
  const value = (name: ParameterName) => drawn.get(name)!
  const has = (id: StartId) => starts.has(id)

  let mobilised = has('spread') ? value('mobilised-if-spread') : value('mobilised')
  let loyalty = value('loyalty') - (has('defection') ? value('loyalty-lost-by-defection') : 0)
  const growth =
    value('growth') *
    (has('net-cut') ? value('blackout-effect') : 1) *
    (has('concession') ? value('concession-effect') : 1) *
    (has('deadly-force') ? value('backlash') : 1)
  const suppression =
    value('suppression') *
    (has('deadly-force') ? value('force-effect') : 1) *
    (has('arms-taken') ? value('arms-effect') : 1)

  for (let day = 1; day <= definition.days; day++) {
    const foreign = has('foreign-troops') && day > value('foreign-delay') ? value('foreign-effect') : 0
    const grip = Math.min(1, loyalty + foreign)
    mobilised +=
      growth * mobilised * (1 - mobilised) -
      suppression * grip * mobilised -
      value('fatigue') * mobilised +
      value('noise') * normal(draw)
    mobilised = Math.min(1, Math.max(0, mobilised))
    loyalty +=
      value('loyalty-recovery') * (1 - mobilised) * (1 - loyalty) - value('loyalty-strain') * mobilised
    loyalty = Math.min(1, Math.max(0, loyalty))
    if (loyalty < SPLIT) return { outcome: 'forces-split', starts }
    if (draw() < value('elite-hazard') * mobilised * (1 - loyalty))
      return { outcome: 'change-of-leader', starts }
    if (mobilised < OVER) {
      if (foreign && loyalty < HELD_ALONE) return { outcome: 'foreign-held', starts }
      if (has('deadly-force')) return { outcome: 'repressed', starts }
      return { outcome: has('concession') ? 'bought-off' : 'fizzles', starts }
    }
  }
  return { outcome: 'stand-off', starts }
}

/** Box and Muller 1958. */
function normal(draw: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
}
