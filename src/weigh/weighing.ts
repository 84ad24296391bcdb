import { z } from 'zod'
import { siteSchema } from '../domain/outlet.ts'
import { EVENT_TYPES } from '../domain/plover.ts'
import { OUTLET_KINDS } from '../domain/report.ts'
import { FEATURES, type Feature } from './likeness.ts'

const share = z.number().gt(0).lt(1)
const factor = z.number().min(0).max(3)

const beginnings = z.array(z.string().min(2)).min(1)
const most = z.int().positive()
const mostOf = z.strictObject({ killed: most, injured: most, missing: most, detained: most, troops: most })

/** The form of lexicon/weighing.yaml; what each key means is said there. */
export const weighingSchema = z.strictObject({
  prior: z.record(z.string(), share).refine(record => 'default' in record, 'expected a `default`'),
  outlets: z.strictObject({
    ...(Object.fromEntries(OUTLET_KINDS.map(kind => [kind, share])) as Record<
      (typeof OUTLET_KINDS)[number],
      typeof share
    >),
    unknown: share,
  }),
  speakers: z.record(z.string(), share).refine(record => 'default' in record, 'expected a `default`'),
  speech: z.strictObject({ reliability: share, events: z.array(z.enum(EVENT_TYPES)) }),
  hedges: z.strictObject({ CT: factor, PR: factor, PS: factor, U: factor }),
  caveats: z.strictObject({
    unconfirmed: factor,
    unproven: factor,
    denied: factor,
    withdrawn: factor,
    refuted: factor,
  }),
  interest: z.strictObject({
    deniesOwn: factor,
    accusesOther: factor,
    admitsOwn: factor,
    harmful: z.array(z.string()),
    costly: z.array(z.string()),
  }),
  dependence: share,
  copied: share,
  late: z.strictObject({ halfHours: z.number().positive(), floor: z.number().min(0).lt(1) }),
  unanswered: factor,
  ownReporters: z.array(z.string()),
  ownNames: z.array(z.string()),
  carriers: z.array(siteSchema),
  reading: z.number().gt(0.5).lt(1),
  priorStrength: z.number().positive(),
  bounds: z.tuple([share, share]),
  copies: z.strictObject({
    shingle: z.int().min(2).max(10),
    contained: share,
    verbatim: share,
    sameFacts: share,
    translationHours: z.number().positive(),
    translationNumbers: z.int().min(2),
    translationNumbersAlike: share,
    translationFacts: share,
  }),
  counted: z.record(z.string(), beginnings).refine(record => 'all' in record, 'expected a list `all`'),
  mostCounted: z.strictObject({ town: mostOf, country: mostOf }),
  senses: z.record(z.string(), beginnings),
  standing: z.strictObject({ events: z.array(z.enum(EVENT_TYPES)), senses: z.array(z.string()) }),
  lasting: z.array(z.string()),
  tolls: z.array(z.string()),
  things: z.record(z.string(), beginnings),
  nights: beginnings,
  takingUp: beginnings,
  acting: beginnings,
  backdrop: beginnings,
  joining: z.strictObject({
    ...(Object.fromEntries(FEATURES.map(name => [name, z.number()])) as Record<Feature, z.ZodNumber>),
    average: z.number().min(0).max(1),
    threshold: z.number(),
    windowDays: z.int().min(0),
  }),
})
export type Weighing = z.output<typeof weighingSchema>

export type { Outlet } from '../domain/outlet.ts'
