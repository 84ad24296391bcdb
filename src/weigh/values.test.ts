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
})
