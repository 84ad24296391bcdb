import { describe, expect, it } from 'vitest'
import { goldClaims, type Told } from './coded.testing.ts'

/** `actors > targets` of each claim in text order. */
function partiesOf(text: string, told: Told = {}): readonly string[] {
  return goldClaims(text, told).map(({ actor, target }) => `${actor.join('+')} > ${target.join('+')}`)
}

describe('a people', () => {
  it.each([
    ['The Saudis threatened Iran.', 'SAU GOV > IRN GOV'],
    ['Britain accused the Chinese of espionage.', 'GBR GOV > CHN GOV'],
    ['Talks between Israel and the Palestinians collapsed.', 'ISR GOV+PSE GOV > '],
    ['The French condemned the coup in Niger.', 'FRA GOV > '],
  ])('that does what states do is its government: %s', (text, parties) => {
    expect(partiesOf(text)[0]).toBe(parties)
  })

  it.each([
    ['Police arrested the Canadians.', 'CAN COP > CAN CVL'],
    ['The three Canadians refused to leave.', 'CAN CVL > '],
    ['Palestinians protested in Gaza.', 'PSE CVL > '],
  ])('of which some are meant, or that suffers, is of citizens: %s', (text, parties) => {
    expect(partiesOf(text)[0]).toBe(parties)
  })
})

describe('lawmakers', () => {
  it('by their title are no namesakes of it', () => {
    expect(
      partiesOf('Sen. Elizabeth Warren condemned the arrests in Cambodia, the White House said.')[0],
    ).toBe('USA LEG > ')
  })

  it.each([
    'Tim Scott, R-S.C., condemned the coup in Myanmar.',
    'Rep. Gregory Meeks (D-N.Y.) condemned the coup in Myanmar.',
    'Chris Coons, D-Del., condemned the coup in Myanmar.',
  ])('are of the country whose benches stand behind the name: %s', text => {
    expect(partiesOf(text)[0]).toBe('USA LEG > ')
  })

  it('of the party of the president are of no opposition', () => {
    const text = 'Republicans rejected the plan. House Democrats rejected it too.'
    expect(partiesOf(text, { day: '2018-06-12' })).toEqual(['USA GOV > ', 'USA OPP > '])
    expect(partiesOf(text, { day: '2014-06-12' })).toEqual(['USA OPP > ', 'USA LEG > '])
  })
})

describe('members of a party', () => {
  it.each([
    'The Kentucky Republican accused Trump of silence on Iran.',
    'Republican leaders accused Trump of silence on Iran.',
  ])('told by the party alone sit in parliament: %s', text => {
    expect(partiesOf(text, { day: '2018-06-12' })[0]).toBe('USA LEG > USA GOV')
  })
})

describe('an office by which the press means its own country', () => {
  it('is of that country where the text names it, whatever it is about', () => {
    const text =
      'Syrian rebels asked for weapons in Syria. The administration rejected the call, U.S. officials said.'
    expect(partiesOf(text)[1]).toBe('USA GOV > ')
  })
})

describe('a leader of years ago', () => {
  it('is known by the surname, and holds no office', () => {
    expect(partiesOf('Obama condemned the attack in Syria.', { day: '2019-06-12' })[0]).toBe('USA CVL > ')
  })
})

describe('"we"', () => {
  it('is who is quoted, over the sentences of a quotation', () => {
    const text =
      'Israel will not wait, its defence minister said. "We will attack Iran. We will not negotiate with Hamas."'
    expect(partiesOf(text).slice(-2)).toEqual(['ISR GOV > IRN GOV', 'ISR GOV > PSE REB'])
  })

  it('suffers what others do to it', () => {
    const text = 'Turkey had lied, a Greek minister said. "They attacked us."'
    expect(partiesOf(text).at(-1)).toMatch(/ > GRC GOV$/)
  })
})

describe('a name that is a town’s too', () => {
  it.each([
    ['Gao Feng, spokesman for the army of Sudan, rejected the demand.', 'SDN MIL > '],
    ['Gao Feng, a spokesman for China’s commerce ministry, rejected the demand.', 'CHN GOV > '],
  ])('is of whom the office beside it is: %s', (text, parties) => {
    expect(partiesOf(text)[0]).toBe(parties)
  })
})

describe('a foreign ministry', () => {
  it('and its spokesman are of one country', () => {
    const text = 'Foreign Ministry spokesman Nasser Kanaani rejected the demand of Iran’s rivals.'
    expect(partiesOf(text)[0]).toBe('IRN GOV > ')
  })
})

describe('both', () => {
  it('leaders are the two who were told of last', () => {
    const text =
      'Russian President Vladimir Putin met Xi Jinping of China in Moscow. The leaders rejected the plan.'
    expect(partiesOf(text).at(-1)).toBe('RUS GOV+CHN GOV > ')
  })

  it('Koreas are two states', () => {
    expect(partiesOf('The two Koreas agreed on a truce.')[0]).toBe('PRK GOV+KOR GOV > ')
  })
})
