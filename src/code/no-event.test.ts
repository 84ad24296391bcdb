import { describe, expect, it } from 'vitest'
import { coded } from './coded.testing.ts'

/** `EVENT trigger FACTUALITY` of each claim of a passage of 6 January 2022. */
function told(text: string): readonly string[] {
  return coded(text, { day: '2022-01-06' }).map(
    ({ event, trigger, factuality }) => `${event} ${trigger.text} ${factuality}`,
  )
}

describe('what is planned and then not done', () => {
  it.each([
    ['Malian troops had been due to withdraw from Ber on Monday, but did not.', 'RETREAT withdraw CT-'],
    ['Rebels in Mali had been expected to release the hostages but failed to do so.', 'RETREAT release CT-'],
    ['Soldiers were supposed to leave the base in Mali last week; they have not.', 'RETREAT leave CT-'],
    [
      'Had lawmakers not climbed the fence, Korean soldiers would have sealed the chamber.',
      'COERCE sealed CT-',
    ],
  ])('did not happen: %s', (text, claim) => {
    expect(told(text)).toEqual([claim])
  })

  it('is a purpose where it is done in a bid for it', () => {
    expect(told('Somali forces pounded the hotel in a bid to kill the gunmen.')).toEqual([
      'ASSAULT pounded CT+',
    ])
  })

  it('is of the state where people defy it', () => {
    expect(told('Kenyan protesters defied the curfew.')).toEqual(['COERCE curfew CT+'])
  })

  it('is a protest to a state where a state protests', () => {
    expect(told('It was the 20th protest by the Philippines against Chinese actions this year.')).toEqual([
      'ACCUSE protest CT+',
    ])
  })

  it('is none where nobody engaged in it', () => {
    expect(told('ECOWAS has not engaged in talks with the junta in Niger.')).toEqual(['CONSULT talks CT-'])
  })

  it('is left as it was where "did not" is a condition', () => {
    expect(told('Mali promised to withdraw its troops, and warned of sanctions if it did not.')).toContain(
      'RETREAT withdraw PR+',
    )
  })

  it('is read as a verb, though the parser may take a march for a noun', () => {
    expect(told('Campaigners in Kenya had been expected to march on the building.')).toEqual([
      'PROTEST march PR+',
    ])
  })

  it('is left open where its order or fear stands alone', () => {
    expect(told('Kenyans stayed at home for fear that soldiers would open fire.')).toEqual([
      'ASSAULT fire PS+',
    ])
  })

  it('is a plan still where it is due', () => {
    expect(told('Malian troops were due to withdraw from Ber on Monday.')).toEqual(['RETREAT withdraw PR+'])
  })
})

describe('no event', () => {
  it.each([
    ['the caption of a table', 'Table 3: arrests by county. Source: the Kenyan police service.'],
    ['the wording of a law', 'Under article 14 a person who resists a Kenyan officer may be detained.'],
    [
      'what goes on with a story, in the present',
      'The story begins in France in wartime. Louis is a paratrooper who is captured by German soldiers.',
    ],
    [
      'a revolt that only tells since when',
      'Rents have risen since the revolt against Assad erupted a year ago.',
    ],
    ['a month of long ago', 'He refused to return to Harrow in England in September 1803.'],
    ['a game, of which one word is enough', 'Brazil attacked from the kick-off and Peru retreated.'],
    ['firms among themselves', 'Netflix blamed a rival for the fall in subscribers and vowed to fight back.'],
    ['a plea of nobody to nobody', 'The appeal against the sentence in Kenya is dismissed.'],
    ['history of a day', 'On 5 March 1770 British soldiers fired into a crowd in Boston and killed five.'],
    ['a work of fiction', 'The novel follows a policeman who is ordered to arrest his brother in Spain.'],
    ['accidents of nobody', 'Three people were hurt when a balcony gave way at a wedding in Italy.'],
    ['animals', 'Jellyfish have invaded the beaches of Spain.'],
    ['what animals undergo', 'A whale that had been trapped in a Kenyan port swam back to sea.'],
    ['the wording of a convention', 'Under the Geneva conventions, medical units may not be attacked.'],
    ['a market that names no party', 'Sugar extended its retreat in London after a late rally in May.'],
  ])('is told in %s', (_, text) => {
    expect(told(text)).toEqual([])
  })

  it('is not what the law was used for, or a state does to a firm', () => {
    expect(told('A Kenyan journalist was detained under article 14 on Monday.')).toEqual([
      'COERCE detained CT+',
    ])
    expect(told('The Kenyan government seized the shares of a rival bank, investors said.')).toContain(
      'COERCE seized CT+',
    )
  })
})

describe('words that markets and games share with crises', () => {
  it.each([
    ['Students staged a rally in London.', 'PROTEST rally CT+'],
    ['A rally was held in London, police said.', 'PROTEST rally CT+'],
    ['In London, people poured out for a rally.', 'PROTEST rally CT+'],
  ])('tell of events where somebody is named: %s', (text, claim) => {
    expect(told(text)).toContain(claim)
  })
})

describe('forces in a stadium or a theatre', () => {
  it.each([
    ['Kenyan police fired tear gas at fans outside the stadium after the match.', 'ASSAULT fired CT+'],
    ['Gunmen opened fire on the audience at a concert hall near Moscow.', 'ASSAULT fire CT+'],
    [
      'A goalkeeper and a coach were among those killed when the Syrian army shelled Aleppo.',
      'ASSAULT killed CT+',
    ],
  ])('act all the same: %s', (text, claim) => {
    expect(told(text)).toContain(claim)
  })

  it('are only played where the words are those of a play', () => {
    expect(told('In the second act a mob breaks down the doors and the soldiers desert the queen.')).toEqual(
      [],
    )
  })
})

describe('what is served, fought or recognised', () => {
  it.each([
    'The former president of Peru is serving a sentence of 25 years.',
    'An airline in Thailand is fighting a bid by two rivals.',
    'The internationally recognised government of Libya has a new spokesman.',
    'A captain who once led a march in Oaxaca in Mexico lives in Spain.',
  ])('is no event: %s', text => {
    expect(told(text)).toEqual([])
  })
})

describe('what is refused until something else is done', () => {
  it('is left open', () => {
    expect(
      told("Chile's president said he would not recognise the government until observers came."),
    ).toContain('SUPPORT recognise U')
  })
})

describe('affairs in general', () => {
  it.each([
    ['an explainer', 'In a siege an army cuts off a town and starves it until it surrenders.'],
    ['a question of law', 'The essay asks whether a state may seize the assets of another.'],
    ['a definition', 'What counts as a revolt? Some ask only that officers disobey.'],
    ['the word alone', "The term “mutiny” is not used in Britain's manual."],
    ['a judgment', 'Any refusal in Cairo will be treated as rebellion.'],
    ['a plot', 'A policeman called Frank Serpico (Al Pacino) is attacked by three soldiers in Spain.'],
    ['two firms', 'Nokia and Ericsson have withdrawn the lawsuits that they had filed in Texas.'],
    [
      'history of a decade',
      'The map shows where minefields in Angola lay until they were cleared in the nineties.',
    ],
    [
      'history of a clause',
      'Visitors learn how many died in Amritsar in 1919, when troops fired on a crowd.',
    ],
    [
      'history of a participle',
      'Offensives launched in 1915 had failed, and Germany turned to its submarines.',
    ],
    ['history that goes on', 'In 1789 a crowd stormed the Bastille in Paris. The governor was killed.'],
  ])('are no event in %s', (_, text) => {
    expect(told(text)).toEqual([])
  })

  it('is history to the end of a paragraph of any length', () => {
    const text = `In 1789 a crowd stormed the Bastille in Paris. ${'The crowd cheered. '.repeat(12_000)}`
    expect(told(`${text}The governor was killed.`)).toEqual([])
  })

  it.each([
    ['police have arrested', 'Police have arrested a dozen men.', 'COERCE arrested CT+'],
    ['a headline', 'Gunmen kill nine in raid on village', 'ASSAULT kill CT+'],
    ['a day', 'Kenya became free in 1963. Police arrested ten men on Monday.', 'COERCE arrested CT+'],
    ['a year since', 'Police arrested a man who has run in every vote since 2001.', 'COERCE arrested CT+'],
    ['a force', "The commander of Iran's force (Qassem Soleimani) was killed.", 'ASSAULT killed CT+'],
  ])('are told from what %s tells', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })
})
