import type { Caveat } from '../domain/claim.ts'
import type { EventType, Factuality } from '../domain/plover.ts'
import type { Word } from '../domain/syntax.ts'
import type { Choices } from './choice/weights.ts'
import type { GrammarWords } from './grammar.ts'
import type { Part, PatternIndex } from './pattern.ts'
import type { ResolveResources } from './resolve/resources.ts'

/** What the coder knows: one part a language, and the names of the world that all share. */
export interface Lexicon {
  readonly languages: ByLanguage<LanguageLexicon>
  readonly resources: ResolveResources
}

/** One of something a language (ISO 639-1); what is costly to read is read when first asked for. */
export interface ByLanguage<T> {
  has(language: string): boolean
  get(language: string): T | undefined
}

export interface LanguageLexicon {
  readonly language: string
  readonly patterns: PatternIndex
  /** Semantic classes of lemmas (`force`, `weapon` ...), multi-word ones joined by `_`. */
  readonly classes: WordClasses
  readonly operators: Operators
  readonly caveats: Caveats
  readonly grammar: GrammarWords
  /** Past forms and participles of the verbs that patterns name, with their lemma. */
  readonly verbForms: ReadonlyMap<string, string>
  /** Forms of the lexicon's words with their lemma, in languages that inflect more than rules on endings can undo. */
  readonly forms: KnownForms
  /** Names of the repairs of trees that this language's parser and grammar call for, in the order of their doing. */
  readonly repairs: readonly string[]
  /** Lemmas of verbs that the lexicon names: another lemma of a known past form is the lemmatiser's guess. */
  readonly knownVerbs: ReadonlySet<string>
  /** Words written with hyphens (`walk-out`), which the tokeniser cuts and the coder joins. */
  readonly hyphenated: ReadonlySet<string>
  /** Verbs with their particle, `call off`. */
  readonly phrasal: ReadonlySet<string>
  readonly contexts: readonly ContextWords[]
  readonly registers: readonly RegisterWords[]
  /** Event types whose place falls back on the country. */
  readonly countryPlace: ReadonlySet<EventType>
  /** Modes of those types whose place does not: to leave an office happens nowhere in particular. */
  readonly placeless: ReadonlySet<string>
  /** What was learnt of how passages tell events, or null where nothing was. */
  readonly choices: Choices | null
}

export interface KnownForms {
  /** Lemmas that the form (in small letters) may belong to; empty where the lexicon has none. */
  find(form: string): readonly KnownForm[]
}

export interface KnownForm {
  readonly lemma: string
  readonly part: Part
  /** A verb whose present forms tell the future, as the perfective of Slavic languages does. */
  readonly perfective: boolean
  /** Cases that a noun's form may stand in, `n g d a i l`, capitals in the plural; empty where that is not known. */
  readonly cases: string
}

/** Words by which a report comments on what it tells ("unconfirmed"), and words for what is told ("report"). */
export interface Caveats {
  /** By lemma and coarse part of speech, `confirm/V`. */
  readonly words: ReadonlyMap<string, readonly CaveatWords[]>
  readonly accounts: ReadonlySet<string>
}

export interface CaveatWords {
  readonly kind: Caveat['kind']
  /** How the word has to stand: "was refuted", "was not confirmed". */
  readonly when: 'affirmed' | 'denied'
  /** Whether a pronoun may stand for what was told. */
  readonly pronoun: boolean
}

export type WordClasses = ReadonlyMap<string, ReadonlySet<string>>

/** Whether a word is of a semantic class; none is in a language that the coder does not know. */
export function isOfClass(lexicon: LanguageLexicon | undefined, name: string, { lemma }: Word): boolean {
  return lexicon?.classes.get(name)?.has(lemma.toLowerCase()) === true
}

/** A PLOVER context with the lemmas that give it away. */
export interface ContextWords {
  readonly context: string
  readonly words: ReadonlySet<string>
}

/** Words of a walk of life (sport, stage, markets) in which the trigger words mean no political event. */
export interface RegisterWords {
  readonly register: string
  readonly words: ReadonlySet<string>
  /** How many different words make a sentence be of this register. */
  readonly enough: number
  /**
   * What is no event here: everything, or only what nobody did (in a flood roads are closed and people killed by
   * nobody), or only what no public body, crowd or force has part in (a firm that attacks a rival's prices).
   */
  readonly only: 'actorless' | 'private' | 'civil' | null
}

/** The value of what a word governs: a FactBank value seen from an affirmed word, `same` to leave it as it is. */
export type Value = Factuality | 'same' | 'drop'

/**
 * What a word does to the event in its complement (Saurí 2008; Karttunen 1971, 2012; Nairn, Condoravdi and
 * Karttunen 2006): its value where the word is affirmed, and where it is negated.
 */
export interface Operator {
  readonly name: string
  readonly affirmed: Value
  readonly negated: Value
  /** Its value where the word stands affirmed in the past ("had to"), if another than `affirmed`. */
  readonly past: Value | null
  /** Graded value, from 3 to -3, of what it governs where it is affirmed, and where negated; null for that of its label. */
  readonly value: number | null
  readonly valueNegated: number | null
  readonly future: boolean
  /** Who is cited for the complement: the word's subject, nobody in particular, or no new source. */
  readonly cites: 'subject' | 'possessor' | 'agent' | 'anonymous' | null
  /** Governs only a clause of this form; null for any. */
  readonly complement: 'finite' | 'infinitive' | 'gerund' | null
  /** Governs only an oblique that one of these joins to it ("ready for"); null for any. */
  readonly prepositions: ReadonlySet<string> | null
  /** Which of its dependents it governs. */
  readonly scope: ReadonlySet<OperatorScope>
}
/** `content` is what a word does to the clause that its object governs: "miss a chance to" (Karttunen 2012). */
export const OPERATOR_SCOPES = ['clause', 'object', 'subject', 'oblique', 'content'] as const
export type OperatorScope = (typeof OPERATOR_SCOPES)[number]

export interface Operators {
  /** By lemma and coarse part of speech, `deny/V`; multi-word ones as `rule_out/V`. */
  readonly words: ReadonlyMap<string, readonly Operator[]>
  /** Adverbs, auxiliaries and determiners that act on their own head: `probably`, `may`, `no`. */
  readonly modifiers: ReadonlyMap<string, Modifier>
  /** Subordinators: `if` makes both members U, `to` of purpose drops. */
  readonly marks: ReadonlyMap<string, MarkEffect>
  readonly grades: Grades
}

/** How surely a reader takes a word to have happened, from 3 to -3, by what the walk through its sentence found. */
export interface Grades {
  readonly labels: Readonly<Record<Factuality, number>>
  /** The same where it lies ahead. */
  readonly ahead: Readonly<Partial<Record<Factuality, number>>>
  /** A noun whose verb is denied, a verb denied by its object, and a fact told as an infinitive; as their labels where left out. */
  readonly deniedNoun?: { readonly definite: number; readonly bare: number } | undefined
  readonly deniedByObject?: number | undefined
  readonly infinitive?: number | undefined
  readonly condition: number
  /** What is left open under a denial ("no reason to leave", "if he does not sign"); as its label where left out. */
  readonly openDenied?: number | undefined
  /** What "would have" tells where no condition is named. */
  readonly unrealised?: number | undefined
  readonly purpose: number
  readonly topic: number
  /** Taken off what is presupposed under something less than a fact, by the form in which it is told. */
  readonly passing: Readonly<Record<Passing, number>>
}
export const PASSING = ['definite', 'bare', 'past', 'present', 'infinite'] as const
export type Passing = (typeof PASSING)[number]

export interface Modifier {
  readonly name: string
  readonly effect: Value | 'negate'
  readonly negated: Value | null
  readonly value: number | null
  readonly valueNegated: number | null
  readonly future: boolean
  readonly cites: 'anonymous' | null
}

export type MarkEffect = 'condition' | 'temporal' | 'until' | 'whether' | 'purpose' | 'despite' | 'manner'
