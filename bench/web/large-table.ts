import type { Browser } from 'playwright-core'
import type { Picture } from '../../src/serve/picture-schema.ts'

const EVENTS = 100_000

/** Scrolls and filters a table of 100,000 events, the case's own repeated, and looks for tasks that hold up the page. */
export async function largeTable(browser: Browser, address: string) {
  const page = await browser.newPage()
  await page.route('**/api/v1/picture*', async route => {
    const answer = await route.fetch()
    const picture: Picture = await answer.json()
    const events = Array.from({ length: EVENTS }, (_, n) => {
      const row = picture.events[n % picture.events.length]!
      return { ...row, id: `${row.id}-${n}`, title: `${row.title} (${n})` }
    })
    await route.fulfill({ json: { ...picture, events } })
  })
  await page.goto(`${address}#/events`)
  await page.locator('.event-table .row').first().waitFor({ timeout: 120_000 })
  await page.evaluate(() => {
    const tasks: number[] = []
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) tasks.push(duration)
    }).observe({ type: 'longtask' as never })
    Object.assign(globalThis, { tasks })
  })
  const longest = () =>
    page.evaluate(async () => {
      await new Promise(resolve => setTimeout(resolve, 300))
      const { tasks } = globalThis as unknown as { tasks: number[] }
      const worst = Math.round(Math.max(0, ...tasks))
      tasks.length = 0
      return worst
    })
  await longest()
  await page.evaluate(async () => {
    const table = document.querySelector('.event-table')!
    for (let n = 0; n < 120; n++) {
      table.scrollTop += table.scrollHeight / 130
      await new Promise(resolve => requestAnimationFrame(resolve))
    }
  })
  const scrolling = await longest()
  for (const text of ['a', 'al', 'almaty', 'almaty pol']) {
    await page.locator('.filters input[type="search"]').fill(text)
    await page.waitForTimeout(150)
  }
  const searching = await longest()
  await page.locator('.filters input[type="checkbox"]').first().check()
  const filtering = await longest()
  await page.close()
  // The observer tells of tasks over 50 ms alone: nought stands for none.
  return { events: EVENTS, longestMs: { scrolling, searching, filtering } }
}
