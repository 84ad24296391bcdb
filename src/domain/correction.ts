import { z } from 'zod'
import { MAGNITUDE_KINDS } from './claim.ts'
import { RELIABILITIES } from './event.ts'
import { daySchema, instantSchema } from './instant.ts'
import { EVENT_TYPES, FACTUALITIES, TENSES } from './plover.ts'

/** Bounds of what a person writes: more is a mistake or an attack (assumption). */
const idText = z.string().min(1).max(300)
const codeText = z.string().max(80)
const claimId = idText.regex(/^.+#\d+$/, 'expected REPORT#N, as `forewarn why` prints it')
const party = z.strictObject({ code: codeText, name: z.string().max(200) })

/** One field of a claim as an analyst reads it. */
export const changeSchema = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('event'), value: z.enum(EVENT_TYPES) }),
  z.strictObject({ field: z.literal('mode'), value: codeText.min(1).nullable() }),
  z.strictObject({ field: z.literal('actors'), value: z.array(party).max(20) }),
  z.strictObject({ field: z.literal('targets'), value: z.array(party).max(20) }),
  z.strictObject({
    field: z.literal('place'),
    value: z
      .strictObject({
        name: z.string().min(1).max(200),
        country: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .nullable(),
        precision: z.enum(['city', 'region', 'country', 'unknown']),
        point: z
          .strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
          .nullable(),
      })
      .nullable(),
  }),
  z.strictObject({ field: z.literal('date'), value: daySchema.nullable() }),
  z.strictObject({ field: z.literal('time'), value: z.enum(TENSES) }),
  z.strictObject({ field: z.literal('factuality'), value: z.enum(FACTUALITIES) }),
  z.strictObject({ field: z.literal('attribution'), value: party.nullable() }),
  z.strictObject({
    field: z.literal('magnitude'),
    /** Which of the claim's figures, counted from 0. */
    n: z.int().min(0).max(100),
    /** Null strikes the figure out. */
    value: z
      .strictObject({
        kind: z.enum(MAGNITUDE_KINDS),
        low: z.number().nullable(),
        high: z.number().nullable(),
        scope: z.enum(['new', 'total', 'unknown']),
      })
      .nullable(),
  }),
])
export type Change = z.output<typeof changeSchema>

/** What a grade, a retraction or a remark is about. An event is named by one of its claims, since it is named after them. */
const source = z.strictObject({ kind: z.literal('source'), id: idText })
const claim = z.strictObject({ kind: z.literal('claim'), id: claimId })
const report = z.strictObject({ kind: z.literal('report'), id: idText })
const event = z.strictObject({ kind: z.literal('event'), id: claimId })
const brief = z.strictObject({ kind: z.literal('brief') })

/** What an analyst does to what the machine made of the reports. */
export const actSchema = z.discriminatedUnion('kind', [
  /** The events of these claims are one. */
  z.strictObject({ kind: z.literal('merge'), claims: z.array(claimId).min(2).max(5000) }),
  /** These claims are an event of their own. */
  z.strictObject({ kind: z.literal('split'), claims: z.array(claimId).min(1).max(5000) }),
  /** Reliability of a source, or of one claim's source for this claim alone. */
  z.strictObject({
    kind: z.literal('regrade'),
    of: z.discriminatedUnion('kind', [source, claim]),
    grade: z.enum(RELIABILITIES),
  }),
  z.strictObject({ kind: z.literal('recode'), claim: claimId, change: changeSchema }),
  /** No longer stood by: neither it nor copies of it count. */
  z.strictObject({ kind: z.literal('retract'), what: z.discriminatedUnion('kind', [report, claim]) }),
  z.strictObject({
    kind: z.literal('annotate'),
    on: z.discriminatedUnion('kind', [event, claim, brief]),
    remark: z.string().trim().min(1).max(4000),
  }),
  z.strictObject({
    kind: z.literal('undo'),
    correction: z.string().regex(/^[cj]-[0-9a-v]+$/, 'expected the id of a correction, such as c-3'),
  }),
])
export type Act = z.output<typeof actSchema>
export type ActKind = Act['kind']

/** A correction as it is asked for. */
export const correctionDraftSchema = z.strictObject({
  act: actSchema,
  author: z.string().trim().min(1, 'expected a name').max(80),
  reason: z.string().trim().min(1, 'expected a reason').max(1000),
  /** The hour from which it holds. */
  at: instantSchema,
})
export type CorrectionDraft = z.output<typeof correctionDraftSchema>

/** A claim as a correction knows it: found again by its words where coding anew has given it another number. */
export const claimKeySchema = z.strictObject({
  id: z.string(),
  report: z.string(),
  event: z.enum(EVENT_TYPES),
  trigger: z.strictObject({ start: z.int(), end: z.int(), text: z.string() }),
  /** The sentence that is quoted. */
  quote: z.string(),
})
export type ClaimKey = z.output<typeof claimKeySchema>

/** A stored fact: it is never changed and never deleted. Of two that speak of one thing the later prevails. */
export const correctionSchema = correctionDraftSchema.extend({
  /** `c-N` in the order of storing; `j-…` an entry of judgements.yaml. */
  id: z.string(),
  /** When it was stored, by the clock; null for an entry of judgements.yaml. */
  made: instantSchema.nullable(),
  /** The claims that the act names. */
  keys: z.array(claimKeySchema),
})
export type Correction = Readonly<z.output<typeof correctionSchema>>

/** How a correction stands at an hour, and what it does there. */
export const correctionStandingSchema = correctionSchema.extend({
  state: z.enum(['holds', 'undone', 'without object']),
  /** The undo by which it holds no longer. */
  undoneBy: z.string().nullable(),
  /** What it names and is not there, what contradicts in what it merges. */
  warnings: z.array(z.string()),
  /** Ids of the claims that it speaks of, as they are numbered now. */
  claims: z.array(z.string()),
  /** Ids of the events that hold them. */
  events: z.array(z.string()),
})
export type CorrectionStanding = Readonly<z.output<typeof correctionStandingSchema>>
