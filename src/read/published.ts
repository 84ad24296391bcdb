import { type Instant, parseDay, parseInstant } from '../domain/instant.ts'
import type { Report } from '../domain/report.ts'

export type Published =
  | { readonly kind: 'time'; readonly at: Instant; readonly precision: Report['precision'] }
  | { readonly kind: 'no zone' }
  | { readonly kind: 'no time' }

const WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/
/** RFC 5322, as feeds and mail write it; zones by name only where they are UTC. */
const MAIL = /^(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}(?::\d{2})? (?:GMT|UTC?|[+-]\d{4})$/

/** `+06:00` or `Z`. */
export const ZONE = /^(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)$/

/**
 * When a report was published, from ISO 8601 or a mail date. A day alone counts as its last second in UTC: a
 * report must never be known before it was published. A time that names no zone takes `zone`, or is refused.
 */
export function parsePublished(text: string, zone?: string): Published {
  const written = text.trim()
  const day = parseDay(written)
  if (day) return { kind: 'time', at: `${day}T23:59:59Z` as Instant, precision: 'day' }
  if (WITHOUT_ZONE.test(written) && !zone) return { kind: 'no zone' }
  const iso = written.replace(' ', 'T')
  const at =
    parseInstant(WITHOUT_ZONE.test(written) ? `${iso}${zone}` : iso) ??
    (MAIL.test(written) ? parseInstant(isoOf(written)) : null)
  return at ? { kind: 'time', at, precision: 'minute' } : { kind: 'no time' }
}

function isoOf(mailDate: string): string {
  const ms = Date.parse(mailDate)
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString()
}
