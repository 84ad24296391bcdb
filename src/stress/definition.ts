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

/** The parameters of the model, each with the greatest value that it can have: 1 where it is a share. */
const GREATEST = {
  mobilised: 1,
  'mobilised-if-spread': 1,
  loyalty: 1,
  'loyalty-lost-by-defection': 1,
  growth: 10,
  fatigue: 1,
  suppression: 1,
  detained: 1,
  release: 1,
  'force-effect': 10,
  backlash: 10,
  'blackout-effect': 10,
  'concession-effect': 10,
  'arms-effect': 10,
  'foreign-effect': 1,
  'foreign-delay': 3650,
  strain: 1,
  'strain-by-orders': 10,
  recovery: 1,
  'elite-hazard': 1,
  noise: 1,
  'over-below': 1,
  'split-below': 1,
  'held-alone-above': 1,
} as const
export type ParameterName = keyof typeof GREATEST
export const PARAMETERS = Object.keys(GREATEST) as ParameterName[]

const parameterSchema = z
  .strictObject({
    name: z.enum(PARAMETERS),
    low: z.number().min(0),
    high: z.number().min(0),
    unit: z.string().min(1),
    source: z.string().min(1),
  })
  .superRefine(({ name, low, high }, context) => {
    if (low > high) {
      context.addIssue({
        code: 'custom',
        path: ['low'],
        message: `expected \`low\` (${low}) not above \`high\` (${high})`,
      })
    }
    if (high > GREATEST[name]) {
      context.addIssue({
        code: 'custom',
        path: ['high'],
        message: `expected ${name} up to ${GREATEST[name]}, found ${high}`,
      })
    }
  })

const startSchema = z.strictObject({
  id: z.enum(START_IDS),
  title: z.string(),
  query: eventQuerySchema,
  /** Only what went on within so many hours counts; where left out, anything since the crisis began. */
  windowHours: z.number().positive().optional(),
})

/** The form of lexicon/stress.yaml. */
export const stressSchema = z.strictObject({
  days: z.int().min(1).max(3650),
  runs: z.int().min(1).max(1_000_000),
  starts: z
    .array(startSchema)
    .superRefine((list, context) => eachOnce(list, START_IDS, ({ id }) => id, context)),
  parameters: z
    .array(parameterSchema)
    .superRefine((list, context) => eachOnce(list, PARAMETERS, ({ name }) => name, context)),
})
export type StressDefinition = z.output<typeof stressSchema>

/** The model knows each entry by name, and needs every one of them. */
function eachOnce<T>(
  list: readonly T[],
  names: readonly string[],
  nameOf: (item: T) => string,
  context: z.RefinementCtx,
): void {
  for (const name of names) {
    const count = list.filter(item => nameOf(item) === name).length
    if (count !== 1) {
      context.addIssue({ code: 'custom', message: `expected ${name} once, found it ${count} times` })
    }
  }
}
