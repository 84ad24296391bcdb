import pc from 'picocolors'
import { hourText } from '../brief/describe.ts'
import { STATUSES, type Status } from '../domain/assessment.ts'
import type { Course, Replay } from '../watch/replay.ts'

/** A status in one column; the words are in the legend. */
const MARKS: Readonly<Record<Status, string>> = { tripped: '█', watch: '▒', quiet: '·', 'no data': ' ' }
const COLOURS: Readonly<Record<Status, 'red' | 'yellow' | 'dim'>> = {
  tripped: 'red',
  watch: 'yellow',
  quiet: 'dim',
  'no data': 'dim',
}
const NAME = 42
const STRIP = 36

/** One line an indicator, at most 100 columns: its course through the span, and when it first tripped. */
export function replayText({ hours, courses }: Replay, colour: boolean): string {
  const colours = pc.createColors(colour)
  const columns = Math.min(STRIP, hours.length)
  const lines = courses.map(course => {
    const strip = worstIn(course.statuses, columns).map(status => colours[COLOURS[status]](MARKS[status]))
    const name = course.name.slice(0, NAME - 1).padEnd(NAME)
    return `${name}${strip.join('')}  ${summaryOf(course)}`.trimEnd()
  })
  const [from, to] = [hours[0], hours.at(-1)]
  const span =
    from && to ? `${hourText(from)} to ${hourText(to)}, ${hours.length} steps` : 'no step in the span'
  const legend = STATUSES.filter(status => status !== 'no data').map(status => `${MARKS[status]} ${status}`)
  return `${[`${span}; ${legend.join(', ')}, blank no data`, '', ...lines].join('\n')}\n`
}

/** So many columns, each with the worst status of its share of the steps. */
function worstIn(statuses: readonly Status[], columns: number): readonly Status[] {
  return Array.from({ length: columns }, (_, n) => {
    const start = Math.floor((n * statuses.length) / columns)
    const part = statuses.slice(start, Math.max(start + 1, Math.floor(((n + 1) * statuses.length) / columns)))
    return STATUSES.find(status => part.includes(status))!
  })
}

function summaryOf({ firstTripped, firstWatch, lead }: Course): string {
  const first = firstTripped ?? firstWatch
  if (!first) return ''
  const hours = lead?.[firstTripped ? 'tripped' : 'watch'] ?? null
  const ahead = hours === null ? '' : `, ${Math.abs(Math.round(hours))} h ${hours >= 0 ? 'ahead' : 'late'}`
  return `${firstTripped ? '' : 'watch '}${hourText(first)}${ahead}`
}
