import { describe, expect, it } from 'vitest'
import type { Problem } from '../src/domain/problem.ts'
import { readDefinitions } from '../src/read/definitions.ts'
import { caseIndicators, INDICATORS_DIR, libraryNames } from '../src/read/indicators.ts'
import { indicatorProblems } from '../src/watch/check.ts'

const ceiling = readDefinitions().weighing.bounds[1]
const problems: Problem[] = []
const library = caseIndicators([], { library: ['*'], country: 'KAZ' }, problems)

describe('the library of indicators', () => {
  it('is read without a fault, each under the name of its file', () => {
    expect(problems).toEqual([])
    expect(library.map(({ definition }) => definition.name)).toEqual(libraryNames(INDICATORS_DIR))
  })

  it('has at least 36 in seven groups, five or more in each', () => {
    expect(library.length).toBeGreaterThanOrEqual(36)
    const groups = [...new Set(library.map(({ definition }) => definition.group))]
    expect(groups.toSorted()).toEqual([
      'economy',
      'elite',
      'information',
      'loyalty',
      'mobilisation',
      'sovereignty',
      'violence',
    ])
    for (const group of groups)
      expect(library.filter(({ definition }) => definition.group === group).length).toBeGreaterThanOrEqual(5)
  })

  it.each(['KAZ', 'RUS', 'TUN'])('holds its own examples at home in %s', country => {
    const found = caseIndicators([], { library: ['*'], country }, [])
    const places = new Map(found.map(({ definition, place }) => [definition, place]))
    const list = found.map(({ definition }) => definition)
    expect(
      indicatorProblems(list, {
        signals: [],
        ceiling,
        place: (indicator, path) => places.get(indicator)!(path),
      }),
    ).toEqual([])
  })

  it('looks for words in each language that the program reads', () => {
    for (const { definition } of library) {
      const { test, coverage } = definition
      const query = 'query' in test ? test.query : {}
      for (const words of [query.words, query.trigger, query.without, coverage?.words]) {
        if (!words) continue
        expect(
          words.some(word => /\p{Script=Latin}/u.test(word)),
          definition.name,
        ).toBe(true)
        expect(
          words.some(word => /\p{Script=Cyrillic}/u.test(word)),
          definition.name,
        ).toBe(true)
      }
    }
  })

  it('shows of each what trips it and what does not, and names its literature', () => {
    for (const { definition } of library) {
      const shown = [...(definition.examples ?? []), ...(definition.combinations ?? [])].map(
        ({ status }) => status,
      )
      expect(shown, definition.name).toContain('tripped')
      expect(
        shown.some(status => status !== 'tripped'),
        definition.name,
      ).toBe(true)
      // An author or body with the year of the work.
      expect(
        definition.sources.some(source => /\(\d{4}\)|\d{4}|yearly|Network/.test(source)),
        definition.name,
      ).toBe(true)
    }
  })
})
