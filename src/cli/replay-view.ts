import pc from 'picocolors'
import { hourText } from '../brief/describe.ts'
import { STATUSES, type Status } from '../domain/assessment.ts'
import type { Instant } from '../domain/instant.ts'
import type { KeptReplay } from '../store/replays.ts'
import type { Replay } from '../watch/replay.ts'

/** A status in one column; the words are in the legend. */
const MARKS: Readonly<Record<Status, string>> = { tripped: '█', watch: '▒', quiet: '·', 'no data': ' ' }
const COLOURS: Readonly<Record<Status, 'red' | 'yellow' | 'dim'>> = {
  tripped: 'red',
  watch: 'yellow',
  quiet: 'dim',
  'no data': 'dim',
}
const NAME = 42
const STRIP = 30
const HOUR = 13
const AHEAD = 7

/** One line an indicator, at most 120 columns: its course through the span, when it was first on watch and first tripped, and how far ahead of the turn. */
export function replayText({ hours, turn, courses }: Replay, colour: boolean): string {
  const colours = pc.createColors(colour)
  const columns = Math.min(STRIP, hours.length)
  const lines = courses.map(course => {
    const strip = worstIn(course.statuses, columns).map(status => colours[COLOURS[status]](MARKS[status]))
    const name = course.name.slice(0, NAME - 1).padEnd(NAME)
    const firsts =
      firstText(course.firstWatch, course.lead?.watch) + firstText(course.firstTripped, course.lead?.tripped)
    return `${name}${strip.join('')}${firsts}`.trimEnd()
  })
  const [from, to] = [hours[0], hours.at(-1)]
  const span =
    from && to ? `${hourText(from)} to ${hourText(to)}, ${hours.length} steps` : 'no step in the span'
  const legend = STATUSES.filter(status => status !== 'no data').map(status => `${MARKS[status]} ${status}`)
  const head = `${'indicator'.padEnd(NAME)}${''.padEnd(columns)}  ${'watch or more'.padEnd(HOUR + (turn ? AHEAD : 0))}  tripped`
  const notes = [
    hours.length > columns ? 'A column shows the highest status of the steps that it stands for.' : null,
    turn
      ? `Hours are counted to the turn, ${hourText(turn)}: what came after it has a minus and is no warning.`
      : 'No turn is given, so that no hours of warning can be counted.',
  ]
  return `${[`${span}; ${legend.join(', ')}, blank no data`, ...notes.filter(Boolean), '', head.trimEnd(), ...lines].join('\n')}\n`
}

/** So many columns, each with the worst status of its share of the steps. */
function worstIn(statuses: readonly Status[], columns: number): readonly Status[] {
  return Array.from({ length: columns }, (_, n) => {
    const start = Math.floor((n * statuses.length) / columns)
    const part = statuses.slice(start, Math.max(start + 1, Math.floor(((n + 1) * statuses.length) / columns)))
    return STATUSES.find(status => part.includes(status))!
  })
}

/** When a status was first reached, and how many hours ahead of the turn. */
function firstText(first: Instant | null, ahead: number | null | undefined): string {
  const hour = first ? hourText(first).replaceAll('\u00a0', ' ') : ''
  const hours = ahead == null ? '' : `${ahead < 0 ? '−' : ''}${Math.abs(Math.round(ahead))} h`
  return `  ${hour.padEnd(HOUR)}${ahead === undefined ? '' : hours.padStart(AHEAD)}`
}

const NAMED = 5

/** Which indicators stand otherwise than at the same hours of the replay before, in words that follow a file's name. */
export function changedSince(before: KeptReplay | null, { hours, courses }: Replay): string {
  if (!before) return ''
  const at = new Map(before.hours.map((hour, n) => [hour, n]))
  const old = new Map(before.courses.map(({ name, statuses }) => [name, statuses]))
  const shared = hours.flatMap((hour, n) => (at.has(hour) ? [[n, at.get(hour)!] as const] : []))
  if (!shared.length) return '; the replay before has no hour in common with it'
  const changed = courses
    .filter(({ name, statuses }) => shared.some(([n, m]) => old.get(name)?.[m] !== statuses[n]))
    .map(({ name }) => name)
  const names = new Set(courses.map(({ name }) => name))
  const gone = before.courses.filter(({ name }) => !names.has(name)).map(({ name }) => name)
  const all = [...changed, ...gone]
  if (!all.length) return '; nothing stands otherwise than in the replay before'
  const shown = all.slice(0, NAMED).join(', ')
  const more = all.length > NAMED ? ` and ${all.length - NAMED} more` : ''
  return `; otherwise than in the replay before: ${shown}${more}`
}
