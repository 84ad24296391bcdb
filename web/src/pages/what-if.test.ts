import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Explanation } from '../../../src/domain/assessment.ts'
import { weighed } from './what-if.ts'

const open = fc.double({ min: 0.02, max: 0.98, noNaN: true })

/** Two hypotheses and the terms that a stage would give for evidence seen with these likelihoods. */
function explanationOf(priors: readonly number[], likelihoods: readonly (readonly number[])[]): Explanation {
  const ids = priors.map((_, n) => `h${n}`)
  const total = priors.reduce((sum, prior) => sum + prior, 0)
  const evidence = likelihoods.map((row, n): Explanation['evidence'][number] => {
    const logs = row.map(Math.log)
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length
    return {
      id: `x${n}`,
      title: `x${n}`,
      state: 'seen',
      p: 1,
      events: [],
      claims: [],
      terms: Object.fromEntries(ids.map((id, m) => [id, logs[m]! - mean])),
      diagnosticity: 0,
      countedUnder: null,
      source: 'test',
    }
  })
  return {
    question: '?',
    hypotheses: ids.map((id, n) => ({
      id,
      title: id,
      description: '',
      prior: priors[n]! / total,
      priorSource: 'test',
      posterior: 0,
      range: [0, 1] as const,
    })),
    evidence,
    matrix: { columns: [], rows: [], differs: null },
    linchpins: [],
    sensitivity: [],
    lookFor: [],
  }
}

describe('weighed', () => {
  it('is the rule of Bayes', () => {
    fc.assert(
      fc.property(
        fc.array(open, { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 0, max: 4 }),
        fc.infiniteStream(open),
        (priors, rows, more) => {
          const likelihoods = Array.from({ length: rows }, () => priors.map(() => more.next().value))
          const { hypotheses } = weighed(explanationOf(priors, likelihoods), {
            without: new Set(),
            priors: {},
          })
          const joint = priors.map((prior, n) =>
            likelihoods.reduce((product, row) => product * row[n]!, prior),
          )
          const total = joint.reduce((sum, weight) => sum + weight, 0)
          for (const { id, posterior } of hypotheses)
            expect(posterior).toBeCloseTo(joint[Number(id.slice(1))]! / total, 9)
        },
      ),
    )
  })

  it('forgets evidence that is left out, and sums to one', () => {
    const given = explanationOf([0.5, 0.5], [[0.9, 0.1]])
    const [first] = weighed(given, { without: new Set(), priors: {} }).hypotheses
    expect(first!.posterior).toBeCloseTo(0.9)
    const without = weighed(given, { without: new Set(['x0']), priors: { h0: 0.2, h1: 0.6 } }).hypotheses
    expect(without.map(({ id, posterior }) => [id, Number(posterior.toFixed(3))])).toEqual([
      ['h1', 0.75],
      ['h0', 0.25],
    ])
  })
})

describe('the words of the page', () => {
  it('are the same in every language: no key of one is missing in another', async () => {
    const { en } = await import('../words/en.ts')
    const { ru } = await import('../words/ru.ts')
    const keysOf = (value: unknown, path = ''): string[] =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`))
        : [path]
    expect(keysOf(ru).toSorted()).toEqual(keysOf(en).toSorted())
  })
  it('know every group of tests that the case uses', async () => {
    const { en } = await import('../words/en.ts')
    const folder = new URL('../../../cases/kazakhstan-2022/indicators/', import.meta.url)
    for (const file of readdirSync(folder)) {
      const [, group] = /^group: (\w+)/m.exec(readFileSync(new URL(file, folder), 'utf8')) ?? []
      // An override has the group of what it overrides, which is in the library.
      if (group !== undefined) expect(Object.keys(en.groups), file).toContain(group)
    }
  })
})
