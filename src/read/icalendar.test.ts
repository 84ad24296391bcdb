import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDateSchema } from '../domain/case.ts'
import { formatProblem, type Problem } from '../domain/problem.ts'
import { readICalendar, writeICalendar } from './icalendar.ts'

const talks = calendarDateSchema.parse({
  id: 'osce-council',
  from: '2022-01-13',
  title: 'Permanent Council; on proposals, and more',
  place: 'Vienna',
  known: '2021-12-28T18:00Z',
  actors: ['IGO OSCE', 'RUS GOV'],
  stake: 'All CSTO states sit there;\nheads to show could be of use.',
  source: { title: 'UrduPoint', address: 'https://example.org/talks' },
})

function read(text: string) {
  const problems: Problem[] = []
  return { dates: readICalendar(text, 'talks.ics', problems), problems: problems.map(formatProblem) }
}

const event = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n')

describe('iCalendar', () => {
  it('gives back what was written', () => {
    const text = writeICalendar([talks, { ...talks, id: 'week', to: '2022-01-19' as never }], 'Talks')
    const { dates, problems } = read(text)
    expect(problems).toEqual([])
    expect(dates).toEqual([talks, { ...talks, id: 'week', to: '2022-01-19' }])
  })

  it('gives back whatever can be written (law)', () => {
    const words = fc
      .string({
        unit: fc.constantFrom('a', 'é', ',', ';', ':', '"', '\\', ' ', 'я', '漢'),
        minLength: 1,
        maxLength: 90,
      })
      .map(text => `x${text}x`)
    fc.assert(
      fc.property(
        words,
        words,
        fc.integer({ min: 0, max: 9000 }),
        fc.nat(20),
        (title, stake, start, days) => {
          const day = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10)
          const date = calendarDateSchema.parse({
            ...talks,
            title,
            stake,
            from: day(start),
            ...(days ? { to: day(start + days) } : {}),
          })
          expect(read(writeICalendar([date], 'x')).dates).toEqual([date])
        },
      ),
    )
  })

  it('reads a meeting at an hour of its zone as its day in UTC, and takes each day of one that repeats', () => {
    const { dates } = read(
      event(
        'UID:Weekly Meeting@host',
        'DTSTAMP:20220101T000000Z',
        'DTSTART:20220103T100000Z',
        'DTEND:20220103T110000Z',
        'RRULE:FREQ=WEEKLY;COUNT=3',
        'SUMMARY:Meeting',
      ),
    )
    expect(dates.map(({ id, from }) => `${id} ${from}`)).toEqual([
      'weekly-meeting-2022-01-03 2022-01-03',
      'weekly-meeting-2022-01-10 2022-01-10',
      'weekly-meeting-2022-01-17 2022-01-17',
    ])
  })

  it('names file and line of a day that is in no calendar, and of a date that nobody knows when it was known', () => {
    expect(
      read(event('UID:a', 'DTSTAMP:20220101T000000Z', 'DTSTART;VALUE=DATE:20220231', 'SUMMARY:Never'))
        .problems,
    ).toEqual([
      'talks.ics:6: error: no day of the calendar: DTSTART;VALUE=DATE:20220231 (correct the date) [calendar/impossible-date]',
    ])
    expect(
      read(event('UID:a', 'DTSTAMP:20220101T000000Z', 'DTSTART:20221032T100000Z', 'SUMMARY:Never')).problems,
    ).toEqual([
      'talks.ics:6: error: no day of the calendar: DTSTART:20221032T100000Z (correct the date) [calendar/impossible-date]',
    ])
    expect(read(event('UID:a', 'DTSTART;VALUE=DATE:20220203', 'SUMMARY:When')).problems[0]).toContain(
      'talks.ics:3: error: it does not say when it became public',
    )
    expect(read('no calendar at all').problems[0]).toContain('[calendar/not-icalendar]')
    expect(read('').problems[0]).toContain('[calendar/not-icalendar]')
  })

  it('reads all calendars of a file', () => {
    const one = (uid: string) =>
      event(`UID:${uid}`, 'DTSTAMP:20220101T000000Z', 'DTSTART;VALUE=DATE:20220203', 'SUMMARY:Talks')
    expect(read(one('a') + one('b')).dates.map(({ id }) => id)).toEqual(['a', 'b'])
  })
})
