import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Said, tell, weighed } from './newsroom.testing.ts'

const text = 'Police fired at demonstrators on the main square of Aktobe.'
const fired: Said = {
  trigger: 'fired',
  mode: 'firearms',
  actors: ['KAZ COP'],
  targets: ['KAZ CVL'],
  city: 'Aktobe',
}

const reuters = tell('a', '2022-01-05T10:00Z', 'Reuters', text, [fired])
const others = [
  tell('b', '2022-01-05T10:20Z', 'Mirror', text, [fired], { kind: 'social' }),
  tell(
    'c',
    '2022-01-05T11:00Z',
    'Orda',
    'A resident of Aktobe says that police fired at demonstrators.',
    [{ ...fired, cites: ['KAZ CVL'] }],
    { kind: 'independent' },
  ),
  tell(
    'd',
    '2022-01-05T12:00Z',
    'TASS',
    'The interior ministry denied that police fired at demonstrators in Aktobe.',
    [{ ...fired, factuality: 'CT-', cites: ['KAZ GOV'] }],
    { kind: 'state' },
  ),
]

describe('the worked example of docs/belief.md', () => {
  const page = readFileSync(new URL('../../docs/belief.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| (?!term|---|\*\*sum)([^|]+?) \| (-?[\d.]+) \|$/gm)].map(
    ([, label, nats]) => [label, nats],
  )
  const { events } = weighed([reuters, ...others])
  const event = events[0]!

  it('has the terms that the table lists', () => {
    expect(events).toHaveLength(1)
    expect(event.terms.map(({ label, value }) => [label, value.toFixed(2)])).toEqual(rows)
    const sum = event.terms.reduce((total, { value }) => total + value, 0)
    expect(page).toContain(`| **sum** | **${sum.toFixed(2)}** |`)
  })

  it('has the belief, the interval, the grade and the counterfactual that the text states', () => {
    const { p, low, high } = event.belief
    const grade = `${event.grade.reliability}${event.grade.credibility}`
    const without = weighed(others.slice(1)).events[0]!.belief.p
    expect(page).toContain(`*p* = ${p.toFixed(2)}, between ${low.toFixed(2)} and ${high.toFixed(2)}`)
    expect(page).toContain(`grade ${grade}, ${event.disputed ? 'disputed' : 'undisputed'}`)
    expect(page).toContain(
      `four reports, ${['', 'one', 'two', 'three', 'four'][event.origins.length]} origins`,
    )
    expect(page).toContain(`Without Reuters *p* would fall to ${without.toFixed(2)}`)
  })
})
