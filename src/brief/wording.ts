import { z } from 'zod'
import type { LikelihoodWords } from '../domain/likelihood.ts'
import { EVENT_TYPES, ROLES } from '../domain/plover.ts'

const every = <K extends string, T extends z.ZodType>(keys: readonly K[], type: T) =>
  z.strictObject(Object.fromEntries(keys.map(key => [key, type])) as Record<K, T>)

const named = z.strictObject({
  name: z.string(),
  /** Prepositions before the actor and before the target. */
  actor: z.string().optional(),
  target: z.string().optional(),
  /** Preposition before the place. */
  place: z.string().optional(),
  weight: z.number().min(0).max(2).optional(),
})

/** The form of lexicon/en/brief.yaml. */
export const wordingSchema = z.strictObject({
  events: every(
    EVENT_TYPES,
    z.strictObject({
      name: z.string(),
      actor: z.string().default('by'),
      target: z.string(),
      usual: z.enum(ROLES).optional(),
      weight: z.number().min(0).max(2),
      modes: z.record(
        z.string(),
        named.or(z.string().transform((name): z.output<typeof named> => ({ name }))),
      ),
      finer: z
        .array(
          named
            .extend({
              /** The one mode that it names more finely; any where it is left out. */
              mode: z.string().optional(),
              trigger: z.array(z.string()).min(1).optional(),
              words: z.array(z.string()).min(1).optional(),
            })
            .refine(({ trigger, words }) => trigger || words, 'give `trigger`, `words` or both'),
        )
        .default([]),
    }),
  ),
  roles: every(ROLES, z.string()),
  kin: z.array(z.array(z.string()).min(2)),
})

/** How the brief names events and actors. */
export interface Wording extends z.output<typeof wordingSchema> {
  /** By ISO 3166 alpha-3: "Kazakhstan" and "Kazakh". */
  readonly countries: ReadonlyMap<string, { readonly name: string; readonly adjective: string }>
  /** What words such as "likely" stand for. */
  readonly likelihoods: LikelihoodWords
}
