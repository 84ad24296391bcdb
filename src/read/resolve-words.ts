import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { KnownForms } from '../code/lexicon.ts'
import {
  ANAPHOR_KINDS,
  type DateWords,
  GRAMMAR_CLASSES,
  type GrammarClass,
  type MagnitudeWords,
  type ResolveWords,
  type RoleEntry,
} from '../code/resolve/resources.ts'
import { MAGNITUDE_KINDS, type MagnitudeKind } from '../domain/claim.ts'
import { ROLES, type Role } from '../domain/plover.ts'
import { type Problem, UserError } from '../domain/problem.ts'
import { knownForms } from './word-forms.ts'

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
  usage: z.record(z.string().length(3), phrases).default({}),
  benches: z.record(z.string().length(3), phrases).default({}),
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
  upTo: phrases.default([]),
  later: phrases,
  future: phrases,
  planned: phrases,
  parts: phrases.default([]),
  within: phrases.default([]),
  early: phrases.default([]),
  kinds: phrases.default([]),
  takesUp: phrases.default([]),
  aftermath: phrases.default([]),
  answering: phrases.default([]),
  grounds: phrases.default([]),
  same: phrases.default([]),
  rites: phrases.default([]),
  stretches: phrases.default([]),
  stretching: phrases.default([]),
  perfect: phrases.default([]),
  capitalised: z.boolean().default(false),
  implicative: phrases,
  after: phrases,
  before: phrases,
  while: phrases,
  following: phrases.default([]),
  preceding: phrases.default([]),
  thereafter: phrases.default([]),
  beforehand: phrases.default([]),
})

const kinds = z.partialRecord(z.enum(MAGNITUDE_KINDS), phrases)
const magnitudesSchema = z.strictObject({
  nouns: kinds,
  predicates: kinds,
  atLeast: phrases,
  atMost: phrases,
  about: phrases,
  nearly: phrases.default([]),
  total: phrases,
  new: phrases,
  tallies: phrases.default([]),
  aged: phrases.default([]),
  units: keyed,
  multipliers: keyed,
  vague: keyed,
  multiples: keyed.default({}),
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

/**
 * A language's words for roles, days and numbers, by which names and times are resolved.
 * @throws UserError where a file has not the form that it must have
 */
export function readResolveWords(folder: string, language: string, problems: Problem[]): ResolveWords {
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
    usage: countryByWord(roles.usage),
    benches: countryByWord(roles.benches),
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

function countryByWord(lists: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(lists).flatMap(([country, words]) => words.map(word => [word, country])))
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
        const words = wordsOf(text).map(baseForm)
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

/** A phrase's words as a tokeniser parts them: "teachers' union" is three, "prime minister's office" four. */
function wordsOf(phrase: string): readonly string[] {
  return phrase
    .replace(/(?<=s)'(?=\s)/g, " '")
    .replace(/'s\b/g, " 's")
    .split(/[\s-]+/)
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
    upTo: new Set(dates.upTo),
    later: new Set(dates.later),
    future: new Set(dates.future),
    planned: new Set(dates.planned),
    parts: new Set(dates.parts),
    within: new Set(dates.within),
    early: new Set(dates.early),
    kinds: new Set(dates.kinds),
    takesUp: new Set(dates.takesUp),
    aftermath: new Set(dates.aftermath),
    answering: new Set(dates.answering),
    grounds: new Set(dates.grounds),
    same: new Set(dates.same),
    rites: new Set(dates.rites),
    stretches: new Set(dates.stretches),
    stretching: new Set(dates.stretching),
    perfect: new Set(dates.perfect),
    capitalised: dates.capitalised,
    implicative: new Set(dates.implicative),
    after: new Set(dates.after),
    before: new Set(dates.before),
    while: new Set(dates.while),
    following: new Set(dates.following),
    preceding: new Set(dates.preceding),
    thereafter: new Set(dates.thereafter),
    beforehand: new Set(dates.beforehand),
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
    nearly: new Set(table.nearly),
    total: new Set(table.total),
    new: new Set(table.new),
    tallies: new Set(table.tallies),
    aged: new Set(table.aged),
    units: numbered(table.units),
    multipliers: numbered(table.multipliers),
    vague: new Map(vague),
    multiples: numbered(table.multiples),
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
