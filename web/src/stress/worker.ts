import { BLOCK, type Block, outcomesOf, runBlock } from '../../../src/stress/block.ts'
import type { Plan } from '../../../src/stress/plan.ts'
import { NO_POLICY, policyOf } from '../../../src/stress/policy.ts'
import { fanOf, type Grounds, resultOf } from '../../../src/stress/result.ts'
import { modelOf } from '../../../src/stress/run.ts'
import { pairedDifferences, sharesOf } from '../../../src/stress/shares.ts'
import type { FromRuns, Order, ToRuns } from './messages.ts'

/** The stress test in a thread of its own: the stage is pure, so the browser runs what the command runs. */
const thread = self as unknown as { postMessage(message: FromRuns): void }
let stopped = false

addEventListener('message', ({ data }: MessageEvent<ToRuns>) => {
  if (data.kind === 'stop') stopped = true
  else void run(data.order)
})

/** Partial results are told so often, and the first at once (assumption: what an eye follows). */
const TELL_MS = 250
/** Pairs of runs for the effect of a start condition: seven conditions, so seven times as many runs (assumption). */
const MOST_PAIRS = 300

async function run(order: Order): Promise<void> {
  stopped = false
  const sides = sidesOf(order)
  if (!sides) return
  const models = sides.map(({ plan }) => modelOf(plan))
  let told = Number.NEGATIVE_INFINITY
  // Both policies go on together, so that a test that is stopped compares the same runs.
  for (let from = 0; from < order.runs && !stopped; from += BLOCK) {
    const count = Math.min(BLOCK, order.runs - from)
    for (const [n, { plan, blocks }] of sides.entries()) blocks.push(runBlock(plan, from, count, models[n]))
    if (performance.now() - told >= TELL_MS) {
      tell(sides, from + count, order.runs)
      told = performance.now()
    }
    await messagesHeard()
  }
  const done = sides[0]!.blocks.reduce((sum, { outcomes }) => sum + outcomes.length, 0)
  tell(sides, done, order.runs)
  thread.postMessage({ kind: 'weighing' })
  const tests = sides.map(({ plan, blocks, grounds }) => resultOf(plan, blocks, grounds))
  const [first, second] = sides.map(({ blocks }) => outcomesOf(blocks))
  const differences = first && second ? pairedDifferences(first, second) : []
  thread.postMessage({ kind: 'finished', finished: { tests, differences, stopped: done < order.runs } })
}

interface Side {
  readonly plan: Plan
  readonly grounds: Grounds
  readonly blocks: Block[]
}

/** Null where a policy does not fit, which has been said by then. */
function sidesOf({ from, asOf, runs, seed, policies }: Order): readonly Side[] | null {
  const { plan, grounds } = from
  const sides: Side[] = []
  for (const [n, policy] of policies.entries()) {
    const read = policy
      ? policyOf(policy, plan.country.ids, asOf, plan.days)
      : { policy: NO_POLICY, faults: [] }
    if (read.faults.length) {
      thread.postMessage({ kind: 'faults', policy: n, faults: read.faults })
      return null
    }
    const pairs = Math.min(runs, MOST_PAIRS)
    sides.push({
      plan: { ...plan, seed, policy: read.policy },
      grounds: {
        ...grounds,
        definition: { ...grounds.definition, runs, pairs },
        policy: policy?.title ?? null,
        asked: runs,
      },
      blocks: [],
    })
  }
  return sides
}

function tell(sides: readonly Side[], done: number, of: number): void {
  const partial = sides.map(({ plan, blocks }) => ({
    runs: done,
    outcomes: sharesOf(outcomesOf(blocks)),
    fan: fanOf(blocks, plan.days),
  }))
  thread.postMessage({ kind: 'partial', done, of, partial })
}

/** Lets messages through that came meanwhile, such as the one to stop. */
function messagesHeard(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}
