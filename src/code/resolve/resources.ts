import type { Day } from '../../domain/instant.ts'
import type { Role } from '../../domain/plover.ts'

/** What a name in the lexicon stands for. Country codes are ISO 3166 alpha-3. */
export type NameEntry =
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'demonym'; readonly country: string }
  /** A capital or a seat of power: as a party it is its country's government, as a place a town. */
  | { readonly kind: 'seat'; readonly country: string; readonly place: boolean }
  | { readonly kind: 'person'; readonly id: string; readonly offices: readonly Tenure[] }
  /** `code` as in a Participant; `members` where its people are of another role (a union's leader). */
  | { readonly kind: 'body'; readonly id: string; readonly offices: readonly Tenure[] }
  | { readonly kind: 'outlet'; readonly id: string; readonly name: string; readonly country: string | null }

/** A code held from one day up to another, both inclusive; null is open. */
export interface Tenure {
  readonly code: string
  readonly from: Day | null
  readonly to: Day | null
}

/** A name of one or more words, lower-cased, with what it may stand for. */
export interface NamePattern {
  readonly words: readonly string[]
  readonly entry: NameEntry
  /** True where the name must stand with a capital to count (all but a few). */
  readonly cased: boolean
}

/** A noun, or a noun with what stands before it, that tells a role. */
export interface RoleNoun {
  readonly words: readonly string[]
  readonly role: Role | null
  /** How the noun takes its role and country: see lexicon/en/roles.yaml. */
  readonly manner: RoleManner
}
export const ROLE_MANNERS = ['own', 'follow', 'former', 'unarmed', 'attacker', 'sourceless'] as const
export type RoleManner = (typeof ROLE_MANNERS)[number]

/** A town or region of the gazetteer. */
export interface Place {
  readonly name: string
  readonly country: string
  readonly kind: 'city' | 'region'
  readonly lat: number | null
  readonly lon: number | null
  readonly population: number
}

/** The gazetteer by lower-cased name; names are looked up one at a time, so that it is parsed only as needed. */
export interface Gazetteer {
  /** Candidates of that name, the most populous first; empty where it is unknown. */
  find(name: string): readonly Place[]
}

/** Words by which the resolver reads one language: closed classes, kept in lexicon/LANGUAGE/roles.yaml. */
export interface ResolveResources {
  readonly gazetteer: Gazetteer
}
