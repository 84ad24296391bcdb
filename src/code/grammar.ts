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
  /** "the border with Georgia": nouns of what is shared, and the prepositions before the neighbour. */
  readonly shared: ReadonlySet<string>
  readonly sharedPrepositions: ReadonlySet<string>
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
  /** Those of them by which an outlet alone names a source: "referring to the ministry". */
  readonly referring: ReadonlySet<string>
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
  /** Adjectives before the name of a country that look like participles. */
  readonly neighbouring: ReadonlySet<string>
  /** Summoning an envoy, and what whoever summons him does himself. */
  readonly summoning: ReadonlySet<string>
  readonly complaining: ReadonlySet<string>
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
  /** Nouns of what somebody is after: "the aim was to end the war". */
  readonly aims: ReadonlySet<string>
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
  /** Verbs whose participle says when an event is to be: "a rally planned for Friday". */
  readonly arranging: ReadonlySet<string>
  /** Verbs by which a law or a state tells what it lets people do: `allow`. */
  readonly permitting: ReadonlySet<string>
  /** Nouns of talks, whose first half is their topic: "ceasefire talks". */
  readonly talking: ReadonlySet<string>
  /** What opens a list of cases: "including". */
  readonly including: ReadonlySet<string>
  /** Verbs whose object goes on already: `continue`. */
  readonly continuing: ReadonlySet<string>
  /** What joins one event to another beside it: `as_well_as`. */
  readonly besides: ReadonlySet<string>
  /** Prepositions of "said in a call", "left after talks": who did so was there. */
  readonly occasions: ReadonlySet<string>
  /** Nouns of parts of what goes on: "on the sidelines of the summit". */
  readonly edges: ReadonlySet<string>
  /** Verbs whose subject will do, or did, what their object tells: "threatened retaliation", "an attack claimed by". */
  readonly owning: ReadonlySet<string>
  /** Participles of "warnings aimed at", "fines slapped on", and their prepositions where no other is said. */
  readonly directing: ReadonlySet<string>
  readonly directions: ReadonlySet<string>
  /** Verbs that only bring about what their object tells: `spark`. */
  readonly provoking: ReadonlySet<string>
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
