import pc from 'picocolors'
import stringWidth from 'string-width'
import { hourText, plural } from '../brief/describe.ts'
import { beliefText } from '../brief/likelihood.ts'
import { type Assessment, type Indicator, STATUSES, type Status } from '../domain/assessment.ts'
import type { Instant } from '../domain/instant.ts'

/** How the statuses of the indicators may be printed: for a reader, a program, a build server, a pull request. */
export const REPORTERS: Readonly<Record<string, (assessment: Assessment, colour: boolean) => string>> = {
  pretty,
  json,
  junit,
  github,
}

/** Whether the run fails: some indicator tripped. */
export function tripped({ indicators }: Assessment): boolean {
  return indicators.some(({ status }) => status === 'tripped')
}

const COLOURS: Readonly<Record<Status, 'red' | 'yellow' | 'green' | 'dim'>> = {
  tripped: 'red',
  watch: 'yellow',
  quiet: 'green',
  'no data': 'dim',
}
const LABEL = Math.max(...STATUSES.map(status => status.length))
/** A name longer than this does not push the figures of all others to the right. */
const NAME_COLUMN = 48

function pretty(assessment: Assessment, colour: boolean): string {
  const colours = pc.createColors(colour)
  const ranked = inOrder(assessment.indicators)
  const width = Math.min(NAME_COLUMN, Math.max(0, ...ranked.map(({ name }) => stringWidth(name))))
  const lines = ranked.map(indicator => {
    const label = colours[COLOURS[indicator.status]](indicator.status.toUpperCase().padEnd(LABEL))
    return ` ${label}  ${indicator.name.padEnd(width)}  ${summaryOf(indicator, assessment)}`.trimEnd()
  })
  const exit = colours.dim(`exit ${tripped(assessment) ? 1 : 0}`)
  return `${[...lines, '', ` ${countsOf(assessment.indicators)}   ${exit}`].join('\n')}\n`
}

function json({ case: { id }, asOf, version, indicators }: Assessment): string {
  const counts = Object.fromEntries(STATUSES.map(status => [status, countOf(status, indicators)]))
  return `${JSON.stringify({ version, case: id, asOf, counts, indicators }, null, 1)}\n`
}

/** JUnit's XML as build servers read it: a group is a suite, a tripped indicator a failure, no data a skipped test. */
function junit(assessment: Assessment): string {
  const { indicators } = assessment
  const groups = [...new Set(indicators.map(({ group }) => group))].sort()
  const suites = groups.map(group => {
    const members = indicators.filter(indicator => indicator.group === group)
    const cases = members.map(indicator => testcase(indicator, assessment))
    return [`  <testsuite name="${xml(group)}" ${junitCounts(members)}>`, ...cases, '  </testsuite>'].join(
      '\n',
    )
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(assessment.case.id)} as of ${assessment.asOf}" ${junitCounts(indicators)}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}

function junitCounts(indicators: readonly Indicator[]): string {
  return `tests="${indicators.length}" failures="${countOf('tripped', indicators)}" errors="0" skipped="${countOf('no data', indicators)}"`
}

function testcase(indicator: Indicator, assessment: Assessment): string {
  const summary = xml(`${indicator.title}: ${summaryOf(indicator, assessment)}`)
  const why = xml(indicator.why.join('\n'))
  const body: Record<Status, string> = {
    tripped: `<failure message="${summary}">${why}</failure>`,
    watch: `<system-out>${summary}\n${why}</system-out>`,
    quiet: '',
    'no data': `<skipped message="${why}"/>`,
  }
  const inner = body[indicator.status]
  const head = `    <testcase classname="${xml(indicator.group)}" name="${xml(indicator.name)}"`
  return inner ? `${head}>${inner}</testcase>` : `${head}/>`
}

/** XML 1.0 has no way to write most control characters: they become U+FFFD. */
function xml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': 'amp',
    '<': 'lt',
    '>': 'gt',
    '"': 'quot',
    "'": 'apos',
  }
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, sign => `&${names[sign]};`)
}

/** Workflow commands of GitHub Actions, one a line. */
function github(assessment: Assessment): string {
  const levels: Readonly<Record<Status, string | null>> = {
    tripped: 'error',
    watch: 'warning',
    quiet: null,
    'no data': 'notice',
  }
  const lines = inOrder(assessment.indicators).flatMap(indicator => {
    const level = levels[indicator.status]
    const message = `${indicator.title}: ${summaryOf(indicator, assessment)}`
    const title = command(`${indicator.status}: ${indicator.name}`)
      .replaceAll(':', '%3A')
      .replaceAll(',', '%2C')
    return level ? [`::${level} title=${title}::${command(message)}`] : []
  })
  return `${[...lines, countsOf(assessment.indicators)].join('\n')}\n`
}

function command(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function inOrder(indicators: readonly Indicator[]): readonly Indicator[] {
  const rank = (indicator: Indicator) => STATUSES.indexOf(indicator.status)
  return [...indicators].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
}

/** `0.71 [0.52–0.86]  4 origins, first 5 Jan 09:10Z, Aktobe, Aktau`; without a value, why there is none. */
function summaryOf(indicator: Indicator, { events }: Assessment): string {
  const { origins, first, kind } = indicator
  if (indicator.status === 'no data' || (kind !== 'signal' && !indicator.events.length)) {
    return indicator.why.join('; ')
  }
  const value = valueText(indicator)
  if (kind === 'signal') return `${value}  ${first ? `at ${plainHour(first)}` : ''}`.trimEnd()
  const where = placesOf(indicator, events)
  const facts = [plural(origins, 'origin'), first ? `first ${plainHour(first)}` : null, ...where]
  return `${value}  ${facts.filter(Boolean).join(', ')}`
}

/** A value as its kind is read: a probability, an expected count, how many at once, a level in its unit, a change in percent. */
export function valueText({ kind, value, interval, unit, thresholds }: Indicator): string {
  if (value === null) return ''
  if (kind === 'any-event' && interval) return beliefText(interval, [thresholds.watch, thresholds.tripped])
  if (kind === 'expected-count' && interval) {
    return `${value.toFixed(1)} events [${interval.low.toFixed(1)}–${interval.high.toFixed(1)}]`
  }
  if (kind === 'surge') return `${value.toFixed(2)} that they became more frequent`
  if (kind === 'combined') return `${value} ${unit} at once`
  if (unit === 'change') return `${value >= 0 ? '+' : '−'}${Math.abs(value * 100).toFixed(0)} %`
  return `${Number(value.toPrecision(4))}${unit ? ` ${unit}` : ''}`
}

const PLACES = 3

/** Towns and regions of the events under an indicator, those of the best supported first. */
function placesOf(indicator: Indicator, events: Assessment['events']): readonly string[] {
  const byId = new Map(events.map(event => [event.id, event]))
  const names = indicator.events.flatMap(id => {
    const place = byId.get(id)?.place
    return place && (place.precision === 'city' || place.precision === 'region') ? [place.name] : []
  })
  return [...new Set(names)].slice(0, PLACES)
}

function countsOf(indicators: readonly Indicator[]): string {
  return STATUSES.map(status => `${countOf(status, indicators)} ${status}`).join(', ')
}

function countOf(status: Status, indicators: readonly Indicator[]): number {
  return indicators.filter(indicator => indicator.status === status).length
}

/** Nothing is wrapped here, and programs read it: blanks are plain. */
function plainHour(instant: Instant): string {
  return hourText(instant).replaceAll('\u00a0', ' ')
}
