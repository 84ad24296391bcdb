import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type RowWindow, rowWindow, slotOf } from './row-window.ts'

const rowsOf = ({ first, last }: RowWindow) => Array.from({ length: last - first }, (_, n) => first + n)
const size = fc.record({
  height: fc.integer({ min: 1, max: 40 }),
  count: fc.integer({ min: 0, max: 500 }),
  spare: fc.integer({ min: 0, max: 12 }),
})

it('holds every row in sight, and gives no two rows one element', () => {
  fc.assert(
    fc.property(size, fc.array(fc.nat(499), { minLength: 1 }), ({ height, count, spare }, tops) => {
      let shown: RowWindow | null = null
      for (const wanted of tops) {
        const top = Math.max(0, Math.min(wanted, count - height))
        shown = rowWindow(shown, { top, height, count, spare })
        const rows = rowsOf(shown)
        for (let row = top; row < Math.min(count, top + height); row++) expect(rows).toContain(row)
        const slots = rows.map(row => slotOf(row, shown!))
        expect(new Set(slots).size).toBe(rows.length)
      }
    }),
  )
})

it('keeps the element of a row that stays, and the place of every element after a jump', () => {
  const all = { height: 20, count: 1000, spare: 5 }
  const a = rowWindow(null, { ...all, top: 100 })
  const b = rowWindow(a, { ...all, top: 103 })
  expect(slotOf(110, b)).toBe(slotOf(110, a))
  const c = rowWindow(b, { ...all, top: 700 })
  expect(rowsOf(c).map(row => slotOf(row, c))).toEqual(rowsOf(b).map(row => slotOf(row, b)))
})
