import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Judgement } from '../domain/judgement.ts'
import { type Said, type Told, tell, weighed, weighing } from './newsroom.testing.ts'
import { Weigher } from './weigher.ts'

/**
 * News with all that one report can change of another: copies, digests before their article, outlets cited before
 * they speak, towns of two names, counts.
 */
const news = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 30 }),
      outlet: fc.constantFrom('Reuters', 'TASS', 'Orda', 'Kloop'),
      kind: fc.constantFrom('wire', 'state', null),
      text: fc.constantFrom(
        'Police fired at a crowd on the square at dawn and smoke rose.',
        'Near the bank a crowd attacked officers with stones at dawn.',
        'Witnesses saw how police fired into smoke near the bridge and ran.',
      ),
      town: fc.constantFrom('Almaty', 'Alma-Ata', 'Aktobe', undefined),
      killed: fc.constantFrom(undefined, 4, 12),
      factuality: fc.constantFrom('CT+', 'CT-', 'PR+'),
      cites: fc.constantFrom([], ['KAZ GOV'], ['anonymous'], ['MED Orda'], ['MED Kloop', 'KAZ CVL']),
      digestOf: fc.option(fc.nat(9), { freq: 4 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map(reports =>
    reports.map(({ at, outlet, kind, text, town, killed, factuality, cites, digestOf }, n): Told => {
      const said: Said = {
        trigger: text.includes('fired') ? 'fired' : 'attacked',
        factuality: factuality as NonNullable<Said['factuality']>,
        cites,
        ...(town ? { city: town } : {}),
        ...(killed ? { counts: [{ kind: 'killed', low: killed, high: killed }] } : {}),
      }
      const told = tell(`r${n}`, new Date(Date.UTC(2022, 0, 4, at)).toISOString(), outlet, text, [said], {
        kind: kind as Told['report']['kind'],
        language: digestOf === null ? 'en' : 'ru',
        sameArticleAs: digestOf === null || digestOf === n ? null : `r${digestOf}`,
      })
      const point = town?.startsWith('Al') ? { lat: 43.25, lon: 76.95 } : null
      return { ...told, claims: told.claims.map(claim => ({ ...claim, place: { ...claim.place!, point } })) }
    }),
  )

const judgements: readonly Judgement[] = [
  {
    kind: 'merge',
    claims: ['r0#1', 'r2#1'],
    author: 'an analyst',
    at: '2022-01-04T12:00:00Z' as Judgement['at'],
    reason: 'one street',
  },
]

describe('weighing report by report', () => {
  it.each([
    ['in order of publication', true],
    ['in any order', false],
  ])('gives the bytes of weighing all at once, %s', (_, inOrder) => {
    fc.assert(
      fc.property(
        news,
        fc.array(fc.nat(), { minLength: 10, maxLength: 10 }),
        fc.boolean(),
        (told, keys, judge) => {
          const order = told
            .map((one, i) => ({ one, key: inOrder ? `${one.report.published} ${one.report.id}` : keys[i]! }))
            .sort((a, b) => (a.key < b.key ? -1 : 1))
            .map(({ one }) => one)
          const made = judge ? judgements : []
          const weigher = new Weigher({ outlets: [], weighing, judgements: made })
          order.forEach((one, n) => {
            weigher.add(one)
            if (n % 3) return
            expect(bytes(weigher.weighed())).toBe(bytes(weighed(order.slice(0, n + 1), [], made)))
          })
          expect(bytes(weigher.weighed())).toBe(bytes(weighed(told, [], made)))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('gives the events that a report changed', () => {
    const weigher = new Weigher({ outlets: [], weighing })
    const text = 'Police fired at a crowd on the square at dawn.'
    const fired: Said = { trigger: 'fired', city: 'Aktobe' }
    weigher.add(tell('a', '2022-01-05T10:00Z', 'Reuters', text, [fired]))
    const [event, ...others] = weigher.add(
      tell('b', '2022-01-05T11:00Z', 'AFP', 'In Aktobe police fired at a crowd on the square.', [fired]),
    )
    expect(others).toEqual([])
    expect(event!.claims).toEqual(['a#1', 'b#1'])
  })
})

function bytes(value: ReturnType<typeof weighed>): string {
  return JSON.stringify({ ...value, families: [...value.families].sort() })
}
