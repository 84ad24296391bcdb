import { expect, it } from 'vitest'
import { goldClaims } from '../coded.testing.ts'

it('a name that nobody is known to bear costs no more for each of its mentions', () => {
  const lines = Array.from({ length: 60 }, (_, n) => `{"id":"ka-${n}","lang":"en","text":"Troops fired."}`)
  expect(goldClaims(lines.join('\n')).length).toBeGreaterThan(0)
})

it('a name is of whom the text called so before', () => {
  const text = 'President William Ruto of Kenya met envoys on Monday. Ruto accused Rwanda of an attack.'
  const accusation = goldClaims(text, { day: '2023-05-10' }).find(({ trigger }) => trigger === 'accused')
  expect(accusation?.actor).toEqual(['KEN GOV'])
})
