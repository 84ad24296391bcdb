import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correct } from '../correct/correct.ts'
import type { Correction } from '../domain/correction.ts'
import { indicatorExampleSchema, indicatorSchema } from '../domain/indicator.ts'
import { type Instant, instantOf, msOf, parseInstant } from '../domain/instant.ts'
import type { SourceRecord } from '../domain/record.ts'
import { tell, weighing } from '../weigh/newsroom.testing.ts'
import { weigh } from '../weigh/weigh.ts'
import { exampleBook } from './example.ts'
import { eventBook } from './query.ts'
import { replay } from './replay.ts'
import { watch } from './watch.ts'

const at = (hour: string) => parseInstant(`2022-01-0${hour}:00Z`)!
const hoursFrom = (start: Instant, count: number, step: number) =>
  Array.from({ length: count }, (_, n) => instantOf(msOf(start) + n * step * 3_600_000))
const defection = indicatorSchema.parse({
  name: 'loyalty.defection',
  title: 'Defection',
  question: '?',
  group: 'loyalty',
  test: {
    kind: 'any-event',
    query: { event: ['DEFECT'] },
    windowHours: 24,
    thresholds: { watch: 0.4, tripped: 0.6 },
  },
  sources: ['assumption'],
})

/** Two papers, each with its own word for it, a few hours apart. */
const told = exampleBook(
  [
    {
      id: 'first',
      at: at('4T10'),
      says: 'Policemen in Aktau took off their helmets and joined the crowd today',
    },
    { id: 'second', at: at('4T14'), says: 'In Aktau officers of the police went over to those who protest' },
  ].map(({ says, ...rest }) => ({
    ...indicatorExampleSchema.parse({
      says,
      event: 'DEFECT',
      actors: ['KAZ COP'],
      place: 'Aktau',
      status: 'watch',
    }),
    ...rest,
  })),
)
const input = {
  reports: [...told.reports.values()].map(report => ({
    ...report,
    outlet: report.id,
    kind: 'analyst' as const,
  })),
  claims: [...told.claims.values()],
  outlets: [],
  weighing,
  indicators: [defection],
  signals: [],
  hours: hoursFrom(at('4T08'), 17, 2),
}

describe('a replay', () => {
  const { hours, courses } = replay(input)
  const [course] = courses

  it('knows at each hour what was known at that hour, as the test itself says it', () => {
    hours.forEach((asOf, n) => {
      const reports = input.reports.filter(({ published }) => published <= asOf)
      const claims = input.claims.filter(({ report }) => reports.some(({ id }) => id === report))
      const { events } = weigh({ reports, claims, outlets: [], weighing })
      const book = eventBook(events, claims, reports)
      const [reading] = watch({ indicators: [defection], signals: [], asOf, book })
      expect([course!.statuses[n], course!.values[n]]).toEqual([reading!.status, reading!.value])
    })
  })

  it('goes from no data up and back again as the window passes', () => {
    expect(course!.statuses[0]).toBe('no data')
    expect(course!.firstWatch).toBe(at('4T10'))
    expect(course!.statuses.at(-1)).toBe('no data')
    expect(hours).toEqual(input.hours)
  })

  it('counts lead times to the turn', () => {
    const [late] = replay({ ...input, turn: at('5T10') }).courses
    expect(late!.lead!.watch).toBe(24)
    expect(course!.lead).toBeNull()
  })
})

describe('a replay of much news', () => {
  const news = fc.array(
    fc.record({
      hour: fc.nat(40),
      outlet: fc.constantFrom('Reuters', 'TASS', 'Orda'),
      text: fc.constantFrom(
        'Police in Aktau joined the crowd on the square and took off their helmets.',
        'On the square of Aktau officers joined those who protest, a driver saw.',
        'Soldiers fired at the crowd near the bridge when night fell.',
      ),
      town: fc.constantFrom('Almaty', 'Alma-Ata', 'Aktau'),
      factuality: fc.constantFrom('CT+' as const, 'CT-' as const, 'PR+' as const),
      digestOf: fc.option(fc.nat(9), { freq: 4 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  const by = { author: 'an analyst', made: null, keys: [] }
  const corrections: readonly Correction[] = [
    {
      ...by,
      id: 'c-1',
      act: { kind: 'merge', claims: ['r0#1', 'r1#1'] },
      at: at('4T20'),
      reason: 'one square',
    },
    {
      ...by,
      id: 'c-2',
      act: { kind: 'recode', claim: 'r2#1', change: { field: 'factuality', value: 'CT-' } },
      at: at('5T00'),
      reason: 'a denial',
    },
    {
      ...by,
      id: 'c-3',
      act: { kind: 'retract', what: { kind: 'report', id: 'r3' } },
      at: at('5T03'),
      reason: 'withdrawn',
    },
    {
      ...by,
      id: 'c-4',
      act: { kind: 'regrade', of: { kind: 'source', id: 'Orda' }, grade: 'A' },
      at: at('5T03'),
      reason: 'on the spot',
    },
    { ...by, id: 'c-5', act: { kind: 'undo', correction: 'c-2' }, at: at('5T08'), reason: 'no denial' },
  ]
  const records: readonly SourceRecord[] = [
    { source: 'TASS', topic: 'DEFECT', right: false, settled: at('5T02'), said: 'Police left', reports: [] },
  ]
  const indicators = [
    { ...defection, test: { ...defection.test, thresholds: { watch: 0.4, tripped: 0.6, hysteresis: 0.2 } } },
    indicatorSchema.parse({
      ...defection,
      name: 'violence.shots',
      test: {
        kind: 'expected-count',
        query: { words: ['fired'], event: ['ASSAULT'] },
        windowHours: 12,
        thresholds: { watch: 0.3, tripped: 1 },
      },
    }),
  ]

  it('stands at each hour as weighing all that was known at it stands (law)', () => {
    fc.assert(
      fc.property(news, told => {
        const made = told.map(({ hour, outlet, text, town, factuality, digestOf }, n) => {
          const published = new Date(Date.parse(at('4T00')) + hour * 3_600_000).toISOString()
          const word = text.includes('fired') ? 'fired' : 'joined'
          const event = word === 'fired' ? 'ASSAULT' : 'DEFECT'
          const one = tell(
            `r${n}`,
            published,
            outlet,
            text,
            [{ trigger: word, event, city: town, factuality }],
            {
              sameArticleAs: digestOf === null || digestOf === n ? null : `r${digestOf}`,
            },
          )
          const point = town.startsWith('Al') ? { lat: 43.25, lon: 76.95 } : null
          return {
            ...one,
            claims: one.claims.map(claim => ({ ...claim, place: { ...claim.place!, point } })),
          }
        })
        const all = {
          ...input,
          reports: made.map(({ report }) => report),
          claims: made.flatMap(({ claims }) => claims),
          corrections,
          records,
          indicators,
          hours: hoursFrom(at('4T00'), 17, 3),
        }
        const { hours, courses } = replay(all)
        hours.forEach((asOf, n) => {
          const reports = all.reports.filter(({ published }) => published <= asOf)
          const claims = all.claims.filter(({ report }) => reports.some(({ id }) => id === report))
          const corrected = correct({ corrections, reports, claims, asOf })
          const { events } = weigh({
            ...corrected,
            reports,
            outlets: [],
            weighing,
            records: records.filter(({ settled }) => settled <= asOf),
          })
          const book = eventBook(events, corrected.claims, reports)
          const readings = watch({ indicators, signals: [], asOf, book })
          expect(courses.map(({ statuses, values }) => [statuses[n], values[n]])).toEqual(
            readings.map(({ status, value }) => [status, value]),
          )
        })
      }),
      { numRuns: 60 },
    )
  })
})
