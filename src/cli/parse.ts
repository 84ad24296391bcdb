import { readFile } from 'node:fs/promises'
import { text as readAll } from 'node:stream/consumers'
import { Command, Option } from 'commander'
import { type Problem, UserError } from '../domain/problem.ts'
import { readSyntax } from '../read/models.ts'
import { analyse, type Mode } from '../syntax/analyse.ts'
import { writeConllu } from '../syntax/conllu.ts'
import { showTable, showTree } from './parse-view.ts'

const FORMATS = { conllu: writeConllu, table: showTable, tree: showTree } as const

interface Options {
  readonly format: keyof typeof FORMATS
  readonly mode: Mode
  readonly language?: string
}

/** `forewarn parse FILE|-`: raw text in, an empty line between paragraphs; trees out. */
export function parseCommand(): Command {
  return new Command('parse')
    .description('Show the sentences, words and trees of a text')
    .argument('<file>', 'text in UTF-8, or - for standard input; an empty line ends a paragraph')
    .addOption(
      new Option('--format <format>', 'how to show them').choices(Object.keys(FORMATS)).default('tree'),
    )
    .addOption(
      new Option('--mode <mode>', 'the neural model or the perceptron')
        .choices(['accurate', 'fast'])
        .default('accurate'),
    )
    .option('--language <code>', 'ISO 639-1 code; without it each paragraph is identified')
    .action(async (file: string, options: Options) => {
      const text = await read(file)
      const { mode, language } = options
      const analysis = analyse(text, await readSyntax(), { mode, ...(language ? { language } : {}) })
      process.stdout.write(FORMATS[options.format](text, analysis))
    })
}

async function read(file: string): Promise<string> {
  if (file === '-') return readAll(process.stdin)
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const problem: Problem = {
      code: 'read/unreadable-file',
      severity: 'error',
      message:
        error.code === 'ENOENT' ? 'There is no such file' : `The file could not be read (${error.code})`,
      place: { file },
      next: 'give the path of a text file, or - for standard input',
    }
    throw new UserError([problem])
  })
}
