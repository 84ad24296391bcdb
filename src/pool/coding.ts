import { type CodeInput, codeText } from '../code/code.ts'
import type { Lexicon } from '../code/lexicon.ts'
import type { Coding } from '../domain/coding.ts'
import { readLexicon } from '../read/lexicon.ts'
import { readSyntax } from '../read/models.ts'
import { analyseAll, type Mode, type Syntax } from '../syntax/analyse.ts'
import { languageOf } from '../syntax/language.ts'

/** What became of one report; its language is as it said, or as identified where it said `und`. */
export interface CodedReport {
  readonly id: string
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
  return named.map(report => {
    const { language } = report
    const found = claims.get(report)
    const coding: Coding = found
      ? { kind: 'coded', language, claims: found }
      : { kind: 'not coded', language, reason: obstacle(language, syntax, lexicon)! }
    return { id: report.report, coding }
  })
}

/** Why nothing can be coded in a language. */
function obstacle(language: string, syntax: Syntax, lexicon: Lexicon): string | undefined {
  if (language === 'und') return 'language not told'
  return syntax.languages.has(language) && lexicon.languages.has(language)
    ? undefined
    : `language ${language}`
}
