import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** One thing asked, with what sources say of it. */
export interface Item {
  readonly id: string
  readonly property: string
  readonly values: readonly string[]
  /** Pairs of a source's number and the number of its value; a source speaks once on an item. */
  readonly votes: readonly (readonly [source: number, value: number])[]
}

export interface ClaimSet {
  readonly sources: readonly string[]
  readonly items: readonly Item[]
  /** Right values of an item; any of them counts. Items without truth are learnt from, not scored. */
  readonly truth: ReadonlyMap<string, ReadonlySet<string>>
}

type Row = Record<'source' | 'object' | 'property' | 'value', string>

/** Values brought to one form, by set; a value that says nothing becomes null. */
const NORMAL: Record<string, (value: string, property: string) => string | null> = {
  population: value => digits(value),
  weather: value => (Number.isFinite(Number.parseFloat(value)) ? String(Number.parseFloat(value)) : null),
  'flights-2011-12-04': (value, property) => (property.endsWith('Time') ? timeOf(value) : gateOf(value)),
}

/** The sites of the airlines whose flights are asked about: the truth was taken from them, so they give no evidence. */
export const MADE_THE_TRUTH: ReadonlySet<string> = new Set(['aa', 'ua', 'CO'])

/** Reads a set of published claims and truths: `claims.csv` and `truth.csv` in a folder. */
export function readSet(folder: string, name: string): ClaimSet {
  const normal = NORMAL[name]!
  const rows = (file: string) =>
    parse(readFileSync(join(folder, name, file)), {
      columns: true,
      relax_quotes: true,
      relax_column_count: true,
    }) as Row[]
  const sources = new Map<string, number>()
  const items = new Map<
    string,
    { property: string; values: Map<string, number>; votes: Map<number, number> }
  >()
  for (const { source, object, property, value } of rows('claims.csv')) {
    if (name.startsWith('flights') && MADE_THE_TRUTH.has(source)) continue
    const said = normal(value, property)
    if (said === null) continue
    if (!sources.has(source)) sources.set(source, sources.size)
    const id = `${object}|${property}`
    const item = items.get(id) ?? { property, values: new Map(), votes: new Map() }
    items.set(id, item)
    if (!item.values.has(said)) item.values.set(said, item.values.size)
    item.votes.set(sources.get(source)!, item.values.get(said)!)
  }
  const truth = new Map<string, Set<string>>()
  for (const { object, property, value } of rows('truth.csv')) {
    const right = normal(value, property)
    const id = `${object}|${property}`
    if (right === null || !items.has(id)) continue
    truth.set(id, (truth.get(id) ?? new Set()).add(right))
  }
  return {
    sources: [...sources.keys()],
    items: [...items].map(([id, { property, values, votes }]) => ({
      id,
      property,
      values: [...values.keys()],
      votes: [...votes],
    })),
    truth,
  }
}

function digits(value: string): string | null {
  const [whole = ''] = value.split('.')
  return whole.replace(/\D/g, '') || null
}

/** Minutes after midnight; the day is that of the item. */
export function timeOf(value: string): string | null {
  const match = /(\d{1,2}):(\d{2})\s*([ap])?/i.exec(value)
  if (!match) return null
  const hour = (Number(match[1]) % 12) + (match[3]?.toLowerCase() === 'p' ? 12 : 0)
  return String((match[3] ? hour : Number(match[1])) * 60 + Number(match[2]))
}

/** A gate has a number: "N/A", "CHK" and "see agent" name none. */
export function gateOf(value: string): string | null {
  const gate = value.toLowerCase().replace(/gate|terminal|[^a-z\d]/g, '')
  return /\d/.test(gate) ? gate : null
}
