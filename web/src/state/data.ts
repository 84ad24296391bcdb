import { computed, effect, signal } from '@preact/signals'
import type { Status } from '../../../src/domain/assessment.ts'
import { hoursBetween, type Instant, msOf } from '../../../src/domain/instant.ts'
import type { Course, Overview } from '../../../src/serve/overview-schema.ts'
import type { Picture } from '../../../src/serve/picture-schema.ts'
import { askedAt } from './address.ts'
import { type Failure, load } from './ask.ts'

export const overview = signal<Overview | null>(null)
export const course = signal<Course | null>(null)
export const picture = signal<Picture | null>(null)
export const failure = signal<Failure | null>(null)
export const loading = signal(true)

/** The hour that the page is at; the picture may still be on its way to it. */
export const at = computed<Instant | null>(() => askedAt.value ?? overview.value?.opensAt ?? null)
export const arrived = computed(() => picture.value !== null && picture.value.asOf === at.value)

/** A hand that drags passes by many hours: only where it rests for so long is the whole picture asked for. */
const REST_MS = 110
const KEPT = 24
const pictures = new Map<Instant, Picture>()

export function start(): void {
  begin()
  addEventListener('online', () => {
    if (failure.value) begin()
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | null = null
  effect(() => {
    const hour = at.value
    if (!hour || !overview.value) return
    clearTimeout(timer)
    running?.abort()
    const kept = pictures.get(hour)
    if (kept) {
      show(kept)
      return
    }
    loading.value = true
    running = new AbortController()
    const { signal: aborted } = running
    timer = setTimeout(() => fetchPicture(hour, aborted), picture.peek() ? REST_MS : 0)
  })
}

function show(next: Picture): void {
  picture.value = next
  failure.value = null
  loading.value = false
}

function fetchPicture(hour: Instant, aborted: AbortSignal): void {
  load<Picture>(`picture?at=${hour}`, aborted).then(
    next => {
      pictures.delete(hour)
      pictures.set(hour, next)
      for (const oldest of pictures.keys()) {
        if (pictures.size <= KEPT) break
        pictures.delete(oldest)
      }
      if (!aborted.aborted) show(next)
    },
    error => {
      if (aborted.aborted) return
      failure.value = error
      loading.value = false
    },
  )
}

/** Asks again for whatever is missing. */
export function begin(): void {
  failure.value = null
  if (overview.value) {
    // Read again by the effect above, since the signal gets a new value.
    overview.value = { ...overview.value }
    return
  }
  loading.value = true
  load<Overview>('case').then(
    found => {
      overview.value = found
      followCourse()
    },
    error => {
      failure.value = error
      loading.value = false
    },
  )
}

/** Counts what was stored since the page opened: whoever shows something of the server asks again when it grows. */
export const revision = signal(0)

/** Asks again for what a change concerns: hours from this one on; what is shown stays until the new is there. */
export function renew(from: Instant | null): void {
  for (const hour of pictures.keys()) if (!from || hour >= from) pictures.delete(hour)
  revision.value++
  failure.value = null
  load<Overview>('case').then(
    // The effect above asks for the hour's picture, unless it is at hand still.
    found => {
      overview.value = found
    },
    error => {
      failure.value = error
    },
  )
  followCourse()
}

/** The course grows while the server works it out: asked for again until it is whole. */
function followCourse(): void {
  clearTimeout(following)
  load<Course>('course').then(
    found => {
      course.value = found
      if (found.fresh < found.steps) following = setTimeout(followCourse, 1500)
    },
    () => {
      following = setTimeout(followCourse, 5000)
    },
  )
}
let following: ReturnType<typeof setTimeout> | undefined

/** The step of the course at an hour or the last one before it; -1 where there is none. */
export function stepAt(hour: Instant): number {
  const hours = course.value?.hours ?? []
  const first = hours[0]
  if (!first || hour < first) return -1
  const n = Math.floor(hoursBetween(first, hour) / course.value!.stepHours)
  return n < hours.length ? n : -1
}

const LETTERS: Readonly<Record<string, Status>> = { t: 'tripped', w: 'watch', q: 'quiet', n: 'no data' }

/** A test's status at the page's hour: the picture's, or the course's while the picture is on its way. */
export function statusNow(name: string, shown: Status): Status {
  if (arrived.value || !at.value) return shown
  const letters = course.value?.statuses[name]
  return LETTERS[letters?.[stepAt(at.value)] ?? ''] ?? shown
}

export function statusAt(name: string, step: number): Status | null {
  return LETTERS[course.value?.statuses[name]?.[step] ?? ''] ?? null
}

/** The first step from which on a test has stood at a status without a break, up to a step; null where it did not. */
export function stoodFrom(name: string, status: Status, step: number): Instant | null {
  const found = course.value
  if (!found) return null
  let first = step
  while (first >= 0 && statusAt(name, first) === status) first--
  return first === step ? null : (found.hours[first + 1] ?? null)
}

/** First and last hour that one can wind to. */
export const span = computed(() => {
  const found = overview.value
  if (!found) return null
  const { begins, ends } = found.case
  const from = msOf(found.opensAt < begins ? found.opensAt : begins)
  const to = msOf(found.opensAt > ends ? found.opensAt : ends)
  return { from, to }
})

/** Where power changed hands or a war began, if the case says so. No stage reads it, and neither does any figure. */
export function turnOf(): { readonly kind: string; readonly ms: number; readonly text: string } | null {
  const turn = overview.value?.case.turn
  return turn?.at ? { kind: turn.kind, ms: msOf(turn.at), text: turn.what } : null
}
