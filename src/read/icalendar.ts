import ICAL from 'ical.js'
import type { CalendarDefinition } from '../domain/case.ts'
import { calendarDateSchema } from '../domain/case.ts'
import { type Day, dayOf, instantOf, msOf, parseInstant } from '../domain/instant.ts'
import type { Problem } from '../domain/problem.ts'

type CalendarEntry = CalendarDefinition['dates'][number]

const DAY_MS = 86_400_000
/** Of a date that repeats without end so many are taken (assumption). */
const MOST_REPEATS = 60

/** Dates as iCalendar (RFC 5545): whole days, with what is at stake as description; the same dates, the same bytes. */
export function writeICalendar(dates: readonly CalendarEntry[], name: string): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('prodid', '-//Forewarn//Calendar//EN')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('x-wr-calname', name)
  for (const date of dates) {
    const event = new ICAL.Component('vevent')
    const add = (key: string, value: string | ICAL.Time) => event.addPropertyWithValue(key, value)
    add('uid', date.id)
    add('dtstamp', ICAL.Time.fromDateTimeString(date.known))
    add('created', ICAL.Time.fromDateTimeString(date.known))
    add('dtstart', ICAL.Time.fromDateString(date.from))
    // The end is the first day after: RFC 5545, section 3.6.1.
    add('dtend', ICAL.Time.fromDateString(dayAfter(date.to ?? date.from)))
    add('summary', date.title)
    if (date.place) add('location', date.place)
    add('description', date.stake)
    if (date.source.address) add('url', date.source.address)
    add('x-forewarn-source', date.source.title)
    for (const actor of date.actors) add('x-forewarn-actor', actor)
    calendar.addSubcomponent(event)
  }
  return `${calendar.toString()}\r\n`
}

/**
 * The dates of an iCalendar file. What has no usable day, or does not say when it became public, is named with its
 * line and left out. A date that repeats becomes as many, each with its day in its id.
 */
export function readICalendar(text: string, file: string, problems: Problem[]): readonly CalendarEntry[] {
  const lines = text.split(/\r?\n/)
  const fault = (code: string, message: string, next: string, line?: number) =>
    problems.push({
      code,
      severity: 'error',
      message,
      place: { file, ...(line === undefined ? {} : { line }) },
      next,
    })
  let components: readonly ICAL.Component[]
  try {
    // One calendar comes as its name and parts, several as a list of those; an empty text as an empty list.
    const parsed = ICAL.parse(text) as unknown[]
    const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed) as unknown[][]
    if (calendars.length === 0) throw new Error('the file is empty')
    components = calendars.map(each => new ICAL.Component(each))
  } catch (error) {
    fault('calendar/not-icalendar', `no iCalendar: ${(error as Error).message}`, 'export it again as .ics')
    return []
  }
  const starts = lines.flatMap((line, n) => (/^BEGIN:VEVENT/i.test(line) ? [n + 1] : []))
  const lineOf = (n: number, key: string) => {
    const begin = starts[n] ?? 1
    const end = starts[n + 1] ?? lines.length + 1
    const at = lines.slice(begin, end).findIndex(line => new RegExp(`^${key}[;:]`, 'i').test(line))
    return at < 0 ? begin : begin + at + 1
  }
  const events = components.flatMap(calendar => calendar.getAllSubcomponents('vevent'))
  return events.flatMap((event, n) => {
    const string = (key: string) => {
      const value = event.getFirstPropertyValue(key)
      return value === null || value === undefined ? null : String(value)
    }
    const days = daysOf(event, lines.slice((starts[n] ?? 1) - 1, starts[n + 1] ?? lines.length))
    if (!days.length) {
      const line = lineOf(n, 'DTSTART')
      fault(
        'calendar/impossible-date',
        `no day of the calendar: ${lines[line - 1]}`,
        'correct the date',
        line,
      )
      return []
    }
    const known = parseInstant(utc(string('created') ?? string('dtstamp') ?? ''))
    if (!known) {
      fault(
        'calendar/not-known-when',
        'it does not say when it became public',
        'add CREATED or DTSTAMP in UTC: before that hour the date is not known',
        starts[n],
      )
      return []
    }
    const actors = event
      .getAllProperties('x-forewarn-actor')
      .map(property => String(property.getFirstValue()))
    const base = slugOf(string('uid') ?? string('summary') ?? `date-${n + 1}`)
    return days.flatMap(({ from, to }) => {
      const entry = calendarDateSchema.safeParse({
        id: days.length > 1 ? `${base}-${from}` : base,
        from,
        ...(to > from ? { to } : {}),
        title: string('summary') ?? 'Untitled',
        ...(string('location') ? { place: string('location') } : {}),
        known,
        actors,
        stake: string('description') ?? '',
        source: {
          title: string('x-forewarn-source') ?? file,
          ...(string('url') ? { address: string('url') } : {}),
        },
      })
      if (entry.success) return [entry.data]
      for (const issue of entry.error.issues)
        fault(
          'calendar/wrong-value',
          `${issue.path.join('.')}: ${issue.message}`,
          'correct the entry',
          starts[n],
        )
      return []
    })
  })
}

/** The spans of days of an event and of its repeats; none where its day is not in the calendar. */
function daysOf(event: ICAL.Component, written: readonly string[]): readonly { from: Day; to: Day }[] {
  const item = new ICAL.Event(event)
  const start = item.startDate
  // The library rolls 31 February over into March; the file's own digits say what was meant.
  const digits = /^DTSTART[^:]*:(\d{4})(\d{2})(\d{2})/im.exec(written.join('\n'))
  if (!start || !digits) return []
  const from = `${digits[1]}-${digits[2]}-${digits[3]}`
  const midnight = Date.parse(`${from}T00:00:00Z`)
  if (Number.isNaN(midnight) || dayOf(instantOf(midnight)) !== from) return []
  const span = item.endDate ? item.endDate.toJSDate().getTime() - start.toJSDate().getTime() : 0
  const length = start.isDate ? Math.max(0, Math.round(span / DAY_MS) - 1) : Math.floor(span / DAY_MS)
  const spanFrom = (day: string) => ({
    from: day as Day,
    to: dayOf(instantOf(Date.parse(`${day}T00:00:00Z`) + length * DAY_MS)),
  })
  if (!item.isRecurring()) return [spanFrom(start.isDate ? from : utcDay(start))]
  const iterator = item.iterator()
  const found: { from: Day; to: Day }[] = []
  for (let next = iterator.next(); next && found.length < MOST_REPEATS; next = iterator.next())
    found.push(spanFrom(start.isDate ? next.toString().slice(0, 10) : utcDay(next)))
  return found
}

function utcDay(time: ICAL.Time): string {
  return time.toJSDate().toISOString().slice(0, 10)
}

function utc(text: string): string {
  return text && !/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? `${text}Z` : text
}

function dayAfter(day: Day): string {
  return dayOf(instantOf(msOf(`${day}T00:00:00Z` as never) + DAY_MS))
}

function slugOf(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/@.*$/, '')
      .replace(/[^a-z0-9.-]+/g, '-')
      .replace(/[.-]{2,}/g, '-')
      .replace(/^[.-]+|[.-]+$/g, '') || 'date'
  )
}
