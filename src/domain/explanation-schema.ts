import { z } from 'zod'
import { names, probability } from './printed-values.ts'

/** Rival hypotheses as an assessment weighs them. */
export const explanationSchema = z.strictObject({
  question: z.string(),
  hypotheses: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      description: z.string(),
      prior: probability,
      priorSource: z.string(),
      posterior: probability,
      range: z.tuple([probability, probability]),
    }),
  ),
  evidence: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      state: z.enum(['seen', 'partly seen', 'expected and missing', 'open']),
      p: probability,
      events: names,
      /** Left out in what was written before it was there. */
      claims: names.default([]),
      terms: z.record(z.string(), z.number()),
      diagnosticity: z.number(),
      countedUnder: z.string().nullable(),
      source: z.string(),
    }),
  ),
  matrix: z.strictObject({
    columns: z.array(
      z.strictObject({ evidence: z.string(), weight: probability, diagnosticity: z.number() }),
    ),
    rows: z.array(
      z.strictObject({
        hypothesis: z.string(),
        cells: z.record(z.string(), z.enum(['CC', 'C', 'N', 'I', 'II'])),
        inconsistency: z.number(),
      }),
    ),
    differs: z.string().nullable(),
  }),
  linchpins: names,
  sensitivity: z.array(
    z.strictObject({
      of: z.enum(['prior', 'evidence', 'likelihood']),
      id: z.string(),
      hypothesis: z.string().nullable(),
      low: z.number(),
      high: z.number(),
    }),
  ),
  lookFor: z.array(z.strictObject({ id: z.string(), title: z.string(), bits: z.number() })),
})
