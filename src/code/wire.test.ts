import { describe, expect, it } from 'vitest'
import { goldClaims } from './coded.testing.ts'

/** `EVENT trigger actors > targets place factuality source` of each claim of a text of Wednesday 12 June 2024. */
function told(text: string): readonly string[] {
  return goldClaims(text).map(
    ({ event, trigger, actor, target, place, factuality, attribution }) =>
      `${event} ${trigger} ${actor.join('+')} > ${target.join('+')} ${place} ${factuality} ${attribution}`,
  )
}

/** How agencies write: long names, nouns in rows, an act condemned, asked for or laid at somebody's door. */
describe('who is told of', () => {
  it.each([
    [
      'a name in several parts',
      'Salim Abu Nasr, head of the Geneva-based group, told reporters that two jet fighters had struck a school in Syria.',
      'ASSAULT struck SYR MIL > SYR EDU SYR CT+ CHE NGO',
    ],
    [
      'the office that is held, though another was held before',
      'UN Secretary-General Antonio Guterres condemned the killing of aid workers in Sudan.',
      'ACCUSE condemned IGO UN >  null CT+ null',
    ],
    [
      'a state by its planes',
      'Turkish planes bombed a village near Dohuk.',
      'ASSAULT bombed TUR MIL >  Dohuk CT+ null',
    ],
    [
      'people as "a group who"',
      'Tunisian police fired on a group who were looting a shop in Sfax.',
      'ASSAULT fired TUN COP > TUN CVL Sfax CT+ null',
    ],
    [
      'whoever calls on others',
      'Faki called on troops in Gabon to return to barracks.',
      'REQUEST called IGO AU > GAB MIL null CT+ null',
    ],
    [
      'those behind the relative pronoun',
      'It was the worst death toll among protesters in Guinea, who demanded elections.',
      'REQUEST demanded GIN CVL >  null CT+ null',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })
})

describe('what is done to an event is not done by it', () => {
  it('when strikes are condemned', () => {
    const text = 'Air strikes killed 12 villagers in Yemen. The strikes were condemned by Washington.'
    expect(told(text)).toEqual([
      'ASSAULT strikes  > YEM CVL YEM CT+ null',
      'ACCUSE condemned USA GOV >  null CT+ null',
    ])
  })

  it('when somebody is held responsible', () => {
    expect(told('The African Union said it held the soldiers in Mali responsible for his safety.')).toEqual([
      'ACCUSE held IGO AU > MLI MIL null CT+ IGO AU',
    ])
  })

  it('when a dismissal is demanded', () => {
    const claims = told('The rebels in Chad demanded the sacking of the army brass.')
    expect(claims.join()).not.toContain('ASSAULT')
  })
})

describe('what a road is blocked for', () => {
  it('is not prevented', () => {
    const claims = told('Farmers in Peru blocked a highway to protest against a tax.')
    expect(claims).toEqual(['PROTEST blocked PER CVL >  PER CT+ null'])
  })
})

describe('what a sentence holds together', () => {
  it.each([
    [
      'talks that came to nothing were held',
      'Talks between Kenyan doctors and the government failed to produce a deal.',
      'CONSULT Talks KEN CVL+KEN GOV >  null CT+ null',
    ],
    [
      'a town beside its noun is no subject',
      'In the capital, Lomé, police dispersed demonstrators.',
      'COERCE dispersed TGO COP > TGO CVL Lomé CT+ null',
    ],
    [
      'what is past behind what is to come was done by who speaks',
      'Union leaders in Ghana vowed that the strike would go ahead, and accused the president of ignoring them.',
      'ACCUSE accused GHA LAB > GHA GOV null CT+ null',
    ],
    [
      'a ministry protests on paper',
      'The Chinese foreign ministry expressed a decisive protest over the arms sale.',
      'ACCUSE protest CHN GOV >  null CT+ null',
    ],
    [
      'a mob does not search',
      'A school in Lahore was ransacked by a mob.',
      'ASSAULT ransacked PAK CVL > PAK EDU Lahore CT+ null',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toContain(claim)
  })

  it.each([
    [
      'a truce is not for what it ends',
      'The army and the rebels in Sudan signed a truce aimed at ending the fighting.',
      ['AGREE signed SDN MIL+SDN REB >  null CT+ null', 'RETREAT truce SDN MIL+SDN REB >  SDN PR+ null'],
    ],
    [
      'what both accuse each other of',
      'The government and the opposition in Kosovo traded accusations.',
      ['ACCUSE accusations XKX GOV+XKX OPP >  null CT+ null'],
    ],
    [
      'those counted behind those named',
      'Gunmen in Jos killed two policemen and injured one.',
      ['ASSAULT killed NGA UAF > NGA COP Jos CT+ null'],
    ],
    [
      'the second half of what is said',
      'The Malian minister said the army was investigating the raid but no suspect had been arrested.',
      [
        'ACCUSE investigating MLI MIL >  null CT+ MLI GOV',
        'ASSAULT raid  >  MLI CT+ MLI GOV',
        'COERCE arrested  > MLI CVL MLI CT- MLI GOV',
      ],
    ],
    [
      'a date that nobody is arrested by',
      'Some 40 students had been arrested in Minsk by late May 30.',
      ['COERCE arrested  > BLR EDU Minsk CT+ null'],
    ],
    [
      'a question whose answer is withheld',
      'Police in Riga refused to explain why she was detained.',
      ['REJECT refused LVA COP >  null CT+ null', 'COERCE detained LVA COP >  Riga CT+ LVA COP'],
    ],
    [
      'a death of an illness',
      'The Cuban government denied that police had beaten the singer, and said he had died of a heart condition.',
      ['ASSAULT beaten CUB COP > CUB CVL CUB CT- CUB GOV'],
    ],
    [
      'bandits who invade a village',
      'Bandits invaded a village near Zamfara in Nigeria.',
      ['ASSAULT invaded NGA CRM >  Zamfara CT+ null'],
    ],
    [
      'an office beside a rank',
      'Defence Minister General Issa Bako signed the accord for Chad.',
      ['AGREE signed TCD GOV >  null CT+ null'],
    ],
  ])('%s', (_, text, claims) => {
    expect(told(text)).toEqual(claims)
  })

  it.each([
    [
      'weapons in a row before their noun',
      'Russian missile and drone strikes killed four people in Odesa.',
      ['ASSAULT strikes RUS MIL > UKR CVL Odesa CT+ null'],
    ],
    [
      'what a barrage is of is not what it hits',
      'Russian forces launched a barrage of drones and missiles on Kharkiv, killing six people.',
      ['ASSAULT barrage RUS MIL > UKR CVL Kharkiv CT+ null'],
    ],
    [
      'planes that scramble',
      'Poland scrambled fighter jets to intercept the drones.',
      ['MOBILIZE scrambled POL GOV >  POL CT+ null'],
    ],
    [
      'an internet that is cut by nobody named',
      'The internet was cut across Gabon.',
      ['COERCE cut  >  GAB CT+ null'],
    ],
    [
      'the state that rebels accuse is their own',
      'South Sudan’s rebels accused government forces of attacking a base shortly after a deal was reached in Nairobi, Kenya.',
      [
        'ACCUSE accused SSD REB > SSD MIL null CT+ null',
        'ASSAULT attacking SSD MIL >  SSD CT+ SSD REB',
        'AGREE deal  >  Nairobi CT+ null',
      ],
    ],
    [
      'a long name that has a town’s in it',
      'The International Confederation of Free Trade Unions condemned the arrests in Nigeria.',
      ['ACCUSE condemned NGA LAB >  null CT+ null', 'COERCE arrests  >  NGA CT+ null'],
    ],
  ])('%s', (_, text, claims) => {
    expect(told(text)).toEqual(claims)
  })

  it.each([
    [
      'a warning of what others may do',
      'The United States warned its allies of a Russian attack on Poland.',
      ['ASSAULT attack RUS GOV > POL GOV POL PS+ USA GOV'],
    ],
    [
      'where the subject of the sentence is',
      'Riot police fired tear gas in Iran. Mourners in Bahrain joined a funeral for a man killed when police fired into a crowd.',
      ['ASSAULT fired IRN COP >  IRN CT+ null', 'ASSAULT killed BHR COP > BHR CVL BHR CT+ null'],
    ],
    [
      'a state that sees something',
      'Iran arrested a reporter. Yemen saw a fourth day of protests.',
      ['COERCE arrested IRN GOV > IRN MED IRN CT+ null', 'PROTEST protests  >  YEM CT+ null'],
    ],
    [
      'a denial that ends where the accusation begins',
      'The authorities in Iran said police did not open fire on the crowd, and blamed foreign agents.',
      ['ASSAULT fire IRN COP > IRN CVL IRN CT- IRN GOV', 'ACCUSE blamed IRN GOV > --- GOV null CT+ null'],
    ],
    [
      'forces are no force that is used',
      'In Khartoum security forces used tear gas against students.',
      ['ASSAULT used SDN COP > SDN EDU Khartoum CT+ null'],
    ],
  ])('%s', (_, text, claims) => {
    expect(told(text)).toEqual(claims)
  })

  it('a protest and what it is for are one', () => {
    const claims = told('Nurses in Harare began a strike called by their union to protest a wage freeze.')
    expect(claims.filter(claim => claim.startsWith('PROTEST'))).toHaveLength(1)
  })

  it('an emergency order is no emergency', () => {
    expect(told('The emergency order in Sri Lanka runs to ten pages.')).toEqual([])
  })
})

describe('where it is', () => {
  it('is not the country of the state that asks for it', () => {
    const claims = told('The United States demanded the immediate release of the captives.')
    expect(claims).toContain('RETREAT release  > --- CVL null U USA GOV')
  })

  it('is not the name of an outlet', () => {
    const claims = told(
      'Omar Haddad, director of the pro-rebel Shahba Press news agency, accused the regime in Damascus of carrying out the attacks.',
    )
    expect(claims.join()).not.toContain('Shahba')
  })
})

describe('names that are spelt like others', () => {
  it.each([
    [
      'a sea is no country',
      'An opposition leader in the Indian Ocean nation of Comoros rejected the results.',
      'REJECT rejected COM OPP >  null CT+ null',
    ],
    [
      'initials in brackets are of the name before them',
      'Talks were held between the Maritime Employers Association (MEA) and dock workers in Montreal.',
      'CONSULT Talks CAN BUS >  null CT+ null',
    ],
    [
      'an agency before a report tells nothing',
      '(Reuters) — Ministers of Ghana reached a deal in Accra.',
      'AGREE reached GHA GOV >  Accra CT+ null',
    ],
  ])('%s', (_, text, claim) => {
    expect(told(text)).toEqual([claim])
  })
})

describe('whose clause it is', () => {
  it.each([
    [
      'of the crowd, where a participle stands behind it',
      'Police in Togo broke up a rally of protesters gathered outside the parliament.',
      ['COERCE broke TGO COP > TGO CVL TGO CT+ null', 'PROTEST rally TGO CVL >  TGO CT+ null'],
    ],
    [
      'of the speaker, where a second "that" goes on with what is said',
      'Moscow said that the EU had imposed new sanctions and that it would expel diplomats.',
      ['SANCTION sanctions IGO EU >  null CT+ RUS GOV', 'SANCTION expel RUS GOV > --- GOV null PR+ RUS GOV'],
    ],
    [
      'of those who march to press for it',
      "Protesters in Kenya marched to press for the minister's resignation.",
      ['PROTEST marched KEN CVL >  KEN CT+ null', 'RETREAT resignation KEN GOV >  null U KEN CVL'],
    ],
  ])('%s', (_, text, claims) => {
    expect(told(text)).toEqual(claims)
  })
})

describe('where a report was written', () => {
  it('is not where it happened, if the report names another country', () => {
    expect(
      told('MOSCOW (Northwire) - Police made arrests on Monday as Belarusians answered a call for a strike.'),
    ).toContain('COERCE arrests BLR COP >  BLR CT+ null')
    expect(
      told(
        'KYIV, Ukraine (Northwire) — Protesters in Belarus filled the streets of the capital, and an opposition leader said a strike would start.',
      ),
    ).toEqual(['PROTEST streets BLR CVL >  BLR CT+ null', 'PROTEST strike  >  BLR PR+ BLR OPP'])
  })

  it('is where it happened, if the report names none', () => {
    expect(told('KYIV, Ukraine (Northwire) — Police detained ten protesters.')).toEqual([
      'COERCE detained UKR COP > UKR CVL UKR CT+ null',
    ])
  })
})
