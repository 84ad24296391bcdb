import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventRow } from '../../../src/serve/picture-schema.ts'
import { csvOf } from './events-csv.ts'
import { FILTER_NAMES, type Filters, passing, passingInSlices, SORTS, sorted } from './events-filter.ts'

const ALL = Object.fromEntries(FILTER_NAMES.map(name => [name, ''])) as unknown as Filters

function row(id: string, changes: Partial<EventRow> = {}): EventRow {
  return {
    id,
    title: `Event ${id}`,
    type: 'PROTEST',
    mode: null,
    actors: ['KAZ CVL'],
    targets: [],
    place: null,
    from: null,
    to: null,
    time: 'past',
    factuality: ['CT+'],
    conditional: false,
    first: '2022-01-05T00:00:00Z' as EventRow['first'],
    last: '2022-01-05T00:00:00Z' as EventRow['last'],
    belief: { p: 0.5, low: 0.3, high: 0.7 },
    grade: 'B2',
    reports: 1,
    supporting: 1,
    denying: 0,
    disputed: false,
    ...changes,
  }
}

/** As the page does it: the order first, then what passes. */
const filtered = (rows: readonly EventRow[], filters: Filters, names: Readonly<Record<string, string>>) =>
  passing(sorted(rows, filters.sort), filters, names)

describe('what passes', () => {
  const rows = [
    row('a', { title: 'Protest in Aktau', supporting: 4 }),
    row('b', {
      title: 'Arrests in Almaty',
      type: 'COERCE',
      actors: ['KAZ COP'],
      belief: { p: 0.9, low: 0.8, high: 1 },
      factuality: ['PS+', 'CT-'],
    }),
    row('c', { title: 'Shooting in Almaty', type: 'ASSAULT', disputed: true, supporting: 2, denying: 1 }),
  ]
  const ids = (filters: Partial<Filters>) =>
    filtered(rows, { ...ALL, ...filters }, { 'KAZ COP': 'police' }).map(({ id }) => id)

  it('lets everything through unasked, the best attested first', () => {
    expect(ids({})).toEqual(['a', 'c', 'b'])
  })
  it('holds all that is asked for together', () => {
    expect(ids({ q: 'almaty' })).toEqual(['c', 'b'])
    expect(ids({ q: 'almaty', disputed: '1' })).toEqual(['c'])
    expect(ids({ q: 'police' })).toEqual(['b'])
    expect(ids({ min: '80' })).toEqual(['b'])
    expect(ids({ several: '1' })).toEqual(['a', 'c'])
    expect([ids({ grade: 'A' }), ids({ grade: 'B' })]).toEqual([[], ['a', 'c', 'b']])
    expect([ids({ stated: 'fact' }), ids({ stated: 'denied' }), ids({ stated: 'open' })]).toEqual([
      ['a', 'c'],
      ['b'],
      [],
    ])
    expect(ids({ actor: 'KAZ COP', type: 'COERCE' })).toEqual(['b'])
  })
  it('takes any text in the address: it finds nothing or something, and never fails', () => {
    fc.assert(
      fc.property(fc.record(Object.fromEntries(FILTER_NAMES.map(name => [name, fc.string()]))), filters => {
        const found = filtered(rows, filters as unknown as Filters, {})
        expect(found.every(one => rows.includes(one))).toBe(true)
      }),
    )
  })
  it('finds the same a slice at a time, however short the slices are', () => {
    const many = Array.from({ length: 2600 }, (_, n) => row(`r${n}`, { title: n % 3 ? 'Protest' : 'Arrest' }))
    const filters = { ...ALL, q: 'arrest' }
    for (const rounds of [1, 2, 100]) {
      const tasks: (() => void)[] = []
      let found: readonly EventRow[] | null = null
      passingInSlices(
        many,
        filters,
        {},
        {
          over: () => {
            let looked = 0
            return () => ++looked >= rounds
          },
          later: work => tasks.push(work),
          done: rows => {
            found = rows
          },
        },
      )
      for (let task = tasks.shift(); task; task = tasks.shift()) task()
      expect(found).toEqual(passing(many, filters, {}))
    }
  })
  it('tells nothing of a search that was broken off', () => {
    const tasks: (() => void)[] = []
    const done: unknown[] = []
    const breakOff = passingInSlices(
      Array.from({ length: 2000 }, (_, n) => row(`r${n}`)),
      ALL,
      {},
      { over: () => () => true, later: work => tasks.push(work), done: rows => done.push(rows) },
    )
    breakOff()
    for (const task of tasks) task()
    expect(done).toEqual([])
  })
  it('keeps every row in any order', () => {
    for (const sort of SORTS.flatMap(name => [name, `-${name}`]))
      expect(ids({ sort }).toSorted()).toEqual(['a', 'b', 'c'])
    expect(ids({ sort: '-belief' })).toEqual(ids({ sort: 'belief' }).toReversed())
  })
})

describe('csvOf', () => {
  it('quotes what has to be quoted, and lets no cell be a formula', () => {
    const text = csvOf([row('a', { title: 'Protest, "large"' }), row('b', { title: '=HYPERLINK("x")' })], {})
    const [, first, second] = text.split('\r\n')
    expect(first).toContain('"Protest, ""large"""')
    expect(second).toContain(`"'=HYPERLINK(""x"")"`)
  })
})
