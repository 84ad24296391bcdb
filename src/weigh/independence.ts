import { msOf } from '../domain/instant.ts'
import type { WeighedOrigin } from './origins.ts'
import type { Weighing } from './weighing.ts'

/**
 * What an event's origins are worth beside each other. Outlets that write in their own words and name nobody have the
 * more likely read it elsewhere the longer others have told it: what they say counts half as much for each
 * `halfHours` after the first who is named and said the same: a rumour of nobody's that was first makes nobody late, or
 * it would be believed less for being told. And a denial answers an assertion: where none is on record, it is
 * as well a misreading, or an answer to what nobody here has read, and counts `unanswered`.
 *
 * @param isAsserted whether anybody, if only at first, asserted the event
 */
export function asIndependent(
  origins: readonly WeighedOrigin[],
  isAsserted: boolean,
  { late, unanswered }: Weighing,
): readonly WeighedOrigin[] {
  const first = new Map([true, false].map(side => [side, firstOf(origins, side)]))
  return origins.map(origin => {
    const { supports } = origin
    if (supports === null) return origin
    const hours = (msOf(origin.first) - first.get(supports)!) / 3_600_000
    if (!supports && !isAsserted) return counted(origin, unanswered, 'nobody on record asserts it')
    if (origin.kind !== 'outlet' || !hours) return origin
    const left = late.floor + (1 - late.floor) * 2 ** (-hours / late.halfHours)
    return counted(origin, left, `${inWords(hours)} after the first`)
  })
}

function firstOf(origins: readonly WeighedOrigin[], side: boolean): number {
  const named = origins.filter(({ supports, kind }) => supports === side && kind !== 'unknown')
  return Math.min(...named.map(({ first }) => msOf(first)))
}

function counted(origin: WeighedOrigin, left: number, why: string): WeighedOrigin {
  return {
    ...origin,
    factor: origin.factor * left,
    share: origin.share * left,
    notes: [...origin.notes, `${why} × ${left.toFixed(2)}`],
  }
}

function inWords(hours: number): string {
  return hours < 1 ? `${Math.round(hours * 60)} minutes` : `${hours.toFixed(hours < 10 ? 1 : 0)} hours`
}
