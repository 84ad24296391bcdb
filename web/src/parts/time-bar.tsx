import { useComputed, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Day } from '../../../src/domain/instant.ts'
import { msOf } from '../../../src/domain/instant.ts'
import { addressWith, atMs, go, goTo } from '../state/address.ts'
import { at, course, overview, span, stepAt, turnOf } from '../state/data.ts'
import { hourText, momentText, weekdayText, words } from '../words/words.ts'

const HOUR = 3_600_000
/** Columns of the density of reports: as many as a wide screen tells apart (assumption). */
const COLUMNS = 220
const PLAY_MS = 50
/** Steps that may be made good (assumption: a quarter of a second). */
const CATCH_UP = 5

/** The time machine: reports by hour, tests tripped, and the hour at which the whole page stands. */
export function TimeBar() {
  const w = words.value
  const range = span.value!
  const now = at.value ? msOf(at.value) : range.to
  const playing = useSignal(false)
  const track = useRef<HTMLDivElement>(null)
  const density = useComputed(densityOf).value
  const turn = turnOf()
  const share = (now - range.from) / (range.to - range.from)

  const moveTo = (ms: number, replace = true) => {
    const hour = Math.round(ms / HOUR) * HOUR
    goTo(atMs(Math.max(range.from, Math.min(range.to, hour))), replace)
  }
  useEffect(() => {
    if (!playing.value) return
    let due = performance.now() + PLAY_MS
    const step = () => {
      // The effect is cleared only after the next frame: a step that was due by then would follow the Pause.
      if (!playing.value) return
      const next = msOf(at.value!) + HOUR
      if (next > range.to) {
        playing.value = false
        return
      }
      moveTo(next)
      // What a step came late, the next comes sooner; after a long halt it does not race.
      due = Math.max(due + PLAY_MS, performance.now() - CATCH_UP * PLAY_MS)
      timer = setTimeout(step, due - performance.now())
    }
    let timer = setTimeout(step, PLAY_MS)
    return () => clearTimeout(timer)
  }, [playing.value])

  const atPointer = (event: PointerEvent) => {
    const box = track.current!.getBoundingClientRect()
    moveTo(range.from + ((event.clientX - box.left) / box.width) * (range.to - range.from))
  }
  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step !== undefined) moveTo(now + step * (event.shiftKey ? 6 : 1) * HOUR)
    else if (event.key === 'Home') moveTo(range.from)
    else if (event.key === 'End') moveTo(range.to)
    else return
    event.preventDefault()
  }
  return (
    <section class="time-bar" aria-label={w.timeMachine}>
      <div class="controls">
        <button
          type="button"
          aria-label={w.stepBack}
          title={w.stepBack}
          onClick={() => moveTo(now - HOUR, false)}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M10.5 3 5 8l5.5 5" />
          </svg>
        </button>
        <button
          type="button"
          class="play"
          aria-label={playing.value ? w.pause : w.play}
          title={playing.value ? w.pause : w.play}
          onClick={() => {
            if (!playing.value && now >= range.to) moveTo(range.from)
            playing.value = !playing.value
          }}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path class="solid" d={playing.value ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M4.5 2.5 13 8l-8.5 5.5z'} />
          </svg>
        </button>
        <button
          type="button"
          aria-label={w.stepOn}
          title={w.stepOn}
          onClick={() => moveTo(now + HOUR, false)}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="m5.5 3 5.5 5-5.5 5" />
          </svg>
        </button>
        <output>{at.value && momentText(at.value)}</output>
        {at.value !== overview.value!.opensAt && (
          <button type="button" class="text" onClick={() => go(addressWith({ at: null }))}>
            {w.latest(hourText(overview.value!.opensAt))}
          </button>
        )}
        <p class="legend" aria-hidden="true">
          <span class="key reports">{w.reportsPer(Math.round(density.hours))}</span>
          <span class="key tests">{w.trippedTests}</span>
          {turn && <span class="key turn">{w.turns[turn.kind]}</span>}
        </p>
      </div>
      <div
        class="track"
        ref={track}
        role="slider"
        tabIndex={0}
        aria-label={w.timeMachine}
        aria-description={w.timeHelp}
        aria-valuemin={Math.round(range.from / HOUR)}
        aria-valuemax={Math.round(range.to / HOUR)}
        aria-valuenow={Math.round(now / HOUR)}
        aria-valuetext={at.value ? momentText(at.value) : ''}
        onKeyDown={onKey}
        onPointerDown={event => {
          playing.value = false
          track.current!.setPointerCapture(event.pointerId)
          atPointer(event)
        }}
        onPointerMove={event => {
          if (track.current!.hasPointerCapture(event.pointerId)) atPointer(event)
        }}
      >
        <svg viewBox={`0 0 ${COLUMNS} 40`} preserveAspectRatio="none" aria-hidden="true">
          <path class="density" d={density.path} />
          <path class="tests" d={trippedPath()} />
        </svg>
        {turn && (
          <div
            class="turn"
            style={{ left: `${((turn.ms - range.from) / (range.to - range.from)) * 100}%` }}
            title={turn.text}
            aria-hidden="true"
          />
        )}
        <div class="later" style={{ left: `${share * 100}%` }} aria-hidden="true" />
        <div class="head" style={{ left: `${share * 100}%` }} aria-hidden="true" />
      </div>
      <Days />
    </section>
  )
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -24,
  PageUp: 24,
}

function densityOf() {
  const { from, to } = span.value!
  const counts = Array.from({ length: COLUMNS }, () => 0)
  for (const instant of overview.value!.published) {
    const column = Math.floor(((msOf(instant) - from) / (to - from)) * COLUMNS)
    if (column >= 0 && column < COLUMNS) counts[column]!++
  }
  const most = Math.max(1, ...counts)
  // Areas are compared, so a root keeps single reports visible beside a rush.
  const y = (count: number) => 40 - Math.sqrt(count / most) * 36
  const path = counts.map((count, n) => (count ? `M${n} 40V${y(count).toFixed(1)}h.82V40z` : '')).join('')
  return { path, hours: (to - from) / HOUR / COLUMNS }
}

function trippedPath(): string {
  const found = course.value
  if (!found?.hours.length) return ''
  const letters = Object.values(found.statuses)
  const { from, to } = span.value!
  return found.hours
    .map((hour, n) => {
      const tripped = letters.filter(text => text[n] === 't').length
      const x = ((msOf(hour) - from) / (to - from)) * COLUMNS
      return `${n ? 'L' : 'M'}${x.toFixed(2)} ${(39 - (tripped / (letters.length || 1)) * 38).toFixed(1)}`
    })
    .join('')
}

const DAY = 24 * HOUR
/** So many names of days fit beside each other on a wide screen (assumption). */
const MOST_DAYS = 22
/** A name that begins in this last share of the width would be cut off (assumption). */
const LAST = 0.02

function Days() {
  const { from, to } = span.value!
  const every = Math.ceil((to - from) / DAY / MOST_DAYS)
  const first = Math.ceil(from / DAY) * DAY
  const days: number[] = []
  for (let ms = first; ms < to - LAST * (to - from); ms += every * DAY) days.push(ms)
  const here = stepAt(at.value ?? atMs(to)) >= 0 && at.value ? at.value.slice(0, 10) : ''
  return (
    <ol class="days" aria-hidden="true">
      {days.map((ms, n) => {
        const day = atMs(ms).slice(0, 10) as Day
        const [weekday, ...rest] = weekdayText(day).split(' ')
        const isNewMonth = n === 0 || day.slice(0, 7) !== atMs(days[n - 1]!).slice(0, 7)
        return (
          <li
            key={ms}
            style={{ left: `${((ms - from) / (to - from)) * 100}%` }}
            class={day === here ? 'here' : ''}
          >
            {every === 1 && <span class="weekday">{weekday} </span>}
            {isNewMonth || day === here ? rest.join('\u00a0') : rest[0]}
          </li>
        )
      })}
    </ol>
  )
}
