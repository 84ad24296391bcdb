import { describe, expect, it } from 'vitest'
import type { Claim } from '../domain/claim.ts'
import { coded, goldClaims } from './coded.testing.ts'

/** The claims of a passage of 6 January 2022. */
function claimsOf(text: string, language = 'en'): readonly Claim[] {
  return coded(text, { day: '2022-01-06', language })
}

/** `EVENT trigger actors > targets FACTUALITY source` of each claim of a passage, text to claims. */
function told(text: string, language = 'en'): readonly string[] {
  const claims = goldClaims(text, { day: '2022-01-06', language })
  return claims.map(({ event, trigger, actor, target, factuality, attribution }) =>
    `${event} ${trigger} ${actor.join('+')} > ${target.join('+')} ${factuality} ${attribution ?? '-'}`.replaceAll(
      '  ',
      ' ',
    ),
  )
}

describe('a source', () => {
  it('behind what it said covers no clause after it', () => {
    const claims = told(
      'Kenyan police arrested 20 people in Nairobi, the interior ministry said, as crowds looted shops.',
    )
    expect(claims).toContainEqual(expect.stringMatching(/^COERCE arrested .* CT\+ KEN GOV$/))
    expect(claims).toContainEqual(expect.stringMatching(/^ASSAULT looted .* CT\+ -$/))
  })

  it('is whoever answers, not whoever asks', () => {
    const [claim] = told(
      'Asked by reporters whether troops had been sent to Mali, the French defence minister said no decision was taken.',
    )
    expect(claim).toMatch(/^MOBILIZE sent .* U FRA GOV$/)
  })

  it('stands behind the outlet that quotes it', () => {
    expect(
      told(
        'More than ten people were killed in riots in Kenya, the health minister told NTV, as quoted by Reuters.',
      )[0],
    ).toMatch(/ KEN GOV$/)
  })

  it('that closes a sentence covers both of its clauses', () => {
    const claims = told(
      'Dozens of people lost their lives in the unrest in Kenya, and 800 have been detained, according to the interior ministry.',
    )
    expect(claims.map(claim => claim.slice(-7))).toEqual(['KEN GOV', 'KEN GOV', 'KEN GOV'])
  })

  it('is not whom the subject of a long sentence orders', () => {
    const claims = told(
      'President William Ruto, who had fled the capital after protesters stormed government buildings, ordered the army into Nairobi.',
    )
    expect(claims.map(claim => claim.split(' ')[0])).toEqual(['RETREAT', 'ASSAULT', 'MOBILIZE'])
    expect(claims.every(claim => claim.endsWith('-'))).toBe(true)
  })

  it('is a ministry with its country behind it, in Russian too', () => {
    expect(told('Полиция Алматы задержала более 200 человек, сообщило МВД Казахстана.', 'ru')).toEqual([
      'COERCE задержала KAZ COP > KAZ CVL CT+ KAZ GOV',
    ])
  })

  it('is an outlet by its name, whatever kind of outlet it is called', () => {
    expect(told('Diesel in Freetown went up by 80 percent, the newspaper Awoko reports.')[0]).toContain(
      'MED Awoko',
    )
  })
})

describe('factuality', () => {
  it('of what was asked for and turned down is that it will not be', () => {
    expect(told('Athens rejected a Turkish demand to withdraw its troops.')).toContainEqual(
      expect.stringMatching(/^RETREAT withdraw .* CT- /),
    )
  })

  it('of what a means is used for is not coded, and its people are the target', () => {
    expect(told('Police in Nairobi used tear gas to disperse the crowd.')).toEqual([
      'ASSAULT used KEN COP > KEN CVL CT+ -',
    ])
  })

  it('of gas is not told by the dead of the sentence before: it killed nobody', () => {
    expect(
      told(
        'At least 91 people were killed on Sunday. Police in Nairobi used tear gas to disperse the crowd.',
      ),
    ).toEqual(['ASSAULT killed > KEN CVL CT+ -', 'ASSAULT used KEN COP > KEN CVL CT+ -'])
  })

  it('of a report that is not true is that it did not happen', () => {
    expect(
      told(
        'The report of 164 people killed in the unrest is not true, the health ministry of Kenya said.',
      )[0],
    ).toBe('ASSAULT killed > KEN CVL CT- KEN GOV')
    expect(told('The claim that police fired on protesters in Kenya is untrue.')[0]).toMatch(
      /^ASSAULT .* CT- /,
    )
  })

  it('of what goes on where somebody will go is a fact', () => {
    expect(
      told('The minister will go to Mombasa, where rallies are being held, the government of Kenya said.'),
    ).toContainEqual(expect.stringMatching(/^PROTEST rallies .* CT\+/))
  })

  it('of what is warned of is possible', () => {
    expect(told('The army of Sudan warned of clashes with the rebels.')[0]).toMatch(
      /^ASSAULT clashes .* PS\+ SDN MIL$/,
    )
  })

  it('of what can be heard is that it is', () => {
    expect(told('Shots can be heard in Nairobi.')[0]).toMatch(/^ASSAULT Shots .* CT\+ -$/)
  })

  it.each(['proved false', 'turned out to be untrue', 'were baseless'])(
    'of reports that %s is a denial',
    end => {
      expect(told(`Reports that Kenyan soldiers had fired on protesters in Nairobi ${end}.`)[0]).toMatch(
        /^ASSAULT fired .* CT- -$/,
      )
    },
  )

  it.each([
    ['several dozen', 36, 119],
    ['a few hundred', 200, 999],
    ['several hundred thousand', 300_000, 999_999],
  ])('counts %s as so many of the unit at least', (words, low, high) => {
    const [claim] = claimsOf(`Police detained ${words} people in Lagos.`)
    expect(claim!.magnitudes).toMatchObject([{ kind: 'detained', low, high }])
  })

  it.each([
    ['The ministry said -5 soldiers were killed in Nairobi.', -5, -5],
    ['Officials (-5) said that -12 people were killed in Nairobi.', -12, -12],
    ['-5 people were killed in Nairobi, the mayor said.', 5, 5],
    ['Clashes killed 3-5 people in Nairobi.', 3, 5],
  ])('tells a minus from the dash of a list and of a range: %s', (text, low, high) => {
    const figures = claimsOf(text).flatMap(({ magnitudes }) => magnitudes)
    expect(figures).toContainEqual(expect.objectContaining({ kind: 'killed', low, high }))
  })

  it.each(['the minister, Ali Bongo, said', 'the ministry said on Friday'])(
    'of rumours that are false is a denial, whoever says so: %s',
    end => {
      expect(
        told(`Rumours that the president of Gabon, who is 81, had fled the country are false, ${end}.`)[0],
      ).toMatch(/^RETREAT fled .* CT- GAB GOV$/)
    },
  )

  it('of one clause of a list is not that of the next', () => {
    expect(
      told('The police of Kenya said that the men did not speak English, that they raped women in Nairobi.'),
    ).toContainEqual(expect.stringMatching(/^ASSAULT raped .* CT\+ KEN COP$/))
  })

  it('under a condition that comes first is open in both clauses', () => {
    const claims = told(
      'If Turkey votes no, Washington will cut off aid and American troops will be sent elsewhere.',
    )
    expect(claims.filter(claim => /^(SANCTION|MOBILIZE)/.test(claim)).every(claim => / U /.test(claim))).toBe(
      true,
    )
  })

  it('of what is going to be is probable', () => {
    expect(told('Russia is going to withdraw its troops from Kazakhstan.')).toEqual([
      'RETREAT withdraw RUS GOV > PR+ -',
    ])
  })
})

describe('parties', () => {
  it('stand where the sentence has them: behind a town, before a participle, far from their "who"', () => {
    expect(told('On Tuesday in Nairobi police used tear gas against several thousand people.')[0]).toMatch(
      /^ASSAULT used KEN COP > KEN CVL/,
    )
    expect(told('Protesters armed with clubs stormed into the office of the mayor of Nairobi.')[0]).toMatch(
      /^ASSAULT stormed KEN CVL/,
    )
    expect(
      told(
        'Earlier reports spoke of demonstrators in Nairobi armed with sticks who stormed the building.',
      )[0],
    ).toMatch(/^ASSAULT stormed KEN CVL/)
  })

  it('before who says so, and behind what they issue', () => {
    expect(
      told(
        'Gunmen abducted at least 30 students from a school in Kenya overnight, police and residents said.',
      )[0],
    ).toBe('ASSAULT abducted KEN UAF > KEN EDU CT+ KEN COP')
    expect(told('The government of Kenya issued a statement condemning the attack.')[0]).toMatch(
      /^ACCUSE condemning KEN GOV/,
    )
  })

  it('are those between whom it broke out', () => {
    expect(told('Clashes broke out between demonstrators and police in Nairobi.')[0]).toMatch(
      /^ASSAULT Clashes KEN CVL\+KEN COP/,
    )
  })

  it('are no towns', () => {
    expect(told('Rebels attacked the South Sudanese town of Yei, killing four soldiers.')[0]).toMatch(
      /^ASSAULT attacked SSD REB > SSD MIL/,
    )
  })

  it('are all that are named beside a number of them', () => {
    expect(told('Three countries, Kenya, Uganda and Ghana, have sent their military to Somalia.')).toEqual([
      'MOBILIZE sent KEN GOV+UGA GOV+GHA GOV > CT+ -',
    ])
  })

  it('who are thanked did it', () => {
    expect(told('Kenya thanked Uganda for sending troops.')).toContainEqual(
      expect.stringMatching(/^MOBILIZE sending UGA GOV/),
    )
  })

  it('under attack suffer it', () => {
    expect(told('Kenya is under attack by terrorists.')[0]).toBe('ASSAULT attack KEN UAF > KEN GOV CT+ -')
  })

  it('are nobody behind anti- and pro-', () => {
    expect(told('The anti-government protests in Kenya went on.')[0]).toMatch(
      /^PROTEST protests KEN CVL > CT\+/,
    )
    expect(told('Pro-Russian separatists shelled Donetsk in Ukraine.')[0]).toMatch(
      /^ASSAULT shelled UKR REB /,
    )
  })

  it('of no country are of the one that the report has told of so far, not of one named further on', () => {
    const claims = told(
      'Protesters set fire to cars in Kenya. Police detained thirty people. Uganda, Tanzania and Rwanda looked on. The Ugandan president, the Ugandan army and the press of Uganda said nothing.',
    )
    expect(claims).toContainEqual(expect.stringMatching(/^COERCE detained KEN COP > KEN CVL/))
  })

  it('taken up by a pronoun are of their own kind', () => {
    expect(
      told('The government of Kenya resigned. The president, William Ruto, dismissed it on Monday.'),
    ).toContainEqual(expect.stringMatching(/^CONCEDE dismissed /))
  })

  it('whose release is demanded are not those who demand it', () => {
    expect(
      told(
        'Cuba has jailed activists. The United States, Canada and the EU condemned the arrests of activists and demanded their release.',
      ),
    ).toContainEqual(expect.stringMatching(/^RETREAT release > CUB CVL U /))
  })

  it('called an alliance are the organisation named before', () => {
    expect(
      told('Armenia has sent soldiers with the CSTO mission. The alliance declined to help Armenia in 2021.'),
    ).toContainEqual(expect.stringMatching(/^REJECT declined IGO CSTO /))
  })

  it('in a building abroad that is called like one at home are those of its town', () => {
    expect(told('Protesters broke into the White House in Bishkek.')[0]).toMatch(
      /^ASSAULT broke KGZ CVL > KGZ GOV/,
    )
  })

  it('are all names in a row', () => {
    expect(
      told('Saudi Arabia, Bahrain and Egypt severed diplomatic relations with Qatar on Monday.'),
    ).toEqual(['SANCTION severed SAU GOV+BHR GOV+EGY GOV > QAT GOV CT+ -'])
  })

  it('asked are those who turn it down', () => {
    expect(told("Kosovo's government on Friday brushed aside an American plea for talks.")).toContainEqual(
      expect.stringMatching(/^REQUEST plea USA GOV > XKX GOV /),
    )
  })

  it('left by a minister are his government', () => {
    expect(told('Two Libyan ministers have defected, diplomats said.')[0]).toContain(
      'DEFECT defected LBY GOV > LBY GOV',
    )
  })

  it('that strike are labour, unless they work for themselves', () => {
    expect(told('Nurses in Kenya went on strike on Monday.')[0]).toContain('KEN LAB')
    expect(told('Shopkeepers in Iran went on strike on Monday.')[0]).toContain('IRN CVL')
  })

  it('taken up by a pronoun are never who does it in the same clause', () => {
    expect(told('Police in Lahore charged the lawyers, arresting several hundred of them.')).toContainEqual(
      expect.stringMatching(/^COERCE arresting PAK COP > PAK CVL /),
    )
  })
})

describe('a place', () => {
  /** The places of a passage's claims. */
  const places = (text: string) => claimsOf(text).map(({ place }) => place?.name ?? null)

  it('that no clause states is where the report is set, not where the subject of the sentence is from', () => {
    expect(
      places(
        'Gunmen stormed a hotel in Somalia on Friday. Turkey condemned the attack and spoke of a siege.',
      ),
    ).toEqual(['SOM', null, 'SOM'])
  })

  it('of a state of emergency is that of the clause that declares it', () => {
    expect(places('The president of Kenya has declared a state of emergency in Mombasa.')).toEqual([
      'Mombasa',
    ])
  })

  it('is no feast and no month', () => {
    expect(places('Talks were held in mid-January and protests around New Year in Kenya.')).toEqual([
      null,
      'KEN',
    ])
  })
})

describe('the day of an accord', () => {
  it('is not that of what is agreed on', () => {
    const text = 'Armenia and Azerbaijan agreed on Tuesday to a ceasefire.'
    const claims = claimsOf(text)
    expect(claims.map(({ event, date }) => `${event} ${date}`)).toEqual(['AGREE 2022-01-04', 'RETREAT null'])
  })
})

describe('a party', () => {
  it('that heads a works is of business, and a later name takes it up', () => {
    const claims = told(
      'Marat Omarov, the director of the Kazakh cement plant in Zhanaozen, has been detained. Later the agency reported that Omarov was not detained.',
    )
    expect(claims).toContainEqual(expect.stringMatching(/^COERCE detained > KAZ BUS CT\+ -$/))
    expect(claims).toContainEqual(expect.stringMatching(/^COERCE detained > KAZ BUS CT- /))
  })

  it('called an officer is of the force that the passage names, of the police beside a crowd', () => {
    expect(told('Police in Lagos counted ten arrests and dozens of injured officers.')).toContainEqual(
      expect.stringMatching(/^ASSAULT injured > NGA COP /),
    )
    expect(told('The army left Bangui after two officers were killed.')).toContainEqual(
      expect.stringMatching(/^ASSAULT killed > CAF MIL /),
    )
    expect(told('Demonstrators in Quito attacked officers.')).toContainEqual(
      expect.stringMatching(/^ASSAULT attacked ECU CVL > ECU COP /),
    )
  })

  it('among whom casualties are counted suffers them, not whoever counts', () => {
    expect(
      told('Official sources speak of eight dead and 317 wounded among the law enforcers.'),
    ).toContainEqual(expect.stringMatching(/^ASSAULT wounded > --- COP /))
  })

  it('is the last one spoken of where bodies are found', () => {
    expect(
      told(
        'The mayor said that thirteen policemen died in Almaty and that two of the bodies were found beheaded.',
      ),
    ).toEqual([expect.stringMatching(/^ASSAULT died > KAZ COP CT\+ KAZ GOV$/)])
  })

  it('before the colon of a headline is the source and no subject', () => {
    expect(told('Mayor of Almaty: 13 policemen were killed')).toEqual([
      expect.stringMatching(/^ASSAULT killed > KAZ COP CT\+ KAZ GOV$/),
    ])
  })

  it('is not the speaker of what was done to a bare number', () => {
    expect(told('More than 200 were arrested in Lagos, the interior ministry said.')[0]).toMatch(
      /^COERCE arrested > CT\+ NGA GOV$/,
    )
  })
})

describe('a count', () => {
  it('of one clause is not that of the clause joined to it without its auxiliary', () => {
    const text = 'Nearly 100 officers were injured and more than 200 people detained in Abuja on Tuesday.'
    const claims = claimsOf(text)
    expect(claims.map(({ event, magnitudes }) => [event, magnitudes.map(each => each.kind)])).toEqual([
      ['ASSAULT', ['injured']],
      ['COERCE', ['detained']],
    ])
  })
})

describe('a word', () => {
  it('of an irregular past that the parser took for a preposition is the verb', () => {
    expect(told('Rebels overran the town of Bunia on Sunday.')).toEqual([
      expect.stringMatching(/^COERCE overran COD REB > /),
    ])
  })

  it('of a second subject joined by "so are" is under the same ban', () => {
    expect(told('Peaceful assemblies are prohibited in Kazakhstan, and so are strikes.')).toEqual([
      expect.stringMatching(/^COERCE prohibited /),
    ])
  })
})

describe('a place', () => {
  const placed = (text: string) => claimsOf(text).map(({ place }) => place && [place.name, place.site])

  it('is no person to whom something is handed', () => {
    expect(placed('Power in Kazakhstan was handed to Dzhaksybekov after the riots.')).toEqual([
      ['KAZ', undefined],
    ])
  })

  it('of a denial is the building that it speaks of', () => {
    expect(placed('There were no riots near the ice palace in Almaty on Tuesday.')).toEqual([
      ['Almaty', 'ice palace'],
    ])
  })
})

describe('a clause', () => {
  it('that opens the sentence belongs to who speaks, not to what is said', () => {
    const claims = told(
      'After two nights of looting in Conakry, the mayor said that a curfew would be imposed.',
    )
    expect(claims).toContainEqual(expect.stringMatching(/^ASSAULT looting .* CT\+ -$/))
    expect(claims).toContainEqual(expect.stringMatching(/^COERCE curfew .* PR\+ GIN GOV$/))
  })

  it('behind a relative clause has its subject before that', () => {
    expect(
      told(
        'Fuel was cut off over a debt, and Chisinau, which disputes the sum, accused Moscow of blackmail.',
      ),
    ).toContainEqual(expect.stringMatching(/^ACCUSE accused MDA GOV > RUS GOV /))
  })

  it('behind "after" has the noun before its verb as subject', () => {
    expect(told('Dakar said it would close the border after gunmen killed six farmers.')).toContainEqual(
      expect.stringMatching(/^ASSAULT killed SEN UAF > SEN CVL CT\+ /),
    )
  })

  it('of casualties hangs on the verb nearest before it', () => {
    expect(
      told(
        'Chad put its army on alert on Monday after Sudanese shells rained down on the town of Adré, killing two soldiers.',
      ),
    ).toContainEqual(expect.stringMatching(/^ASSAULT rained SDN MIL > TCD MIL CT\+ -$/))
  })
})

describe('a condition', () => {
  it('is told by whoever does something', () => {
    expect(told('Anyone who defies the curfew in Bamako will be arrested, the general said.')).toContainEqual(
      expect.stringMatching(/^COERCE arrested .* U MLI MIL$/),
    )
  })

  it('is told by an auxiliary before its subject', () => {
    expect(
      told('Were Uganda to send its troops into Congo, the rebels would be attacked at once.'),
    ).toContainEqual(expect.stringMatching(/^MOBILIZE send UGA GOV .* U /))
  })
})

describe('polarity', () => {
  it('of what was ordered and not obeyed is negative', () => {
    expect(told('The gendarmes in Lomé refused to obey orders to shoot at the marchers.')).toContainEqual(
      expect.stringMatching(/^ASSAULT shoot TGO COP > TGO CVL CT- /),
    )
  })

  it('of what a minister rules out doing is negative', () => {
    expect(told("Bolivia's defence minister has ruled out sending troops to Cochabamba.")).toContainEqual(
      expect.stringMatching(/^MOBILIZE sending .* CT- BOL GOV$/),
    )
  })

  it('is not turned by "no more than"', () => {
    expect(told('The council will need no more than a week to arrest the plotters in Baku.')).toContainEqual(
      expect.stringMatching(/^COERCE arrest .* PR\+ -$/),
    )
  })
})

describe('parties', () => {
  it('in a row each count', () => {
    expect(told('The foreign ministers of Peru, Chile and Bolivia met in Lima on Sunday.')).toEqual([
      expect.stringMatching(/^CONSULT met PER GOV\+CHL GOV\+BOL GOV > /),
    ])
  })

  it('who order a thing do it where nobody else is named', () => {
    expect(told('The border with Niger was sealed on the orders of the junta in Cotonou.')).toContainEqual(
      expect.stringMatching(/^COERCE sealed BEN GOV /),
    )
  })

  it('are told by the force before a noun of no role', () => {
    expect(told('Two men were arrested in Nairobi, the police service said.')).toContainEqual(
      expect.stringMatching(/^COERCE arrested .* CT\+ KEN COP$/),
    )
  })

  it('promised an aid get it', () => {
    expect(told('A tycoon promised the doctors in Harare an allowance.')).toContainEqual(
      expect.stringMatching(/^AID allowance .* > ZWE CVL PR\+ /),
    )
  })

  it('are no neighbours whose border is named, and no countries of outlets', () => {
    expect(
      told('Warsaw plans to move soldiers to its border with Belarus, a deputy interior minister said.')[0],
    ).toMatch(/ POL GOV$/)
    expect(told('Police arrested ten people in Almaty, the Ukrainian site Racurs reported.')[0]).toMatch(
      /^COERCE arrested KAZ COP > KAZ CVL /,
    )
  })
})

describe('what is told twice', () => {
  it('counts once where a bare noun takes it up', () => {
    expect(told('Gunmen stormed a hotel in Mogadishu on Friday. Ankara condemned the attack.')).toEqual([
      expect.stringMatching(/^ASSAULT stormed SOM UAF > /),
      expect.stringMatching(/^ACCUSE condemned TUR GOV > /),
    ])
  })
})

describe('a source', () => {
  it('behind a comma and "but" is left where a new subject acts', () => {
    expect(
      told('The rebels in Mali said that they would lay down their arms, but Bamako rejected the offer.'),
    ).toContainEqual(expect.stringMatching(/^REJECT rejected MLI GOV > CT\+ -$/))
  })
})

describe('the other sense', () => {
  it('of launching missiles is an attack where somebody is aimed at', () => {
    expect(told('Iran launched 200 drones and missiles at Israel overnight.')[0]).toMatch(
      /^ASSAULT launched IRN GOV > ISR GOV /,
    )
  })

  it('of an infinitive behind an accord is its topic', () => {
    expect(told('They reached an accord to withdraw troops from Yerevan.')).toEqual([
      expect.stringMatching(/^AGREE reached /),
    ])
  })

  it('of a plea in a chant is open', () => {
    expect(told("The protesters in Minsk demanded: 'Withdraw the troops.'")).toContainEqual(
      expect.stringMatching(/^RETREAT Withdraw .* U BLR CVL$/),
    )
  })
})

describe('roles', () => {
  it('of those who take the part of a person are citizens, whatever he is', () => {
    expect(told('Supporters of the opposition leader Ousmane Sonko burned cars in Dakar.')[0]).toMatch(
      /^ASSAULT burned SEN CVL /,
    )
  })

  it('of who has just left an office is that of the office', () => {
    const text = "Bolivia's Evo Morales resigned on Sunday."
    const [claim] = coded(text, { day: '2019-11-11' })
    expect(claim?.actors.map(({ code }) => code)).toEqual(['BOL GOV'])
  })
})

describe('the tree', () => {
  it('of a list whose second member was read as an apposition names all three', () => {
    expect(
      told('The governor of Herat, its police chief and some 200 soldiers handed over their weapons.')[0],
    ).toMatch(/^RETREAT handed AFG GOV\+AFG COP\+AFG MIL > /)
  })

  it('of a verb read as a modifier behind the place of its subject is mended', () => {
    expect(told('Workers at the Minsk tractor plant downed tools on Friday.')).toEqual([
      expect.stringMatching(/^PROTEST downed BLR LAB > /),
    ])
  })

  it('goes on with the clause before an aside, not with who speaks in it', () => {
    expect(
      told('The president of Peru spoke to the rebels, Andina radio reported, and will meet them in Cusco.'),
    ).toContainEqual(expect.stringMatching(/^CONSULT meet PER GOV > /))
  })

  it('carries what a week or a series is made of', () => {
    expect(told('Indian and Omani warships began a week of joint drills on Monday.')[0]).toMatch(
      /^COOPERATE drills IND MIL\+OMN MIL > /,
    )
  })
})

describe('a day', () => {
  const dated = (text: string, day: string) =>
    coded(text, { day }).map(({ trigger, date }) => `${trigger.text} ${date}`)

  it('counts back from the clause above, and hours count none', () => {
    expect(
      dated(
        'The court in Dakar freed the priest on Tuesday, a day after a mob stormed the palace.',
        '2024-01-10',
      ),
    ).toEqual(['freed 2024-01-09', 'stormed 2024-01-08'])
    expect(
      dated(
        'The court in Dakar freed the priest on Tuesday, hours after a mob had stormed the palace.',
        '2024-01-10',
      ),
    ).toEqual(['freed 2024-01-09', 'stormed null'])
  })

  it('on which something is planned is not that of calling it off', () => {
    expect(
      dated('The crew have called off the walkout planned at Frankfurt from Thursday.', '2019-11-05'),
    ).toEqual(['called null', 'walkout 2019-11-07'])
  })
})

describe('a thing', () => {
  it('is nobody unless its owner is named', () => {
    expect(told('A dozen shells landed near Kigali on Sunday.')[0]).toMatch(/^ASSAULT landed > /)
    expect(
      told('Two Turkish cargo planes loaded with tents and blankets landed in Kathmandu on Sunday night.')[0],
    ).toMatch(/^AID landed TUR GOV > /)
  })
})

describe('a target', () => {
  it('told by anyone is the people of the country', () => {
    expect(told('Anyone who defies the curfew in Bamako will be shot, the general said.')).toContainEqual(
      expect.stringMatching(/^ASSAULT shot > MLI CVL U MLI MIL$/),
    )
    expect(told('The garrison in Bamako never fired on anyone.')[0]).toMatch(
      /^ASSAULT fired MLI MIL > CT- -$/,
    )
  })

  it('is neither the square where shots fell nor what lies near a town', () => {
    expect(told('The shooting on Republic Square in Almaty lasted an hour.')[0]).toMatch(
      /^ASSAULT shooting > CT\+ -$/,
    )
    expect(told('Rebels attacked the Kirkuk oilfields.')[0]).toMatch(/^ASSAULT attacked IRQ REB > CT\+ -$/)
  })
})

describe('a bare number', () => {
  it('goes on counting those of the clause before', () => {
    expect(
      told('Eight policemen have died and 300 were injured in Almaty since the riots began.')[0],
    ).toMatch(/^ASSAULT died > KAZ COP /)
    expect(told('Eleven people were killed and 500 arrested in Nairobi on Monday.')).toContainEqual(
      expect.stringMatching(/^COERCE arrested > KEN CVL /),
    )
  })
})

describe('two words of one happening', () => {
  it('make nobody the actor of what was done to him', () => {
    expect(
      told(
        'At least seven members of the security forces were killed and 317 injured, the interior ministry of Kenya said, as cited by local media.',
      )[0],
    ).toMatch(/^ASSAULT killed > KEN COP /)
  })
})

describe('storming and looting', () => {
  it.each([
    ['Протестующие громили полицейские машины в Алматы.', 'destroy'],
    ['Здание акимата Алматы взяли штурмом.', 'destroy'],
    ['Толпа напала на полицейских в Алматы.', null],
  ])('are done without heavy weapons, in Russian too: %s', (text, mode) => {
    expect(claimsOf(text, 'ru')[0]).toMatchObject({ event: 'ASSAULT', mode })
  })
})

describe('an agency', () => {
  it('of which nothing but its country is told is of the news', () => {
    expect(told('Dozens of demonstrators were killed in Almaty, the Italian agency wrote.')[0]).toMatch(
      /^ASSAULT killed > KAZ CVL CT\+ ITA MED$/,
    )
  })
})

describe('officers', () => {
  it('who stand by a building do not stand aside', () => {
    expect(told('The video shows officers standing by the building in Aktobe.')).toEqual([])
  })
})

describe('a source that stands', () => {
  it.each([
    [
      'behind "quoted ... as saying"',
      '"They fired on us," a resident of Nairobi was quoted as saying by AFP.',
      'fired',
      'KEN CVL',
    ],
    [
      'behind the outlet that cites it',
      'Kenyan forces have withdrawn from Kismayo, Reuters cited a diplomat as saying.',
      'withdrawn',
      '--- GOV',
    ],
    [
      'behind a statement that it carried',
      'A video shared by Kenyan activists shows police beating students in Nairobi.',
      'beating',
      'KEN CVL',
    ],
    [
      'as the medium of a state',
      'Israel has struck a building in Damascus, Syrian state media say.',
      'struck',
      'SYR GOV',
    ],
    [
      'as a named agency of a state',
      'Iran has seized a tanker, the state news agency IRNA reported.',
      'seized',
      'IRN GOV',
    ],
    [
      'behind the dash of a headline',
      'French soldiers leave Timbuktu - general staff in Paris',
      'leave',
      'FRA MIL',
    ],
    [
      'nowhere: "it is understood"',
      'It is understood that police used tear gas against pupils in Santiago.',
      'used',
      'anonymous',
    ],
    [
      'amid the second of two clauses',
      'Kenyan police arrested ten people on Monday; the withdrawal of troops from Somalia, the president said, would begin in May.',
      'withdrawal',
      'KEN GOV',
    ],
  ])('%s', (_, text, trigger, source) => {
    expect(
      told(text)
        .find(claim => claim.split(' ')[1] === trigger)
        ?.endsWith(` ${source}`),
    ).toBe(true)
  })

  it('amid a second clause says nothing of the first', () => {
    const claims = told(
      'Kenyan police arrested ten people in Nairobi, and shopkeepers hit back by closing roads and, according to the mayor, by burning cars.',
    )
    expect(claims.find(claim => claim.startsWith('COERCE arrested'))).toMatch(/ -$/)
  })

  it('behind a clause does not cover the new subject after it', () => {
    const claims = told(
      'Mobile internet went dark in Cuba on Sunday, the monitor NetBlocks said, and the president accused Washington of stoking the trouble.',
    )
    expect(claims.find(claim => claim.startsWith('ACCUSE'))).toMatch(/ -$/)
  })
})

describe('how many there were', () => {
  it('is asked of what is taken to have happened', () => {
    const claims = told('There is no exact information yet on how many people have been detained.')
    expect(claims).toContainEqual(expect.stringMatching(/^COERCE detained .* CT\+ -$/))
  })
})

describe('who does it across clauses', () => {
  it('is nobody where only what flies is named', () => {
    expect(told('Eight missiles hit the city of Mykolaiv in Ukraine on Monday.')[0]).not.toMatch(/MIL/)
    expect(told('Russian missiles hit the city of Mykolaiv in Ukraine on Monday.')[0]).toMatch(/RUS MIL/)
  })

  it('goes on in a clause of the same sentence', () => {
    expect(
      told(
        'Russia has struck towns across Ukraine. It shelled Kharkiv, though it denies attacking civilians.',
      ),
    ).toContainEqual(expect.stringMatching(/^ASSAULT attacking RUS GOV .*CT-/))
  })
})
