import { z } from 'zod'
import { assessmentSchema } from '../domain/assessment-schema.ts'
import { correctionDraftSchema, correctionSchema } from '../domain/correction.ts'
import type { Frozen } from './frozen.ts'
import { eventRowSchema } from './picture-schema.ts'

// What an analyst may ask the room to do, and what it answers.
const { shape } = assessmentSchema
const status = shape.indicators.element.shape.status

export { correctionDraftSchema, correctionSchema }

/** What a correction would change at its hour. */
export const effectsViewSchema = z.strictObject({
  asOf: shape.asOf,
  warnings: z.array(z.string()),
  /** Events that become others, those whose belief moves most first, and how many there are in all. */
  changed: z.int(),
  events: z.array(z.strictObject({ before: z.array(eventRowSchema), after: z.array(eventRowSchema) })),
  indicators: z.array(z.strictObject({ name: z.string(), title: z.string(), before: status, after: status })),
  hypotheses: z.array(
    z.strictObject({ id: z.string(), title: z.string(), before: z.number(), after: z.number() }),
  ),
})
export type EffectsView = Frozen<z.output<typeof effectsViewSchema>>

/** Longer than any report that we have seen in a feed; `forewarn ingest` takes longer ones. */
const LONGEST_TEXT = 200_000
const short = z.string().max(2000)

/** Reports as a line of JSON Lines gives them to `forewarn ingest`. */
export const reportDraftsSchema = z.strictObject({
  reports: z
    .array(
      z.strictObject({
        id: short.optional(),
        outlet: short,
        outletCountry: short.optional(),
        kind: short.optional(),
        address: short.optional(),
        title: short.optional(),
        text: z.string().max(LONGEST_TEXT),
        language: short.optional(),
        originalLanguage: short.optional(),
        published: short,
        precision: short.optional(),
        basis: short.optional(),
        basisNote: short.optional(),
        sameArticleAs: short.optional(),
      }),
    )
    .min(1)
    .max(100),
})
export type ReportDrafts = z.output<typeof reportDraftsSchema>

export const addedSchema = z.strictObject({
  added: z.int(),
  /** Stored before. */
  known: z.int(),
  problems: z.array(z.string()),
})
export type Added = z.output<typeof addedSchema>

/** Something that was stored while the room is open, as a second window is told of it. */
export const changeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('correction'),
    /** Hours from this one on are other than they were. */
    from: shape.asOf,
    correction: correctionSchema.pick({ id: true, author: true, reason: true }).extend({ act: z.string() }),
  }),
  z.strictObject({
    kind: z.literal('reports'),
    from: shape.asOf,
    count: z.int(),
    /** The first of them. */
    reports: z.array(
      z.strictObject({ id: z.string(), outlet: z.string(), title: z.string(), published: shape.asOf }),
    ),
  }),
])
export type Change = Frozen<z.output<typeof changeSchema>>
