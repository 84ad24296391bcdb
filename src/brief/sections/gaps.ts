import type { Assessment } from '../../domain/assessment.ts'
import type { Event } from '../../domain/event.ts'
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
    ...graded(assessment),
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
    if (coding.kind !== 'not coded') continue
    const reason = reasonText(coding.reason)
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  const total = [...reasons.values()].reduce((sum, count) => sum + count, 0)
  const listed = [...reasons.entries()]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([reason, count]) => `${reason} (${count})`)
  return total ? [`Not coded: ${plural(total, 'report')}: ${listed.join(', ')}.`] : []
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' })

/** "language kk" as "in Kazakh"; a code that no list knows stays. */
function reasonText(reason: string): string {
  return reason.replace(/^language ([a-z]{2,3})$/, (_, code: string) => `in ${LANGUAGES.of(code)}`)
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

/** Of the same events as the bottom line speaks: what is announced or conditional may yet be told by others. */
function happenedOf({ events }: Assessment): readonly Event[] {
  return events.filter(event => !event.conditional && event.time !== 'future')
}

function single(assessment: Assessment): readonly string[] {
  const happened = happenedOf(assessment)
  const alone = happened.filter(event => independent(event) === 1)
  return alone.length
    ? [
        `One origin: ${alone.length} of ${plural(happened.length, 'event')} ${alone.length === 1 ? 'rests' : 'rest'} on a single origin.`,
      ]
    : []
}

function unplaced(assessment: Assessment): readonly string[] {
  const happened = happenedOf(assessment)
  const vague = happened.filter(
    ({ place }) => !place || place.precision === 'country' || place.precision === 'unknown',
  )
  return vague.length
    ? [
        `Place: ${vague.length} of ${plural(happened.length, 'event')} ${vague.length === 1 ? 'has' : 'have'} no place more exact than the country.`,
      ]
    : []
}

function graded({ sources }: Assessment): readonly string[] {
  const recorded = sources.filter(({ settled }) => settled > 0).length
  if (!sources.length || recorded === sources.length) return []
  return [
    recorded
      ? `Sources: ${recorded} of ${plural(sources.length, 'source')} ${recorded === 1 ? 'has' : 'have'} a record of outcomes; the others are graded by their kind, or by an analyst.`
      : 'Sources: no source has a record of outcomes in this case yet; each is graded by its kind, or by an analyst.',
  ]
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
