import type { ClaimPlace, MagnitudeKind } from './claim.ts'
import type { Day, Instant } from './instant.ts'
import type { EventType } from './plover.ts'

/** A probability with the interval inside which we believe it to lie. */
export interface Belief {
  readonly p: number
  readonly low: number
  readonly high: number
}

/** Admiralty code (NATO AJP-2.1): reliability of the source, credibility of the information; never multiplied. */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Reliability = (typeof RELIABILITIES)[number]
export type Credibility = 1 | 2 | 3 | 4 | 5 | 6
export interface Grade {
  readonly reliability: Reliability
  readonly credibility: Credibility
}

/** One addend of a number, in the number's own unit (log-odds for a belief). */
export interface Term {
  readonly label: string
  readonly value: number
  readonly claims: readonly string[]
  /** What it would be as the first of its side: an event's further origins count less. */
  readonly alone: number
}

/** Where claims end: claims of one origin say the same thing once, however many outlets carry it. */
export interface Origin {
  readonly id: string
  readonly kind: 'statement' | 'witness' | 'measurement' | 'document' | 'outlet' | 'unknown'
  /** Who stands behind it: a code, an outlet's name or `anonymous`. */
  readonly who: string
  /** Null where it leaves open whether it is so. */
  readonly supports: boolean | null
  readonly claims: readonly string[]
  readonly first: Instant
}

/** What a count counts: figures of two scopes are never held against each other, and none replaces the other. */
export interface CountScope {
  /** A part of the people ("security forces", "medical workers"; for troops the party that sends them); null for all. */
  readonly whom: string | null
  /** A town or region; null for the country as a whole, and where none is named. */
  readonly place: string | null
  /** `new`: of one happening alone; `total`: so far. */
  readonly counts: 'total' | 'new'
}

/** A count through time, e.g. the killed: what was believed, who gave it. */
export interface RunningValue {
  readonly kind: MagnitudeKind
  readonly scope: CountScope
  /** The scope in words ("security forces in Almaty"); null where all are counted. */
  readonly of: string | null
  readonly unit: string | null
  readonly points: readonly ValuePoint[]
  /** The figure that stands at the end; as wide as both where two voices dispute it. Null where all were taken back. */
  readonly standing: ValuePoint | null
  readonly disputed: boolean
}

export interface ValuePoint {
  readonly at: Instant
  readonly low: number | null
  readonly high: number | null
  readonly who: string
  readonly claim: string
  /** Who first says that the figure is wrong, and in which claim; left out where nobody does. */
  readonly denied?: { readonly at: Instant; readonly who: string; readonly claim: string } | undefined
}

/** What one or more claims speak of. */
export interface Event {
  readonly id: string
  readonly type: EventType
  readonly mode: string | null
  /** Codes, sorted. */
  readonly actors: readonly string[]
  readonly targets: readonly string[]
  readonly place: ClaimPlace | null
  /** First and last day that the claims give; null where none gives one. */
  readonly from: Day | null
  readonly to: Day | null
  readonly time: 'past' | 'present' | 'future'
  readonly conditional: boolean
  /** In order of publication. */
  readonly claims: readonly string[]
  readonly origins: readonly Origin[]
  readonly first: Instant
  readonly last: Instant
  readonly belief: Belief
  readonly grade: Grade
  /** Some origin asserts it and another denies it. */
  readonly disputed: boolean
  /** Log-odds terms that add up to the belief, prior first. */
  readonly terms: readonly Term[]
  /** Where some leave it open, as an order or a demand does: how far to believe that it was told so. */
  readonly open?: { readonly belief: Belief; readonly terms: readonly Term[] } | undefined
  readonly values: readonly RunningValue[]
}

/** An outlet or a cited speaker, with a reliability learnt from its record. */
export interface Source {
  /** Outlet's name, or `code: NAME` of a speaker. */
  readonly id: string
  /** How its reports spell it: one outlet may publish under several names, and still has one record. */
  readonly names: readonly string[]
  readonly kind: 'outlet' | 'speaker'
  readonly country: string | null
  readonly owner: string | null
  readonly reliability: Belief
  readonly grade: Reliability
  readonly reports: number
  /** Its statements that are known to be right or wrong by the hour. */
  readonly settled: number
  readonly why: string
}
