import { describe, expect, it } from 'vitest'
import type { Picture } from '../../../src/serve/picture-schema.ts'
import { kmToOutline, nearest } from './distances.ts'
import { flowsOf } from './flows.ts'
import type { Town } from './places.ts'

const town = (key: string, lat: number, lon: number): Town => ({
  key,
  names: [key],
  country: null,
  lat,
  lon,
  events: [],
})

describe('distances', () => {
  it('are great circles, the nearest first', () => {
    const almaty = town('Almaty', 43.25, 76.95)
    const others = [town('Moscow', 55.75, 37.62), town('Bishkek', 42.87, 74.59), almaty]
    const found = nearest(almaty, others, 5).map(({ town: { key }, km }) => [key, Math.round(km)])
    expect(found).toEqual([
      ['Bishkek', 196],
      ['Moscow', 3107],
    ])
  })

  it('to an outline end at the nearest stretch of it, also across the date line', () => {
    const square = (west: number, east: number) => ({
      type: 'Feature' as const,
      properties: {},
      geometry: {
        type: 'Polygon' as const,
        coordinates: [
          [
            [west, -10],
            [east, -10],
            [east, 10],
            [west, 10],
            [west, -10],
          ],
        ],
      },
    })
    expect(kmToOutline({ lat: 0, lon: 9 }, square(-10, 10))).toBeCloseTo(111.2, 1)
    expect(kmToOutline({ lat: 0, lon: 12 }, square(-10, 10))).toBeCloseTo(222.4, 1)
    expect(kmToOutline({ lat: 0, lon: -179 }, square(170, 179))).toBeCloseTo(222.4, 1)
  })
})

describe('exposure flows', () => {
  it('are one for each country, the most believed first, and none to the country itself', () => {
    const exposure = (id: string, country: string, p: number | null) =>
      ({ id, country, p }) as Picture['exposures'][number]
    const flows = flowsOf(
      [
        exposure('a', 'ITA', 0.2),
        exposure('b', 'KAZ', 0.9),
        exposure('c', 'RUS', null),
        exposure('d', 'ITA', 0.6),
      ],
      'KAZ',
    )
    expect(flows.map(({ country, p, exposures }) => [country, p, exposures.length])).toEqual([
      ['ITA', 0.6, 2],
      ['RUS', null, 1],
    ])
  })
})
