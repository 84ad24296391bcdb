import { z } from 'zod'
import { instantSchema } from './instant.ts'
import { EVENT_TYPES } from './plover.ts'

/**
 * One thing that a source said and what came of it, in a case's records.yaml. It counts from the hour at which it was
 * settled, never before. `forewarn sources CASE --format yaml` writes such entries from a case whose outcome is known.
 */
export const recordSchema = z.strictObject({
  /** An outlet's name or alias, or a speaker's code such as `KAZ GOV`. */
  source: z.string().min(1),
  topic: z.enum(EVENT_TYPES),
  right: z.boolean(),
  settled: instantSchema,
  /** What it was about, in words. */
  said: z.string().min(1),
  /** Reports in which it stands, or their addresses. */
  reports: z.array(z.string()).default([]),
})
export type SourceRecord = z.output<typeof recordSchema>
