import { readFileSync } from 'node:fs'
import type { Claim } from '../../src/domain/claim.ts'
import type { Span } from '../../src/domain/syntax.ts'
import { round } from './score.ts'

/** A record of PLOVER's gold standard (Open Event Data Alliance, CC BY-SA 4.0). */
export interface PloverRecord {
  readonly n: number
  readonly text: string
  readonly event: string
  readonly source?: unknown
  readonly target?: unknown
}

/** Types that the codebook has merged since the records were coded (codebook 2.0). */
const RENAMED: Readonly<Record<string, string>> = {
  DEMAND: 'REQUEST',
  DISAPPROVE: 'ACCUSE',
  INVESTIGATE: 'ACCUSE',
  FIGHT: 'ASSAULT',
  YIELD: 'CONCEDE',
}

export function readPlover(path: string): readonly PloverRecord[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line.trim())
    .map(line => JSON.parse(line) as PloverRecord)
}

/** Types told apart by what is promised or threatened that the codebook's own merges. */
const MERGED: Readonly<Record<string, string>> = { RETREAT: 'YIELD', CONCEDE: 'YIELD' }

/**
 * One type for each record with source and target given: that of the claim whose parties' spans meet theirs best.
 * Accuracy, and the mean of the types' F1 over those that the records have, RETREAT and CONCEDE as one (YIELD).
 */
export function scorePairs(records: readonly PloverRecord[], claims: readonly (readonly Claim[])[]) {
  const counts = new Map<string, { hit: number; gold: number; found: number }>()
  const countOf = (type: string) => {
    const own = counts.get(type) ?? { hit: 0, gold: 0, found: 0 }
    counts.set(type, own)
    return own
  }
  let right = 0
  records.forEach((record, n) => {
    const named = RENAMED[record.event.toUpperCase()] ?? record.event.toUpperCase()
    const gold = MERGED[named] ?? named
    const found = typeOfPair(record, claims[n]!)
    countOf(gold).gold++
    if (found) countOf(found).found++
    if (found !== gold) return
    countOf(gold).hit++
    right++
  })
  const scores = [...counts.values()]
    .filter(({ gold }) => gold > 0)
    .map(({ hit, gold, found }) => (2 * hit) / (gold + found))
  return {
    accuracy: round(records.length ? right / records.length : 0),
    macroF1: round(scores.length ? scores.reduce((sum, f1) => sum + f1, 0) / scores.length : 0),
  }
}

function typeOfPair(record: PloverRecord, claims: readonly Claim[]): string | null {
  const source = spansOf(record.text, record.source)
  const target = spansOf(record.text, record.target)
  const meets = (parties: Claim['actors'], spans: readonly Span[]) =>
    parties.some(
      ({ span }) => span !== null && spans.some(each => span.start < each.end && each.start < span.end),
    )
  const fit = (claim: Claim) =>
    (meets(claim.actors, source) ? 2 : 0) +
    (meets(claim.targets, target) ? 2 : 0) +
    (meets(claim.actors, target) ? 1 : 0)
  const best = claims.reduce<Claim | null>(
    (top, claim) => (!top || fit(claim) > fit(top) ? claim : top),
    null,
  )
  return best ? (MERGED[best.event] ?? best.event) : null
}

function spansOf(text: string, parties: unknown): readonly Span[] {
  const list = Array.isArray(parties) ? parties : []
  return list.flatMap((party: unknown) => {
    const told =
      typeof party === 'object' && party !== null && 'actorText' in party
        ? String(party.actorText)
        : String(party)
    const start = text.indexOf(told)
    return start < 0 ? [] : [{ start, end: start + told.length }]
  })
}

/** Agreement with the human coders: the type among those coded, and the countries of the source. */
export function scorePlover(records: readonly PloverRecord[], claims: readonly (readonly Claim[])[]) {
  let [typed, sources, both, coded] = [0, 0, 0, 0]
  records.forEach((record, n) => {
    const event = RENAMED[record.event.toUpperCase()] ?? record.event.toUpperCase()
    const own = claims[n]!
    if (own.length > 0) coded++
    const fit = own.filter(claim => claim.event === event)
    if (fit.length > 0) typed++
    const wanted = countriesOf(record.source)
    const has = (claim: Claim) => claim.actors.some(actor => wanted.has(actor.code.split(' ')[0]!))
    if (own.some(has)) sources++
    if (fit.some(has)) both++
  })
  const share = (n: number) => round(records.length ? n / records.length : 0)
  return {
    records: records.length,
    coded: share(coded),
    type: share(typed),
    sourceCountry: share(sources),
    typeAndSource: share(both),
  }
}

function countriesOf(parties: unknown): ReadonlySet<string> {
  const list = Array.isArray(parties) ? parties : []
  return new Set(
    list.flatMap((party: unknown) =>
      typeof party === 'object' && party !== null && 'code' in party ? [String(party.code).slice(0, 3)] : [],
    ),
  )
}
