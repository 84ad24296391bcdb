import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assessmentSchema } from '../domain/assessment-schema.ts'
import type { Coding } from '../domain/coding.ts'
import { type Instant, instantOf } from '../domain/instant.ts'
import { codeReports } from '../pool/code-reports.ts'
import { type LoadedCase, readCase } from '../read/case.ts'
import { readDefinitions } from '../read/definitions.ts'
import { readStates, readTreaties } from '../read/treaties.ts'
import { verify } from '../verify/verify.ts'
import { openCase } from './assess-case.ts'
import { assess, type ChainInput } from './chain.ts'
import { writeSmallCase } from './small-case.testing.ts'

const at = (text: string) => instantOf(Date.parse(text))
const folder = writeSmallCase()
const storeFolder = join(mkdtempSync(join(tmpdir(), 'forewarn-store-')), 'store')
let loaded: LoadedCase
let codings: ReadonlyMap<string, Coding>

beforeAll(async () => {
  loaded = (await readCase(folder)).loaded
  const inputs = loaded.reports.map(({ id, ...report }) => ({ ...report, report: id }))
  codings = new Map((await codeReports(inputs, { workers: 1 })).map(({ id, coding }) => [id, coding]))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(storeFolder, { recursive: true, force: true })
})

function input(asOf: Instant, reports = loaded.reports): ChainInput {
  const definitions = readDefinitions()
  return {
    ...loaded,
    ...definitions,
    treaties: { treaties: readTreaties(), states: readStates() },
    stress: { ...definitions.stress, runs: 10, pairs: 2 },
    version: 'test',
    asOf,
    reports,
    codings,
    seed: 1,
  }
}

describe('the chain', () => {
  it('says what was known at the hour, who said it, and what could not be read', () => {
    const assessment = assess(input(at('2022-03-02T12:00Z')))
    const types = assessment.events.map(({ type }) => type)
    expect(types).toContain('PROTEST')
    expect(types).toContain('RETREAT')
    expect(assessment.indicators.map(({ status }) => status)).toEqual(['tripped'])
    expect(assessment.explanation!.hypotheses[0]!.id).toBe('bread')
    const shot = assessment.events.find(({ type, disputed }) => type === 'ASSAULT' && disputed)
    expect(shot?.origins.map(({ supports }) => supports)).toEqual(expect.arrayContaining([true, false]))
    const unread = assessment.reports.filter(({ coding }) => coding.kind === 'not coded')
    expect(unread.map(({ report, coding }) => [report.language, coding])).toEqual([
      ['kk', { kind: 'not coded', reason: 'language kk' }],
    ])
  })

  it('matches the schema of what is printed', () => {
    const assessment = JSON.parse(JSON.stringify(assess(input(at('2022-03-02T12:00Z')))))
    expect(assessmentSchema.safeParse(assessment).error).toBeUndefined()
  })

  it('rests every number on a quote: claims lie in their reports, events have claims, indicators events', () => {
    const { reports, claims, events, indicators } = assess(input(at('2022-03-02T12:00Z')))
    const texts = new Map(reports.map(({ report }) => [report.id, report.text]))
    for (const { report, trigger } of claims)
      expect(texts.get(report)!.slice(trigger.start, trigger.end)).toBe(trigger.text)
    const known = new Set(claims.map(({ id }) => id))
    for (const event of events) {
      expect(event.claims.length).toBeGreaterThan(0)
      expect(event.claims.every(id => known.has(id))).toBe(true)
    }
    const ids = new Set(events.map(({ id }) => id))
    for (const { events: under } of indicators) expect(under.every(id => ids.has(id))).toBe(true)
  })

  it('is the same to the byte whatever came later, in whatever order, and however often', () => {
    const hours = ['2022-03-01T09:30Z', '2022-03-01T15:30Z', '2022-03-02T08:30Z', '2022-03-03T00:00Z'].map(at)
    fc.assert(
      fc.property(
        fc.constantFrom(...hours),
        fc.shuffledSubarray([...Array(6).keys()], { minLength: 6 }),
        fc.array(fc.nat(5), { maxLength: 4 }),
        (asOf, order, again) => {
          const known = loaded.reports.filter(({ published }) => published <= asOf)
          const all = [...order, ...again].map(n => loaded.reports[n]!)
          const same = JSON.stringify(assess(input(asOf, all))) === JSON.stringify(assess(input(asOf, known)))
          expect(same).toBe(true)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('knows nothing before the first report, and says so', () => {
    const assessment = assess(input(at('2022-02-28T00:00Z')))
    expect(assessment.events).toEqual([])
    expect(assessment.indicators.map(({ status }) => status)).toEqual(['no data'])
    expect(assessment.stress).toBeNull()
  })
})

describe('an opened case', () => {
  it('gives the same assessment with a fresh store and with one that holds the codings', async () => {
    const run = async () => {
      const opened = await openCase(folder, { storeFolder, workers: 1 })
      try {
        return JSON.stringify(await opened.assessAt(at('2022-03-02T12:00Z')))
      } finally {
        await opened.close()
      }
    }
    const first = await run()
    expect((await run()) === first).toBe(true)
    expect(first).toContain('PROTEST')
  }, 60_000)
})

describe('verification', () => {
  it('scores what has a verdict, and keeps apart what is open and what nobody knows', () => {
    const result = verify(assess(input(at('2022-03-02T12:00Z'))), loaded.outcome)
    expect(result.standings.map(({ id, result }) => [id, result])).toEqual([
      ['protest', 'right'],
      ['coup', 'right'],
      ['unknown', 'unsettled'],
    ])
    expect(result.scored).toBe(2)
    const [protest, coup] = result.standings
    expect(result.brier.forewarn).toBeCloseTo(((1 - protest!.p!) ** 2 + coup!.p! ** 2) / 2, 10)
    expect(result.brier['always half']).toBe(0.25)
  })
})
