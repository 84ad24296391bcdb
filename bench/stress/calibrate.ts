import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parse } from 'yaml'
import { type CountryDefinition, countryOf, UNKNOWN_COUNTRY } from '../../src/stress/country.ts'
import { rangesOf, START_IDS, stressSchema } from '../../src/stress/definition.ts'
import type { ParameterName } from '../../src/stress/parameters.ts'
import type { Plan } from '../../src/stress/plan.ts'
import { NO_POLICY } from '../../src/stress/policy.ts'
import { streamOf } from '../../src/stress/random.ts'
import { modelOf, STEPS } from '../../src/stress/run.ts'
import { type Episode, episodesFrom, partsOf } from './episodes.ts'
import { implausibility, type Share, STATISTIC_NAMES, sharesIn } from './statistics.ts'

/**
 * History matching of the stress test's ranges against past crises (episodes.ts), half of the episodes of 1990 to
 * 2012 held out, those from 2013 on a test. Each candidate multiplies the ranges of some parameters; the candidates
 * of each wave after the first lie around the best of the one before. Prints multipliers, ranges and the checks on
 * all parts, failures first.
 *
 *   npm run bench:calibrate -- FOLDER-OF-SERIES [waves] [candidates] [runs]
 */
const MULTIPLIED: readonly ParameterName[] = [
  'mobilised',
  'mobilised-elsewhere',
  'growth',
  'fatigue',
  'suppression',
  'half-force',
  'threshold-mean',
  'grievance',
  'backlash',
  'alarm',
  'fire-hazard',
  'concede-hazard',
  'elite-hazard',
  'strain',
  'defect',
]
/** Multipliers of the first wave, on a logarithmic scale; and how far later waves move from a good candidate. */
const WIDEST = 2
/** Nearly all of a share; what has another unit stays far below it. */
const MOST = 0.98
const JITTER = 0.25
const KEPT = 0.05
const PLAUSIBLE = 3
/** Runs of the posterior predictive checks. */
const PREDICTED = 5000

const [folder, waves = '5', candidates = '300', runs = '250'] = process.argv.slice(2)
if (!folder) {
  process.stderr.write('usage: npm run bench:calibrate -- FOLDER-OF-SERIES [waves] [candidates] [runs]\n')
  process.exit(2)
}
const definition = stressSchema.parse(parse(readFileSync('lexicon/stress.yaml', 'utf8')))
const parts = partsOf(episodesFrom(folder))
const country = countryOf(ring(10))
const targets = sharesIn(parts.fitted)

interface Candidate {
  /** Logarithms of the multipliers, in the order of `MULTIPLIED`. */
  readonly logs: readonly number[]
  readonly worst: number
}

/** With no waves the table is checked as it stands. */
let best: readonly Candidate[] = [{ logs: MULTIPLIED.map(() => 0), worst: Number.POSITIVE_INFINITY }]
for (let wave = 0; wave < Number(waves); wave++) {
  const tried = Array.from({ length: Number(candidates) }, (_, n): Candidate => {
    const draw = streamOf(wave, n)
    const from = best[Math.floor(draw() * best.length)]!
    const widest = Math.log(WIDEST)
    const logs = from.logs.map(log =>
      wave > 0
        ? Math.min(widest, Math.max(-widest, log + 2 * JITTER * (draw() + draw() + draw() - 1.5)))
        : widest * (2 * draw() - 1),
    )
    return { logs, worst: worstOf(modelShares(logs, Number(runs), parts.fitted), targets) }
  })
  best = [...best, ...tried].sort((a, b) => a.worst - b.worst).slice(0, Math.ceil(KEPT * Number(candidates)))
  process.stderr.write(`wave ${wave + 1}: least worst implausibility ${best[0]!.worst.toFixed(2)}\n`)
}

// With few runs a candidate may look good by luck: the last wave's best are looked at again with many.
best = best
  .map(({ logs }) => ({ logs, worst: worstOf(modelShares(logs, PREDICTED, parts.fitted), targets) }))
  .sort((a, b) => a.worst - b.worst)
const chosen = best[0]!
process.stdout.write(
  `${JSON.stringify(
    {
      machine: cpus()[0]?.model,
      episodes: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.length])),
      plausible: best.filter(({ worst }) => worst < PLAUSIBLE).length,
      multipliers: Object.fromEntries(
        MULTIPLIED.map((name, m) => {
          const logs = best.map(candidate => candidate.logs[m]!).sort((a, b) => a - b)
          return [name, [chosen.logs[m]!, logs[0]!, logs.at(-1)!].map(log => round(Math.exp(log)))]
        }),
      ),
      ranges: Object.fromEntries(
        rangesUnder(chosen.logs)
          .filter(({ name }) => MULTIPLIED.includes(name) || name === 'mobilised-if-spread')
          .map(({ name, low, high }) => [name, [round(low), round(high)]]),
      ),
      checks: Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [
          name,
          checksOn(modelShares(chosen.logs, PREDICTED, part), sharesIn(part)),
        ]),
      ),
    },
    null,
    1,
  )}\n`,
)

function checksOn(model: readonly Share[], data: readonly Share[]) {
  return STATISTIC_NAMES.map((name, s) => ({
    name,
    model: round(model[s]!.share),
    data: round(data[s]!.share),
    implausibility: round(implausibility(model[s]!, data[s]!)),
    fails: implausibility(model[s]!, data[s]!) >= PLAUSIBLE,
  })).sort((a, b) => b.implausibility - a.implausibility)
}

function worstOf(model: readonly Share[], data: readonly Share[]): number {
  return Math.max(...model.map((share, s) => implausibility(share, data[s]!)))
}

function rangesUnder(logs: readonly number[]): Plan['ranges'] {
  return rangesOf(definition).map(range => {
    const m = MULTIPLIED.indexOf(range.name === 'mobilised-if-spread' ? 'mobilised' : range.name)
    if (m < 0) return range
    const times = Math.exp(logs[m]!)
    return { ...range, low: Math.min(MOST, range.low * times), high: Math.min(MOST, range.high * times) }
  })
}

/** The runs of a candidate as if they were episodes. */
function modelShares(logs: readonly number[], count: number, part: readonly Episode[]): readonly Share[] {
  // Whether people were killed in the first protest is known at the start, as the beliefs of a case are.
  const firedAtStart = part.filter(episode => episode.firedAtStart).length / part.length
  const plan: Plan = {
    days: definition.days,
    seed: 1,
    ranges: rangesUnder(logs),
    beliefs: START_IDS.map(id => (id === 'deadly-force' ? firedAtStart : 0)),
    country,
    unrest: country.ids.map(() => 0),
    policy: NO_POLICY,
  }
  const model = modelOf(plan)
  return sharesIn(
    Array.from({ length: count }, (_, n) => {
      let [fired, conceded] = [false, false]
      const { outcome, steps, values } = model.run(n, undefined, (_, moment) => {
        fired ||= moment.fire === 1
        conceded ||= moment.conceded === 1
      })
      const days = steps / STEPS
      const over = ['repressed', 'bought-off', 'fizzles', 'foreign-held'].includes(outcome)
      return {
        // The quiet days that end a run are after the last protest.
        days: outcome === 'stand-off' ? definition.days + 1 : over ? days - values['quiet-days'] : days,
        fired,
        conceded,
        coup: outcome === 'change-of-leader',
        war: outcome === 'civil-war' || outcome === 'forces-split',
      }
    }),
  )
}

/** So many regions of a million people each around a ring, half of a day's drive apart, with the usual forces. */
function ring(regions: number): CountryDefinition {
  return {
    ...UNKNOWN_COUNTRY,
    capital: 'r0',
    regions: Array.from({ length: regions }, (_, n) => ({
      id: `r${n}`,
      title: `Region ${n}`,
      population: 1_000_000,
      seat: {
        lat: 3 * Math.sin((2 * Math.PI * n) / regions),
        lon: 3 * Math.cos((2 * Math.PI * n) / regions),
      },
    })),
    roads: Array.from({ length: regions }, (_, n) => [`r${n}`, `r${(n + 1) % regions}`]),
  }
}

function round(x: number): number {
  return Number(x.toPrecision(3))
}
