/** Universal Dependencies v2 part-of-speech tags. */
export const UPOS = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
] as const
export type Upos = (typeof UPOS)[number]

/** Half-open range of UTF-16 code units in the text that was given. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A syntactic word of Universal Dependencies. `head` is the 1-based number of the governor, 0 for the root. */
export interface Word extends Span {
  /** 1-based position in its sentence. */
  readonly index: number
  readonly form: string
  readonly lemma: string
  readonly upos: Upos
  /** UD features, e.g. { Tense: 'Past', VerbForm: 'Fin' }; one without a value may be there as undefined. */
  readonly feats: Readonly<Record<string, string | undefined>>
  readonly head: number
  /** UD relation with its subtype, e.g. `nsubj:pass`. */
  readonly deprel: string
}

/** A surface token that holds several words (UD's multiword token), e.g. "don't". */
export interface MultiwordToken extends Span {
  readonly first: number
  readonly last: number
}

export interface Sentence extends Span {
  /** ISO 639-1, or `und` where it could not be told. */
  readonly language: string
  /** 0-based number of the paragraph in the text. */
  readonly paragraph: number
  readonly words: readonly Word[]
  readonly multiword: readonly MultiwordToken[]
  /** False where no parser exists for the language: the words are tokens only, without lemma, tag or head. */
  readonly parsed: boolean
}

export type EntityKind = 'person' | 'organisation' | 'place' | 'unit'

/** A name in a sentence: words `first` to `last` (1-based, inclusive). */
export interface Entity {
  readonly kind: EntityKind
  readonly sentence: number
  readonly first: number
  readonly last: number
}

/** What syntax makes of a text: sentences in order, each one a tree where `parsed`. */
export interface Analysis {
  readonly sentences: readonly Sentence[]
}
