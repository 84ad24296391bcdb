import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { stringify } from 'yaml'
import type { CalendarDefinition } from '../domain/case.ts'
import type { Instant } from '../domain/instant.ts'
import { type Problem, UserError } from '../domain/problem.ts'
import { datesAhead } from '../expose/expose.ts'
import { readCaseFolder } from '../read/case.ts'
import { readICalendar, writeICalendar } from '../read/icalendar.ts'
import { caseArgument, formatOption, instantOption, outputOption } from './case-options.ts'
import { emit } from './output.ts'
import { problemList } from './problem-list.ts'

interface Options {
  readonly asOf?: Instant
  readonly import?: string
  readonly format: 'pretty' | 'ics' | 'yaml' | 'json'
  readonly output?: string
}

/** `forewarn calendar CASE`: the dates that matter, from and to iCalendar. */
export function calendarCommand(): Command {
  return new Command('calendar')
    .description(
      'the dates of a case: those ahead, or all of them as iCalendar; or dates of an .ics file added to them',
    )
    .addArgument(caseArgument())
    .option('--as-of <time>', 'only what was known at the hour, and lies ahead of it', instantOption)
    .option('--import <file>', 'add the dates of an iCalendar file; those of the same id are replaced')
    .addOption(formatOption(['pretty', 'ics', 'yaml', 'json']))
    .addOption(outputOption())
    .addHelpText(
      'after',
      `
Examples:
  forewarn calendar cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z
  forewarn calendar cases/kazakhstan-2022 --format ics -o talks.ics
  forewarn calendar cases/kazakhstan-2022 --import elections.ics --format yaml -o cases/kazakhstan-2022/calendar.yaml`,
    )
    .action(async (folder: string, { asOf, import: file, format, output }: Options) => {
      const { loaded, definition, problems } = readCaseFolder(folder)
      const faults = problemList(Number.POSITIVE_INFINITY)
      for (const problem of problems) if (problem.place?.file.endsWith('calendar.yaml')) faults.add(problem)
      const own = loaded.calendar?.dates ?? []
      const added = file === undefined ? [] : readDates(file, faults.add)
      const ids = new Set(added.map(({ id }) => id))
      const dates = [...own.filter(({ id }) => !ids.has(id)), ...added]
      const ahead = asOf ? new Set(datesAhead({ dates }, asOf).map(({ id }) => id)) : null
      const shown = dates
        .filter(({ id }) => !ahead || ahead.has(id))
        .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1))
      await emit(WRITERS[format](shown, definition?.title ?? folder), output)
      if (faults.errors) process.exitCode = 2
    })
}

type Dates = CalendarDefinition['dates']

const WRITERS: Readonly<Record<Options['format'], (dates: Dates, title: string) => string>> = {
  pretty: dates =>
    dates
      .map(({ from, to, title, place, actors, stake }) => {
        const whose = [actors.join(', '), stake.trim()].filter(Boolean).join(': ')
        return `${from}${to ? ` to ${to}` : ''}  ${title}${place ? `, ${place}` : ''}\n${whose ? `  ${whose}\n` : ''}`
      })
      .join('') || 'no dates\n',
  ics: writeICalendar,
  yaml: dates => stringify({ dates }),
  json: dates => `${JSON.stringify({ dates }, null, 1)}\n`,
}

function readDates(file: string, add: (problem: Problem) => void): Dates {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UserError([
      {
        code: 'calendar/unreadable',
        severity: 'error',
        message: `the file could not be read (${(error as NodeJS.ErrnoException).code})`,
        place: { file },
        next: 'check its name and permissions',
      },
    ])
  }
  const problems: Problem[] = []
  const dates = readICalendar(text, file, problems)
  for (const problem of problems) add(problem)
  return [...dates]
}
