import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parse } from 'yaml'
import { type CountryDefinition, countryOf, UNKNOWN_COUNTRY } from '../../src/stress/country.ts'
import { rangesOf, START_IDS, type StartId, stressSchema } from '../../src/stress/definition.ts'
import type { OutcomeId } from '../../src/stress/outcome.ts'
import { GREATEST, type ParameterName } from '../../src/stress/parameters.ts'
import type { Plan } from '../../src/stress/plan.ts'
import { NO_POLICY } from '../../src/stress/policy.ts'
import { streamOf } from '../../src/stress/random.ts'
import { modelOf, STEPS } from '../../src/stress/run.ts'
import { type Episode, episodesFrom, partsOf } from './episodes.ts'
import {
  type Cells,
  implausibility,
  logOdds,
  ODDS,
  oddsImplausibility,
  type Share,
  STATISTICS,
  sharesIn,
} from './statistics.ts'

/**
 * History matching of the stress test's ranges against past crises (episodes.ts), half of the episodes of 1990 to
 * 2012 held out, those from 2013 on a test. Each candidate multiplies the ranges of some parameters; the candidates
 * of each wave after the first lie around the best of the one before. Prints multipliers, ranges and the checks on
 * all parts, failures first.
 *
 *   npm run bench:calibrate -- FOLDER-OF-SERIES [waves] [candidates] [runs] [parameters joined by commas]
 */
const ALL: readonly ParameterName[] = [
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
  'removal-effect',
  'defection-effect',
  'strain',
  'defect',
  'force-effect',
  'concession-pull',
]
/** Multipliers of the first wave, on a logarithmic scale; and how far later waves move from a good candidate. */
const WIDEST = 2
/** Nearly all of a share, so that some is left. */
const MOST = 0.98
const JITTER = 0.25
const KEPT = 0.05
const PLAUSIBLE = 3
/** Runs of the posterior predictive checks. */
const PREDICTED = 5000

/** The outcomes that end in quiet, as the data tell of an end: by how the state met the last protest. */
const MET: Partial<Record<OutcomeId, Episode['lastMet']>> = {
  repressed: 'force',
  'foreign-held': 'force',
  'bought-off': 'concession',
  fizzles: 'nothing',
}

const [folder, waves = '5', candidates = '300', runs = '250', only] = process.argv.slice(2)
if (!folder) {
  process.stderr.write(
    'usage: npm run bench:calibrate -- FOLDER-OF-SERIES [waves] [candidates] [runs] [parameters]\n',
  )
  process.exit(2)
}
/** All that were ever matched, or those that are asked for: a change of one mechanism need not move the others. */
const MULTIPLIED = ALL.filter(name => only?.split(',').includes(name) ?? true)
const definition = stressSchema.parse(parse(readFileSync('lexicon/stress.yaml', 'utf8')))
const parts = partsOf(episodesFrom(folder))
const country = countryOf(ring(10))
const targets = sharesIn(parts.fitted)

interface Candidate {
  /** Logarithms of the multipliers, in the order of `MULTIPLIED`. */
  readonly logs: readonly number[]
  readonly score: number
}

/** The table as it stands is a candidate too; with no waves it is checked alone. */
const standing = MULTIPLIED.map(() => 0)
let best: readonly Candidate[] = [{ logs: standing, score: scoreOf(standing, Number(runs)) }]
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
    return { logs, score: scoreOf(logs, Number(runs)) }
  })
  best = [...best, ...tried].sort((a, b) => a.score - b.score).slice(0, Math.ceil(KEPT * Number(candidates)))
  process.stderr.write(`wave ${wave + 1}: least score ${best[0]!.score.toFixed(2)}\n`)
}

// With few runs a candidate may look good by luck: the last wave's best are looked at again with many.
best = best.map(({ logs }) => ({ logs, score: scoreOf(logs, PREDICTED) })).sort((a, b) => a.score - b.score)
const chosen = best[0]!
process.stdout.write(
  `${JSON.stringify(
    {
      machine: cpus()[0]?.model,
      episodes: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.length])),
      plausible: best.filter(({ score }) => score < PLAUSIBLE).length,
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
          [
            ...checksOn(modelShares(chosen.logs, PREDICTED, part), sharesIn(part)),
            ...oddsChecksOn(chosen.logs, PREDICTED, part),
          ],
        ]),
      ),
    },
    null,
    1,
  )}\n`,
)

function checksOn(model: readonly Share[], data: readonly Share[]) {
  return STATISTICS.map(({ name }, s) => ({
    name,
    model: round(model[s]!.share),
    data: round(data[s]!.share),
    implausibility: round(implausibility(model[s]!, data[s]!)),
    fails: implausibility(model[s]!, data[s]!) >= PLAUSIBLE,
  })).sort((a, b) => b.implausibility - a.implausibility)
}

function oddsChecksOn(logs: readonly number[], count: number, part: readonly Episode[]) {
  return ODDS.map(({ start, name, cellsIn }) => {
    const [model, data] = [cellsBy(start, logs, count), cellsIn(part)]
    const apart = oddsImplausibility(model, data)
    return {
      name,
      model: round(Math.exp(logOdds(model).log)),
      data: round(Math.exp(logOdds(data).log)),
      implausibility: round(apart),
      fails: apart >= PLAUSIBLE,
    }
  })
}

/**
 * What a candidate is ranked by: the worst implausibility where that rules it out, and of those that are not ruled out
 * the root mean square, so that no one figure of few episodes leads all the others.
 */
function scoreOf(logs: readonly number[], count: number): number {
  const model = modelShares(logs, count, parts.fitted)
  const shares = model.map((share, s) => implausibility(share, targets[s]!))
  // Odds take four times as many runs: they are not asked of what is ruled out already.
  if (Math.max(...shares) >= PLAUSIBLE) return Math.max(...shares)
  const all = [...shares, ...oddsChecksOn(logs, count, parts.fitted).map(check => check.implausibility)]
  const worst = Math.max(...all)
  return worst >= PLAUSIBLE ? worst : Math.sqrt(all.reduce((sum, each) => sum + each ** 2, 0) / all.length)
}

function rangesUnder(logs: readonly number[]): Plan['ranges'] {
  return rangesOf(definition).map(range => {
    const m = MULTIPLIED.indexOf(range.name === 'mobilised-if-spread' ? 'mobilised' : range.name)
    if (m < 0) return range
    const times = Math.exp(logs[m]!)
    const most = MOST * GREATEST[range.name]
    return { ...range, low: Math.min(most, range.low * times), high: Math.min(most, range.high * times) }
  })
}

/** A candidate's plan for crises that began as those of a part of the data did. */
function planUnder(logs: readonly number[], part: readonly Episode[]): Plan {
  const sharing = (held: (episode: Episode) => boolean) => part.filter(held).length / part.length
  // What the first protest was like is known at the start, as the beliefs of a case are.
  const known: Partial<Record<StartId, number>> = {
    'deadly-force': sharing(({ firedAtStart }) => firedAtStart),
    'removal-demanded': sharing(({ removalDemanded }) => removalDemanded),
  }
  return {
    days: definition.days,
    seed: 1,
    ranges: rangesUnder(logs),
    beliefs: START_IDS.map(id => known[id] ?? 0),
    country,
    unrest: country.ids.map(() => 0),
    somewhere: 0,
    policy: NO_POLICY,
  }
}

/** The runs of a candidate as if they were episodes. */
function modelShares(logs: readonly number[], count: number, part: readonly Episode[]): readonly Share[] {
  const model = modelOf(planUnder(logs, part))
  return sharesIn(
    Array.from({ length: count }, (_, n) => {
      let [fired, conceded] = [false, false]
      const { outcome, steps, values, starts } = model.run(n, undefined, (_, moment) => {
        fired ||= moment.fire === 1
        conceded ||= moment.conceded === 1
      })
      const days = steps / STEPS
      return {
        // The quiet days that end a run are after the last protest.
        days:
          outcome === 'stand-off' ? definition.days + 1 : MET[outcome] ? days - values['quiet-days'] : days,
        firedAtStart: starts['deadly-force'],
        removalDemanded: starts['removal-demanded'],
        fired,
        conceded,
        lastMet: MET[outcome] ?? null,
        coup: outcome === 'change-of-leader',
        war: outcome === 'civil-war' || outcome === 'forces-split',
      }
    }),
  )
}

/** How often the leader falls where a condition holds at the start and where not, all else alike. */
function cellsBy(start: StartId, logs: readonly number[], count: number): Cells {
  const model = modelOf(planUnder(logs, parts.fitted))
  const fallen = (held: boolean): readonly [number, number] => [
    Array.from({ length: count }, (_, n) => model.run(n, { starts: { [start]: held } }).outcome).filter(
      outcome => outcome === 'change-of-leader',
    ).length,
    count,
  ]
  return { with: fallen(true), without: fallen(false) }
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
