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
