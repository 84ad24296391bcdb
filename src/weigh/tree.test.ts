import { expect, it } from 'vitest'
import { type Said, tell, weighed } from './newsroom.testing.ts'
import { reportTree } from './tree.ts'

it('puts copies under what they copy, and reports under where their claims end', () => {
  const seized: Said = {
    trigger: 'seized',
    event: 'COERCE',
    mode: 'seize',
    actors: ['KAZ CVL'],
    city: 'Almaty',
  }
  const line = 'Protesters have seized the airport of the city, its staff said on Wednesday.'
  const { events, families } = weighed([
    tell('a', '2022-01-05T14:00Z', 'Orda', line, [seized]),
    tell('b', '2022-01-05T14:20Z', 'Mirror', line, [seized]),
    tell('c', '2022-01-05T15:00Z', 'TASS', 'The airport was seized by protesters, Orda reports.', [
      { ...seized, cites: ['MED Orda'] },
    ]),
    tell('d', '2022-01-05T16:00Z', 'AFP', 'Witnesses saw how protesters seized the airport.', [
      { ...seized, cites: ['KAZ CVL'] },
    ]),
  ])
  const tree = reportTree(events[0]!, claim => claim.split('#')[0]!, families)
  expect(tree.reports).toBe(4)
  expect(tree.branches.map(({ origin, tellings }) => [origin.who, tellings])).toEqual([
    [
      'Orda',
      [
        { report: 'a', claims: ['a#1'], copies: [{ report: 'b', claims: ['b#1'] }] },
        { report: 'c', claims: ['c#1'], copies: [] },
      ],
    ],
    ['KAZ CVL', [{ report: 'd', claims: ['d#1'], copies: [] }]],
  ])
})
