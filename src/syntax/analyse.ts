import { UserError } from '../domain/problem.ts'
import type { Analysis, MultiwordToken, Sentence, Span, Word } from '../domain/syntax.ts'
import { makeWord } from '../domain/word.ts'
import { paragraphsOf } from './atoms.ts'
import type { TreebankSentence } from './conllu.ts'
import { parseFeats } from './conllu.ts'
import { readFastModel } from './fast-model.ts'
import { languagesOf } from './language.ts'
import type { Lemmatiser } from './lemmatise.ts'
import { lemmaOf, readLemmatiser } from './lemmatise.ts'
import { normalise } from './lexical-keys.ts'
import { loadNeuralModel } from './neural/model.ts'
import { annotateClauses } from './semicolon.ts'
import type { Token, Tokeniser } from './tokenise.ts'
import { readTokeniser, tokenise, wordsOfToken } from './tokenise.ts'
import type { Tree, TreeModel } from './tree-model.ts'

export type Mode = 'accurate' | 'fast'

/** A file of weights; it is read when a text first needs it. */
export interface ModelFile {
  readonly path: string
  readonly read: () => Uint8Array
}

/** A language's files as they lie in `models/<language>/`; at least one of the two parsers. */
export interface LanguageFiles {
  readonly tokeniser: ModelFile
  readonly lemmas: ModelFile
  readonly fast?: ModelFile
  readonly accurate?: ModelFile
}

export type SyntaxFiles = Readonly<Record<string, LanguageFiles>>

/** Each is decoded when it is first asked for, and throws a `UserError` where its file is unfit. */
interface LanguageSyntax {
  readonly tokeniser: () => Tokeniser
  readonly lemmatiser: () => Lemmatiser
  readonly model: (mode: Mode) => TreeModel
}

/** What is needed to analyse text: models by language (ISO 639-1). */
export interface Syntax {
  readonly languages: ReadonlyMap<string, LanguageSyntax>
}

/** Languages from their files, of which none is read yet. */
export function buildSyntax(files: SyntaxFiles): Syntax {
  return {
    languages: new Map(Object.entries(files).map(([language, file]) => [language, buildLanguage(file)])),
  }
}

function buildLanguage(files: LanguageFiles): LanguageSyntax {
  const fast = files.fast && once(files.fast, readFastModel)
  const accurate = files.accurate && once(files.accurate, loadNeuralModel)
  const models = { fast: fast ?? accurate!, accurate: accurate ?? fast! }
  return {
    tokeniser: once(files.tokeniser, readTokeniser),
    lemmatiser: once(files.lemmas, readLemmatiser),
    model: mode => models[mode](),
  }
}

/** Decodes a file at the first call; problems name the file. */
function once<T>(file: ModelFile, decode: (bytes: Uint8Array) => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: decodeFile(file, decode) }
    return made.value
  }
}

function decodeFile<T>({ path, read }: ModelFile, decode: (bytes: Uint8Array) => T): T {
  try {
    return decode(read())
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError(error.problems.map(problem => ({ place: { file: path }, ...problem })))
  }
}

export interface AnalyseOptions {
  /** `accurate`, which is the default, where a model for it exists, else `fast`. */
  readonly mode?: Mode
  /** ISO 639-1; without it the language of each paragraph is identified. */
  readonly language?: string
  /** ISO 639-1: what the text is said to be in; a paragraph that is plainly in another language is taken so. */
  readonly expected?: string
}

/** A paragraph's language is told from its beginning. */
const LANGUAGE_SAMPLE = 4000
/** Sentences annotated at once: enough to fill batches of like length. Assumption; it changes no result. */
const BLOCK = 1000

/**
 * Sentences of a text with their trees. Offsets are UTF-16 and point into `text`; words cover all of it but
 * white space, control characters and marks without width. Takes any text, in time linear in its length.
 * A sentence longer than `LONGEST_SENTENCE` tokens is cut there. In a language without models sentences are
 * cut by the first language's tokeniser, and not parsed.
 * @throws UserError where a file of weights is missing or corrupt
 */
export function analyse(text: string, syntax: Syntax, options: AnalyseOptions = {}): Analysis {
  return analyseAll([{ text, ...options }], syntax, options.mode)[0]!
}

/** As `analyse` for many texts at once, which is faster when they are short; the trees are the same. */
export function analyseAll(
  texts: readonly (Omit<AnalyseOptions, 'mode'> & { readonly text: string })[],
  syntax: Syntax,
  mode: Mode = 'accurate',
): Analysis[] {
  const analyses: Sentence[][] = texts.map(() => [])
  let block: Located[] = []
  const annotateBlock = () => {
    annotate(block, syntax, mode).forEach((sentence, i) => {
      analyses[block[i]!.number]!.push(sentence)
    })
    block = []
  }
  for (const [number, text] of texts.entries())
    for (const draft of draftsOf(number, text, syntax)) {
      block.push(draft)
      if (block.length === BLOCK) annotateBlock()
    }
  annotateBlock()
  return analyses.map(sentences => ({ sentences }))
}

interface Located extends Draft {
  /** Which of the texts it stands in. */
  readonly number: number
  readonly text: string
  readonly language: string
  readonly paragraph: number
}

function* draftsOf(
  number: number,
  { text, language: given, expected }: Parameters<typeof analyseAll>[0][number],
  syntax: Syntax,
): Generator<Located> {
  const paragraphs = paragraphsOf(text)
  const parts = paragraphs.map(({ start, end }) => text.slice(start, Math.min(end, start + LANGUAGE_SAMPLE)))
  const languages = given ? parts.map(() => given) : languagesOf(parts, expected)
  for (const [paragraph, span] of paragraphs.entries()) {
    const language = languages[paragraph]!
    const known = syntax.languages.get(language)
    const tokeniser = (known ?? syntax.languages.values().next().value)?.tokeniser()
    if (!tokeniser) continue
    for (const tokens of tokenise(tokeniser, text, span))
      yield { ...draftOf(text, tokens, known && tokeniser), number, text, language, paragraph }
  }
}

function annotate(drafts: readonly Located[], syntax: Syntax, mode: Mode): Sentence[] {
  const trees: (Tree | undefined)[] = drafts.map(() => undefined)
  for (const [language, known] of syntax.languages) {
    const own = [...drafts.keys()].filter(i => drafts[i]!.language === language)
    if (own.length === 0) continue
    const made = annotateClauses(
      known.model(mode),
      own.map(i => drafts[i]!.forms),
    )
    own.forEach((i, n) => {
      trees[i] = made[n]
    })
  }
  return drafts.map(({ language, paragraph, text, spans, multiword }, i) => {
    const tree = trees[i]
    const lemmatiser = tree && syntax.languages.get(language)?.lemmatiser()
    const words: Word[] = []
    for (const [w, span] of spans.entries()) words.push(wordOf(text, span, w, tree, lemmatiser))
    return {
      start: spans[0]!.start,
      end: spans.at(-1)!.end,
      language,
      paragraph,
      words,
      multiword,
      parsed: tree !== undefined,
    }
  })
}

interface Draft {
  readonly spans: readonly Span[]
  /** As the models see them: one writing for each mark. */
  readonly forms: readonly string[]
  readonly multiword: readonly MultiwordToken[]
}

function draftOf(text: string, tokens: readonly Token[], tokeniser: Tokeniser | undefined): Draft {
  const spans: Span[] = []
  const multiword: MultiwordToken[] = []
  for (const token of tokens) {
    const parts = tokeniser
      ? wordsOfToken(tokeniser, text.slice(token.start, token.end))
      : [{ start: 0, end: token.end - token.start }]
    const first = spans.length + 1
    for (const part of parts) spans.push({ start: token.start + part.start, end: token.start + part.end })
    if (parts.length > 1) multiword.push({ start: token.start, end: token.end, first, last: spans.length })
  }
  return { spans, forms: spans.map(span => normalise(text.slice(span.start, span.end))), multiword }
}

const NO_FEATS = {}
const featsRecords = new Map<string, Readonly<Record<string, string>>>([['_', NO_FEATS]])

function featsRecord(feats: string): Readonly<Record<string, string>> {
  const known = featsRecords.get(feats)
  if (known) return known
  const record = parseFeats(feats)
  featsRecords.set(feats, record)
  return record
}

function wordOf(
  text: string,
  span: Span,
  i: number,
  tree: Tree | undefined,
  lemmatiser: Lemmatiser | undefined,
): Word {
  const { start, end } = span
  const index = i + 1
  const form = text.slice(start, end)
  if (!tree || !lemmatiser)
    return makeWord({
      start,
      end,
      index,
      form,
      lemma: form,
      upos: 'X',
      feats: NO_FEATS,
      head: 0,
      deprel: '_',
    })
  const upos = tree.upos[i]!
  const feats = tree.feats[i]!
  return makeWord({
    start,
    end,
    index,
    form,
    lemma: lemmaOf(lemmatiser, form, upos, feats),
    upos,
    feats: featsRecord(feats),
    head: tree.heads[i]!,
    deprel: tree.deprels[i]!,
  })
}

/** Trees for sentences already cut into words, as in a treebank; offsets count in the sentence's own `text`. */
export function analyseTokens(
  sentences: readonly TreebankSentence[],
  syntax: Syntax,
  options: Required<Pick<AnalyseOptions, 'language'>> & AnalyseOptions,
): Analysis {
  const known = syntax.languages.get(options.language)
  const drafts = sentences.map(draftOfTreebank)
  const trees =
    known &&
    annotateClauses(
      known.model(options.mode ?? 'accurate'),
      drafts.map(draft => draft.forms),
    )
  const lemmatiser = known?.lemmatiser()
  return {
    sentences: drafts.map((draft, i) => ({
      start: 0,
      end: draft.text.length,
      language: options.language,
      paragraph: i,
      words: draft.spans.map((span, w) => wordOf(draft.text, span, w, trees?.[i], lemmatiser)),
      multiword: draft.multiword,
      parsed: trees !== undefined,
    })),
  }
}

function draftOfTreebank(sentence: TreebankSentence): Draft & { readonly text: string } {
  let text = ''
  const spans = sentence.words.map(word => {
    const start = text.length
    text += `${word.form} `
    return { start, end: text.length - 1 }
  })
  const multiword = sentence.tokens
    .filter(token => token.last > token.first)
    .map(({ first, last }) => ({ first, last, start: spans[first - 1]!.start, end: spans[last - 1]!.end }))
  return { text, spans, forms: sentence.words.map(word => normalise(word.form)), multiword }
}
