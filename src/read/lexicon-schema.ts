import { z } from 'zod'
import type { GrammarWords } from '../code/grammar.ts'
import { PASSING } from '../code/lexicon.ts'
import { REPAIR_NAMES } from '../code/repair/settle.ts'
import { CAVEATS } from '../domain/claim.ts'
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
  besides: z.array(z.enum(EVENT_TYPES)).default([]),
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
  past: value.optional(),
  value: z.number().min(-3).max(3).optional(),
  valueNegated: z.number().min(-3).max(3).optional(),
  future: z.boolean().default(false),
  cites: z.enum(['subject', 'possessor', 'agent', 'anonymous']).optional(),
  complement: z.enum(['finite', 'infinitive', 'gerund']).optional(),
  prepositions: words.optional(),
  scope: z.string().default('clause'),
})

const modifierSchema = z.strictObject({
  name: z.string(),
  words,
  /** The relations in which the words act: aux, advmod, det, amod, case, yet. */
  as: z.string(),
  effect: z.union([value, z.literal('negate')]),
  negated: value.optional(),
  value: z.number().min(-3).max(3).optional(),
  valueNegated: z.number().min(-3).max(3).optional(),
  future: z.boolean().default(false),
  cites: z.literal('anonymous').optional(),
})

export const caveatsSchema = z.strictObject({
  caveats: z.array(
    z.strictObject({
      kind: z.enum(CAVEATS),
      when: z.enum(['affirmed', 'denied']),
      pronoun: z.boolean().default(true),
      verbs: words.optional(),
      nouns: words.optional(),
      adjectives: words.optional(),
    }),
  ),
  accounts: words,
})

const grade = z.number().min(-3).max(3)

export const gradesSchema = z.strictObject({
  labels: z.record(z.enum(FACTUALITIES), grade),
  ahead: z.partialRecord(z.enum(FACTUALITIES), grade),
  deniedNoun: z.strictObject({ definite: grade, bare: grade }).optional(),
  deniedByObject: grade.optional(),
  infinitive: grade.optional(),
  condition: grade,
  openDenied: grade.optional(),
  unrealised: grade.optional(),
  purpose: grade,
  topic: grade,
  passing: z.record(z.enum(PASSING), grade),
})

export const operatorsSchema = z.strictObject({
  operators: z.array(operatorSchema).default([]),
  modifiers: z.array(modifierSchema).default([]),
  marks: z
    .partialRecord(
      z.enum(['condition', 'temporal', 'until', 'whether', 'purpose', 'despite', 'manner']),
      words,
    )
    .optional(),
  accordingTo: words.optional(),
  /** Graded values, see `src/code/perspective/grade.ts`. */
  grades: gradesSchema.optional(),
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
  'aiming',
  'informing',
  'shared',
  'sharedPrepositions',
  'placeNouns',
  'hearsay',
  'sources',
  'takePart',
  'turningDown',
  'noSource',
  'prospective',
  'singlingOut',
  'particles',
  'blame',
  'obliqueControl',
  'citing',
  'sourceNouns',
  'objectControl',
  'neighbouring',
  'summoning',
  'complaining',
  'futureAux',
  'historyNouns',
  'partPrepositions',
  'contentPrepositions',
] as const satisfies readonly (keyof GrammarWords)[]

/** Word lists that only some languages have. */
export const GRAMMAR_KEYS_OF_SOME = [
  'genitive',
  'calledAs',
  'callingOn',
  'addressing',
  'orderedOn',
  'headlineJoins',
  'press',
  'clefting',
  'obeying',
  'behests',
  'instrumental',
  'perception',
  'matter',
  'personal',
  'relativeAdverbs',
  'amid',
  'answering',
  'attempts',
  'decisions',
  'ending',
  'means',
  'opposing',
  'arranging',
  'permitting',
  'besides',
  'continuing',
  'including',
  'talking',
  'provoking',
  'occasions',
  'edges',
  'owning',
  'directing',
  'directions',
  'undergoing',
  'perfect',
  'progressive',
  'inverting',
  'counterfactual',
  'noComplement',
  'merely',
  'focusing',
  'barring',
  'causing',
  'independent',
  'exceptFor',
  'adjunctPrepositions',
  'alternatives',
  'givers',
  'voicing',
  'any',
  'whoever',
  'sinceWhen',
  'afterwards',
  'benefit',
  'controlling',
  'expletives',
  'thingPronouns',
  'othersControl',
  'compoundPrepositions',
  'approximators',
  'possessives',
  'sourcePrepositions',
  'asideMarks',
  'ahead',
  'excess',
  'takingUp',
  'reflexive',
  'bounds',
  'messages',
  'perceiving',
  'seeing',
  'referring',
  'aims',
  'naming',
  'takenAs',
  'ago',
  'ages',
  'years',
  'tens',
  'stories',
  'narrating',
  'captions',
  'lawNouns',
  'anybody',
  'allowing',
  'proVerbs',
  'attempting',
  'soDone',
  'behindSpeech',
  'formerly',
  'quantifying',
  'decades',
  'terms',
  'adding',
  'given',
  'openingComplements',
  'infinitiveMarks',
  'relatives',
  'adversative',
  'additive',
  'absolutes',
  'casualties',
  'giving',
  'takingTime',
  'telling',
  'collectives',
  'planning',
  'titlesLikeTimes',
] as const satisfies readonly (keyof GrammarWords)[]

const slots = z.strictObject({ actor: words, target: words })

export const grammarSchema = z.strictObject({
  ...(Object.fromEntries(GRAMMAR_KEYS.map(key => [key, words])) as Record<
    (typeof GRAMMAR_KEYS)[number],
    typeof words
  >),
  ...(Object.fromEntries(GRAMMAR_KEYS_OF_SOME.map(key => [key, z.string().default('')])) as Record<
    (typeof GRAMMAR_KEYS_OF_SOME)[number],
    z.ZodDefault<z.ZodString>
  >),
  /** Repairs of trees, see `src/code/repair/settle.ts`. */
  repairs: words.refine(
    list => list.split(',').every(name => REPAIR_NAMES.includes(name.trim())),
    `names of repairs: ${REPAIR_NAMES.join(', ')}`,
  ),
  /** Where the parties of verbs, nouns and adjectives stand, if a family does not say. */
  slots: z.strictObject({ verbs: slots, nouns: slots, adjectives: slots }),
})

export const modesSchema = z.strictObject({
  contexts: z.record(z.string(), words),
  registers: z.array(
    z.strictObject({
      register: z.string(),
      enough: z.int().positive(),
      only: z.enum(['actorless', 'private', 'civil']).optional(),
      words,
    }),
  ),
})

export const classesSchema = z.record(z.string(), words)
