import { describe, expect, it } from 'vitest'
import { type Said, tell, weighed } from './newsroom.testing.ts'

const fired: Said = { trigger: 'fired', mode: 'firearms', actors: ['KAZ COP'], city: 'Aktobe' }
const first = tell('a', '2022-01-05T10:00Z', 'Reuters', 'Police fired at demonstrators in Aktobe.', [fired])
const later = (at: string, said: Partial<Said> = {}) =>
  tell('b', at, 'AFP', 'Shots in the square: police fired at demonstrators in Aktobe.', [
    { ...fired, ...said },
  ])
const nats = (who: string, ...told: Parameters<typeof weighed>[0]) =>
  weighed(told).events[0]!.terms.find(({ label }) => label.startsWith(who))!

describe('how far origins are independent', () => {
  it('counts an outlet’s own words the less the longer others have told it', () => {
    const at = (hour: string) => nats('AFP', first, later(`2022-01-05T${hour}Z`)).alone
    expect(at('10:00')).toBeGreaterThan(at('11:00'))
    // Half of what is above the floor of 0.1 is left after two hours: 0.55.
    expect(at('12:00') / at('10:00')).toBeCloseTo(0.55, 9)
    expect(at('23:00') / at('10:00')).toBeLessThan(0.12)
    expect(nats('AFP', first, later('2022-01-05T12:00Z')).label).toContain('2.0 hours after the first × 0.55')
  })

  it('lets no rumour of nobody’s make those late who tell the same', () => {
    const rumour = tell('r', '2022-01-05T02:00Z', 'RFE/RL', 'Police reportedly fired at people in Aktobe.', [
      { ...fired, cites: ['anonymous'] },
    ])
    const p = (...told: Parameters<typeof weighed>[0]) => weighed(told).events[0]!.belief.p
    expect(p(rumour, first)).toBeGreaterThanOrEqual(p(first))
  })

  it('counts whom a report cites in full, however late', () => {
    const cited = (hour: string) =>
      nats('KAZ CVL', first, later(`2022-01-05T${hour}Z`, { cites: ['KAZ CVL'] })).alone
    expect(cited('20:00')).toBe(cited('10:00'))
  })

  it('hears a late denial in full: it is no copy of what it denies', () => {
    const denies = (hour: string) => nats('AFP', first, later(`2022-01-05T${hour}Z`, { factuality: 'CT-' }))
    expect(denies('14:00').alone).toBe(denies('10:00').alone)
  })

  it('hears nothing in a denial of what nobody on record asserts', () => {
    const { belief, terms, grade } = weighed([later('2022-01-05T12:00Z', { factuality: 'CT-' })]).events[0]!
    expect(belief.p).toBe(0.5)
    expect(terms[1]).toMatchObject({ label: 'AFP denies (nobody on record asserts it × 0.00)' })
    expect(Math.abs(terms[1]!.value)).toBe(0)
    expect(grade).toEqual({ reliability: 'F', credibility: 6 })
  })
})
