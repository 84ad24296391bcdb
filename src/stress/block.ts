import { OUTCOME_IDS } from './outcome.ts'
import type { Plan } from './plan.ts'
import { type Model, type Moment, modelOf, STEPS } from './run.ts'

/** Runs are done and kept in blocks of so many: small enough that the first is there within a second. */
export const BLOCK = 50

/** The stocks that are kept of every day. */
export const SHOWN = ['street', 'detained', 'loyal'] as const

/** What is kept at the checkpoints, to see where outcomes part. */
export const FEATURES = [
  'street',
  'loyal',
  'armed',
  'shortage',
  'fire',
  'netCut',
  'conceded',
  'foreign',
  'elite',
  'seat',
] as const satisfies readonly (keyof Moment)[]

/** Hours after the start at which runs are looked at. */
export const CHECKPOINTS = [6, 12, 24, 48, 72, 120, 168, 240, 336, 504, 720, 1080, 1440] as const

/** Runs `from` to `from + outcomes.length`, one after another, in arrays that go between threads and into files. */
export interface Block {
  readonly from: number
  /** Numbers in `OUTCOME_IDS`. */
  readonly outcomes: Uint8Array
  readonly steps: Uint16Array
  /** By run, day and shown stock; a run that has ended stays where it ended. */
  readonly fan: Float32Array
  /** By run, checkpoint and feature; not a number where the run has ended before. */
  readonly marks: Float32Array
}

/** Does so many runs of a plan. The same runs are the same bytes wherever and in whatever company they are done. */
export function runBlock(plan: Plan, from: number, count: number, model: Model = modelOf(plan)): Block {
  const { days } = plan
  const block: Block = {
    from,
    outcomes: new Uint8Array(count),
    steps: new Uint16Array(count),
    fan: new Float32Array(count * days * SHOWN.length),
    marks: new Float32Array(count * CHECKPOINTS.length * FEATURES.length).fill(Number.NaN),
  }
  for (let n = 0; n < count; n++) recordRun(block, n, model, from + n, days)
  return block
}

function recordRun(block: Block, n: number, model: Model, run: number, days: number): void {
  const { fan, marks } = block
  const firstFan = n * days * SHOWN.length
  const firstMark = n * CHECKPOINTS.length * FEATURES.length
  let recorded = 0
  let checkpoint = 0
  let last: Moment | null = null
  const record = (moment: Moment) => {
    for (const [s, stock] of SHOWN.entries()) fan[firstFan + recorded * SHOWN.length + s] = moment[stock]
    recorded++
  }
  const { outcome, steps } = model.run(run, undefined, (step, moment) => {
    last = moment
    if (step % STEPS === 0) record(moment)
    if (CHECKPOINTS[checkpoint]! * STEPS !== step * 24) return
    for (const [f, feature] of FEATURES.entries())
      marks[firstMark + checkpoint * FEATURES.length + f] = moment[feature]
    checkpoint++
  })
  while (last && recorded < days) record(last)
  block.outcomes[n] = OUTCOME_IDS.indexOf(outcome)
  block.steps[n] = steps
}

/** How the runs of some blocks ended, one block after the other. */
export function outcomesOf(blocks: readonly Block[]): Uint8Array {
  const all = new Uint8Array(blocks.reduce((sum, { outcomes }) => sum + outcomes.length, 0))
  let at = 0
  for (const { outcomes } of blocks) {
    all.set(outcomes, at)
    at += outcomes.length
  }
  return all
}
