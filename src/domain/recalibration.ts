import { z } from 'zod'

const figure = z.strictObject({ value: z.number(), low: z.number(), high: z.number() })

/**
 * lexicon/recalibration.yaml, which `forewarn recalibrate` writes: to what power the probabilities of rival hypotheses
 * are to be taken, by how those of past cases came out. Below 1 they were too sure, above 1 not sure enough.
 */
export const recalibrationSchema = z.strictObject({
  exponent: z.number().positive(),
  /** The past cases, each with the exponent fitted without it: a case is never recalibrated by its own outcome. */
  cases: z.array(z.strictObject({ id: z.string(), without: z.number().positive() })),
  /** Brier scores over the settled hypotheses of cases that were left out, and by how much it fell, with 95 %. */
  heldOut: z.strictObject({ raw: z.number(), recalibrated: z.number(), gain: figure }),
})
export type Recalibration = z.output<typeof recalibrationSchema>
