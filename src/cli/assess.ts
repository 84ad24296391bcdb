import { extname } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { Command, Option } from 'commander'
import type { Brief } from '../brief/document.ts'
import { briefDocx } from '../brief/docx.ts'
import { briefHtml } from '../brief/html.ts'
import { briefMarkdown } from '../brief/markdown.ts'
import { briefText } from '../brief/text.ts'
import { writeBrief } from '../brief/write.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Instant } from '../domain/instant.ts'
import { readWording } from '../read/definitions.ts'
import {
  asOfOption,
  caseArgument,
  outputOption,
  rememberAssessment,
  type StoreOptions,
  withCase,
  withStoreOptions,
} from './case-options.ts'
import { emit, wantsColour } from './output.ts'

/** What a brief may be printed as; colour only where the output is a terminal. */
export const FORMATS: Readonly<Record<string, (brief: Brief, colour: boolean) => string | Uint8Array>> = {
  text: (brief, colour) => briefText(brief, { colour }),
  md: briefMarkdown,
  html: briefHtml,
  docx: briefDocx,
}

interface Options extends StoreOptions {
  readonly asOf?: Instant
  readonly format?: string
  readonly output?: string
}

/** `forewarn assess CASE`: the brief of a case as it was known at an hour. */
export function assessCommand(): Command {
  return withStoreOptions(
    new Command('assess')
      .description('assess a case as it was known at an hour, and print the brief')
      .addArgument(caseArgument())
      .addOption(asOfOption())
      .addOption(
        new Option(
          '--format <format>',
          'how to print (default: what the ending of --output says, else text)',
        ).choices([...Object.keys(FORMATS), 'json']),
      )
      .addOption(outputOption())
      .addHelpText(
        'after',
        `
Examples:
  forewarn assess cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z
  forewarn assess cases/kazakhstan-2022 --as-of 2022-01-06T18:00+06:00 -o brief.html
  forewarn assess cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z -o brief.docx`,
      ),
  ).action(async (folder: string, options: Options) => {
    await withCase(folder, options, async opened => {
      const asOf = options.asOf ?? opened.loaded.definition.ends
      const assessment = await opened.assessAt(asOf)
      const printed = print(assessment, options)
      await emit(printed, options.output)
      if (options.output === undefined && process.stdout.isTTY && typeof printed === 'string')
        process.stderr.write(afterBrief(printed, folder, asOf))
      rememberAssessment(options.store, { case: folder, asOf })
    })
  })
}

/** A screen or less; what is longer has run past a reader by the time it ends. */
const SCREEN = 60

/**
 * What a person at a terminal reads last, since the brief's own beginning has scrolled away: its bottom line again, and
 * how to read the whole. Empty where all of it still stands on the screen.
 */
export function afterBrief(brief: string, folder: string, asOf: Instant): string {
  const lines = brief.split('\n')
  const start = lines.findIndex(line => line.includes('BOTTOM LINE'))
  if (lines.length <= SCREEN || start < 0) return ''
  const next = lines.findIndex((line, n) => n > start && /^[A-Z ,]{4,}$/.test(stripVTControlCharacters(line)))
  const said = lines.slice(start, next < 0 ? undefined : next - 1)
  const command = `forewarn assess ${folder} --as-of ${asOf}`
  return `${[
    '',
    ...said,
    '',
    `That was ${lines.length} lines. From the top: ${command} | less`,
    `As a page with links: ${command} -o brief.html`,
    `In the browser: forewarn serve ${folder} --as-of ${asOf}`,
  ].join('\n')}\n`
}

function print(assessment: Assessment, { format, output }: Options): string | Uint8Array {
  const form = format ?? formOf(output)
  if (form === 'json') return `${JSON.stringify(assessment, null, 1)}\n`
  const brief = writeBrief(assessment, readWording())
  return FORMATS[form]!(brief, output === undefined && wantsColour(process.stdout))
}

/** `brief.docx` asks for a document, `brief.out` for no more than text. */
function formOf(output = ''): string {
  const ending = extname(output).slice(1).toLowerCase()
  return ending === 'json' || Object.hasOwn(FORMATS, ending) ? ending : 'text'
}
