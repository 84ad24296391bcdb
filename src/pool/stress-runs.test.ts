import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { keptBlocks } from '../store/stress-blocks.ts'
import type { Block } from '../stress/block.ts'
import { countryOf, countrySchema } from '../stress/country.ts'
import { rangesOf, START_IDS, stressSchema } from '../stress/definition.ts'
import { PARAMETERS } from '../stress/parameters.ts'
import type { Plan } from '../stress/plan.ts'
import { NO_POLICY } from '../stress/policy.ts'
import { MODEL } from '../stress/run.ts'
import { runPlan, runPoints } from './stress-runs.ts'

const shipped = stressSchema.parse(parse(readFileSync('lexicon/stress.yaml', 'utf8')))
const country = countryOf(
  countrySchema.parse(parse(readFileSync('cases/kazakhstan-2022/country.yaml', 'utf8'))),
)
const plan: Plan = {
  days: 10,
  seed: 5,
  ranges: rangesOf(shipped),
  beliefs: START_IDS.map(() => 0.4),
  country,
  unrest: country.ids.map(() => 0.4),
  somewhere: 0,
  policy: NO_POLICY,
}
const folder = mkdtempSync(join(tmpdir(), 'forewarn-blocks-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('runs on several threads', { timeout: 60_000 }, () => {
  it('are the same bytes whatever the number of workers', async () => {
    const alone = await runPlan(plan, 230, { workers: 1 })
    const together = await runPlan(plan, 230, { workers: 3 })
    expect(together).toEqual(alone)
    expect(alone.map(({ from, outcomes }) => [from, outcomes.length])).toEqual([
      [0, 50],
      [50, 50],
      [100, 50],
      [150, 50],
      [200, 30],
    ])
  })

  it('stop once they are broken off, and go on from what is kept', async () => {
    const controller = new AbortController()
    const kept = keptBlocks(folder, plan)
    const part = await runPlan(plan, 400, {
      workers: 1,
      signal: controller.signal,
      onBlock: block => {
        kept.keep(block)
        if (block.from === 100) controller.abort()
      },
    })
    expect(part.map(({ from }) => from)).toEqual([0, 50, 100])
    // A kill in the middle of a line leaves it cut short.
    writeFileSync(kept.file, '{"from":150,"outc', { flag: 'a' })
    const again = keptBlocks(folder, plan)
    expect(again.blocks).toEqual(part)
    const fresh: Block[] = []
    const whole = await runPlan(plan, 400, {
      workers: 1,
      done: again.blocks,
      onBlock: block => fresh.push(block),
    })
    expect(fresh.map(({ from }) => from)).toEqual([150, 200, 250, 300, 350])
    expect(whole).toEqual(await runPlan(plan, 400, { workers: 1 }))
  })

  it('keep apart plans that differ in anything', () => {
    const other = keptBlocks(folder, { ...plan, beliefs: START_IDS.map(() => 0.41) })
    expect(other.blocks).toEqual([])
    expect(keptBlocks(folder, plan, MODEL + 1).blocks).toEqual([])
  })

  it('give the outcomes at points of the ranges, in the order of the points', async () => {
    const points = Array.from({ length: 70 }, (_, n) => PARAMETERS.map(() => n / 69))
    const alone = await runPoints(plan, points, 3, { workers: 1 })
    expect(await runPoints(plan, points, 3, { workers: 2 })).toEqual(alone)
    expect(alone).toHaveLength(70)
  })
})
