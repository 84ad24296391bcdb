import type { Assessment } from '../../domain/assessment.ts'
import { lowerFirst, plural } from '../describe.ts'
import { type Line, type Section, text } from '../document.ts'
import type { Wording } from '../wording.ts'
import { independent, type SectionInput } from './section.ts'

/** What the assessment does not know, worked out from what it had. */
export function gaps({ assessment, wording }: SectionInput): Section {
  const lines = [
    ...unread(assessment),
    ...hours(assessment),
    ...single(assessment),
    ...unplaced(assessment),
    ...tests(assessment, wording),
    'Sources: no source has a record of outcomes in this case yet; each is graded by its kind alone.',
    'Stress test: its ranges are assumptions, some of them matched to past crises; docs/stress.md says where it still fails.',
    'What no outlet in the case reported is not here, and the case holds a sample of what was published.',
  ]
  return {
    id: 'gaps',
    title: 'What this does not know',
    blocks: [{ kind: 'items', items: lines.map(line => ({ lead: [text(line)] as Line, details: [] })) }],
  }
}

function unread({ reports }: Assessment): readonly string[] {
  const reasons = new Map<string, number>()
  for (const { coding } of reports) {
    if (coding.kind === 'not coded') reasons.set(coding.reason, (reasons.get(coding.reason) ?? 0) + 1)
  }
  const total = [...reasons.values()].reduce((sum, count) => sum + count, 0)
  const listed = [...reasons.entries()]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([reason, count]) => `${reason} (${count})`)
  return total ? [`Not coded: ${plural(total, 'report')}, by reason: ${listed.join(', ')}.`] : []
}

function hours({ reports }: Assessment): readonly string[] {
  const vague = reports.filter(
    ({ report }) => report.precision === 'day' || report.precision === 'part-of-day',
  )
  const gist = reports.filter(({ report }) => report.basis === 'gist')
  return [
    ...(vague.length
      ? [
          `Hours: ${plural(vague.length, 'report')} of ${reports.length} give only the day or part of the day of publication; their hour is assumed.`,
        ]
      : []),
    ...(gist.length
      ? [`Gist only: of ${plural(gist.length, 'report')} only the address and the gist were known.`]
      : []),
  ]
}

function single({ events }: Assessment): readonly string[] {
  const happened = events.filter(event => !event.conditional && event.time !== 'future')
  const alone = happened.filter(event => independent(event) === 1)
  return alone.length
    ? [`One origin: ${alone.length} of ${plural(happened.length, 'event')} rest on a single origin.`]
    : []
}

function unplaced({ events }: Assessment): readonly string[] {
  const vague = events.filter(
    ({ place }) => !place || place.precision === 'country' || place.precision === 'unknown',
  )
  return vague.length
    ? [
        `Place: ${vague.length} of ${plural(events.length, 'event')} have no place more exact than the country.`,
      ]
    : []
}

function tests({ indicators, explanation }: Assessment, wording: Wording): readonly string[] {
  const silent = indicators.filter(({ status }) => status === 'no data')
  const missing = explanation?.evidence.filter(({ state }) => state === 'open') ?? []
  return [
    ...(silent.length ? [`No data: ${silent.map(({ title }) => title).join('; ')}.`] : []),
    ...(missing.length
      ? [
          `Evidence that would separate the explanations and has not been seen: ${missing.map(({ title }) => lowerFirst(title, wording)).join('; ')}.`,
        ]
      : []),
  ]
}
