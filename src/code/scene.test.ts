import { describe, expect, it } from 'vitest'
import { goldClaims } from './coded.testing.ts'

/** `trigger place day` of each claim of a text published on Wednesday 12 June 2024. */
function told(text: string): readonly string[] {
  return goldClaims(text).map(({ trigger, place, date }) => `${trigger} ${place} ${date}`)
}

describe('the place of a claim', () => {
  it.each([
    [
      'is that of the sentence before for what goes on there',
      'Gunmen attacked a school in Zuru, in the Nigerian state of Kebbi. Troops have been sent to the area.',
      'sent Zuru null',
    ],
    [
      'is not that of the sentence before for a count so far',
      'Nigerian police broke up a rally in Kano. More than 500 people have been arrested since Sunday.',
      'arrested NGA 2024-06-09',
    ],
    [
      'nor for what a government orders',
      'Police in Bangkok used tear gas on students. The Thai government banned gatherings of five people.',
      'banned THA null',
    ],
    [
      'is the town that "the capital" takes up, not the one named last',
      'Thousands marched in Paris on Sunday. Police fired tear gas in Rennes and arrested ten people in the capital.',
      'arrested Paris null',
    ],
    [
      'is the country that "there" takes up, not that of who speaks',
      'The government of Armenia joined the mission in Kazakhstan. Russian troops were deployed there, Armenian radio said.',
      'deployed KAZ null',
    ],
    [
      'is the town that "there" takes up',
      'Police shot dead two miners in Rustenburg. The opposition plans a vigil there.',
      'vigil Rustenburg null',
    ],
    [
      'is the country for what is done nationwide',
      'Police clashed with crowds in Dhaka, Bangladesh. The government cut the internet nationwide.',
      'cut BGD null',
    ],
    [
      'is the country for power that is seized',
      'Soldiers in Libreville announced on television that they had seized power in Gabon.',
      'seized GAB null',
    ],
    [
      'is the country whose state closes its border, not the neighbour',
      'Unrest spread in Mozambique. South Africa closed its border with Mozambique.',
      'closed ZAF null',
    ],
    [
      'of words is none, where what they speak of has one',
      'The United Nations condemned the killings in Conakry.',
      'condemned null null',
    ],
    [
      'of words is the one right beside them',
      'Ethiopia and the rebels agreed in Pretoria to lay down arms.',
      'agreed Pretoria null',
    ],
    [
      'is no capital that only stands for its state',
      "Chinese ships fired water cannon at Philippine boats, Manila's armed forces said.",
      'fired PHL null',
    ],
    [
      'is no town whose mayor is done something to',
      "A Turkish court jailed Istanbul's mayor.",
      'jailed TUR null',
    ],
    [
      'is none for a truce of two states',
      'Armenia and Azerbaijan agreed on a ceasefire.',
      'ceasefire null null',
    ],
    [
      'is where those are whom force is used to disperse',
      'Sudanese police used tear gas to disperse a crowd near a stadium in Khartoum.',
      'used Khartoum null',
    ],
    [
      'is the camp or crossing that no gazetteer knows',
      "Sudan's army shelled the Abu Zulu camp near the Xyra crossing.",
      'shelled Xyra null',
    ],
    [
      'is not that of one sentence before, where the passage goes from town to town',
      'Kenyan police shot dead five people in Nairobi. Crowds clashed in Eldoret. The army was deployed.',
      'deployed KEN null',
    ],
    [
      'is the town before the comma, not the one that says where it lies',
      'Gunmen stormed a hall in Krasnogorsk, on the western edge of Moscow.',
      'stormed Krasnogorsk null',
    ],
    [
      'is the suburb, not the city whose it is',
      'A police station was attacked in the Paris suburb of Nanterre.',
      'attacked Nanterre null',
    ],
    [
      'is not the country of those who fire',
      'Crowds stormed the airport in Kabul, Afghanistan. US soldiers fired in the air.',
      'fired Kabul null',
    ],
    [
      'is the country for what is said of several towns, not the town of another clause',
      'Malian police arrested ten activists in several towns as the president visited Paris.',
      'arrested MLI null',
    ],
    ['ends before the day', 'Gunmen killed three Malian soldiers near Gao Monday.', 'killed Gao 2024-06-10'],
    [
      'of a visit is the town visited',
      "Japan's prime minister visited Hanoi on Monday.",
      'visited Hanoi 2024-06-10',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })
})

describe('the day of a claim', () => {
  it.each([
    [
      'is the one told last for "the same day"',
      'Crowds attacked the embassy in Niamey on Sunday. Police arrested a dozen people the same day.',
      'arrested Niamey 2024-06-09',
    ],
    [
      'is that for "by nightfall" and "that evening" too',
      'Soldiers fired shots in Bamako on Monday. By nightfall the mutineers had surrendered.',
      'surrendered Bamako 2024-06-10',
    ],
    [
      'is the morning after a night',
      'Soldiers seized the bridges in Istanbul on Friday night. By morning the mutineers had surrendered.',
      'surrendered Istanbul 2024-06-08',
    ],
    [
      'is the day before the one told last',
      'Protesters stormed the palace in Dhaka on Monday. The day before, police had killed ninety people there.',
      'killed Dhaka 2024-06-09',
    ],
    [
      'is the Friday of its prayers',
      'Snipers shot at protesters in Sanaa after Friday prayers.',
      'shot Sanaa 2024-06-07',
    ],
    [
      'is none for a night from dusk to dawn',
      'The mayor of Juba imposed a curfew from dusk to dawn.',
      'curfew Juba null',
    ],
    [
      'is none where the clause tells a month of its own',
      'Rebels freed a soldier on Saturday whom they had abducted in October in Colombia.',
      'abducted COL null',
    ],
    [
      'serves both acts of one subject that it closes',
      'Malian officers banned rallies and arrested a minister on Monday.',
      'banned MLI 2024-06-10',
    ],
    [
      'of one party is not that of the words of another',
      'The European Union froze funds on Monday, and Minsk threatened to close the mission.',
      'threatened null null',
    ],
    [
      'on which a strike is called off is not that of the strike',
      'Kenyan doctors called off a strike on Monday.',
      'strike KEN null',
    ],
    [
      'serves what goes on in its clause',
      'Police in Dhaka fired on Monday at workers who were blocking a highway.',
      'blocking Dhaka 2024-06-10',
    ],
    [
      'passes through a state, a wave or a night of something',
      "Haiti's government declared a month of emergency rule on Sunday.",
      'emergency HTI 2024-06-09',
    ],
    [
      'behind a second clause is of that clause',
      'Protesters stormed the airport in Arequipa on Monday, while two students were killed in Ayacucho on Sunday.',
      'killed Ayacucho 2024-06-09',
    ],
    [
      'is the one after that told last for "the following morning"',
      'A gunman killed two people in Brussels, Belgium, on Monday. Police shot him the following morning.',
      'shot Brussels 2024-06-11',
    ],
    [
      'of a strike is not that of what it is against',
      'Nigerian unions began a strike on Monday to protest against the beating of a leader.',
      'beating NGA null',
    ],
    [
      'stays with its part of the day',
      'Rebels threatened to behead a captive at noon on Thursday unless the army leaves Jolo, a negotiator said.',
      'behead PHL 2024-06-13',
    ],
    [
      'is reckoned from the one told before it',
      'Kenyan soldiers fought rioters on Thursday, torching stalls a day after the mayor had appealed for calm.',
      'appealed null 2024-06-05',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })
})

describe('whose the people are', () => {
  const targetsOf = (text: string) => {
    const claims = goldClaims(text)
    return claims.map(({ trigger, actor, target }) => `${trigger} ${[...actor, ...target].join(' ')}`)
  }

  it.each([
    [
      'a word of an outlet’s name',
      'Russia and its allies sent troops to Mali, Bulgarian National Television reported. The airline of Russia has stopped its flights to Mali. At least eight people died in clashes in Gao.',
      'died MLI CVL',
    ],
    [
      'an agency that only tells it',
      'Malian President Assimi Goita spoke of an attack on the state, the German agency dts reported, citing Russia’s RT. The government resigned.',
      'resigned MLI GOV',
    ],
    [
      'a right that is called human',
      'The High Commissioner for Human Rights called on police in Mali to hold back. Two officers have been killed since Monday.',
      'killed MLI COP',
    ],
    [
      'those of the sentence before, where a square of another town is named',
      'A plane flew to Belarus to pick up Belarusian soldiers. On Thursday soldiers fired on a crowd in the central square of Bamako.',
      'fired MLI MIL MLI CVL',
    ],
  ])('is not told by %s', (_, text, claim) => {
    expect(targetsOf(text)).toContain(claim)
  })

  it('is the opposition, where a deputy is of one of its parties', () => {
    expect(targetsOf('A deputy of the opposition party Yoma in Mali criticised the president.')).toEqual([
      'criticised MLI OPP MLI GOV',
    ])
  })
})

describe('the day of what is told about', () => {
  it('is not that of the telling', () => {
    const text = 'The president of Mali sent a message on Monday to his colleague about the riots in Gao.'
    expect(told(text)).toEqual(['riots Gao null'])
  })
})

describe('a town that no gazetteer lists', () => {
  it.each([
    ['Gunmen attacked Kurfi Tsauni village in Zamfara state, Nigeria.', 'attacked Kurfi Tsauni null'],
    ['Gunmen attacked the village of Kurfi Tsauni in Zamfara, Nigeria.', 'attacked Kurfi Tsauni null'],
    [
      'Gunmen kidnapped 46 people during an assault on Madomawa town in Zamfara, Nigeria.',
      'kidnapped Madomawa null',
    ],
  ])('is where it was, rather than its region: %s', (text, claim) => {
    expect(told(text)).toEqual([claim])
  })
})
