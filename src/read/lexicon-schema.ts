import { z } from 'zod'
import type { GrammarWords } from '../code/lexicon.ts'
import { EVENT_TYPES, FACTUALITIES } from '../domain/plover.ts'

const value = z.enum([...FACTUALITIES, 'same', 'drop'])
export const words = z.string().min(1)

const exampleSchema = z.strictObject({
  text: z.string(),
  published: z.string().optional(),
  /** `TYPE trigger FACTUALITY` of each claim expected, in text order. */
  claims: z.array(z.string()),
})

const familySchema = z.strictObject({
  name: z.string(),
  verbs: words.optional(),
  nouns: words.optional(),
  adjectives: words.optional(),
  with: z.string().optional(),
  trigger: z.string().optional(),
  actor: z.string().optional(),
  target: z.string().optional(),
  inverted: z.boolean().default(false),
  mode: z.string().optional(),
  contexts: z.array(z.string()).optional(),
  examples: z.array(exampleSchema).optional(),
})

export const eventsSchema = z.strictObject({
  type: z.enum([...EVENT_TYPES, 'NONE']),
  /** Whether a place falls back on the country beyond doubt. */
  place: z.enum(['strict', 'country']).default('strict'),
  families: z.array(familySchema),
})
export type EventsFile = z.output<typeof eventsSchema>

const operatorSchema = z.strictObject({
  name: z.string(),
  verbs: words.optional(),
  nouns: words.optional(),
  adjectives: words.optional(),
  affirmed: value,
  negated: value,
  future: z.boolean().default(false),
  cites: z.enum(['subject', 'possessor', 'agent', 'anonymous']).optional(),
  complement: z.enum(['finite', 'infinitive']).optional(),
  scope: z.string().default('clause'),
})

const modifierSchema = z.strictObject({
  name: z.string(),
  words,
  /** The relations in which the words act: aux, advmod, det, amod, case, yet. */
  as: z.string(),
  effect: z.union([value, z.literal('negate')]),
  negated: value.optional(),
  future: z.boolean().default(false),
  cites: z.literal('anonymous').optional(),
})

export const operatorsSchema = z.strictObject({
  operators: z.array(operatorSchema).default([]),
  modifiers: z.array(modifierSchema).default([]),
  marks: z
    .record(z.enum(['condition', 'temporal', 'until', 'whether', 'purpose', 'despite', 'manner']), words)
    .optional(),
  accordingTo: words.optional(),
})

export const GRAMMAR_KEYS = [
  'lightDo',
  'lightSuffer',
  'occur',
  'negativePronouns',
  'quantityNouns',
  'agentPrepositions',
  'topicNouns',
  'topicPrepositions',
  'objectPresupposed',
  'subjectControl',
  'accordingTo',
  'speech',
  'complementisers',
  'timeNouns',
  'hearsay',
  'sources',
  'takePart',
  'turningDown',
  'obeying',
  'behests',
  'noSource',
  'prospective',
  'singlingOut',
  'particles',
  'blame',
  'obliqueControl',
  'citing',
  'sourceNouns',
  'objectControl',
  'futureAux',
  'historyNouns',
  'instrumental',
  'perception',
  'matter',
  'personal',
  'relativeAdverbs',
  'amid',
  'undergoing',
] as const satisfies readonly (keyof GrammarWords)[]

/** Classes that a language may do without. */
const OPTIONAL_GRAMMAR: ReadonlySet<string> = new Set(['obeying', 'behests'])
export const grammarSchema = z.strictObject(
  Object.fromEntries(
    GRAMMAR_KEYS.map(key => [key, OPTIONAL_GRAMMAR.has(key) ? words.optional() : words]),
  ) as Record<(typeof GRAMMAR_KEYS)[number], typeof words>,
)

export const modesSchema = z.strictObject({
  contexts: z.record(z.string(), words),
  registers: z.array(z.strictObject({ register: z.string(), enough: z.int().positive(), words })),
})

export const classesSchema = z.record(z.string(), words)
