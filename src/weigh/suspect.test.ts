import { describe, expect, it } from 'vitest'
import type { Magnitude } from '../domain/claim.ts'
import type { Report } from '../domain/report.ts'
import { type Said, type Told, tell, weighed, weighing } from './newsroom.testing.ts'
import { suspectIn } from './suspect.ts'
import type { Outlet } from './weighing.ts'

const REUTERS: Outlet = { name: 'Reuters', aliases: ['Рейтер'], country: 'GBR', kind: 'wire', owner: null }
const FIRED = 'In Aktobe police fired at the crowd.'
const fired: Said = { trigger: 'fired', city: 'Aktobe', actors: ['KAZ COP'] }

function found(told: readonly Told[], outlets: readonly Outlet[] = [REUTERS]) {
  const { events, families } = weighed(told, outlets)
  const reports = told.map(({ report }) => report)
  const claims = told.flatMap(told => told.claims)
  return suspectIn({ reports, claims, events, families }, outlets, weighing)
}
const codes = (told: readonly Told[]) => found(told).map(({ code, place }) => [code, place!.file])
const unknownKind = (told: Told): Told => ({ ...told, report: { ...told.report, kind: null } })
const belief = (told: readonly Told[]) => weighed(told, [REUTERS]).events[0]!.belief.p

describe('what is wrong with reports that are weighed all the same', () => {
  it('is nothing in a plain report', () => {
    expect(codes([tell('a', '2022-01-05T10:00Z', 'Reuters', FIRED, [fired])])).toEqual([])
    expect(codes([tell('a', '2022-01-05T10:00Z', 'Рейтер', FIRED, [fired])])).toEqual([])
  })

  it('names an outlet that looks like another, and believes it as an outlet that nobody knows', () => {
    const as = (outlet: string, kind: Report['kind'] = null) => [
      tell('a', '2022-01-05T10:00Z', outlet, FIRED, [fired], { kind }),
    ]
    for (const outlet of ['R\u0435uters', 'Reuter5', 'Reu-ters', 'Ura\u0301l N\u0435ws'])
      expect([outlet, codes(as(outlet))]).toEqual([outlet, [['weigh/lookalike-outlet', 'a']]])
    expect(belief(as('R\u0435uters', 'wire'))).toBe(belief(as('Somebody')))
    expect(weighed(as('R\u0435uters', 'wire'), [REUTERS]).sources[0]!.grade).toBe('D')
    expect(belief(as('R\u0435uters'))).toBe(belief(as('Somebody')))
    expect(belief(as('R\u0435uters'))).toBeLessThan(belief(as('Reuters')))
  })

  describe('of an outlet that claims to be another', () => {
    const wire: Outlet = { ...REUTERS, sites: ['reuters.com'] }
    const tass: Outlet = {
      ...REUTERS,
      name: 'TASS',
      aliases: [],
      kind: 'state',
      syndicated: true,
      sites: ['tass.ru'],
    }
    const kloop: Outlet = { ...REUTERS, name: 'Kloop', aliases: [], kind: 'independent', sites: ['kloop.kg'] }
    const outlets = [wire, tass, kloop]
    const at = (address: string | null, outlet = 'Reuters') => [
      tell('a', '2022-01-05T10:00Z', outlet, FIRED, [fired], { address }),
    ]
    const isNamed = (address: string | null, outlet?: string, known = outlets) =>
      found(at(address, outlet), known).some(({ code }) => code === 'weigh/claimed-outlet')

    it('names the file, the address and the outlet’s own sites', () => {
      const [problem, ...others] = found(at('https://reuters-news.example/kazakhstan/1'), outlets)
      expect(others).toEqual([])
      expect(problem).toMatchObject({
        code: 'weigh/claimed-outlet',
        severity: 'warning',
        place: { file: 'a' },
      })
      for (const part of ['"Reuters"', 'https://reuters-news.example/kazakhstan/1', '(reuters.com)'])
        expect(problem!.message).toContain(part)
    })

    it('believes it as an outlet that nobody knows, apart from the one that it claims to be', () => {
      const said = at('https://reuters-news.example/1')
      const { events, sources } = weighed(said, outlets)
      expect(events[0]!.origins).toMatchObject([{ id: 'Reuters (at reuters-news.example)' }])
      expect(events[0]!.belief.p).toBe(belief(at(null, 'Somebody').map(unknownKind)))
      expect(sources).toMatchObject([{ id: 'Reuters (at reuters-news.example)', grade: 'D', country: null }])
      const own = tell('b', '2022-01-05T09:00Z', 'Reuters', 'The police fired at people.', [fired], {
        address: 'https://www.reuters.com/1',
      })
      expect(weighed([...said, own], outlets).sources.map(({ id, reports }) => [id, reports])).toEqual([
        ['Reuters', 1],
        ['Reuters (at reuters-news.example)', 1],
      ])
    })

    it.each([
      ['another ending', 'https://reuters.example/1'],
      ['an own site in front', 'https://reuters.com.example/1'],
      ['an own site as user', 'https://reuters.com@reuters-live.example/1'],
      ['figures for letters', 'https://www.reuter5.example/1'],
      ['letters of another alphabet', 'https://r\u0435uters.example/1'],
      ['an own site within a longer word', 'https://notreuters.com/1'],
    ])('sees through %s', (_, address) => {
      expect(isNamed(address)).toBe(true)
    })

    it.each([
      ['its own site', 'https://www.reuters.com/world/1'],
      ['its own site in capitals, with port', 'https://WWW.Reuters.COM:443/world/1'],
      ['no address', null],
      ['an archive', 'https://web.archive.org/web/2022/https://www.reuters.com/1'],
      ['a search engine’s copy', 'https://www-reuters-com.cdn.ampproject.org/c/s/1'],
      ['a collection of news', 'https://www.msn.com/en-us/news/1'],
      ['a channel', 'https://t.me/reuters/1'],
      ['the site of another known outlet', 'https://kloop.kg/1'],
      ['a paper that prints wires', 'https://www.nationalpost.example/1'],
    ])('does not doubt a wire at %s', (_, address) => {
      expect(isNamed(address)).toBe(false)
    })

    it('takes agencies of states for carried as wires are, and nobody else', () => {
      expect(isNamed('https://paper.example/1', 'TASS')).toBe(false)
      expect(isNamed('https://tass.example/1', 'TASS')).toBe(true)
      expect(isNamed('https://paper.example/1', 'Kloop')).toBe(true)
      expect(isNamed('https://t.me/kloopnews/1', 'Kloop')).toBe(false)
    })

    it('makes nothing of an address where no site of the outlet is known', () => {
      expect(isNamed('https://reuters-news.example/1', 'Reuters', [REUTERS, kloop])).toBe(false)
      expect(isNamed('https://reuters-news.example/1', 'Somebody')).toBe(false)
    })

    it('names each site once', () => {
      const told = ['a', 'b'].map(id =>
        tell(id, '2022-01-05T10:00Z', 'Reuters', FIRED, [fired], {
          address: `https://reuters.example/${id}`,
        }),
      )
      expect(found(told, outlets)).toHaveLength(1)
    })
  })

  it('names a crowd of unknown outlets with one line, which moves a belief no further than one of them', () => {
    const puppets = Array.from({ length: 25 }, (_, n) =>
      tell(`p${n}`, '2022-01-05T10:00Z', `Puppet ${n}`, FIRED, [fired], { kind: null }),
    )
    expect(codes(puppets)).toEqual([['weigh/one-line-many-outlets', 'p0']])
    expect(codes(puppets.slice(0, 19))).toEqual([])
    expect(belief(puppets)).toBe(belief(puppets.slice(0, 1)))
  })

  it('names outlets that cite each other in a circle', () => {
    const told = [
      tell('a', '2022-01-05T10:00Z', 'Orda', FIRED, [{ ...fired, cites: ['MED Kloop'] }]),
      tell('b', '2022-01-05T11:00Z', 'Kloop', 'Police fired in Aktobe.', [{ ...fired, cites: ['MED Orda'] }]),
    ]
    expect(found(told)).toMatchObject([{ code: 'weigh/circular-citation' }])
    expect(found(told)[0]!.message).toContain('Kloop, Orda')
  })

  it('names a report that was published before the day that it tells of, and hears nothing in it', () => {
    const early = [tell('a', '2022-01-05T10:00Z', 'Reuters', FIRED, [{ ...fired, date: '2022-01-08' }])]
    expect(codes(early)).toEqual([['weigh/told-beforehand', 'a']])
    expect(belief(early)).toBe(0.5)
    expect(
      codes([tell('a', '2022-01-05T23:30Z', 'Reuters', FIRED, [{ ...fired, date: '2022-01-06' }])]),
    ).toEqual([])
  })

  const killed = (low: number, city?: string) => {
    const figure: Pick<Magnitude, 'kind' | 'low' | 'high'> = { kind: 'killed', low, high: low }
    const said: Said = { trigger: 'killed', counts: [figure], ...(city ? { city } : {}) }
    return [tell('a', '2022-01-05T10:00Z', 'Reuters', `There ${low} were killed.`, [said])]
  }

  it('names a count that cannot be, and counts it nowhere', () => {
    for (const told of [
      killed(3_000_000, 'Aktobe'),
      killed(3_000_000),
      killed(-5),
      killed(400_000, 'Aktobe'),
    ]) {
      expect(codes(told)).toEqual([['weigh/impossible-count', 'a']])
      expect(weighed(told).values).toEqual([])
    }
    expect(codes(killed(164, 'Aktobe'))).toEqual([])
    expect(found(killed(3_000_000, 'Aktobe'))[0]!.message).toContain('3 000 000 killed in Aktobe')
  })

  it('names a sum without a unit, unless the report says the unit beside another', () => {
    const sum = (low: number, unit: string | null) => ({ kind: 'money', low, high: low, unit }) as const
    const told = (counts: Said['counts'] & object) => [
      tell('a', '2022-01-05T10:00Z', 'Reuters', 'Gas rose from 60 to 120.', [
        { trigger: 'rose', event: 'SHOCK', counts },
      ]),
    ]
    expect(codes(told([sum(60, null)]))).toEqual([['weigh/no-unit', 'a']])
    expect(codes(told([sum(60, null), sum(120, 'KZT')]))).toEqual([])
  })
})
