import { z } from 'zod'
import { daySchema, instantSchema } from './instant.ts'
import { EVENT_TYPES, FACTUALITIES, TENSES } from './plover.ts'
import { countrySchema, languageSchema } from './report.ts'
import { rivalryFaults } from './rivalry.ts'

export const probability = z.number().min(0).max(1)
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'expected lower-case words joined by - or .')
const sourceSchema = z.strictObject({ title: z.string(), address: z.url().optional() })

/** Which events count. Lists are alternatives; keys given together must all hold. `*` stands for any part of a code. */
export const eventQuerySchema = z.strictObject({
  event: z.array(z.enum(EVENT_TYPES)).optional(),
  mode: z.array(z.string()).optional(),
  actor: z.array(z.string()).optional(),
  target: z.array(z.string()).optional(),
  place: z.array(z.string()).optional(),
  /** Words one of which the quote must hold (case-blind, whole words; a trailing * matches any ending). */
  words: z.array(z.string()).optional(),
  /** The same for the word or words that carry the event, where the sentence says more than one thing. */
  trigger: z.array(z.string()).optional(),
  /** Words none of which the quote may hold: what tells of something else in the same words. */
  without: z.array(z.string()).optional(),
  /** Past and present where left out: what is announced has not happened. */
  time: z.array(z.enum(TENSES)).optional(),
  factuality: z.array(z.enum(FACTUALITIES)).optional(),
  /** Counts what claims leave open (an order, a demand), as far as to believe whoever tells of it; and nothing else. */
  leftOpen: z.boolean().optional(),
  conditional: z.boolean().optional(),
  minBelief: probability.optional(),
  minOrigins: z.int().min(1).optional(),
})
export type EventQuery = z.output<typeof eventQuerySchema>

/** What is certain can never be unlearnt: one such figure would decide a ranking for good. */
const openProbability = z
  .number()
  .gt(
    0,
    'expected more than 0, since a probability of 0 rules out for good: write 0.01 for what is all but impossible',
  )
  .lt(
    1,
    'expected less than 1, since a probability of 1 settles for good: write 0.99 for what is all but certain',
  )

/** Rival explanations, and what should be seen if each held. */
export const hypothesesSchema = z
  .strictObject({
    question: z.string(),
    none: z.strictObject({ title: z.string(), prior: openProbability }),
    hypotheses: z
      .array(
        z.strictObject({
          id: slug,
          title: z.string(),
          description: z.string(),
          prior: openProbability,
          priorSource: z.string(),
        }),
      )
      .min(2),
    evidence: z.array(
      z
        .strictObject({
          id: slug,
          title: z.string(),
          /** Seen where the query finds believed events or the indicator has tripped. */
          query: eventQuerySchema.optional(),
          indicator: slug.optional(),
          /** Probability of seeing it under each hypothesis, `none` included. */
          likelihood: z.record(slug, openProbability),
          source: z.string(),
          /** Evidence that says in part the same: of such a family only one piece counts. */
          dependsOn: z.array(slug).default([]),
          /** Hours into the crisis after which its absence counts as evidence too. */
          expectedAfterHours: z.number().positive().optional(),
        })
        .refine(({ query, indicator }) => Boolean(query) !== Boolean(indicator), {
          message: 'expected either a query or an indicator',
        }),
    ),
  })
  .superRefine((definition, context) => {
    for (const { path, message } of rivalryFaults(definition))
      context.addIssue({ code: 'custom', path, message })
  })

export type HypothesesDefinition = z.output<typeof hypothesesSchema>

const rangeOf = (least: z.ZodNumber) =>
  z
    .tuple([least, least])
    .refine(([low, high]) => low <= high, { message: 'expected the lower end of the range first' })

/** A unit of flow names its span of time last: a loss of some days can be worked out of it. */
export const FLOW_UNIT = /\/(day|d|month|year)$/

export const exposuresSchema = z.strictObject({
  exposures: z.array(
    z
      .strictObject({
        id: slug,
        party: z.string(),
        country: countrySchema,
        channel: z.enum([
          'energy',
          'trade',
          'transit',
          'nationals',
          'firms',
          'debt',
          'bases',
          'migration',
          'uranium',
        ]),
        what: z.string(),
        /** Sourced figures that the loss is worked out from. */
        figures: z.array(
          z.strictObject({
            name: slug,
            value: z.number(),
            unit: z.string(),
            year: z.int(),
            source: sourceSchema,
          }),
        ),
        /** Events that would make the exposure real. */
        triggers: eventQuerySchema,
        /** Share of the flow lost and days of loss, as ranges, if a trigger holds; with where the ranges come from. */
        loss: z
          .strictObject({
            figure: slug,
            share: rangeOf(probability),
            days: rangeOf(z.number().min(0)),
            source: z.string(),
          })
          .optional(),
      })
      .superRefine(({ figures, loss }, context) => {
        const figure = figures.find(({ name }) => name === loss?.figure)
        if (!loss || (figure && FLOW_UNIT.test(figure.unit))) return
        const message = figure
          ? `a loss needs a flow: expected ${figure.name} in a unit by /day, /month or /year, found ${figure.unit}`
          : `no figure is named ${loss.figure}`
        context.addIssue({ code: 'custom', path: ['loss', 'figure'], message })
      }),
  ),
})
export type ExposuresDefinition = z.output<typeof exposuresSchema>

export const calendarDateSchema = z
  .strictObject({
    id: slug,
    from: daySchema,
    to: daySchema.optional(),
    title: z.string(),
    place: z.string().optional(),
    /** When the date became public; before that hour it is not known. */
    known: instantSchema,
    actors: z.array(z.string()),
    stake: z.string(),
    source: sourceSchema,
  })
  .refine(({ from, to }) => !to || to >= from, {
    path: ['to'],
    message: 'expected `to` not before `from`',
  })

export const calendarSchema = z
  .strictObject({ dates: z.array(calendarDateSchema) })
  .superRefine(({ dates }, context) => {
    dates.forEach(({ id }, n) => {
      if (dates.findIndex(other => other.id === id) < n)
        context.addIssue({ code: 'custom', path: ['dates', n, 'id'], message: `the name ${id} is taken` })
    })
  })
export type CalendarDefinition = z.output<typeof calendarSchema>

export const signalSchema = z.strictObject({
  name: slug,
  title: z.string(),
  unit: z.string(),
  source: sourceSchema,
  note: z.string().optional(),
  /** `known` defaults to `at`: the hour at which a value became public. */
  values: z.array(
    z.strictObject({
      at: instantSchema,
      known: instantSchema.optional(),
      value: z.number(),
      source: z.string().optional(),
    }),
  ),
})
export type Signal = z.output<typeof signalSchema>

export const outcomeSchema = z.array(
  z.strictObject({
    id: slug,
    statement: z.string(),
    /** What of an assessment speaks of it: events of a query and a span of days, a hypothesis, or a stress test's outcome. */
    about: eventQuerySchema
      .extend({
        hypothesis: slug.optional(),
        outcome: slug.optional(),
        from: daySchema.optional(),
        to: daySchema.optional(),
      })
      .optional(),
    verdict: z.union([z.boolean(), z.literal('unsettled')]),
    value: z
      .strictObject({ kind: z.string(), low: z.number(), high: z.number(), unit: z.string().optional() })
      .optional(),
    settled: daySchema.optional(),
    source: sourceSchema,
  }),
)
export type OutcomeDefinition = z.output<typeof outcomeSchema>

/** `case.yaml`. */
export const caseSchema = z.strictObject({
  id: slug,
  title: z.string(),
  question: z.string(),
  country: countrySchema,
  capital: z.string(),
  languages: z.array(languageSchema),
  begins: instantSchema,
  ends: instantSchema,
  summary: z.string(),
  /** How it turned out, where that is known: read by `forewarn backtest` alone. */
  turn: z
    .strictObject({
      kind: z.enum(['none', 'change of power', 'war']),
      at: instantSchema.optional(),
      what: z.string(),
      source: sourceSchema,
    })
    .refine(({ kind, at }) => (kind === 'none') === (at === undefined), {
      path: ['at'],
      message: 'expected the hour of the turn, and none where there was none',
    })
    .optional(),
  /** A file of lexicon/hypotheses/ that the case takes where it has no hypotheses.yaml of its own. */
  hypotheses: slug.optional(),
  /**
   * Which indicators of the library the case takes: names, with `*` for any part and a leading `!` to leave out what
   * was taken before, in order. None where left out.
   */
  library: z
    .array(z.string().regex(/^!?[a-z0-9*.-]+$/, 'expected a name, such as loyalty.* or !economy.bank-run'))
    .default([]),
})
export type CaseDefinition = z.output<typeof caseSchema>
