import { z } from 'zod'
import { eventQuerySchema } from '../domain/case.ts'

export const START_IDS = [
  'concession',
  'net-cut',
  'deadly-force',
  'defection',
  'arms-taken',
  'foreign-troops',
  'spread',
] as const
export type StartId = (typeof START_IDS)[number]

export const PARAMETERS = [
  'mobilised',
  'mobilised-if-spread',
  'loyalty',
  'loyalty-lost-by-defection',
  'growth',
  'fatigue',
  'suppression',
  'force-effect',
  'backlash',
  'blackout-effect',
  'concession-effect',
  'arms-effect',
  'foreign-effect',
  'foreign-delay',
  'loyalty-strain',
  'loyalty-recovery',
  'elite-hazard',
  'noise',
] as const
export type ParameterName = (typeof PARAMETERS)[number]

/** The form of lexicon/stress.yaml. */
export const stressSchema = z.strictObject({
  days: z.int().min(1).max(3650),
  runs: z.int().min(1).max(1_000_000),
  starts: z.array(z.strictObject({ id: z.enum(START_IDS), title: z.string(), query: eventQuerySchema })),
  parameters: z
    .array(
      z
        .strictObject({
          name: z.enum(PARAMETERS),
          low: z.number(),
          high: z.number(),
          unit: z.string(),
          source: z.string(),
        })
        .refine(({ low, high }) => low <= high, 'expected `low` not above `high`'),
    )
    .refine(
      list => PARAMETERS.every(name => list.some(parameter => parameter.name === name)),
      'expected every parameter of the model once',
    ),
})
export type StressDefinition = z.output<typeof stressSchema>
