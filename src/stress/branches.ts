import type { Branch } from '../domain/assessment.ts'
import { type Block, CHECKPOINTS, FEATURES, outcomesOf } from './block.ts'
import { OUTCOME_IDS } from './outcome.ts'
import { countsOf, entropy } from './shares.ts'

/** Levels of splits, the fewest runs on a side, and the information that a split must give (assumptions). */
const DEPTH = 3
const FEWEST = 0.05
const LEAST_BITS = 0.05
/** The earliest hour whose best split gives so much of what the best split of all gives is where outcomes part. */
const NEARLY = 0.7
/** Splits are tried at these shares of the runs. */
const CUTS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const

interface History {
  readonly outcomes: Uint8Array
  /** By run, checkpoint and feature. */
  readonly marks: Float32Array
}

interface Split {
  readonly checkpoint: number
  readonly feature: number
  readonly above: number
  readonly bits: number
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** Where the outcomes part: the earliest hour and state, then within each side, as a shallow tree. */
export function branchesOf(blocks: readonly Block[]): readonly Branch[] {
  const outcomes = outcomesOf(blocks)
  const marks = new Float32Array(outcomes.length * CHECKPOINTS.length * FEATURES.length)
  let at = 0
  for (const block of blocks) {
    marks.set(block.marks, at)
    at += block.marks.length
  }
  const everyone = Array.from(outcomes, (_, run) => run)
  return grow({ outcomes, marks }, everyone, outcomes.length, '', 0)
}

function grow(
  history: History,
  runs: readonly number[],
  all: number,
  path: string,
  from: number,
): readonly Branch[] {
  const counts = countsOf(Uint8Array.from(runs, run => history.outcomes[run]!))
  const outcomes = OUTCOME_IDS.map((id, n) => ({ id, share: counts[n]! / (runs.length || 1) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
  const split = path.length < DEPTH ? earliestSplit(history, runs, all, from) : null
  const here = { path, share: runs.length / all, outcomes }
  if (!split) return [{ ...here, split: null }]
  const { checkpoint, feature, above, bits, low, high } = split
  return [
    { ...here, split: { hour: CHECKPOINTS[checkpoint]!, feature: FEATURES[feature]!, above, bits } },
    ...grow(history, low, all, `${path}l`, checkpoint),
    ...grow(history, high, all, `${path}h`, checkpoint),
  ]
}

function earliestSplit(history: History, runs: readonly number[], all: number, from: number): Split | null {
  const best = CHECKPOINTS.map((_, checkpoint) =>
    checkpoint < from ? null : bestSplitAt(history, runs, all, checkpoint),
  )
  const most = Math.max(...best.map(split => split?.bits ?? 0))
  if (most < LEAST_BITS) return null
  return best.find(split => split && split.bits >= NEARLY * most) ?? null
}

/** The split at a checkpoint that tells most of the outcome. Runs that have ended by then are on neither side. */
function bestSplitAt(
  { outcomes, marks }: History,
  runs: readonly number[],
  all: number,
  checkpoint: number,
): Split | null {
  const width = CHECKPOINTS.length * FEATURES.length
  const value = (run: number, feature: number) => marks[run * width + checkpoint * FEATURES.length + feature]!
  const going = runs.filter(run => !Number.isNaN(value(run, 0)))
  const fewest = Math.max(2, FEWEST * all)
  if (going.length < 2 * fewest) return null
  const whole = entropy(countsOf(Uint8Array.from(going, run => outcomes[run]!)))
  let best: Split | null = null
  for (let feature = 0; feature < FEATURES.length; feature++) {
    const sorted = Float32Array.from(going, run => value(run, feature)).sort()
    const cuts = new Set(CUTS.map(cut => sorted[Math.floor(cut * (sorted.length - 1))]!))
    for (const above of cuts) {
      const [low, high]: [number[], number[]] = [[], []]
      for (const run of going) (value(run, feature) > above ? high : low).push(run)
      if (low.length < fewest || high.length < fewest) continue
      const side = (list: readonly number[]) =>
        (list.length / going.length) * entropy(countsOf(Uint8Array.from(list, run => outcomes[run]!)))
      const bits = (whole - side(low) - side(high)) * (going.length / runs.length)
      if (bits > (best?.bits ?? 0)) best = { checkpoint, feature, above, bits, low, high }
    }
  }
  return best
}
