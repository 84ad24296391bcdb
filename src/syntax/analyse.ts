import type { Analysis, MultiwordToken, Sentence, Span, Word } from '../domain/syntax.ts'
import { paragraphsOf } from './atoms.ts'
import type { TreebankSentence } from './conllu.ts'
import { parseFeats } from './conllu.ts'
import { readFastModel } from './fast-model.ts'
import { languageOf } from './language.ts'
import type { Lemmatiser } from './lemmatise.ts'
import { lemmaOf, readLemmatiser } from './lemmatise.ts'
import { normalise } from './lexical-keys.ts'
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
  readonly models: Readonly<Partial<Record<Mode, TreeModel>>>
}

/** What is needed to analyse text: models by language (ISO 639-1). */
export interface Syntax {
  readonly languages: ReadonlyMap<string, LanguageSyntax>
}

/** Reads the models; throws a `UserError` when a file is corrupt or of another kind. */
export function buildSyntax(files: SyntaxFiles): Syntax {
  const languages = Object.entries(files).map(([language, file]): [string, LanguageSyntax] => [
    language,
    {
      tokeniser: readTokeniser(file.tokeniser),
      lemmatiser: readLemmatiser(file.lemmas),
      models: { fast: readFastModel(file.fast) },
    },
  ])
  return { languages: new Map(languages) }
}

export interface AnalyseOptions {
  /** `accurate` where a model for it exists, else `fast`. */
  readonly mode?: Mode
  /** ISO 639-1; without it the language of each paragraph is identified. */
  readonly language?: string
}

/**
 * Sentences of a text with their trees. Offsets are UTF-16 and point into `text`; words cover all of it but
 * white space, control characters and marks without width. Never throws, takes time linear in the length.
 */
export function analyse(text: string, syntax: Syntax, options: AnalyseOptions = {}): Analysis {
  const paragraphs = paragraphsOf(text)
  const sentences = paragraphs.flatMap((paragraph, number) => {
    const language = options.language ?? languageOf(text.slice(paragraph.start, paragraph.end))
    return analyseParagraph(text, paragraph, number, language, syntax, options.mode ?? 'accurate')
  })
  return { sentences }
}

function analyseParagraph(
  text: string,
  paragraph: Span,
  number: number,
  language: string,
  syntax: Syntax,
  mode: Mode,
): Sentence[] {
  const known = syntax.languages.get(language)
  const tokeniser = known?.tokeniser ?? syntax.languages.values().next().value?.tokeniser
  if (!tokeniser) return []
  const drafts = tokenise(tokeniser, text, paragraph).map(tokens => draftOf(text, tokens, known?.tokeniser))
  const model = known?.models[mode] ?? known?.models.fast
  const trees = model?.annotate(drafts.map(draft => draft.forms))
  return drafts.map((draft, i) => {
    const tree = trees?.[i]
    const words = draft.spans.map((span, w) =>
      wordOf(text, span, w, draft.forms[w]!, tree, known?.lemmatiser),
    )
    return {
      start: draft.spans[0]!.start,
      end: draft.spans.at(-1)!.end,
      language,
      paragraph: number,
      words,
      multiword: draft.multiword,
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
  let record = featsRecords.get(feats)
  if (!record) featsRecords.set(feats, (record = parseFeats(feats)))
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
  const model = known?.models[options.mode ?? 'accurate'] ?? known?.models.fast
  const trees = model?.annotate(drafts.map(draft => draft.forms))
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
