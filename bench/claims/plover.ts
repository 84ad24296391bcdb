import { readFileSync } from 'node:fs'
import type { Claim } from '../../src/domain/claim.ts'
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
