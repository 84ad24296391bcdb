import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { plural } from '../brief/describe.ts'
import { instantOf } from '../domain/instant.ts'
import type { Place } from '../domain/problem.ts'
import { countrySchema, languageSchema, type Report } from '../domain/report.ts'
import { readCaseDefinition } from '../read/case.ts'
import type { Defaults } from '../read/draft.ts'
import { readFiles } from '../read/files.ts'
import { outletIndex } from '../read/outlet-index.ts'
import { parsePublished, ZONE } from '../read/published.ts'
import { BATCH, putBatch } from '../store/reports.ts'
import { openStore, type Store } from '../store/store.ts'
import { caseArgument } from './case-options.ts'
import { progressLine } from './output.ts'
import { type ProblemList, problemList } from './problem-list.ts'

interface Options extends Defaults {
  readonly store: string
  readonly problems: number
}

const EXAMPLES = `
Examples:
  forewarn ingest cases/kazakhstan-2022 articles.jsonl pages.zip
  forewarn ingest cases/kazakhstan-2022 --outlet Vlast --country KAZ --zone +06:00 saved/*.html
  curl -s https://example.org/feed.jsonl | forewarn ingest cases/kazakhstan-2022 -

Files: .txt, .md (with front matter), .html, .jsonl, .csv, .tsv; .zip, .tar, .tar.gz and .gz of them; folders.
JSON Lines and CSV name the fields of a report: outlet, published, text; and if known id, outletCountry, kind,
address, title, language, originalLanguage, precision, basis, basisNote, sameArticleAs.
A report that is stored already is passed over, so after a break the same command completes the work. What is wrong
is named and skipped, and the rest is added; the exit code is then 2.`

/** `forewarn ingest CASE FILES...`: adds reports to the store of a case. */
export function ingestCommand(): Command {
  return new Command('ingest')
    .description('add reports to a case: text, Markdown, HTML, JSON Lines, CSV, and archives of them')
    .addArgument(caseArgument())
    .argument('<files...>', 'files, folders, archives, or - for standard input')
    .option('--outlet <name>', 'outlet of reports that do not name theirs')
    .option('--country <code>', 'its country (ISO 3166 alpha-3)', checked(countrySchema))
    .option('--published <time>', 'when reports without a time were published (ISO 8601)', publishedOption)
    .option(
      '--language <code>',
      'language of reports that do not name theirs (ISO 639-1)',
      checked(languageSchema),
    )
    .option('--zone <offset>', 'zone of times that name none, such as +06:00', zoneOption)
    .option(
      '--store <folder>',
      'folder of the embedded store; DATABASE_URL names a server instead',
      '.forewarn',
    )
    .option('--problems <n>', 'problems to print in full', countOption, 20)
    .addHelpText('after', EXAMPLES)
    .action(async (folder: string, files: readonly string[], options: Options) => {
      const { definition, outlets } = readCaseDefinition(folder)
      const store = await openStore({ folder: options.store, databaseUrl: process.env.DATABASE_URL })
      try {
        const progress = progressLine()
        const problems = problemList(options.problems, progress.clear)
        const context = {
          defaults: options,
          now: instantOf(Date.now()),
          outletNamed: outletIndex(outlets),
        }
        const counts = await ingest(
          store,
          definition.id,
          readFiles(files, context),
          problems,
          ({ added, known }) => progress.show(`${added + known} reports read, ${added} new`),
        ).finally(progress.clear)
        problems.end()
        if (counts.added > 0) markIngested(options.store)
        process.stdout.write(
          `${plural(counts.added, 'report')} added, ${counts.known} known already; ${problems.tally()}\n`,
        )
        if (problems.errors > 0) process.exitCode = 2
      } finally {
        await store.close()
      }
    })
}

/** A file that changes with every ingest: `test --watch` looks at it, since the store itself is for one process. */
function markIngested(store: string): void {
  mkdirSync(join(store, 'ingested'), { recursive: true })
  writeFileSync(join(store, 'ingested', 'last'), `${instantOf(Date.now())}\n`)
}

interface Counts {
  readonly added: number
  readonly known: number
}

/** Stores what is read, batch by batch, each in one transaction; no more than a batch is held in memory. */
export async function ingest(
  store: Store,
  caseId: string,
  readings: ReturnType<typeof readFiles>,
  problems: Pick<ProblemList, 'add'>,
  progress: (counts: Counts) => void = () => {},
): Promise<Counts> {
  let counts: Counts = { added: 0, known: 0 }
  let batch: Report[] = []
  const places = new Map<string, Place>()
  const flush = async () => {
    const stored = await putBatch(store, caseId, batch, id => places.get(id))
    counts = { added: counts.added + stored.added, known: counts.known + stored.known }
    for (const problem of stored.problems) problems.add(problem)
    batch = []
    places.clear()
    progress(counts)
  }
  for await (const reading of readings) {
    if (reading.kind === 'problem') problems.add(reading.problem)
    else {
      batch.push(reading.report)
      places.set(reading.report.id, reading.place)
      if (batch.length >= BATCH) await flush()
    }
  }
  if (batch.length > 0) await flush()
  return counts
}

interface Checkable {
  safeParse(text: string): {
    success: boolean
    error?: { issues: readonly { message: string }[] } | undefined
  }
}

function checked(schema: Checkable): (text: string) => string {
  return text => {
    const parsed = schema.safeParse(text)
    if (!parsed.success) throw new InvalidArgumentError(parsed.error?.issues[0]?.message ?? 'not allowed')
    return text
  }
}

function publishedOption(text: string): string {
  if (parsePublished(text, 'Z').kind !== 'time')
    throw new InvalidArgumentError('expected a time such as 2022-01-06T12:00Z, or a day')
  return text
}

function zoneOption(text: string): string {
  if (!ZONE.test(text)) throw new InvalidArgumentError('expected an offset such as +06:00, or Z')
  return text
}

function countOption(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number')
  return Number(text)
}
