import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Postings } from './postings.ts'

it('has under each key what a map of lists has', () => {
  const key = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }))
  fc.assert(
    fc.property(fc.array(key, { maxLength: 10_000, size: 'max' }), keys => {
      const postings = new Postings()
      const lists = new Map<number, number[]>()
      keys.forEach((key, report) => {
        postings.add(key, report)
        lists.set(key, [...(lists.get(key) ?? []), report])
      })
      for (const [key, list] of lists) expect(postings.get(key)).toEqual(list.length > 1 ? list : list[0])
      if (!lists.has(7)) expect(postings.get(7)).toBeUndefined()
    }),
    { numRuns: 20 },
  )
})
