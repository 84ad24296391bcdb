import { expect, it } from 'vitest'
import { goldClaims } from '../coded.testing.ts'

it.each([
  [
    'is the sentence',
    'Kassym-Jomart Tokayev spoke for the first time as head of the council, in a session on television, and asked the CSTO for help.',
    'asked',
  ],
  [
    'stands behind "after"',
    'Russia and its allies will send peacekeeping forces to Kazakhstan after President Kassym-Jomart Tokayev had asked for support, national television reported.',
    'asked',
  ],
  [
    'stands behind a day',
    'President Kassym-Jomart Tokayev accepted the resignation. In an address on Tuesday Tokayev called on the people not to give in.',
    'called',
  ],
])('a name before a finite verb is its subject where the parser thinks that it %s', (_, text, trigger) => {
  const claims = goldClaims(text, { day: '2022-01-06' })
  expect(claims.find(claim => claim.trigger === trigger)?.actor).toEqual(['KAZ GOV'])
})
