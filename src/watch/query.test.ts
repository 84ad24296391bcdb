import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EventQuery, eventQuerySchema } from '../domain/case.ts'
import { indicatorExampleSchema } from '../domain/indicator.ts'
import { instantOf, msOf, parseInstant } from '../domain/instant.ts'
import { type ExampleEvent, exampleBook } from './example.ts'
import { codeMatches, knownUntil } from './match.ts'
import { eventBook, eventsOf, eventsWhere } from './query.ts'

const AT = parseInstant('2022-01-05T10:00Z')!

function example(id: string, written: object): ExampleEvent {
  return { ...indicatorExampleSchema.parse({ says: id, status: 'quiet', ...written }), id, at: AT }
}

const book = exampleBook([
  example('police-change-sides', {
    says: 'Officers in Aktau took off their helmets and joined the crowd.',
    event: 'DEFECT',
    actors: ['KAZ COP'],
    place: 'Aktau',
    belief: 0.6,
    origins: 2,
  }),
  example('army-may-fire', {
    says: 'If they fired, the situation would alter.',
    event: 'ASSAULT',
    actors: ['KAZ MIL'],
    conditional: true,
  }),
  example('army-fires', {
    says: 'Soldiers fired.',
    event: 'ASSAULT',
    actors: ['KAZ MIL'],
    targets: ['KAZ CVL'],
  }),
  example('csto-will-send', {
    says: 'The CSTO will send peacekeepers.',
    event: 'MOBILIZE',
    mode: 'troops',
    actors: ['IGO CSTO', 'RUS MIL'],
    place: 'KAZ',
    time: 'future',
  }),
])

const ordered = exampleBook([
  example('ordered-to-shoot', {
    says: 'The president ordered the army to shoot.',
    event: 'ASSAULT',
    actors: ['KAZ MIL'],
    time: 'future',
    leftOpen: true,
    belief: 0.9,
  }),
  example('will-shoot', {
    says: 'The army will shoot, an officer wrote of the order.',
    event: 'ASSAULT',
    actors: ['KAZ MIL'],
    time: 'future',
  }),
])

const found = (query: object) => eventsWhere(eventQuerySchema.parse(query), book).map(({ id }) => id)

describe('a query over events', () => {
  it.each<[object, string[]]>([
    [{ event: ['DEFECT'] }, ['police-change-sides']],
    [{ event: ['DEFECT', 'ASSAULT'] }, ['army-fires', 'police-change-sides']],
    [{ actor: ['* MIL'] }, ['army-fires']],
    [{ actor: ['KAZ *'], target: ['KAZ CVL'] }, ['army-fires']],
    [{ place: ['Aktau'] }, ['police-change-sides']],
    [{ words: ['helmet*'] }, ['police-change-sides']],
    [{ words: ['helmet'] }, []],
    [{ event: ['DEFECT', 'ASSAULT'], without: ['helmet*'] }, ['army-fires']],
    [{ minOrigins: 2 }, ['police-change-sides']],
    [{ minBelief: 0.7, event: ['DEFECT'] }, []],
    [{ factuality: ['CT-'] }, []],
    [{ mode: ['troops'], time: ['future'] }, ['csto-will-send']],
  ])('%j finds %j', (query, ids) => {
    expect(found(query)).toEqual(ids)
  })

  it('leaves out what is announced or conditional, unless asked', () => {
    expect(found({})).toEqual(['army-fires', 'police-change-sides'])
    expect(found({ conditional: true })).toEqual(['army-may-fire'])
    expect(found({ time: ['future'], actor: ['IGO *'] })).toEqual(['csto-will-send'])
  })

  it('finds no more for a further key (law)', () => {
    const key = fc.record(
      {
        event: fc.subarray(['DEFECT', 'ASSAULT', 'MOBILIZE'] as const, { minLength: 1 }),
        actor: fc.subarray(['KAZ *', '* MIL', 'IGO *'], { minLength: 1 }),
        words: fc.subarray(['fired', 'crowd', 'send'], { minLength: 1 }),
        time: fc.subarray(['past', 'present', 'future'] as const, { minLength: 1 }),
        minBelief: fc.constantFrom(0.5, 0.8),
      },
      { requiredKeys: ['time'] },
    )
    fc.assert(
      fc.property(key, key, (a, b) => {
        const wide = found(a)
        for (const id of found({ ...b, ...a })) expect(wide).toContain(id)
      }),
    )
  })

  it('counts what is left open only where it is asked for, and believes it as far as who tells it', () => {
    const order = { event: ['ASSAULT'], words: ['order*'], time: ['future'] }
    const told = eventsWhere(eventQuerySchema.parse({ ...order, leftOpen: true }), ordered)
    expect(told.map(({ id, belief }) => [id, belief.p])).toEqual([['ordered-to-shoot', 0.9]])
    const happened = eventsWhere(eventQuerySchema.parse(order), ordered)
    expect(happened.map(({ id }) => id)).toEqual(['will-shoot'])
  })
})

describe('the window', () => {
  const event = eventsOf(book).find(({ id }) => id === 'police-change-sides')
  const query: EventQuery = { event: ['DEFECT'] }
  const after = (hours: number) => instantOf(msOf(AT) + hours * 3_600_000)
  const inWindow = (changed: object, since: number) =>
    eventsWhere(query, eventBook([{ ...event!, ...changed }], [...book.claims.values()], []), after(since))
      .length > 0

  it('goes by the last day that the claims give', () => {
    expect(knownUntil({ ...event!, to: '2022-01-04' as never }, book)).toBe('2022-01-04T23:59:59Z')
    expect(inWindow({ to: '2022-01-04' }, 0)).toBe(false)
  })

  it('goes by the first word of an independent origin where no day is given', () => {
    const second = { ...event!.origins[0]!, id: 'another', first: after(5) }
    expect(inWindow({}, 3)).toBe(false)
    expect(inWindow({ origins: [event!.origins[0]!, second] }, 3)).toBe(true)
  })

  it('goes by that first word too where it says that the thing still goes on', () => {
    const ongoing = new Map(
      [...book.claims].map(([id, claim]) => [id, { ...claim, time: 'present' as const }]),
    )
    expect(knownUntil({ ...event!, to: '2022-01-04' as never }, { claims: ongoing })).toBe(AT)
  })

  it('does not move with later mentions', () => {
    expect(inWindow({ last: after(9) }, 3)).toBe(false)
  })
})

describe('an event of which only some claims say what is asked', () => {
  const event = eventsOf(book).find(({ id }) => id === 'police-change-sides')
  const term = (value: number, ...claims: readonly string[]) => ({ label: '', value, alone: value, claims })
  const origin = (who: string, hours: number, supports: boolean, ...claims: readonly string[]) => ({
    ...event!.origins[0]!,
    id: who,
    who,
    supports,
    claims,
    first: instantOf(msOf(AT) + hours * 3_600_000),
  })
  const claim = (id: string, says: string) => ({
    ...book.claims.get('police-change-sides#1')!,
    id,
    trigger: { start: 0, end: says.length, text: says },
  })
  const claims = [claim('a', 'asked'), claim('b', 'requested'), claim('c', 'denied')]
  const mixed = {
    ...event!,
    claims: ['a', 'b', 'c'],
    origins: [origin('A', 0, true, 'a'), origin('B', 5, true, 'b'), origin('C', 6, false, 'c')],
    terms: [term(-0.4), term(2, 'a'), { ...term(1, 'b'), alone: 1.5 }, term(-0.5, 'c')],
    belief: { p: 0.89, low: 0.6, high: 0.97 },
  }
  const whole = eventsWhere({ event: ['DEFECT'] }, eventBook([mixed], claims, []))[0]!
  const part = eventsWhere({ trigger: ['request*'] }, eventBook([mixed], claims, []))[0]!

  it('is narrowed to their origins, first hour and belief; denials stay', () => {
    expect(whole).toEqual(mixed)
    expect(part.claims).toEqual(['b'])
    expect(part.origins.map(({ who }) => who)).toEqual(['B', 'C'])
    expect(part.first).toBe('2022-01-05T15:00:00Z')
    // With A gone B is the first of its side and counts in full: −0.4 + 1.5 − 0.5.
    expect(part.belief.p).toBeCloseTo(1 / (1 + Math.exp(-0.6)))
    expect(part.belief.low).toBeLessThan(part.belief.p)
    expect(part.belief.high).toBeGreaterThan(part.belief.p)
  })

  it('counts nowhere where nobody asserts it', () => {
    const denied = { ...mixed, claims: ['c'], origins: mixed.origins.slice(2) }
    const open = { ...denied, origins: [{ ...mixed.origins[2]!, supports: null }] }
    const all = eventsWhere({ event: ['DEFECT'] }, eventBook([denied, open], claims, []))
    expect(all).toEqual([])
  })

  it('counts by the origins and the belief that are left', () => {
    const among = (query: object) =>
      eventsWhere(eventQuerySchema.parse(query), eventBook([mixed], claims, [])).length
    expect(among({ trigger: ['request*'], minOrigins: 2 })).toBe(0)
    expect(among({ trigger: ['request*', 'asked'], minOrigins: 2 })).toBe(1)
    expect(among({ trigger: ['request*'], minBelief: 0.7 })).toBe(0)
  })
})

describe('patterns', () => {
  it.each([
    ['KAZ COP', 'KAZ COP', true],
    ['KAZ *', 'KAZ COP', true],
    ['* MIL', 'RUS MIL', true],
    ['IGO *', 'IGO CSTO', true],
    ['KAZ', 'KAZ GOV', true],
    ['KAZ COP', 'RUS COP', false],
    ['* MIL', 'KAZ COP', false],
  ])('%s against %s: %s', (pattern, code, matches) => {
    expect(codeMatches(pattern, code)).toBe(matches)
  })
})
