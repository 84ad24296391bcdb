import { msOf } from '../../../src/domain/instant.ts'
import type { Picture } from '../../../src/serve/picture-schema.ts'
import { DayAxis } from '../parts/day-axis.tsx'
import { addressWith } from '../state/address.ts'
import { span } from '../state/data.ts'
import { countText, hourText, number, words } from '../words/words.ts'

const WIDTH = 800
const HEIGHT = 150

interface Point {
  readonly at: Picture['asOf']
  readonly low: number | null
  readonly high: number | null
  readonly who: string
  readonly claim: string
  readonly of: string | null
  readonly event: string | null
  readonly disputed: boolean
  readonly denied?: { readonly at: Picture['asOf']; readonly who: string } | undefined
}

/** Counts through time as they were given: nobody's figure is averaged with another's. */
export function RunningValues({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const charts = Object.keys(w.counts).flatMap(kind => {
    const values = picture.values.filter(value => value.kind === kind)
    const points = values
      .flatMap(({ points, of, event, disputed }): readonly Point[] =>
        points.map(point => ({ ...point, of, event, disputed })),
      )
      .filter(({ low, high }) => low !== null || high !== null)
      .sort((a, b) => (a.at < b.at ? -1 : 1))
    return points.length ? [{ kind, points, whole: wholeOf(values) }] : []
  })
  if (!charts.length) return <p class="note">{w.noCounts}</p>
  return (
    <>
      <p class="key-row" aria-hidden="true">
        <span class="value">
          <svg viewBox="0 0 12 12" class="strip-key">
            <rect x="4" width="4" height="12" rx="1.5" />
          </svg>
          {w.countKey.plain}
        </span>
        <span class="value disputed">
          <svg viewBox="0 0 12 12" class="strip-key">
            <rect x="4" width="4" height="12" rx="1.5" />
          </svg>
          {w.countKey.disputed}
        </span>
        <span class="value disputed denied">
          <svg viewBox="0 0 12 12" class="strip-key">
            <rect x="4" width="4" height="12" rx="1.5" />
            <path class="denial" d="M1 9l10-6" />
          </svg>
          {w.countKey.denied}
        </span>
      </p>
      <div class="counts">
        {charts.map(({ kind, points, whole }) => (
          <Chart
            key={kind}
            title={w.counts[kind] ?? kind}
            points={points}
            whole={whole}
            until={picture.asOf}
          />
        ))}
      </div>
    </>
  )
}

/** The count of all, as far as there is one; else of the part that was heard of last. A part is named as such. */
function wholeOf(values: Picture['values']): Picture['values'][number] | null {
  const standing = values
    .filter(value => value.standing)
    .sort((a, b) => (a.standing!.at < b.standing!.at ? 1 : -1))
  return standing.find(isWhole) ?? standing[0] ?? null
}

function isWhole({ scope }: Picture['values'][number]): boolean {
  return scope.whom === null && scope.place === null && scope.counts === 'total'
}

function Chart({
  title,
  points,
  whole,
  until,
}: {
  readonly title: string
  readonly points: readonly Point[]
  readonly whole: Picture['values'][number] | null
  readonly until: Picture['asOf']
}) {
  const w = words.value
  // Up to the hour shown: what lies after it is not known there.
  const from = span.value!.from
  const to = Math.max(from + 1, msOf(until))
  const x = (at: Point['at']) => ((msOf(at) - from) / (to - from)) * (WIDTH - 12) + 6
  const most = Math.max(1, ...points.map(({ low, high }) => high ?? low ?? 0))
  // Counts run from one to thousands: steps of ten keep both readable.
  const y = (value: number) => HEIGHT - 6 - (Math.log10(1 + value) / Math.log10(1 + most)) * (HEIGHT - 18)
  const ticks = [1, 10, 100, 1000, 10_000, 100_000].filter(tick => tick <= most)
  const last = whole?.standing ?? points.at(-1)!
  const of = whole ? whole.of : points.at(-1)!.of
  return (
    <figure class="count">
      <figcaption>
        <b>{title}</b> <span class="figure">{countText(last.low, last.high)}</span>{' '}
        <small>
          {of ?? (whole && isWhole(whole) ? w.inAll : '')} · {w.lastGiven} {hourText(last.at)}
        </small>
      </figcaption>
      <div class="count-plot">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="group" aria-label={title}>
          {ticks.map(tick => (
            <line key={tick} class="grid" x1="0" x2={WIDTH} y1={y(tick)} y2={y(tick)} />
          ))}
          {points.map((point, n) => (
            <Mark key={`${point.claim} ${n}`} point={point} x={x(point.at)} y={y} />
          ))}
        </svg>
        {ticks.map(tick => (
          <span key={tick} class="tick" style={{ top: `${(y(tick) / HEIGHT) * 8}rem` }} aria-hidden="true">
            {number(tick)}
          </span>
        ))}
        <DayAxis from={from} to={to} most={6} />
      </div>
    </figure>
  )
}

function Mark({
  point,
  x,
  y,
}: {
  readonly point: Point
  readonly x: number
  readonly y: (value: number) => number
}) {
  const { low, high, at, who, of, event, claim, disputed, denied } = point
  const bottom = y(low ?? high ?? 0)
  const top = y(high ?? low ?? 0)
  const denial = denied ? `; ${words.value.deniedBy} ${denied.who}, ${hourText(denied.at)}` : ''
  const text = `${countText(low, high)}${of ? ` ${of}` : ''}, ${who}, ${hourText(at)}${denial}`
  const middle = (top + bottom) / 2
  const mark = (
    <>
      <title>{text}</title>
      <rect
        class="hit"
        x={x - 6}
        y={Math.min(top, bottom) - 8}
        width="12"
        height={Math.abs(bottom - top) + 16}
      />
      <rect
        x={x - 2.5}
        y={Math.min(top, bottom) - 1.5}
        width="5"
        height={Math.max(3, Math.abs(bottom - top) + 3)}
        rx="1.5"
      />
      {high === null && <path class="open" d={`M${x} ${bottom - 14}v12m-4-8 4-5 4 5`} />}
      {low === null && <path class="open" d={`M${x - 4} ${top + 6}l4 5 4-5`} />}
      {denied && <path class="denial" d={`M${x - 7} ${middle + 4}l14-8`} />}
    </>
  )
  const style = `value${disputed ? ' disputed' : ''}${denied ? ' denied' : ''}`
  if (!event) return <g class={style}>{mark}</g>
  return (
    <a class={style} href={addressWith({ open: event, claim })} aria-label={text}>
      {mark}
    </a>
  )
}
