import type { MagnitudeKind } from '../../domain/claim.ts'
import type { Day } from '../../domain/instant.ts'
import type { Role } from '../../domain/plover.ts'
import type { ByLanguage } from '../lexicon.ts'
import type { Declension } from './declension.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { NameIndex } from './names.ts'

/** A code held from one day up to another, both inclusive; null is open. */
export interface Tenure {
  readonly code: string
  readonly from: Day | null
  readonly to: Day | null
}

/** What a name in the lexicon stands for. Country codes are ISO 3166 alpha-3. */
export type NameEntry =
  /** `beside`: a short name ("the North"), which counts where the text names one of these countries. */
  | { readonly kind: 'country'; readonly country: string; readonly beside: readonly string[] | null }
  | { readonly kind: 'demonym'; readonly country: string }
  /**
   * A capital or a seat of power: as a party it is its country's government; `town` where it is a place too, `shared`
   * where another state's is better known by the name.
   */
  | { readonly kind: 'seat'; readonly country: string; readonly town: boolean; readonly shared: boolean }
  /** `minor`: a surname alone is understood where the passage names the country. */
  | {
      readonly kind: 'person'
      readonly id: string
      readonly tenures: readonly Tenure[]
      readonly minor: boolean
    }
  /** `generic`: other countries have one of that name, so that the passage may tell another country ("Peru's Congress"). */
  | {
      readonly kind: 'body'
      readonly id: string
      readonly tenures: readonly Tenure[]
      readonly generic: boolean
    }
  | { readonly kind: 'outlet'; readonly name: string; readonly country: string }

/**
 * How a noun takes its role. `own`: it holds it; `follow`: it speaks for a body and takes that body's;
 * `thing`: it counts as its owner where the owner is named, else as nobody.
 */
export type RoleManner = 'own' | 'follow' | 'thing'

export interface RoleEntry {
  readonly manner: RoleManner
  readonly role: Role
  /** "Gen.", "PM": counts with a capital, and not after a number ("5 PM"). */
  readonly abbreviated: boolean
}

/** Closed classes and role nouns of one language: lexicon/LANGUAGE/roles.yaml and dates.yaml. */
export interface ResolveWords {
  /** Role phrases by their first word, the longest first; words are base forms. */
  readonly roles: ReadonlyMap<string, readonly (RoleEntry & { readonly words: readonly string[] })[]>
  /** Adjectives and nouns before a noun that set its role. */
  readonly modifiers: ReadonlyMap<string, Role>
  /** Role phrases by which the press means one country's, where the text names that country: "the administration". */
  readonly usage: ReadonlyMap<string, string>
  /** Letters of parties that stand with a constituency behind the name of a member of one country's parliament: "R-Tenn.". */
  readonly benches: ReadonlyMap<string, string>
  readonly former: ReadonlySet<string>
  /** Nouns before a surname that say that its bearer is in office. */
  readonly titles: ReadonlySet<string>
  readonly sourceless: ReadonlySet<string>
  readonly abroad: ReadonlySet<string>
  readonly quantity: ReadonlySet<string>
  readonly anaphors: { readonly [K in AnaphorKind]: ReadonlySet<string> }
  readonly grammar: { readonly [K in GrammarClass]: ReadonlySet<string> }
  /** How names decline; empty where they do not. */
  readonly declensions: readonly Declension[]
  readonly dates: DateWords
  readonly magnitudes: MagnitudeWords
}

export const ANAPHOR_KINDS = ['alliance', 'band', 'body', 'country', 'people', 'person'] as const
export type AnaphorKind = (typeof ANAPHOR_KINDS)[number]

export const GRAMMAR_CLASSES = [
  'continents',
  'seas',
  'seats',
  'agencies',
  'official',
  'informed',
  'owner',
  'owning',
  'company',
  'origin',
  'authors',
  'insiders',
  'projectiles',
  'location',
  'compass',
  'venues',
  'conjunction',
  'employees',
  'subnational',
  'region',
  'sides',
  'fleeing',
  'honorifics',
  'doneToPeople',
  'popular',
  'peoples',
  'every',
  'missions',
  'quarters',
  'counsel',
  'assailants',
  'same',
  'arresting',
  'others',
  'those',
  'plural',
  'masculine',
  'feminine',
  'neuter',
  'first',
  'second',
  'nobody',
  'led',
  'based',
  'witnessing',
  'demanding',
  'collective',
  'sending',
  'sentTo',
  'personal',
  'aircraft',
  'stance',
  'undergone',
  'crowd',
  'government',
  'domestic',
  'topical',
  'matter',
  'partitive',
  'borders',
  'stated',
  'foreign',
  'gathering',
  'bodies',
  'men',
  'settlements',
  'landmarks',
  'towns',
  'localities',
  'regions',
  'thereabouts',
  'everywhere',
  'nations',
  'local',
  'national',
  'inward',
  'goals',
  'recipients',
  'outward',
  'workplaces',
  'officers',
  'protesters',
  'corpses',
  'motion',
  'speaking',
  'media',
  'followers',
  'serving',
  'including',
  'presiding',
  'openGround',
  'anybody',
  'blaming',
  'pair',
] as const
export type GrammarClass = (typeof GRAMMAR_CLASSES)[number]

/** Words of time: lexicon/LANGUAGE/dates.yaml. */
export interface DateWords {
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: ReadonlyMap<string, number>
  /** 1 to 12. */
  readonly months: ReadonlyMap<string, number>
  /** Days from the day of publication: yesterday -1. */
  readonly shifts: ReadonlyMap<string, number>
  /** Units in days, for "two days ago". */
  readonly units: ReadonlyMap<string, number>
  readonly numbers: ReadonlyMap<string, number>
  readonly ago: ReadonlySet<string>
  readonly next: ReadonlySet<string>
  readonly last: ReadonlySet<string>
  readonly deadline: ReadonlySet<string>
  readonly span: ReadonlySet<string>
  /** Before the end of a span of hours: "from dusk to dawn". */
  readonly upTo: ReadonlySet<string>
  readonly later: ReadonlySet<string>
  /** By first word; `when` is month-day. */
  readonly feasts: ReadonlyMap<
    string,
    readonly { readonly parts: readonly string[]; readonly when: string }[]
  >
  readonly planned: ReadonlySet<string>
  /** Auxiliaries of the perfect, which lies behind. */
  readonly perfect: ReadonlySet<string>
  /** Parts of a day: "ночь на понедельник", "by nightfall", "that evening". */
  readonly parts: ReadonlySet<string>
  /** Parts of a day that come on the day after, if a night was told: "by morning". */
  readonly early: ReadonlySet<string>
  /** Nouns that only say what kind what follows is: "a state of emergency". */
  readonly kinds: ReadonlySet<string>
  /** Verbs whose object was there before: "called off the strike". */
  readonly takesUp: ReadonlySet<string>
  /** Nouns of what follows an act: "in connection with the bombing". */
  readonly aftermath: ReadonlySet<string>
  /** Verbs of punishing, blaming and thanking, and the prepositions before what they are done for. */
  readonly answering: ReadonlySet<string>
  readonly grounds: ReadonlySet<string>
  /** Prepositions before a part of the day told last: "in the evening", "by nightfall". */
  readonly within: ReadonlySet<string>
  /** Before "day" or a part of it: the day told last ("the same night", "that evening"). */
  readonly same: ReadonlySet<string>
  /** Behind a weekday: what is held on it ("after Friday prayers"). */
  readonly rites: ReadonlySet<string>
  /** Stretches of several days, and what stands before them: "last week", "this month", "at the weekend". */
  readonly stretches: ReadonlySet<string>
  readonly stretching: ReadonlySet<string>
  /** Weekdays and months are written with a capital. */
  readonly capitalised: boolean
  readonly implicative: ReadonlySet<string>
  readonly future: ReadonlySet<string>
  readonly after: ReadonlySet<string>
  readonly before: ReadonlySet<string>
  readonly while: ReadonlySet<string>
  /** Before "day": the one after, and the one before, the day told last ("the next day", "the previous day"). */
  readonly following: ReadonlySet<string>
  readonly preceding: ReadonlySet<string>
  /** Behind a number of days or hours: counted from the day told last ("two days later", "a day earlier"). */
  readonly thereafter: ReadonlySet<string>
  readonly beforehand: ReadonlySet<string>
}

/** Words of quantity: lexicon/LANGUAGE/magnitudes.yaml. */
export interface MagnitudeWords {
  readonly nouns: ReadonlyMap<string, MagnitudeKind>
  readonly predicates: ReadonlyMap<string, MagnitudeKind>
  readonly atLeast: ReadonlySet<string>
  readonly atMost: ReadonlySet<string>
  readonly about: ReadonlySet<string>
  /** A little less than the number. */
  readonly nearly: ReadonlySet<string>
  readonly total: ReadonlySet<string>
  readonly new: ReadonlySet<string>
  /** Nouns that stand for a number ("toll"): it follows their verb. */
  readonly tallies: ReadonlySet<string>
  /** Of whom a number tells years or children ("a girl of four"). */
  readonly aged: ReadonlySet<string>
  readonly units: ReadonlyMap<string, number>
  readonly multipliers: ReadonlyMap<string, number>
  readonly vague: ReadonlyMap<string, { readonly low: number; readonly high: number | null }>
  /** Words that stand before a unit and say that there were more of it ("several dozen"): how many at least. */
  readonly multiples: ReadonlyMap<string, number>
  /** What stands before the fraction of a number, and between its thousands: "2,500.5" or "2 500,5". */
  readonly decimal: string
  readonly grouping: string
  /** Words that join the parts of a number ("one hundred and five"), and the ends of a range. */
  readonly joints: ReadonlySet<string>
  readonly rangeJoints: ReadonlySet<string>
  readonly rangeOpeners: ReadonlySet<string>
}

/** What participants, places and dates are resolved with. */
export interface ResolveResources {
  /** The names that are known in every language. */
  readonly names: NameIndex
  /** Those with the names of one language. */
  readonly namesIn: ByLanguage<NameIndex>
  readonly gazetteer: Gazetteer
  /** English name by ISO 3166 alpha-3 code. */
  readonly countryNames: ReadonlyMap<string, string>
  readonly words: ByLanguage<ResolveWords>
}

/** The names that a text in `language` may have. */
export function namesOf(resources: ResolveResources, language: string): NameIndex {
  return resources.namesIn.get(language) ?? resources.names
}
