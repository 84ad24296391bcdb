import type { Caveat } from '../domain/claim.ts'
import type { EventType, Factuality } from '../domain/plover.ts'
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

/** Closed classes of a language that the engine needs by name. */
export interface GrammarWords {
  /** Verbs that carry a noun's event for it: done by their subject, or suffered by it. */
  readonly lightDo: ReadonlySet<string>
  readonly lightSuffer: ReadonlySet<string>
  /** Verbs that say of their subject or object only that it is, begins, goes on or ends. */
  readonly occur: ReadonlySet<string>
  readonly negativePronouns: ReadonlySet<string>
  readonly quantityNouns: ReadonlySet<string>
  readonly agentPrepositions: ReadonlySet<string>
  readonly topicNouns: ReadonlySet<string>
  readonly topicPrepositions: ReadonlySet<string>
  readonly objectPresupposed: ReadonlySet<string>
  readonly subjectControl: ReadonlySet<string>
  readonly accordingTo: ReadonlySet<string>
  readonly speech: ReadonlySet<string>
  readonly complementisers: ReadonlySet<string>
  readonly timeNouns: ReadonlySet<string>
  /** "aimed at ending": participles that tell what something is for. */
  readonly aiming: ReadonlySet<string>
  /** "warned them of an attack": verbs of telling somebody of something. */
  readonly informing: ReadonlySet<string>
  /** "In the capital, Abuja": nouns that a town's name stands beside. */
  readonly placeNouns: ReadonlySet<string>
  /** Verbs whose passive without an agent cites nobody in particular: "it is said". */
  readonly hearsay: ReadonlySet<string>
  /** "the first to", "the only one to". */
  readonly singlingOut: ReadonlySet<string>
  readonly particles: ReadonlySet<string>
  /** Verbs whose object is said to have done what follows: "accuse X of". */
  readonly blame: ReadonlySet<string>
  /** Verbs whose addressee stands behind a preposition: "call on X to". */
  readonly obliqueControl: ReadonlySet<string>
  /** Verbs by which one source names another: "citing the ministry". */
  readonly citing: ReadonlySet<string>
  /** Pronouns that only lead up to whom a clause is about: "it was the police who fired". */
  readonly clefting: ReadonlySet<string>
  /** Nouns of outlets without a name, which pass on what others say: "citing the ministry and local media". */
  readonly press: ReadonlySet<string>
  /** Nouns of "on the orders of X". */
  readonly behests: ReadonlySet<string>
  /** Verbs of doing what an order says: `obey`, `carry`. */
  readonly obeying: ReadonlySet<string>
  /** Verbs that turn down what their object asks for. */
  readonly turningDown: ReadonlySet<string>
  /** Nouns behind "according to" that are nobody's word. */
  readonly noSource: ReadonlySet<string>
  /** Forms before an infinitive by which it lies ahead: "is going to". */
  readonly prospective: ReadonlySet<string>
  /** Nouns of telling that may be cited: "citing sources". */
  readonly sources: ReadonlySet<string>
  /** Nouns of "in the words of X". */
  readonly sourceNouns: ReadonlySet<string>
  /** Verbs whose object does what the infinitive says: "wants X to". */
  /** Verbs whose subject does what stands behind their "in": `participate`, `take_part`. */
  readonly takePart: ReadonlySet<string>
  readonly objectControl: ReadonlySet<string>
  readonly futureAux: ReadonlySet<string>
  /** Prepositions behind which stands what somebody takes part in. */
  readonly partPrepositions: ReadonlySet<string>
  /** Prepositions, or the bare case, by which a noun says what it is of: "of". */
  readonly contentPrepositions: ReadonlySet<string>
  /** The preposition in the place of a case: "the arrest of farmers". */
  readonly genitive: ReadonlySet<string>
  /** Prepositions behind which stands what something is called: "described it as a coup". */
  readonly calledAs: ReadonlySet<string>
  /** Prepositions of whom a call is made on: "called on troops to lay down arms". */
  readonly callingOn: ReadonlySet<string>
  /** All prepositions of whom one asks: "appealed to them to leave". */
  readonly addressing: ReadonlySet<string>
  /** Prepositions of "on the orders of X". */
  readonly orderedOn: ReadonlySet<string>
  /** Words that join two sentences of a headline: "Police fire as crowds march". */
  readonly headlineJoins: ReadonlySet<string>
  /** Auxiliaries of the perfect: "have been sent". */
  readonly perfect: ReadonlySet<string>
  /** Auxiliaries of what goes on, is arranged or is about to be: "are marching", "are to return". */
  readonly progressive: ReadonlySet<string>
  /** Auxiliaries that before their subject open a condition: "had they fired", "should they fire". */
  readonly inverting: ReadonlySet<string>
  /** Auxiliaries that with the perfect tell what did not happen: "would have burned". */
  readonly counterfactual: ReadonlySet<string>
  /** Subordinators whose clause no verb governs: "because", "when". */
  readonly noComplement: ReadonlySet<string>
  /** Words before an infinitive that tells what came next: "only to strip them". */
  readonly merely: ReadonlySet<string>
  /** "kept them from leaving": before what is kept from being done. */
  readonly barring: ReadonlySet<string>
  /** Verbs whose oblique comes about through them ("result in", "lead to"). */
  readonly causing: ReadonlySet<string>
  /** Verbs whose object goes on without them ("did not join the raid", "declined to extend the curfew"). */
  readonly independent: ReadonlySet<string>
  /** "Without the truce, thousands would have been killed": what stands for a condition against the facts. */
  readonly exceptFor: ReadonlySet<string>
  /** Prepositions of where, when and why, which join no content to a verb. */
  readonly adjunctPrepositions: ReadonlySet<string>
  /** "not only", "not just": what is said not to be all is not denied. */
  readonly focusing: ReadonlySet<string>
  /** Conjunctions that deny or leave open each member: "or". */
  readonly alternatives: ReadonlySet<string>
  /** Prepositions behind which stands who gives a word: "a statement by", "news from". */
  readonly givers: ReadonlySet<string>
  /** Verbs of giving a word again: "repeated its demand". */
  readonly voicing: ReadonlySet<string>
  /** Determiners of what need not be: "any attack". */
  readonly any: ReadonlySet<string>
  /** Pronouns that make a condition of a subject: "anyone who resists". */
  readonly whoever: ReadonlySet<string>
  /** Prepositions behind which history stands: "since the revolution". */
  readonly sinceWhen: ReadonlySet<string>
  /** Those behind which it stands before nouns of history: "years after the war". */
  readonly afterwards: ReadonlySet<string>
  /** Prepositions behind which stands what something is for. */
  readonly benefit: ReadonlySet<string>
  /** Prepositions before a gerund that the object does: "accuse X of shelling". */
  readonly controlling: ReadonlySet<string>
  /** Pronouns that stand for nothing: "there". */
  readonly expletives: ReadonlySet<string>
  /** Pronouns that stand for a thing, whatever it is: "it". */
  readonly thingPronouns: ReadonlySet<string>
  /** Verbs whose infinitive others do than their subject: "потребовал прекратить огонь". */
  readonly othersControl: ReadonlySet<string>
  /** Prepositions made of one and a noun: "в отношении". */
  readonly compoundPrepositions: ReadonlySet<string>
  /** Prepositions that before a number only make it rough, and govern no noun: "около 20 солдат". */
  readonly approximators: ReadonlySet<string>
  /** Possessives that stand for a third person: "его". */
  readonly possessives: ReadonlySet<string>
  /** Prepositions behind which a verb of speech without subject names its source: "сообщили в полиции". */
  readonly sourcePrepositions: ReadonlySet<string>
  /** Adverbs before an adjective by which the infinitive behind did not come to pass: "too late to". */
  readonly excess: ReadonlySet<string>
  /** Words of a time that lies ahead: "tomorrow", "next week". */
  readonly ahead: ReadonlySet<string>
  /** Words that open an aside of a source: "как сообщает агентство". */
  readonly asideMarks: ReadonlySet<string>
  /** Prepositions before a demonstrative that takes up what the sentence before said: "Об этом сообщил". */
  readonly takingUp: ReadonlySet<string>
  /** Ending of reflexive verbs, which in some languages tell the passive too: "ся". */
  readonly reflexive: ReadonlySet<string>
  readonly historyNouns: ReadonlySet<string>
  /** Verbs whose object is a means, and whose infinitive what it is for: "used gas to ...". */
  readonly instrumental: ReadonlySet<string>
  /** Works of fiction, and verbs by which they tell their story: "the novel imagines". */
  readonly stories: ReadonlySet<string>
  readonly narrating: ReadonlySet<string>
  /** What a table or figure is called in its caption: "Table 3: arrests by county". */
  readonly captions: ReadonlySet<string>
  /** Parts of laws, and those whom they speak of: "under article 14 a person who resists may be detained". */
  readonly lawNouns: ReadonlySet<string>
  readonly anybody: ReadonlySet<string>
  readonly allowing: ReadonlySet<string>
  /** Verbs that stand for another: "did not", "have not", "failed to do so"; and what "do" takes then. */
  readonly proVerbs: ReadonlySet<string>
  /** Verbs and nouns of attempts, which may fail: "tried to", "a bid to". */
  readonly attempting: ReadonlySet<string>
  readonly soDone: ReadonlySet<string>
  readonly behindSpeech: ReadonlySet<string>
  readonly formerly: ReadonlySet<string>
  /** "some states": nobody in particular. */
  readonly quantifying: ReadonlySet<string>
  readonly adding: ReadonlySet<string>
  readonly given: ReadonlySet<string>
  /** "ago", units longer than a year, years, and numbers from ten on: "sixty years ago", "a century ago". */
  readonly ago: ReadonlySet<string>
  readonly ages: ReadonlySet<string>
  readonly years: ReadonlySet<string>
  /** "the nineties". */
  readonly decades: ReadonlySet<string>
  /** "the term 'mutiny'": the word after it is spoken of, and no event. */
  readonly terms: ReadonlySet<string>
  readonly tens: ReadonlySet<string>
  /** What people are taken as: "took 200 soldiers hostage". */
  readonly takenAs: ReadonlySet<string>
  /** Verbs that give something a name, and do not hold it: "called the unrest treasonous". */
  readonly naming: ReadonlySet<string>
  /** Verbs of perception: what "can be heard" is heard. */
  readonly perception: ReadonlySet<string>
  /** Prepositions before what is spoken of, which nobody demands: "asked about the riots". */
  readonly matter: ReadonlySet<string>
  /** Relative pronouns that stand for people: "who". */
  readonly personal: ReadonlySet<string>
  /** Relative adverbs of place: "to Aktau, where rallies are held". */
  readonly relativeAdverbs: ReadonlySet<string>
  /** Prepositions of circumstance: what stands behind them is taken to be: "during the protests". */
  readonly amid: ReadonlySet<string>
  /** Verbs whose object goes on until they are done: "will end violence". */
  readonly ending: ReadonlySet<string>
  /** Prepositions of what something is done by: "will end it through talks". */
  readonly means: ReadonlySet<string>
  /** Nouns of what somebody decides, whose "of" tells who: "the decision of the minister to send troops". */
  readonly decisions: ReadonlySet<string>
  /** Nouns of what somebody tries, and verbs of being against it: "rejects attempts to", "foiled a plot to". */
  readonly attempts: ReadonlySet<string>
  readonly opposing: ReadonlySet<string>
  /** Prepositions by which somebody is said to have had a part in an event: "is behind the attack". */
  readonly answering: ReadonlySet<string>
  /** Prepositions by which a subject suffers the noun: "is under attack". */
  readonly undergoing: ReadonlySet<string>
  /** Words before a figure that bound it, and look like prepositions: "at least". */
  readonly bounds: ReadonlySet<string>
  /** Nouns of what is said or written, behind which its author stands: "a statement condemning". */
  readonly messages: ReadonlySet<string>
  /** Verbs of perception, behind which a noun and a participle make a clause: "a video shows police beating students". */
  readonly perceiving: ReadonlySet<string>
  /** What opens the complement of a verb of speech: "that", "whether". */
  readonly openingComplements: ReadonlySet<string>
  /** What stands before an infinitive: "to". */
  readonly infinitiveMarks: ReadonlySet<string>
  /** Relative pronouns, of people and of things. */
  readonly relatives: ReadonlySet<string>
  /** Conjunctions that set against and that add: "but", "and". */
  readonly adversative: ReadonlySet<string>
  readonly additive: ReadonlySet<string>
  /** Prepositions of a clause without a finite verb: "with the frontier sealed". */
  readonly absolutes: ReadonlySet<string>
  /** Verbs of killing and wounding: "raised the alert after shells fell, killing two". */
  readonly casualties: ReadonlySet<string>
  /** Verbs by which somebody gets days for something: "gave the junta a week to cede power". */
  readonly giving: ReadonlySet<string>
  /** Verbs whose object is the time that something takes: "need two days to". */
  readonly takingTime: ReadonlySet<string>
  /** Verbs of speech whose object is who is spoken to: "told". */
  readonly telling: ReadonlySet<string>
  /** Nouns for many, with a verb in the plural: "police fire". */
  readonly collectives: ReadonlySet<string>
  /** Verbs that headlines use and the tagger takes for nouns: "Warsaw plans to move soldiers". */
  readonly planning: ReadonlySet<string>
  /** Titles, in capitals, that look like a time of day: "Georgian PM quits". */
  readonly titlesLikeTimes: ReadonlySet<string>
  /** Verbs of whoever gets to see what others have written: "a report seen by Reuters". */
  readonly seeing: ReadonlySet<string>
}
