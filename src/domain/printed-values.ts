import { z } from 'zod'
import type { Day, Instant } from './instant.ts'

// Values that what the commands print as JSON is made of.
export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
  .transform(text => text as Instant)
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform(text => text as Day)
export const probability = z.number().min(0).max(1)
export const names = z.array(z.string())
export const span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) })
export const belief = z.strictObject({ p: z.number(), low: z.number(), high: z.number() })
