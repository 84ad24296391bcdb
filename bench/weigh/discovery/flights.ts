import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ClaimSet, gateOf, type Item, MADE_THE_TRUTH, timeOf } from './sets.ts'

const PROPERTIES = [
  'ScheduledDeparture',
  'ActualDeparture',
  'DepartureGate',
  'ScheduledArrival',
  'ActualArrival',
  'ArrivalGate',
] as const

/**
 * The Flight set of Li et al. (2013) as the repository Orange-OpenSource/trustfuse keeps it: one file a day in
 * `conflicting_data` (a site's six statements on a flight in one line) and in `ground_truth`.
 *
 * @param days file names of the days to read, without the ending
 */
export function readFlights(folder: string, days: readonly string[]): ClaimSet {
  const sources = new Map<string, number>()
  const items = new Map<
    string,
    { property: string; values: Map<string, number>; votes: Map<number, number> }
  >()
  const truth = new Map<string, Set<string>>()
  for (const day of days) {
    for (const [source, flight, ...said] of linesOf(folder, 'conflicting_data', day)) {
      if (MADE_THE_TRUTH.has(source!)) continue
      if (!sources.has(source!)) sources.set(source!, sources.size)
      PROPERTIES.forEach((property, i) => {
        const value = normal(property, said[i])
        if (value === null) return
        const id = `${day}|${flight}|${property}`
        const item = items.get(id) ?? { property, values: new Map(), votes: new Map() }
        items.set(id, item)
        if (!item.values.has(value)) item.values.set(value, item.values.size)
        item.votes.set(sources.get(source!)!, item.values.get(value)!)
      })
    }
    for (const [flight, ...said] of linesOf(folder, 'ground_truth', day)) {
      PROPERTIES.forEach((property, i) => {
        const value = normal(property, said[i])
        const id = `${day}|${flight}|${property}`
        if (value !== null && items.has(id)) truth.set(id, new Set([value]))
      })
    }
  }
  return {
    sources: [...sources.keys()],
    items: [...items].map(
      ([id, { property, values, votes }]): Item => ({
        id,
        property,
        values: [...values.keys()],
        votes: [...votes],
      }),
    ),
    truth,
  }
}

/** The days that a folder holds, in order. */
export function flightDays(folder: string): readonly string[] {
  return readdirSync(join(folder, 'ground_truth'))
    .filter(file => /^\d{8}\.txt$/.test(file))
    .map(file => file.slice(0, 8))
    .sort()
}

function linesOf(folder: string, part: string, day: string): string[][] {
  return readFileSync(join(folder, part, `${day}.txt`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => line.split('\t'))
}

function normal(property: string, value: string | undefined): string | null {
  if (!value) return null
  return property.endsWith('Gate') ? gateOf(value) : timeOf(value)
}
