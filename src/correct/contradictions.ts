import type { Claim, Magnitude } from '../domain/claim.ts'

/** Days given for one happening may be this far apart: night falls between them, and zones differ (assumption). */
const DAYS_APART = 1

/** What in the claims of a merge speaks against their being of one event, each in a sentence; empty where nothing does. */
export function contradictionsIn(claims: readonly Claim[]): readonly string[] {
  const types = distinct(claims.map(({ event }) => event))
  const conditions = distinct(claims.map(({ condition }) => condition !== null))
  const ahead = distinct(claims.map(({ time }) => time === 'future'))
  const towns = distinct(
    claims.flatMap(({ place }) => (place && place.precision === 'city' ? place.name : [])),
  )
  const countries = distinct(claims.flatMap(({ place }) => place?.country ?? []))
  const days = claims.flatMap(({ date }) => date ?? []).sort()
  const [first, last] = [days[0], days.at(-1)]
  return [
    ...(types.length > 1 ? [`they are of the types ${types.join(' and ')}`] : []),
    ...(conditions.length > 1
      ? ['some hang on a condition and do not count for the event of those that do not']
      : []),
    ...(ahead.length > 1 ? ['some lie ahead and do not count for the event of those that have come'] : []),
    ...(towns.length > 1 ? [`they name the towns ${towns.join(' and ')}`] : []),
    ...(countries.length > 1 ? [`they name the countries ${countries.join(' and ')}`] : []),
    ...(first && last && (Date.parse(last) - Date.parse(first)) / 86_400_000 > DAYS_APART
      ? [`their days go from ${first} to ${last}`]
      : []),
    ...countsApart(claims),
  ]
}

/** Counts of this happening alone whose intervals do not meet. */
function countsApart(claims: readonly Claim[]): readonly string[] {
  const counts = claims.flatMap(({ magnitudes }) => magnitudes.filter(({ scope }) => scope === 'new'))
  return distinct(counts.map(({ kind }) => kind)).flatMap(kind => {
    const own = counts.filter(count => count.kind === kind)
    const highest = own.reduce((a, b) => (lowOf(b) > lowOf(a) ? b : a))
    const lowest = own.reduce((a, b) => (highOf(b) < highOf(a) ? b : a))
    return lowOf(highest) > highOf(lowest)
      ? [`they count ${kind}: ${highOf(lowest)} at most and ${lowOf(highest)} at least`]
      : []
  })
}

function lowOf({ low }: Magnitude): number {
  return low ?? Number.NEGATIVE_INFINITY
}

function highOf({ high }: Magnitude): number {
  return high ?? Number.POSITIVE_INFINITY
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)].sort()
}
