import type { Problem } from '../domain/problem.ts'
import { type Report, type ReportHeader, reportHeaderSchema } from '../domain/report.ts'
import { readFlatYaml } from './flat-yaml.ts'
import { checkYaml, readYamlText } from './yaml.ts'

/** A report's file split into the YAML of its front matter and the text below it. */
export interface SplitReport {
  readonly header: string
  readonly text: string
}

/** Splits at the two lines `---`; null where the file does not begin with front matter. */
export function splitFrontMatter(content: string): SplitReport | null {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(content)
  return match ? { header: match[1]!, text: content.slice(match[0].length) } : null
}

/** Reads a report with front matter, as a case keeps it. All faults go to `problems`, with line and column. */
export function readReportFile(
  content: string,
  file: string,
  id: string,
  problems: Problem[],
): Report | null {
  const split = splitFrontMatter(content)
  if (!split) {
    problems.push({
      code: content.trim() === '' ? 'report/empty' : 'report/no-front-matter',
      severity: 'error',
      message:
        content.trim() === ''
          ? 'the file is empty'
          : 'expected front matter between two lines of --- at the top',
      place: { file, line: 1, column: 1 },
      next: 'begin the file with ---, then outlet, title, language, published and the rest, then --- and the text',
    })
    return null
  }
  const flat = reportHeaderSchema.safeParse(readFlatYaml(split.header))
  const yaml = flat.success ? null : readYamlText(split.header, { file, firstLine: 2 }, problems)
  const header = yaml ? checkYaml(yaml, reportHeaderSchema, 'report', problems) : (flat.data ?? null)
  if (!header) return null
  const text = cleanText(split.text)
  if (text === '') {
    problems.push({
      code: 'report/no-text',
      severity: 'error',
      message: 'the report has no text below its front matter',
      place: { file, line: 1 },
      next: 'write the text below the second ---',
    })
    return null
  }
  return reportOf(id, header, text)
}

/** A report from its header and text. */
export function reportOf(id: string, header: ReportHeader, text: string): Report {
  return {
    id,
    outlet: header.outlet,
    outletCountry: header.outletCountry,
    kind: header.kind,
    address: header.address ?? null,
    title: header.title,
    text,
    language: header.language,
    originalLanguage: header.originalLanguage ?? header.language,
    published: header.published,
    precision: header.precision,
    basis: header.basis,
    basisNote: header.basisNote ?? null,
    sameArticleAs: header.sameArticleAs ?? null,
  }
}

/**
 * Text as the chain takes it: Unicode NFC, line ends as `\n`, no NUL (which PostgreSQL cannot hold), no half
 * surrogates, nothing at either end.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .normalize('NFC')
    .trim()
}
