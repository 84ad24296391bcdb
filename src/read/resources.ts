import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { KnownForms } from '../code/lexicon.ts'
import type { Declension } from '../code/resolve/declension.ts'
import { type Gazetteer, gazetteerOf } from '../code/resolve/gazetteer.ts'
import { type Named, nameIndexOf } from '../code/resolve/names.ts'
import {
  ANAPHOR_KINDS,
  type DateWords,
  GRAMMAR_CLASSES,
  type GrammarClass,
  type MagnitudeWords,
  type NameEntry,
  type ResolveResources,
  type ResolveWords,
  type RoleEntry,
  type Tenure,
} from '../code/resolve/resources.ts'
import { MAGNITUDE_KINDS, type MagnitudeKind } from '../domain/claim.ts'
import { type Day, parseDay } from '../domain/instant.ts'
import { ROLES, type Role } from '../domain/plover.ts'
import { type Problem, UserError } from '../domain/problem.ts'
import { lazily } from './lazily.ts'
import { knownForms } from './word-forms.ts'

/** Reads the names, the gazetteer and each language's words from a lexicon folder. Throws a UserError that lists
 * every faulty line. */
export function loadResources(folder: string, languages: readonly string[] = ['en']): ResolveResources {
  const problems: Problem[] = []
  const own = [...readNames(folder, problems)]
  throwIfAny(problems)
  const countryNames = new Map<string, string>()
  for (const [name, entry] of own)
    if (entry.kind === 'country' && !countryNames.has(entry.country)) countryNames.set(entry.country, name)
  const words = lazily(languages, language => {
    const found = readWords(folder, language, problems)
    throwIfAny(problems)
    return found
  })
  const translated = languages.filter(language => existsSync(namesFile(folder, language)))
  return {
    names: nameIndexOf(own),
    namesIn: lazily(translated, language => {
      const declensions = words.get(language)?.declensions ?? []
      const names = [...readNamesIn(namesFile(folder, language), own, declensions, problems)]
      throwIfAny(problems)
      return nameIndexOf([...own, ...names])
    }),
    gazetteer: lazyGazetteer(join(folder, 'places', 'gazetteer.tsv')),
    countryNames,
    words,
  }
}

function namesFile(folder: string, language: string): string {
  return join(folder, 'actors', `names.${language}.tsv`)
}

function throwIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new UserError([...problems])
}

function lazyGazetteer(file: string): Gazetteer {
  let opened: Gazetteer | null = null
  return {
    find(name) {
      opened ??= gazetteerOf(readFileSync(file))
      return opened.find(name)
    },
  }
}

/** Rows of a table: `#` comments, then a line of column names, then tab-separated fields, lists joined by `|`. */
function* rows(file: string, columns: readonly string[], problems: Problem[]) {
  let header = true
  let line = 0
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    line++
    if (text.trim() === '' || text.startsWith('#')) continue
    const fields = text.split('\t')
    if (header) {
      header = false
      continue
    }
    if (fields.length !== columns.length) {
      problems.push({
        code: 'lexicon/row',
        severity: 'error',
        message: `expected ${columns.length} tab-separated fields (${columns.join(', ')}), found ${fields.length}`,
        place: { file, line },
        next: 'add the missing fields, empty where nothing is to be said',
      })
      continue
    }
    yield { fields, line }
  }
}

const list = (field: string | undefined) => (field ?? '').split('|').filter(part => part !== '')

function* readNames(folder: string, problems: Problem[]): Iterable<[string, NameEntry]> {
  const actors = (file: string) => join(folder, 'actors', file)
  const countries = rows(
    actors('countries.tsv'),
    ['country', 'names', 'demonyms', 'capitals', 'seats'],
    problems,
  )
  for (const { fields } of countries) {
    const [country = '', names, demonyms, capitals, seats] = fields
    for (const name of list(names)) yield [name, { kind: 'country', country, beside: null }]
    for (const name of list(demonyms)) yield [name, { kind: 'demonym', country }]
    for (const name of list(capitals)) yield [name, { kind: 'seat', country, town: true }]
    for (const name of list(seats)) yield [name, { kind: 'seat', country, town: false }]
  }
  const bodies = actors('bodies.tsv')
  for (const { fields, line } of rows(bodies, ['code', 'names', 'changes'], problems)) {
    const [marked = '', names, changes] = fields
    // `~` before the code: a name that other countries have too
    const generic = marked.startsWith('~')
    const code = generic ? marked.slice(1) : marked
    const tenures = tenuresOf(code, changes ?? '', { file: bodies, line }, problems)
    const id = list(names)[0] ?? code
    for (const name of list(names)) yield [name, { kind: 'body', id, tenures, generic }]
  }
  yield* readPeople(actors('people.tsv'), false, problems)
  for (const { fields } of rows(actors('short.tsv'), ['country', 'names', 'beside'], problems)) {
    const [country = '', names, beside] = fields
    for (const name of list(names)) yield [name, { kind: 'country', country, beside: list(beside) }]
  }
  for (const file of ['officials.tsv', 'leaders.tsv']) yield* readPeople(actors(file), true, problems)
  for (const { fields } of rows(actors('outlets.tsv'), ['country', 'name', 'aliases'], problems)) {
    const [country = '', name = '', aliases] = fields
    for (const each of [name, ...list(aliases)]) yield [each, { kind: 'outlet', name, country }]
  }
}

/**
 * Names in another language, `names.LANGUAGE.tsv`: a name of the other tables, then what the language calls the same
 * party, so that a report in either language names the same one. A code in its place (`KAZ LAB`) is a body of its own.
 */
function* readNamesIn(
  file: string,
  known: readonly (readonly [string, NameEntry])[],
  declensions: readonly Declension[],
  problems: Problem[],
): Iterable<Named> {
  const byName = new Map<string, NameEntry>()
  for (const [name, entry] of known) if (!byName.has(name)) byName.set(name, entry)
  for (const { fields, line } of rows(file, ['name', 'names'], problems)) {
    const [name = '', names] = fields
    const entry = byName.get(name) ?? bodyOf(name, list(names)[0] ?? name, { file, line })
    if (!entry) {
      problems.push({
        code: 'lexicon/row',
        severity: 'error',
        message: `"${name}" is no name of the other tables and no code`,
        place: { file, line },
        next: 'give the name as countries.tsv, bodies.tsv, people.tsv, officials.tsv or outlets.tsv has it',
      })
      continue
    }
    for (const each of list(names)) yield [each, entry, declensions]
  }
}

function bodyOf(
  code: string,
  id: string,
  place: { readonly file: string; readonly line: number },
): NameEntry | null {
  return TENURE.test(code)
    ? { kind: 'body', id, tenures: tenuresOf(code, '', place, []), generic: false }
    : null
}

function* readPeople(file: string, minor: boolean, problems: Problem[]): Iterable<[string, NameEntry]> {
  for (const { fields, line } of rows(file, ['code', 'names', 'unused'], problems)) {
    const [codes = '', names] = fields
    const tenures = tenuresOf('', codes, { file, line }, problems)
    const id = list(names)[0] ?? codes
    for (const name of list(names)) yield [name, { kind: 'person', id, tenures, minor }]
  }
}

const TENURE = /^([A-Z]{3}|---) ([A-Z0-9]+)(?:@(\d{4}(?:-\d{2}-\d{2})?)?(?:\.\.(\d{4}(?:-\d{2}-\d{2})?)?)?)?$/

/** `AFG REB` with `AFG GOV@2021-08-16..`: dated codes come first, since the first that fits a day is taken. */
function tenuresOf(
  base: string,
  changes: string,
  place: { readonly file: string; readonly line: number },
  problems: Problem[],
): readonly Tenure[] {
  const tenures: Tenure[] = []
  for (const text of [...list(changes), ...(base ? [base] : [])]) {
    const match = TENURE.exec(text.trim())
    const role = match?.[2] ?? ''
    if (!match || (match[1] !== 'IGO' && !(ROLES as readonly string[]).includes(role))) {
      problems.push({
        code: 'lexicon/code',
        severity: 'error',
        message: `expected a code such as "KAZ GOV" or "KAZ GOV@2019-03-20..2022-06-01", found "${text}"`,
        place,
      })
      continue
    }
    tenures.push({
      code: `${match[1]} ${role}`,
      from: dayOf(match[3], '-01-01'),
      to: dayOf(match[4], '-12-31'),
    })
  }
  return tenures
}

function dayOf(text: string | undefined, rest: string): Day | null {
  if (!text) return null
  return parseDay(text.length === 4 ? `${text}${rest}` : text)
}

const phrases = z.string().transform(text =>
  text
    .split(',')
    .map(part => part.trim().toLowerCase())
    .filter(Boolean),
)
/** A class that a language may do without. */
const some = phrases.prefault('')
const byRole = z.partialRecord(z.enum(ROLES), phrases)
const rolesSchema = z.strictObject({
  own: byRole,
  follow: byRole,
  thing: byRole,
  abbreviated: byRole,
  sourceless: phrases,
  abroad: phrases,
  former: phrases,
  titles: phrases,
  modifiers: byRole,
  quantity: phrases,
  anaphors: z.strictObject(record(ANAPHOR_KINDS)),
  grammar: z.strictObject(
    Object.fromEntries(GRAMMAR_CLASSES.map(key => [key, some])) as Record<GrammarClass, typeof some>,
  ),
})
const keyed = z.record(z.string(), phrases)
const datesSchema = z.strictObject({
  weekdays: keyed,
  months: keyed,
  shifts: keyed,
  units: keyed,
  numbers: keyed,
  feasts: keyed,
  ago: phrases,
  next: phrases,
  last: phrases,
  deadline: phrases,
  span: phrases,
  later: phrases,
  future: phrases,
  planned: phrases,
  parts: phrases.default([]),
  perfect: phrases.default([]),
  capitalised: z.boolean().default(false),
  implicative: phrases,
  after: phrases,
  before: phrases,
  while: phrases,
})

const kinds = z.partialRecord(z.enum(MAGNITUDE_KINDS), phrases)
const magnitudesSchema = z.strictObject({
  nouns: kinds,
  predicates: kinds,
  atLeast: phrases,
  atMost: phrases,
  about: phrases,
  total: phrases,
  new: phrases,
  units: keyed,
  multipliers: keyed,
  vague: keyed,
  decimal: z.enum(['.', ',']),
  grouping: z.enum([',', '.', ' ']),
  joints: phrases.default([]),
  rangeJoints: phrases.default([]),
  rangeOpeners: phrases.default([]),
})

const declensionsSchema = z.strictObject({
  declensions: z.array(
    z.strictObject({
      ends: z.string(),
      forms: z.string().transform(text => text.split(/\s+/).map(each => (each === '-' ? '' : each))),
    }),
  ),
})

function record<K extends string>(keys: readonly K[]): Record<K, typeof phrases> {
  return Object.fromEntries(keys.map(key => [key, phrases])) as Record<K, typeof phrases>
}

function readWords(folder: string, language: string, problems: Problem[]): ResolveWords {
  const roles = readYaml(join(folder, language, 'roles.yaml'), rolesSchema, problems)
  const dates = readYaml(join(folder, language, 'dates.yaml'), datesSchema, problems)
  const magnitudes = readYaml(join(folder, language, 'magnitudes.yaml'), magnitudesSchema, problems)
  const endings = join(folder, language, 'endings.yaml')
  const declined = existsSync(endings) ? readYaml(endings, declensionsSchema, problems) : null
  if (!roles || !dates || !magnitudes) throw new UserError(problems)
  return {
    roles: roleIndex(roles, baseFormBy(knownForms(join(folder, language, 'forms.tsv')))),
    modifiers: new Map(
      entries(roles.modifiers).flatMap(([role, words]) => words.map(word => [word, role] as const)),
    ),
    former: new Set(roles.former),
    titles: new Set(roles.titles),
    sourceless: new Set(roles.sourceless),
    abroad: new Set(roles.abroad),
    quantity: new Set(roles.quantity),
    anaphors: sets(roles.anaphors),
    grammar: sets(roles.grammar),
    declensions: declined?.declensions ?? [],
    dates: dateWords(dates),
    magnitudes: magnitudeWords(magnitudes),
  }
}

function entries(map: z.output<typeof byRole>): readonly (readonly [Role, readonly string[]])[] {
  return Object.entries(map) as [Role, string[]][]
}

/** The base form of a word of a phrase, nouns first: "министр внутренних дел" is kept as "министр внутренний дело". */
function baseFormBy(forms: KnownForms): (word: string) => string {
  return word => {
    const known = forms.find(word)
    const same = known.find(each => each.lemma === word)
    return (
      (same ?? known.find(each => each.part === 'N') ?? known.find(each => each.part === 'A'))?.lemma ?? word
    )
  }
}

function roleIndex(
  roles: z.output<typeof rolesSchema>,
  baseForm: (word: string) => string,
): ResolveWords['roles'] {
  const index = new Map<string, (RoleEntry & { words: readonly string[] })[]>()
  for (const manner of ['own', 'follow', 'thing'] as const) {
    for (const [role, texts] of entries(roles[manner])) {
      for (const text of texts) {
        const words = text.split(/[\s-]+/).map(baseForm)
        const list = index.get(words[0]!) ?? []
        index.set(words[0]!, list)
        list.push({ words, manner, role, abbreviated: false })
      }
    }
  }
  for (const [role, texts] of entries(roles.abbreviated)) {
    for (const text of texts) {
      const words = text.split(/[\s-]+/).map(baseForm)
      const list = index.get(words[0]!) ?? []
      index.set(words[0]!, list)
      list.push({ words, manner: 'own', role, abbreviated: true })
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length)
  return index
}

function sets<K extends string>(
  lists: Readonly<Record<K, readonly string[]>>,
): { readonly [P in K]: ReadonlySet<string> } {
  return Object.fromEntries(
    Object.entries<readonly string[]>(lists).map(([key, words]) => [key, new Set(words)]),
  ) as unknown as {
    readonly [P in K]: ReadonlySet<string>
  }
}

function dateWords(dates: z.output<typeof datesSchema>): DateWords {
  return {
    weekdays: numbered(dates.weekdays),
    months: numbered(dates.months),
    shifts: numbered(dates.shifts),
    units: numbered(dates.units),
    numbers: numbered(dates.numbers),
    feasts: feastIndex(dates.feasts),
    ago: new Set(dates.ago),
    next: new Set(dates.next),
    last: new Set(dates.last),
    deadline: new Set(dates.deadline),
    span: new Set(dates.span),
    later: new Set(dates.later),
    future: new Set(dates.future),
    planned: new Set(dates.planned),
    parts: new Set(dates.parts),
    perfect: new Set(dates.perfect),
    capitalised: dates.capitalised,
    implicative: new Set(dates.implicative),
    after: new Set(dates.after),
    before: new Set(dates.before),
    while: new Set(dates.while),
  }
}

function magnitudeWords(table: z.output<typeof magnitudesSchema>): MagnitudeWords {
  const kindsOf = (map: z.output<typeof kinds>) =>
    new Map(
      (Object.entries(map) as [MagnitudeKind, string[]][]).flatMap(([kind, words]) =>
        words.map(word => [word.replace(/"/g, ''), kind] as const),
      ),
    )
  const vague = Object.entries(table.vague).flatMap(([range, words]) => {
    const [low, high] = range.split('-')
    return words.map(word => [word, { low: Number(low), high: high ? Number(high) : null }] as const)
  })
  return {
    nouns: kindsOf(table.nouns),
    predicates: kindsOf(table.predicates),
    atLeast: new Set(table.atLeast),
    atMost: new Set(table.atMost),
    about: new Set(table.about),
    total: new Set(table.total),
    new: new Set(table.new),
    units: numbered(table.units),
    multipliers: numbered(table.multipliers),
    vague: new Map(vague),
    decimal: table.decimal,
    grouping: table.grouping,
    joints: new Set(table.joints),
    rangeJoints: new Set(table.rangeJoints),
    rangeOpeners: new Set(table.rangeOpeners),
  }
}

function numbered(table: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(table).flatMap(([value, words]) => words.map(word => [word, Number(value)] as const)),
  )
}

function feastIndex(feasts: Readonly<Record<string, readonly string[]>>): DateWords['feasts'] {
  const index = new Map<string, { parts: readonly string[]; when: string }[]>()
  for (const [when, names] of Object.entries(feasts)) {
    for (const name of names) {
      const parts = name.replace(/'s\b/g, " 's").split(' ')
      const list = index.get(parts[0]!) ?? []
      list.push({ parts, when })
      index.set(parts[0]!, list)
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.parts.length - a.parts.length)
  return index
}

function readYaml<T>(file: string, schema: z.ZodType<T>, problems: Problem[]): T | null {
  const parsed = schema.safeParse(parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues)
    problems.push({
      code: 'lexicon/schema',
      severity: 'error',
      message: issue.message,
      place: { file, field: issue.path.join('.') },
    })
  return null
}
