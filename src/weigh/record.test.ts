import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SourceRecord } from '../domain/record.ts'
import { type Said, tell, weighed } from './newsroom.testing.ts'
import { shareAfter, shareOnTopic } from './record.ts'
import type { Outlet } from './weighing.ts'

const fired: Said = { trigger: 'fired', actors: ['KAZ COP'], city: 'Aktobe' }
const told = [
  tell('a', '2022-01-05T10:00Z', 'Orda', 'Police fired at a crowd in Aktobe.', [fired], {
    kind: 'independent',
  }),
]

function record(source: string, right: boolean, topic: SourceRecord['topic'] = 'ASSAULT'): SourceRecord {
  return {
    source,
    topic,
    right,
    settled: '2021-12-01T00:00:00Z' as SourceRecord['settled'],
    said: 'shots',
    reports: [],
  }
}

describe('a record', () => {
  it('leaves a source with few outcomes near the prior, and moves it towards its share of right ones', () => {
    expect(shareAfter(0.88, 8, { right: 0, wrong: 0 })).toBe(0.88)
    expect(shareAfter(0.88, 8, { right: 0, wrong: 1 })).toBeCloseTo(0.78, 2)
    expect(shareAfter(0.88, 8, { right: 10, wrong: 90 })).toBeCloseTo(0.16, 2)
  })

  it('is never off the scale, and another right outcome never lowers it', () => {
    const count = fc.nat(10_000)
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), count, count, (prior, right, wrong) => {
        const share = shareOnTopic(prior, 8, { right, wrong }, { right, wrong })
        expect(share).toBeGreaterThan(0)
        expect(share).toBeLessThan(1)
        expect(shareAfter(prior, 8, { right: right + 1, wrong })).toBeGreaterThan(
          shareAfter(prior, 8, { right, wrong }),
        )
      }),
    )
  })

  it('lowers what rests on a source that was wrong, most of all on that topic, and says so', () => {
    const believed = (records: readonly SourceRecord[]) => weighed(told, [], [], records).events[0]!
    const wrong = Array.from({ length: 6 }, () => record('ORDA', false))
    const elsewhere = Array.from({ length: 6 }, () => record('ORDA', false, 'CONSULT'))
    expect(believed(wrong).belief.p).toBeLessThan(believed(elsewhere).belief.p)
    expect(believed(elsewhere).belief.p).toBeLessThan(believed([]).belief.p)
    expect(believed(wrong).terms[1]!.label).toBe('Orda asserts (right in 0 of 6 settled)')
  })

  it('is shown with the source, and counts for a cited speaker as well', () => {
    const { sources } = weighed(told, [], [], [record('Orda', true), record('Orda', false)])
    expect(sources[0]!.why).toBe('prior for an independent outlet; right in 1 of 2 settled')
    const cited = [
      tell('b', '2022-01-05T10:00Z', 'AFP', 'Police fired, the ministry said.', [
        { ...fired, cites: ['KAZ GOV'] },
      ]),
    ]
    const p = (records: readonly SourceRecord[]) => weighed(cited, [], [], records).events[0]!.belief.p
    expect(p([record('KAZ GOV', false)])).toBeLessThan(p([]))
  })

  it('is one for an outlet, however its reports spell the name', () => {
    const orda: Outlet = { name: 'Orda', aliases: ['Орда'], country: 'KAZ', kind: 'independent', owner: null }
    const spelt = ['Орда', 'Orda', 'ORDA', 'Vlast', 'vlast'].map((outlet, n) =>
      tell(`r${n}`, `2022-01-05T1${n}:00Z`, outlet, `Report ${n}.`, []),
    )
    const { sources } = weighed(spelt, [orda], [], [record('Орда', true), record('orda', true)])
    expect(sources.map(({ id, names, reports, settled }) => [id, names, reports, settled])).toEqual([
      ['Orda', ['ORDA', 'Orda', 'Орда'], 3, 2],
      ['Vlast', ['Vlast', 'vlast'], 2, 0],
    ])
  })
})
