import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Said, type Told, tell, weighed } from './newsroom.testing.ts'

const KINDS = ['wire', 'broadcaster', 'independent', 'state', 'social', null] as const
const fired: Said = {
  trigger: 'fired',
  mode: 'firearms',
  actors: ['KAZ COP'],
  city: 'Aktobe',
  date: '2022-01-05',
}

/** One origin's account in words of its own: an outlet's, or of somebody whom nobody else cites. */
const account = (n: number) =>
  fc
    .record({
      minute: fc.integer({ min: 0, max: 18 * 60 }),
      kind: fc.constantFrom(...KINDS),
      cites: fc.constantFrom(null, null, null, 'NGO', 'OPP', 'anonymous'),
      sure: fc.constantFrom('CT', 'CT', 'CT', 'PR', 'PS'),
      denies: fc.constantFrom(false, false, false, true),
    })
    .map(({ minute, kind, cites, sure, denies }): Told => {
      const words = Array.from({ length: 9 }, (_, i) => `${'abcdefghijkl'[n]}${'rstuvwxyz'[i]}ana`).join(' ')
      const at = new Date(Date.UTC(2022, 0, 5, 0, minute)).toISOString()
      // Countries that no report is told of otherwise, so that no two speak with one voice.
      const speaker = cites === 'anonymous' ? cites : `${'ABCDEFGHIJKL'[n]}AA ${cites}`
      return tell(
        `r${n}`,
        at,
        `Outlet ${n}`,
        `${words} police fired in Aktobe.`,
        [
          {
            ...fired,
            factuality: `${sure}${denies ? '-' : '+'}` as NonNullable<Said['factuality']>,
            cites: cites ? [speaker] : [],
          },
        ],
        { kind },
      )
    })

const news = fc.tuple(...Array.from({ length: 8 }, (_, n) => fc.option(account(n), { freq: 3 })))

/** What it comes to, where all was joined into one event and somebody asserts it: what nobody asserts is at its prior. */
function beliefIn(told: readonly Told[]) {
  const { events } = weighed(told)
  const isAsserted = told.some(({ claims }) => claims[0]!.factuality.endsWith('+'))
  return events.length === 1 && isAsserted ? events[0]!.belief.p : null
}

/** Whether it came before all of its side who are named: then these may be its echo, and are believed less for it. */
function isFirst(one: Told, side: readonly Told[]): boolean {
  const named = side.filter(other => other !== one && other.claims[0]!.attribution?.code !== 'anonymous')
  return named.length > 0 && named.every(({ report }) => report.published > one.report.published)
}

describe('one independent origin more', () => {
  it.each([
    ['that asserts an event never makes it believed less', '+', 1],
    ['that denies it never makes it believed more', '-', -1],
  ])('%s, unless it was first', (_, sign, direction) => {
    let compared = 0
    fc.assert(
      fc.property(news, fc.nat(), (given, pick) => {
        const told = given.flatMap(one => one ?? [])
        const side = told.filter(({ claims }) => claims[0]!.factuality.endsWith(sign))
        const one = side[pick % side.length]
        if (!one || isFirst(one, side)) return
        const [before, after] = [beliefIn(told.filter(other => other !== one)), beliefIn(told)]
        if (before === null || after === null) return
        compared++
        expect((after - before) * direction).toBeGreaterThanOrEqual(-1e-9)
      }),
      { numRuns: 500 },
    )
    expect(compared).toBeGreaterThan(100)
  })

  it('makes no rumour surer by telling the contrary without a name as well', () => {
    const rumour = (id: string, factuality: NonNullable<Said['factuality']>, words: string) =>
      tell(id, `2022-01-05T1${id === 'a' ? 0 : 1}:00Z`, `Outlet ${id}`, `${words} police fired in Aktobe.`, [
        { ...fired, factuality, cites: ['anonymous'] },
      ])
    const asserted = rumour('a', 'CT+', 'By one account at dawn there')
    const denied = rumour('b', 'PS-', 'Nothing was heard where, as some had it,')
    expect(beliefIn([asserted, denied])).toBeLessThanOrEqual(beliefIn([asserted])!)
  })
})
