import type { Citation, Claim, Participant } from '../../src/domain/claim.ts'
import { instantOf } from '../../src/domain/instant.ts'
import type { EventType } from '../../src/domain/plover.ts'
import type { Report } from '../../src/domain/report.ts'
import { type Random, randomOf } from './random.ts'

/** Claims in each made-up report. */
const CLAIMS = 5
/** Reports that tell of one happening, on average. */
const TELLINGS = 6
/** Made-up reports a day: the work for a claim depends on how much else the day holds. */
const REPORTS_A_DAY = 1000

interface Happening {
  readonly event: EventType
  readonly mode: string
  readonly verb: string
  readonly city: string
  readonly actor: Participant
  readonly words: readonly string[]
}

const TYPES = ['ASSAULT', 'PROTEST', 'COERCE', 'MOBILIZE', 'REQUEST', 'RETREAT'] as const
const OUTLETS = Array.from({ length: 800 }, (_, n) => `Outlet ${n}`)
const CITIES = Array.from({ length: 400 }, (_, n) => wordOf(n * 37 + 11))
const PARTIES: readonly Participant[] = [
  'KAZ GOV',
  'KAZ COP',
  'KAZ MIL',
  'KAZ CVL',
  'RUS GOV',
  'USA GOV',
  '',
].map(code => ({ code, name: code, entity: null, span: null }))
const CITED: readonly (Citation | null)[] = [
  ...['KAZ GOV', 'KAZ CVL', 'anonymous', 'MED Outlet 3', 'MED Outlet 70'].map(code => ({
    code,
    name: code,
    span: null,
  })),
  null,
  null,
  null,
]

/** Reports and claims of a made-up world in which each day's happenings are told by some outlets, some verbatim. */
export function flood(size: number, seed: number): { readonly reports: Report[]; readonly claims: Claim[] } {
  const random = randomOf(seed)
  const reports: Report[] = []
  const claims: Claim[] = []
  let current: Happening[] = []
  for (let n = 0; n < size; n++) {
    if (n % REPORTS_A_DAY === 0)
      current = Array.from({ length: (REPORTS_A_DAY * CLAIMS) / TELLINGS }, () => happening(random))
    const id = `r${n}`
    const told = Array.from({ length: CLAIMS }, () => random.pick(current))
    // Put together at the end: a text that grows by `+=` is kept as a tree of its pieces, which no read report is.
    const pieces: string[] = []
    let length = 0
    const write = (piece: string): void => {
      pieces.push(piece)
      length += piece.length
    }
    const published = instantOf(Date.UTC(2022, 0, 1) + Math.floor((n / REPORTS_A_DAY) * 86_400) * 1000)
    told.forEach((one, k) => {
      const start = length
      const words = one.words.filter(() => random.chance(0.7))
      const half = words.length >> 1
      write(`${words.slice(0, half).join(' ')} `)
      const trigger = { start: length, end: length + one.verb.length, text: one.verb }
      write(`${one.verb} ${words.slice(half).join(' ')} ${one.city} ${wordOf(random.int(0, 50_000))}. `)
      claims.push(claimOf(`${id}#${k + 1}`, id, one, trigger, { start, end: length }, random))
    })
    reports.push({
      id,
      outlet: random.pick(OUTLETS),
      outletCountry: null,
      kind: 'independent',
      address: null,
      title: id,
      text: pieces.join(''),
      language: 'en',
      originalLanguage: 'en',
      published,
      precision: 'minute',
      basis: 'article',
      basisNote: null,
      sameArticleAs: null,
    })
  }
  return { reports, claims }
}

function happening(random: Random): Happening {
  return {
    event: random.pick(TYPES),
    mode: wordOf(random.int(0, 7)),
    verb: `${wordOf(random.int(0, 60))}ed`,
    city: random.pick(CITIES),
    actor: random.pick(PARTIES),
    words: Array.from({ length: 12 }, () => wordOf(random.int(0, 20_000))),
  }
}

const PLACES = new Map(
  CITIES.map(name => [name, { name, country: 'KAZ', precision: 'city', point: null, span: null } as const]),
)

function claimOf(
  id: string,
  report: string,
  one: Happening,
  trigger: Claim['trigger'],
  quote: Claim['quote'],
  random: Random,
): Claim {
  const attribution = random.pick(CITED)
  return {
    id,
    report,
    event: one.event,
    mode: one.mode,
    contexts: [],
    trigger,
    quote,
    actors: [one.actor],
    targets: [],
    place: random.chance(0.7) ? PLACES.get(one.city)! : null,
    date: null,
    time: 'past',
    factuality: random.chance(0.9) ? 'CT+' : 'PR+',
    condition: null,
    attribution,
    chain: attribution ? [attribution] : [],
    magnitudes: [],
    why: [],
  }
}

/** A made-up word of eight letters for a number, the same each time; words differ in their first letters. */
export function wordOf(n: number): string {
  let rest = Math.imul(n + 1, 0x9e3779b1) >>> 0
  let word = ''
  for (let i = 0; i < 8; i++) {
    word += String.fromCharCode(97 + (rest % 26))
    rest = Math.floor(rest / 26) || n + i
  }
  return word
}
