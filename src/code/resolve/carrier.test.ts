import { expect, it } from 'vitest'
import { goldClaims } from '../coded.testing.ts'

const DAY = '2024-06-12'

/** Days of the claims with these triggers, told on a Wednesday. */
function days(text: string, ...triggers: readonly string[]) {
  const claims = goldClaims(text, { day: DAY })
  return triggers.map(trigger => claims.find(claim => claim.trigger === trigger)?.date)
}

it.each([
  [
    'Police arrested three men Tuesday in connection with the bombing of a mosque in Quetta.',
    'arrested',
    'bombing',
  ],
  [
    'A court in Cairo sentenced five men on Tuesday for an attack on a police station.',
    'sentenced',
    'attack',
  ],
  ['Hundreds marched on Tuesday at the funeral of a man killed in a raid in Jenin.', 'marched', 'killed'],
])('what follows an act has a day of its own, and not the act: %s', (text, after, before) => {
  expect(days(text, after, before)).toEqual(['2024-06-11', null])
})

it('who claims responsibility says so on the day, and did not do it then', () => {
  expect(
    days('The rebels claimed responsibility on Tuesday for an attack on a base in Mali.', 'attack'),
  ).toEqual([null])
})

it('talks are on the day on which somebody comes for them', () => {
  expect(
    days('The minister arrived in Doha on Tuesday for talks with the mediators.', 'talks', 'arrived'),
  ).toContain('2024-06-11')
})

it('the day of a demand is not that of what is demanded, unlike that of a beginning', () => {
  expect(
    days('The prime minister asked the king on Tuesday to suspend the parliament of Jordan.', 'suspend'),
  ).toEqual([null])
  expect(days('Troops began on Tuesday to withdraw from Kabul.', 'withdraw')).toEqual(['2024-06-11'])
})
