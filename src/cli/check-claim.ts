import { Command } from 'commander'
import type { Day } from '../domain/instant.ts'
import { parseDay } from '../domain/instant.ts'
import { UserError } from '../domain/problem.ts'
import type { Treaty } from '../domain/treaty.ts'
import { checkMembership } from '../expose/membership.ts'
import { readAllianceFulfilment, readWording } from '../read/definitions.ts'
import { readStates, readTreaties } from '../read/treaties.ts'

/** `forewarn check-claim TEXT`: holds a statement on memberships against the treaties' own dates. */
export function checkClaimCommand(): Command {
  return new Command('check-claim')
    .description(
      'check a statement on who belongs to an alliance or organisation; exit code 1 where it is false',
    )
    .argument('<statement>', 'a sentence, such as "All CSTO states belong to the OSCE."')
    .option('--on <day>', 'the day for which it is checked (default: today)')
    .addHelpText(
      'after',
      `
Examples:
  forewarn check-claim "All CSTO states belong to the OSCE." --on 2022-01-06
  forewarn check-claim "Uzbekistan is a member of the CSTO."`,
    )
    .action((statement: string, { on }: { readonly on?: string }) => {
      const day = parseDay(on ?? new Date().toISOString().slice(0, 10))
      if (!day) throw wrong('check-claim/day', `"${on}" is no day`, 'write a day such as 2022-01-06')
      const treaties = readTreaties()
      const check = checkMembership(statement, day as Day, { treaties, states: readStates() })
      if (!check) {
        throw wrong(
          'check-claim/not-understood',
          'the statement names no membership that a treaty could settle',
          `write "X includes A and B", "A is a member of X" or "all X states belong to Y", with X one of ${treaties.map(({ code, aliases }) => (code.startsWith('PACT') ? (aliases[0] ?? code) : code.slice(4))).join(', ')}`,
        )
      }
      const { countries } = readWording()
      const named = (code: string) => countries.get(code)?.name ?? code
      const width = Math.max(0, ...check.rows.map(({ state }) => named(state).length))
      const rows = check.rows.map(
        ({ state, treaty, membership }) =>
          `  ${named(state).padEnd(width)}  ${treaty.replace(/^(IGO|PACT) /, '')}  ${membership ? `member since ${membership.from}${membership.to ? ` until ${membership.to}` : ''}` : 'no member'}`,
      )
      process.stdout.write(
        [
          `${check.verdict.toUpperCase()} on ${day}: ${check.denied ? 'it is not so that ' : ''}${check.understood.replace(/\b[A-Z]{3}\b/g, named)}`,
          ...rows,
          ...promisesOf(
            treaties.filter(({ code }) =>
              check.rows.some(({ treaty, membership }) => membership && treaty === code),
            ),
          ),
          `Sources: ${[...new Set(check.sources.map(({ title, address }) => `${title} <${address}>`))].join('; ')}`,
          '',
        ].join('\n'),
      )
      if (check.verdict === 'false') process.exitCode = 1
    })
}

/** What the members of an alliance or pact owe each other, and how often such promises were kept. */
function promisesOf(treaties: readonly Treaty[]): readonly string[] {
  const bound = treaties.filter(({ kind, clauses }) => kind !== 'organisation' && clauses.length)
  if (!bound.length) return []
  return [
    ...bound.flatMap(({ code, clauses }) =>
      clauses.map(({ article, says }) => `${code.replace(/^(IGO|PACT) /, '')}, article ${article}: ${says}`),
    ),
    'How often states kept such promises once a war between states called on them (no rate is known for unrest within one):',
    ...readAllianceFulfilment().map(
      ({ share, of, source }) => `  ${Number((share * 100).toFixed(1))} %  ${of} (${source})`,
    ),
  ]
}

function wrong(code: string, message: string, next: string): UserError {
  return new UserError([{ code, severity: 'error', message, next }])
}
