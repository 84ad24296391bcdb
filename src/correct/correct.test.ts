import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Act, Correction } from '../domain/correction.ts'
import { type Instant, instantOf } from '../domain/instant.ts'
import { type Told, tell, weighing } from '../weigh/newsroom.testing.ts'
import { weigh } from '../weigh/weigh.ts'
import { correct } from './correct.ts'
import { keyOf } from './find-claims.ts'
import { correctionOf } from './standing.ts'

const told = [
  tell('a', '2022-01-05T10:00Z', 'Reuters', 'Shots rang out by the bazaar of Aktobe.', [
    { trigger: 'Shots', mode: 'firearms', city: 'Aktobe' },
  ]),
  tell('b', '2022-01-05T11:00Z', 'AFP', 'Soldiers let off volleys, 12 people fell, several people told us.', [
    {
      trigger: 'volleys',
      mode: 'firearms',
      actors: ['KAZ MIL'],
      counts: [{ kind: 'killed', low: 12, high: 12 }],
    },
  ]),
  tell('c', '2022-01-05T12:00Z', 'EFE', 'A march began in Almaty.', [
    { trigger: 'march', event: 'PROTEST', city: 'Almaty' },
  ]),
]
const hour = (n: number): Instant => instantOf(Date.parse(`2022-01-05T${n}:00Z`))

/** Corrections as they are stored: numbered in the order given, with the words of their claims. */
function stored(...acts: readonly (readonly [act: Act, from: number])[]): readonly Correction[] {
  const claims = new Map(
    told.flatMap(one => one.claims.map(claim => [claim.id, { claim, text: one.report.text }])),
  )
  return acts.map(([act, from], n) => ({
    id: `c-${n + 1}`,
    made: hour(20),
    at: hour(from),
    author: 'an analyst',
    reason: 'same street',
    act,
    keys: [...JSON.stringify(act).matchAll(/"(\w#\d)"/g)].flatMap(([, id]) => {
      const found = claims.get(id!)
      return found ? [keyOf(found.claim, found.text)] : []
    }),
  }))
}

function at(asOf: number, corrections: readonly Correction[], from: readonly Told[] = told) {
  const reports = from.map(({ report }) => report)
  const corrected = correct({
    corrections,
    reports,
    claims: from.flatMap(({ claims }) => claims),
    asOf: hour(asOf),
  })
  return { ...corrected, ...weigh({ reports, outlets: [], weighing, ...corrected }) }
}

const eventsAt = (...given: Parameters<typeof at>) => at(...given).events.map(({ claims }) => claims)
const merge: Act = { kind: 'merge', claims: ['a#1', 'b#1'] }

describe('a correction', () => {
  it('holds from its hour on, and not before', () => {
    const made = stored([merge, 14])
    expect(eventsAt(13, made)).toEqual([['a#1'], ['b#1'], ['c#1']])
    expect(eventsAt(14, made)).toEqual([['a#1', 'b#1'], ['c#1']])
    expect(at(13, made).standings).toEqual([])
  })

  it('is undone by another from whose hour on it holds no longer, and brought back by undoing that', () => {
    const made = stored(
      [merge, 14],
      [{ kind: 'undo', correction: 'c-1' }, 15],
      [{ kind: 'undo', correction: 'c-2' }, 16],
    )
    expect(eventsAt(14, made)).toHaveLength(2)
    expect(eventsAt(15, made)).toHaveLength(3)
    expect(eventsAt(16, made)).toHaveLength(2)
    expect(at(15, made).standings.map(({ state, undoneBy }) => [state, undoneBy])).toEqual([
      ['undone', 'c-2'],
      ['holds', null],
    ])
  })

  it('finds its claims again where coding anew numbers them otherwise, and where the text has moved', () => {
    const [a, b, c] = told
    const renumbered = { ...a!, claims: a!.claims.map(claim => ({ ...claim, id: 'a#7' })) }
    expect(eventsAt(14, stored([merge, 14]), [renumbered, b!, c!])).toEqual([['a#7', 'b#1'], ['c#1']])
    const moved = tell('a', '2022-01-05T10:00Z', 'Reuters', `Corrected. ${a!.report.text}`, [
      { trigger: 'Shots', mode: 'firearms', city: 'Aktobe' },
    ])
    const quote = { start: 11, end: moved.report.text.length }
    const inSentence = { ...moved, claims: moved.claims.map(claim => ({ ...claim, quote })) }
    expect(eventsAt(14, stored([merge, 14]), [inSentence, b!, c!])).toHaveLength(2)
  })

  it('is listed without object where what it names is gone, and holds again when that comes back', () => {
    const made = stored([merge, 14])
    const [standing] = at(14, made, [told[1]!, told[2]!]).standings
    expect(standing).toMatchObject({
      state: 'without object',
      warnings: ['a#1 is no claim at this hour', 'a merge needs two claims that are there'],
      claims: ['b#1'],
    })
    expect(at(14, made).standings[0]).toMatchObject({ state: 'holds', warnings: [] })
  })

  it('merges what contradicts, and names the contradiction', () => {
    const { events, standings } = at(14, stored([{ kind: 'merge', claims: ['a#1', 'c#1'] }, 14]))
    expect(events).toHaveLength(2)
    expect(standings[0]).toMatchObject({
      state: 'holds',
      warnings: ['they are of the types ASSAULT and PROTEST', 'they name the towns Aktobe and Almaty'],
    })
  })

  it('re-codes a field, and says by whose word', () => {
    const { claims, values } = at(
      14,
      stored(
        [
          {
            kind: 'recode',
            claim: 'b#1',
            change: {
              field: 'magnitude',
              n: 0,
              value: { kind: 'injured', low: 12, high: 12, scope: 'unknown' },
            },
          },
          14,
        ],
        [
          {
            kind: 'recode',
            claim: 'b#1',
            change: { field: 'actors', value: [{ code: 'KAZ COP', name: '' }] },
          },
          14,
        ],
      ),
    )
    const claim = claims.find(({ id }) => id === 'b#1')!
    expect(claim.actors).toEqual([{ code: 'KAZ COP', name: 'KAZ COP', entity: null, span: null }])
    expect(claim.why.at(-1)).toEqual({
      field: 'actors',
      rule: 'by an analyst at 2022-01-05T14:00:00Z: same street',
      span: null,
    })
    expect(values.map(({ kind }) => kind)).toEqual(['injured'])
  })

  it('grades a source, or one claim of it alone, and the belief follows', () => {
    const belief = (made: readonly Correction[], claim: string) => {
      const { events } = at(14, made)
      return events.find(({ claims }) => claims.includes(claim))!
    }
    const plain = belief([], 'a#1')
    const low = belief(
      stored([{ kind: 'regrade', of: { kind: 'source', id: 'Reuters' }, grade: 'F' }, 14]),
      'a#1',
    )
    expect(low.belief.p).toBeLessThan(plain.belief.p)
    expect(low.grade.reliability).toBe('F')
    expect(low.terms.some(({ label }) => label.includes('graded F by an analyst'))).toBe(true)
    const one = stored([{ kind: 'regrade', of: { kind: 'claim', id: 'b#1' }, grade: 'A' }, 14])
    expect(belief(one, 'b#1').grade.reliability).toBe('A')
    expect(belief(one, 'a#1')).toEqual(plain)
  })

  it('retracts a claim, or a report with its copies', () => {
    const copy = tell('d', '2022-01-05T13:00Z', 'dpa', told[0]!.report.text, [
      { trigger: 'Shots', mode: 'firearms', city: 'Aktobe' },
    ])
    const all = [...told, copy]
    expect(eventsAt(14, [], all)[0]).toEqual(['a#1', 'd#1'])
    const report = stored([{ kind: 'retract', what: { kind: 'report', id: 'a' } }, 14])
    expect(eventsAt(14, report, all)).toEqual([['b#1'], ['c#1']])
    const claim = stored([{ kind: 'retract', what: { kind: 'claim', id: 'a#1' } }, 14])
    expect(eventsAt(14, claim, all)).toEqual([['b#1'], ['c#1'], ['d#1']])
  })

  it('lets a remark change nothing', () => {
    const remark = stored([
      { kind: 'annotate', on: { kind: 'event', id: 'a#1' }, remark: 'Ask the consulate.' },
      14,
    ])
    const { standings, events } = at(14, remark)
    expect(standings[0]).toMatchObject({ state: 'holds', claims: ['a#1'] })
    expect(events).toEqual(at(14, []).events)
  })

  it('of judgements.yaml goes before those that were stored for the same hour', () => {
    const split = correctionOf({
      kind: 'split',
      claims: ['b#1'],
      author: 'another',
      at: hour(14),
      reason: 'another street',
    })
    expect(eventsAt(14, [...stored([merge, 14]), split])).toHaveLength(2)
  })

  it('leaves what was known before its hour as it was, whatever is corrected', () => {
    const act = fc.constantFrom<Act>(
      merge,
      { kind: 'split', claims: ['b#1'] },
      { kind: 'retract', what: { kind: 'report', id: 'a' } },
      { kind: 'regrade', of: { kind: 'source', id: 'AFP' }, grade: 'E' },
      { kind: 'recode', claim: 'c#1', change: { field: 'event', value: 'ASSAULT' } },
      { kind: 'undo', correction: 'c-1' },
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(act, fc.integer({ min: 10, max: 18 })), { maxLength: 6 }), list => {
        const made = stored(...list)
        const early = made.filter(one => one.at <= hour(14))
        expect(at(14, made)).toEqual(at(14, early))
        // The order in which they are read from the store makes no difference.
        expect(at(18, [...made].reverse())).toEqual(at(18, made))
      }),
      { numRuns: 60 },
    )
  })
})
