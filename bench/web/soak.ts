import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { askAtRate } from './ask-at-rate.ts'

const SAMPLES = 20
/** Questions a second beside a page that winds through the hours. */
const RATE = 20

/** Memory of the server and of a page that winds through all hours, over and over, while others ask. */
export async function soak(browser: Browser, address: string, pid: number, seconds: number) {
  const page = await browser.newPage()
  const session = await page.context().newCDPSession(page)
  await page.goto(`${address}#/now`)
  await page.locator('.bottom-line').waitFor()
  const server: number[] = []
  const heap: number[] = []
  for (let sample = 0; sample < SAMPLES; sample++) {
    const [{ errors }] = await Promise.all([
      askAtRate(address, RATE, seconds / SAMPLES),
      wind(page, seconds / SAMPLES),
    ])
    if (errors) throw new Error(`${errors} answers failed`)
    server.push(residentMiB(pid))
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { readonly usedSize: number }
    heap.push(Math.round(usedSize / 1e5) / 10)
  }
  await page.close()
  return { seconds, serverMiB: thirds(server), pageHeapMB: thirds(heap) }
}

/** Back and forth by the keys, with a rest after every few hours, so that whole pictures are asked for too. */
async function wind(page: Awaited<ReturnType<Browser['newPage']>>, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000
  const slider = page.getByRole('slider')
  for (let n = 0; performance.now() < end; n++) {
    await slider.press(Math.floor(n / 200) % 2 ? 'ArrowRight' : 'ArrowLeft')
    await page.waitForTimeout(n % 5 ? 40 : 250)
  }
}

function residentMiB(pid: number): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kb) / 1024)
}

/** Means of the three thirds: flat where the last is no higher than the second. */
function thirds(values: readonly number[]) {
  const third = Math.floor(values.length / 3)
  const mean = (list: readonly number[]) =>
    Math.round((10 * list.reduce((sum, value) => sum + value, 0)) / list.length) / 10
  return {
    first: mean(values.slice(0, third)),
    middle: mean(values.slice(third, -third)),
    last: mean(values.slice(-third)),
    most: Math.max(...values),
  }
}
