import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Declension } from '../code/resolve/declension.ts'
import type { Place } from '../code/resolve/gazetteer.ts'
import type { Named } from '../code/resolve/names.ts'
import type { NameEntry, Tenure } from '../code/resolve/resources.ts'
import { type Day, parseDay } from '../domain/instant.ts'
import { ROLES } from '../domain/plover.ts'
import type { Problem } from '../domain/problem.ts'

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

/**
 * Regions by what they are called, from places/regions.tsv; `Мангистау=Mangystau` is what another language calls one,
 * and the name to show. They have no point: a region is none.
 */
export function readRegions(folder: string, problems: Problem[]): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>()
  for (const { fields } of rows(join(folder, 'places', 'regions.tsv'), ['country', 'names'], problems)) {
    const [country, names] = fields
    for (const [called, name] of list(names).map(each => each.split('='))) {
      const region = {
        name: name ?? called!,
        country: country!,
        kind: 'region',
        point: null,
        population: 1,
      } as const
      found.set(called!, [...(found.get(called!) ?? []), { ...region, own: name === undefined }])
    }
  }
  return found
}

/** Every name of the tables of actors, with what bears it. Faulty rows are added to `problems`. */
export function* readNames(folder: string, problems: Problem[]): Iterable<[string, NameEntry]> {
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
    for (const name of list(capitals)) yield [name, { kind: 'seat', country, town: true, shared: false }]
    for (const name of list(seats)) {
      const shared = name.startsWith('~')
      yield [shared ? name.slice(1) : name, { kind: 'seat', country, town: false, shared }]
    }
  }
  const bodies = actors('bodies.tsv')
  for (const { fields, line } of rows(bodies, ['code', 'names', 'changes'], problems)) {
    const [marked = '', names, changes] = fields
    // `~` before a name: other countries have it too; before the code: all names of the row
    const code = marked.replace('~', '')
    const tenures = tenuresOf(code, changes ?? '', { file: bodies, line }, problems)
    const id = list(names)[0]?.replace('~', '') ?? code
    for (const name of list(names)) {
      const generic = marked.startsWith('~') || name.startsWith('~')
      yield [name.replace('~', ''), { kind: 'body', id, tenures, generic }]
    }
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
export function* readNamesIn(
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
