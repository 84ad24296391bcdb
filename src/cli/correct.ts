import { userInfo } from 'node:os'
import { Argument, Command } from 'commander'
import { evidenceBook } from '../brief/evidence.ts'
import { titleOf } from '../brief/sections/section.ts'
import { type Effects, effectsOf } from '../correct/effects.ts'
import type { Assessment } from '../domain/assessment.ts'
import { type Act, type CorrectionDraft, changeSchema, correctionDraftSchema } from '../domain/correction.ts'
import { RELIABILITIES } from '../domain/event.ts'
import type { Instant } from '../domain/instant.ts'
import { type Problem, UserError } from '../domain/problem.ts'
import { readWording } from '../read/definitions.ts'
import { instantOption, type StoreOptions, withCase, withStoreOptions } from './case-options.ts'
import { emit } from './output.ts'

interface Options extends StoreOptions {
  readonly asOf?: Instant
  readonly author?: string
  readonly reason: string
  readonly dryRun?: boolean
}

/** An act as it is typed. */
interface Verb {
  readonly name: Act['kind']
  readonly what: string
  readonly arguments: readonly Argument[]
  /** The act, which the schema then checks; events (e-…) among the ids are turned into their claims. */
  act(given: readonly (string | readonly string[])[], assessment: Assessment): unknown
}

const CLAIMS = new Argument('<claims...>', 'claims (REPORT#N), or events (e-…) for all of theirs')

const VERBS: readonly Verb[] = [
  {
    name: 'merge',
    what: 'make one event of the events that hold these claims',
    arguments: [CLAIMS],
    act: ([ids], assessment) => ({ kind: 'merge', claims: claimsOf(ids as readonly string[], assessment) }),
  },
  {
    name: 'split',
    what: 'make these claims an event of their own',
    arguments: [CLAIMS],
    act: ([ids], assessment) => ({ kind: 'split', claims: claimsOf(ids as readonly string[], assessment) }),
  },
  {
    name: 'regrade',
    what: 'give a source, or the source of one claim, another reliability',
    arguments: [
      new Argument('<source>', 'an outlet, a speaker\'s code such as "KAZ GOV", or a claim (REPORT#N)'),
      new Argument('<grade>', 'letter of the Admiralty code').choices(RELIABILITIES),
    ],
    act: ([id, grade]) => ({
      kind: 'regrade',
      of: { kind: isClaim(id) ? 'claim' : 'source', id },
      grade,
    }),
  },
  {
    name: 'recode',
    what: 'read a field of a claim otherwise',
    arguments: [
      new Argument('<claim>', 'REPORT#N'),
      new Argument('<field>', 'which field').choices(
        changeSchema.options.map(({ shape }) => shape.field.value),
      ),
      new Argument('<value>', 'a word, a day, or JSON; `none` where there is none'),
    ],
    act: ([claim, field, value], assessment) => ({
      kind: 'recode',
      claim,
      change: changeOf(field as string, value as string, assessment),
    }),
  },
  {
    name: 'retract',
    what: 'let a report with its copies, or a claim, count no longer',
    arguments: [new Argument('<id>', 'a report, or a claim (REPORT#N)')],
    act: ([id]) => ({ kind: 'retract', what: { kind: isClaim(id) ? 'claim' : 'report', id } }),
  },
  {
    name: 'annotate',
    what: 'write a remark on an event, a claim or the brief',
    arguments: [
      new Argument('<id>', 'an event (e-…), a claim (REPORT#N), or `brief`'),
      new Argument('<remark>', 'the remark'),
    ],
    act: ([id, remark], assessment) => ({
      kind: 'annotate',
      on:
        id === 'brief'
          ? { kind: 'brief' }
          : isClaim(id)
            ? { kind: 'claim', id }
            : { kind: 'event', id: claimsOf([id as string], assessment)[0] },
      remark,
    }),
  },
  {
    name: 'undo',
    what: 'let a correction hold no longer; it stays on record',
    arguments: [new Argument('<correction>', 'its id, such as c-3')],
    act: ([correction]) => ({ kind: 'undo', correction }),
  },
]

/** `forewarn correct ACT CASE …`: an analyst's corrections, each kept with author, hour and reason. */
export function correctCommand(): Command {
  const command = new Command('correct')
    .description(
      'correct what was made of the reports: merge, split, regrade, recode, retract, annotate, undo, list',
    )
    .addHelpText(
      'after',
      `
Examples:
  forewarn correct merge cases/kazakhstan-2022 e-… e-… --as-of 2022-01-06T12:00Z --reason "same street, same hour"
  forewarn correct regrade cases/kazakhstan-2022 "KAZ GOV" D --reason "has denied what was filmed" --dry-run
  forewarn correct undo cases/kazakhstan-2022 c-3 --reason "two streets after all"
  forewarn correct list cases/kazakhstan-2022

Nothing is deleted: an undo is stored beside what it undoes. A correction holds from its hour (--as-of) on.`,
    )
  for (const verb of VERBS) command.addCommand(verbCommand(verb))
  return command.addCommand(listCommand())
}

function verbCommand({ name, what, arguments: given, act }: Verb): Command {
  const command = new Command(name).description(what).argument('<case>', 'folder of the case')
  for (const argument of given) command.addArgument(argument)
  return withStoreOptions(
    command
      .requiredOption('--reason <text>', 'why')
      .option('--author <name>', 'who decides (default: the name of the user)', userName())
      .option('--as-of <time>', 'the hour from which it holds (default: the end of the case)', instantOption)
      .option('--dry-run', 'say what it would change, and store nothing'),
  ).action(async (folder: string, ...rest: readonly unknown[]) => {
    const options = rest.at(-2) as Options
    const named = rest.slice(0, -2) as readonly (string | readonly string[])[]
    await withCase(folder, options, async opened => {
      const at = options.asOf ?? opened.loaded.definition.ends
      const before = await opened.assessAt(at)
      const draft = parsed({ act: act(named, before), author: options.author, reason: options.reason, at })
      const preview = await opened.previewOf(draft)
      const lines = effectLines(effectsOf(preview.before, preview.after), preview)
      if (options.dryRun)
        return emit(`Would change, from ${at} on:\n${lines}Nothing was stored.\n`, undefined)
      const { id } = await opened.correct(draft)
      await emit(`${id} stored. From ${at} on:\n${lines}`, undefined)
    })
  })
}

function listCommand(): Command {
  return withStoreOptions(
    new Command('list')
      .description('list the corrections of a case, those undone too')
      .argument('<case>', 'folder of the case')
      .option('--as-of <time>', 'how they stand at this hour (default: the end of the case)', instantOption),
  ).action(async (folder: string, options: Options) => {
    await withCase(folder, options, async opened => {
      const { corrections, asOf } = await opened.assessAt(options.asOf ?? opened.loaded.definition.ends)
      const later = (await opened.corrections()).filter(({ at }) => at > asOf)
      const lines = [
        ...corrections.map(({ state, undoneBy, ...one }) =>
          listed(one, undoneBy ? `undone by ${undoneBy}` : state),
        ),
        ...later.map(one => listed(one, 'later')),
      ]
      await emit(lines.length ? lines.join('') : `No correction is stored for ${folder}.\n`, undefined)
    })
  })
}

function listed(
  {
    id,
    at,
    author,
    reason,
    act,
    warnings = [],
  }: { readonly id: string; readonly act: Act; readonly warnings?: readonly string[] } & Pick<
    CorrectionDraft,
    'at' | 'author' | 'reason'
  >,
  state: string,
): string {
  return [
    `${id.padEnd(6)} ${at}  ${state.padEnd(14)} ${actText(act)}\n`,
    `       ${author}: ${reason}\n`,
    ...warnings.map(warning => `       warning: ${warning}\n`),
  ].join('')
}

/** An act in a line. */
function actText(act: Act): string {
  switch (act.kind) {
    case 'merge':
    case 'split':
      return `${act.kind} ${act.claims.slice(0, 4).join(' ')}${act.claims.length > 4 ? ` and ${act.claims.length - 4} more` : ''}`
    case 'regrade':
      return `regrade ${act.of.id} ${act.grade}`
    case 'recode':
      return `recode ${act.claim} ${act.change.field} ${JSON.stringify(act.change.value)}`
    case 'retract':
      return `retract ${act.what.id}`
    case 'annotate':
      return `annotate ${act.on.kind === 'brief' ? 'brief' : act.on.id}: ${act.remark}`
    case 'undo':
      return `undo ${act.correction}`
  }
}

/** A user whom the system has no name for (a container's) gives one with --author. */
function userName(): string | undefined {
  try {
    return userInfo().username
  } catch {
    return process.env.USER
  }
}

const SHOWN = 12

function effectLines(
  { events, indicators, hypotheses, warnings }: Effects,
  { before, after }: { readonly before: Assessment; readonly after: Assessment },
): string {
  const wording = readWording()
  const named = (assessment: Assessment) => {
    const input = { assessment, book: evidenceBook(assessment), wording }
    return (event: Assessment['events'][number]) =>
      `${titleOf(event, input)} ${event.belief.p.toFixed(2)} (${event.id})`
  }
  const [was, is] = [named(before), named(after)]
  const sides = (list: readonly string[]) => list.join(' + ') || 'nothing'
  const lines = [
    ...warnings.map(warning => `warning: ${warning}`),
    ...events.slice(0, SHOWN).map(group => `${sides(group.before.map(was))} → ${sides(group.after.map(is))}`),
    ...(events.length > SHOWN ? [`and ${events.length - SHOWN} more events`] : []),
    ...indicators.map(({ title, before: from, after: to }) => `${title}: ${from} → ${to}`),
    ...hypotheses.map(
      ({ title, before: from, after: to }) => `${title}: ${from.toFixed(2)} → ${to.toFixed(2)}`,
    ),
  ]
  return lines.length ? lines.map(line => `  ${line}\n`).join('') : '  no number changes\n'
}

function parsed(draft: unknown): CorrectionDraft {
  const found = correctionDraftSchema.safeParse(draft)
  if (found.success) return found.data
  throw new UserError(
    found.error.issues.map(
      ({ path, message }): Problem => ({
        code: 'correct/wrong-value',
        severity: 'error',
        message: `${path.filter(part => part !== 'act').join('.') || 'act'}: ${message}`,
        next: 'correct it; `forewarn correct --help` has examples, `forewarn schema correction` what is allowed',
      }),
    ),
  )
}

function isClaim(id: unknown): boolean {
  return /#\d+$/.test(String(id))
}

function claimsOf(ids: readonly string[], { events, asOf }: Assessment): readonly string[] {
  return ids.flatMap(id => {
    if (isClaim(id)) return [id]
    const event = events.find(found => found.id === id)
    if (event) return event.claims
    throw new UserError([
      {
        code: 'correct/unknown-object',
        severity: 'error',
        message: `${id} is no event as of ${asOf}`,
        next: 'take an id from the evidence at that hour, or another hour',
      },
    ])
  })
}

/** A field's value as typed: JSON where it is JSON, a list of codes for parties, else the word itself. */
function changeOf(field: string, text: string, assessment: Assessment): unknown {
  const parties = field === 'actors' || field === 'targets'
  if (text === 'none') return { field, value: parties ? [] : null }
  if (/^[[{]/.test(text)) {
    const value = jsonOf(text)
    // A figure is named by its number, beside its value.
    return field === 'magnitude' ? { field, ...(value as object) } : { field, value }
  }
  if (parties) return { field, value: text.split(',').map(code => ({ code: code.trim(), name: '' })) }
  if (field === 'attribution') return { field, value: { code: text, name: '' } }
  return { field, value: field === 'place' ? placeOf(text, assessment) : text }
}

/** What is no JSON stays text, and the schema says what it should be. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A place as some claim of the case knows it by this name; else a country by its code, or one known by name alone. */
function placeOf(text: string, { claims }: Assessment): unknown {
  const known = claims.find(({ place }) => place?.name.toLowerCase() === text.toLowerCase())?.place
  if (known)
    return { name: known.name, country: known.country, precision: known.precision, point: known.point }
  const country = /^[A-Z]{3}$/.test(text)
  return {
    name: text,
    country: country ? text : null,
    precision: country ? 'country' : 'unknown',
    point: null,
  }
}
