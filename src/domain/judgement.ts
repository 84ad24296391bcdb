import { z } from 'zod'
import { instantSchema } from './instant.ts'

/**
 * What an analyst decided about claims, in a case's judgements.yaml. Judgements are appended, never overwritten: a
 * later one on the same claims prevails, and none counts before its own hour.
 */
export const judgementSchema = z.strictObject({
  /** `merge`: the events of these claims are one; `split`: these claims are an event of their own. */
  kind: z.enum(['merge', 'split']),
  /** Ids of claims (`REPORT#N`), since events are named after theirs. */
  claims: z.array(z.string().regex(/^.+#\d+$/, 'expected REPORT#N, as `forewarn why` prints it')).min(1),
  author: z.string().min(1),
  at: instantSchema,
  reason: z.string().min(1),
})
export type Judgement = z.output<typeof judgementSchema>
