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
