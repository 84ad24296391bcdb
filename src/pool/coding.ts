import { type CodeInput, codeText } from '../code/code.ts'
import type { Lexicon } from '../code/lexicon.ts'
import type { Claim } from '../domain/claim.ts'
import { readLexicon } from '../read/lexicon.ts'
import { readSyntax } from '../read/models.ts'
import { analyseAll, type Mode, type Syntax } from '../syntax/analyse.ts'
import { languageOf } from '../syntax/language.ts'

export type Coding =
  | { readonly kind: 'coded'; readonly claims: readonly Claim[] }
  | { readonly kind: 'not coded'; readonly reason: string }

/** What became of one report. */
export interface CodedReport {
  readonly id: string
  /** ISO 639-1: as the report said, or as identified where it said `und`; `und` where it could not be told. */
  readonly language: string
  readonly coding: Coding
}

export interface CodingOptions {
  readonly mode: Mode
  /** Folders other than the package's own. */
  readonly modelsDir?: string
  readonly lexiconDir?: string
}

/** Codes reports one block at a time. */
export type Coder = (reports: readonly CodeInput[]) => CodedReport[]

/** Loads models and lexicon. @throws UserError that names file and line of what is wrong with them */
export function openCoder({ mode, modelsDir, lexiconDir }: CodingOptions): Coder {
  const syntax = readSyntax(modelsDir)
  const lexicon = readLexicon(lexiconDir)
  return reports => codeBlock(reports, syntax, lexicon, mode)
}

function codeBlock(
  reports: readonly CodeInput[],
  syntax: Syntax,
  lexicon: Lexicon,
  mode: Mode,
): CodedReport[] {
  const named = reports.map(report => ({
    ...report,
    language: report.language === 'und' ? languageOf(report.text) : report.language,
  }))
  const readable = named.filter(({ language }) => !obstacle(language, syntax, lexicon))
  const analyses = analyseAll(
    readable.map(({ text, language }) => ({ text, expected: language })),
    syntax,
    mode,
  )
  const claims = new Map(readable.map((report, i) => [report, codeText(report, analyses[i]!, lexicon)]))
  return named.map(report => ({
    id: report.report,
    language: report.language,
    coding: claims.has(report)
      ? { kind: 'coded', claims: claims.get(report)! }
      : { kind: 'not coded', reason: obstacle(report.language, syntax, lexicon)! },
  }))
}

/** Why nothing can be coded in a language. */
function obstacle(language: string, syntax: Syntax, lexicon: Lexicon): string | undefined {
  if (language === 'und') return 'language not told'
  return syntax.languages.has(language) && lexicon.languages.has(language)
    ? undefined
    : `language ${language}`
}
