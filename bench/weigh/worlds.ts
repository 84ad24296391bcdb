import type { Claim } from '../../src/domain/claim.ts'
import { instantOf } from '../../src/domain/instant.ts'
import type { OutletKind, Report } from '../../src/domain/report.ts'
import type { Outlet, Weighing } from '../../src/weigh/weighing.ts'
import { wordOf } from './flood.ts'
import { type Random, randomOf } from './random.ts'

/** Made-up reports of happenings of which it is known whether they are true. */
export interface World {
  readonly reports: readonly Report[]
  readonly claims: readonly Claim[]
  readonly outlets: readonly Outlet[]
  /** Whether each happening is true, and which claims speak of it. */
  readonly happenings: readonly { readonly isTrue: boolean; readonly claims: readonly string[] }[]
}

interface Newsroom {
  readonly outlet: Outlet
  /** Share of its own reports that are right; drawn about what its kind gives beforehand. */
  readonly right: number
}

const KINDS: readonly OutletKind[] = ['wire', 'independent', 'independent', 'state', 'social', 'broadcaster']
const NEWSROOMS = 120
/** Share of happenings that are true, before anybody reports them; 0.4 is the model's own default prior. */
const TRUE = 0.4
/** What a newsroom's reliability is worth in outcomes: how far it may lie from that of its kind. */
const SPREAD = 8
/** How often the coder takes a statement for its opposite: what the model's own `reading` assumes. */
const MISREAD = 0.1
/** A copied report is false about twice as often as it is true, all else equal (assumption). */
const FALSE_SPREADS = 2

/**
 * A world in which newsrooms report happenings by themselves, each right as often as it is, and other newsrooms copy
 * them, so that `copied` of all reports are copies, some happenings far more than others; a quarter of the copies is
 * in words of their own and names nobody, which nothing can find out.
 */
export function worldOf(size: number, copied: number, weighing: Weighing, seed: number): World {
  const random = randomOf(seed)
  const newsrooms = Array.from({ length: NEWSROOMS }, (_, n) => newsroom(n, weighing, random))
  const reports: Report[] = []
  const claims: Claim[] = []
  const happenings: { isTrue: boolean; claims: string[] }[] = []
  while (happenings.length < size) {
    const isTrue = random.chance(TRUE)
    const tellers = some(newsrooms, origins(random), random)
    const asserts = tellers.map(({ right }) => random.chance(right) === isTrue)
    // What nobody asserts is no news, and nobody denies it.
    if (!asserts.includes(true)) continue
    const n = happenings.length
    const own: string[] = []
    const minute = n * 37
    const words = Array.from({ length: 14 }, () => wordOf(random.int(0, 40_000)))
    const city = wordOf(random.int(0, 400))
    const put = (
      teller: Newsroom,
      text: string,
      denies: boolean,
      later: number,
      cites: string | null = null,
    ) => {
      const id = `h${n}r${own.length}`
      reports.push(reportOf(id, teller.outlet, text, minute + later))
      claims.push(claimOf(id, text, city, denies, cites))
      own.push(`${id}#1`)
    }
    const told = tellers.map((teller, i) => ({
      teller,
      text: telling(words, city, !asserts[i], random),
      denies: !asserts[i] !== random.chance(MISREAD),
    }))
    for (const [i, { teller, text, denies }] of told.entries())
      put(teller, text, denies, i * random.int(1, 60))
    const sources = told.filter((_, i) => asserts[i])
    for (const copier of some(newsrooms, copies(told.length, copied, isTrue, random), random)) {
      const { text, denies, teller } = random.pick(sources)
      const later = 120 + random.int(1, 900)
      const way = random.int(0, 3)
      // Word for word, with a line of its own, by name in its own words, and in its own words without a name.
      if (way === 0) put(copier, text, denies, later)
      else if (way === 1) put(copier, `${text} More will follow from our newsroom.`, denies, later)
      else {
        const anew = telling(words, city, false, random)
        put(copier, anew, random.chance(MISREAD), later, way === 2 ? teller.outlet.name : null)
      }
    }
    happenings.push({ isTrue, claims: own })
  }
  return { reports, claims, outlets: newsrooms.map(({ outlet }) => outlet), happenings }
}

function newsroom(n: number, weighing: Weighing, random: Random): Newsroom {
  const kind = KINDS[n % KINDS.length]!
  let right = 0
  for (let i = 0; i < SPREAD; i++) if (random.chance(weighing.outlets[kind])) right++
  // Half way between its kind and its own luck: a share of 1 would make it an oracle.
  const share = (right / SPREAD + weighing.outlets[kind]) / 2
  return {
    outlet: { name: `Newsroom ${n}`, aliases: [], country: null, kind, owner: null },
    right: Math.min(0.98, share),
  }
}

/** One newsroom by itself most often, two or more seldom. */
function origins(random: Random): number {
  let n = 1
  while (n < 6 && random.chance(0.45)) n++
  return n
}

/** Few are copied by many: the number doubles with one chance in two. */
function copies(told: number, copied: number, isTrue: boolean, random: Random): number {
  const mean = (told * copied) / (1 - copied)
  const share = (isTrue ? 1 : FALSE_SPREADS) / (TRUE + (1 - TRUE) * FALSE_SPREADS)
  let burst = 0.5
  while (burst < 4 && random.chance(0.4)) burst *= 2
  return Math.min(100, Math.round(mean * share * burst * 1.1 + (random.int(0, 99) - 50) / 100))
}

function some(newsrooms: readonly Newsroom[], n: number, random: Random): readonly Newsroom[] {
  const chosen = new Set<Newsroom>()
  while (chosen.size < Math.max(0, n)) chosen.add(random.pick(newsrooms))
  return [...chosen]
}

function telling(words: readonly string[], city: string, denies: boolean, random: Random): string {
  const own = words.filter(() => random.chance(0.75))
  const filler = Array.from({ length: 6 }, () => wordOf(random.int(50_000, 90_000)))
  const half = own.length >> 1
  return `${[...own.slice(0, half), filler[0]].join(' ')} ${denies ? 'not ' : ''}shelled ${own.slice(half).join(' ')} ${city} ${filler.slice(1).join(' ')}.`
}

function reportOf(id: string, outlet: Outlet, text: string, minute: number): Report {
  return {
    id,
    outlet: outlet.name,
    outletCountry: null,
    kind: outlet.kind,
    address: null,
    title: id,
    text,
    language: 'en',
    originalLanguage: 'en',
    published: instantOf(Date.UTC(2022, 0, 1) + minute * 60_000),
    precision: 'minute',
    basis: 'article',
    basisNote: null,
    sameArticleAs: null,
  }
}

function claimOf(report: string, text: string, city: string, denies: boolean, cites: string | null): Claim {
  const cited = cites === null ? null : { code: `MED ${cites}`, name: cites, span: null }
  const start = text.indexOf('shelled')
  return {
    id: `${report}#1`,
    report,
    event: 'ASSAULT',
    mode: null,
    contexts: [],
    trigger: { start, end: start + 7, text: 'shelled' },
    quote: { start: 0, end: text.length },
    actors: [{ code: 'KAZ MIL', name: 'KAZ MIL', entity: null, span: null }],
    targets: [],
    place: { name: city, country: 'KAZ', precision: 'city', point: null, span: null },
    date: null,
    time: 'past',
    factuality: denies ? 'CT-' : 'CT+',
    condition: null,
    attribution: cited,
    chain: cited ? [cited] : [],
    magnitudes: [],
    why: [],
  }
}
