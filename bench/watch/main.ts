import { availableParallelism, cpus } from 'node:os'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { IndicatorDefinition } from '../../src/domain/indicator.ts'
import { indicatorExampleSchema } from '../../src/domain/indicator.ts'
import { type Instant, instantOf, msOf, parseInstant } from '../../src/domain/instant.ts'
import { EVENT_TYPES } from '../../src/domain/plover.ts'
import { caseIndicators } from '../../src/read/indicators.ts'
import { exampleBook } from '../../src/watch/example.ts'
import { bookWith, type EventBook, eventBook, eventsOf } from '../../src/watch/query.ts'
import { watch } from '../../src/watch/watch.ts'

/**
 * `node --import tsx bench/watch/main.ts [claims]`: 200 indicators over a year of claims, at five sizes up to the one
 * asked for (default 1,000,000): the first run, and the run after one new report. JSON on standard output.
 * The baseline is the same second run without what was found before: a fresh book of the same events.
 */
const MOST = Number(process.argv[2] ?? 1_000_000)
const SIZES = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1].map(share => Math.round(MOST * share))
const CLAIMS_AN_EVENT = 2.5
const INDICATORS = 200
const END = parseInstant('2022-12-31T00:00Z')!
/** When the new report comes: all windows have moved by then. */
const LATER = parseInstant('2022-12-31T00:10Z')!
const YEAR_HOURS = 365 * 24

const library = caseIndicators([], { library: ['*'], country: 'KAZ' }, []).map(({ definition }) => definition)
const indicators: readonly IndicatorDefinition[] = Array.from({ length: INDICATORS }, (_, n) => ({
  ...structuredClone(library[n % library.length]!),
  name: `${library[n % library.length]!.name}-${n}`,
})).filter(({ test }) => test.kind !== 'combined')

/** Sentences out of the library's own examples: what the queries look for is there, as often as it is written of. */
const sentences = library.flatMap(({ examples }) => examples ?? [])

function bookOf(claims: number, seed: number): EventBook {
  const random = xoroshiro128plus(seed)
  const draw = (below: number) => uniformInt(random, 0, below - 1)
  const events = Math.round(claims / CLAIMS_AN_EVENT)
  const parts = Array.from({ length: events }, (_, n) => {
    const example = sentences[draw(sentences.length)]!
    return {
      ...example,
      event: draw(3) ? example.event : EVENT_TYPES[draw(EVENT_TYPES.length)]!,
      belief: draw(95) / 100 + 0.02,
      id: `e${seed}-${n}`,
      at: instantOf(msOf(END) - draw(YEAR_HOURS) * 3_600_000),
    }
  })
  const one = exampleBook(parts)
  // Each event is told by two or three claims, so that claims and events grow together as they do in a case.
  const told = [...one.claims.values()]
  const more = told.flatMap((claim, n) =>
    Array.from({ length: n % 2 ? 2 : 1 }, (_, copy) => ({ ...claim, id: `${claim.id}-${copy}` })),
  )
  const extra = new Map<string, string[]>()
  for (const claim of more) extra.set(claim.report, [...(extra.get(claim.report) ?? []), claim.id])
  const withMore = eventsOf(one).map(event => ({
    ...event,
    claims: [...event.claims, ...(extra.get(event.id) ?? [])],
  }))
  return eventBook(withMore, [...told, ...more], [...one.reports.values()])
}

/** Wall time, and the processor's own: other work on the machine slows only the former. */
function measured(work: () => void): { readonly wall: number; readonly processor: number } {
  const [start, before] = [performance.now(), process.cpuUsage()]
  work()
  const { user, system } = process.cpuUsage(before)
  return { wall: performance.now() - start, processor: (user + system) / 1000 }
}

const rows = SIZES.map(claims => {
  const book = bookOf(claims, 1)
  const run = (found: EventBook, asOf: Instant) => watch({ indicators, book: found, signals: [], asOf })
  const first = measured(() => run(book, END))
  const fresh = exampleBook([
    {
      ...indicatorExampleSchema.parse({
        says: 'Policemen went over to the crowd',
        event: 'DEFECT',
        actors: ['KAZ COP'],
        status: 'tripped',
      }),
      id: 'new',
      at: LATER,
    },
  ])
  const change = {
    events: eventsOf(fresh),
    replaced: new Set<never>(),
    claims: [...fresh.claims.values()],
    reports: [...fresh.reports.values()],
  }
  const repeats = Array.from({ length: 5 }, () => measured(() => run(bookWith(book, change), LATER)))
  const whole = eventBook(
    [...eventsOf(book), ...eventsOf(fresh)],
    [...book.claims.values()],
    [...book.reports.values()],
  )
  const baseline = measured(() => run(whole, LATER))
  const again = repeats.toSorted((a, b) => a.wall - b.wall)[2]!
  return {
    claims: book.claims.size,
    events: book.firsts.length,
    firstRunMs: Math.round(first.wall),
    firstRunProcessorMs: Math.round(first.processor),
    afterOneReportMs: Math.round(again.wall),
    afterOneReportProcessorMs: Math.round(again.processor),
    baselineMs: Math.round(baseline.wall),
    ratio: Number((baseline.wall / again.wall).toFixed(1)),
  }
})

process.stdout.write(
  `${JSON.stringify(
    {
      bench: 'watch',
      indicators: indicators.length,
      machine: { cpu: cpus()[0]?.model ?? 'unknown', cores: availableParallelism(), node: process.version },
      targets: { firstRunMs: 10_000, afterOneReportMs: 100 },
      rows,
    },
    null,
    1,
  )}\n`,
)
