import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { Command, Option } from 'commander'
import pc from 'picocolors'
import { formatProblem, type Problem, UserError } from '../domain/problem.ts'
import type { Analysis, Entity } from '../domain/syntax.ts'
import { entityNames } from '../read/entity-names.ts'
import { LEXICON_DIR } from '../read/lexicon.ts'
import { readSyntax } from '../read/models.ts'
import { loadResources } from '../read/resources.ts'
import { analyse, type Syntax } from '../syntax/analyse.ts'
import { writeConllu } from '../syntax/conllu.ts'
import { findEntities } from '../syntax/entities.ts'
import { type Style, showTable, showTree } from './parse-view.ts'

type Show = (text: string, analysis: Analysis, names: readonly Entity[], style: Style) => string

const FORMATS: Readonly<Record<string, Show>> = {
  conllu: writeConllu,
  table: showTable,
  tree: showTree,
}

interface Options {
  readonly format: string
  readonly fast?: boolean
  readonly language?: string
  readonly names?: boolean
}

/** `forewarn parse FILE|-`: raw text in, an empty line between paragraphs; trees out. */
export function parseCommand(): Command {
  return new Command('parse')
    .description('show the sentences, words and trees of a text')
    .addHelpText(
      'after',
      `
Examples:
  echo "Police in Aktau joined the protesters." | forewarn parse -
  forewarn parse report.txt --format conllu > report.conllu
  forewarn parse report.txt --names --format table`,
    )
    .argument('<file>', 'text in UTF-8, or - for standard input; an empty line ends a paragraph')
    .addOption(
      new Option('--format <format>', 'how to show them').choices(Object.keys(FORMATS)).default('tree'),
    )
    .option('--fast', 'use the fast parser instead of the accurate one')
    .option('--language <code>', 'language of the text (ISO 639-1); otherwise told for each paragraph')
    .option('--names', 'mark persons, organisations, places and military units')
    .action(async (file: string, options: Options) => {
      const { text, problems } = decode(await read(file), file === '-' ? '<stdin>' : file)
      for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`)
      const syntax = readSyntax()
      checkLanguage(options.language, syntax)
      const analysis = analyse(text, syntax, {
        mode: options.fast ? 'fast' : 'accurate',
        ...(options.language ? { language: options.language } : {}),
      })
      const names = options.names
        ? findEntities(analysis, entityNames(loadResources(LEXICON_DIR, ['en'])))
        : []
      const colours = process.stdout.isTTY === true && pc.isColorSupported
      process.stdout.write(FORMATS[options.format]!(text, analysis, names, pc.createColors(colours)))
    })
}

/** Text from bytes; what is not UTF-8 becomes U+FFFD, and is said. */
export function decode(bytes: Uint8Array, file: string): { text: string; problems: Problem[] } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { text, problems: [] }
  } catch {
    const line = text.slice(0, text.indexOf('\ufffd')).split('\n').length
    return {
      text,
      problems: [
        {
          code: 'read/not-utf-8',
          severity: 'warning',
          message: 'The text holds bytes that are not UTF-8; they were read as U+FFFD',
          place: { file, line },
          next: 'save the file as UTF-8',
        },
      ],
    }
  }
}

function checkLanguage(language: string | undefined, syntax: Syntax): void {
  if (language === undefined || syntax.languages.has(language)) return
  throw new UserError([
    {
      code: 'syntax/no-language',
      severity: 'error',
      message: `There are no models for the language "${language}"`,
      place: { file: '<command line>', field: '--language' },
      next: `choose one of ${[...syntax.languages.keys()].join(', ')}, or leave it out to get tokens alone`,
    },
  ])
}

async function read(file: string): Promise<Uint8Array> {
  if (file === '-') return buffer(process.stdin)
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UserError([
      {
        code: 'read/unreadable-file',
        severity: 'error',
        message:
          error.code === 'ENOENT' ? 'There is no such file' : `The file could not be read (${error.code})`,
        place: { file },
        next: 'give the path of a text file, or - for standard input',
      },
    ])
  })
}
