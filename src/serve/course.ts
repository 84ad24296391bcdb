import { type Instant, instantOf, msOf } from '../domain/instant.ts'
import type { Course, Moment, Overview } from './overview-schema.ts'

const HOUR = 3_600_000
/** About as many steps as a chart of the page has room for (assumption). */
const STEPS = 120
const STEP_HOURS = [1, 2, 3, 4, 6, 12, 24, 48, 168] as const

/** The steps of a case from its beginning to its end, at whole hours. */
export function stepsOf({ case: { begins, ends } }: Pick<Overview, 'case'>): {
  readonly stepHours: number
  readonly hours: readonly Instant[]
} {
  const span = (msOf(ends) - msOf(begins)) / HOUR
  const stepHours = STEP_HOURS.find(step => span / step <= STEPS) ?? Math.ceil(span / STEPS)
  const count = Math.floor(span / stepHours) + 1
  return {
    stepHours,
    hours: Array.from({ length: count }, (_, n) => instantOf(msOf(begins) + n * stepHours * HOUR)),
  }
}

/** The first and the last hour that may be asked for: the case's own, and the one that the room opens at. */
export function hoursOf({ case: { begins, ends }, opensAt }: Overview): {
  readonly from: Instant
  readonly to: Instant
} {
  return { from: opensAt < begins ? opensAt : begins, to: opensAt > ends ? opensAt : ends }
}

/** The steps worked out so far, as columns. What a step lacks is null, never nought. */
export function courseOf(
  overview: Pick<Overview, 'case'>,
  moments: readonly Moment[],
  fresh = moments.length,
): Course {
  const { stepHours, hours } = stepsOf(overview)
  const column = <T>(pick: (moment: Moment) => Readonly<Record<string, T>>) => {
    const names = [...new Set(moments.flatMap(moment => Object.keys(pick(moment))))]
    return Object.fromEntries(names.map(name => [name, moments.map(moment => pick(moment)[name] ?? null)]))
  }
  return {
    stepHours,
    hours: moments.map(({ asOf }) => asOf),
    steps: hours.length,
    fresh,
    reports: moments.map(({ reports }) => reports),
    events: moments.map(({ events }) => events),
    statuses: Object.fromEntries(
      Object.entries(column(({ statuses }) => statuses)).map(([name, letters]) => [
        name,
        letters.map(letter => letter ?? 'n').join(''),
      ]),
    ),
    values: column(({ values }) => values),
    hypotheses: column(({ hypotheses }) => hypotheses),
    outcomes: column(({ outcomes }) => outcomes),
  }
}
