import { availableParallelism, cpus } from 'node:os'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Claim } from '../../src/domain/claim.ts'
import { instantOf, msOf, parseInstant } from '../../src/domain/instant.ts'
import type { Report } from '../../src/domain/report.ts'
import { readDefinitions } from '../../src/read/definitions.ts'
import { caseIndicators } from '../../src/read/indicators.ts'
import { exampleBook } from '../../src/watch/example.ts'
import { eventBook } from '../../src/watch/query.ts'
import { replay } from '../../src/watch/replay.ts'
import { watch } from '../../src/watch/watch.ts'
import { weigh } from '../../src/weigh/weigh.ts'

/**
 * `npm run bench:replay [-- reports]`: the library's indicators at every hour of a year, over made-up cases of five
 * sizes up to the one asked for (default 10,000 reports). JSON on standard output. The baseline weighs all anew at
 * each hour, as it would have to be done without going on from hour to hour: timed at some hours of the year, and
 * taken that often.
 */
const MOST = Number(process.argv[2] ?? 10_000)
const SIZES = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1].map(share => Math.round(MOST * share))
const FROM = parseInstant('2022-01-01T00:00Z')!
const HOURS = 365 * 24
const HOUR_MS = 3_600_000
const OUTLETS = 200
const CLAIMS_A_REPORT = 3
/** A happening is told until so many claims later. */
const CURRENT = 12
const SAMPLED_HOURS = 12

const { weighing } = readDefinitions()
const indicators = caseIndicators([], { library: ['*'], country: 'KAZ' }, []).map(
  ({ definition }) => definition,
)
/** Sentences out of the library's own examples: what the queries look for is there, as often as it is written of. */
const sentences = indicators.flatMap(({ examples }) => examples ?? [])
const FILLERS = Array.from({ length: 4000 }, (_, n) => `w${(n * 7919).toString(36)}`)

/** A year of reports of a few claims each; some happenings are told again by others in the hours after. */
function yearOf(size: number): { readonly reports: readonly Report[]; readonly claims: readonly Claim[] } {
  const random = xoroshiro128plus(size)
  const draw = (below: number) => uniformInt(random, 0, below - 1)
  const filler = () => Array.from({ length: 12 }, () => FILLERS[draw(FILLERS.length)]).join(' ')
  const current: number[] = []
  const reports: Report[] = []
  const claims: Claim[] = []
  for (let n = 0; n < size; n++) {
    const id = `r${n}`
    const at = instantOf(msOf(FROM) + Math.floor((n / size) * HOURS * 60) * 60_000)
    let text = ''
    for (let k = 0; k < CLAIMS_A_REPORT; k++) {
      if (!current.length || draw(2)) current.push(draw(sentences.length))
      if (current.length > CURRENT) current.shift()
      const example = sentences[current[draw(current.length)]!]!
      const [claim] = exampleBook([{ ...example, id, at }]).claims.values()
      const start = text.length
      text += `${example.says} ${filler()}. `
      const span = { start, end: start + example.says.length }
      claims.push({ ...claim!, id: `${id}#${k}`, quote: span, trigger: { ...claim!.trigger, ...span } })
    }
    const [report] = exampleBook([{ ...sentences[0]!, id, at }]).reports.values()
    reports.push({ ...report!, text, outlet: `Outlet ${draw(OUTLETS)}`, kind: 'independent' })
  }
  return { reports, claims }
}

function seconds(work: () => void): { readonly wall: number; readonly processor: number } {
  const [start, before] = [performance.now(), process.cpuUsage()]
  work()
  const { user, system } = process.cpuUsage(before)
  return { wall: (performance.now() - start) / 1000, processor: (user + system) / 1e6 }
}

const rows = SIZES.map(size => {
  const { reports, claims } = yearOf(size)
  const input = { reports, claims, outlets: [], weighing, indicators, signals: [] }
  const hours = Array.from({ length: HOURS + 1 }, (_, n) => instantOf(msOf(FROM) + n * HOUR_MS))
  const { wall, processor } = seconds(() => replay({ ...input, hours }))
  const sampled = Array.from({ length: SAMPLED_HOURS }, (_, n) =>
    instantOf(msOf(FROM) + Math.round(((n + 0.5) / SAMPLED_HOURS) * HOURS) * HOUR_MS),
  )
  const anew = seconds(() => {
    for (const asOf of sampled) {
      const known = reports.filter(({ published }) => published <= asOf)
      const ids = new Set(known.map(({ id }) => id))
      const said = claims.filter(({ report }) => ids.has(report))
      const { events } = weigh({ reports: known, claims: said, outlets: [], weighing })
      watch({ indicators, signals: [], asOf, book: eventBook(events, said, known) })
    }
  })
  const news = new Set(reports.map(({ published }) => Math.ceil(msOf(published) / HOUR_MS))).size
  const baseline = (anew.processor / SAMPLED_HOURS) * news
  return {
    reports: size,
    claims: claims.length,
    hoursWithNews: news,
    seconds: round(wall),
    processorSeconds: round(processor),
    baselineProcessorSeconds: round(baseline),
    ratio: round(baseline / processor),
  }
})

const growth = Math.log(rows.at(-1)!.processorSeconds / rows[0]!.processorSeconds) / Math.log(16)

process.stdout.write(
  `${JSON.stringify(
    {
      bench: 'replay',
      what: `${indicators.length} indicators at ${HOURS + 1} hours`,
      machine: { cpu: cpus()[0]?.model ?? 'unknown', cores: availableParallelism(), node: process.version },
      targets: { seconds: 60 },
      growthExponent: round(growth),
      rows,
    },
    null,
    1,
  )}\n`,
)

function round(value: number): number {
  return Math.round(value * 100) / 100
}
