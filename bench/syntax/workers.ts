import { createHash } from 'node:crypto'
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { codeReports } from '../../src/pool/code-reports.ts'
import { reportsIn } from './reports.ts'

/** Reports analysed and coded a second, cold start included, by number of reports and of threads; and are the claims the same? */
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
const numbers = (list: string) => list.split(',').map(Number)
const rows = []
for (const count of numbers(values.counts)) {
  const batch = Array.from({ length: count }, (_, i) => reports[i % reports.length]!)
  const seconds: Record<string, number> = {}
  const results = new Set<string>()
  for (const workers of numbers(values.workers)) {
    const start = performance.now()
    const coded = await codeReports(batch, { workers })
    seconds[`${workers} threads`] = Math.round(performance.now() - start) / 1000
    results.add(createHash('sha256').update(JSON.stringify(coded)).digest('hex'))
  }
  rows.push({ reports: count, seconds, sameBytes: results.size === 1 })
}
console.log(JSON.stringify({ rows, machine: `${cpus()[0]?.model}, Node ${process.version}` }, null, 2))
