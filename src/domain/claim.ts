import type { Day } from './instant.ts'
import type { EventType, Factuality, Tense } from './plover.ts'
import type { Span } from './syntax.ts'

/** A party to an event. `code` is `ISO3 ROLE`, `IGO NAME`, `--- ROLE`, or empty where nothing could be resolved. */
export interface Participant {
  readonly code: string
  /** The name or description as written. */
  readonly name: string
  /** Identifier of the lexicon's entry, where a named person or body was recognised. */
  readonly entity: string | null
  /** Where it stands in the report's text; null where it is understood (a possessor of another sentence). */
  readonly span: Span | null
}

/** Who is cited. `code` as in the gold guide: an actor's code, `MED Outlet`, or `anonymous`. */
export interface Citation {
  readonly code: string
  readonly name: string
  readonly span: Span | null
}

/** Where it happened, at the precision of the text: a region is not a point. */
export interface ClaimPlace {
  /** English name as in the gazetteer, or as written; an ISO3 code where only the country is known. */
  readonly name: string
  readonly country: string | null
  readonly precision: 'city' | 'region' | 'country' | 'unknown'
  /** Degrees, WGS 84; null unless the precision is `city`. */
  readonly point: { readonly lat: number; readonly lon: number } | null
  readonly span: Span | null
  /** The building or square that a denial is limited to ("no riots near the ice palace"): it says nothing of the rest. */
  readonly site?: string | undefined
}

export const MAGNITUDE_KINDS = [
  'killed',
  'injured',
  'detained',
  'missing',
  'participants',
  'troops',
  'aircraft',
  'money',
  'price',
  'percent',
  'distance',
  'duration',
] as const
export type MagnitudeKind = (typeof MAGNITUDE_KINDS)[number]

/** A number with its hedge as an interval: "at least 12" is [12, null]. */
export interface Magnitude {
  readonly kind: MagnitudeKind
  readonly low: number | null
  readonly high: number | null
  /** `total` where the text counts up to now, `new` where it counts this happening alone. */
  readonly scope: 'new' | 'total' | 'unknown'
  /** Currency, `percent`, `km`, `hours` ... ; null where things are counted. */
  readonly unit: string | null
  /** What is counted, as written ("police", "attackers"). */
  readonly of: string | null
  /** Where its own clause says that those counted are; null where it does not say. Left out of what no coder read. */
  readonly place?: ClaimPlace | null | undefined
  /** Whether the sentence denies it, where the claim is told otherwise ("denied that 160 died in the riots"). */
  readonly denied?: boolean | undefined
  /** The sentence that gives it, where the claim quotes another that tells of the same happening. */
  readonly quote?: Span | undefined
  readonly span: Span
}

export const CAVEATS = ['unconfirmed', 'unproven', 'denied', 'withdrawn', 'refuted'] as const

/** What the report itself says of a claim that it carries: that nobody confirmed it, that somebody denied it ... */
export interface Caveat {
  readonly kind: (typeof CAVEATS)[number]
  /** Who denies it; null where nobody is named. */
  readonly by: Citation | null
  readonly span: Span
}

/** One line of the answer to "why": which rule or lexicon line gave the field, and from which words. */
export interface CodingTerm {
  readonly field: string
  readonly rule: string
  readonly span: Span | null
}

/**
 * What the claim leaves open, as what stands around makes likeliest. It is for whoever reads the claim, and no fact:
 * what is made of claims goes by what they state.
 */
export interface Likely {
  readonly actors?: readonly Participant[] | undefined
  readonly targets?: readonly Participant[] | undefined
  readonly place?: ClaimPlace | undefined
}

/** One statement in a report that an event happened, happens or may happen. */
export interface Claim {
  /** `REPORT#N`, N counting from 1 in text order. */
  readonly id: string
  readonly report: string
  readonly event: EventType
  readonly mode: string | null
  readonly contexts: readonly string[]
  readonly trigger: Span & { readonly text: string }
  /** The sentence that is quoted. */
  readonly quote: Span
  readonly actors: readonly Participant[]
  readonly targets: readonly Participant[]
  readonly place: ClaimPlace | null
  readonly date: Day | null
  readonly time: Tense
  readonly factuality: Factuality
  /** The condition on which it hangs ("if they fired"), kept apart from facts. */
  readonly condition: Span | null
  /** What the report says of it beside ("the report has not been confirmed"); left out where it says nothing. */
  readonly caveat?: Caveat | undefined
  /** The innermost cited source; null where the outlet itself asserts it. */
  readonly attribution: Citation | null
  /** All cited sources, outermost first; the last is `attribution`. */
  readonly chain: readonly Citation[]
  readonly magnitudes: readonly Magnitude[]
  /** Left out where nothing is likelier than what the claim states. */
  readonly likely?: Likely | undefined
  readonly why: readonly CodingTerm[]
}
