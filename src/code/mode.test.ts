import { describe, expect, it } from 'vitest'
import { coded } from './coded.testing.ts'

function modesOf(text: string): readonly (string | null)[] {
  return coded(text).map(({ mode }) => mode)
}

describe('the mode of what is fired', () => {
  it.each([
    ['Security forces fired tear gas at demonstrators in Omdurman.', 'primitive'],
    ['Police in Nairobi fired rubber bullets at the crowd.', 'primitive'],
    ['Police in Nairobi fired tear gas canisters into the crowd.', 'primitive'],
    ['Police in Nairobi fired at the crowd.', 'firearms'],
    ['Police in Nairobi fired live rounds at protesters.', 'firearms'],
    ['Police in Nairobi fired tear gas and live rounds at protesters.', 'firearms'],
  ])('%s %s', (text, mode) => {
    expect(modesOf(text)).toEqual([mode])
  })
})
