import type { Sensitivity } from '../brief/stress.ts'
import type { StressTest } from '../domain/assessment.ts'
import { runPoints } from '../pool/stress-runs.ts'
import { OUTCOME_IDS, type OutcomeId } from '../stress/outcome.ts'
import type { Plan } from '../stress/plan.ts'
import { morrisDesign, morrisEffects, sobolDesign, sobolIndices } from '../stress/sensitivity.ts'
import type { StressOptions } from './stress-runs.ts'

/** Trajectories and rows, with the runs at each point: 170,000 runs, some ten seconds (assumption). */
const TRAJECTORIES = 20
const ROWS = 256
const RUNS = 40
const STRONGEST = 10

/** Screens all parameters for what they do to the leading outcome, then apportions its variance among the strongest. */
export async function sensitivityOf(
  plan: Plan,
  stress: StressTest,
  { workers }: StressOptions,
  signal: AbortSignal,
  show: (message: string) => void,
): Promise<Sensitivity | null> {
  const leading = OUTCOME_IDS.indexOf(stress.outcomes[0]!.id as OutcomeId)
  const shares = (outcomes: readonly Uint8Array[]) =>
    outcomes.map(runs => runs.filter(outcome => outcome === leading).length / runs.length)
  show('screening all parameters (Morris)')
  const screening = morrisDesign(TRAJECTORIES, plan.seed)
  const screened = await runPoints(plan, screening, RUNS, { workers, signal })
  if (signal.aborted) return null
  const elementary = morrisEffects(screening, shares(screened))
  const names = elementary.slice(0, STRONGEST).map(({ name }) => name)
  show('apportioning the variance (Sobol)')
  const outputs = await runPoints(plan, sobolDesign(names, ROWS, plan.seed), RUNS, { workers, signal })
  if (signal.aborted) return null
  return { elementary, sobol: sobolIndices(names, ROWS, shares(outputs), plan.seed) }
}
