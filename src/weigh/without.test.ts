import { describe, expect, it } from 'vitest'
import { probabilityOf } from '../domain/logit.ts'
import { type Said, tell, weighed } from './newsroom.testing.ts'
import { logOddsWithout } from './without.ts'

const fired: Said = { trigger: 'fired', mode: 'firearms', actors: ['KAZ COP'], city: 'Aktobe' }
const first = tell('a', '2022-01-05T10:00Z', 'Reuters', 'Police fired at demonstrators in Aktobe.', [fired])
const second = tell(
  'b',
  '2022-01-05T10:00Z',
  'AFP',
  'Shots in the square: police fired at a crowd in Aktobe.',
  [fired],
)

describe('a belief without one of its terms', () => {
  it('is what would be believed had nobody told it: the others move up', () => {
    const { terms } = weighed([first, second]).events[0]!
    const left = logOddsWithout(terms, ({ label }) => label.startsWith('Reuters'))
    expect(probabilityOf(left)).toBeCloseTo(weighed([second]).events[0]!.belief.p, 9)
  })

  it('is the sum of all where none is taken away', () => {
    const { terms } = weighed([first, second]).events[0]!
    expect(logOddsWithout(terms, () => false)).toBeCloseTo(
      terms.reduce((sum, { value }) => sum + value, 0),
      9,
    )
  })
})
