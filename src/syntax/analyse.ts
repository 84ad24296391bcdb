import type { Analysis, MultiwordToken, Sentence, Span, Word } from '../domain/syntax.ts'
import { paragraphsOf } from './atoms.ts'
import type { TreebankSentence } from './conllu.ts'
import { parseFeats } from './conllu.ts'
import { FAST_KIND, readFastModel } from './fast-model.ts'
import { languagesOf } from './language.ts'
import type { Lemmatiser } from './lemmatise.ts'
import { lemmaOf, readLemmatiser } from './lemmatise.ts'
import { normalise } from './lexical-keys.ts'
import { checkModel } from './model-file.ts'
import { loadNeuralModel } from './neural/model.ts'
import type { Token, Tokeniser } from './tokenise.ts'
import { readTokeniser, tokenise, wordsOfToken } from './tokenise.ts'
import type { Tree, TreeModel } from './tree-model.ts'

export type Mode = 'accurate' | 'fast'

/** A language's files as they lie in `models/<language>/`. */
export interface LanguageFiles {
  readonly tokeniser: Uint8Array
  readonly lemmas: Uint8Array
  readonly fast: Uint8Array
  readonly accurate?: Uint8Array
}

export type SyntaxFiles = Readonly<Record<string, LanguageFiles>>

interface LanguageSyntax {
  readonly tokeniser: Tokeniser
  readonly lemmatiser: Lemmatiser
  /** The model for a mode, decoded when it is first asked for. */
  readonly model: (mode: Mode) => TreeModel
}

/** What is needed to analyse text: models by language (ISO 639-1). */
export interface Syntax {
  readonly languages: ReadonlyMap<string, LanguageSyntax>
}

/** Reads the models; throws a `UserError` when a file is corrupt or of another kind. */
export function buildSyntax(files: SyntaxFiles): Syntax {
  return {
    languages: new Map(Object.entries(files).map(([language, file]) => [language, buildLanguage(file)])),
  }
}

function buildLanguage(files: LanguageFiles): LanguageSyntax {
  const { accurate } = files
  checkModel(FAST_KIND, files.fast)
  const fast = once(() => readFastModel(files.fast))
  const best = accurate ? loadNeuralModel(accurate) : undefined
  return {
    tokeniser: readTokeniser(files.tokeniser),
    lemmatiser: readLemmatiser(files.lemmas),
    model: mode => (mode === 'accurate' && best ? best : fast()),
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

export interface AnalyseOptions {
  /** `accurate`, which is the default, where a model for it exists, else `fast`. */
  readonly mode?: Mode
  /** ISO 639-1; without it the language of each paragraph is identified. */
  readonly language?: string
}

/** A paragraph's language is told from its beginning. */
const LANGUAGE_SAMPLE = 4000
/** Sentences annotated at once: enough to fill batches of like length. Assumption; it changes no result. */
const BLOCK = 1000

/**
 * Sentences of a text with their trees. Offsets are UTF-16 and point into `text`; words cover all of it but
 * white space, control characters and marks without width. Never throws, takes time linear in the length.
 * A sentence longer than `LONGEST_SENTENCE` tokens is cut there. In a language without models sentences are
 * cut by the first language's tokeniser, and not parsed.
 */
export function analyse(text: string, syntax: Syntax, options: AnalyseOptions = {}): Analysis {
  const paragraphs = paragraphsOf(text)
  const parts = paragraphs.map(({ start, end }) => text.slice(start, Math.min(end, start + LANGUAGE_SAMPLE)))
  const languages = options.language ? parts.map(() => options.language!) : languagesOf(parts)
  const drafts = paragraphs.flatMap((paragraph, number) => {
    const language = languages[number]!
    const known = syntax.languages.get(language)
    const tokeniser = (known ?? syntax.languages.values().next().value)?.tokeniser
    if (!tokeniser) return []
    return tokenise(tokeniser, text, paragraph).map(tokens => ({
      ...draftOf(text, tokens, known?.tokeniser),
      language,
      paragraph: number,
    }))
  })
  return { sentences: annotated(text, drafts, syntax, options.mode ?? 'accurate') }
}

interface Located extends Draft {
  readonly language: string
  readonly paragraph: number
}

function annotated(text: string, drafts: readonly Located[], syntax: Syntax, mode: Mode): Sentence[] {
  const trees: (Tree | undefined)[] = drafts.map(() => undefined)
  for (const [language, known] of syntax.languages) {
    const own = [...drafts.keys()].filter(i => drafts[i]!.language === language)
    for (let from = 0; from < own.length; from += BLOCK) {
      const block = own.slice(from, from + BLOCK)
      const made = known.model(mode).annotate(block.map(i => drafts[i]!.forms))
      block.forEach((i, b) => {
        trees[i] = made[b]
      })
    }
  }
  return drafts.map(({ language, paragraph, spans, forms, multiword }, i) => {
    const tree = trees[i]
    const lemmatiser = syntax.languages.get(language)?.lemmatiser
    return {
      start: spans[0]!.start,
      end: spans.at(-1)!.end,
      language,
      paragraph,
      words: spans.map((span, w) => wordOf(text, span, w, forms[w]!, tree, lemmatiser)),
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
  form: string,
  tree: Tree | undefined,
  lemmatiser: Lemmatiser | undefined,
): Word {
  const base = { ...span, index: i + 1, form: text.slice(span.start, span.end) }
  if (!tree || !lemmatiser)
    return { ...base, lemma: base.form, upos: 'X', feats: NO_FEATS, head: 0, deprel: '_' }
  const upos = tree.upos[i]!
  const feats = tree.feats[i]!
  return {
    ...base,
    lemma: lemmaOf(lemmatiser, form, upos, feats),
    upos,
    feats: featsRecord(feats),
    head: tree.heads[i]!,
    deprel: tree.deprels[i]!,
  }
}

/** Trees for sentences already cut into words, as in a treebank; offsets count in the sentence's own `text`. */
export function analyseTokens(
  sentences: readonly TreebankSentence[],
  syntax: Syntax,
  options: Required<Pick<AnalyseOptions, 'language'>> & AnalyseOptions,
): Analysis {
  const known = syntax.languages.get(options.language)
  const drafts = sentences.map(draftOfTreebank)
  const trees = known?.model(options.mode ?? 'accurate').annotate(drafts.map(draft => draft.forms))
  return {
    sentences: drafts.map((draft, i) => ({
      start: 0,
      end: draft.text.length,
      language: options.language,
      paragraph: i,
      words: draft.spans.map((span, w) =>
        wordOf(draft.text, span, w, draft.forms[w]!, trees?.[i], known?.lemmatiser),
      ),
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
