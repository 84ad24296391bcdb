import { z } from 'zod'

/** A moment as `YYYY-MM-DDTHH:MM:SSZ`: always UTC, always whole seconds, so that text order is time order. */
export type Instant = string & { readonly kind: 'Instant' }

/** A calendar day as `YYYY-MM-DD`. */
export type Day = string & { readonly kind: 'Day' }

const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

/**
 * Reads an ISO 8601 date and time that names its zone. Returns null where it is no such thing: a time without
 * a zone is refused, since an hour's error moves what was known.
 */
export function parseInstant(text: string): Instant | null {
  if (!WITH_ZONE.test(text)) return null
  const ms = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  return Number.isNaN(ms) || !realDay(text.slice(0, 10)) ? null : instantOf(ms)
}

/** The instant at `ms` milliseconds since 1970, cut to the second. */
export function instantOf(ms: number): Instant {
  return `${new Date(ms).toISOString().slice(0, 19)}Z` as Instant
}

/** `2022-01-06 12:00Z`: an instant as one reads it, in no language and never without its zone. */
export function plainInstant(instant: Instant): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)}Z`
}

/** Milliseconds since 1970. */
export function msOf(instant: Instant): number {
  return Date.parse(instant)
}

export function hoursBetween(from: Instant, to: Instant): number {
  return (msOf(to) - msOf(from)) / 3_600_000
}

/** The UTC day of an instant. */
export function dayOf(instant: Instant): Day {
  return instant.slice(0, 10) as Day
}

/** A real calendar day, or null (2022-02-30 is none). */
export function parseDay(text: string): Day | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && realDay(text) ? (text as Day) : null
}

/** The day `n` days after `day` (before, where negative). */
export function addDays(day: Day, n: number): Day {
  return new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10) as Day
}

function realDay(day: string): boolean {
  const ms = Date.parse(day)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === day
}

export const instantSchema = z
  .string()
  .transform((text, context) => {
    const instant = parseInstant(text)
    if (instant) return instant
    context.addIssue({
      code: 'custom',
      message: 'expected a time with its zone, such as 2022-01-06T12:00Z',
    })
    return z.NEVER
  })
  .meta({ description: 'ISO 8601 with zone; stored in UTC' })

export const daySchema = z
  .string()
  .transform((text, context) => {
    const day = parseDay(text)
    if (day) return day
    const message = /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? `${text} is no day of the calendar`
      : 'expected a day, such as 2022-01-06'
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
  .meta({ description: 'ISO 8601 day' })
