import { describe, expect, it } from 'vitest'
import { goldClaims } from './coded.testing.ts'

/** Whose word an event of a text rests on. */
function sourceOf(text: string, trigger: string): string | null | undefined {
  return goldClaims(text).find(claim => claim.trigger === trigger)?.attribution
}

describe('a quotation', () => {
  it.each([
    [
      'is nobody’s but the speaker’s where he says what he believes',
      '"I believe that the army attacked the convoy," the defence minister of Kenya said.',
      'attacked',
    ],
    [
      'goes on with the speaker where the next sentence hopes something too',
      'The talks had failed, the Kenyan government said. “We hope that it ends, but the rebels attacked our convoy last week.”',
      'attacked',
    ],
    [
      'is the speaker’s in whatever clause of it something is told',
      '"When I heard that mortars had been used and that there was an attack on the second post, there was no doubt left," Kenya’s defence minister said.',
      'attack',
    ],
    [
      'goes on in the next sentence, of which only the subject is the author’s',
      '“We are ready,” Kenya’s defence minister said. The army “has arrested the men who planted the mines”.',
      'arrested',
    ],
    [
      'is whoever’s who is quoted and not of one who speaks in it',
      '“We are ready,” the Kenyan government said. “The Ugandan officers who met them on Monday said that they were tired.”',
      'met',
    ],
    [
      'is the speaker’s whatever he refers to',
      '"They attacked our convoy twice," Kenya’s defence minister said, referring to Uganda’s government.',
      'attacked',
    ],
    [
      'may have begun before the passage does',
      'They attacked our convoy twice this week, and we shall not forget it,” Kenya’s defence minister said.',
      'attacked',
    ],
  ])('%s', (_, text, trigger) => {
    expect(sourceOf(text, trigger)).toBe('KEN GOV')
  })

  it.each([
    [
      'ends where its mark does',
      '"It is a question of trust, and they have lost all of ours," said the minister, who accused Uganda of aggression.',
      'accused',
    ],
    [
      'is none where only a name stands between the marks',
      'The minister said it was late. The army arrested the author of “A War in Mind”.',
      'arrested',
    ],
  ])('%s', (_, text, trigger) => {
    expect(sourceOf(text, trigger)).toBeNull()
  })
})

it.each([
  [
    'whoever is asked to tell has told nothing',
    'Kenya’s government asked residents to report that rebels had attacked the convoy.',
    'KEN GOV',
  ],
  [
    'what is given a name is the author’s',
    'Kenya’s government described the attack on the convoy as an act of war.',
    null,
  ],
  [
    'what is recalled is the word of whoever does',
    'Kenya’s defence minister recalled the attack on the convoy.',
    'KEN GOV',
  ],
])('%s', (_, text, source) => {
  expect(goldClaims(text).find(claim => claim.event === 'ASSAULT')?.attribution).toBe(source)
})

it.each([
  ['Photo: Police in Nairobi arrested two men.', null],
  ['7:40 a.m.: Police in Nairobi arrested two men.', null],
  ['Report: Police in Nairobi arrested two men.', 'anonymous'],
  ['Kenyan minister: Police in Nairobi arrested two men.', 'KEN GOV'],
])('before a colon stands a source where it may be one: %s', (text, source) => {
  expect(goldClaims(text)[0]?.attribution).toBe(source)
})

it('what an aim is to be is no event', () => {
  expect(goldClaims('The goal was to withdraw the troops from Somalia.')).toEqual([])
})

it('an accusation that is rejected was made', () => {
  const claims = goldClaims('Kenya rejected accusations by Uganda that it had attacked the convoy.')
  expect(claims.map(({ event, factuality, attribution }) => [event, factuality, attribution])).toEqual([
    ['ACCUSE', 'CT+', null],
    ['ASSAULT', 'CT-', 'KEN GOV'],
  ])
})
