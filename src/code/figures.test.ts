import { describe, expect, it } from 'vitest'
import { goldClaims } from './coded.testing.ts'

/** `EVENT trigger actors > targets FACTUALITY` of each claim of a text of Wednesday 12 June 2024. */
function told(text: string): readonly string[] {
  return goldClaims(text).map(
    ({ event, trigger, actor, target, factuality }) =>
      `${event} ${trigger} ${actor.join('+')} > ${target.join('+')} ${factuality}`,
  )
}

describe('figures that do not say how people died', () => {
  it('are of the violence that the report tells of', () => {
    expect(told('Protests went on in Dakar on Tuesday. At least nine people have lost their lives.')).toEqual(
      ['PROTEST Protests  >  CT+', 'ASSAULT lost  > SEN CVL CT+'],
    )
  })

  it('fold into the attack that caused them', () => {
    expect(told('Gunmen attacked a bus in Mali on Tuesday. Two children were among the dead.')).toHaveLength(
      1,
    )
  })

  it('stand apart where others tell of them', () => {
    expect(told('Police fired at students in Dakar. Doctors said that nine people had died.')).toHaveLength(2)
  })

  it('are no event where the report tells of no violence', () => {
    expect(told('Three climbers lost their lives in Nepal, officials in Nepal said.')).toEqual([])
  })

  it('are no event where the only violence is a metaphor', () => {
    expect(
      told('A storm laid siege to the coast of Peru. Officials fear that a hundred people died.'),
    ).toEqual([])
  })

  it('can be denied where a verb tells them, and not where nobody is among them', () => {
    expect(told('Protests went on in Almaty. The ministry denied that 164 people had died.')).toContainEqual(
      expect.stringMatching(/^ASSAULT died .* CT-$/),
    )
    expect(told('Gunmen attacked a bus in Mali. No children were among the dead.')).toHaveLength(1)
  })
})

describe('what was told before', () => {
  it('is taken up by a noun that tells its place more precisely', () => {
    expect(
      told('A bomber struck a convoy in Pakistan on Tuesday. The explosion in Turbat was heard for miles.'),
    ).toHaveLength(1)
  })

  it('is taken up where somebody has not claimed it, and is not his', () => {
    expect(
      told('An attack killed two soldiers in Arauca, Colombia. The ELN has not claimed the attack.'),
    ).toEqual(['ASSAULT attack  > COL MIL CT+'])
  })

  it('is taken up by the same word in passing', () => {
    expect(
      told(
        'The Bolivian army chief asked the president to resign. A few hours after the Bolivian army chief asked the president to renounce his mandate, Morales complied.',
      ).filter(claim => claim.startsWith('REQUEST')),
    ).toHaveLength(1)
  })

  it('is told once by a noun and the participle that tells how it came', () => {
    expect(told('An agreement reached between Kenya and Uganda on Sunday ended the row.')).toHaveLength(1)
  })

  it('is not told anew by an outcome that is hung on who said so', () => {
    expect(
      told('The ministry of Azerbaijan declared that Armenian troops targeted a post, killing a soldier.'),
    ).toHaveLength(1)
  })

  it('is another act where it is gas or an abduction of another sentence', () => {
    expect(
      told('Some 200 people were wounded in Cairo. Policemen fired tear gas at the crowd on Tahrir Square.'),
    ).toHaveLength(2)
  })

  it('is not told anew by a second outcome', () => {
    expect(told('Gunmen in Mali started shooting, killing one resident and wounding another.')).toHaveLength(
      1,
    )
  })
})
