import { describe, expect, it } from 'vitest'
import { type CountryDefinition, countryOf, countrySchema, UNKNOWN_COUNTRY } from './country.ts'

const source = { title: 'made up' }
const region = (id: string, lon: number, population = 1000) => ({
  id,
  title: id.toUpperCase(),
  population,
  seat: { lat: 0, lon },
})
const small = {
  title: 'Small',
  source,
  capital: 'b',
  regions: [region('c', 2), region('a', 0), region('b', 1)],
  roads: [
    ['a', 'b'],
    ['b', 'c'],
  ],
  forces: {
    police: { persons: 10, source },
    interior: { persons: 5, source },
    army: { persons: 5, source },
  },
  allies: [
    { id: 'north', title: 'North', troops: 100 },
    { id: 'south', title: 'South', troops: 50, follows: 'north' },
  ],
}

describe('country.yaml', () => {
  it('is read with its regions in the order of their names and its roads both ways', () => {
    const country = countryOf(countrySchema.parse(small))
    expect(country.ids).toEqual(['a', 'b', 'c'])
    expect(country.roads.map(roads => roads.map(({ to }) => to))).toEqual([[1], [0, 2], [1]])
    // A degree at the equator is 111.2 km; roads are longer by 30 %, a column makes 500 km a day.
    expect(country.roads[0]![0]!.days).toBeCloseTo((111.19 * 1.3) / 500, 3)
    expect(country.capital).toBe(1)
    expect(country.allies).toEqual([
      { troops: 100, after: 0 },
      { troops: 50, after: 1 },
    ])
  })

  it('knows what to take where nothing is known', () => {
    expect(countrySchema.safeParse(UNKNOWN_COUNTRY).success).toBe(true)
  })

  it.each<[string, object, string, string]>([
    [
      'a region with no people',
      { regions: [region('a', 0, 0)] },
      'regions.0.population',
      'expected a region with people',
    ],
    ['no region', { regions: [] }, 'regions', 'Too small'],
    [
      'a region that is there twice',
      { regions: [...small.regions, region('a', 3)] },
      'regions.3.id',
      '"a" is there twice',
    ],
    ['a road to nowhere', { roads: [...small.roads, ['a', 'x']] }, 'roads.2.1', 'no region is called "x"'],
    ['a road graph in two parts', { roads: [['a', 'b']] }, 'roads', 'no road leads from c to a, b'],
    ['a capital that is no region', { capital: 'x' }, 'capital', 'no region is called "x"'],
    [
      'allies that wait for each other',
      {
        allies: [
          { id: 'north', title: 'North', troops: 100, follows: 'south' },
          { id: 'south', title: 'South', troops: 50, follows: 'north' },
        ],
      },
      'allies.0.follows',
      'allies wait for each other in a circle',
    ],
    [
      'an ally that waits for nobody known',
      { allies: [{ id: 'north', title: 'North', troops: 100, follows: 'east' }] },
      'allies.0.follows',
      'no ally is called "east"',
    ],
    [
      'forces of nobody',
      { forces: { ...small.forces, army: { persons: 0, source } } },
      'forces.army.persons',
      '',
    ],
  ])('refuses %s, and says where', (_, change, path, message) => {
    const issues = countrySchema.safeParse({ ...small, ...change }).error?.issues ?? []
    const found = issues.find(issue => issue.path.join('.') === path)
    expect(found?.message).toContain(message)
  })

  it('takes one region without roads', () => {
    const one: CountryDefinition = { ...UNKNOWN_COUNTRY }
    expect(countryOf(one).roads).toEqual([[]])
  })
})
