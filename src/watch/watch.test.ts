import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { signalSchema } from '../domain/case.ts'
import type { Claim } from '../domain/claim.ts'
import { type IndicatorExample, indicatorExampleSchema, indicatorSchema } from '../domain/indicator.ts'
import { type Instant, instantOf, msOf, parseInstant } from '../domain/instant.ts'
import type { EventType } from '../domain/plover.ts'
import type { Report } from '../domain/report.ts'
import { weigh } from '../weigh/weigh.ts'
import { weighingSchema } from '../weigh/weighing.ts'
import { exampleBook } from './example.ts'
import { bookWith, type EventBook, eventBook, eventsOf } from './query.ts'
import { watch } from './watch.ts'

const NOON = parseInstant('2022-01-05T12:00Z')!
const hoursBefore = (hours: number) => instantOf(msOf(NOON) - hours * 3_600_000)

const loyalty = {
  name: 'loyalty.forces-change-sides',
  title: 'Forces side with the protesters',
  question: 'Have police or soldiers gone over to the crowd?',
  group: 'loyalty',
  test: {
    kind: 'any-event',
    query: { event: ['DEFECT'], actor: ['KAZ COP', 'KAZ MIL'] },
    windowHours: 48,
    thresholds: { watch: 0.3, tripped: 0.6 },
  },
  sources: ['Chenoweth and Stephan 2011'],
}

const unrest = {
  ...loyalty,
  name: 'mobilisation.unrest',
  group: 'mobilisation',
  test: {
    kind: 'expected-count',
    query: { event: ['PROTEST'] },
    windowHours: 48,
    thresholds: { watch: 1, tripped: 2 },
  },
}

const price = {
  ...loyalty,
  name: 'economy.fuel-price',
  group: 'economy',
  test: {
    kind: 'signal',
    signal: 'lpg',
    measure: 'change',
    direction: 'above',
    windowHours: 120,
    thresholds: { watch: 0.25, tripped: 0.5 },
  },
}

const lpg = signalSchema.parse({
  name: 'lpg',
  title: 'LPG price',
  unit: 'KZT/l',
  source: { title: 'ministry' },
  values: [
    { at: '2021-12-01T00:00Z', value: 60 },
    { at: '2022-01-01T00:00Z', value: 120, known: '2022-01-02T08:00Z' },
  ],
})

interface Happening extends Partial<IndicatorExample> {
  readonly event: EventType
  readonly at?: Instant
}

function bookOf(...happenings: readonly Happening[]): EventBook {
  return exampleBook(
    happenings.map(({ at = hoursBefore(2), ...written }, n) => ({
      ...indicatorExampleSchema.parse({ says: 'as told', status: 'quiet', ...written }),
      id: `h${n + 1}`,
      at,
    })),
  )
}

function read(written: object, book: EventBook, asOf: Instant = NOON) {
  return watch({ indicators: [indicatorSchema.parse(written)], book, signals: [lpg], asOf })[0]!
}

describe('an indicator over events', () => {
  const defection = (belief: number): Happening => ({ event: 'DEFECT', actors: ['KAZ COP'], belief })

  it.each([
    [0.7, 'tripped'],
    [0.6, 'tripped'],
    [0.4, 'watch'],
    [0.1, 'quiet'],
  ])('takes the best supported event: belief %d is %s', (belief, status) => {
    const reading = read(loyalty, bookOf(defection(0.05), defection(belief)))
    expect(reading).toMatchObject({ status, value: belief, origins: 1 })
    expect(reading.events[0]).toBe('h2')
  })

  it('is quiet where others are reported and nobody tells of it', () => {
    expect(read(loyalty, bookOf({ event: 'PROTEST' }))).toMatchObject({
      status: 'quiet',
      value: 0,
      events: [],
    })
  })

  it('has no data where nobody reports, and says so', () => {
    const reading = read(loyalty, bookOf())
    expect(reading).toMatchObject({ status: 'no data', value: null, interval: null })
    expect(reading.why).toEqual(['no report at all since 2022-01-03 12:00Z'])
  })

  it('has no data where nobody reports on the matter, if the matter is named', () => {
    const named = { ...loyalty, coverage: { words: ['police', 'soldiers'] } }
    expect(read(named, bookOf({ event: 'PROTEST', says: 'Prices rose.' })).status).toBe('no data')
    expect(read(named, bookOf({ event: 'PROTEST', says: 'Police watched.' })).status).toBe('quiet')
  })

  it('sums beliefs where it counts', () => {
    const protest = (belief: number): Happening => ({ event: 'PROTEST', belief })
    expect(read(unrest, bookOf(protest(0.9), protest(0.9))).status).toBe('watch')
    expect(read(unrest, bookOf(protest(0.9), protest(0.9), protest(0.3))).status).toBe('tripped')
  })

  it('forgets what is older than its window', () => {
    const old = { ...defection(0.9), at: hoursBefore(50) }
    expect(read(loyalty, bookOf(old, { event: 'PROTEST' })).status).toBe('quiet')
  })

  it('dates itself by the first word of any event that is believed', () => {
    const early = (belief: number) => ({ ...defection(belief), at: hoursBefore(20) })
    expect(read(loyalty, bookOf(defection(0.9), early(0.6)))).toMatchObject({
      first: hoursBefore(20),
      origins: 2,
    })
    expect(read(loyalty, bookOf(defection(0.9), early(0.4)))).toMatchObject({
      first: hoursBefore(2),
      origins: 1,
    })
  })

  it('reads no higher for less belief in any event (law)', () => {
    const beliefs = fc.array(fc.double({ min: 0.02, max: 0.98, noNaN: true }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(beliefs, fc.double({ min: 0, max: 1, noNaN: true }), (list, factor) => {
        for (const indicator of [loyalty, unrest]) {
          const at = (scale: number) =>
            read(
              indicator,
              bookOf(
                ...list.flatMap(p => [
                  defection(p * scale),
                  { event: 'PROTEST' as const, belief: p * scale },
                ]),
              ),
            )
          expect(at(factor).value).toBeLessThanOrEqual(at(1).value!)
        }
      }),
    )
  })
})

describe('hysteresis', () => {
  const sticky = (hysteresis: number) => ({
    ...unrest,
    test: { ...unrest.test, windowHours: 24, thresholds: { watch: 1, tripped: 2, hysteresis } },
  })
  const protest = (hours: number, belief: number): Happening => ({
    event: 'PROTEST',
    belief,
    at: hoursBefore(hours),
  })
  // Three stand in the window at first, and 1.6 are left of them at noon.
  const falling = bookOf(protest(30, 0.8), protest(10, 0.8), protest(9, 0.8))
  const steady = bookOf(protest(10, 0.8), protest(9, 0.8))

  it('keeps a status until the value is clearly below the threshold', () => {
    expect(read(sticky(0), falling).status).toBe('watch')
    const held = read(sticky(0.5), falling)
    expect(held.status).toBe('tripped')
    expect(held.why.at(-1)).toContain('still tripped')
    expect(read(sticky(0.3), falling).status).toBe('watch')
  })

  it('lifts no status that was not reached', () => {
    expect(read(sticky(0.5), steady).status).toBe('watch')
  })
})

describe('a surge', () => {
  const surge = {
    ...unrest,
    test: {
      kind: 'surge',
      query: { event: ['PROTEST'] },
      windowHours: 48,
      baselineHours: 480,
      thresholds: { watch: 0.5, tripped: 0.8 },
    },
  }
  const protests = (count: number, hours: number) =>
    Array.from({ length: count }, (): Happening => ({ event: 'PROTEST', at: hoursBefore(hours) }))
  const days = Array.from({ length: 20 }, (_, n) => 60 + 24 * n)
  const calm = days.flatMap(hours => protests(1, hours))

  it('is what is more frequent than it was, whatever that was', () => {
    expect(read(surge, bookOf(...calm, ...protests(12, 5))).status).toBe('tripped')
    expect(read(surge, bookOf(...calm, ...protests(2, 5))).status).toBe('quiet')
    const busy = days.flatMap(hours => protests(6, hours))
    expect(read(surge, bookOf(...busy, ...protests(12, 5))).status).toBe('quiet')
  })

  it('has no base rate where too little is known of the time before', () => {
    const reading = read(surge, bookOf(...protests(12, 5)))
    expect(reading.status).toBe('no data')
    expect(reading.why[0]).toContain('too few for a base rate')
  })

  it('does not take days of which nobody told for days on which nothing happened', () => {
    const sparse = days.filter((_, n) => n % 4 === 0).flatMap(hours => protests(4, hours))
    expect(read(surge, bookOf(...sparse, ...protests(8, 5))).status).toBe('quiet')
    const silent = days.map((hours): Happening => ({ event: 'CONSULT', at: hoursBefore(hours) }))
    expect(read(surge, bookOf(...sparse, ...silent, ...protests(8, 5))).value).toBeGreaterThan(
      read(surge, bookOf(...sparse, ...protests(8, 5))).value!,
    )
  })

  it('is moved by no more belief and no more origins of events that are believed (law)', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            hours: fc.nat(500),
            belief: fc.double({ min: 0.5, max: 0.98, noNaN: true }),
            origins: fc.integer({ min: 1, max: 9 }),
          }),
          { minLength: 1, maxLength: 40 },
        ),
        list => {
          const plain = list.map(
            ({ hours }): Happening => ({ event: 'PROTEST', at: hoursBefore(hours), belief: 0.5 }),
          )
          const covered = list.map(
            ({ hours, ...more }): Happening => ({ event: 'PROTEST', at: hoursBefore(hours), ...more }),
          )
          expect(read(surge, bookOf(...covered)).value).toBe(read(surge, bookOf(...plain)).value)
        },
      ),
    )
  })
})

describe('a book that changes', () => {
  const happening = fc.record({
    event: fc.constantFrom('DEFECT' as const, 'PROTEST' as const, 'ASSAULT' as const),
    says: fc.constantFrom('Police watched', 'Soldiers fired'),
    time: fc.constantFrom('past' as const, 'present' as const, 'future' as const),
    hours: fc.nat(700),
    belief: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
  })
  const change = fc.record({
    added: fc.array(happening, { maxLength: 4 }),
    /** Which of the events that stand are told otherwise. */
    gone: fc.array(fc.nat(20), { maxLength: 3 }),
    hours: fc.nat(96),
  })
  const named = (list: readonly (Partial<IndicatorExample> & { hours: number })[], prefix: string) =>
    exampleBook(
      list.map(({ hours, ...written }, n) => ({
        ...indicatorExampleSchema.parse({
          says: 'as told',
          status: 'quiet',
          actors: ['KAZ COP'],
          ...written,
        }),
        id: `${prefix}${n}`,
        at: hoursBefore(hours),
      })),
    )

  // The same definitions each time: what a query found is remembered by them.
  const indicators = [
    loyalty,
    { ...unrest, test: { ...unrest.test, thresholds: { watch: 1, tripped: 2, hysteresis: 0.4 } } },
    {
      ...unrest,
      name: 'mobilisation.surge',
      test: {
        kind: 'surge',
        query: { event: ['PROTEST', 'ASSAULT'] },
        windowHours: 48,
        baselineHours: 480,
        thresholds: { watch: 0.5, tripped: 0.8 },
      },
    },
    {
      ...loyalty,
      name: 'violence.shots',
      test: { ...loyalty.test, query: { words: ['fired'], time: ['past', 'future'] } },
      coverage: { event: ['ASSAULT'] },
    },
    {
      ...loyalty,
      name: 'loyalty.both',
      test: {
        kind: 'combined',
        of: [loyalty.name, 'violence.shots'],
        at: 'watch',
        thresholds: { watch: 1, tripped: 2 },
      },
    },
  ].map(written => indicatorSchema.parse(written))

  it('reads as one that was made anew, change after change, at hours that move (law)', () => {
    fc.assert(
      fc.property(
        fc.array(happening, { maxLength: 20 }),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (before, changes) => {
          const ask = (book: EventBook, asOf: Instant) => watch({ indicators, book, signals: [], asOf })
          const start = named(before, 'old')
          let now = { book: start, events: eventsOf(start) }
          const stood = ask(now.book, NOON)
          changes.forEach(({ added, gone, hours }, n) => {
            const fresh = named(added, `new${n}-`)
            const replaced = new Set(gone.flatMap(place => now.events[place] ?? []))
            const claims = [...now.book.claims.values(), ...fresh.claims.values()]
            const reports = [...now.book.reports.values(), ...fresh.reports.values()]
            const events = [...now.events.filter(event => !replaced.has(event)), ...eventsOf(fresh)]
            const book = bookWith(now.book, {
              events: eventsOf(fresh),
              replaced,
              claims: [...fresh.claims.values()],
              reports: [...fresh.reports.values()],
            })
            const asOf = hoursBefore(hours)
            expect(ask(book, asOf)).toEqual(ask(eventBook(events, claims, reports), asOf))
            now = { book, events }
          })
          expect(ask(start, NOON)).toEqual(stood)
        },
      ),
    )
  })
})

describe('a combined indicator', () => {
  const both = {
    ...loyalty,
    name: 'loyalty.both',
    test: { kind: 'combined', of: [loyalty.name, unrest.name], thresholds: { watch: 1, tripped: 2 } },
  }
  const all = (book: EventBook, ...more: readonly object[]) =>
    watch({
      indicators: [both, loyalty, unrest, ...more].map(written => indicatorSchema.parse(written)),
      book,
      signals: [],
      asOf: NOON,
    })

  it('counts those that stand as high as asked, and has their events', () => {
    const [reading] = all(
      bookOf(
        { event: 'DEFECT', actors: ['KAZ COP'] },
        { event: 'PROTEST' },
        { event: 'PROTEST' },
        { event: 'PROTEST' },
      ),
    )
    expect(reading).toMatchObject({ status: 'tripped', value: 2 })
    expect(reading!.events).toHaveLength(4)
    expect(all(bookOf({ event: 'DEFECT', actors: ['KAZ COP'] }))[0]).toMatchObject({
      status: 'watch',
      value: 1,
    })
  })

  it('has no data where none of them has', () => {
    expect(all(bookOf())[0]).toMatchObject({ status: 'no data', value: null })
  })

  it('says nothing where it hangs on itself', () => {
    const circle = {
      ...both,
      name: 'loyalty.circle',
      test: { ...both.test, of: ['loyalty.circle', 'loyalty.both'] },
    }
    expect(all(bookOf({ event: 'PROTEST' }), circle).at(-1)).toMatchObject({
      name: 'loyalty.circle',
      status: 'no data',
      why: ['it hangs on itself: loyalty.circle → loyalty.circle'],
    })
  })
})

describe('an indicator over a signal', () => {
  it('compares the last value with the mean before', () => {
    const reading = read(price, bookOf())
    expect(reading).toMatchObject({ status: 'tripped', value: 1 })
    expect(reading.why[1]).toContain('against a mean of 60.00')
  })

  it('does not know a value before it was public', () => {
    expect(read(price, bookOf(), parseInstant('2022-01-02T07:59Z')!).status).toBe('no data')
    expect(read(price, bookOf(), parseInstant('2022-01-02T08:00Z')!).status).toBe('tripped')
  })

  it('has no data once the last value is too old', () => {
    expect(read(price, bookOf(), parseInstant('2022-01-07T00:00Z')!).status).toBe('no data')
  })

  it('has no data where there is nothing, or nothing but noughts, to compare with', () => {
    const values = [{ at: parseInstant('2021-12-01T00:00Z')!, value: 0 }, lpg.values[1]!]
    const reading = watch({
      indicators: [indicatorSchema.parse(price)],
      book: bookOf(),
      signals: [{ ...lpg, values }],
      asOf: NOON,
    })[0]!
    expect(reading.status).toBe('no data')
  })

  it('trips on a fall where it watches for one', () => {
    const fall = {
      ...price.test,
      measure: 'level',
      direction: 'below',
      thresholds: { watch: 150, tripped: 130 },
    }
    expect(read({ ...price, test: fall }, bookOf()).status).toBe('tripped')
  })
})

/** Reports of one sentence each, and copies of them in other outlets, weighed as the chain does. */
describe('more coverage of the same events', () => {
  const weighing = weighingSchema.parse(parse(readFileSync('lexicon/weighing.yaml', 'utf8')))
  const story = fc.record({
    event: fc.constantFrom('DEFECT' as const, 'PROTEST' as const),
    place: fc.constantFrom('Aktau', 'Almaty', 'Aktobe'),
    hoursAgo: fc.integer({ min: 0, max: 100 }),
  })
  const copy = fc.record({ of: fc.nat(), hoursLater: fc.integer({ min: 0, max: 100 }) })

  const ORDINALS = ['one', 'two', 'three', 'four', 'five']
  function told(n: number, story: { event: EventType; place: string; hoursAgo: number }): [Report, Claim] {
    const at = hoursBefore(story.hoursAgo)
    const says = `${ORDINALS[n]} ${story.event} was seen in ${story.place} by a reporter of paper ${ORDINALS[n]} who stood there`
    const book = exampleBook([
      {
        ...indicatorExampleSchema.parse({
          says,
          event: story.event,
          actors: ['KAZ COP'],
          place: story.place,
          status: 'quiet',
        }),
        id: `r${n}`,
        at,
      },
    ])
    const report = { ...book.reports.get(`r${n}`)!, outlet: `paper ${n}`, kind: 'independent' as const }
    return [report, book.claims.get(`r${n}#1`)!]
  }

  it('never trips anything, nor raises a belief or a count (law)', () => {
    const surge = {
      ...unrest,
      name: 'mobilisation.surge',
      test: {
        kind: 'surge',
        query: { event: ['PROTEST'] },
        windowHours: 24,
        baselineHours: 72,
        spanHours: 12,
        thresholds: { watch: 0.5, tripped: 0.8 },
      },
    }
    const indicators = [loyalty, unrest, surge].map(written => indicatorSchema.parse(written))
    const read = (told: readonly (readonly [Report, Claim])[]) => {
      const known = told.filter(([report]) => report.published <= NOON)
      const reports = known.map(([report]) => report)
      const claims = known.map(([, claim]) => claim)
      const { events } = weigh({ reports, claims, outlets: [], weighing })
      return watch({ indicators, book: eventBook(events, claims, reports), signals: [], asOf: NOON })
    }
    fc.assert(
      fc.property(
        fc.array(story, { minLength: 1, maxLength: 5 }),
        fc.array(copy, { maxLength: 12 }),
        (stories, copies) => {
          const originals = stories.map((story, n) => told(n, story))
          const copied = copies.map(({ of, hoursLater }, n): [Report, Claim] => {
            const [report, claim] = originals[of % originals.length]!
            const id = `copy${n}`
            const published = instantOf(msOf(report.published) + hoursLater * 3_600_000)
            return [
              { ...report, id, outlet: `copier ${n}`, published },
              { ...claim, id: `${id}#1`, report: id },
            ]
          })
          const before = read(originals)
          const after = read([...originals, ...copied])
          after.forEach((reading, n) => {
            // How stories are joined may shift the spans that a base rate is taken from, so a surge may move a little.
            if (before[n]!.value !== null && reading.kind !== 'surge')
              expect(reading.value).toBeLessThanOrEqual(before[n]!.value! + 1e-9)
            if (before[n]!.status !== 'tripped') expect(reading.status).not.toBe('tripped')
          })
        },
      ),
      { numRuns: 300 },
    )
  })
})
