import { z } from 'zod'
import { assessmentSchema } from '../domain/assessment-schema.ts'
import type { Frozen } from './frozen.ts'

const { shape } = assessmentSchema

/** What does not depend on the hour: which case it is, how far its hours reach, when what was published. */
export const overviewSchema = z.strictObject({
  version: z.string(),
  case: shape.case,
  /** The hour that the room opens at. */
  opensAt: shape.asOf,
  /** When each report was published, in order. */
  published: z.array(shape.asOf),
  /** The hours from which corrections hold, in order. */
  corrected: z.array(shape.asOf),
  /** Faults in the case's files that stopped nothing. */
  problems: z.array(z.string()),
})
export type Overview = Frozen<z.output<typeof overviewSchema>>

/** How the statuses are written in a course: one letter a step. */
export const STATUS_LETTERS = { tripped: 't', watch: 'w', quiet: 'q', 'no data': 'n' } as const

const series = z.record(z.string(), z.array(z.number().nullable()))

/** How the picture went from step to step, each as it was known at that step alone. */
export const courseSchema = z.strictObject({
  stepHours: z.number(),
  /** The steps worked out so far. */
  hours: z.array(shape.asOf),
  /** How many there will be. */
  steps: z.int(),
  /** Steps that know all that is stored; those after are of before the latest change, and being worked out again. */
  fresh: z.int(),
  reports: z.array(z.int()),
  events: z.array(z.int()),
  /** A letter a step: t(ripped), w(atch), q(uiet), n(o data). */
  statuses: z.record(z.string(), z.string()),
  values: series,
  hypotheses: series,
  outcomes: series,
})
export type Course = Frozen<z.output<typeof courseSchema>>

/** One step of a course. */
export interface Moment {
  readonly asOf: Course['hours'][number]
  readonly reports: number
  readonly events: number
  readonly statuses: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, number | null>>
  readonly hypotheses: Readonly<Record<string, number>>
  readonly outcomes: Readonly<Record<string, number>>
}
