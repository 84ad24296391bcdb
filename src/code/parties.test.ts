import { describe, expect, it } from 'vitest'
import { goldClaims } from './coded.testing.ts'

/** `actors > targets` of the claim with the verb, in whatever form. */
function partiesOf(text: string, verb: RegExp, day = '2023-05-10'): string | null {
  const claims = goldClaims(text, { day })
  const claim = claims.find(({ trigger }) => verb.test(trigger))
  return claim ? `${claim.actor.join('+')} > ${claim.target.join('+')}` : null
}

const upper = (text: string) => text.replace(/^./, first => first.toUpperCase())

/** Past forms that are participles too, so that word order alone tells a clause from a phrase. */
const VERBS = ['arrested', 'attacked', 'detained', 'killed', 'tortured']

const PARTIES = [
  ['police', 'SDN COP', 'students', 'SDN EDU'],
  ['Sudanese soldiers', 'SDN MIL', 'Ethiopian farmers', 'ETH CVL'],
] as const

type Manner = (verb: string, actor: string, target: string) => string

const MANNERS: readonly (readonly [string, Manner])[] = [
  ['a plain sentence', (did, a, b) => `${upper(a)} ${did} ${b} in Khartoum on Tuesday.`],
  ['the passive', (did, a, b) => `${upper(b)} were ${did} by ${a} in Khartoum.`],
  ['the perfect', (did, a, b) => `${upper(a)} have ${did} ${b} in Khartoum.`],
  ['a clause of time', (did, a, b) => `Shops closed in Khartoum after ${a} ${did} ${b}.`],
  ['what was said', (did, a, b) => `The ministry said that ${a} had ${did} ${b} in Khartoum.`],
  ['what a witness says behind it', (did, a, b) => `In Khartoum, ${a} ${did} ${b}, witnesses said.`],
  [
    'a relative clause before it',
    (did, a, b) => `${upper(a)}, who had vowed restraint, ${did} ${b} in Khartoum.`,
  ],
  ['the second of two verbs', (did, a, b) => `${upper(a)} entered Khartoum and ${did} ${b}.`],
  ['adverbs before the verb', (did, a, b) => `${upper(a)} also reportedly ${did} ${b} in Khartoum.`],
  ['a place that opens it', (did, a, b) => `In Khartoum, a city in Sudan, ${a} ${did} ${b}.`],
  ['a speaker before a colon', (did, a, b) => `Witnesses in Khartoum: ${a} ${did} ${b}.`],
  [
    'the passive of a relative clause',
    (did, a, b) => `${upper(b)} who were ${did} by ${a} in Khartoum fled.`,
  ],
  ['a relative clause with "whom"', (did, a, b) => `${upper(b)} whom ${a} had ${did} in Khartoum fled.`],
  ['a relative clause with "that"', (did, a, b) => `The ${b} that ${a} ${did} in Khartoum fled.`],
  [
    'what somebody says of a subject',
    (did, a, b) => `${upper(a)}, who the union says ${did} ${b}, left Khartoum.`,
  ],
  ['several passives', (did, a, b) => `${upper(b)} were chased, ${did} and humiliated by ${a} in Khartoum.`],
  [
    'a participle before the verb',
    (did, a, b) => `${upper(a)} angered by the union ${did} ${b} in Khartoum.`,
  ],
]

/** Nouns of what was done, and what goes between them and whoever did it or suffered it. */
const NOUNS = ['arrest of', 'attack on', 'killing of', 'crackdown on', 'detention of']

const NOMINAL: readonly (readonly [string, (noun: string, actor: string, target: string) => string])[] = [
  ['"by"', (n, a, b) => `The ${n} ${b} by ${a} in Khartoum drew criticism.`],
  [
    '"by" before whom it hit',
    (n, a, b) => `The ${n.split(' ')[0]} by ${a} ${n.split(' ')[1]} ${b} in Khartoum drew criticism.`,
  ],
  ['a possessor', (n, a, b) => `The shops in Khartoum closed over ${a}' ${n} ${b}.`],
]

describe('who did it to whom', () => {
  it.each(MANNERS)('is told by %s', (_, manner) => {
    const told = VERBS.flatMap(did =>
      PARTIES.map(([actor, , target]) => partiesOf(manner(did, actor, target), new RegExp(did))),
    )
    expect(told).toEqual(VERBS.flatMap(() => PARTIES.map(([, a, , b]) => `${a} > ${b}`)))
  })

  it.each(['arrest', 'attack', 'detain', 'kill', 'torture'])('is told by a condition: %s', verb => {
    for (const [actor, a, target, b] of PARTIES) {
      const text = `If ${actor} ${verb} ${target} in Khartoum, shops will close.`
      expect(partiesOf(text, new RegExp(verb))).toBe(`${a} > ${b}`)
    }
  })

  it.each(NOMINAL)('is told of a noun by %s', (_, manner) => {
    const told = NOUNS.map(noun =>
      partiesOf(manner(noun, 'Sudanese soldiers', 'students'), new RegExp(noun.split(' ')[0]!)),
    )
    expect(told).toEqual(NOUNS.map(() => 'SDN MIL > SDN EDU'))
  })

  it.each([
    ['Police in Guinea arrested two opposition leaders. They beat them.', /beat/, 'GIN COP > GIN OPP'],
    ['Police in Guinea arrested two opposition leaders. The two men were beaten.', /beaten/, ' > GIN OPP'],
    ['Police attacked students in Dhaka. Dozens were detained.', /detained/, ' > BGD EDU'],
    ['Thousands marched in Minsk.', /marched/, 'BLR CVL > '],
    ['Rebels seized a town in Congo. The group also killed ten soldiers.', /killed/, 'COD REB > COD MIL'],
    [
      'Soldiers captured the president of Guinea. France demanded that the 83-year-old be freed.',
      /freed/,
      ' > GIN GOV',
    ],
    ['Turkey urged Armenia to stop its attacks on Azerbaijan.', /attacks/, 'ARM GOV > AZE GOV'],
  ])('is told by what takes it up: %s', (text, verb, parties) => {
    expect(partiesOf(text, verb)).toBe(parties)
  })

  it.each([
    ['Iran fired missiles at a base in Erbil. Iraq condemned the launch.', /condemned/, 'IRQ GOV > IRN GOV'],
    ['Soldiers blocked the road to the airport in Mali.', /blocked/, 'MLI MIL > '],
    ['The M23 entered Goma.', /entered/, 'COD REB > '],
    ['Opposition leaders took control of government offices in Bishkek.', /took/, 'KGZ OPP > KGZ GOV'],
    ['Four days of protests by unions and students shook Colombia.', /protests/, 'COL LAB+COL EDU > '],
    ['The Armenian opposition plans to march in Yerevan on Sunday.', /march/, 'ARM OPP > '],
    ['Rebels backed by Rwanda seized the town of Goma.', /seized/, 'COD REB > '],
    ['Leaders meeting in Paris discussed the war.', /meeting/, '--- GOV > '],
    ['Soldiers angered by unpaid wages mutinied in Bouake.', /mutinied/, 'CIV MIL > '],
    ['Rwanda, which the UN says has sent troops into Congo, denied it.', /sent/, 'RWA GOV > '],
    ['Russian tanks crossed into South Ossetia.', /crossed/, 'RUS MIL > '],
    ['Switzerland froze assets of the army of Sudan.', /froze/, 'CHE GOV > SDN MIL'],
    ['Government supporters armed with clubs attacked students in Colombo.', /attacked/, 'LKA CVL > LKA EDU'],
    ['Indian soldiers died in fighting with Chinese troops.', /died/, 'CHN MIL > IND MIL'],
    ['Israeli troops left Jenin after a raid in which 12 Palestinians died.', /raid/, 'ISR MIL > PSE CVL'],
    ['A bomb killed the defence minister of Syria and his deputy.', /killed/, ' > SYR GOV'],
    ['Police in Iran arrested foreign journalists.', /arrested/, 'IRN COP > --- MED'],
    [
      'Turkish jets bombed a base, and the president of Russia, calling it a crime, warned Ankara of serious consequences.',
      /warned/,
      'RUS GOV > TUR GOV',
    ],
    ['Belarus jailed Ales Bialiatski, a rights activist.', /jailed/, 'BLR GOV > BLR OPP'],
  ])('is found where it stands: %s', (text, verb, parties) => {
    expect(partiesOf(text, verb)).toBe(parties)
  })

  it('is told of what began in a year long past and goes on', () => {
    const text = 'The army ousted Omar al-Bashir, the Sudanese president since 1989.'
    expect(partiesOf(text, /ousted/)).toMatch(/^SDN MIL/)
  })

  it.each([
    ['Judges in Guatemala were threatened by gang members.', /threatened/, 'GTM CRM > GTM JUD'],
    ['Cuba blamed the United States for the protests.', /protests/, ' > '],
    ['Kinshasa threatened to close its border.', /threatened/, 'COD GOV > '],
    ['Human Rights Watch accused Ethiopian troops of torture.', /accused/, '--- NGO > ETH MIL'],
    ["Zimbabwe's military seized state TV in Harare.", /seized/, 'ZWE MIL > ZWE MED'],
  ])('is nobody whom the verb does not mean: %s', (text, verb, parties) => {
    expect(partiesOf(text, verb)).toBe(parties)
  })

  it('is told of two acts in two sentences', () => {
    const text = "Nepal's prime minister quit. The government had lifted its ban on social media."
    expect(partiesOf(text, /lifted/)).toMatch(/^NPL GOV/)
  })

  it('is told by a charge', () => {
    const charge = 'Amnesty accused police of attacking students in Khartoum.'
    expect(partiesOf(charge, /attacking/)).toBe('SDN COP > SDN EDU')
  })

  it('is told by a gerund that others take part in', () => {
    const fighting = 'On Monday, fighting broke out in Kassala between the army and rebels.'
    expect(partiesOf(fighting, /fighting/)).toBe('SDN MIL+SDN REB > ')
    expect(partiesOf('In Kassala demonstrators and riot police clashed.', /clashed/)).toBe(
      'SDN CVL+SDN COP > ',
    )
  })

  it('is not told by a compound', () => {
    expect(partiesOf('Government backed forces entered Khartoum.', /backed/)).toBeNull()
  })

  it('is no event where somebody calls it so', () => {
    expect(partiesOf("The mayor's lawyer called it a kidnapping.", /kidnapping/)).toBeNull()
  })

  it('is no event where the word is the name of a body', () => {
    expect(partiesOf('Amnesty accused police of attacking students in Khartoum.', /Amnesty/)).toBeNull()
  })
})

it.each([
  ['Police fired tear gas at thousands of people at the ministry in Khartoum.', 'SDN COP > SDN CVL'],
  ['Police fired rubber bullets at the parliament in Khartoum.', 'SDN COP > SDN LEG'],
])('a building behind the people who were hit is where, alone it is what was hit: %s', (text, parties) => {
  expect(partiesOf(text, /fired/)).toBe(parties)
})

describe('a party told by a phrase', () => {
  const ordered =
    'Daniel Noboa, the president of Ecuador, named 22 gangs and ordered the army to neutralise them.'
  it.each([
    ['fighters of those who rule', 'Taliban fighters beat two women in Kabul.', /beat/, 'AFG GOV > AFG CVL'],
    [
      'a former head of a body',
      'Police in Minsk detained a former head of the army.',
      /detained/,
      'BLR COP > BLR CVL',
    ],
    [
      'a coalition of a kind',
      "Soldiers abducted a leader of Chad's main opposition coalition.",
      /abducted/,
      'TCD MIL > TCD OPP',
    ],
    ['an office of an office', "Peru's prosecutor's office sued the president.", /sued/, 'PER JUD > PER GOV'],
    [
      'a regional governor',
      'Gunmen shot a regional governor in Cotabato in the Philippines.',
      /shot/,
      'PHL UAF > PHL GOV',
    ],
    [
      'supporters of a ruling family',
      "Supporters of Sri Lanka's ruling family beat protesters.",
      /beat/,
      'LKA CVL > LKA CVL',
    ],
    [
      'staff of a broadcaster',
      "Rebels in Mali abducted the television channel's staff.",
      /abducted/,
      'MLI REB > MLI MED',
    ],
    ['ethnic armies', 'Ethnic armies captured Lashio in Myanmar.', /captured/, 'MMR REB > '],
    [
      'two others',
      'Haitian police killed four gunmen and detained two others.',
      /detained/,
      'HTI COP > HTI UAF',
    ],
    [
      'the same noun with less about it',
      'Police in Khartoum met agents of the intelligence service. Sailors shot at the agents.',
      /shot/,
      'SDN MIL > SDN SPY',
    ],
    ['them, whom somebody is ordered to hit', ordered, /neutralise/, 'ECU MIL > ECU CRM'],
    [
      'him, who is named, not who is described',
      "Supporters of Imran Khan attacked a commander's house after Rangers arrested him in Lahore.",
      /arrested/,
      'PAK COP > PAK OPP',
    ],
    [
      'those who were seized, freed',
      "Police in Minsk detained two teachers. The EU's envoy demanded their release.",
      /release/,
      ' > BLR EDU',
    ],
    [
      'both sides, of one country',
      "Ethiopia's government and the rebels signed a truce. The African Union praised both sides.",
      /praised/,
      'IGO AU > ETH GOV+ETH REB',
    ],
    [
      'both countries',
      'French and British jets bombed Sanaa. The Houthis threatened both countries.',
      /threatened/,
      'YEM REB > FRA GOV+GBR GOV',
    ],
    [
      'all sides, of whom nobody is named',
      'Gunmen attacked a village in Mali. France urged all sides to talk.',
      /urged/,
      'FRA GOV > ',
    ],
    ['student protesters', 'Student protesters blocked a road in Dhaka.', /blocked/, 'BGD EDU > '],
    ['a military base', 'Gunmen attacked a military base in Mali.', /attacked/, 'MLI UAF > MLI MIL'],
    [
      'a crowd behind another',
      'Unions in Sudan called a strike, and thousands poured into the streets.',
      /streets/,
      'SDN CVL > ',
    ],
    [
      'those of the country in which an embassy stands',
      'The US embassy in Ouagadougou closed its doors. Police arrested two men.',
      /arrested/,
      'BFA COP > BFA CVL',
    ],
    [
      'who stands behind a name and a comma',
      'Police in Tunis arrested Sonia Dahmani, a lawyer known for her wit.',
      /arrested/,
      'TUN COP > TUN CVL',
    ],
    [
      'supporters of putschists',
      "Supporters of Niger's putschists burned a car of the ruling party.",
      /burned/,
      'NER CVL > NER GOV',
    ],
    ['officers who arrest', 'Officers in Lagos arrested two men.', /arrested/, 'NGA COP > NGA CVL'],
    [
      'clashing sides, whoever was killed',
      'Clashes between farmers and herders in Chad killed 20 people.',
      /Clashes/,
      'TCD CVL > ',
    ],
    [
      'nobody of a clause of time',
      'Norway urged all sides to show restraint after Israeli jets bombed Beirut.',
      /urged/,
      'NOR GOV > ',
    ],
    [
      'people of the town of a quarter',
      'Protesters blocked a road in the Kensington suburb of Johannesburg.',
      /blocked/,
      'ZAF CVL > ',
    ],
    ['a prelate', 'Gunmen in Nigeria abducted a Methodist prelate.', /abducted/, 'NGA UAF > NGA REL'],
    [
      'the leaders of an alliance of a kind',
      'Police in Khartoum arrested nine leaders of an opposition alliance.',
      /arrested/,
      'SDN COP > SDN OPP',
    ],
    [
      "a president's lawyers",
      "William Ruto's lawyers accused Kenya's lawmakers of theft.",
      /accused/,
      'KEN CVL > KEN LEG',
    ],
    [
      'attackers told of before',
      "Codeco fighters burned a village. Congo's army killed 14 of the attackers.",
      /killed/,
      'COD MIL > COD REB',
    ],
    [
      'a party that rules elsewhere',
      'The Communist Party of Sudan accused the army of murder.',
      /accused/,
      'SDN OPP > SDN MIL',
    ],
    [
      'a bloc by its part of the world',
      'The Southern African bloc praised the government of Malawi.',
      /praised/,
      'IGO SADC > MWI GOV',
    ],
    [
      'whom an arrest is planned of',
      "Senegal's Ousmane Sonko accused the minister of planning his arrest.",
      /arrest$/,
      'SEN GOV > SEN OPP',
    ],
    ['whose arrest it is', "Ousmane Sonko's arrest led to protests in Senegal.", /arrest/, ' > SEN OPP'],
    ['whose murder it is', "The president's murder shocked Haiti.", /murder/, ' > HTI GOV'],
    [
      'whose capture it is, by others',
      "The general's capture by rebels alarmed Congo.",
      /capture/,
      'COD REB > COD MIL',
    ],
    [
      'who makes an arrest of others',
      "The army's arrest of two teachers angered Chad.",
      /arrest/,
      'TCD MIL > TCD EDU',
    ],
    [
      'an army accused of a deed',
      "Sudan's opposition accused the army of a massacre.",
      /accused/,
      'SDN OPP > SDN MIL',
    ],
    [
      'those who are answered with force',
      'Protesters in Tbilisi threw stones at police, who responded with tear gas.',
      /gas/,
      'GEO COP > GEO CVL',
    ],
    [
      'another of the same government',
      'The mayor of Medellin asked the president to send troops.',
      /asked/,
      'COL GOV > COL GOV',
    ],
    [
      'whose it is, not who frees him',
      "Guinea's main union called off a strike after the junta freed its leader.",
      /freed/,
      'GIN GOV > GIN LAB',
    ],
    [
      'those arrested',
      'Opposition parties in Tbilisi marched until those arrested by police were freed.',
      /freed/,
      ' > GEO CVL',
    ],
    [
      'the wounded of another country',
      'Chinese coast guard vessels rammed Philippine boats, then shot a sailor.',
      /shot/,
      'CHN COP > PHL MIL',
    ],
  ] as const)('is %s', (_, text, verb, parties) => {
    expect(partiesOf(text, verb)).toBe(parties)
  })

  it('is not whom a demand frees', () => {
    const text = "Police in Minsk detained two teachers. The EU's envoy demanded their release."
    expect(partiesOf(text, /demanded/)).toBe('IGO EU > ')
  })

  it('is not who suffered what is judged', () => {
    expect(partiesOf("Police in Nairobi are investigating the lawyer's murder.", /investigating/)).toBe(
      'KEN COP > ',
    )
    expect(partiesOf('The Catholic Church in Nicaragua denounced the arrest of a bishop.', /denounced/)).toBe(
      'NIC REL > ',
    )
    expect(partiesOf("France condemned Iran's execution of a dissident.", /condemned/)).toBe(
      'FRA GOV > IRN GOV',
    )
  })

  it('takes its country from no namesake', () => {
    expect(partiesOf("Unions in Puno called a strike, Peru's government said.", /strike/)).toBe('PER LAB > ')
    expect(
      partiesOf('Doug Ford, the premier of Ontario in Canada, accused truckers of violence.', /accused/),
    ).toBe('CAN GOV > CAN LAB')
    const sayer = 'Haitian police, said police chief Leon Charles, arrested two men.'
    expect(partiesOf(sayer, /arrested/)).toBe('HTI COP > HTI CVL')
  })
})

describe('a clause behind a speaker', () => {
  it('is of the verb that governs an infinitive, not of the infinitive', () => {
    const text = "Israel's army told residents of Tyre in Lebanon to leave and sent commandos to the border."
    expect(partiesOf(text, /sent/)).toMatch(/^ISR MIL/)
  })

  it('has the recipient before what is offered', () => {
    expect(partiesOf('Mexico offered the ousted leader asylum.', /offered/)).toBe('MEX GOV > MEX CVL')
  })

  it('has what was shelled before the hours after which it was', () => {
    expect(
      partiesOf('Armenia accused Azerbaijan of shelling civilians hours after a truce.', /shelling/),
    ).toBe('AZE GOV > ARM CVL')
  })
})

it.each([
  ['The convoy was attacked not by the Sudanese army but by bandits.', /attacked/, 'SDN CRM > '],
  ['Sudanese troops killed not rebels but students.', /killed/, 'SDN MIL > SDN EDU'],
  ['The town was attacked not only by Sudanese troops but by rebels.', /attacked/, 'SDN MIL+SDN REB > '],
])('does not take for a party who is named to be ruled out: %s', (text, verb, parties) => {
  expect(partiesOf(text, verb)).toBe(parties)
})

it.each([
  [
    'a federation is no state of its own',
    'Japan attacked the United States in December.',
    /attacked/,
    'JPN GOV > USA GOV',
  ],
  [
    'a weapon that is tested stands for whose it is',
    'The North Korean ballistic missile test failed.',
    /test/,
    'PRK GOV > ',
  ],
  ['a country that is invaded', 'Russia invaded Ukraine this week.', /invaded/, 'RUS GOV > UKR GOV'],
])('has the country that is struck for the other party: %s', (_, text, verb, parties) => {
  expect(partiesOf(text, verb)).toBe(parties)
})

it.each([
  [
    'Secretary of State John Kerry said in Baghdad that he had pressed Iraq to stop the flights.',
    /pressed/,
    'USA GOV > IRQ GOV',
  ],
  [
    'Director of National Intelligence James Clapper accused Iran of attacks.',
    /accused/,
    'USA SPY > IRN GOV',
  ],
])('has the name behind an office for who holds it: %s', (text, verb, parties) => {
  expect(partiesOf(text, verb, '2013-03-24')).toBe(parties)
})
