import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Coding } from '../domain/coding.ts'
import { type Instant, instantOf } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'
import { codeReports } from '../pool/code-reports.ts'
import { type LoadedCase, readCase } from '../read/case.ts'
import { readDefinitions } from '../read/definitions.ts'
import { readStates, readTreaties } from '../read/treaties.ts'
import { assess } from './chain.ts'

const CASE = fileURLToPath(new URL('../../cases/kazakhstan-2022', import.meta.url))
/** The first days hold copies, denials, several languages and hours told twice; more would only take longer. */
const END = instantOf(Date.parse('2022-01-05T12:00Z'))

let loaded: LoadedCase
let codings: ReadonlyMap<string, Coding>
let reports: readonly Report[]
beforeAll(async () => {
  loaded = (await readCase(CASE)).loaded
  reports = loaded.reports.filter(({ published }) => published <= END)
  const inputs = reports.map(({ id, ...report }) => ({ ...report, report: id }))
  codings = new Map((await codeReports(inputs, { workers: 1 })).map(({ id, coding }) => [id, coding]))
})

function assessed(asOf: Instant, from: readonly Report[]): string {
  const definitions = readDefinitions()
  return JSON.stringify(
    assess({
      ...loaded,
      ...definitions,
      treaties: { treaties: readTreaties(), states: readStates() },
      stress: { ...definitions.stress, runs: 20 },
      version: 'test',
      asOf,
      reports: from,
      codings,
      seed: 1,
    }),
  )
}

describe('Kazakhstan as of an hour', () => {
  it('is the same to the byte with what came later, in any order, and with reports told twice', () => {
    expect(reports.length).toBeGreaterThan(100)
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('2022-01-03T00:00Z'), max: Date.parse(END) }),
        fc.shuffledSubarray([...reports.keys()], { minLength: reports.length }),
        fc.subarray([...reports.keys()], { maxLength: 30 }),
        (at, order, again) => {
          const asOf = instantOf(at)
          const known = reports.filter(({ published }) => published <= asOf)
          const all = [...order, ...again].map(n => reports[n]!)
          expect(assessed(asOf, all) === assessed(asOf, known)).toBe(true)
        },
      ),
      { numRuns: 6 },
    )
  })
})
