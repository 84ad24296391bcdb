import type { Day } from '../../../src/domain/instant.ts'
import { atMs } from '../state/address.ts'
import { dayText } from '../words/words.ts'

const DAY = 86_400_000
/** A name that begins after this share of the width would be cut off (assumption). */
const LAST = 0.95

/** Days under or over a chart that runs from one time to another, each at its midnight (UTC). */
export function DayAxis({
  from,
  to,
  most = 8,
}: {
  readonly from: number
  readonly to: number
  /** So many names of days fit beside each other. */
  readonly most?: number
}) {
  const every = Math.max(1, Math.ceil((to - from) / DAY / most))
  const days: number[] = []
  for (let ms = Math.ceil(from / DAY) * DAY; ms < to; ms += every * DAY) days.push(ms)
  const share = (ms: number) => (ms - from) / (to - from)
  return (
    <ol class="day-axis" aria-hidden="true">
      {days
        .filter(ms => share(ms) < LAST)
        .map(ms => (
          <li key={ms} style={{ left: `${share(ms) * 100}%` }}>
            {dayText(atMs(ms).slice(0, 10) as Day)}
          </li>
        ))}
    </ol>
  )
}
