import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { hypothesesProblems } from '../src/explain/check.ts'
import { readCaseFolder } from '../src/read/case.ts'
import { readDefinitions } from '../src/read/definitions.ts'
import { indicatorProblems } from '../src/watch/check.ts'
import { claimedOutlets } from '../src/weigh/claimed-outlet.ts'

const CASES = fileURLToPath(new URL('.', import.meta.url))
const folders = readdirSync(CASES, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name)
const ceiling = readDefinitions().weighing.bounds[1]

describe.each(folders)('the case %s', name => {
  const { loaded, problems, definition } = readCaseFolder(`${CASES}${name}`)
  const { indicators, hypotheses, signals, outlets, reports } = loaded

  it('is read without a fault', () => {
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(definition?.id).toBe(name)
  })

  it('has indicators that hold their own examples', () => {
    const place = (indicator: { name: string }) => ({ file: indicator.name })
    expect(indicatorProblems(indicators, { signals, ceiling, place })).toEqual([])
  })

  it('has evidence that asks for indicators that are there', () => {
    const place = (path: readonly PropertyKey[]) => ({ file: 'hypotheses.yaml', field: path.join('.') })
    expect(hypotheses ? hypothesesProblems(hypotheses, indicators, place) : []).toEqual([])
  })

  it('knows every outlet of its reports', () => {
    const known = new Set(
      outlets.flatMap(outlet => [outlet.name, ...outlet.aliases].map(key => key.toLowerCase())),
    )
    expect(reports.map(({ outlet }) => outlet).filter(outlet => !known.has(outlet.toLowerCase()))).toEqual([])
  })

  it('has no report under the name of an outlet that does not publish there', () => {
    const claimed = claimedOutlets(outlets, readDefinitions().weighing)
    expect(reports.filter(claimed).map(({ id, address }) => [id, address])).toEqual([])
  })

  it('gives no value of a signal before its hour', () => {
    const early = signals.flatMap(({ values }) =>
      values.filter(({ at, known }) => known !== undefined && known < at),
    )
    expect(early).toEqual([])
  })
})
