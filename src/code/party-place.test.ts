import { expect, test } from 'vitest'
import { coded } from './coded.testing.ts'

/** The places of the claims of a text, by the word of each. */
function placesIn(text: string, day = '2024-06-12'): Record<string, string | null> {
  return Object.fromEntries(coded(text, { day }).map(each => [each.trigger.text, each.place?.name ?? null]))
}

test('Whom the report names struck or striking tells more than the country it speaks of most', () => {
  expect(
    placesIn(
      'Antony Blinken spoke on Monday. The United States is weighing an answer to an attack by Sudanese soldiers that killed hundreds of villagers.',
    ),
  ).toEqual({ attack: 'SDN' })
  expect(
    placesIn(
      'The matter worries Japan. Japan has asked for talks about it. Thousands of Belarusians were arrested last year.',
    ),
  ).toMatchObject({ arrested: 'BLR' })
})

test('A strike against a state is in that state', () => {
  const { airstrikes } = placesIn(
    'Lawmakers asked the United States for its reasons. John Kerry said airstrikes against the Syrian government could begin soon.',
    '2014-06-12',
  )
  expect(airstrikes).toBe('SYR')
})

test('A state tests its weapons at home, whoever tells of it', () => {
  const { tested } = placesIn(
    'The United States urged calm. Iran tested a missile on Monday, American officials said.',
  )
  expect(tested).toBe('IRN')
})

test('Where the report speaks of two countries alike, neither is the place of what nobody of them does', () => {
  const { detained } = placesIn('The crew are from Kenya and Ghana. A second ship was detained on Monday.')
  expect(detained).toBeNull()
})
