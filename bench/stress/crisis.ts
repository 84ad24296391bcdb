import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { runPlan } from '../../src/pool/stress-runs.ts'
import { runBlock } from '../../src/stress/block.ts'
import {
  type CountryDefinition,
  countryOf,
  countrySchema,
  UNKNOWN_COUNTRY,
} from '../../src/stress/country.ts'
import { rangesOf, START_IDS, stressSchema } from '../../src/stress/definition.ts'
import type { Plan } from '../../src/stress/plan.ts'
import { NO_POLICY } from '../../src/stress/policy.ts'
import { modelOf } from '../../src/stress/run.ts'

const definition = stressSchema.parse(parse(readFileSync('lexicon/stress.yaml', 'utf8')))
const kazakhstan = countrySchema.parse(parse(readFileSync('cases/kazakhstan-2022/country.yaml', 'utf8')))

/** Every run lasts its whole span, so that what is measured is the model and not how soon crises end. */
function planFor(land: CountryDefinition, days = 90, seed = 1): Plan {
  const country = countryOf(land)
  const never = { 'quiet-days': 90, 'split-below': 0, 'elite-hazard': 0 } as Readonly<Record<string, number>>
  return {
    days,
    seed,
    ranges: rangesOf(definition).map(range =>
      range.name in never ? { ...range, low: never[range.name]!, high: never[range.name]! } : range,
    ),
    beliefs: START_IDS.map(() => 0.5),
    country,
    unrest: country.ids.map(() => 0.5),
    somewhere: 0,
    policy: NO_POLICY,
  }
}

/** A chain of so many regions. */
function chain(regions: number): CountryDefinition {
  const names = Array.from({ length: regions }, (_, n) => `r${String(n).padStart(3, '0')}`)
  return {
    ...UNKNOWN_COUNTRY,
    capital: names[0]!,
    regions: names.map((id, n) => ({ id, title: id, population: 1_000_000, seat: { lat: 0, lon: n } })),
    roads: names.slice(1).map((id, n) => [names[n]!, id]),
  }
}

export async function crisisSpeeds(runs: number) {
  return {
    'cell-steps a second of processor time, one thread': cellSteps(),
    'runs of 90 days for 17 regions': await wholeRuns(runs),
    'seconds by regions (100 runs)': timesBy(
      [5, 10, 20, 40, 80],
      regions => planFor(chain(regions)),
      () => 100,
    ),
    'seconds by runs (17 regions)': timesBy(
      [50, 100, 200, 400, 800],
      () => planFor(kazakhstan),
      count => count,
    ),
    'seconds by days (100 runs, 17 regions)': timesBy(
      [15, 30, 60, 90, 180],
      days => planFor(kazakhstan, days),
      () => 100,
    ),
  }
}

export function cellSteps() {
  const plan = planFor(kazakhstan)
  const model = modelOf(plan)
  // A first round for the compiler, as all but the shortest uses have it.
  for (let n = 0; n < 200; n++) model.run(n)
  const speeds = Array.from({ length: 5 }, (_, k) => {
    let steps = 0
    const seconds = processorSeconds(() => {
      for (let n = 0; n < 200; n++) steps += model.run(200 * k + n).steps
    })
    return Math.round((steps * plan.country.ids.length) / seconds)
  }).sort((a, b) => a - b)
  return { median: speeds[2], best: speeds[4] }
}

async function wholeRuns(runs: number) {
  const start = performance.now()
  let first = 0
  await runPlan(planFor(kazakhstan), runs, {
    workers: 2,
    onBlock: () => {
      first ||= performance.now() - start
    },
  })
  return {
    runs,
    workers: 2,
    seconds: round((performance.now() - start) / 1000),
    'seconds to the first block': round(first / 1000),
    'resident MiB': Math.round(process.memoryUsage().rss / 1024 / 1024),
  }
}

function timesBy(sizes: readonly number[], planOf: (size: number) => Plan, runsOf: (size: number) => number) {
  const blocks = sizes.map(size => {
    const plan = planOf(size)
    const model = modelOf(plan)
    runBlock(plan, 0, 20, model)
    return () => runBlock(plan, 0, runsOf(size), model)
  })
  return costBy(sizes, (_, n) => blocks[n]!())
}

/** Seconds at five sizes, the least of three, with the slope of their logarithms: 1 is linear. */
export function costBy(sizes: readonly number[], work: (size: number, n: number) => void) {
  const seconds = sizes.map((size, n) =>
    Math.min(...[1, 2, 3].map(() => processorSeconds(() => work(size, n)))),
  )
  const [x, y] = [sizes.map(Math.log), seconds.map(Math.log)]
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const slope =
    mean(x.map((value, n) => (value - mean(x)) * (y[n]! - mean(y)))) /
    mean(x.map(value => (value - mean(x)) ** 2))
  return { sizes, seconds: seconds.map(round), slope: round(slope) }
}

/** Processor time does not count what else the machine does. */
export function processorSeconds(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000_000
}

function round(x: number): number {
  return Number(x.toFixed(3))
}
