import { describe, expect, it } from 'vitest'
import { type Said, tell, weighed } from './newsroom.testing.ts'

const together = (...told: ReturnType<typeof tell>[]) => weighed(told).events.map(({ claims }) => claims)

describe('the days of a happening', () => {
  const killed: Said = { trigger: 'killed', mode: 'targeted', targets: ['KAZ CVL'], city: 'Almaty' }
  const before = tell(
    'a',
    '2022-01-06T07:00Z',
    'Euronews',
    'Dozens who tried to storm police buildings in Almaty were killed in the night to Thursday.',
    [{ ...killed, date: '2022-01-06' }],
  )

  it('are two for a night, of which one report names the first and another the second', () => {
    const after = tell(
      'b',
      '2022-01-06T08:00Z',
      'LCI',
      'Dozens who tried to storm police buildings in Almaty were killed on Wednesday night.',
      [{ ...killed, date: '2022-01-05' }],
    )
    expect(together(before, after)).toEqual([['a#1', 'b#1']])
  })

  it('stay apart where one report speaks of a night and the other of a day', () => {
    const day = tell(
      'b',
      '2022-01-06T08:00Z',
      'LCI',
      'Dozens who tried to storm police buildings in Almaty were killed on Wednesday.',
      [{ ...killed, date: '2022-01-05' }],
    )
    expect(together(before, day)).toHaveLength(2)
  })

  it('do not tell apart a state of emergency, which goes on', () => {
    const emergency: Said = { trigger: 'emergency', event: 'COERCE', mode: 'curfew', actors: ['KAZ GOV'] }
    expect(
      together(
        tell(
          'a',
          '2022-01-05T18:00Z',
          'Grani',
          'The president imposed a state of emergency on the country.',
          [{ ...emergency, date: '2022-01-05' }],
        ),
        tell('b', '2022-01-07T13:00Z', 'TASS', 'A state of emergency is in force across the country.', [
          { ...emergency, date: '2022-01-07' },
        ]),
      ),
    ).toEqual([['a#1', 'b#1']])
  })

  it('do not matter to what goes on for days and is spoken of as one thing', () => {
    const unrest: Said = { trigger: 'riots', event: 'PROTEST', mode: 'riot' }
    expect(
      together(
        tell('a', '2022-01-04T18:00Z', 'Reuters', 'The unrest has spread to all oil towns.', [
          { ...unrest, trigger: 'unrest' },
        ]),
        tell('b', '2022-01-05T04:00Z', 'ONT', 'Many were detained in the riots as of Wednesday morning.', [
          { ...unrest, date: '2022-01-05' },
        ]),
      ),
    ).toEqual([['a#1', 'b#1']])
  })
})

describe('the parties of a happening', () => {
  const killed: Said = { trigger: 'killed', mode: 'targeted', city: 'Almaty' }
  const demonstrators = tell(
    'a',
    '2022-01-06T07:00Z',
    'LCI',
    'Dozens of demonstrators were killed as they stormed offices.',
    [{ ...killed, targets: ['KAZ CVL'] }],
  )

  it('may bear another name where another speaks: one side calls protesters what the other calls bandits', () => {
    expect(
      together(
        demonstrators,
        tell('b', '2022-01-06T08:00Z', 'CNN', 'Terrorists were liquidated near the department.', [
          { ...killed, trigger: 'liquidated', targets: ['KAZ UAF'] },
        ]),
      ),
    ).toEqual([['a#1', 'b#1']])
  })

  it('are others where the dead of one report fought those of the other', () => {
    expect(
      together(
        demonstrators,
        tell('b', '2022-01-06T08:00Z', 'CNN', 'Policemen were shot near their department.', [
          { ...killed, trigger: 'shot', targets: ['KAZ COP'] },
        ]),
      ),
    ).toHaveLength(2)
  })
})

describe('the things of a happening', () => {
  const seized: Said = { trigger: 'seized', event: 'COERCE', mode: 'seize', city: 'Almaty' }
  const first = tell('a', '2022-01-05T14:00Z', 'Orda', 'Protesters have seized the airport of Almaty.', [
    { ...seized, actors: ['KAZ CVL'] },
  ])

  it('are one by whatever word: whether it was seized or captured', () => {
    const later = tell('b', '2022-01-05T17:00Z', 'BNT', 'Almaty airfield was captured, the channel said.', [
      { ...seized, trigger: 'captured' },
    ])
    expect(together(first, later)).toEqual([['a#1', 'b#1']])
  })

  it('tell two happenings of one town and word apart', () => {
    const office = tell(
      'b',
      '2022-01-05T17:00Z',
      'CTV',
      'Late in the day a crowd seized a television studio in the south of Almaty and stayed for hours.',
      [{ ...seized, actors: ['KAZ CVL'] }],
    )
    expect(together(first, office)).toHaveLength(2)
  })
})

it('takes "the protests" for one thing where the town is that of something else in the report', () => {
  const protests: Said = { trigger: 'protests', event: 'PROTEST', mode: 'demo' }
  const far =
    'The director of the plant that supplies all of Zhanaozen was removed from his post and detained by officers after the protests.'
  expect(
    together(
      tell('a', '2022-01-05T10:00Z', 'Sputnik', 'The protests go on and are about the price of gas.', [
        protests,
      ]),
      tell('b', '2022-01-05T12:00Z', 'Kloop', far, [{ ...protests, city: 'Zhanaozen' }]),
      tell('c', '2022-01-05T13:00Z', 'Kloop', 'The protests in Aktobe are about food.', [
        { ...protests, city: 'Aktobe' },
      ]),
    ),
  ).toEqual([['a#1', 'b#1'], ['c#1']])
})

it('keeps apart what one sentence tells of two acts, though all its words are shared', () => {
  const hurt: Said = { event: 'ASSAULT', trigger: 'wounded', city: 'Almaty' }
  expect(
    together(
      tell(
        'a',
        '2022-01-05T10:00Z',
        'Izvestia',
        'Police use stun grenades and servicemen are wounded there.',
        [{ ...hurt, trigger: 'use' }, hurt],
      ),
    ),
  ).toHaveLength(2)
})

it('takes violence of which no town is told for one thing that goes on, as it does the protests', () => {
  const violence: Said = { trigger: 'violence' }
  expect(
    together(
      tell('a', '2022-01-05T01:00Z', 'DW', 'This violence is against the law, he said.', [violence]),
      tell('b', '2022-01-06T12:00Z', 'OSCE', 'The envoy condemned the violence and urged restraint.', [
        violence,
      ]),
    ),
  ).toEqual([['a#1', 'b#1']])
})

it('keeps more than 20 and more than 200 detained apart, though both may be right', () => {
  const detained = (low: number): Said => ({
    trigger: 'detained',
    event: 'COERCE',
    mode: 'arrest',
    targets: ['KAZ CVL'],
    counts: [{ kind: 'detained', low, high: null }],
  })
  expect(
    together(
      tell('a', '2022-01-04T19:00Z', 'RFE/RL', 'Police detained more than 20 people.', [detained(21)]),
      tell('b', '2022-01-05T04:00Z', 'News', 'Officers detained over 200 people that night.', [
        detained(201),
      ]),
    ),
  ).toHaveLength(2)
})

describe('the kind of act', () => {
  const rise: Said = { trigger: 'rise', event: 'SHOCK' }

  it('is told by the words that a trigger begins: gas "went up", and there was a "rise" of it', () => {
    expect(
      together(
        tell('a', '2022-01-04T19:00Z', 'RFE/RL', 'A sharp rise of the gas price angered drivers.', [rise]),
        tell('b', '2022-01-04T20:00Z', 'Fakty', 'The price of gas went up by half, the drivers said.', [
          { ...rise, trigger: 'went' },
        ]),
      ),
    ).toEqual([['a#1', 'b#1']])
  })

  it('is seizure where something is taken or held, not only by the word "seized"', () => {
    const seized: Said = { trigger: 'seized', event: 'COERCE', mode: 'seize', city: 'Almaty' }
    const first = tell('a', '2022-01-05T14:00Z', 'Orda', 'Its airport was seized by some men.', [seized])
    const taken = 'Protesters from three suburbs took the airport of Almaty around noon, people said.'
    const took = tell('b', '2022-01-05T15:00Z', 'BNT', taken, [{ ...seized, trigger: 'took' }])
    expect(together(first, took)).toHaveLength(1)
  })

  it('tells two apart of which much else is alike', () => {
    const hit: Said = { trigger: 'attacked', mode: 'beat', targets: ['KAZ COP'], city: 'Almaty' }
    const attacked = 'Officers of Almaty police were attacked at the square in the evening.'
    const robbed = 'Almaty officers were robbed behind the market after midnight.'
    const first = tell('a', '2022-01-04T19:00Z', 'RFE/RL', attacked, [hit])
    const second = tell('b', '2022-01-04T20:00Z', 'Fakty', robbed, [{ ...hit, trigger: 'robbed' }])
    expect(together(first, second)).toHaveLength(2)
  })
})

it('asks more of what is told as likely to be what another tells as sure', () => {
  const killed: Said = { trigger: 'killed', mode: 'targeted', targets: ['KAZ CVL'], city: 'Almaty' }
  const sure = 'Dozens who stormed a station were killed in Almaty.'
  const again = (factuality: 'CT+' | 'PR+') =>
    together(
      tell('a', '2022-01-06T07:00Z', 'Kloop', sure, [killed]),
      tell('b', '2022-01-06T08:00Z', 'NH', 'Shots drove a crowd from its main square; some seem killed.', [
        { ...killed, factuality },
      ]),
    )
  expect(again('CT+')).toHaveLength(1)
  expect(again('PR+')).toHaveLength(2)
})

it('takes a happening for as fresh as its last telling, however long ago it was told first', () => {
  const killed: Said = { trigger: 'killed', mode: 'targeted', targets: ['KAZ MIL'] }
  const told = [
    ['05T00:00', 'Armed crowds killed soldiers of the garrison in fights.'],
    ['05T14:00', 'Some soldiers were killed by crowds, it emerged.'],
    ['06T04:00', 'Crowds killed soldiers, their officers repeated.'],
    ['06T18:00', 'That soldiers had been killed was told again.'],
    ['07T08:00', 'Ministers came back to who had killed soldiers, and promised them money.'],
  ].map(([hour, text]) => tell(hour!, `2022-01-${hour}Z`, hour!, text!, [killed]))
  expect(together(...told)).toHaveLength(1)
  expect(together(told[0]!, told[4]!)).toHaveLength(2)
})

describe('a backdrop', () => {
  const unrest: Said = { trigger: 'riots', event: 'PROTEST', mode: 'riot' }
  const first = tell('a', '2022-01-05T10:00Z', 'ORF', 'The government resigned; the riots went on.', [unrest])

  it('is the unrest of the country, wherever the other thing was done', () => {
    const hospitals = tell('b', '2022-01-05T12:00Z', 'Orda', 'Clinics of Osh took in 90 after mass riots.', [
      { ...unrest, city: 'Osh' },
    ])
    expect(together(first, hospitals)).toEqual([['a#1', 'b#1']])
  })

  it('is that of a town which is named right behind it', () => {
    const inTown = tell('b', '2022-01-05T12:00Z', 'Orda', 'The mayor left office after riots in Osh.', [
      { ...unrest, city: 'Osh' },
    ])
    expect(together(first, inTown)).toHaveLength(2)
  })
})

it('takes what may come for nothing that goes on', () => {
  const ahead: Said = {
    trigger: 'protests',
    event: 'PROTEST',
    mode: 'demo',
    time: 'future',
    factuality: 'PS+',
  }
  expect(
    together(
      tell('a', '2022-01-04T22:00Z', 'Crisis24', 'Further protests are possible in the short term.', [ahead]),
      tell('b', '2022-01-05T09:00Z', 'ICTV', 'They had meant to hold protests in their villages.', [ahead]),
    ),
  ).toHaveLength(2)
})

it('joins a toll of the same people that has grown, not one of others', () => {
  const toll = (low: number, target: 'KAZ COP' | 'KAZ UAF'): Said => ({
    trigger: 'killed',
    mode: 'targeted',
    targets: [target],
    counts: [{ kind: 'killed', low, high: low }],
  })
  const officers = tell('a', '2022-01-05T20:00Z', 'Kloop', 'Eight policemen were killed, officials said.', [
    toll(8, 'KAZ COP'),
  ])
  const later = tell('b', '2022-01-06T05:00Z', 'UNN', 'By dawn clashes had killed thirteen policemen.', [
    toll(13, 'KAZ COP'),
  ])
  const attackers = tell('b', '2022-01-06T05:00Z', 'UNN', 'By dawn clashes had killed thirteen attackers.', [
    toll(13, 'KAZ UAF'),
  ])
  expect(together(officers, later)).toHaveLength(1)
  expect(together(officers, attackers)).toHaveLength(2)
})
