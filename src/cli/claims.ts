import { Command, Option } from 'commander'
import { z } from 'zod'
import { codeText } from '../code/code.ts'
import { goldOf } from '../code/gold.ts'
import type { Lexicon } from '../code/lexicon.ts'
import { predicatesOf } from '../code/predicates.ts'
import type { Claim } from '../domain/claim.ts'
import { type Instant, instantOf, parseInstant } from '../domain/instant.ts'
import { formatProblem, type Problem, UserError } from '../domain/problem.ts'
import type { Analysis } from '../domain/syntax.ts'
import { readLexicon } from '../read/lexicon.ts'
import { readSyntax } from '../read/models.ts'
import { readYamlText } from '../read/yaml.ts'
import { analyse, type Mode, type Syntax } from '../syntax/analyse.ts'
import { showClaims, showTrees } from './claims-view.ts'
import { readTextFile, type TextFile } from './text-file.ts'

/** One text to code, whatever file it came from. */
interface Passage {
  readonly id: string
  readonly language: string
  readonly published: Instant
  readonly text: string
  readonly outlet?: string
  readonly outletCountry?: string
}

const lineSchema = z.object({
  id: z.string().min(1),
  lang: z.string().optional(),
  published: z.string(),
  text: z.string(),
})

const headerSchema = z.looseObject({
  published: z.union([z.string(), z.date()]),
  language: z.string().optional(),
  outlet: z.string().optional(),
  outletCountry: z.string().optional(),
})

interface Options {
  readonly format: 'table' | 'jsonl' | 'gold' | 'factuality'
  readonly explain?: boolean
  readonly published?: string
  readonly language?: string
  readonly fast?: boolean
}

/** `forewarn claims FILE...`: codes texts into claims and prints them for a reader, a program or a scorer. */
export function claimsCommand(): Command {
  return new Command('claims')
    .description('code texts into claims: who did what to whom, how surely, and by whose word')
    .addHelpText(
      'after',
      `
Examples:
  echo "The ministry denied that troops had fired on protesters." | forewarn claims -
  forewarn claims report.md --explain
  forewarn claims texts.jsonl --format gold > claims.jsonl

A line of a .jsonl is {"id": ..., "lang": ..., "published": ..., "text": ...}; \`gold\` gives one record for each, in order;
\`factuality\` gives each verb, noun and adjective with its value from 3 (it happened) to -3 (it did not).`,
    )
    .argument(
      '<files...>',
      'texts (.txt), reports (.md with front matter), records (.jsonl), or - for standard input',
    )
    .addOption(
      new Option('--format <format>', 'how to print')
        .choices(['table', 'jsonl', 'gold', 'factuality'])
        .default('table'),
    )
    .option('--explain', 'show the tree of each sentence and what made each field')
    .option('--published <time>', 'when a plain text was published (ISO 8601)')
    .option('--language <code>', 'language of the texts (ISO 639-1); otherwise told from the text')
    .option('--fast', 'use the fast parser instead of the accurate one')
    .action(async (files: readonly string[], options: Options) => {
      const [syntax, lexicon] = await Promise.all([readSyntax(), readLexicon()])
      const problems: Problem[] = []
      for (const file of files) {
        const text = await readTextFile(file)
        problems.push(...text.problems)
        for (const passage of readPassages(text, options, problems)) write(passage, options, syntax, lexicon)
      }
      for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`)
      if (problems.some(problem => problem.severity === 'error')) process.exitCode = 2
    })
}

function write(passage: Passage, options: Options, syntax: Syntax, lexicon: Lexicon): void {
  const mode: Mode = options.fast ? 'fast' : 'accurate'
  const language = options.language ?? (passage.language === 'und' ? undefined : passage.language)
  const analysis = analyse(passage.text, syntax, { mode, ...(language ? { language } : {}) })
  const claims = codeText(
    {
      report: passage.id,
      text: passage.text,
      published: passage.published,
      language: passage.language,
      ...(passage.outlet ? { outlet: passage.outlet } : {}),
      ...(passage.outletCountry ? { outletCountry: passage.outletCountry } : {}),
    },
    analysis,
    lexicon,
  )
  process.stdout.write(print(passage, claims, analysis, options, lexicon))
}

function print(
  passage: Passage,
  claims: readonly Claim[],
  analysis: Analysis,
  options: Options,
  lexicon: Lexicon,
): string {
  switch (options.format) {
    case 'gold':
      return `${JSON.stringify({ id: passage.id, claims: claims.map(goldOf) })}\n`
    case 'jsonl':
      return claims.map(claim => `${JSON.stringify(claim)}\n`).join('')
    case 'factuality':
      return `${JSON.stringify({ id: passage.id, predicates: valued(analysis, passage.language, lexicon) })}\n`
    case 'table':
      return `${options.explain ? showTrees(analysis) : ''}${showClaims(passage.text, claims, options.explain ?? false)}`
  }
}

function valued(analysis: Analysis, language: string, lexicon: Lexicon) {
  return predicatesOf(analysis, lexicon, language).map(({ span, text, factuality, value, future }) => ({
    ...span,
    text,
    factuality,
    value,
    future,
  }))
}

function readPassages({ name, text }: TextFile, options: Options, problems: Problem[]): readonly Passage[] {
  if (name.endsWith('.jsonl') || (name === '<stdin>' && text.trimStart().startsWith('{')))
    return readRecords(text, name, problems)
  const header = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text)
  return header ? readReport(text, header, name, problems) : [readPlain(text, name, options)]
}

function readRecords(text: string, file: string, problems: Problem[]): readonly Passage[] {
  const passages: Passage[] = []
  for (const [n, line] of text.split('\n').entries()) {
    if (!line.trim()) continue
    const wrong = (message: string, field?: string) =>
      problems.push({
        code: 'claims/record',
        severity: 'error',
        message,
        place: { file, line: n + 1, ...(field ? { field } : {}) },
        next: 'a record is one line of JSON with id, lang, published and text; the line was skipped',
      })
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch {
      wrong('expected one JSON object a line')
      continue
    }
    const parsed = lineSchema.safeParse(value)
    if (!parsed.success) {
      wrong(parsed.error.issues[0]!.message, parsed.error.issues[0]!.path.join('.'))
      continue
    }
    const published = instantOfText(parsed.data.published)
    if (!published) wrong(`"${parsed.data.published}" is no day or time`, 'published')
    else
      passages.push({
        id: parsed.data.id,
        language: parsed.data.lang ?? 'und',
        published,
        text: parsed.data.text,
      })
  }
  return passages
}

function readReport(
  text: string,
  header: RegExpExecArray,
  file: string,
  problems: Problem[],
): readonly Passage[] {
  const yaml = readYamlText(header[1]!, { file, firstLine: 2 }, problems)
  if (!yaml) return []
  const parsed = headerSchema.safeParse(yaml.value)
  const published = parsed.success ? instantOfText(String(parsed.data.published)) : null
  if (!parsed.success || !published) {
    problems.push({
      code: 'claims/header',
      severity: 'error',
      message: 'the front matter names no time of publication',
      place: { file, line: 1, field: 'published' },
      next: 'write published: 2022-01-06T12:00Z; the file was skipped',
    })
    return []
  }
  const { language, outlet, outletCountry } = parsed.data
  return [
    {
      id: idOf(file),
      language: language ?? 'und',
      published,
      text: text.slice(header[0].length),
      ...(outlet ? { outlet } : {}),
      ...(outletCountry ? { outletCountry } : {}),
    },
  ]
}

function readPlain(text: string, file: string, options: Options): Passage {
  const published = options.published ? instantOfText(options.published) : instantOf(Date.now())
  if (!published)
    throw new UserError([
      {
        code: 'claims/published',
        severity: 'error',
        message: `"${options.published}" is no day or time`,
        place: { file, field: '--published' },
        next: 'write a day such as 2022-01-06 or a time such as 2022-01-06T12:00Z',
      },
    ])
  return { id: idOf(file), language: options.language ?? 'und', published, text }
}

/** A time with its zone, or a day, which counts as its noon in UTC. */
function instantOfText(text: string): Instant | null {
  return parseInstant(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T12:00:00Z` : text)
}

function idOf(file: string): string {
  return file === '<stdin>' ? 'stdin' : file.replace(/^.*\//, '').replace(/\.[a-z]+$/, '')
}
