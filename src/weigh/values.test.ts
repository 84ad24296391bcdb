import { describe, expect, it } from 'vitest'
import type { Magnitude } from '../domain/claim.ts'
import { type Said, tell, weighed } from './newsroom.testing.ts'

const killed = (low: number, cites: string[], more: Partial<Said> = {}): Said => ({
  trigger: 'killed',
  city: 'Almaty',
  targets: ['KAZ COP'],
  counts: [{ kind: 'killed', low, high: low }],
  cites,
  ...more,
})
const text = (n: number) => `In Almaty ${n} officers were killed.`

describe('running values', () => {
  it('takes 12 and then 164 killed for one count that grew', () => {
    const { values, events } = weighed([
      tell('a', '2022-01-06T08:00Z', 'TASS', text(12), [killed(12, ['KAZ GOV'])]),
      tell('b', '2022-01-09T08:00Z', 'Interfax', text(164), [killed(164, ['KAZ BUS'])]),
    ])
    expect(values).toMatchObject([{ kind: 'killed', of: 'security forces in Almaty', disputed: false }])
    expect(values[0]!.points.map(({ at, low, who }) => [at, low, who])).toEqual([
      ['2022-01-06T08:00:00Z', 12, 'KAZ GOV'],
      ['2022-01-09T08:00:00Z', 164, 'KAZ BUS'],
    ])
    expect(events.every(({ disputed }) => !disputed)).toBe(true)
  })

  it('takes 12 and 164 killed at the same hour for a dispute', () => {
    const { values } = weighed([
      tell('a', '2022-01-06T08:00Z', 'TASS', text(12), [killed(12, ['KAZ GOV'])]),
      tell('b', '2022-01-06T09:00Z', 'Interfax', text(164), [killed(164, ['KAZ BUS'])]),
    ])
    expect(values).toMatchObject([{ disputed: true }])
  })

  it('sees no dispute between bodies of one state, near figures, or a medium that gives less', () => {
    const one = (a: [number, string[]], b: [number, string[]]) =>
      weighed([
        tell('a', '2022-01-06T08:00Z', 'TASS', text(a[0]), [killed(...a)]),
        tell('b', '2022-01-06T09:00Z', 'Interfax', text(b[0]), [killed(...b)]),
      ]).values[0]!.disputed
    expect(one([13, ['KAZ GOV']], [2, ['KAZ COP']])).toBe(false)
    expect(one([13, ['KAZ GOV']], [12, ['UKR GOV']])).toBe(false)
    expect(one([95, ['KAZ GOV']], [20, ['MED KazTAG']])).toBe(false)
    expect(one([20, ['KAZ GOV']], [95, ['MED KazTAG']])).toBe(true)
    expect(one([95, ['KAZ OPP']], [20, ['KAZ GOV']])).toBe(true)
  })

  it('lets a figure that has a name stand against one of the same hours that has none', () => {
    const standing = (...who: readonly [string[], string[]]) =>
      weighed([
        tell('a', '2022-01-08T07:00Z', 'TASS', text(200), [killed(200, who[0])]),
        tell('b', '2022-01-08T09:00Z', 'Interfax', text(100), [killed(100, who[1])]),
      ]).values[0]!.standing
    expect(standing([], ['IGO UN'])).toMatchObject({ low: 100, high: 100, who: 'IGO UN' })
    expect(standing(['IGO UN'], [])).toMatchObject({ low: 200, high: 200, who: 'IGO UN' })
    expect(standing(['KAZ BUS'], ['IGO UN'])).toMatchObject({ low: 100, high: 200 })
    // Two of equal standing are heard both, with a name or without.
    expect(standing([], ['anonymous'])).toMatchObject({ low: 100, high: 200 })
  })

  it('takes "more than 5,000" for left behind once 7,900 are counted', () => {
    const { values } = weighed([
      tell('a', '2022-01-06T08:00Z', 'TASS', text(500), [killed(500, ['KAZ GOV'])]),
      tell('b', '2022-01-06T09:00Z', 'AFP', 'More than 5000 were killed in Almaty.', [
        killed(5000, ['KAZ OPP'], { counts: [{ kind: 'killed', low: 5000, high: null }] }),
      ]),
      tell('c', '2022-01-07T09:00Z', 'TASS', text(7900), [killed(7900, ['KAZ GOV'])]),
    ])
    expect(values).toMatchObject([{ disputed: false }])
  })

  it('does not place a count in a town that only an earlier sentence names', () => {
    const said = tell('a', '2022-01-06T08:00Z', 'TASS', `Aktau is closed. ${text(12)}`, [killed(12, [])])
    const claims = said.claims.map(claim => ({
      ...claim,
      quote: { start: 17, end: said.report.text.length },
      place: { ...claim.place!, name: 'Aktau', span: { start: 0, end: 5 } },
    }))
    expect(weighed([{ ...said, claims }]).values).toMatchObject([{ of: 'security forces' }])
  })

  it('sees no dispute between places, victims, or intervals that meet', () => {
    const { values } = weighed([
      tell('a', '2022-01-06T08:00Z', 'TASS', text(12), [killed(12, ['KAZ GOV'])]),
      tell('b', '2022-01-06T08:10Z', 'Orda', 'In Aktobe 3 officers were killed.', [
        killed(3, ['KAZ BUS'], { city: 'Aktobe' }),
      ]),
      tell('c', '2022-01-06T08:20Z', 'Kloop', 'In Almaty 40 residents were killed.', [
        killed(40, ['KAZ NGO'], { targets: ['KAZ CVL'] }),
      ]),
      tell('d', '2022-01-06T08:30Z', 'AFP', 'At least 10 officers were killed in Almaty.', [
        killed(10, ['KAZ OPP'], { counts: [{ kind: 'killed', low: 10, high: null }] }),
      ]),
    ])
    expect(values.map(({ of, disputed }) => [of, disputed])).toEqual([
      ['civilians in Almaty', false],
      ['security forces in Aktobe', false],
      ['security forces in Almaty', false],
    ])
  })

  it('counts nothing that is denied, open, conditional, ahead or history', () => {
    const { values } = weighed([
      tell('a', '2022-01-06T08:00Z', 'TASS', text(12), [killed(12, [], { factuality: 'CT-' })]),
      tell('b', '2022-01-06T08:00Z', 'TASS', text(13), [killed(13, [], { factuality: 'U' })]),
      tell('c', '2022-01-06T08:00Z', 'TASS', text(14), [killed(14, [], { conditional: true })]),
      tell('d', '2022-01-06T08:00Z', 'TASS', text(15), [killed(15, [], { time: 'future' })]),
      tell('e', '2022-01-06T08:00Z', 'TASS', 'In 2011, 16 were killed.', [killed(16, [])]),
      tell('f', '2022-01-06T08:00Z', 'TASS', text(17), [killed(17, [], { date: '2021-10-01' })]),
    ])
    expect(values).toEqual([])
  })

  it('says whose a figure is that an outlet or nameless media state without saying so', () => {
    const { values } = weighed([
      tell('a', '2022-01-06T08:00Z', 'CNN', text(353), [killed(353, [])]),
      tell('b', '2022-01-06T08:10Z', 'UNN', text(353), [killed(353, ['KAZ MED'])]),
      tell('c', '2022-01-06T08:20Z', 'TASS', text(353), [killed(353, ['KAZ MIL'])]),
      tell('d', '2022-01-06T08:30Z', 'Orda', text(12), [killed(12, [])]),
    ])
    const said = values.flatMap(({ points }) => points.map(({ low, who }) => [low, who]))
    expect(said).toEqual([
      [353, 'KAZ MIL'],
      [353, 'KAZ MIL'],
      [353, 'KAZ MIL'],
      [12, 'the outlet'],
    ])
  })

  it('leaves out a count that no crisis can have, and a sum without a unit', () => {
    const odd: Pick<Magnitude, 'kind' | 'low' | 'high'>[] = [
      { kind: 'killed', low: 9e15, high: null },
      { kind: 'money', low: 50, high: 50 },
    ]
    const { values } = weighed([
      tell('a', '2022-01-06T08:00Z', 'TASS', text(12), [killed(12, [], { counts: odd })]),
    ])
    expect(values).toEqual([])
  })

  const dead = (
    id: string,
    at: string,
    low: number,
    more: Partial<Said> & { readonly of?: string; readonly scope?: Magnitude['scope'] } = {},
  ) => {
    const { of = 'people', scope = 'unknown', ...said } = more
    return tell(id, at, `Site of ${said.cites?.[0] ?? 'AFP'}`, `In all ${low} ${of} were killed.`, [
      {
        trigger: 'killed',
        targets: ['KAZ CVL'],
        cites: ['KAZ GOV'],
        counts: [{ kind: 'killed', low, high: low, of, scope }],
        ...said,
      },
    ])
  }
  const stands = (told: Parameters<typeof weighed>[0]) =>
    weighed(told).values.map(({ of, standing, disputed }) => [of, standing?.low ?? null, disputed])

  it('lets no part of the dead, given later, replace the count of all', () => {
    expect(
      stands([
        dead('a', '2022-01-09T08:00Z', 164),
        dead('b', '2022-01-12T08:00Z', 17, { of: 'police officers', targets: ['KAZ COP'] }),
        dead('c', '2022-01-12T09:00Z', 3, { of: 'journalists', targets: ['KAZ MED'] }),
        dead('d', '2022-01-12T10:00Z', 6, { of: 'medical workers' }),
        dead('e', '2022-01-12T11:00Z', 26, { of: 'armed criminals', targets: ['KAZ CRM'] }),
      ]),
    ).toEqual([
      ['attackers', 26, false],
      ['journalists', 3, false],
      ['medical workers', 6, false],
      ['security forces', 17, false],
      [null, 164, false],
    ])
  })

  it('counts no things as people', () => {
    expect(stands([dead('a', '2022-01-05T19:00Z', 5, { of: 'aircraft', targets: [] })])).toEqual([])
  })

  it('keeps a town’s count, and what is newly counted, beside that of the country', () => {
    expect(
      stands([
        dead('a', '2022-01-09T08:00Z', 164),
        dead('b', '2022-01-09T20:00Z', 103, { city: 'Almaty' }),
        dead('c', '2022-01-10T08:00Z', 5, { scope: 'new' }),
      ]),
    ).toEqual([
      ['people in Almaty', 103, false],
      ['people, newly counted', 5, false],
      [null, 164, false],
    ])
  })

  it('takes a lower figure for an earlier or a partial one, unless its voice says that it is all so far', () => {
    const [first, later] = ['2022-01-09T08:00Z', '2022-01-10T08:00Z']
    expect(stands([dead('a', first, 164), dead('b', later, 44)])).toEqual([[null, 164, false]])
    expect(stands([dead('a', first, 164), dead('b', later, 44, { scope: 'total' })])).toEqual([
      [null, 44, false],
    ])
    const other = dead('b', later, 44, { scope: 'total', cites: ['KAZ NGO'] })
    expect(stands([dead('a', first, 164), other])).toEqual([[null, 164, false]])
  })

  it('lets a figure stand no longer that a named voice denies', () => {
    const told = [
      dead('a', '2022-01-09T08:00Z', 44),
      dead('b', '2022-01-10T08:00Z', 164),
      dead('c', '2022-01-10T15:00Z', 164, { factuality: 'CT-' }),
    ]
    expect(stands(told)).toEqual([[null, 44, true]])
    expect(stands(told.slice(1))).toEqual([[null, null, true]])
    expect(stands([...told, dead('d', '2022-01-15T08:00Z', 225)])).toEqual([[null, 225, false]])
  })

  it('is as wide as both where two voices give two figures of one scope at one hour', () => {
    const [one] = weighed([
      dead('a', '2022-01-06T08:00Z', 12),
      dead('b', '2022-01-06T09:00Z', 30, { cites: ['KAZ NGO'] }),
    ]).values
    expect([one!.standing!.low, one!.standing!.high, one!.disputed]).toEqual([12, 30, true])
  })

  it('hears no dispute and no news in a word for a number', () => {
    const dozens = dead('b', '2022-01-09T09:00Z', 24, {
      cites: ['KAZ NGO'],
      counts: [{ kind: 'killed', low: 24, high: 99, of: 'people' }],
    })
    expect(stands([dead('a', '2022-01-09T08:00Z', 164), dozens])).toEqual([[null, 164, false]])
  })

  it('lets nameless word move no figure that has a name', () => {
    const rumour = dead('b', '2022-01-10T08:00Z', 900, { cites: ['anonymous'] })
    expect(stands([dead('a', '2022-01-09T08:00Z', 164), rumour])).toEqual([[null, 164, false]])
  })

  it('counts a figure once that two claims of one sentence give, with the claim that it belongs to', () => {
    const counts = [{ kind: 'injured', low: 95, high: 95 }] as const
    const told = tell('a', '2022-01-05T08:00Z', 'AFP', 'In the riots 95 were hurt.', [
      { trigger: 'riots', event: 'PROTEST', mode: 'riot', counts },
      { trigger: 'hurt', targets: ['KAZ COP'], counts },
    ])
    const figure = { start: 13, end: 15 }
    const claims = told.claims.map(claim => ({
      ...claim,
      magnitudes: claim.magnitudes.map(magnitude => ({ ...magnitude, span: figure })),
    }))
    const { values } = weighed([{ ...told, claims }])
    expect(values.map(({ of, points }) => [of, points.length])).toEqual([['security forces', 1]])
  })

  const counting = (said: Partial<Said>, words = 'In all 12 were counted.') =>
    weighed([tell('a', '2022-01-06T08:00Z', 'AFP', words, [{ trigger: 'counted', ...said }])]).values
  const killedOf = (of: string | null) => [{ kind: 'killed' as const, low: 12, high: 12, of }]

  it('takes for who was counted those whom the words beside the figure name, and nobody else of the sentence', () => {
    const of = (words: string | null, targets: string[]) =>
      counting({ targets, counts: killedOf(words) }).map(value => value.of)
    expect(of('other officials', [])).toEqual(['other officials'])
    expect(of('constables', [])).toEqual(['security forces'])
    expect(of('injured people', [])).toEqual([null])
    const text =
      'In all 225 people were counted, and it was said at the end of the day that police were among them.'
    const among = tell('a', '2022-01-06T08:00Z', 'AFP', text, [
      {
        trigger: 'counted',
        targets: ['KAZ COP'],
        counts: [{ kind: 'killed', low: 225, high: 225, of: 'people' }],
      },
    ])
    const at = text.indexOf('police')
    const claims = among.claims.map(claim => ({
      ...claim,
      targets: claim.targets.map(target => ({ ...target, span: { start: at, end: at + 6 } })),
    }))
    expect(weighed([{ ...among, claims }]).values.map(value => value.of)).toEqual([null])
  })

  it('places a figure by its own clause, wherever the happening was', () => {
    const told = tell('a', '2022-01-06T08:00Z', 'AFP', 'In Almaty 12 were counted.', [
      { trigger: 'counted', city: 'Almaty', counts: killedOf('people') },
    ])
    const claims = told.claims.map(claim => ({
      ...claim,
      magnitudes: claim.magnitudes.map(figure => ({ ...figure, place: null })),
    }))
    expect(weighed([told]).values).toMatchObject([{ of: 'people in Almaty' }])
    expect(weighed([{ ...told, claims }]).values).toMatchObject([{ of: null }])
  })

  it('counts as troops those whom a state or an alliance sends, by its name', () => {
    const sent = (more: Partial<Said>, of = 'soldiers') =>
      counting({
        event: 'MOBILIZE',
        counts: [{ kind: 'troops', low: 12, high: 12, of }],
        ...more,
      }).map(({ scope }) => scope.whom)
    expect(sent({ actors: ['ARM GOV'] })).toEqual(['ARM MIL'])
    expect(sent({ actors: ['IGO CSTO'] })).toEqual(['IGO CSTO'])
    expect(sent({ event: 'ASSAULT' })).toEqual([])
    expect(sent({ actors: ['KAZ REB'] }, 'fighters')).toEqual([])
  })

  it('takes whom the rest of its sentence cites for who gives a figure', () => {
    const told = tell('a', '2022-01-06T08:00Z', 'AFP', 'The ministry said 12 died, 30 were hurt.', [
      { trigger: 'died', cites: ['KAZ GOV'], counts: killedOf('people') },
      { trigger: 'hurt', counts: [{ kind: 'injured', low: 30, high: 30, of: null }] },
    ])
    expect(weighed([told]).values.map(({ standing }) => standing?.who)).toEqual(['KAZ GOV', 'KAZ GOV'])
  })

  it('says which of its figures is denied, by whom and when', () => {
    const told = [
      dead('a', '2022-01-09T08:00Z', 44),
      dead('b', '2022-01-10T08:00Z', 164),
      tell(
        'c',
        '2022-01-10T15:00Z',
        'Orda',
        'It took back its word: 164 were not killed, the ministry told us.',
        [
          {
            trigger: 'killed',
            cites: ['KAZ GOV'],
            factuality: 'CT-',
            counts: [{ kind: 'killed', low: 164, high: 164, of: 'people' }],
          },
        ],
      ),
      // Word without a name does not bring it back.
      tell('d', '2022-01-10T18:00Z', 'Lusa', 'Kazakhstan mourns, with 164 killed.', [
        { trigger: 'killed', counts: [{ kind: 'killed', low: 164, high: 164, of: 'people' }] },
      ]),
    ]
    const [value] = weighed(told).values
    const denied = { at: '2022-01-10T15:00:00Z', who: 'KAZ GOV', claim: 'c#1' }
    expect(value!.points.map(point => [point.low, point.denied])).toEqual([
      [44, undefined],
      [164, denied],
      [164, denied],
    ])
    expect(value!.standing).toMatchObject({ low: 44 })
  })
})
