import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openPage, painted, type Served, type Watched } from './browser.testing.ts'

/** Filters of events, borders and movements on the map, and what hangs on a report or an outlet. */
export function workbenchJourneys(given: () => { readonly served: Served; readonly browser: Browser }): void {
  let watched: Watched
  let page: Page
  beforeEach(async () => {
    watched = await openPage(given().browser, given().served.address)
    page = watched.page
  })
  afterEach(async () => {
    await watched.close()
    expect(watched.complaints).toEqual([])
  })
  const go = async (hash: string) => {
    await page.goto(`${given().served.address}#/${hash}`)
    await page.locator('main[aria-busy="false"] .page-title').waitFor()
  }

  it('filters events by how they are stated, and saves what is shown', async () => {
    await go('events')
    const count = async () => Number.parseInt((await page.locator('.filters .count').textContent()) ?? '', 10)
    const all = await count()
    await page.getByLabel('Stated in any way').selectOption('denied')
    await expect.poll(() => page.url()).toContain('stated=denied')
    await painted(page)
    const denied = await count()
    expect(denied).toBeGreaterThan(0)
    expect(denied).toBeLessThan(all)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ])
    const [head, ...rows] = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n')
    expect(head).toContain('factuality')
    expect(rows).toHaveLength(denied)
    for (const row of rows) expect(row).toMatch(/CT-|PR-|PS-/)
  })

  it('opens the row that one clicks, however far one has scrolled', async () => {
    await go('events')
    const table = page.locator('.event-table')
    await table.evaluate(element => element.scrollTo({ top: 4000 }))
    await painted(page)
    await table.evaluate(element => element.scrollBy({ top: 130 }))
    await painted(page)
    const rows = await table.evaluate(element => {
      const { top, bottom } = element.getBoundingClientRect()
      return [...element.querySelectorAll('.row')]
        .map(row => ({ id: row.id, at: row.getBoundingClientRect().top }))
        .filter(({ at }) => at > top + 40 && at < bottom - 40)
    })
    expect(rows.length).toBeGreaterThan(5)
    const wanted = page.locator(`#${rows[3]!.id}`)
    const title = await wanted.locator('.text').textContent()
    await wanted.click()
    await expect.poll(() => page.locator('.drawer h2').first().textContent()).toBe(title)
  })

  it('draws movements whose ends are known, lists the others, and leads to the evidence', async () => {
    await go('map?view=region')
    await page.locator('.world-map').waitFor()
    await expect.poll(() => page.locator('.world-map .movement').count()).toBe(0)
    await page.getByRole('button', { name: 'Movements' }).click()
    await page.locator('.world-map .movement').first().waitFor()
    await expect.poll(() => page.url()).toContain('moves=1')
    await expect
      .poll(() => page.getByRole('list', { name: 'Legend' }).locator('li').count())
      .toBeGreaterThan(3)
    await expect
      .poll(() => page.locator('.movement-list summary').textContent())
      .toMatch(/not drawn: \d+ events?/)
    await page.locator('.movement-list a').first().click()
    await page.locator('.drawer blockquote').first().waitFor()
  })

  it('draws borders by the position that one chooses, says so, and keeps it in the address', async () => {
    await go('map?view=world')
    const said = page.locator('.borders-statement p')
    await page.locator('.world-map .area').first().waitFor()
    await expect.poll(() => said.textContent()).toContain('as administered in fact')
    await page.getByLabel('Borders').selectOption('UKR')
    await expect.poll(() => page.url()).toContain('borders=UKR')
    await expect.poll(() => said.textContent()).toMatch(/as claimed by Ukraine: .*Crimea/)
    await page.reload()
    await page.locator('.world-map .area').first().waitFor()
    await expect.poll(() => said.textContent()).toMatch(/as claimed by Ukraine/)
    await page.getByLabel('Borders').selectOption('open')
    await expect.poll(() => page.locator('.world-map .area.nobodys').count()).toBeGreaterThan(3)
  })

  it('works out what hangs on an outlet and on a report in a copy, and takes it back', async () => {
    await go('hypotheses')
    const stored = async () => (await page.request.get(`${given().served.address}api/v1/corrections`)).text()
    const [before, weights] = [await stored(), await page.locator('.weights').textContent()]
    await page.getByLabel('Distrust an outlet …').selectOption('Reuters')
    await page.locator('.suppose .before-after').waitFor()
    await expect.poll(() => page.url()).toContain('distrust=Reuters')
    await page.getByLabel('Leave out a report …').selectOption({ index: 3 })
    await page.waitForFunction(() => /without=/.test(location.hash))
    await page.reload()
    await page.locator('.suppose .before-after').waitFor()
    await expect.poll(() => page.locator('.suppose .chip').count()).toBe(2)
    await page.getByRole('button', { name: 'Back to the case' }).click()
    await expect.poll(() => page.url()).not.toMatch(/distrust|without/)
    await page.waitForFunction(text => document.querySelector('.weights')?.textContent === text, weights)
    await expect.poll(() => stored()).toBe(before)
  })

  it('screens the assumptions for what an outcome hangs on, and stops when told', async () => {
    await go('stress')
    const section = page.locator('.screening')
    await section.getByLabel('Depth').selectOption('thorough')
    await section.getByRole('button', { name: 'Screen the assumptions' }).click()
    await section.locator('progress[value]:not([value="0"])').waitFor()
    await section.getByRole('button', { name: 'Stop' }).click()
    await expect.poll(() => section.getByRole('status').textContent()).toContain('Stopped')
    await section.getByLabel('Depth').selectOption('quick')
    await section.getByRole('button', { name: 'Screen the assumptions' }).click()
    await section.getByText('Done for').waitFor({ timeout: 90_000 })
    await expect.poll(() => section.locator('tbody tr').count()).toBe(10)
    await expect.poll(() => section.locator('tbody tr').first().textContent()).toMatch(/\d+\s% ± \d+\s%/)
  })

  it('says in Russian what the program says, and marks what it cannot', async () => {
    await page.addInitScript(() => localStorage.setItem('forewarn-language', 'ru'))
    await page.goto(`${given().served.address}#/now?at=2001-01-01T00:00Z`)
    await page.locator('.state.failed').waitFor()
    await expect.poll(() => page.locator('.state.failed p').textContent()).toMatch(/^часы дела: от /)
    watched.complaints.splice(0)
  })
}
