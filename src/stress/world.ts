import type { Country } from './country.ts'

/** Thresholds in three bands of equally many: means of the thirds of a standard normal distribution. */
export const BANDS = 3
export const BAND_MEANS = [-1.0908, 0, 1.0908] as const

/** Police, interior troops, army. */
export const FORCES = 3
export const [POLICE, INTERIOR, ARMY] = [0, 1, 2] as const

/** The state of a run: stocks of persons by region, in arrays that are filled anew for each run. */
export interface World {
  readonly regions: number
  /** Living and dead, those who would ever protest. */
  readonly ready: Float64Array
  /** By region and band: `region * BANDS + band`. */
  readonly home: Float64Array
  readonly street: Float64Array
  readonly detained: Float64Array
  readonly dead: Float64Array
  /** By region and force: `region * FORCES + force`. */
  readonly loyal: Float64Array
  readonly aside: Float64Array
  readonly gone: Float64Array
  /** Arms in the crowd's hands. */
  readonly weapons: Float64Array
  /** Days of usual use that are in stock. */
  readonly supply: Float64Array
  /** From 0 to 1: how fresh the memory of people shot at is. */
  readonly anger: Float64Array
  /** The acts that hold in each region, one bit each. */
  readonly acts: Uint16Array
  /** In the streets, by region, and the forces that stand there: worked out at each step. */
  readonly crowd: Float64Array
  readonly standing: Float64Array
  /** The crowd as a share of the ready. */
  readonly share: Float64Array
  /** Crowd for each member of the forces there. */
  readonly need: Float64Array
  /** Share of the ready in the streets of the regions at the other end of the roads. */
  readonly nearby: Float64Array
  readonly edges: Edges
}

/** Roads one way each, ordered by where they begin. */
export interface Edges {
  readonly from: Uint16Array
  readonly to: Uint16Array
  readonly days: Float64Array
  /** How much the region at the beginning looks at the one at the end; a region's weights sum to 1. */
  readonly weight: Float64Array
}

export function worldOf(country: Country): World {
  const regions = country.ids.length
  const by = (n: number) => new Float64Array(n * regions)
  return {
    regions,
    ready: by(1),
    home: by(BANDS),
    street: by(BANDS),
    detained: by(BANDS),
    dead: by(1),
    loyal: by(FORCES),
    aside: by(FORCES),
    gone: by(FORCES),
    weapons: by(1),
    supply: by(1),
    anger: by(1),
    acts: new Uint16Array(regions),
    crowd: by(1),
    standing: by(1),
    share: by(1),
    need: by(1),
    nearby: by(1),
    edges: edgesOf(country),
  }
}

/** People look at large places that are near: weights by population over days of travel, as in gravity models. */
function edgesOf({ roads, population }: Country): Edges {
  const edges = roads.flatMap((ends, from) => {
    const pulls = ends.map(({ to, days }) => population[to]! / days)
    const total = pulls.reduce((sum, pull) => sum + pull, 0)
    return ends.map(({ to, days }, n) => ({ from, to, days, weight: pulls[n]! / total }))
  })
  return {
    from: Uint16Array.from(edges, ({ from }) => from),
    to: Uint16Array.from(edges, ({ to }) => to),
    days: Float64Array.from(edges, ({ days }) => days),
    weight: Float64Array.from(edges, ({ weight }) => weight),
  }
}

export function sum(values: Float64Array): number {
  let total = 0
  for (let n = 0; n < values.length; n++) total += values[n]!
  return total
}
