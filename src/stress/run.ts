import {
  PARAMETERS,
  type ParameterName,
  START_IDS,
  type StartId,
  type StressDefinition,
} from './definition.ts'
import { type Draw, normal, streamOf } from './random.ts'

/** The ways in which a run can end: exactly one of them, decided in this order. */
export const OUTCOMES = {
  'civil-war': 'The forces split and arms are in other hands: civil war',
  'forces-split': 'The security forces split',
  'change-of-leader': 'The leader falls',
  'foreign-held': 'Order held with foreign troops',
  repressed: 'Protest is put down',
  'bought-off': 'Protest ends after concessions',
  fizzles: 'Protest fades of itself',
  'stand-off': 'Stand-off at the end of the span',
} as const
export type OutcomeId = keyof typeof OUTCOMES

/** People ready to protest and members of the forces, each as shares that sum to 1. */
export interface Stocks {
  home: number
  street: number
  detained: number
  loyal: number
  aside: number
}

/** What one run drew before its first day. */
export interface Drawn {
  readonly starts: Readonly<Record<StartId, boolean>>
  readonly values: Readonly<Record<ParameterName, number>>
}

export interface Run extends Drawn {
  readonly outcome: OutcomeId
  /** The day on which it was reached. */
  readonly day: number
}

/** The definition's ranges in the model's own order, so that the order of the file is nothing. */
export type Ranges = readonly { readonly name: ParameterName; readonly low: number; readonly high: number }[]

export function rangesOf({ parameters }: Pick<StressDefinition, 'parameters'>): Ranges {
  return PARAMETERS.map(name => parameters.find(parameter => parameter.name === name)!)
}

/**
 * One run: draws the start from the beliefs and the parameters from their ranges, then steps the stocks by the day
 * until an outcome is reached. Whatever the beliefs and ranges, a run of the same seed and number uses the same
 * random numbers for the same things, so that two settings are compared on common ones.
 *
 * @param observe called with the stocks after each day
 */
export function runOnce(
  ranges: Ranges,
  beliefs: ReadonlyMap<StartId, number>,
  days: number,
  seed: number,
  run: number,
  observe?: (day: number, stocks: Stocks) => void,
): Run {
  const draw = streamOf(seed, run)
  const drawn: Drawn = {
    starts: Object.fromEntries(START_IDS.map(id => [id, draw() < (beliefs.get(id) ?? 0)])) as Drawn['starts'],
    values: Object.fromEntries(
      ranges.map(({ name, low, high }) => [name, low + (high - low) * draw()]),
    ) as Drawn['values'],
  }
  const stocks = startOf(drawn)
  const rates = ratesOf(drawn)
  for (let day = 1; day <= days; day++) {
    step(stocks, rates, day, draw)
    observe?.(day, stocks)
    const outcome = outcomeOf(stocks, drawn, rates, day, draw())
    if (outcome) return { ...drawn, outcome, day }
  }
  return { ...drawn, outcome: 'stand-off', day: days }
}

function startOf({ starts, values }: Drawn): Stocks {
  const street = starts.spread ? values['mobilised-if-spread'] : values.mobilised
  const loyal = Math.max(0, values.loyalty - (starts.defection ? values['loyalty-lost-by-defection'] : 0))
  return { home: 1 - street, street, detained: 0, loyal, aside: 1 - loyal }
}

/** The day's rates as the start conditions leave them. */
interface Rates {
  readonly growth: number
  readonly suppression: number
  readonly strain: number
  readonly foreign: number
  readonly foreignFrom: number
  readonly values: Drawn['values']
}

function ratesOf({ starts, values }: Drawn): Rates {
  const where = (id: StartId, factor: number) => (starts[id] ? factor : 1)
  return {
    growth:
      values.growth *
      where('net-cut', values['blackout-effect']) *
      where('concession', values['concession-effect']) *
      where('deadly-force', values.backlash),
    suppression:
      values.suppression *
      where('deadly-force', values['force-effect']) *
      where('arms-taken', values['arms-effect']),
    strain: values.strain * where('deadly-force', values['strain-by-orders']),
    foreign: starts['foreign-troops'] ? values['foreign-effect'] : 0,
    foreignFrom: values['foreign-delay'],
    values,
  }
}

/**
 * A day: those in the streets draw others out (logistic, as in threshold models), tire, and are dispersed by the
 * forces that stand, some of them into custody; members of the forces stand aside under strain and come back.
 * Each flow leaves one stock for another and never takes more than is there.
 */
function step(stocks: Stocks, rates: Rates, day: number, draw: Draw): void {
  const { values } = rates
  const grip = Math.min(1, stocks.loyal + (day > rates.foreignFrom ? rates.foreign : 0))
  const joining = Math.min(stocks.home, rates.growth * stocks.street * stocks.home)
  const dispersed = Math.min(stocks.street, rates.suppression * grip * stocks.street)
  const tired = Math.min(stocks.street - dispersed, values.fatigue * stocks.street)
  const caught = values.detained * dispersed
  const released = values.release * stocks.detained
  const strained = Math.min(stocks.loyal, rates.strain * stocks.street)
  const returning = Math.min(stocks.aside, values.recovery * (1 - stocks.street) * stocks.aside)

  const street = stocks.street + joining - dispersed - tired
  const home = stocks.home - joining + tired + dispersed - caught + released
  const shift = within(values.noise * normal(draw), -street, home)
  stocks.street = street + shift
  stocks.home = home - shift
  stocks.detained += caught - released
  stocks.loyal += returning - strained
  stocks.aside += strained - returning
}

function within(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x))
}

function outcomeOf(
  stocks: Stocks,
  { starts, values }: Drawn,
  rates: Rates,
  day: number,
  chance: number,
): OutcomeId | null {
  if (stocks.loyal < values['split-below']) return starts['arms-taken'] ? 'civil-war' : 'forces-split'
  if (chance < values['elite-hazard'] * stocks.street * stocks.aside) return 'change-of-leader'
  if (stocks.street >= values['over-below']) return null
  const foreign = rates.foreign > 0 && day > rates.foreignFrom
  if (foreign && stocks.loyal < values['held-alone-above']) return 'foreign-held'
  if (starts['deadly-force']) return 'repressed'
  return starts.concession ? 'bought-off' : 'fizzles'
}
