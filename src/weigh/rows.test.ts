import { describe, expect, it } from 'vitest'
import { Rows } from './rows.ts'

describe('rows of numbers', () => {
  it('come back as they were put, empty and longer than a block too', () => {
    const long = Uint32Array.from({ length: 300_000 }, (_, i) => i)
    const put = [new Uint32Array(0), Uint32Array.of(1, 2), long, Uint32Array.of(3), new Uint32Array(0)]
    const rows = new Rows()
    for (const row of put) rows.push(row)
    expect(put.map((_, i) => [...rows.at(i)])).toEqual(put.map(row => [...row]))
  })
})
