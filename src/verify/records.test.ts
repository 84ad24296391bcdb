import { describe, expect, it } from 'vitest'
import type { Assessment } from '../domain/assessment.ts'
import type { OutcomeDefinition } from '../domain/case.ts'
import type { Instant } from '../domain/instant.ts'
import { type Said, tell, weighed } from '../weigh/newsroom.testing.ts'
import { recordsOf } from './records.ts'

const fired: Said = { trigger: 'fired', city: 'Aktobe', actors: ['KAZ COP'] }
const told = [
  tell('a', '2022-01-05T10:00Z', 'Reuters', 'Police fired at a crowd in Aktobe.', [fired]),
  tell('b', '2022-01-05T12:00Z', 'AFP', 'The ministry denied that police fired in Aktobe.', [
    { ...fired, factuality: 'CT-', cites: ['KAZ GOV'] },
  ]),
]

function assessedAt(asOf: string): Assessment {
  const reports = told.map(({ report }) => ({ report, coding: { kind: 'coded', claims: 1 }, copyOf: null }))
  const { events } = weighed(told)
  return {
    asOf: asOf as Instant,
    events,
    reports,
    claims: told.flatMap(({ claims }) => claims),
  } as unknown as Assessment
}

const outcome = [
  {
    id: 'shots',
    statement: 'Police fired in Aktobe',
    about: { event: ['ASSAULT'], place: ['Aktobe'] },
    verdict: true,
    settled: '2022-02-01',
    source: { title: 'inquiry' },
  },
] as OutcomeDefinition

describe('records of sources', () => {
  it('say who was right and who was wrong, with the reports, once it is settled', () => {
    const records = recordsOf(assessedAt('2022-03-01T00:00:00Z'), outcome)
    expect(records.map(({ source, right, reports }) => [source, right, reports])).toEqual([
      ['Reuters', true, ['a']],
      ['KAZ GOV', false, ['b']],
    ])
  })

  it('know nothing before the day on which it was settled is over', () => {
    expect(recordsOf(assessedAt('2022-02-01T20:00:00Z'), outcome)).toEqual([])
  })
})
