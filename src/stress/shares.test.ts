import { describe, expect, it } from 'vitest'
import { OUTCOME_IDS } from './outcome.ts'
import { countsOf, entropy, pairedDifferences, sharesOf } from './shares.ts'

const [FIRST, SECOND] = [0, 1]
const ended = (first: number, second: number) =>
  Uint8Array.from([...Array(first).fill(FIRST), ...Array(second).fill(SECOND)])

describe('shares', () => {
  it('are counted for every outcome, the commonest first', () => {
    const [most, next, ...rest] = sharesOf(ended(30, 70))
    expect([most!.id, most!.share, next!.id, next!.share]).toEqual([OUTCOME_IDS[1], 0.7, OUTCOME_IDS[0], 0.3])
    expect(rest.every(({ share, error }) => share === 0 && error > 0)).toBe(true)
  })

  it('have Wilson’s interval: 3 of 10 is 10.8 to 60.3 %', () => {
    const { low, high } = sharesOf(ended(3, 7)).find(({ id }) => id === OUTCOME_IDS[0])!
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.108', '0.603'])
  })
})

describe('paired differences', () => {
  it('leave out what both runs of a pair have alike', () => {
    const before = Uint8Array.from([0, 0, 0, 1, 1, 1, 1, 1, 1, 1])
    const after = Uint8Array.from([1, 0, 0, 1, 1, 1, 1, 1, 1, 1])
    const [first, second] = pairedDifferences(before, after)
    expect([first!.difference, second!.difference]).toEqual([-0.1, 0.1])
    // One unlike pair of ten: far less than the error of two shares that are not paired.
    expect(first!.error).toBeLessThan(Math.sqrt((2 * 0.3 * 0.7) / 10))
  })

  it('are not certain where no pair differs', () => {
    const same = ended(50, 50)
    const [first] = pairedDifferences(same, same)
    expect([first!.difference, first!.error > 0]).toEqual([0, true])
  })
})

describe('entropy', () => {
  it('is a bit for two equal sides, and nothing where all is certain', () => {
    expect(entropy(countsOf(ended(5000, 5000)))).toBeCloseTo(1, 3)
    expect(entropy([100, 0, 0])).toBe(0)
    expect(entropy([])).toBe(0)
  })
})
