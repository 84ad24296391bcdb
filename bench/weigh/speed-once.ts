import type { Claim } from '../../src/domain/claim.ts'
import { weigh } from '../../src/weigh/weigh.ts'
import { Weigher } from '../../src/weigh/weigher.ts'
import { flood } from './flood.ts'
import { weighing } from './settings.ts'

/** What one flood of reports took, weighed at once. Memory is that of the whole process, in MiB. */
export interface Weighed {
  readonly reports: number
  readonly claims: number
  readonly events: number
  readonly seconds: number
  readonly processorSeconds: number
  /** The most that the process ever held: Node.js, the made-up reports and claims, what weighing needs, garbage. */
  readonly peakMegabytes: number
  /** What is in use after it, garbage collected: reports, claims and events. */
  readonly heldMegabytes: number
  /** The same without the events: what was given to be weighed. */
  readonly givenMegabytes: number
}

/** Reports added one by one at the end of a flood, each with the events that it changes. */
export interface Added {
  readonly reports: number
  readonly milliseconds: { readonly median: number; readonly p99: number; readonly most: number }
  readonly peakMegabytes: number
}

/** Reports weighed beforehand, so that compiling is not timed. */
const WARM_UP = 2_000
const ADDED = 500

function weighedAtOnce(size: number): Weighed {
  weigh({ ...flood(WARM_UP, 2), outlets: [], weighing })
  const flooded = flood(size, 1)
  const weighed = timed(flooded)
  return { reports: flooded.reports.length, ...weighed, givenMegabytes: usedMegabytes() }
}

/** A function of its own, so that its events are garbage afterwards. */
function timed({ reports, claims }: ReturnType<typeof flood>): Omit<Weighed, 'reports' | 'givenMegabytes'> {
  const started = performance.now()
  const before = process.cpuUsage()
  const { events } = weigh({ reports, claims, outlets: [], weighing })
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(before)
  const peakMegabytes = mostMegabytes()
  const heldMegabytes = usedMegabytes()
  return {
    claims: claims.length,
    events: events.length,
    seconds: two(seconds),
    processorSeconds: two((user + system) / 1e6),
    peakMegabytes,
    heldMegabytes,
  }
}

function addedOneByOne(size: number): Added {
  const { reports, claims } = flood(size + ADDED, 1)
  const byReport = new Map<string, Claim[]>(reports.map(({ id }) => [id, []]))
  for (const claim of claims) byReport.get(claim.report)!.push(claim)
  const coded = reports
    .map(report => ({ report, claims: byReport.get(report.id)! }))
    .sort((a, b) => (a.report.published < b.report.published ? -1 : 1))
  const weigher = new Weigher({ outlets: [], weighing })
  weigher.addAll(coded.slice(0, size))
  weigher.weighed()
  const milliseconds = coded.slice(size).map(one => {
    const started = performance.now()
    weigher.add(one)
    return performance.now() - started
  })
  milliseconds.sort((a, b) => a - b)
  const at = (share: number) => two(milliseconds[Math.floor(share * (ADDED - 1))]!)
  return {
    reports: ADDED,
    milliseconds: { median: at(0.5), p99: at(0.99), most: at(1) },
    peakMegabytes: mostMegabytes(),
  }
}

function mostMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

/** Run with `--expose-gc`. */
function usedMegabytes(): number {
  globalThis.gc!()
  const { heapUsed, external } = process.memoryUsage()
  return Math.round((heapUsed + external) / 2 ** 20)
}

function two(x: number): number {
  return Math.round(x * 100) / 100
}

const [how, reports] = process.argv.slice(2)
const figures = (how === 'added' ? addedOneByOne : weighedAtOnce)(Number(reports))
process.stdout.write(`${JSON.stringify(figures)}\n`)
