import { Command } from 'commander'
import type { Instant } from '../domain/instant.ts'
import { exportSite } from '../serve/export-site.ts'
import { instantOption, type StoreOptions, withStoreOptions } from './case-options.ts'
import { progressLine } from './output.ts'

interface Options extends StoreOptions {
  readonly asOf?: Instant
  readonly output: string
}

/** `forewarn export-site CASE -o DIR`: the crisis room as a folder of files. */
export function exportSiteCommand(): Command {
  return withStoreOptions(
    new Command('export-site')
      .description('write the crisis room of a case as a folder that any web server can serve, read-only')
      .argument('<case>', 'folder of the case')
      .requiredOption('-o, --output <folder>', 'a folder that is empty or not there yet')
      .option(
        '--as-of <time>',
        'the hour to open at, with its zone (default: the end of the case)',
        instantOption,
      )
      .addHelpText(
        'after',
        `
All hours of the case and the texts of its reports are in the copy: whoever can open it can read them.

Example:
  forewarn export-site cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z -o site`,
      ),
  ).action(async (folder: string, options: Options) => {
    const progress = progressLine()
    progress.show('reading and coding the reports')
    const { page, data, dataGzip, problems } = await exportSite({
      folder,
      storeFolder: options.store,
      databaseUrl: process.env.DATABASE_URL,
      workers: options.workers,
      opensAt: options.asOf,
      to: options.output,
      progress: progress.show,
    }).finally(progress.clear)
    for (const problem of problems) process.stderr.write(`${problem}\n`)
    const kb = (bytes: number) => `${Math.round(bytes / 1000).toLocaleString('en')} kB`
    process.stdout.write(
      `${options.output}: page and maps ${kb(page)}, case ${kb(data)} (${kb(dataGzip)} where the web server compresses)\n`,
    )
  })
}
