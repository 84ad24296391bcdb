import { expect, it } from 'vitest'
import { goldClaims } from '../coded.testing.ts'

function whoMobilises(text: string) {
  const claims = goldClaims(text, { day: '2022-01-06' })
  return claims.find(({ event }) => event === 'MOBILIZE')?.actor
}

it.each([
  ['Moscow and its CSTO allies announced the dispatch of a "collective peacekeeping force".', 'IGO CSTO'],
  [
    'The CSTO met in Moscow. Its chairman said that the collective forces would be sent to Kazakhstan.',
    'IGO CSTO',
  ],
  ['The African Union met on Monday. Peacekeepers were deployed to Somalia on Tuesday.', 'IGO AU'],
  ['The African Union met on Monday. Rwandan peacekeepers were deployed to Mozambique.', 'RWA MIL'],
])('a force of several states is of the organisation that was named last: %s', (text, actor) => {
  expect(whoMobilises(text)).toEqual([actor])
})

it('a force is not of the country that it is sent to', () => {
  expect(whoMobilises('Moscow said that the dispatch of a force to Kazakhstan had begun.')).toEqual([
    'RUS MIL',
  ])
})
