import { describe, expect, it } from 'vitest'
import { type Said, tell, weighed } from './newsroom.testing.ts'
import type { Outlet } from './weighing.ts'

const seized: Said = {
  trigger: 'seized',
  event: 'COERCE',
  mode: 'seize',
  actors: ['KAZ CVL'],
  city: 'Almaty',
}

const outlets: readonly Outlet[] = [
  { name: 'Azattyq', aliases: ['Radio Azattyq'], country: 'USA', kind: 'broadcaster', owner: 'RFE/RL' },
  { name: 'RFE/RL', aliases: [], country: 'USA', kind: 'broadcaster', owner: 'RFE/RL' },
  { name: 'Akorda', aliases: [], country: 'KAZ', kind: 'official', owner: 'KAZ GOV' },
  { name: 'Current Time', aliases: [], country: 'USA', kind: 'broadcaster', owner: 'RFE/RL' },
]

/** Who stands behind the one event of these reports. */
function originsOf(...told: Parameters<typeof weighed>[0]) {
  const { events } = weighed(told, outlets)
  expect(events).toHaveLength(1)
  return events[0]!.origins
}

describe('origins', () => {
  it('counts a cited speaker once, however many outlets carry the words', () => {
    const origins = originsOf(
      tell('a', '2022-01-05T14:00Z', 'Orda', 'The mayor said that protesters had seized the airport.', [
        { ...seized, cites: ['KAZ GOV'] },
      ]),
      tell('b', '2022-01-05T15:00Z', 'TASS', 'Protesters seized the airport, according to the mayor.', [
        { ...seized, cites: ['KAZ GOV'] },
      ]),
      tell('c', '2022-01-05T15:30Z', 'Kloop', 'Police say that protesters seized the airport.', [
        { ...seized, cites: ['KAZ COP'] },
      ]),
    )
    expect(origins).toMatchObject([{ id: 'KAZ state', kind: 'statement', claims: ['a#1', 'b#1', 'c#1'] }])
  })

  it('follows an outlet that only cites another to that other', () => {
    const origins = originsOf(
      tell('a', '2022-01-05T14:00Z', 'Orda', 'Protesters have seized the airport.', [seized]),
      tell('b', '2022-01-05T14:30Z', 'TASS', 'Protesters seized the airport, Orda reported.', [
        { ...seized, cites: ['MED Orda'] },
      ]),
      tell('c', '2022-01-05T15:00Z', 'Sky', 'Protesters seized the airport, according to TASS.', [
        { ...seized, cites: ['MED TASS'] },
      ]),
    )
    expect(origins).toMatchObject([{ who: 'Orda', claims: ['a#1', 'b#1', 'c#1'] }])
  })

  it('takes an outlet that only looks like another for itself', () => {
    const lookalike = 'Reutеrs' // with a Cyrillic е
    const { events } = weighed([
      tell(
        'a',
        '2022-01-05T10:00Z',
        lookalike,
        'Police fired at a crowd in Aktobe.',
        [{ trigger: 'fired' }],
        {
          kind: null,
        },
      ),
    ])
    expect(events[0]!.origins).toMatchObject([{ id: lookalike }])
    expect(events[0]!.grade.reliability).toBe('D')
  })

  it('hears nothing in what is told as past on a day that had not come', () => {
    const text = 'Police fired at a crowd in Aktobe on Friday.'
    const p = (date: string) =>
      weighed([tell('a', '2022-01-05T10:00Z', 'Reuters', text, [{ trigger: 'fired', date }])]).events[0]!
    expect(p('2022-01-07').belief.p).toBeCloseTo(0.5, 9)
    expect(p('2022-01-06').belief.p).toBeGreaterThan(0.7)
  })

  it('ends a circle of outlets that cite each other at one unknown origin', () => {
    const origins = originsOf(
      tell('a', '2022-01-05T14:00Z', 'Orda', 'Protesters seized the airport, Sky reported.', [
        { ...seized, cites: ['MED Sky'] },
      ]),
      tell('b', '2022-01-05T14:30Z', 'TASS', 'Protesters seized the airport, Orda reported.', [
        { ...seized, cites: ['MED Orda'] },
      ]),
      tell('c', '2022-01-05T15:00Z', 'Sky', 'Protesters seized the airport, according to TASS.', [
        { ...seized, cites: ['MED TASS'] },
      ]),
    )
    expect(origins).toMatchObject([{ kind: 'unknown', who: 'each other (Orda, Sky, TASS)' }])
  })

  it('counts outlets of one owner, by whatever name, as one', () => {
    const origins = originsOf(
      tell('a', '2022-01-05T14:00Z', 'Azattyq', 'Protesters have seized the airport.', [seized]),
      tell('b', '2022-01-05T15:00Z', 'Current Time', 'The airport was seized by protesters.', [seized]),
      tell('c', '2022-01-05T15:00Z', 'Kloop', 'The airport is seized, Radio Azattyq wrote.', [
        { ...seized, cites: ['MED Radio Azattyq'] },
      ]),
    )
    expect(origins).toMatchObject([{ id: 'RFE/RL' }])
  })

  it('follows an outlet that is cited by name, and takes its own reporters for itself', () => {
    const cited = (code: string, name: string) => {
      const told = tell('a', '2022-01-05T14:00Z', 'Nobody', 'It was seized, it is reported.', [seized])
      const citation = { code, name, span: null }
      const claims = told.claims.map(claim => ({ ...claim, attribution: citation, chain: [citation] }))
      const [event] = weighed([{ ...told, claims }], outlets).events
      expect(event!.terms[1]!.label).not.toContain('told by Its')
      return event!.origins[0]!.id
    }
    expect(cited('KAZ GOV', 'RFE/RL’s Kazakh Service')).toBe('RFE/RL')
    expect(cited('anonymous', 'Radio Azattyq')).toBe('RFE/RL')
    expect(cited('KAZ MED', 'Its correspondents')).toBe('Nobody')
    expect(cited('KAZ MED', 'газета')).toBe('Nobody')
    expect(cited('anonymous', 'Nobody')).toBe('Nobody')
    expect(cited('anonymous', 'No')).toBe('anonymous')
    expect(cited('KAZ GOV', 'interior ministry')).toBe('KAZ state')
  })

  it('ends what an official site writes with the state, and what nameless media carry with the speaker', () => {
    const origins = originsOf(
      tell('a', '2022-01-05T14:00Z', 'Akorda', 'Protesters have seized the airport.', [seized]),
      tell(
        'b',
        '2022-01-05T15:00Z',
        'UNN',
        'The airport is seized, the commandant said, according to local media.',
        [{ ...seized, cites: ['KAZ MIL', 'KAZ MED'] }],
      ),
    )
    expect(origins).toMatchObject([{ id: 'KAZ state', claims: ['a#1', 'b#1'] }])
  })

  it('ends a figure with the speaker who gives it, whoever states it as his own', () => {
    const hurt = { ...seized, counts: [{ kind: 'injured', low: 353, high: 353 }] } as const
    const origins = originsOf(
      tell('a', '2022-01-05T14:00Z', 'CNN', 'Protesters seized the airport; 353 were hurt.', [hurt]),
      tell('b', '2022-01-05T15:00Z', 'UNN', 'They seized the airport, 353 were hurt, the commandant said.', [
        { ...hurt, cites: ['KAZ MIL'] },
      ]),
    )
    expect(origins).toMatchObject([{ id: 'KAZ state', claims: ['a#1', 'b#1'] }])
  })

  it('hears one voice in all who repeat a rumour', () => {
    const rumour = { ...seized, cites: ['anonymous'] }
    const origins = originsOf(
      tell('a', '2022-01-05T14:00Z', 'Orda', 'It is said that protesters have seized the airport.', [rumour]),
      tell('b', '2022-01-05T15:00Z', 'TASS', 'According to rumours protesters seized the airport.', [rumour]),
    )
    expect(origins).toMatchObject([{ id: 'anonymous', kind: 'unknown' }])
  })

  it('counts another language’s digest of an article with the article', () => {
    const origins = originsOf(
      tell('a', '2022-01-05T14:00Z', 'Orda', 'Protesters have seized the airport.', [seized]),
      tell(
        'b',
        '2022-01-05T14:00Z',
        'Orda',
        'Протестующие захватили аэропорт.',
        [{ ...seized, trigger: 'захватили' }],
        {
          language: 'ru',
          sameArticleAs: 'a',
        },
      ),
    )
    expect(origins).toMatchObject([{ who: 'Orda', claims: ['a#1', 'b#1'] }])
  })

  it('says that an outlet’s own words lean on whom the report cites', () => {
    const { events } = weighed([
      tell('a', '2022-01-05T14:00Z', 'Orda', 'The mayor said that protesters had seized the airport.', [
        { ...seized, cites: ['KAZ GOV'] },
      ]),
      tell(
        'b',
        '2022-01-05T15:00Z',
        'TASS',
        'Protesters seized the airport. The mayor confirmed the seizure.',
        [seized, { ...seized, trigger: 'seizure', cites: ['KAZ GOV'] }],
      ),
    ])
    const tass = events[0]!.terms.find(({ label }) => label.startsWith('TASS'))
    expect(tass!.label).toContain('cites another origin of this in the same report × 0.35')
  })
})

describe('grades', () => {
  const grade = (...told: Parameters<typeof weighed>[0]) => {
    const { reliability, credibility } = weighed(told).events[0]!.grade
    return `${reliability}${credibility}`
  }
  const one = (id: string, outlet: string, text: string, said: Said, kind: 'wire' | 'social' = 'wire') =>
    tell(id, '2022-01-05T14:00Z', outlet, text, [said], { kind })

  it('keep the source’s record and the item’s corroboration apart', () => {
    const texts = [
      'Protesters have seized the airport.',
      'Reports from the terminal: protesters seized the airport at two.',
      'The airport has been seized by protesters, staff left through a gate.',
    ]
    const wires = texts.map((text, n) => one(`w${n}`, `Wire ${n}`, text, seized))
    const posts = texts.map((text, n) => one(`p${n}`, `Post ${n}`, text, seized, 'social'))
    expect(grade(wires[0]!)).toBe('B3')
    expect(grade(wires[0]!, wires[1]!)).toBe('B2')
    expect(grade(...wires)).toBe('B1')
    expect(grade(posts[0]!)).toBe('E3')
    expect(grade(...posts)).toBe('E1')
  })

  it('cannot judge rumours and open questions', () => {
    expect(
      grade(one('a', 'Wire', 'It is said that they seized it.', { ...seized, cites: ['anonymous'] })),
    ).toBe('F6')
    expect(grade(one('a', 'Wire', 'Was it seized?', { ...seized, factuality: 'U' }))).toBe('F6')
  })

  it('doubts what is denied as much as asserted, and cannot judge what is denied and nobody asserts', () => {
    const denial: Said = { ...seized, factuality: 'CT-', cites: ['KAZ BUS'] }
    const denied = one('b', 'TASS', 'The operator denies that protesters seized the airport.', denial)
    expect(grade(one('a', 'Wire', 'Protesters have seized the airport.', seized), denied)).toBe('B4')
    expect(grade(denied)).toBe('F6')
  })
})
