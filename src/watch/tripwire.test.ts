import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Indicator, STATUSES } from '../domain/assessment.ts'
import { type Instant, parseInstant } from '../domain/instant.ts'
import { tripwiresSchema } from '../domain/tripwire.ts'
import { dueNotices, type Standing } from './tripwire.ts'

const NOON = parseInstant('2022-01-05T12:00Z')!

function indicator(status: Indicator['status'], origins = 2, name = 'loyalty.defection'): Indicator {
  return {
    name,
    title: 'Defection',
    question: '?',
    group: 'loyalty',
    kind: 'any-event',
    status,
    value: status === 'no data' ? null : 0.7,
    unit: null,
    interval: null,
    thresholds: { watch: 0.3, tripped: 0.6, hysteresis: 0 },
    events: [],
    claims: [],
    origins,
    first: null,
    why: [],
    sources: [],
  }
}

function wires(more: object = {}) {
  return tripwiresSchema.parse({
    tripwires: [
      { id: 'duty', indicators: ['loyalty.*'], notify: [{ kind: 'command', run: ['true'] }], ...more },
    ],
  }).tripwires
}

/** Runs through statuses one after another and gives what was told at each. */
function course(
  statuses: readonly (readonly [status: Indicator['status'], origins?: number, clock?: Instant])[],
  more: object = {},
) {
  let standing: Standing = {}
  return statuses.map(([status, origins, clock = NOON]) => {
    const due = dueNotices(wires(more), [indicator(status, origins)], standing, {
      caseId: 'case',
      asOf: NOON,
      clock,
    })
    standing = due.standing
    return due.notices.map(({ notice }) => `${notice.from} → ${notice.status}`).join()
  })
}

describe('a tripwire', () => {
  it('tells once of each change to a status that it asks for', () => {
    expect(course([['quiet'], ['tripped'], ['tripped'], ['watch'], ['tripped']])).toEqual([
      '',
      'quiet → tripped',
      '',
      '',
      'watch → tripped',
    ])
    expect(course([['tripped'], ['quiet']], { to: ['tripped', 'quiet'] })).toEqual([
      'unknown → tripped',
      'tripped → quiet',
    ])
  })

  it('waits for its quorum of origins', () => {
    expect(
      course(
        [
          ['tripped', 1],
          ['tripped', 2],
          ['tripped', 3],
          ['tripped', 4],
        ],
        { quorum: 3 },
      ),
    ).toEqual(['', '', 'unknown → tripped', ''])
  })

  it('is silent in quiet hours, and tells afterwards what still holds', () => {
    const quiet = { from: '22:00', to: '07:00', zone: 'Asia/Almaty' }
    // Almaty was six hours ahead of UTC in 2022.
    const night = parseInstant('2022-01-05T20:00Z')!
    const morning = parseInstant('2022-01-06T01:00Z')!
    expect(
      course(
        [
          ['tripped', 2, night],
          ['tripped', 2, morning],
        ],
        { quiet },
      ),
    ).toEqual(['', 'unknown → tripped'])
    expect(
      course(
        [
          ['tripped', 2, night],
          ['quiet', 2, night],
          ['quiet', 2, morning],
        ],
        { quiet },
      ),
    ).toEqual(['', '', ''])
  })

  it('covers only the indicators that it names', () => {
    const due = dueNotices(
      wires(),
      [indicator('tripped', 2, 'economy.bank-run')],
      {},
      {
        caseId: 'case',
        asOf: NOON,
        clock: NOON,
      },
    )
    expect(due).toEqual({ notices: [], standing: {} })
  })

  it('tells no change twice, whatever comes (law)', () => {
    const step = fc.tuple(fc.constantFrom(...STATUSES), fc.integer({ min: 1, max: 4 }))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: 1, max: 3 }), (steps, quorum) => {
        let standing: Standing = {}
        const ids: string[] = []
        for (const [status, origins] of steps)
          for (let again = 0; again < 2; again++) {
            const due = dueNotices(
              wires({ quorum, to: ['tripped', 'watch'] }),
              [indicator(status, origins)],
              standing,
              {
                caseId: 'case',
                asOf: NOON,
                clock: NOON,
              },
            )
            standing = due.standing
            if (again) expect(due.notices).toEqual([])
            ids.push(...due.notices.map(({ notice }) => notice.id))
          }
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})
