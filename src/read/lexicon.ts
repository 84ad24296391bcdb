import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { GrammarWords } from '../code/grammar.ts'
import type {
  CaveatWords,
  Grades,
  LanguageLexicon,
  Lexicon,
  MarkEffect,
  Modifier,
  Operator,
  OperatorScope,
  Value,
} from '../code/lexicon.ts'
import { OPERATOR_SCOPES } from '../code/lexicon.ts'
import {
  type Family,
  indexPatterns,
  type Part,
  type Pattern,
  parseConditions,
  patternsOf,
} from '../code/pattern.ts'
import { PLAIN_GRADES } from '../code/perspective/grade.ts'
import type { EventType } from '../domain/plover.ts'
import { type Problem, UserError } from '../domain/problem.ts'
import { readChoices } from './choices.ts'
import { lazily } from './lazily.ts'
import {
  caveatsSchema,
  classesSchema,
  type EventsFile,
  eventsSchema,
  GRAMMAR_KEYS,
  GRAMMAR_KEYS_OF_SOME,
  grammarSchema,
  modesSchema,
  operatorsSchema,
  words,
} from './lexicon-schema.ts'
import { loadResources } from './resources.ts'
import { knownForms, verbForms } from './word-forms.ts'

/** The package's own `lexicon/` folder. */
export const LEXICON_DIR = fileURLToPath(new URL('../../lexicon', import.meta.url))

/**
 * Reads all that the coder knows: each language's folder with events, and the names of the world.
 * A language is read when a text in it is first coded.
 * @throws UserError that names file and line of all that is wrong, then or of a language later
 */
export function readLexicon(folder: string = LEXICON_DIR): Lexicon {
  const languages = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(folder, entry.name, 'events')))
    .map(entry => entry.name)
    .sort()
  return {
    languages: lazily(languages, name => readLanguageLexicon(join(folder, name), name)),
    resources: loadResources(folder, languages),
  }
}

/** Reads the lexicon of one language from `folder` (`lexicon/en`). Throws a UserError that names file and line. */
export function readLanguageLexicon(folder: string, language: string): LanguageLexicon {
  const problems: Problem[] = []
  const patterns: { key: string; pattern: Pattern }[] = []
  const countryPlace = new Set<EventType>()
  const grammar = readYaml(join(folder, 'grammar.yaml'), grammarSchema, problems)
  const slots = grammar?.data.slots
  for (const name of yamlFiles(join(folder, 'events'))) {
    const file = join(folder, 'events', name)
    const read = readYaml(file, eventsSchema, problems)
    if (!read) continue
    const event = read.data.type === 'NONE' ? null : read.data.type
    if (event && read.data.place === 'country') countryPlace.add(event)
    read.data.families.forEach((source, n) => {
      const origin = `${relative(folder, file)}:${read.line(['families', n])}`
      const conditions = parseConditions(source.with ?? '')
      if ('wrong' in conditions) {
        problems.push(
          problem(
            file,
            read.line(['families', n, 'with']),
            `families[${n}].with`,
            `"${conditions.wrong}" is no condition`,
          ),
        )
        return
      }
      for (const [kind, list] of listsOf(source)) {
        const part = PARTS[kind]
        const family: Family = {
          name: source.name,
          event,
          mode: source.mode ?? null,
          contexts: source.contexts ?? [],
          trigger: source.trigger ?? null,
          actor: (source.actor ?? slots?.[kind].actor ?? '-').split(/\s+/).filter(slot => slot !== '-'),
          target: (source.target ?? slots?.[kind].target ?? '-').split(/\s+/).filter(slot => slot !== '-'),
          inverted: source.inverted,
          besides: new Set(source.besides),
          conditions,
          origin,
        }
        patterns.push(...patternsOf(family, list, part))
      }
    })
  }
  const classes = new Map<string, ReadonlySet<string>>()
  const classFile = readYaml(join(folder, 'classes.yaml'), classesSchema, problems)
  const broader = readBroaderClasses(join(folder, 'wordnet.tsv'))
  for (const [name, list] of Object.entries(classFile?.data ?? {}))
    classes.set(name, expand(list, classes, broader.get(name)))
  const operators = readOperators(folder, problems)
  const caveats = readCaveats(join(folder, 'caveats.yaml'), problems)
  const irregular = existsSync(join(folder, 'verb-forms.yaml'))
    ? readYaml(join(folder, 'verb-forms.yaml'), z.strictObject({ irregular: words }), problems)
    : null
  const modes = readYaml(join(folder, 'modes.yaml'), modesSchema, problems)
  checkClasses(patterns, classes, problems)
  if (problems.length > 0 || !grammar || !modes) throw new UserError(problems)
  return {
    language,
    patterns: indexPatterns(patterns),
    classes,
    operators,
    caveats,
    grammar: Object.fromEntries(
      [...GRAMMAR_KEYS, ...GRAMMAR_KEYS_OF_SOME].map(key => [key, wordSet(grammar.data[key])]),
    ) as unknown as GrammarWords,
    forms: knownForms(join(folder, 'forms.tsv')),
    repairs: [...wordSet(grammar.data.repairs)],
    verbForms: irregular ? verbForms(patterns, irregular.data.irregular) : new Map(),
    knownVerbs: new Set(
      [...patterns.map(each => each.key), ...operators.words.keys()]
        .filter(key => key.endsWith('/V'))
        .map(key => key.slice(0, -2)),
    ),
    hyphenated: hyphenated(patterns, classes, operators),
    phrasal: phrasalVerbs(patterns, wordSet(grammar.data.particles)),
    contexts: Object.entries(modes.data.contexts).map(([context, list]) => ({
      context,
      words: wordSet(list),
    })),
    registers: modes.data.registers.map(({ only, ...each }) => ({
      ...each,
      only: only ?? null,
      words: expand(each.words, classes),
    })),
    countryPlace,
    placeless: new Set(['resign']),
    choices: readChoices(join(folder, 'choices.tsv')),
  }
}

const PARTS = { verbs: 'V', nouns: 'N', adjectives: 'A' } as const satisfies Record<string, Part>
type ListKind = keyof typeof PARTS

function listsOf(source: { readonly [K in ListKind]?: string | undefined }): [ListKind, string][] {
  return (Object.keys(PARTS) as ListKind[]).flatMap(kind => {
    const list = source[kind]
    return list ? [[kind, list] as [ListKind, string]] : []
  })
}

function readOperators(folder: string, problems: Problem[]): LanguageLexicon['operators'] {
  const table = new Map<string, Operator[]>()
  const modifiers = new Map<string, Modifier>()
  const marks = new Map<string, MarkEffect>()
  let grades: Grades = PLAIN_GRADES
  for (const name of ['attribution.yaml', 'factuality.yaml']) {
    const read = readYaml(join(folder, name), operatorsSchema, problems)
    if (!read) continue
    for (const source of read.data.operators) {
      const scope = new Set(source.scope.split(/\s+/)) as Set<OperatorScope>
      for (const each of scope)
        if (!OPERATOR_SCOPES.includes(each))
          problems.push(problem(join(folder, name), 1, source.name, `unknown scope "${each}"`))
      const operator: Operator = {
        name: source.name,
        affirmed: source.affirmed as Value,
        negated: source.negated as Value,
        past: source.past ?? null,
        value: source.value ?? null,
        valueNegated: source.valueNegated ?? null,
        future: source.future,
        cites: source.cites ?? null,
        complement: source.complement ?? null,
        prepositions: source.prepositions === undefined ? null : wordSet(source.prepositions),
        scope,
      }
      for (const [kind, list] of listsOf(source))
        for (const word of wordSet(list)) {
          const key = `${word}/${PARTS[kind]}`
          table.set(key, [...(table.get(key) ?? []), operator])
        }
    }
    for (const source of read.data.modifiers) {
      const modifier: Modifier = {
        name: source.name,
        effect: source.effect,
        negated: source.negated ?? null,
        value: source.value ?? null,
        valueNegated: source.valueNegated ?? null,
        future: source.future,
        cites: source.cites ?? null,
      }
      for (const word of wordSet(source.words))
        for (const relation of source.as.split(/\s+/)) modifiers.set(`${word}/${relation}`, modifier)
    }
    if (read.data.grades) grades = read.data.grades
    for (const [effect, list] of Object.entries(read.data.marks ?? {}))
      for (const word of wordSet(list)) marks.set(word, effect as MarkEffect)
  }
  return { words: table, modifiers, marks, grades }
}

/** Comments of a report on what it tells; a language may have none. */
function readCaveats(file: string, problems: Problem[]): LanguageLexicon['caveats'] {
  const table = new Map<string, CaveatWords[]>()
  const read = existsSync(file) ? readYaml(file, caveatsSchema, problems) : null
  for (const { kind, when, pronoun, ...lists } of read?.data.caveats ?? [])
    for (const [part, list] of listsOf(lists))
      for (const word of wordSet(list)) {
        const key = `${word}/${PARTS[part]}`
        table.set(key, [...(table.get(key) ?? []), { kind, when, pronoun }])
      }
  return { words: table, accounts: wordSet(read?.data.accounts ?? '') }
}

/** Members of classes taken from a wordnet by train/classes: one class a line, its name, a tab, its words. */
function readBroaderClasses(file: string): ReadonlyMap<string, readonly string[]> {
  if (!existsSync(file)) return new Map()
  return new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => {
        const [name, words] = line.split('\t')
        return [name!, (words ?? '').split(' ')] as const
      }),
  )
}

/** `soldier, riot police, @crowd` as lemmas, multi-word ones joined by `_`, other classes taken in. */
function expand(
  list: string,
  classes: ReadonlyMap<string, ReadonlySet<string>>,
  broader: readonly string[] = [],
): ReadonlySet<string> {
  const found = new Set<string>(broader)
  for (const word of wordSet(list)) {
    if (!word.startsWith('@')) found.add(word)
    else for (const member of classes.get(word.slice(1)) ?? []) found.add(member)
  }
  return found
}

function wordSet(list: string): ReadonlySet<string> {
  return new Set(
    list
      .split(',')
      .map(word => word.trim().replace(/\s+/g, '_'))
      .filter(Boolean),
  )
}

function hyphenated(
  patterns: readonly { readonly key: string; readonly pattern: Pattern }[],
  classes: ReadonlyMap<string, ReadonlySet<string>>,
  operators: LanguageLexicon['operators'],
): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (word: string) => {
    if (word.includes('-')) found.add(word)
  }
  for (const { key, pattern } of patterns) {
    add(key.slice(0, -2))
    for (const condition of pattern.conditions) for (const each of condition.values) add(each)
  }
  for (const members of classes.values()) for (const each of members) add(each)
  for (const key of operators.words.keys()) add(key.slice(0, -2))
  return found
}

function phrasalVerbs(
  patterns: readonly { readonly key: string; readonly pattern: Pattern }[],
  particles: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { key, pattern } of patterns)
    for (const condition of pattern.conditions)
      for (const value of condition.values)
        if (condition.slots[0] === 'prt' && !condition.negative && particles.has(value))
          found.add(`${key.slice(0, -2)} ${value}`)
  return found
}

const BUILT_IN = new Set(['name', 'pronoun', 'number'])

function checkClasses(
  patterns: readonly { readonly pattern: Pattern }[],
  classes: ReadonlyMap<string, ReadonlySet<string>>,
  problems: Problem[],
): void {
  const seen = new Set<string>()
  for (const { pattern } of patterns)
    for (const condition of pattern.conditions)
      for (const each of condition.values) {
        const name = each.slice(1)
        if (!each.startsWith('@') || classes.has(name) || BUILT_IN.has(name) || seen.has(name)) continue
        seen.add(name)
        problems.push(problem(pattern.family.origin, 1, pattern.family.name, `unknown class ${each}`))
      }
}

function problem(file: string, line: number, field: string, message: string): Problem {
  return {
    code: 'lexicon/invalid',
    severity: 'error',
    message,
    place: { file, line, field },
    next: 'see docs/coding.md for the form of a lexicon file',
  }
}

interface Read<T> {
  readonly data: T
  line(path: readonly (string | number)[]): number
}

function readYaml<T extends z.ZodType>(
  file: string,
  schema: T,
  problems: Problem[],
): Read<z.output<T>> | null {
  const lines = new LineCounter()
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    problems.push(problem(file, 1, '', 'file expected, none found'))
    return null
  }
  const document = parseDocument(text, { lineCounter: lines })
  const line = (path: readonly (string | number)[]): number => {
    const node: unknown = document.getIn(path, true)
    return (isMap(node) || isSeq(node) || isScalar(node)) && node.range
      ? lines.linePos(node.range[0]).line
      : 1
  }
  for (const error of document.errors)
    problems.push(problem(file, error.linePos?.[0].line ?? 1, '', error.message.split('\n')[0]!))
  if (document.errors.length > 0) return null
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return { data: parsed.data, line }
  for (const issue of parsed.error.issues)
    problems.push(problem(file, line(issue.path as (string | number)[]), issue.path.join('.'), issue.message))
  return null
}

function yamlFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
}

/** The events files of a language as written, for the tests that run their examples. */
export function readEventsFiles(
  folder: string,
): readonly { readonly file: string; readonly data: EventsFile }[] {
  const problems: Problem[] = []
  const files = yamlFiles(join(folder, 'events')).map(name => ({
    file: name,
    data: readYaml(join(folder, 'events', name), eventsSchema, problems)?.data,
  }))
  if (problems.length > 0) throw new UserError(problems)
  return files.map(({ file, data }) => ({ file, data: data! }))
}
