import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { flood } from '../weigh/flood.ts'

/**
 * `npm run bench:ingest`: made-up reports as JSON Lines through the built command into an empty embedded store: rate
 * and the most memory that the process ever held (Linux counts it; elsewhere it is null). Prints JSON.
 */
const SIZES = [20_000, 100_000]

async function write(file: string, size: number): Promise<void> {
  const stream = createWriteStream(file)
  for (const { id, outlet, published, text, title } of flood(size, 1).reports) {
    if (!stream.write(`${JSON.stringify({ id, outlet, published, title, text, language: 'en' })}\n`))
      await once(stream, 'drain')
  }
  stream.end()
  await finished(stream)
}

async function ingest(
  file: string,
  store: string,
): Promise<{ seconds: number; residentMiB: number | null; said: string }> {
  const started = performance.now()
  const child = spawn(
    process.execPath,
    ['dist/cli/main.js', 'ingest', 'cases/kazakhstan-2022', file, '--store', store],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let most: number | null = null
  const watch = setInterval(() => {
    try {
      const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
      if (kib) most = Math.round(Number(kib) / 1024)
    } catch {
      // Ended, or no Linux: the last figure stands.
    }
  }, 100)
  let said = ''
  child.stdout.on('data', data => {
    said += data
  })
  const code = await new Promise(resolve => child.once('close', resolve))
  clearInterval(watch)
  if (code !== 0) throw new Error(`ingest ended with exit code ${code}`)
  return { seconds: (performance.now() - started) / 1000, residentMiB: most, said: said.trim() }
}

const work = mkdtempSync(join(tmpdir(), 'forewarn-bench-'))
const points = []
for (const size of SIZES) {
  const file = join(work, `${size}.jsonl`)
  await write(file, size)
  const { seconds, residentMiB, said } = await ingest(file, join(work, `store-${size}`))
  points.push({
    reports: size,
    seconds: Math.round(seconds * 10) / 10,
    reportsPerSecond: Math.round(size / seconds),
    residentMiB,
    said,
  })
}
rmSync(work, { recursive: true })
const [small, large] = points
console.log(
  JSON.stringify(
    {
      what: 'ingest of made-up reports (JSON Lines) into an empty embedded store',
      points,
      memoryRatio:
        small?.residentMiB && large?.residentMiB
          ? Math.round((large.residentMiB / small.residentMiB) * 100) / 100
          : null,
      target: { residentMiB: 1024, memoryRatio: 1.3 },
      machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}`,
    },
    null,
    2,
  ),
)
