import { Command, Option } from 'commander'
import pc from 'picocolors'
import { formatProblem, UserError } from '../domain/problem.ts'
import type { Analysis, Entity } from '../domain/syntax.ts'
import { entityNames } from '../read/entity-names.ts'
import { LEXICON_DIR } from '../read/lexicon.ts'
import { readSyntax } from '../read/models.ts'
import { loadResources } from '../read/resources.ts'
import { analyse, type Syntax } from '../syntax/analyse.ts'
import { writeConllu } from '../syntax/conllu.ts'
import { findEntities } from '../syntax/entities.ts'
import { type Style, showTable, showTree } from './parse-view.ts'
import { readTextFile } from './text-file.ts'

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
      const { text, problems } = await readTextFile(file)
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
