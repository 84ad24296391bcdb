import { describe, expect, it } from 'vitest'
import { goldClaims } from './coded.testing.ts'

/** `actors > targets by whom` of the last claim with the word. */
function told(text: string, word: string, day = '2021-09-06'): string | null {
  const claims = goldClaims(text, { day })
  const claim = claims.findLast(({ trigger }) => trigger === word)
  return claim
    ? `${claim.actor.join('+')} > ${claim.target.join('+')}${claim.attribution ? ` by ${claim.attribution}` : ''}`
    : null
}

const RAID = 'Nigerian police arrested ten people in Lagos.'
const UNION = "The Kenyan teachers' union called off its strike."
const CONFEDERATION = "The Peruvian Farmers' Confederation (CCP) accused the police of murder."

const CASES: readonly (readonly [string, string, string, string])[] = [
  [
    'a spokesman of nobody is of the body told of last',
    `${RAID} A spokesman said rebels had attacked a bank.`,
    'attacked',
    'NGA REB > NGA BUS by NGA COP',
  ],
  [
    'and so he is by name',
    `${RAID} Spokesman Bala Idris said rebels had attacked a bank.`,
    'attacked',
    'NGA REB > NGA BUS by NGA COP',
  ],
  [
    'as is whoever signs a statement',
    `${RAID} A statement by spokesman Bala Idris said rebels had attacked a bank.`,
    'attacked',
    'NGA REB > NGA BUS by NGA COP',
  ],
  [
    'and who is at the head of a union',
    `${UNION} Chairman Otieno Odhiambo said police had beaten its members.`,
    'beaten',
    'KEN COP > KEN EDU by KEN EDU',
  ],
  [
    'members are of the body told of',
    "Egypt's main opposition coalition rejected a call by President Mohamed Mursi, members said.",
    'rejected',
    'EGY OPP > EGY GOV by EGY OPP',
  ],
  [
    'the president of a union heads no state',
    "The union's president, Alpha Sow, accused the minister of lying in Guinea.",
    'accused',
    'GIN LAB > GIN GOV',
  ],
  [
    'nor does a union president',
    'The Guinean Union of Resident Doctors suspended its strike. Union president Alpha Sow said the minister had promised more pay.',
    'promised',
    'GIN GOV >  by GIN LAB',
  ],
  [
    'a name is of the party that stands behind it',
    'Chadian police arrested Max Loal of the Transformers party.',
    'arrested',
    'TCD COP > TCD OPP',
  ],
  [
    'initials that the text spells out are of no body abroad',
    `${CONFEDERATION} The CCP called a strike.`,
    'strike',
    'PER CVL > ',
  ],
  [
    'nor is a leader of theirs',
    `${CONFEDERATION} CCP leader Juan Quispe said soldiers had beaten two students.`,
    'beaten',
    'PER MIL > PER EDU by PER CVL',
  ],
  [
    'a longer name is not the body abroad that has a part of it',
    'The National Democratic Alliance in Chad rejected the decree.',
    'rejected',
    'TCD OPP > ',
  ],
  [
    'a name that several countries have is of the one told of',
    "Egypt's president called for talks. The National Salvation Front rejected the call.",
    'rejected',
    'EGY OPP > ',
  ],
  [
    'the police of a town abroad are of that town',
    'The Dhaka Metropolitan Police accused the opposition of arson.',
    'accused',
    'BGD COP > BGD OPP',
  ],
  [
    'an association is of citizens',
    'Nigerian Medical Association president Uche Ojinmah accused the minister of lying.',
    'accused',
    'NGA CVL > NGA GOV',
  ],
]

describe('whose word and act it is where a body is told of', () => {
  it.each(CASES)('%s', (_, text, word, expected) => {
    expect(told(text, word)?.replace(/ >$/, ' > ')).toBe(expected)
  })
})

const OTHERS: readonly (readonly [string, string, string, string])[] = [
  [
    'those who were arrested are charged, not those who arrest',
    'Kenyan police raided two charities in Nairobi. They were accused of treason.',
    'accused',
    ' > --- NGO',
  ],
  [
    'a major protest is of no major',
    'A major opposition protest was held in Dhaka.',
    'protest',
    'BGD OPP > ',
  ],
  [
    'a mosque before a blast has done nothing',
    'A mosque blast in Kabul killed forty people, police said.',
    'blast',
    ' > AFG CVL by AFG COP',
  ],
  [
    'an envoy who is summoned to hear a complaint makes none',
    'The French ministry summoned the Chinese envoy to lodge a complaint over his remarks.',
    'summoned',
    'FRA GOV > CHN GOV',
  ],
  [
    'those whom a clause is about do what it tells of all of them',
    'Britain and Canada, all of whom have expelled Syrian envoys, condemned the attack.',
    'expelled',
    'GBR GOV+CAN GOV > SYR GOV',
  ],
  [
    'the two sides meet abroad',
    "South Sudan's government and its rebels have agreed on a truce. The government and the rebels held talks in Nairobi, the Kenyan capital.",
    'talks',
    'SSD GOV+SSD REB > ',
  ],
  [
    'rebels of the sentence come before a group that only speaks',
    'Syrian rebels freed 13 soldiers after five rebels were arrested, Hezbollah said.',
    'arrested',
    ' > SYR REB by LBN REB',
  ],
  [
    'a neighbouring country is accused',
    'Authorities in eastern Congo accused neighbouring Rwanda of invading a border area.',
    'accused',
    'COD GOV > RWA GOV',
  ],
  [
    'forces in a neighbouring country are of it',
    'Rwanda has accused government forces in neighbouring Congo of shelling its territory, killing a woman.',
    'shelling',
    'COD MIL > RWA GOV by RWA GOV',
  ],
  [
    'who is accused of the one did what follows',
    'Rwanda has accused government forces in neighbouring Congo of shelling its territory, killing a woman.',
    'killing',
    'COD MIL > RWA CVL',
  ],
  [
    'an envoy is no measure of whose the ministry is',
    "The Philippines summoned Beijing's envoy after Chinese ships rammed boats, the Department of Foreign Affairs said Monday.",
    'summoned',
    'PHL GOV > CHN GOV by PHL GOV',
  ],
  [
    'a name is told by what stands beside all of it',
    "Erneste Kyaviro, spokesman for North Kivu governor Julien Paluku, condemned Rwanda's invasion of Congo.",
    'condemned',
    'COD GOV > RWA GOV',
  ],
  [
    'nobody denounces what is his',
    "The Philippines summoned China's envoy to protest its coast guard's attack on a ship.",
    'attack',
    'CHN COP > ',
  ],
  [
    'an agent behind an attack is not that of who condemns it',
    'The opposition in Zimbabwe condemned the attack on veterans by riot police.',
    'attack',
    'ZWE COP > ZWE CVL',
  ],
  [
    'a group after a firm is the people told of',
    'Turkish lawyers marched on Ankara and posted pictures on Twitter. Police stopped the group from entering the city.',
    'stopped',
    'TUR COP > TUR CVL',
  ],
  [
    'of several countries those that are named',
    'Venezuela closed its border. Several countries, including Britain and Canada, condemned the closure.',
    'condemned',
    'GBR GOV+CAN GOV > VEN GOV',
  ],
  [
    'an outlet is no part of a longer name',
    'Members of the Zimbabwe National Liberation War Veterans Association marched in Harare.',
    'marched',
    'ZWE CVL > ',
  ],
  [
    'an opposition leader holds no office that the tables have for other days',
    "South Korea's opposition leader Moon Jae-in accused the prime minister of taking a bribe.",
    'accused',
    'KOR OPP > KOR GOV',
  ],
  [
    'of two kings of one name that one whose country is told',
    "Saudi Arabia's King Abdullah met the Egyptian president on Monday.",
    'met',
    'SAU GOV > EGY GOV',
  ],
  [
    'and the other one of his',
    "Jordan's King Abdullah met the Egyptian president on Monday.",
    'met',
    'JOR GOV > EGY GOV',
  ],
]

describe('who is meant', () => {
  it.each(OTHERS)('%s', (_, text, word, expected) => {
    expect(told(text, word, text.includes('Moon') ? '2015-04-21' : '2013-06-01')).toBe(expected)
  })
})
