import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { indicatorExampleSchema, indicatorSchema } from '../domain/indicator.ts'
import { parseInstant } from '../domain/instant.ts'
import { weigh } from '../weigh/weigh.ts'
import { weighingSchema } from '../weigh/weighing.ts'
import { exampleBook } from './example.ts'
import { eventBook } from './query.ts'
import { replay } from './replay.ts'
import { watch } from './watch.ts'

const weighing = weighingSchema.parse(parse(readFileSync('lexicon/weighing.yaml', 'utf8')))
const at = (hour: string) => parseInstant(`2022-01-0${hour}:00Z`)!
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
  from: at('4T08'),
  to: at('5T16'),
  stepHours: 2,
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
    expect(hours.at(-1)).toBe(input.to)
  })

  it('counts lead times to the turn', () => {
    const [late] = replay({ ...input, turn: at('5T10') }).courses
    expect(late!.lead!.watch).toBe(24)
    expect(course!.lead).toBeNull()
  })
})
