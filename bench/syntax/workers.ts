import { createHash } from 'node:crypto'
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { reportsIn } from './reports.ts'

/**
 * Reports analysed and coded a second, cold start included, by number of reports and of threads; and are the claims the
 * same? It runs the program as it is built (`npm ci` does that): threads that compile TypeScript first would be timed for it.
 */
const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: 'cases/kazakhstan-2022/reports' },
    counts: { type: 'string', default: '30,60,120,250,1000' },
    workers: { type: 'string', default: `1,${availableParallelism()}` },
  },
})
const reports = reportsIn(values.reports).map(({ id, text, published, language, outlet, outletCountry }) => ({
  report: id,
  text,
  published,
  language,
  outlet,
  outletCountry,
}))
const built = new URL('../../dist/pool/code-reports.js', import.meta.url).href
const { codeReports } = (await import(built)) as typeof import('../../src/pool/code-reports.ts')
const numbers = (list: string) => list.split(',').map(Number)
const rows = []
for (const count of numbers(values.counts)) {
  const batch = Array.from({ length: count }, (_, i) => reports[i % reports.length]!)
  const seconds: Record<string, number> = {}
  const processorSeconds: Record<string, number> = {}
  const results = new Set<string>()
  for (const workers of numbers(values.workers)) {
    const start = performance.now()
    const cpu = process.cpuUsage()
    const coded = await codeReports(batch, { workers })
    seconds[`${workers} threads`] = Math.round(performance.now() - start) / 1000
    processorSeconds[`${workers} threads`] = Math.round(process.cpuUsage(cpu).user / 1000) / 1000
    results.add(createHash('sha256').update(JSON.stringify(coded)).digest('hex'))
  }
  rows.push({ reports: count, seconds, processorSeconds, sameBytes: results.size === 1 })
}
console.log(JSON.stringify({ rows, machine: `${cpus()[0]?.model}, Node ${process.version}` }, null, 2))
