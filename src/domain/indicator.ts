import { z } from 'zod'
import { eventQuerySchema, probability, slug } from './case.ts'
import { EVENT_TYPES, TENSES } from './plover.ts'

/** A value falls back only when it is lower than the threshold by so much: a status must not flicker. */
const hysteresis = z.number().min(0).default(0)
const thresholdSchema = z.strictObject({ watch: z.number(), tripped: z.number(), hysteresis })
const probabilityThresholdSchema = z.strictObject({
  watch: z.number().gt(0).lt(1),
  tripped: z.number().gt(0).lt(1),
  hysteresis,
})

const GROUPS = [
  'mobilisation',
  'violence',
  'loyalty',
  'information',
  'elite',
  'economy',
  'sovereignty',
] as const

const statusSchema = z.enum(['tripped', 'watch', 'quiet', 'no data'])

/** One event as an indicator's author would meet it, and the status that it must give on its own. */
export const indicatorExampleSchema = z.strictObject({
  says: z.string().min(1),
  event: z.enum(EVENT_TYPES),
  mode: z.string().optional(),
  actors: z.array(z.string()).default([]),
  targets: z.array(z.string()).default([]),
  place: z.string().optional(),
  time: z.enum(TENSES).default('past'),
  conditional: z.boolean().default(false),
  /** Told without saying that it came true, as an order or a demand is; `belief` is then in whoever tells it. */
  leftOpen: z.boolean().default(false),
  belief: probability.default(0.9),
  origins: z.int().min(1).default(1),
  /** So many events of the kind, each on its own. */
  count: z.int().min(1).default(1),
  /** So many events of the kind in every span of the time before: what a surge is held against. */
  before: z.int().min(0).default(0),
  status: statusSchema,
})
export type IndicatorExample = z.output<typeof indicatorExampleSchema>

/** How other indicators stand, and the status that they must give together. */
const combinationSchema = z.strictObject({
  says: z.string().min(1),
  given: z.record(slug, statusSchema),
  status: statusSchema,
})
export type Combination = z.output<typeof combinationSchema>

const testSchema = z.discriminatedUnion('kind', [
  /** The believed probability that at least one event of the query is true, within the window. */
  z.strictObject({
    kind: z.literal('any-event'),
    query: eventQuerySchema,
    windowHours: z.number().positive(),
    thresholds: probabilityThresholdSchema,
  }),
  /** The expected number of true events (sum of beliefs) within the window. */
  z.strictObject({
    kind: z.literal('expected-count'),
    query: eventQuerySchema,
    windowHours: z.number().positive(),
    thresholds: thresholdSchema,
  }),
  /** The probability that believed events became more frequent, by a factor or more, within the window. */
  z.strictObject({
    kind: z.literal('surge'),
    query: eventQuerySchema,
    windowHours: z.number().positive(),
    baselineHours: z.number().positive(),
    /** Length of the spans that events are counted in. */
    spanHours: z.number().positive().default(24),
    factor: z.number().min(1).default(2),
    thresholds: probabilityThresholdSchema,
  }),
  /** A signal's last value, or its change against the mean of an earlier window. */
  z.strictObject({
    kind: z.literal('signal'),
    signal: z.string(),
    measure: z.enum(['level', 'change']),
    direction: z.enum(['above', 'below']),
    windowHours: z.number().positive(),
    baselineHours: z.number().positive().optional(),
    thresholds: thresholdSchema,
  }),
  /** How many of other indicators stand at a status or above it. */
  z.strictObject({
    kind: z.literal('combined'),
    of: z.array(slug).min(2),
    at: z.enum(['tripped', 'watch']).default('tripped'),
    thresholds: thresholdSchema,
  }),
])

/** A written test over events, a signal or other indicators. */
export const indicatorSchema = z
  .strictObject({
    name: slug,
    title: z.string(),
    question: z.string(),
    group: z.enum(GROUPS),
    test: testSchema,
    /**
     * With no event of this query in the window there is no data; where left out, any event at all is enough to
     * call silence quiet.
     */
    coverage: eventQuerySchema.optional(),
    /** How long before the turn it is expected to trip, as the literature has it. */
    leadHours: z.number().positive().optional(),
    examples: z.array(indicatorExampleSchema).optional(),
    /** The examples of an indicator that is combined of others. */
    combinations: z.array(combinationSchema).optional(),
    sources: z.array(z.string()).min(1),
  })
  .superRefine(({ test, examples, combinations }, context) => {
    const { watch, tripped } = test.thresholds
    const falling = test.kind === 'signal' && test.direction === 'below'
    if (falling ? watch < tripped : watch > tripped) {
      context.addIssue({
        code: 'custom',
        path: ['test', 'thresholds'],
        message: `thresholds the wrong way round: expected watch (${watch}) to come before tripped (${tripped})`,
      })
    }
    if (test.kind === 'surge' && test.spanHours * 2 > test.baselineHours)
      context.addIssue({
        code: 'custom',
        path: ['test', 'baselineHours'],
        message: `too short a past: expected at least two spans of ${test.spanHours} hours`,
      })
    const [unfit, written] =
      test.kind === 'combined' ? (['examples', examples] as const) : (['combinations', combinations] as const)
    if (written?.length)
      context.addIssue({
        code: 'custom',
        path: [unfit],
        message: `no test of kind ${test.kind} can be shown by ${unfit}: expected ${unfit === 'examples' ? 'combinations' : 'examples'}`,
      })
  })
export type IndicatorDefinition = z.output<typeof indicatorSchema>
export type IndicatorTest = IndicatorDefinition['test']
