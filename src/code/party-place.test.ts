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

test('A country before the noun is who does it, not where it is', () => {
  expect(placesIn('The minister defended the U.S. invasions of Iraq and Afghanistan.')).toMatchObject({
    invasions: 'IRQ',
  })
  expect(placesIn('Egypt is a major recipient of US military aid.')).toEqual({ aid: null })
  expect(placesIn('The United States on Friday restored U.S. sanctions on Iran.')).toMatchObject({
    sanctions: null,
  })
})

test('A town that something is done to is where it is done', () => {
  expect(placesIn('Mosul was bombed on Monday.')).toEqual({ bombed: 'Mosul' })
})

test('A town before the noun that an act of speech is about is not where one speaks', () => {
  expect(
    placesIn('The envoy was cleared in an independent investigation of the Benghazi attack.'),
  ).toMatchObject({ investigation: null })
})

test('A date before a noun dates the noun, one behind a weekday tells which, a feast may end the sentence', () => {
  const daysIn = (text: string, day: string) =>
    Object.fromEntries(coded(text, { day }).map(each => [each.trigger.text, each.date]))
  expect(
    daysIn('She was asked about the September 11, 2012, attack on the mission in Benghazi.', '2012-12-15'),
  ).toEqual({ attack: '2012-09-11' })
  expect(
    daysIn('Residents inspect damage after an explosion in Sanaa, Yemen, on Friday, March 20.', '2015-03-26'),
  ).toEqual({ explosion: '2015-03-20' })
  expect(daysIn("Youths assaulted women during celebrations on New Year's Eve.", '2016-01-09')).toEqual({
    assaulted: '2015-12-31',
  })
})
