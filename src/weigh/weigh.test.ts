import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Event } from '../domain/event.ts'
import { type Instant, instantOf } from '../domain/instant.ts'
import { logit } from '../domain/logit.ts'
import { asOf, type Said, type Told, tell, weighed } from './newsroom.testing.ts'

const fired: Said = { trigger: 'fired', mode: 'firearms', actors: ['KAZ COP'], city: 'Aktobe' }
const FIRED = 'Police fired at demonstrators on the main square of Aktobe on Wednesday morning.'

describe('what is left open', () => {
  const ordered: Said = { trigger: 'shoot', actors: ['KAZ COP'], time: 'future', factuality: 'U' }
  const order = (id: string, outlet: string) =>
    tell(id, '2022-01-07T10:00Z', outlet, `${outlet} writes that police were ordered to shoot.`, [ordered])

  it('is not believed to have come true, but to have been told, the more so the more tell it', () => {
    const [one] = weighed([order('a', 'Reuters')]).events
    expect(one!.belief.p).toBe(0.5)
    expect(one!.open!.belief.p).toBeGreaterThan(0.7)
    const [two] = weighed([order('a', 'Reuters'), order('b', 'AFP')]).events
    expect(two!.belief.p).toBe(0.5)
    expect(two!.open!.belief.p).toBeGreaterThan(one!.open!.belief.p)
    expect(
      weighed([tell('c', '2022-01-05T10:00Z', 'Reuters', FIRED, [fired])]).events[0]!.open,
    ).toBeUndefined()
  })
})

describe('joining', () => {
  it('takes two reports of one happening for one event', () => {
    const { events } = weighed([
      tell('a', '2022-01-05T10:00Z', 'Reuters', FIRED, [fired]),
      tell('b', '2022-01-05T11:00Z', 'AFP', 'Shots: police fired at demonstrators in Aktobe.', [fired]),
    ])
    expect(events).toHaveLength(1)
    expect(events[0]!.claims).toEqual(['a#1', 'b#1'])
    expect(events[0]!.origins).toHaveLength(2)
  })

  it('keeps two cities, two types, a condition and what lies ahead apart', () => {
    const { events } = weighed([
      tell('a', '2022-01-05T10:00Z', 'Reuters', FIRED, [fired]),
      tell('b', '2022-01-05T10:10Z', 'AFP', 'Police fired at demonstrators in Atyrau.', [
        { ...fired, city: 'Atyrau' },
      ]),
      tell('c', '2022-01-05T10:20Z', 'dpa', 'Police fired the chief of staff in Aktobe.', [
        { ...fired, event: 'RETREAT' },
      ]),
      tell('d', '2022-01-05T10:30Z', 'EFE', 'If they fired at demonstrators in Aktobe, all would change.', [
        { ...fired, conditional: true },
      ]),
      tell('e', '2022-01-05T10:40Z', 'ANSA', 'Fire will be fired at demonstrators in Aktobe, he announced.', [
        { ...fired, time: 'future' },
      ]),
    ])
    expect(events).toHaveLength(5)
  })

  it('makes a denial and the assertion that it denies one disputed event', () => {
    const { events } = weighed([
      tell('a', '2022-01-05T10:00Z', 'Reuters', FIRED, [fired]),
      tell(
        'b',
        '2022-01-05T12:00Z',
        'AFP',
        'The mayor denied that police had fired at demonstrators in Aktobe.',
        [{ ...fired, factuality: 'CT-', cites: ['KAZ CVL'] }],
      ),
    ])
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({ disputed: true })
    expect(events[0]!.origins.map(({ who, supports }) => [who, supports])).toEqual([
      ['Reuters', true],
      ['KAZ CVL', false],
    ])
  })

  it('takes another word for the same act of somebody named for denied too', () => {
    const left: Said = { trigger: 'left', event: 'RETREAT', mode: 'resign', cites: ['anonymous'] }
    const told = [
      tell('a', '2022-01-08T10:00Z', 'AsiaNews', 'The former president has reportedly left the country.', [
        left,
      ]),
      tell(
        'b',
        '2022-01-08T14:00Z',
        'Daily Sabah',
        'That the former president fled is false, his spokesman said.',
        [{ ...left, trigger: 'fled', factuality: 'CT-', cites: ['KAZ GOV'] }],
      ),
    ].map(({ report, claims }) => ({
      report,
      claims: claims.map(claim => ({
        ...claim,
        actors: [{ code: 'KAZ GOV', name: 'former president', entity: 'First President', span: null }],
      })),
    }))
    expect(weighed(told).events).toMatchObject([{ claims: ['a#1', 'b#1'], disputed: true }])
  })

  it('does not take a denial about a part for a denial of the whole', () => {
    const riots: Said = { trigger: 'Riots', event: 'PROTEST', mode: 'riot', city: 'Almaty' }
    const { events } = weighed([
      tell('a', '2022-01-05T03:00Z', 'Izvestia', 'Riots have erupted in Almaty again.', [riots]),
      tell(
        'b',
        '2022-01-05T06:30Z',
        'Tengrinews',
        'Riots have left no trace near the ice palace Almaty Arena.',
        [{ ...riots, factuality: 'CT-', site: 'ice palace' }],
      ),
      tell('c', '2022-01-05T06:40Z', 'Orda', 'Riots? The mayor says that there were no riots in Almaty.', [
        { ...riots, factuality: 'CT-', cites: ['KAZ GOV'] },
      ]),
    ])
    expect(events.map(({ claims, disputed }) => [claims, disputed])).toEqual([
      [['a#1', 'c#1'], true],
      [['b#1'], false],
    ])
  })

  it('does not take the denial of something else for a dispute', () => {
    const { events } = weighed([
      tell('a', '2022-01-05T10:00Z', 'Reuters', FIRED, [fired]),
      tell('b', '2022-01-05T12:00Z', 'AFP', 'Soldiers did not shoot on the main square of Aktobe.', [
        { trigger: 'shoot', mode: 'firearms', actors: ['KAZ MIL'], city: 'Aktobe', factuality: 'CT-' },
      ]),
    ])
    expect(events.map(({ disputed }) => disputed)).toEqual([false, false])
  })

  it('dates the words of a late copy by its original', () => {
    const { events } = weighed([
      tell('a', '2022-01-05T10:00Z', 'Reuters', FIRED, [fired]),
      tell('b', '2022-01-15T10:00Z', 'Mirror', FIRED, [fired]),
    ])
    expect(events).toHaveLength(1)
    expect(events[0]!.origins).toMatchObject([{ who: 'Reuters', first: '2022-01-05T10:00:00Z' }])
  })

  it('speaks of "the protests" as one, and of a town’s protest apart', () => {
    const protest: Said = { trigger: 'protests', event: 'PROTEST', mode: 'demo' }
    const { events } = weighed([
      tell('a', '2022-01-04T10:00Z', 'Reuters', 'The protests over gas prices went on.', [protest]),
      tell('b', '2022-01-05T16:00Z', 'AFP', 'The president blamed conspirators for the protests.', [protest]),
      tell('c', '2022-01-05T16:00Z', 'dpa', 'There were protests in Kostanay too.', [
        { ...protest, city: 'Kostanay' },
      ]),
    ])
    expect(events.map(({ claims }) => claims)).toEqual([['a#1', 'b#1'], ['c#1']])
  })
})

describe('belief', () => {
  it('adds up: the terms of every event are the log-odds of its belief', () => {
    fc.assert(
      fc.property(newsroom, told => {
        for (const { belief, terms } of weighed(told).events) {
          const sum = terms.reduce((total, { value }) => total + value, 0)
          expect(sum).toBeCloseTo(logit(belief.p), 9)
          expect(belief.low).toBeLessThanOrEqual(belief.p)
          expect(belief.high).toBeGreaterThanOrEqual(belief.p)
        }
      }),
    )
  })

  it('is moved by ten thousand sock puppets no further than by one', () => {
    const line = 'Sources say that soldiers fired at demonstrators on the main square of Aktobe.'
    const puppet = (n: number) =>
      tell(`p${n}`, '2022-01-05T10:00Z', `Puppet ${n}`, `${line}${n % 2 ? ' Share this!' : ''}`, [fired], {
        kind: 'social',
      })
    const one = weighed([puppet(0)]).events
    const all = weighed(Array.from({ length: 10_000 }, (_, n) => puppet(n))).events
    expect(all).toHaveLength(1)
    expect(all[0]!.claims).toHaveLength(10_000)
    expect(all[0]!.origins).toHaveLength(1)
    expect(all[0]!.belief.p).toBe(one[0]!.belief.p)
    expect(one[0]!.belief.p).toBeCloseTo(0.54, 2)
  })

  it('bounds what any number of unknown outlets in their own words can do', () => {
    const one = tell('a', '2022-01-05T10:00Z', 'Nobody', FIRED, [fired], { kind: 'social' })
    const ways = ['Crowd', 'People', 'Workers', 'Students', 'Drivers', 'Miners', 'Nurses', 'Oilmen', 'Women']
    const many = ways.map((who, n) =>
      tell(
        `b${n}`,
        '2022-01-05T11:00Z',
        `Nobody ${n}`,
        `${who} near ${n} gates ran when police fired in Aktobe.`,
        [fired],
        { kind: 'social' },
      ),
    )
    const alone = logOdds(weighed([one]).events[0]!)
    const together = logOdds(weighed([one, ...many]).events[0]!)
    const prior = weighed([one]).events[0]!.terms[0]!.value
    expect(together - prior).toBeLessThan(2.5 * (alone - prior) + 1e-9)
  })

  it('believes what is told by hearsay less than what is told at first hand', () => {
    const p = (cites: string[], outlet = 'Reuters', kind: 'wire' | 'social' = 'wire') =>
      weighed([tell('a', '2022-01-05T10:00Z', outlet, FIRED, [{ ...fired, cites }], { kind })]).events[0]!
        .belief.p
    expect(p(['KAZ CVL'])).toBeLessThan(p([]))
    expect(p(['KAZ CVL'], 'Nobody', 'social')).toBeLessThan(p(['KAZ CVL']))
    expect(p(['anonymous'])).toBeLessThan(p(['KAZ CVL']))
  })

  it('discounts a hedge, and hears nothing in an open question', () => {
    const p = (factuality: Said['factuality']) =>
      weighed([tell('a', '2022-01-05T10:00Z', 'Reuters', FIRED, [{ ...fired, factuality: factuality! }])])
        .events[0]!.belief.p
    expect(p('PR+')).toBeLessThan(p('CT+'))
    expect(p('PS+')).toBeLessThan(p('PR+'))
    expect(p('U')).toBeCloseTo(0.5, 9)
  })

  it('believes a government more when it admits than when it denies its own act', () => {
    const p = (event: 'DEFECT' | 'ASSAULT', factuality: 'CT+' | 'CT-') =>
      weighed([
        tell('a', '2022-01-05T10:00Z', 'Reuters', FIRED, [
          { ...fired, event, factuality, actors: ['KAZ COP'], cites: ['KAZ GOV'] },
        ]),
        tell('b', '2022-01-05T10:00Z', 'AFP', 'Shots: police fired at demonstrators in Aktobe.', [
          { ...fired, event },
        ]),
      ]).events[0]!.terms.find(({ label }) => label.startsWith('KAZ GOV'))!.alone
    expect(p('DEFECT', 'CT+')).toBeGreaterThan(-p('ASSAULT', 'CT-'))
  })

  it('takes the last word of a voice for its position', () => {
    const { events } = weighed([
      tell('a', '2022-01-05T10:00Z', 'Reuters', FIRED, [fired]),
      tell(
        'b',
        '2022-01-05T15:00Z',
        'Reuters',
        'Correction: police have not fired at demonstrators in Aktobe.',
        [{ ...fired, factuality: 'CT-' }],
      ),
    ])
    expect(events).toHaveLength(1)
    expect(events[0]!.origins).toMatchObject([{ who: 'Reuters', supports: false }])
    expect(events[0]!.belief.p).toBeLessThan(0.2)
  })
})

describe('laws', () => {
  it('the order of reports does not matter', () => {
    fc.assert(
      fc.property(newsroom, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (told, keys) => {
        const shuffled = told.map((one, i) => [keys[i] ?? 0, one] as const).sort((a, b) => a[0] - b[0])
        expect(weighed(shuffled.map(([, one]) => one))).toEqual(weighed(told))
      }),
    )
  })

  it('the same report twice changes nothing', () => {
    fc.assert(
      fc.property(newsroom, fc.nat(11), (told, i) => {
        expect(weighed([...told, ...told.slice(i, i + 1)])).toEqual(weighed(told))
      }),
    )
  })

  it('nothing published later changes which earlier claims belong together', () => {
    fc.assert(
      fc.property(newsroom, fc.integer({ min: 0, max: 72 }), (told, hours) => {
        const at = hour(hours)
        const earlier = asOf(told, at)
        const ids = new Set(earlier.flatMap(({ claims }) => claims.map(({ id }) => id)))
        const before = weighed(earlier).events.map(({ claims }) => claims)
        const after = weighed(told).events.map(({ claims }) => claims.filter(id => ids.has(id)))
        expect(after.filter(claims => claims.length)).toEqual(before)
      }),
    )
  })

  it('weighing keeps no memory between calls', () => {
    fc.assert(
      fc.property(newsroom, newsroom, (one, other) => {
        const alone = weighed(one)
        weighed(other)
        expect(weighed(one)).toEqual(alone)
      }),
    )
  })

  it('every claim is in exactly one event, and every origin’s claims are the event’s', () => {
    fc.assert(
      fc.property(newsroom, told => {
        const { events } = weighed(told)
        const given = told.flatMap(({ claims }) => claims.map(({ id }) => id))
        expect(events.flatMap(({ claims }) => claims).sort()).toEqual([...new Set(given)].sort())
        for (const event of events)
          expect(event.origins.flatMap(({ claims }) => claims).sort()).toEqual([...event.claims].sort())
      }),
    )
  })

  it('a verbatim copy, whoever carries it and whenever, moves no belief', () => {
    fc.assert(
      // An hour of the reports themselves or any between them; a minute later it may be an agency that copies.
      fc.property(newsroom, fc.nat(11), fc.integer({ min: 0, max: 6000 }), (told, i, late) => {
        const { report, claims } = told[i % told.length]!
        const published = instantOf(Date.parse(report.published) + late * 60_000)
        const kind = late ? 'wire' : 'social'
        const copy: Told = {
          report: { ...report, id: 'zcopy', outlet: 'Copyist', kind, published },
          claims: claims.map((claim, n) => ({ ...claim, id: `zcopy#${n + 1}`, report: 'zcopy' })),
        }
        const beliefs = (events: readonly Event[]) => events.map(({ id, belief }) => [id, belief])
        expect(beliefs(weighed([...told, copy]).events)).toEqual(beliefs(weighed(told).events))
      }),
    )
  })
})

function logOdds({ terms }: Event): number {
  return terms.reduce((sum, { value }) => sum + value, 0)
}

function hour(n: number): Instant {
  return instantOf(Date.parse('2022-01-04T00:00Z') + n * 3_600_000)
}

/** Up to twelve reports of a few outlets over three days, each saying one or two things of a few. */
const newsroom = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 72 }),
      outlet: fc.constantFrom('Reuters', 'TASS', 'Orda', 'Kloop'),
      kind: fc.constantFrom('wire', 'state', 'independent', 'social'),
      words: fc.array(
        fc.constantFrom('square', 'dawn', 'crowd', 'smoke', 'bank', 'bridge', 'nine', 'witness'),
        {
          minLength: 5,
          maxLength: 9,
        },
      ),
      city: fc.constantFrom('Aktobe', 'Atyrau', undefined),
      factuality: fc.constantFrom('CT+', 'CT-', 'PR+', 'PS+', 'U'),
      trigger: fc.constantFrom('fired', 'attacked', 'rallied'),
      cites: fc.constantFrom([], ['KAZ GOV'], ['anonymous'], ['MED TASS'], ['MED Orda', 'KAZ CVL']),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map(stories =>
    stories.map((story, n) => {
      const event = story.trigger === 'rallied' ? 'PROTEST' : 'ASSAULT'
      const { city, factuality, cites } = story
      const said = { trigger: story.trigger, event, actors: ['KAZ CVL'], factuality, cites } as const
      return tell(
        `r${n}`,
        hour(story.at),
        story.outlet,
        `${story.words.join(' ')} ${story.trigger} ${story.city ?? ''} ${story.words.at(0)}.`,
        [city ? { ...said, city } : said],
        { kind: story.kind as Told['report']['kind'] },
      )
    }),
  )
