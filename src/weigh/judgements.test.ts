import { describe, expect, it } from 'vitest'
import type { Judgement } from '../domain/judgement.ts'
import { type Said, tell, weighed } from './newsroom.testing.ts'

const shots: Said = { trigger: 'Shots', mode: 'firearms', city: 'Aktobe' }
const volleys: Said = { trigger: 'volleys', mode: 'firearms', actors: ['KAZ MIL'] }
const reports = [
  tell('a', '2022-01-05T10:00Z', 'Reuters', 'Shots rang out by the bazaar of Aktobe.', [shots]),
  tell('b', '2022-01-05T11:00Z', 'AFP', 'Soldiers let off volleys, several people told us.', [volleys]),
]
const later = tell('c', '2022-01-05T12:00Z', 'dpa', 'Soldiers let off volleys, people say.', [volleys])

function judgement(kind: Judgement['kind'], claims: readonly string[], hour = 13): Judgement {
  const at = `2022-01-05T${hour}:00:00Z` as Judgement['at']
  return { kind, claims: [...claims], author: 'an analyst', at, reason: 'same minute, same street' }
}

const claimsOf = (told: typeof reports, judgements: readonly Judgement[]) =>
  weighed(told, [], judgements).events.map(({ claims }) => claims)

describe('judgements', () => {
  it('merges two events, says who did it and why, and leaves the terms adding up', () => {
    expect(claimsOf(reports, [])).toEqual([['a#1'], ['b#1']])
    const { events } = weighed(reports, [], [judgement('merge', ['a#1', 'b#1'])])
    expect(events.map(({ claims }) => claims)).toEqual([['a#1', 'b#1']])
    expect(events[0]!.terms.at(-1)).toEqual({
      label: 'merged by an analyst at 2022-01-05T13:00:00Z: same minute, same street',
      value: 0,
      alone: 0,
      claims: ['a#1', 'b#1'],
    })
  })

  it('survives weighing anew: what is joined later to a merged event is in it', () => {
    expect(claimsOf([...reports, later], [judgement('merge', ['a#1', 'b#1'])])).toEqual([
      ['a#1', 'b#1', 'c#1'],
    ])
  })

  it('splits claims off, and lets the later of two judgements prevail', () => {
    const merge = judgement('merge', ['a#1', 'b#1'], 13)
    const split = judgement('split', ['b#1'], 14)
    expect(claimsOf(reports, [merge, split])).toEqual([['a#1'], ['b#1']])
    expect(claimsOf(reports, [split, merge])).toEqual([['a#1', 'b#1']])
  })

  it('merges two types into an event of the commoner one, and counts no condition for what is told as a fact', () => {
    const march = tell('d', '2022-01-05T12:00Z', 'EFE', 'A march began.', [
      { trigger: 'march', event: 'PROTEST' },
    ])
    const threat = tell('e', '2022-01-05T12:30Z', 'ANSA', 'If they fired, all would change.', [
      { trigger: 'fired', mode: 'firearms', conditional: true },
    ])
    const told = [reports[0]!, march, threat]
    const [event] = weighed(told, [], [judgement('merge', ['a#1', 'd#1', 'e#1'])]).events
    expect(event).toMatchObject({ type: 'ASSAULT', conditional: false, claims: ['a#1', 'd#1', 'e#1'] })
    expect(event!.origins.map(({ who }) => who)).toEqual(['Reuters', 'EFE'])
  })

  it('passes over a claim that is not there', () => {
    expect(claimsOf(reports, [judgement('split', ['z#9'])])).toEqual([['a#1'], ['b#1']])
  })
})
