import { OUTCOME_IDS } from './outcome.ts'
import { PARAMETERS, type ParameterName } from './parameters.ts'
import type { Model } from './run.ts'

/** Where in each parameter's range a run is: 0 its low end, 1 its high end, in the order of `PARAMETERS`. */
export type Point = readonly number[]

/** The outcomes of the runs 0 to `runs - 1` at each point: the same random numbers at every point. */
export function outcomesOfPoints(
  model: Model,
  points: readonly Point[],
  runs: number,
): readonly Uint8Array[] {
  return points.map(point => {
    const within = new Map<ParameterName, number>(PARAMETERS.map((name, n) => [name, point[n]!]))
    return Uint8Array.from({ length: runs }, (_, run) =>
      OUTCOME_IDS.indexOf(model.run(run, { within }).outcome),
    )
  })
}
