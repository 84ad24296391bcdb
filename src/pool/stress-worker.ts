import { workerData } from 'node:worker_threads'
import { type Block, runBlock } from '../stress/block.ts'
import type { Plan } from '../stress/plan.ts'
import { outcomesOfPoints, type Point } from '../stress/points.ts'
import { type Model, modelOf } from '../stress/run.ts'

// Tinypool hands its own data over first, then ours.
const [, plan] = workerData as [unknown, Plan]
let model: Model | undefined

export type Task =
  | { readonly kind: 'block'; readonly from: number; readonly count: number }
  | { readonly kind: 'points'; readonly points: readonly Point[]; readonly runs: number }

/** One block of runs, or the runs of some points of the parameters' ranges. */
export default function work(task: Task): Block | readonly Uint8Array[] {
  model ??= modelOf(plan)
  return task.kind === 'block'
    ? runBlock(plan, task.from, task.count, model)
    : outcomesOfPoints(model, task.points, task.runs)
}
