import { z } from 'zod'
import { names, probability } from './printed-values.ts'

/** The stress test of an assessment. */
export const stressTestSchema = z.strictObject({
  runs: z.int(),
  asked: z.int(),
  seed: z.int(),
  days: z.int(),
  country: z.string(),
  policy: z.string().nullable(),
  outcomes: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      share: probability,
      error: z.number(),
      low: probability,
      high: probability,
    }),
  ),
  starts: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      p: probability,
      events: names,
      /** Left out in what was written before it was there. */
      claims: names.default([]),
      effect: z.number(),
      effectError: z.number(),
      effects: z.array(z.strictObject({ id: z.string(), difference: z.number(), error: z.number() })),
    }),
  ),
  regions: z.array(z.strictObject({ id: z.string(), title: z.string(), p: probability, events: names })),
  /** Left out in what was written before it was there. */
  somewhere: z.strictObject({ p: probability, events: names }).default({ p: 0, events: [] }),
  hangsOn: z.array(
    z.strictObject({
      name: z.string(),
      title: z.string(),
      lowest: probability,
      highest: probability,
      error: z.number(),
      bits: z.number(),
    }),
  ),
  lookFor: z.array(z.strictObject({ id: z.string(), title: z.string(), bits: z.number() })),
  bits: z.number(),
  failures: z.array(z.string()),
  baseRates: z.array(
    z.strictObject({
      outcomes: names,
      title: z.string(),
      count: z.int(),
      of: z.int(),
      source: z.string(),
    }),
  ),
  fan: z.array(
    z.strictObject({
      stock: z.enum(['street', 'detained', 'loyal']),
      byDay: z.array(z.tuple([z.number(), z.number(), z.number()])),
    }),
  ),
  branches: z.array(
    z.strictObject({
      path: z.string(),
      share: probability,
      outcomes: z.array(z.strictObject({ id: z.string(), share: probability })),
      split: z
        .strictObject({ hour: z.int(), feature: z.string(), above: z.number(), bits: z.number() })
        .nullable(),
    }),
  ),
  assumptions: z.array(
    z.strictObject({
      name: z.string(),
      title: z.string(),
      low: z.number(),
      high: z.number(),
      unit: z.string(),
      source: z.string(),
    }),
  ),
})
