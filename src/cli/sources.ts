import { Command } from 'commander'
import { stringify } from 'yaml'
import { partyName } from '../brief/describe.ts'
import type { Wording } from '../brief/wording.ts'
import type { Assessment } from '../domain/assessment.ts'
import type { Source } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import { UserError } from '../domain/problem.ts'
import type { SourceRecord } from '../domain/record.ts'
import { readWording } from '../read/definitions.ts'
import { recordsOf } from '../verify/records.ts'
import {
  asOfOption,
  caseArgument,
  formatOption,
  type StoreOptions,
  withCase,
  withStoreOptions,
} from './case-options.ts'
import { emit } from './output.ts'

interface Options extends StoreOptions {
  readonly asOf?: Instant
  readonly format: string
}

/** `forewarn sources CASE [NAME]`: grades and records of the sources, or one source with when it was right and wrong. */
export function sourcesCommand(): Command {
  return withStoreOptions(
    new Command('sources')
      .description('list the sources of a case with their grades, or show the record of one')
      .addArgument(caseArgument())
      .argument('[name]', 'an outlet, or a speaker by code such as "KAZ GOV"')
      .addOption(asOfOption())
      .addOption(
        formatOption(
          ['text', 'json', 'yaml'],
          'how to print; yaml: the outcomes, as records.yaml of another case',
        ),
      )
      .addHelpText(
        'after',
        `
Examples:
  forewarn sources cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z
  forewarn sources cases/kazakhstan-2022 "KAZ GOV" --as-of 2023-02-01T00:00Z`,
      ),
  ).action(async (folder: string, name: string | undefined, options: Options) => {
    await withCase(folder, options, async opened => {
      const { definition, outcome, records } = opened.loaded
      const assessment = await opened.assessAt(options.asOf ?? definition.ends)
      const made = recordsOf(assessment, outcome)
      const known = [...records.filter(({ settled }) => settled <= assessment.asOf), ...made]
      if (options.format === 'yaml') return emit(stringify(named(made, name)), undefined)
      const sources = assessment.sources.filter(source => !name || isNamed(source, name))
      const own = name && sources[0] ? recordOf(sources[0], known) : named(known, name)
      if (name && !sources.length && !own.length) throw unknown(name, assessment)
      await emit(
        options.format === 'json'
          ? `${JSON.stringify({ asOf: assessment.asOf, sources, records: own }, null, 1)}\n`
          : name
            ? page(name, sources[0], own, assessment)
            : table(assessment, known, readWording()),
        undefined,
      )
    })
  })
}

function named(records: readonly SourceRecord[], name: string | undefined): readonly SourceRecord[] {
  return name ? records.filter(({ source }) => isSame(source, name)) : records
}

/** What is settled of a source, under whichever of its names it was written down. */
function recordOf(source: Source, records: readonly SourceRecord[]): readonly SourceRecord[] {
  return records.filter(record => isNamed(source, record.source))
}

/** Whether a source goes by a name, in whatever letters. */
function isNamed({ id, names }: Source, name: string): boolean {
  return [id, ...names].some(own => isSame(own, name))
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

function unknown(name: string, { sources, asOf }: Assessment): UserError {
  const some = sources.slice(0, 5).map(({ id }) => id)
  return new UserError([
    {
      code: 'sources/unknown-name',
      severity: 'error',
      message: `no source of the case as of ${asOf} is named "${name}"`,
      next: `take one of those that \`forewarn sources\` lists, such as ${some.join(', ')}`,
    },
  ])
}

function table({ asOf, sources }: Assessment, records: readonly SourceRecord[], wording: Wording): string {
  const width = Math.max(6, ...sources.map(({ id }) => id.length))
  const settled = (own: readonly SourceRecord[]) =>
    own.length ? `${own.filter(({ right }) => right).length} of ${own.length}` : '–'
  const speakers = [...new Set(records.map(({ source }) => source))]
    .filter(name => !sources.some(source => isNamed(source, name)))
    .sort()
  return [
    `Sources as of ${asOf}: grade and expected share of right assertions (80 % interval), from kind and records.yaml;`,
    'right: of the statements settled by then, in this case and in records.yaml',
    '',
    `${'source'.padEnd(width)}  grade  share  interval   reports  right     why`,
    ...[...sources]
      .sort((a, b) => b.reports - a.reports || (a.id < b.id ? -1 : 1))
      .map(source => {
        const {
          id,
          grade,
          reliability: { p, low, high },
          reports,
          why,
          owner,
        } = source
        return `${id.padEnd(width)}  ${grade}      ${p.toFixed(2)}   ${low.toFixed(2)}-${high.toFixed(2)}  ${String(reports).padStart(7)}  ${settled(recordOf(source, records)).padEnd(8)}  ${why}${owner ? `; of ${owner}` : ''}`
      }),
    ...(speakers.length
      ? ['', 'Cited speakers with settled statements, by the code that `sources` takes']
      : []),
    ...speakers.map(source => {
      const name = partyName(source, wording)
      return `${source.padEnd(width)}  ${settled(named(records, source)).padEnd(8)} right${name === source ? '' : `  ${name}`}`
    }),
    '',
  ].join('\n')
}

function page(
  name: string,
  source: Source | undefined,
  records: readonly SourceRecord[],
  { asOf, reports }: Assessment,
): string {
  const outcomes = (right: boolean) => {
    const own = records.filter(record => record.right === right)
    return own.length
      ? [
          '',
          `${right ? 'RIGHT' : 'WRONG'} (${own.length})`,
          ...own.flatMap(({ said, topic, settled, reports: where }) => [
            `  ${topic}: ${said} (settled ${settled.slice(0, 10)})`,
            ...where.map(report => `    ${report}`),
          ]),
        ]
      : []
  }
  const written = reports.filter(({ report: { outlet } }) =>
    source ? source.names.includes(outlet) : isSame(outlet, name),
  )
  return [
    source
      ? `${source.id} as of ${asOf}: grade ${source.grade}, share ${source.reliability.p.toFixed(2)} (${source.reliability.low.toFixed(2)}-${source.reliability.high.toFixed(2)}), ${source.why}${source.owner ? `; of ${source.owner}` : ''}`
      : `${name} as of ${asOf}`,
    ...outcomes(false),
    ...outcomes(true),
    ...(records.length ? [] : ['', 'Nothing that it said is settled by then.']),
    ...(written.length ? ['', `REPORTS (${written.length})`] : []),
    ...written.map(
      ({ report, copyOf }) => `  ${report.published}  ${report.title}${copyOf ? ` (copies ${copyOf})` : ''}`,
    ),
    '',
  ].join('\n')
}
