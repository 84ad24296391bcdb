import type { EventRow } from '../../../src/serve/picture-schema.ts'
import { isStated, STATED } from '../../../src/serve/stated.ts'

export const FILTER_NAMES = [
  'q',
  'type',
  'place',
  'actor',
  'min',
  'grade',
  'stated',
  'disputed',
  'several',
  'sort',
] as const
/** As they stand in the address: an empty text lets everything through. */
export type Filters = Readonly<Record<(typeof FILTER_NAMES)[number], string>>

export const SORTS = ['title', 'place', 'belief', 'grade', 'origins', 'first'] as const
export type Sort = (typeof SORTS)[number]

const VALUES: Readonly<Record<Sort, (row: EventRow) => string | number>> = {
  title: row => row.title.toLowerCase(),
  // What has no place comes last.
  place: row => row.place?.name.toLowerCase() ?? '\uffff',
  belief: row => -row.belief.p,
  grade: row => row.grade,
  origins: row => -(row.supporting + row.denying),
  first: row => row.first,
}

/** The events in the order asked for: `first`, or `-first` for the other way round. Sorted anew for another order alone. */
export function sorted(rows: readonly EventRow[], order: string): readonly EventRow[] {
  const sort = SORTS.find(name => name === order.replace(/^-/, '')) ?? 'origins'
  const keyOf = VALUES[sort]
  const keyed = rows.map(row => ({ row, value: keyOf(row) }))
  keyed.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : a.row.id < b.row.id ? -1 : 1))
  if (order.startsWith('-')) keyed.reverse()
  return keyed.map(({ row }) => row)
}

/** The events that pass, in the order in which they are given. */
export function passing(
  rows: readonly EventRow[],
  filters: Filters,
  names: Readonly<Record<string, string>>,
): readonly EventRow[] {
  return rows.filter(testOf(filters, names))
}

/** Rows looked at between two looks at the clock. */
const ROUND = 500

/**
 * The same, a slice at a time: what is over goes on later, so that no search of a large case holds up the page.
 *
 * @param over whether the slice has taken long enough
 * @returns what breaks it off
 */
export function passingInSlices(
  rows: readonly EventRow[],
  filters: Filters,
  names: Readonly<Record<string, string>>,
  { over, later, done }: Slicing,
): () => void {
  const passes = testOf(filters, names)
  const found: EventRow[] = []
  let at = 0
  let broken = false
  const slice = () => {
    if (broken) return
    const isOver = over()
    do {
      const end = Math.min(rows.length, at + ROUND)
      for (; at < end; at++) if (passes(rows[at]!)) found.push(rows[at]!)
    } while (at < rows.length && !isOver())
    if (at < rows.length) later(slice)
    else done(found)
  }
  slice()
  return () => {
    broken = true
  }
}

export interface Slicing {
  /** Called as a slice begins; says from then on whether it has taken long enough. */
  over(): () => boolean
  later(work: () => void): void
  done(found: readonly EventRow[]): void
}

function testOf(filters: Filters, names: Readonly<Record<string, string>>): (row: EventRow) => boolean {
  const { type, place, actor, grade, disputed, several } = filters
  const least = Number(filters.min || 0) / 100
  const stated = STATED.find(name => name === filters.stated)
  const words = filters.q.toLowerCase().split(/\s+/).filter(Boolean)
  return row =>
    (!type || row.type === type) &&
    (!place || row.place?.name === place) &&
    (!actor || row.actors.includes(actor) || row.targets.includes(actor)) &&
    row.belief.p >= least &&
    // A stands before B, as the Admiralty's letters do.
    (!grade || row.grade[0]! <= grade) &&
    (!stated || isStated(row, stated)) &&
    (!disputed || row.disputed) &&
    (!several || row.supporting + row.denying > 1) &&
    (!words.length || words.every(word => textOf(row, names).includes(word)))
}

/** Puts the searched texts together ahead, a slice at a time, so that the first search holds nothing up. */
export function prepareSearch(
  rows: readonly EventRow[],
  names: Readonly<Record<string, string>>,
  { over, later }: Omit<Slicing, 'done'>,
): void {
  let at = 0
  const slice = () => {
    const isOver = over()
    do {
      const end = Math.min(rows.length, at + ROUND)
      for (; at < end; at++) textOf(rows[at]!, names)
    } while (at < rows.length && !isOver())
    if (at < rows.length) later(slice)
  }
  later(slice)
}

const texts = new WeakMap<EventRow, string>()

/** What a search looks into, put together once for each row. */
function textOf(row: EventRow, names: Readonly<Record<string, string>>): string {
  const known = texts.get(row)
  if (known !== undefined) return known
  const parties = [...row.actors, ...row.targets].map(code => `${code} ${names[code] ?? ''}`)
  const text = [row.title, row.type, row.place?.name ?? '', row.id, ...parties].join(' ').toLowerCase()
  texts.set(row, text)
  return text
}
