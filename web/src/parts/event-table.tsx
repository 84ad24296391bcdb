import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { EventRow } from '../../../src/serve/picture-schema.ts'
import { SORTS } from '../pages/events-filter.ts'
import { addressWith, go, opened } from '../state/address.ts'
import { placeText } from '../words/places.ts'
import { hourText, words } from '../words/words.ts'
import { BeliefCell } from './bar.tsx'
import { type RowWindow, rowWindow, slotOf } from './row-window.ts'

/** Rows beyond the window that are drawn too, so that a fast scroll finds them there (assumption). */
const SPARE = 6

/** A table of any length: only the rows in sight are in the document. */
export function EventTable({
  rows,
  view,
  sort,
  onSort,
}: {
  readonly rows: readonly EventRow[]
  /** What the rows are a view of: another begins at its top, the same with new rows stays where it is. */
  readonly view: string
  readonly sort: string
  readonly onSort: (sort: string) => void
}) {
  const w = words.value
  const box = useRef<HTMLDivElement>(null)
  /** The first row in sight: a scroll within it draws nothing anew. */
  const top = useSignal(0)
  const height = useSignal(600)
  const shown = useRef<RowWindow | null>(null)
  const rowHeight = useSignal(44)
  const current = useSignal(0)
  useLayoutEffect(() => {
    const element = box.current!
    const measure = () => {
      height.value = element.clientHeight
      rowHeight.value = Number.parseFloat(getComputedStyle(element).getPropertyValue('--row')) || 44
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    current.value = 0
    box.current?.scrollTo({ top: 0 })
  }, [view])
  const window = rowWindow(shown.current, {
    top: top.value,
    height: Math.ceil(height.value / rowHeight.value) + 1,
    count: rows.length,
    spare: SPARE,
  })
  shown.current = window
  const { first, last } = window

  const moveTo = (n: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, n))
    current.value = to
    const element = box.current!
    const start = to * rowHeight.value
    const head = rowHeight.value
    if (start < element.scrollTop) element.scrollTop = start
    else if (start + head > element.scrollTop + element.clientHeight - head)
      element.scrollTop = start + 2 * head - element.clientHeight
  }
  const page = Math.max(1, Math.floor(height.value / rowHeight.value) - 2)
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(current.value + 1),
    ArrowUp: () => moveTo(current.value - 1),
    PageDown: () => moveTo(current.value + page),
    PageUp: () => moveTo(current.value - page),
    Home: () => moveTo(0),
    End: () => moveTo(rows.length - 1),
    Enter: () => open(rows[current.value]),
  }
  return (
    <div
      class="event-table"
      ref={box}
      role="grid"
      tabIndex={0}
      aria-label={w.pages.events}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={rows[current.value] ? `row-${rows[current.value]!.id}` : undefined}
      onScroll={event => {
        top.value = Math.floor(event.currentTarget.scrollTop / rowHeight.value)
      }}
      onKeyDown={event => {
        const act = event.target === box.current ? keys[event.key] : undefined
        if (!act) return
        event.preventDefault()
        act()
      }}
    >
      <div class="head" role="row">
        {SORTS.map(name => {
          const active = sort.replace(/^-/, '') === name || (!sort && name === 'origins')
          const down = sort.startsWith('-')
          return (
            <div
              key={name}
              role="columnheader"
              class={name}
              aria-sort={active ? (down ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                aria-label={w.sortedBy(w.columns[name])}
                onClick={() => onSort(active && !down ? `-${name}` : name)}
              >
                {w.columns[name]}
                <span aria-hidden="true">{active ? (down ? ' ↑' : ' ↓') : ''}</span>
              </button>
            </div>
          )
        })}
      </div>
      <div
        class="rows"
        role="rowgroup"
        style={{ height: `${rows.length * rowHeight.value}px` }}
        onClick={event => {
          const clicked = (event.target as Element).closest('[role="row"]')
          if (!clicked) return
          const n = Number(clicked.ariaRowIndex) - 2
          current.value = n
          open(rows[n])
        }}
      >
        {rows.slice(first, last).map((row, n) => (
          <Row
            key={slotOf(first + n, window)}
            row={row}
            index={first + n}
            offset={(first + n) * rowHeight.value}
            current={current.value === first + n}
          />
        ))}
      </div>
    </div>
  )
}

function open(row: EventRow | undefined): void {
  if (row) go(addressWith({ open: row.id, claim: null }))
}

/** Drawn anew only where one of these changes: @preact/signals compares them. */
function Row({
  row,
  index,
  offset,
  current,
}: {
  readonly row: EventRow
  readonly index: number
  readonly offset: number
  readonly current: boolean
}) {
  const w = words.value
  return (
    <div
      role="row"
      id={`row-${row.id}`}
      class={`row${current ? ' current' : ''}`}
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={opened.value === row.id}
      style={{ transform: `translateY(${offset}px)` }}
    >
      <div role="gridcell" class="title">
        <span class="text" lang="en" title={row.title}>
          {row.title}
        </span>
        {row.disputed && <span class="flag disputed">{w.disputed}</span>}
        {row.conditional && <span class="flag">{w.conditional}</span>}
        {row.time === 'future' && <span class="flag">{w.future}</span>}
      </div>
      <div role="gridcell" class="place">
        {placeText(row.place)}
      </div>
      <div role="gridcell" class="belief">
        <BeliefCell belief={row.belief} />
      </div>
      <div role="gridcell" class="grade">
        {row.grade}
      </div>
      <div role="gridcell" class="origins">
        {row.supporting}
        {row.denying > 0 && <span class="denying"> / −{row.denying}</span>}
      </div>
      <div role="gridcell" class="first">
        {hourText(row.first)}
      </div>
    </div>
  )
}
