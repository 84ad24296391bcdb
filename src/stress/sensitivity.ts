import { PARAMETERS, type ParameterName } from './parameters.ts'
import type { Point } from './points.ts'
import { streamOf } from './random.ts'

/** Levels of a Morris grid and the step between two points of a trajectory (Morris 1991). */
const LEVELS = 4
const STEP = LEVELS / (2 * (LEVELS - 1))

/** What a parameter does by itself along trajectories through the ranges. */
export interface Elementary {
  readonly name: ParameterName
  /** Mean of the absolute effects (Campolongo and others 2007) and deviation of the effects, as shares of runs. */
  readonly meanAbsolute: number
  readonly deviation: number
}

/** Trajectories that change one parameter after another in an order of their own: `PARAMETERS.length + 1` points each. */
export function morrisDesign(trajectories: number, seed: number): readonly Point[] {
  return Array.from({ length: trajectories }, (_, n) => trajectory(seed, n)).flat()
}

function trajectory(seed: number, number: number): readonly Point[] {
  const draw = streamOf(seed ^ 0x4d6f72, number)
  const up = PARAMETERS.map(() => draw() < 0.5)
  // From the lower half of the grid up, from the upper half down, so that the step stays inside.
  let point: readonly number[] = up.map(isUp => {
    const low = Math.floor(draw() * (LEVELS / 2)) / (LEVELS - 1)
    return isUp ? low : 1 - low
  })
  const points: Point[] = [point]
  for (const changed of shuffled(draw)) {
    point = point.map((value, n) => (n === changed ? value + (up[n] ? STEP : -STEP) : value))
    points.push(point)
  }
  return points
}

function shuffled(draw: () => number): readonly number[] {
  const order = PARAMETERS.map((_, n) => n)
  for (let n = order.length - 1; n > 0; n--) {
    const other = Math.floor(draw() * (n + 1))
    const held = order[n]!
    order[n] = order[other]!
    order[other] = held
  }
  return order
}

/** Effects from the outputs at the points of a Morris design, the strongest first. */
export function morrisEffects(points: readonly Point[], outputs: readonly number[]): readonly Elementary[] {
  const effects = PARAMETERS.map((): number[] => [])
  const length = PARAMETERS.length + 1
  for (let at = 0; at + 1 < points.length; at++) {
    if ((at + 1) % length === 0) continue
    const changed = points[at]!.findIndex((value, n) => value !== points[at + 1]![n])
    const change = points[at + 1]![changed]! - points[at]![changed]!
    effects[changed]!.push((outputs[at + 1]! - outputs[at]!) / change)
  }
  return PARAMETERS.map((name, n) => {
    const own = effects[n]!
    const mean = own.reduce((sum, effect) => sum + effect, 0) / own.length
    return {
      name,
      meanAbsolute: own.reduce((sum, effect) => sum + Math.abs(effect), 0) / own.length,
      deviation: Math.sqrt(own.reduce((sum, effect) => sum + (effect - mean) ** 2, 0) / own.length),
    }
  }).sort((a, b) => b.meanAbsolute - a.meanAbsolute || (a.name < b.name ? -1 : 1))
}

/** How much of an output's variance a parameter accounts for: alone, and with all that it does together with others. */
export interface Sobol {
  readonly name: ParameterName
  readonly first: number
  readonly total: number
  /** Standard error of the total, by bootstrap over the rows of the design. */
  readonly error: number
}

/**
 * Two independent samples A and B, then for each named parameter A with that parameter of B (Saltelli and others
 * 2010): `rows * (names.length + 2)` points. The other parameters lie in the middle of their ranges.
 */
export function sobolDesign(names: readonly ParameterName[], rows: number, seed: number): readonly Point[] {
  const sample = (which: number) =>
    Array.from({ length: rows }, (_, row): Point => {
      const draw = streamOf(seed ^ 0x536f62, 2 * row + which)
      const values = new Map(names.map(name => [name, draw()]))
      return PARAMETERS.map(name => values.get(name) ?? 0.5)
    })
  const [a, b] = [sample(0), sample(1)]
  const mixed = names.flatMap(name => {
    const n = PARAMETERS.indexOf(name)
    return a.map((point, row) => point.map((value, m) => (m === n ? b[row]![m]! : value)))
  })
  return [...a, ...b, ...mixed]
}

const RESAMPLES = 100

/** Indices by the estimators of Saltelli (first order) and Jansen (total), from outputs at a design's points. */
export function sobolIndices(
  names: readonly ParameterName[],
  rows: number,
  outputs: readonly number[],
  seed: number,
): readonly Sobol[] {
  const [a, b] = [outputs.slice(0, rows), outputs.slice(rows, 2 * rows)]
  const both = [...a, ...b]
  const mean = both.reduce((sum, y) => sum + y, 0) / both.length
  const variance = both.reduce((sum, y) => sum + (y - mean) ** 2, 0) / both.length
  return names
    .map((name, n) => {
      const mixed = outputs.slice((n + 2) * rows, (n + 3) * rows)
      const firsts = a.map((y, row) => (b[row]! * (mixed[row]! - y)) / variance)
      const totals = a.map((y, row) => (y - mixed[row]!) ** 2 / (2 * variance))
      const draw = streamOf(seed ^ 0x626f6f, n)
      const resampled = Array.from({ length: RESAMPLES }, () =>
        average(Array.from({ length: rows }, () => totals[Math.floor(draw() * rows)]!)),
      )
      const centre = average(resampled)
      return {
        name,
        first: variance > 0 ? average(firsts) : 0,
        total: variance > 0 ? average(totals) : 0,
        error: variance > 0 ? Math.sqrt(average(resampled.map(x => (x - centre) ** 2))) : 0,
      }
    })
    .sort((x, y) => y.total - x.total || (x.name < y.name ? -1 : 1))
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
