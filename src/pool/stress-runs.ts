import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { Tinypool } from 'tinypool'
import { BLOCK, type Block, runBlock } from '../stress/block.ts'
import type { Plan } from '../stress/plan.ts'
import { outcomesOfPoints, type Point } from '../stress/points.ts'
import { modelOf } from '../stress/run.ts'
import type { Task } from './stress-worker.ts'

export interface RunOptions {
  /** Threads; by default one for each processor. The results are the same bytes whatever their number. */
  readonly workers?: number | undefined
  /** Blocks that an earlier call has done: they are not done again. */
  readonly done?: readonly Block[]
  /** Told of each block as it is finished. */
  readonly onBlock?: (block: Block) => void
  /** Once aborted no further block is begun; those that are done are returned. */
  readonly signal?: AbortSignal
}

/** Does so many runs of a plan on several threads; the blocks are in order of their runs. */
export async function runPlan(plan: Plan, runs: number, options: RunOptions = {}): Promise<readonly Block[]> {
  const { done = [], onBlock, signal, workers = availableParallelism() } = options
  const whole = new Map(done.map(block => [block.from, block]))
  const blocks: Block[] = []
  const tasks: Task[] = []
  for (let from = 0; from < runs; from += BLOCK) {
    const count = Math.min(BLOCK, runs - from)
    const kept = whole.get(from)
    if (kept?.outcomes.length === count) blocks.push(kept)
    else tasks.push({ kind: 'block', from, count })
  }
  await share(plan, tasks, workers, signal, result => {
    blocks.push(result as Block)
    onBlock?.(result as Block)
  })
  return blocks.sort((a, b) => a.from - b.from)
}

/** Points handed to a worker at once. */
const POINTS = 64

/** The outcomes of so many runs at each of some points of the parameters' ranges, in the order of the points. */
export async function runPoints(
  plan: Plan,
  points: readonly Point[],
  runs: number,
  options: Pick<RunOptions, 'workers' | 'signal'> = {},
): Promise<readonly Uint8Array[]> {
  const tasks = Array.from(
    { length: Math.ceil(points.length / POINTS) },
    (_, n): Task => ({ kind: 'points', points: points.slice(n * POINTS, (n + 1) * POINTS), runs }),
  )
  const results: (readonly Uint8Array[])[] = []
  await share(plan, tasks, options.workers ?? availableParallelism(), options.signal, (result, n) => {
    results[n] = result as readonly Uint8Array[]
  })
  return results.flat()
}

type Result = Block | readonly Uint8Array[]

/** Each worker takes the next task when it is free, until there is none or the work is broken off. */
async function share(
  plan: Plan,
  tasks: readonly Task[],
  workers: number,
  signal: AbortSignal | undefined,
  take: (result: Result, task: number) => void,
): Promise<void> {
  const threads = Math.min(workers, tasks.length)
  const pool = threads > 1 ? openPool(threads, plan) : null
  const model = modelOf(plan)
  const here = async (task: Task): Promise<Result> => {
    // Lets a key press or a signal through between two tasks.
    await setImmediate()
    return task.kind === 'block'
      ? runBlock(plan, task.from, task.count, model)
      : outcomesOfPoints(model, task.points, task.runs)
  }
  let next = 0
  const hand = async () => {
    while (next < tasks.length && !signal?.aborted) {
      const n = next++
      take(pool ? ((await pool.run(tasks[n]!)) as Result) : await here(tasks[n]!), n)
    }
  }
  try {
    if (tasks[0] && !signal?.aborted) {
      // The first result is there while the threads still start.
      take(await here(tasks[next]!), next++)
    }
    await Promise.all(Array.from({ length: Math.max(1, threads) }, hand))
  } finally {
    await pool?.destroy()
  }
}

function openPool(threads: number, workerData: Plan): Tinypool {
  const typescript = import.meta.url.endsWith('.ts')
  return new Tinypool({
    filename: new URL(typescript ? './stress-worker.ts' : './stress-worker.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    workerData,
    ...(typescript
      ? { execArgv: ['--import', new URL('./typescript-thread.mjs', import.meta.url).href] }
      : {}),
  })
}
