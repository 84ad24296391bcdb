import type { Instant } from '../domain/instant.ts'
import { courseOf, stepsOf } from './course.ts'
import type { Course, Moment, Overview } from './overview-schema.ts'
import type { Room } from './room.ts'

/** The steps of a case as they are worked out one after another, and again from where something changed. */
export interface RunningCourse {
  course(): Course
  /** Changes with every step that is worked out. */
  steps(): number
  start(): void
  /** Steps of this hour and later are out of date. */
  redoFrom(from: Instant): void
  stop(): Promise<void>
}

/** What someone asks for meanwhile waits for one step at most. */
export function runningCourse(
  room: Pick<Room, 'moment'>,
  overview: Pick<Overview, 'case'>,
  fault: (error: unknown) => void,
): RunningCourse {
  const { hours } = stepsOf(overview)
  const moments: Moment[] = []
  let fresh = 0
  /** Grows with every step and every change, so that no answer is taken for a later one. */
  let version = 0
  let stopped = false
  let running: Promise<void> | null = null
  const run = async () => {
    while (!stopped && fresh < hours.length) {
      const [n, before] = [fresh, redone]
      const moment = await room.moment(hours[n]!)
      // Something changed meanwhile that concerns this step: it is worked out again.
      if (redone !== before && fresh <= n) continue
      moments[n] = moment
      fresh = Math.max(fresh, n + 1)
      version++
    }
  }
  let redone = 0
  const start = (): void => {
    running ??= run().then(
      () => {
        running = null
        // Something may have changed since the last step.
        if (!stopped && fresh < hours.length) start()
      },
      error => {
        running = null
        if (!stopped) fault(error)
      },
    )
  }
  return {
    course: () => courseOf(overview, moments, fresh),
    steps: () => version,
    start,
    redoFrom(from) {
      const first = hours.findIndex(hour => hour >= from)
      if (first >= 0 && first < fresh) {
        fresh = first
        version++
      }
      redone++
      start()
    },
    async stop() {
      stopped = true
      await running
    },
  }
}
