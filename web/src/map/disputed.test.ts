import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { claimantsOn, isBorder, standingsOn } from './disputed.ts'

const areas: Readonly<Record<string, { readonly lines: Readonly<Record<string, unknown>> }>> = JSON.parse(
  readFileSync(new URL('./disputed/areas.json', import.meta.url), 'utf8'),
)
const on = (day: string, position: string) => new Map(standingsOn(day, position).map(one => [one.id, one]))

describe('whose a disputed area is drawn as', () => {
  it('is who administers it, unless one asks for the claims of a state that claims it', () => {
    expect(on('2022-01-06', 'fact').get('crimea')?.owner).toBe('RUS')
    expect(on('2022-01-06', 'UKR').get('crimea')?.owner).toBe('UKR')
    expect(on('2022-01-06', 'GEO').get('crimea')?.owner).toBe('RUS')
    expect(on('2022-01-06', 'open').get('crimea')?.owner).toBeNull()
  })
  it('is as it was on the day: what was not disputed yet is drawn as whose it was', () => {
    const before = on('2013-01-01', 'fact').get('crimea')
    expect([before?.owner, before?.disputed]).toEqual(['UKR', false])
    expect(on('2022-01-06', 'RUS').get('donetsk')?.owner).toBeNull()
    expect(on('2022-10-01', 'RUS').get('donetsk')?.owner).toBe('RUS')
    expect(claimantsOn('2022-01-06')).not.toContain('RUS')
  })
  it('has a shape for every area, and neighbours that are there', () => {
    const all = on('2030-01-01', 'fact')
    expect([...all.keys()].toSorted()).toEqual(Object.keys(areas).toSorted())
    for (const { lines } of Object.values(areas))
      for (const neighbour of Object.keys(lines).filter(name => name.startsWith('@')))
        expect(all.has(neighbour.slice(1)), neighbour).toBe(true)
  })
  it('makes a line a border where two owners meet', () => {
    const isOne = (position: string, id: string, neighbour: string) => {
      const standings = on('2030-01-01', position)
      return isBorder(neighbour, standings.get(id)!, standings)
    }
    expect(isOne('fact', 'western-sahara-east', 'MAR')).toBe(true)
    expect(isOne('MAR', 'western-sahara-east', 'MAR')).toBe(false)
    expect(isOne('UKR', 'crimea', '@kherson')).toBe(false)
    expect(isOne('open', 'crimea', '@kherson')).toBe(false)
  })
})
