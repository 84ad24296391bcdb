import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventRow } from '../../../src/serve/picture-schema.ts'
import { placeLabels } from './labels.ts'
import { placed } from './places.ts'

const event = (id: string, place: EventRow['place']) => ({ id, place }) as EventRow
const town = (name: string, lat: number, lon: number): EventRow['place'] => ({
  name,
  country: 'KAZ',
  precision: 'city',
  point: { lat, lon },
})

describe('placed', () => {
  const found = placed(
    [
      event('1', town('Almaty', 43.25, 76.92)),
      event('2', town('Alma-Ata', 43.25, 76.92)),
      event('3', { name: 'Mangystau', country: 'KAZ', precision: 'region', point: null }),
      event('4', { name: 'Elsewhere Region', country: 'KAZ', precision: 'region', point: null }),
      event('5', { name: 'KAZ', country: 'KAZ', precision: 'country', point: null }),
      event('6', null),
    ],
    new Set(['mangystau']),
  )

  it('draws a circle at a town alone, and one for two names of one town', () => {
    expect(found.towns.map(({ names, events }) => [names, events.length])).toEqual([
      [['Almaty', 'Alma-Ata'], 2],
    ])
  })
  it('shades a region as a whole', () => {
    expect([...found.regions.keys()]).toEqual(['mangystau'])
  })
  it('lists what is known no better, each with its reason', () => {
    expect(found.unplaced.map(({ kind }) => kind).toSorted()).toEqual([
      'countryOnly',
      'noPlace',
      'regionNoOutline',
    ])
  })
  it('loses no event', () => {
    const counts = [
      ...found.towns.map(({ events }) => events),
      ...found.regions.values(),
      ...found.unplaced.map(({ events }) => events),
    ].map(events => events.length)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6)
  })
})

describe('placeLabels', () => {
  it('never lays one label over another, nor beyond the edges', () => {
    const label = fc.record({
      key: fc.uuid(),
      text: fc.string({ minLength: 1, maxLength: 14 }),
      x: fc.integer({ min: 0, max: 600 }),
      y: fc.integer({ min: 0, max: 400 }),
      radius: fc.integer({ min: 4, max: 30 }),
    })
    fc.assert(
      fc.property(fc.array(label, { maxLength: 25 }), labels => {
        const boxes = placeLabels(labels, 600).map(({ text, x, y, radius, side }) => {
          const left = side === 'start' ? x + radius + 4 : x - radius - 4 - text.length * 7
          return { left, right: left + text.length * 7, top: y - 7.5, bottom: y + 7.5 }
        })
        for (const [n, a] of boxes.entries()) {
          expect(a.left >= 0 && a.right <= 600).toBe(true)
          for (const b of boxes.slice(n + 1))
            expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)
        }
      }),
    )
  })
})
