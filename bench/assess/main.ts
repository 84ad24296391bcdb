import { cpus } from 'node:os'
import { assess } from '../../src/assess/chain.ts'
import type { Claim } from '../../src/domain/claim.ts'
import type { Coding } from '../../src/domain/coding.ts'
import { instantOf } from '../../src/domain/instant.ts'
import { readCase } from '../../src/read/case.ts'
import { readDefinitions } from '../../src/read/definitions.ts'
import { readStates, readTreaties } from '../../src/read/treaties.ts'
import { flood } from '../weigh/flood.ts'

/**
 * `npm run bench:assess`: seconds of the whole chain after coding (weigh, watch, explain, stress, expose) over floods
 * of made-up reports with five claims each, at five sizes, with the Kazakhstan case's own definitions; and how the
 * time grows. Prints JSON.
 */
const SIZES = [6250, 12_500, 25_000, 50_000, 100_000]

const { loaded } = await readCase('cases/kazakhstan-2022')
const definitions = readDefinitions()
const treaties = { treaties: readTreaties(), states: readStates() }
const asOf = instantOf(Date.parse('2023-01-01'))

const points = SIZES.map(size => {
  const { reports, claims } = flood(size, 1)
  const byReport = new Map<string, Claim[]>(reports.map(({ id }) => [id, []]))
  for (const claim of claims) byReport.get(claim.report)!.push(claim)
  const codings = new Map<string, Coding>(
    [...byReport].map(([id, found]) => [id, { kind: 'coded', language: 'en', claims: found }]),
  )
  const before = process.cpuUsage()
  const started = performance.now()
  const assessment = assess({
    ...loaded,
    ...definitions,
    treaties,
    version: 'bench',
    asOf,
    reports,
    codings,
    seed: 1,
  })
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(before)
  return {
    reports: size,
    events: assessment.events.length,
    seconds: round(seconds),
    processorSeconds: round((user + system) / 1e6),
    residentMiB: Math.round(process.memoryUsage.rss() / 1024 / 1024),
  }
})

const slope = (y: readonly number[]) => {
  const x = SIZES.map(Math.log)
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const [mx, my] = [mean(x), mean(y)]
  return (
    x.reduce((sum, each, i) => sum + (each - mx) * (y[i]! - my), 0) /
    x.reduce((sum, each) => sum + (each - mx) ** 2, 0)
  )
}

console.log(
  JSON.stringify(
    {
      what: 'the chain after coding, over made-up reports of five claims each',
      points,
      growthExponent: round(slope(points.map(({ processorSeconds }) => Math.log(processorSeconds)))),
      baseline: {
        what: 'exponent of n log n over the same sizes',
        exponent: round(slope(SIZES.map(size => Math.log(size * Math.log(size))))),
      },
      machine: `${cpus()[0]?.model.trim()}, one thread, Node ${process.version}`,
    },
    null,
    2,
  ),
)

function round(value: number): number {
  return Math.round(value * 100) / 100
}
