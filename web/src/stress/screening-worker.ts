import { OUTCOME_IDS } from '../../../src/stress/outcome.ts'
import { PARAMETERS } from '../../../src/stress/parameters.ts'
import { outcomesOfPoints, type Point } from '../../../src/stress/points.ts'
import { NO_POLICY, policyOf } from '../../../src/stress/policy.ts'
import { modelOf } from '../../../src/stress/run.ts'
import { morrisDesign, morrisEffects, sobolDesign, sobolIndices } from '../../../src/stress/sensitivity.ts'
import type { FromScreening, ScreeningOrder } from './screening-messages.ts'

/** Screening (Morris) and shares of the variance (Sobol) in a thread of their own, as `forewarn stress --sensitivity` has them. */
const thread = self as unknown as { postMessage(message: FromScreening): void }

/** Parameters among which the variance is apportioned, as the command does. */
const STRONGEST = 10
/** Points between two words of progress. */
const SLICE = 8

addEventListener('message', ({ data }: MessageEvent<ScreeningOrder>) => screen(data))

function screen({ from, asOf, seed, outcome, policy, depth }: ScreeningOrder): void {
  const { plan } = from
  const read = policy
    ? policyOf(policy, plan.country.ids, asOf, plan.days)
    : { policy: NO_POLICY, faults: [] }
  if (read.faults.length) {
    thread.postMessage({ kind: 'faults', messages: read.faults.map(({ message }) => message) })
    return
  }
  const { trajectories, rows, runs } = depth
  const model = modelOf({ ...plan, seed, policy: read.policy })
  const wanted = OUTCOME_IDS.indexOf(outcome)
  const of = trajectories * (PARAMETERS.length + 1) + rows * (STRONGEST + 2)
  let done = 0
  const sharesAt = (points: readonly Point[]): readonly number[] => {
    const shares: number[] = []
    for (let n = 0; n < points.length; n += SLICE) {
      for (const outcomes of outcomesOfPoints(model, points.slice(n, n + SLICE), runs))
        shares.push(outcomes.filter(each => each === wanted).length / runs)
      thread.postMessage({ kind: 'progress', done: done + shares.length, of })
    }
    done += shares.length
    return shares
  }
  const design = morrisDesign(trajectories, seed)
  const elementary = morrisEffects(design, sharesAt(design))
  thread.postMessage({ kind: 'screened', elementary })
  const names = elementary.slice(0, STRONGEST).map(({ name }) => name)
  const outputs = sharesAt(sobolDesign(names, rows, seed))
  thread.postMessage({ kind: 'apportioned', sobol: sobolIndices(names, rows, outputs, seed) })
}
