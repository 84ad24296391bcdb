import { z } from 'zod'
import { eventQuerySchema } from '../domain/case.ts'
import { OUTCOME_IDS } from './outcome.ts'
import { PARAMETERS, type ParameterName, parameterSchema } from './parameters.ts'

/** What may hold at the start of a run, drawn with the belief of the events that say so. */
export const START_IDS = [
  'concession',
  'net-cut',
  'deadly-force',
  'defection',
  'arms-taken',
  'foreign-troops',
  'spread',
  'removal-demanded',
  'seat-held',
  'office-left',
  'vote-annulled',
  'rival-forces',
] as const
export type StartId = (typeof START_IDS)[number]

const startSchema = z.strictObject({
  id: z.enum(START_IDS),
  title: z.string(),
  query: eventQuerySchema,
  /** Only what went on within so many hours counts; where left out, anything since the crisis began. */
  windowHours: z.number().positive().optional(),
  /** Only what is placed in one of so many regions with the most people counts. */
  amongLargest: z.int().min(1).optional(),
  /**
   * With `amongLargest`: what is placed in the capital's region counts too, and of what is placed no more exactly than
   * the country that which holds one of these words: there is one parliament, and it is in the capital.
   */
  capitalWords: z.array(z.string()).min(1).optional(),
})

/** How often past crises ended in what some outcomes stand for. */
const baseRateSchema = z
  .strictObject({
    outcomes: z.array(z.enum(OUTCOME_IDS)).min(1),
    title: z.string().min(1),
    count: z.int().min(0),
    of: z.int().min(1),
    source: z.string().min(1),
  })
  .superRefine(({ count, of }, context) => {
    if (count > of)
      context.addIssue({
        code: 'custom',
        path: ['count'],
        message: `expected a count up to ${of}, found ${count}`,
      })
  })

/** The form of lexicon/stress.yaml. */
export const stressSchema = z.strictObject({
  days: z.int().min(1).max(365),
  /** Runs of an assessment; `forewarn stress --runs` asks for more. */
  runs: z.int().min(1).max(1_000_000),
  /** Of these runs, so many are run again for each start condition, with it and without. */
  pairs: z.int().min(1).max(1_000_000),
  starts: z
    .array(startSchema)
    .superRefine((list, context) => eachOnce(list, START_IDS, ({ id }) => id, context)),
  /** Where unrest is: an event of this query in a region begins the region's protest. */
  unrest: z.strictObject({ query: eventQuerySchema, windowHours: z.number().positive() }),
  baseRates: z.array(baseRateSchema).default([]),
  /** Where it fails on past crises, in words for the first page of every output. */
  failures: z.array(z.string().min(1)).default([]),
  parameters: z
    .array(parameterSchema)
    .superRefine((list, context) => eachOnce(list, PARAMETERS, ({ name }) => name, context)),
})
export type StressDefinition = z.output<typeof stressSchema>

/** The definition's ranges in the model's own order, so that the order of the file is nothing. */
export type Ranges = readonly { readonly name: ParameterName; readonly low: number; readonly high: number }[]

export function rangesOf({ parameters }: Pick<StressDefinition, 'parameters'>): Ranges {
  return PARAMETERS.map(name => {
    const { low, high } = parameters.find(parameter => parameter.name === name)!
    return { name, low, high }
  })
}

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
