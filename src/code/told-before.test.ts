import { describe, expect, it } from 'vitest'
import { goldClaims } from './coded.testing.ts'

/** `EVENT trigger actors > targets` of each claim of a text of Wednesday 12 June 2024. */
function told(text: string): readonly string[] {
  return goldClaims(text).map(
    ({ event, trigger, actor, target }) => `${event} ${trigger} ${actor.join('+')} > ${target.join('+')}`,
  )
}

describe('parties of a noun that takes up what was told before', () => {
  it.each([
    [
      'are those who met',
      'The Polish president met the Lithuanian president in Vilnius on Monday. The prime minister of Latvia said that the lengthy talks had failed.',
      'CONSULT talks POL GOV+LTU GOV > ',
    ],
    [
      'are those who did it, by the same word',
      'Rwandan troops attacked Congolese soldiers near Goma on Monday. Uganda said that the lengthy attack had begun at night.',
      'ASSAULT attack RWA MIL > COD MIL',
    ],
    [
      'are those who signed something at their meeting',
      'The Polish president signed a treaty with the Lithuanian president. The prime minister of Latvia praised their meeting.',
      'CONSULT meeting POL GOV+LTU GOV > ',
    ],
    [
      'are those of talks that are named alone',
      'The Polish president met the Lithuanian president in Vilnius on Monday. Talks may go on for days.',
      'CONSULT Talks POL GOV+LTU GOV > ',
    ],
    [
      'are those who fired the missile',
      'North Korea tested a missile on Monday. The South Korean army said that the launch of the missile had failed.',
      'MOBILIZE launch PRK GOV > ',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })

  it('are not those of another deal, which is named', () => {
    expect(
      told('Niger signed a deal with Algeria on Monday. Mali said the Togo deal was dead.').filter(claim =>
        claim.startsWith('AGREE deal'),
      ),
    ).not.toContain('AGREE deal NER GOV+DZA GOV > ')
  })
})

describe('parties that an event has by nature', () => {
  it.each([
    [
      'a coup is against the government of its country',
      "Bolivia's president denounced the coup.",
      'COERCE coup  > BOL GOV',
    ],
    [
      'the protests in a country are of its people',
      'The protests have drawn thousands of people in Hong Kong.',
      'PROTEST protests HKG CVL > ',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })

  it('are nobody for protests that a state is blamed for', () => {
    expect(told('Cuba blamed the United States for the protests.')).toContain('PROTEST protests  > ')
  })
})
