import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { PAGES } from '../src/state/pages.ts'
import { addressOf, openPage, type Served, type Watched } from './browser.testing.ts'

const AT = 'at=2022-01-06T12:00Z'

/** What one does in the room, with the real server and a real browser. */
export function journeys(given: () => { readonly served: Served; readonly browser: Browser }): void {
  let served: Served
  let browser: Browser
  let watched: Watched
  let page: Page

  beforeAll(() => {
    ;({ served, browser } = given())
  })
  beforeEach(async () => {
    watched = await openPage(browser, served.address)
    page = watched.page
  })
  afterEach(async () => {
    await watched.close()
    expect(watched.complaints).toEqual([])
  })

  const go = async (hash: string) => {
    await page.goto(`${served.address}#/${hash}`)
    await page.locator('main[aria-busy="false"] .page-title').waitFor()
  }
  const drawer = () => page.locator('.drawer')
  const settled = () => page.locator('main[aria-busy="false"]:not([data-stale])').waitFor()

  it('opens at the hour that the command named, and says so with the zone', async () => {
    await go('now')
    await expect.poll(() => page.locator('.page-title time').textContent()).toBe('Thu 6 Jan 2022, 12:00 UTC')
    await expect.poll(() => page.locator('.bottom-line').textContent()).toMatch(/likely \(\d+–\d+\s%\)/)
  })

  it('leads from the bottom line to the quote in one click', async () => {
    await go('now')
    await page.locator('.bottom-line .ref').first().click()
    await drawer().locator('blockquote mark').first().waitFor()
    const quote = drawer().locator('.claim.focused')
    await expect.poll(() => quote.locator('mark').first().isVisible()).toBe(true)
    await expect.poll(() => quote.locator('time').textContent()).toMatch(/Jan \d\d:\d\d UTC/)
  })

  it('shows the sentence in the report around it', async () => {
    await go('now')
    await page.locator('.bottom-line .ref').first().click()
    await drawer().getByRole('button', { name: 'Show in the report' }).first().click()
    await expect.poll(() => drawer().locator('blockquote .sentence mark').first().isVisible()).toBe(true)
    expect((await drawer().locator('blockquote .around').allTextContents()).join('').length).toBeGreaterThan(
      20,
    )
  })

  it('winds back to 4 January, when no force was known to waver', async () => {
    const status = async () =>
      await page
        .locator('.board a', { hasText: 'Security forces side with protesters' })
        .locator('.word')
        .textContent()
    await go(`now?${AT}`)
    await expect.poll(() => status()).not.toBe('Quiet')
    await page.goto(`${served.address}#/now?at=2022-01-04T12:00Z`)
    await settled()
    await expect.poll(() => page.locator('.page-title time').textContent()).toBe('Tue 4 Jan 2022, 12:00 UTC')
    await expect.poll(() => status()).toBe('Quiet')
  })

  it('takes the whole page to the hour that one drags to', async () => {
    await go('now')
    const track = (await page.locator('.time-bar .track').boundingBox())!
    await page.mouse.move(track.x + track.width * 0.2, track.y + 10)
    await page.mouse.down()
    await page.mouse.move(track.x + track.width * 0.5, track.y + 10, { steps: 8 })
    await page.mouse.up()
    await settled()
    await expect.poll(() => page.url()).toContain('at=2022-01-11T12:00Z')
    await expect.poll(() => page.locator('.page-title time').textContent()).toBe('Tue 11 Jan 2022, 12:00 UTC')
  })

  it('moves by an hour and by a day with the keys', async () => {
    await go('now')
    await page.getByRole('slider', { name: 'Hour of the picture' }).focus()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => page.url()).toContain('at=2022-01-06T11:00Z')
    await page.keyboard.press('PageUp')
    await expect.poll(() => page.url()).toContain('at=2022-01-07T11:00Z')
    await page.keyboard.press('Home')
    await expect.poll(() => page.url()).toContain('at=2022-01-02T00:00Z')
    await settled()
  })

  it('plays hour after hour, and stops when told', async () => {
    await go('now')
    await page.getByRole('button', { name: 'Play' }).click()
    await page.waitForFunction(() => /at=2022-01-06T1[5-9]|at=2022-01-07/.test(location.hash))
    await page.getByRole('button', { name: 'Pause' }).click()
    const paused = await addressOf(page)
    await page.waitForTimeout(200)
    expect(await addressOf(page)).toBe(paused)
    await settled()
  })

  it('lays the two sides of a dispute beside each other', async () => {
    await go('events?at=2022-01-20T12:00Z')
    await page.getByLabel('Disputed only').check()
    await expect.poll(() => page.url()).toContain('disputed=1')
    await page.locator('.event-table .row').first().click()
    await drawer()
      .getByRole('heading', { name: /^Asserted/ })
      .waitFor()
    await expect.poll(() => drawer().locator('.origins.for blockquote').count()).toBeGreaterThan(0)
    await expect.poll(() => drawer().locator('.origins.against blockquote').count()).toBeGreaterThan(0)
  })

  it('adds the terms of a belief up to the belief', async () => {
    await go(`events?${AT}`)
    await page.locator('.event-table .row').first().click()
    const last = await drawer().locator('.terms tr').last().locator('td').last().textContent()
    const belief = await drawer().locator('.belief-line .figure').textContent()
    expect(belief).toContain(last!)
  })

  it('finds anything with Ctrl-K', async () => {
    await go('now')
    await page.keyboard.press('Control+k')
    await page.locator('.palette input').fill('resignation')
    await page
      .locator('.palette [role="option"]', { hasText: /^Resignation/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await drawer()
      .getByRole('heading', { name: /^Resignation/ })
      .waitFor()
  })

  it('changes the theme and keeps it', async () => {
    await go('now')
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await ground()
    await page.keyboard.press('Control+k')
    await page.locator('.palette input').fill('theme: dark')
    await page.keyboard.press('Enter')
    await page.locator('html[data-theme="dark"]').waitFor()
    await expect.poll(() => ground()).not.toBe(light)
    await page.reload()
    await settled()
    await expect.poll(() => ground()).not.toBe(light)
  })

  it('speaks Russian where the browser does', async () => {
    const russian = await openPage(browser, served.address, { locale: 'ru-RU' })
    await russian.page.goto(`${served.address}#/now`)
    await russian.page.getByRole('heading', { name: 'Тесты нестабильности' }).waitFor()
    await expect
      .poll(() => russian.page.locator('.page-title time').textContent())
      .toBe('чт 6 янв. 2022, 12:00 UTC')
    await expect.poll(() => russian.page.locator('html').getAttribute('lang')).toBe('ru')
    await expect.poll(() => russian.page.locator('.bottom-line h3 .tongue').textContent()).toBe('EN')
    await expect.poll(() => russian.page.locator('.bottom-line > p[lang="en"]').count()).toBeGreaterThan(3)
    await russian.close()
    expect(russian.complaints).toEqual([])
  })

  it('goes to the hour of a cell of the timeline, and compares it with another', async () => {
    await go('timeline')
    const strip = page.locator('.strip').first()
    const box = (await strip.boundingBox())!
    await strip.click({ position: { x: box.width * 0.1, y: box.height / 2 } })
    await expect.poll(() => page.url()).toMatch(/at=2022-01-0[34]T/)
    await settled()
    await page.getByLabel('Compare with').selectOption('2022-01-02T00:00:00Z')
    await expect.poll(() => page.url()).toContain('vs=2022-01-02T00:00:00Z')
    await expect.poll(() => page.locator('.compare tbody tr').count()).toBeGreaterThan(3)
  })

  it('brings back the same view from its address', async () => {
    await go(`events?${AT}&type=DEFECT&sort=-first`)
    await page.locator('.event-table .row').first().click()
    await drawer().locator('h2').waitFor()
    const title = await drawer().locator('h2').textContent()
    const again = await openPage(browser, served.address)
    await again.page.goto(await addressOf(page))
    await again.page.locator('.drawer h2').waitFor()
    await expect.poll(() => again.page.locator('.drawer h2').textContent()).toBe(title)
    await expect.poll(() => again.page.getByLabel('All types').inputValue()).toBe('DEFECT')
    await again.close()
    expect(again.complaints).toEqual([])
  })

  it('goes back with the browser', async () => {
    await go('now')
    await page.getByRole('link', { name: 'Events', exact: true }).click()
    await page.locator('.event-table .row').first().click()
    await drawer().waitFor()
    await page.goBack()
    await drawer().waitFor({ state: 'detached' })
    await page.goBack()
    await page.locator('.bottom-line').waitFor()
  })

  it('has each of two windows at its own hour', async () => {
    await go('now?at=2022-01-04T12:00Z')
    const other = await openPage(browser, served.address)
    await other.page.goto(`${served.address}#/now?at=2022-01-08T12:00Z`)
    await other.page.locator('.bottom-line').waitFor()
    await expect
      .poll(() => other.page.locator('.page-title time').textContent())
      .toBe('Sat 8 Jan 2022, 12:00 UTC')
    await expect.poll(() => page.locator('.page-title time').textContent()).toBe('Tue 4 Jan 2022, 12:00 UTC')
    await other.close()
    expect(other.complaints).toEqual([])
  })

  it('says that an event was not known yet, where one has wound back before it', async () => {
    await go('events?sort=-first')
    await page.locator('.event-table .row').first().click()
    await drawer().locator('blockquote').first().waitFor()
    const earlier = (await addressOf(page)).replace(/at=[^&]*&?/, '').replace('?', '?at=2022-01-03T00:00Z&')
    await page.goto(earlier)
    await drawer().getByRole('heading', { name: 'Not known at this hour' }).waitFor()
    // The browser itself notes the 404.
    watched.complaints.length = 0
  })

  it('says that nothing was published yet, and leads to the first report', async () => {
    await page.goto(`${served.address}#/now?at=2022-01-02T00:00Z`)
    await page.getByRole('heading', { name: 'Nothing was published by this hour' }).waitFor()
    await page.getByRole('button', { name: 'To the first report' }).click()
    await page.locator('.bottom-line').waitFor()
    await expect.poll(() => page.locator('.bottom-line').textContent()).toMatch(/from \d reports?/)
  })

  it('says that the server is gone, and goes on when it is back', async () => {
    await go('now')
    await page.context().setOffline(true)
    await page.getByRole('slider').focus()
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('heading', { name: 'The server does not answer' }).waitFor()
    await page.context().setOffline(false)
    await page.locator('.bottom-line').waitFor()
    await expect.poll(() => page.locator('.page-title time').textContent()).toContain('11:00 UTC')
    watched.complaints.length = 0
  })

  it.each([360, 768])('fits a window of %i pixels without a sideways scroll', async width => {
    await page.setViewportSize({ width, height: 800 })
    for (const name of PAGES) {
      await go(name)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(over, name).toBeLessThanOrEqual(0)
    }
  })
}
