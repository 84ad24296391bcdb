import { computed, effect, signal } from '@preact/signals'
import type { Status } from '../../../src/domain/assessment.ts'
import { type Instant, instantOf } from '../../../src/domain/instant.ts'
import { overview, picture } from './data.ts'

/** What there was when the reader last looked; kept in the browser. */
interface Look {
  readonly when: Instant
  /** Reports and corrections of the whole case. */
  readonly reports: number
  readonly corrections: number
  /** How the tests stood at an hour. */
  readonly at: Instant
  readonly statuses: Readonly<Record<string, Status>>
}

export interface SinceLook {
  readonly when: Instant
  readonly reports: number
  readonly corrections: number
  readonly tests: readonly {
    readonly name: string
    readonly title: string
    readonly before: Status
    readonly after: Status
  }[]
}

const before = signal<Look | null>(null)
let opened: string | null = null

/** What is new since the last look; null where nothing is, or nobody has looked before. */
export const sinceLook = computed<SinceLook | null>(() => {
  const [look, now] = [before.value, current()]
  if (!look || !now) return null
  const tests =
    look.at === now.at
      ? picture.value!.indicators.flatMap(({ name, title, status }) => {
          const was = look.statuses[name] ?? 'no data'
          return was === status ? [] : [{ name, title, before: was, after: status }]
        })
      : []
  const found = {
    when: look.when,
    reports: now.reports - look.reports,
    corrections: now.corrections - look.corrections,
    tests,
  }
  return found.reports > 0 || found.corrections > 0 || tests.length ? found : null
})

/** From now on counts what comes after this. */
export function looked(): void {
  before.value = current()
  keep()
}

effect(() => {
  const found = overview.value
  if (!found || !picture.value || opened === found.case.id) return
  opened = found.case.id
  before.value = read() ?? current()
})

// A reader who leaves has seen what was there: the next visit starts from it.
addEventListener('pagehide', keep)

function current(): Look | null {
  const [found, shown] = [overview.value, picture.value]
  if (!found || !shown) return null
  return {
    when: instantOf(Date.now()),
    reports: found.published.length,
    corrections: found.corrected.length,
    at: shown.asOf,
    statuses: Object.fromEntries(shown.indicators.map(({ name, status }) => [name, status])),
  }
}

function read(): Look | null {
  try {
    const look: Look = JSON.parse(localStorage.getItem(`forewarn-look-${opened}`) ?? 'null')
    return look && typeof look.reports === 'number' && typeof look.statuses === 'object' ? look : null
  } catch {
    return null
  }
}

function keep(): void {
  const look = current()
  if (!look || !opened) return
  try {
    localStorage.setItem(`forewarn-look-${opened}`, JSON.stringify(look))
  } catch {
    // Without storage every visit is the first.
  }
}
