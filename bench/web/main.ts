import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import type { Browser } from 'playwright-core'
import { CHROMIUM, openBrowser, type Served, serveCase } from '../../web/journeys/browser.testing.ts'
import { askAtRate } from './ask-at-rate.ts'
import { largeTable } from './large-table.ts'
import { listenTogether } from './listeners.ts'
import { firstSight, pageWeight, windingSpeed } from './page.ts'
import { soak } from './soak.ts'
import { stressInThePage } from './stress.ts'

/**
 * `npm run bench:web -- [seconds] [soak]`: the room's weight, the time to its first sight with the processor slowed
 * down four times, the longest task of a table of 100,000 events, the speed of the time machine, the first result of a
 * stress test, the API's latency at 200 requests a second (for 60 seconds where nothing is given), memory over a soak
 * (of 600 seconds where nothing is given; 0 leaves it out), and 500 who listen for changes. Prints JSON.
 */
const seconds = Number(process.argv[2] ?? 60)
const soakSeconds = Number(process.argv[3] ?? 600)
if (!CHROMIUM) throw new Error('needs chromium: apt-get install chromium, or set CHROMIUM')

const served: Served = await serveCase('cases/kazakhstan-2022', '--as-of', '2022-01-06T12:00Z')
const browser: Browser = await openBrowser()
try {
  await courseIsWhole(served.address)
  const weight = await pageWeight(browser, served.address)
  const sight = await firstSight(browser, served.address)
  const winding = await windingSpeed(browser, served.address)
  const table = await largeTable(browser, served.address)
  const stress = await stressInThePage(browser, served.address)
  const api = await askAtRate(served.address, 200, seconds)
  const memory = soakSeconds ? await soak(browser, served.address, served.pid, soakSeconds) : null
  const changes = await listenTogether(served.address, served.pid)
  console.log(
    JSON.stringify(
      {
        what: 'the crisis room on the Kazakhstan case as of 2022-01-06T12:00Z, from loopback',
        weight: { ...weight, target: '250 kB before data' },
        sight: { ...sight, slowedDown: 4, target: 'first paint under 1000 ms, interactive under 2000 ms' },
        winding: { ...winding, target: '20 steps a second' },
        table: { ...table, target: 'no task over 50 ms' },
        stress: { ...stress, target: 'first result within 1000 ms' },
        api: { ...api, target: 'p99 under 50 ms, no error' },
        ...(memory ? { memory: { ...memory, target: 'the last third no higher than the middle one' } } : {}),
        changes: { ...changes, target: '500 listeners, nothing left of them' },
        baseline: { what: 'one round of an empty event loop, ms', ms: await emptyRound() },
        machine: `${cpus()[0]?.model.trim()}, ${cpus().length} cores, load ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]}, Node ${process.version}`,
      },
      null,
      1,
    ),
  )
} finally {
  await browser.close()
  await served.stop()
}

async function courseIsWhole(address: string): Promise<void> {
  for (;;) {
    const { hours, steps } = (await (await fetch(`${address}api/v1/course`)).json()) as {
      readonly hours: readonly string[]
      readonly steps: number
    }
    if (hours.length === steps) return
    await new Promise(resolve => setTimeout(resolve, 500))
  }
}

async function emptyRound(): Promise<number> {
  const start = performance.now()
  for (let n = 0; n < 100; n++) await new Promise(resolve => setImmediate(resolve))
  return Math.round(((performance.now() - start) / 100) * 1000) / 1000
}
