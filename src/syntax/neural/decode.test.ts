import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeTree } from './decode.ts'

/** All trees with one child of the root, by brute force. */
function bestByHand(scores: readonly number[], words: number): number {
  const size = words + 1
  let best = Number.NEGATIVE_INFINITY
  const heads = new Array<number>(words).fill(0)
  const isTree = () =>
    heads.filter(head => head === 0).length === 1 &&
    heads.every((_, i) => {
      let node = i + 1
      for (let steps = 0; node !== 0; steps++) {
        if (steps > words) return false
        node = heads[node - 1]!
      }
      return true
    })
  const choose = (word: number, sum: number): void => {
    if (word === words) {
      if (isTree()) best = Math.max(best, sum)
      return
    }
    for (let head = 0; head < size; head++) {
      if (head === word + 1) continue
      heads[word] = head
      choose(word + 1, sum + scores[word * size + head]!)
    }
  }
  choose(0, 0)
  return best
}

const matrix = (words: number) =>
  fc.array(fc.integer({ min: -50, max: 50 }), {
    minLength: words * (words + 1),
    maxLength: words * (words + 1),
  })

test('the tree found is a best one with a single child of the root', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }).chain(words => fc.tuple(fc.constant(words), matrix(words))),
      ([words, scores]) => {
        const heads = decodeTree(scores, words + 1, words + 1)
        const sum = scores
          .map((score, i) => (heads[Math.floor(i / (words + 1)) + 1] === i % (words + 1) ? score : 0))
          .reduce((a, b) => a + b, 0)
        expect(sum).toBe(bestByHand(scores, words))
        expect([...heads.subarray(1)].filter(head => head === 0)).toHaveLength(1)
      },
    ),
  )
})
