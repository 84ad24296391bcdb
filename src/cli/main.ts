#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { formatProblem, UserError } from '../domain/problem.ts'

/** Each command is loaded when it is called: the parser's start must not wait for the database's. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  assess: async () => (await import('./assess.ts')).assessCommand(),
  why: async () => (await import('./why.ts')).whyCommand(),
  diff: async () => (await import('./diff.ts')).diffCommand(),
  test: async () => (await import('./test.ts')).testCommand(),
  hypotheses: async () => (await import('./hypotheses.ts')).hypothesesCommand(),
  likelihood: async () => (await import('./likelihood.ts')).likelihoodCommand(),
  calendar: async () => (await import('./calendar.ts')).calendarCommand(),
  replay: async () => (await import('./replay.ts')).replayCommand(),
  stress: async () => (await import('./stress.ts')).stressCommand(),
  backtest: async () => (await import('./backtest.ts')).backtestCommand(),
  recalibrate: async () => (await import('./recalibrate.ts')).recalibrateCommand(),
  verify: async () => (await import('./verify.ts')).verifyCommand(),
  sources: async () => (await import('./sources.ts')).sourcesCommand(),
  correct: async () => (await import('./correct.ts')).correctCommand(),
  serve: async () => (await import('./serve.ts')).serveCommand(),
  'export-site': async () => (await import('./export-site.ts')).exportSiteCommand(),
  check: async () => (await import('./check.ts')).checkCommand(),
  'check-claim': async () => (await import('./check-claim.ts')).checkClaimCommand(),
  ingest: async () => (await import('./ingest.ts')).ingestCommand(),
  claims: async () => (await import('./claims.ts')).claimsCommand(),
  parse: async () => (await import('./parse.ts')).parseCommand(),
  schema: async () => (await import('./schema.ts')).schemaCommand(),
  completion: async () => {
    const { completionCommand } = await import('./completion.ts')
    return completionCommand(() => Promise.all(Object.values(COMMANDS).map(load => load())))
  },
}

/** 0 done, 1 a check or test failed (set by the command), 2 the user's input was wrong, 70 our own fault (sysexits). */
const WRONG_INPUT = 2
const OUR_FAULT = 70

async function main(args: readonly string[]): Promise<void> {
  const program = new Command('forewarn')
    .description('reads crisis reporting and says what is known, who says so, and how far to believe it')
    .version('0.1.0')
    .showHelpAfterError('(see --help)')
    .showSuggestionAfterError()
    .addHelpText('after', '\nExample:\n  forewarn assess cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z')
  const called = COMMANDS[args[0] ?? '']
  const commands = called ? [await called()] : await Promise.all(Object.values(COMMANDS).map(load => load()))
  for (const command of [program, ...commands, ...commands.flatMap(command => command.commands)])
    command.exitOverride()
  for (const command of commands) program.addCommand(command)
  await program.parseAsync(args.length ? [...args] : ['--help'], { from: 'user' })
}

function fail(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_INPUT
  if (error instanceof UserError) {
    for (const problem of error.problems) process.stderr.write(`${formatProblem(problem)}\n`)
    return WRONG_INPUT
  }
  if ((error as NodeJS.ErrnoException)?.code === 'EPIPE') return 0
  process.stderr.write(
    `${error instanceof Error ? error.stack : String(error)}\nThis is a fault of Forewarn, not of your input. Please report it with the command that you ran.\n`,
  )
  return OUR_FAULT
}

// A reader that has seen enough (`| head`) closes the pipe: that is no fault.
process.stdout.on('error', error => process.exit(fail(error)))

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.exitCode = fail(error)
}
