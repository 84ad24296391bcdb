import type { Claim } from '../../src/domain/claim.ts'
import { weigh } from '../../src/weigh/weigh.ts'
import { Weigher } from '../../src/weigh/weigher.ts'
import type { Weighing } from '../../src/weigh/weighing.ts'
import { flood } from './flood.ts'

/**
 * Seconds to weigh floods of made-up reports, each twice the one before, and how time grows: the exponent of the
 * best line through the points in log-log scale, with what n log n would give. Processor time is given beside wall
 * time, since other work on the machine slows only the latter.
 */
export function speedFigures(weighing: Weighing, largest = 200_000): unknown {
  const sizes = [16, 8, 4, 2, 1].map(part => largest / part)
  const points = sizes.map(size => {
    const { reports, claims } = flood(size, 1)
    const started = performance.now()
    const before = process.cpuUsage()
    const { events } = weigh({ reports, claims, outlets: [], weighing })
    const seconds = (performance.now() - started) / 1000
    const { user, system } = process.cpuUsage(before)
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
    const processor = (user + system) / 1e6
    return {
      reports: size,
      claims: claims.length,
      events: events.length,
      seconds: two(seconds),
      processorSeconds: two(processor),
      peakMegabytes: megabytes,
    }
  })
  const added = addedOneByOne(weighing, largest)
  const logs = points.map(
    ({ claims, processorSeconds }) => [Math.log(claims), Math.log(processorSeconds)] as const,
  )
  return {
    points,
    added,
    growthExponent: two(slopeOf(logs)),
    nLogN: two(slopeOf(logs.map(([x]) => [x, x + Math.log(x)]))),
  }
}

/** Reports added one by one at the end of the largest flood, each with the events that it changes. */
const ADDED = 500

function addedOneByOne(weighing: Weighing, size: number): unknown {
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
  return { reports: ADDED, milliseconds: { median: at(0.5), p99: at(0.99), most: at(1) } }
}

function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const [mx, my] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
  const above = points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0)
  return above / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0)
}

function two(x: number): number {
  return Math.round(x * 100) / 100
}
