import { describe, expect, it } from 'vitest'
import { formatProblem, type Problem } from '../domain/problem.ts'
import { caseIndicators, chosen } from './indicators.ts'
import { readYamlText } from './yaml.ts'

const LIBRARY = ['elite.coup-alleged', 'loyalty.forces-waver', 'violence.riots']

function read(library: readonly string[], ...own: readonly string[]) {
  const problems: Problem[] = []
  const texts = own.flatMap((text, n) => readYamlText(text, { file: `own-${n + 1}.yaml` }, problems) ?? [])
  const found = caseIndicators(texts, { library: [...library], country: 'KAZ' }, problems)
  return { found: found.map(({ definition }) => definition), problems: problems.map(formatProblem) }
}

describe('choosing from the library', () => {
  it.each([
    [['*'], LIBRARY],
    [
      ['loyalty.*', 'violence.riots'],
      ['loyalty.forces-waver', 'violence.riots'],
    ],
    [
      ['*', '!elite.*'],
      ['loyalty.forces-waver', 'violence.riots'],
    ],
    [['!elite.*', '*'], LIBRARY],
    [[], []],
  ])('%j takes %j', (patterns, names) => {
    expect(chosen(LIBRARY, patterns)).toEqual(names)
  })
})

describe('the indicators of a case', () => {
  it('know the country that is at home', () => {
    const { found } = read(['sovereignty.foreign-troops-requested'])
    expect(found[0]!.test).toMatchObject({ query: { actor: ['KAZ GOV'] } })
  })

  it('change by an override what it names and no more', () => {
    const own = 'overrides: violence.mass-arrests\ntest:\n  thresholds: { tripped: 9 }\n'
    const { found, problems } = read(['violence.*'], own)
    expect(problems).toEqual([])
    expect(found.find(({ name }) => name === 'violence.mass-arrests')?.test).toMatchObject({
      query: { event: ['COERCE'], mode: ['arrest'] },
      thresholds: { watch: 2, tripped: 9, hysteresis: 1 },
    })
  })

  it('name the line of a fault in an override, and go on without the indicator', () => {
    const own = 'overrides: violence.mass-arrests\ntest:\n  thresholds:\n    tripped: 1\n'
    const { found, problems } = read(['violence.mass-arrests', 'violence.people-killed'], own)
    expect(found.map(({ name }) => name)).toEqual(['violence.people-killed'])
    expect(problems).toEqual([
      'own-1.yaml:4:5: error: test.thresholds: thresholds the wrong way round: expected watch (2) to come before tripped (1) (`forewarn schema NAME` says what is allowed here, `forewarn schema --help` has the names) [case/wrong-value]',
    ])
    const unknown = read(['violence.mass-arrests'], 'overrides: violence.mass-arrests\ntresholds: 1\n')
    expect(unknown.problems).toEqual([
      'own-1.yaml:2:1: error: tresholds: unknown key "tresholds" (correct its spelling or remove it) [case/unknown-key]',
    ])
  })

  it('say so where an override names what the case does not take', () => {
    const { problems } = read(['violence.*'], 'overrides: elite.coup-alleged\ntitle: Coup\n')
    expect(problems[0]).toContain(
      'own-1.yaml:1:12: error: overrides: the case takes no indicator named elite.coup-alleged',
    )
  })
})
