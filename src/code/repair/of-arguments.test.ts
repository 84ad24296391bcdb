import { expect, it } from 'vitest'
import { goldClaims } from '../coded.testing.ts'

it.each([
  ['Soldiers clashed with villagers at a crossing near the border with Georgia on Thursday.'],
  ['Police fought with smugglers close to the frontier with Sudan.'],
])('the neighbour beyond a border has no part in what happens at it: %s', text => {
  const claim = goldClaims(text).find(({ event }) => event === 'ASSAULT')
  expect(claim?.target).toHaveLength(1)
  expect(claim?.target.join()).not.toMatch(/GOV/)
})

it.each([
  [
    "Sudan's military warned on Thursday of clashes with the Rapid Support Forces, which deployed troops in the capital.",
    'clashes',
  ],
  ["Kenya's police warned on Monday of attacks by bandits, who had gathered near the town.", 'attacks'],
])('what a warning is of has not happened, though a day stands before it: %s', (text, trigger) => {
  const claim = goldClaims(text).find(each => each.trigger === trigger)
  expect(claim?.factuality).toBe('PS+')
})
