import { Command } from 'commander'
import type { CaseFolder } from '../read/case.ts'
import { readCaseFolder } from '../read/case.ts'
import { checkCase } from './case-checks.ts'
import { caseArgument } from './case-options.ts'
import { problemList } from './problem-list.ts'

/** `forewarn check CASE`: all files of a case against their schemas, and against each other. */
export function checkCommand(): Command {
  return new Command('check')
    .description('check the files of a case: each against its schema, and all against each other')
    .addArgument(caseArgument())
    .addHelpText(
      'after',
      `
Example:
  forewarn check cases/kazakhstan-2022

Each problem is one line on standard error: file:line:column, what is wrong, what to do, and a code that
docs/problems.md explains. The exit code is 1 where there are errors; warnings alone leave it 0.`,
    )
    .action((folder: string) => {
      const found = readCaseFolder(folder)
      const problems = problemList(Number.POSITIVE_INFINITY)
      for (const problem of [...found.problems, ...checkCase(found)]) problems.add(problem)
      process.stdout.write(`${contents(found)}\n${problems.tally()}\n`)
      if (problems.errors > 0) process.exitCode = 1
    })
}

function contents({ loaded }: CaseFolder): string {
  const { reports, signals, indicators, hypotheses, exposures, calendar, outcome, outlets } = loaded
  const used = new Set(reports.map(({ outlet }) => outlet)).size
  return [
    `${reports.length} reports of ${used} outlets`,
    `${signals.length} signals`,
    `${indicators.length} indicators`,
    `${hypotheses?.hypotheses.length ?? 0} hypotheses`,
    `${exposures?.exposures.length ?? 0} exposures`,
    `${calendar?.dates.length ?? 0} dates`,
    `${outcome.length} outcomes`,
    `${outlets.length} outlets known`,
  ].join(', ')
}
