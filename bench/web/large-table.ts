import type { Browser } from 'playwright-core'
import type { Picture } from '../../src/serve/picture-schema.ts'
import { longestTask } from './tasks.ts'

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
  // The texts that a search looks into are put together in idle moments after the start.
  await page.waitForTimeout(4000)
  const longest = (act: () => Promise<void>) => longestTask(browser, page, act)
  const scrolling = await longest(() =>
    page.evaluate(async () => {
      const table = document.querySelector('.event-table')!
      for (let n = 0; n < 120; n++) {
        table.scrollTop += table.scrollHeight / 130
        await new Promise(resolve => requestAnimationFrame(resolve))
      }
    }),
  )
  const searching = await longest(async () => {
    for (const text of ['a', 'al', 'almaty', 'almaty pol']) {
      await page.locator('.filters input[type="search"]').fill(text)
      await page.waitForTimeout(150)
    }
  })
  const filtering = await longest(() => page.locator('.filters input[type="checkbox"]').first().check())
  await page.close()
  return { events: EVENTS, longest: { scrolling, searching, filtering } }
}
