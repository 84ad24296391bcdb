import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { PAGES } from '../src/state/pages.ts'
import { openPage, type Served, type Watched } from './browser.testing.ts'

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
    expect(await page.locator('.page-title time').textContent()).toBe('Thu 6 Jan 2022, 12:00 UTC')
    expect(await page.locator('.bottom-line').textContent()).toMatch(/likely \(\d+–\d+\s%\)/)
  })

  it('leads from the bottom line to the quote in one click', async () => {
    await go('now')
    await page.locator('.bottom-line .ref').first().click()
    await drawer().locator('blockquote mark').first().waitFor()
    const quote = drawer().locator('.claim.focused')
    expect(await quote.locator('mark').first().isVisible()).toBe(true)
    expect(await quote.locator('time').textContent()).toMatch(/Jan \d\d:\d\d UTC/)
  })

  it('shows the sentence in the report around it', async () => {
    await go('now')
    await page.locator('.bottom-line .ref').first().click()
    await drawer().getByRole('button', { name: 'Show in the report' }).first().click()
    expect(await drawer().locator('blockquote .sentence mark').first().isVisible()).toBe(true)
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
    expect(await status()).not.toBe('Quiet')
    await page.goto(`${served.address}#/now?at=2022-01-04T12:00Z`)
    await settled()
    expect(await page.locator('.page-title time').textContent()).toBe('Tue 4 Jan 2022, 12:00 UTC')
    expect(await status()).toBe('Quiet')
  })

  it('takes the whole page to the hour that one drags to', async () => {
    await go('now')
    const track = (await page.locator('.time-bar .track').boundingBox())!
    await page.mouse.move(track.x + track.width * 0.2, track.y + 10)
    await page.mouse.down()
    await page.mouse.move(track.x + track.width * 0.5, track.y + 10, { steps: 8 })
    await page.mouse.up()
    await settled()
    expect(page.url()).toContain('at=2022-01-11T12:00Z')
    expect(await page.locator('.page-title time').textContent()).toBe('Tue 11 Jan 2022, 12:00 UTC')
  })

  it('moves by an hour and by a day with the keys', async () => {
    await go('now')
    await page.getByRole('slider', { name: 'Hour of the picture' }).focus()
    await page.keyboard.press('ArrowLeft')
    expect(page.url()).toContain('at=2022-01-06T11:00Z')
    await page.keyboard.press('PageUp')
    expect(page.url()).toContain('at=2022-01-07T11:00Z')
    await page.keyboard.press('Home')
    expect(page.url()).toContain('at=2022-01-02T00:00Z')
    await settled()
  })

  it('plays hour after hour, and stops when told', async () => {
    await go('now')
    await page.getByRole('button', { name: 'Play' }).click()
    await page.waitForFunction(() => /at=2022-01-06T1[5-9]|at=2022-01-07/.test(location.hash))
    await page.getByRole('button', { name: 'Pause' }).click()
    // Asked of the page itself: what the browser tells of its address comes later.
    const hash = () => page.evaluate(() => location.hash)
    const paused = await hash()
    await page.waitForTimeout(200)
    expect(await hash()).toBe(paused)
    await settled()
  })

  it('lays the two sides of a dispute beside each other', async () => {
    await go('events?at=2022-01-12T12:00Z')
    await page.getByLabel('Disputed only').check()
    expect(page.url()).toContain('disputed=1')
    await page.locator('.event-table .row').first().click()
    await drawer()
      .getByRole('heading', { name: /^Asserted/ })
      .waitFor()
    expect(await drawer().locator('.origins.for blockquote').count()).toBeGreaterThan(0)
    expect(await drawer().locator('.origins.against blockquote').count()).toBeGreaterThan(0)
  })

  it('adds the terms of a belief up to the belief', async () => {
    await go(`events?${AT}`)
    await page.locator('.event-table .row').first().click()
    const last = await drawer().locator('.terms tr').last().locator('td').last().textContent()
    const belief = await drawer().locator('.belief-line .figure').textContent()
    expect(belief).toContain(last!)
  })

  it('keeps filters in the address, so that a reload shows the same', async () => {
    await go('events')
    await page.getByLabel('Search in events').fill('Almaty')
    await page.getByLabel('All types').selectOption('ASSAULT')
    const count = await page.locator('.filters .count').textContent()
    const titles = await page.locator('.event-table .row .text').allTextContents()
    expect(titles.length).toBeGreaterThan(0)
    await page.reload()
    await settled()
    expect(await page.locator('.filters .count').textContent()).toBe(count)
    expect(await page.locator('.event-table .row .text').allTextContents()).toEqual(titles)
  })

  it('says so when no event passes, and clears the filters', async () => {
    await go('events?q=zeppelin')
    expect(await page.locator('.events-page').textContent()).toContain('No event passes these filters.')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.locator('.event-table .row').first().waitFor()
  })

  it('sorts by a column, and the other way round at the second click', async () => {
    await go('events')
    const beliefs = async () =>
      (await page.locator('.event-table .row .belief b').allTextContents()).map(Number)
    await page.getByRole('button', { name: 'Sort by Belief' }).click()
    expect(await beliefs()).toEqual((await beliefs()).toSorted((a, b) => b - a))
    await page.getByRole('button', { name: 'Sort by Belief' }).click()
    expect(await beliefs()).toEqual((await beliefs()).toSorted((a, b) => a - b))
  })

  it('has only the rows in sight in the document', async () => {
    await go('events')
    expect(await page.locator('.filters .count').textContent()).toMatch(/^\d{3,} events$/)
    expect(await page.locator('.event-table .row').count()).toBeLessThan(60)
    await page.locator('.event-table').focus()
    await page.keyboard.press('End')
    await page.waitForFunction(
      () => document.querySelector('.event-table .row.current')?.getAttribute('aria-rowindex') !== '2',
    )
    expect(await page.locator('.event-table .row.current').isVisible()).toBe(true)
  })

  it('needs no mouse: from the table to an event and back', async () => {
    await go('events')
    await page.locator('.event-table').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await drawer().locator('blockquote').first().waitFor()
    await page.keyboard.press('Escape')
    await drawer().waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('event-table')
  })

  it('reaches the content past all that stands before it', async () => {
    await go('now')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })

  it('saves as CSV what is shown', async () => {
    await go('events?at=2022-01-12T12:00Z&disputed=1')
    const shown = Number.parseInt((await page.locator('.filters .count').textContent())!, 10)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ])
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n')
    expect(lines.length).toBe(shown + 1)
    expect(lines[0]).toContain('belief_low')
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
    expect(await ground()).not.toBe(light)
    await page.reload()
    await settled()
    expect(await ground()).not.toBe(light)
  })

  it('speaks Russian where the browser does', async () => {
    const russian = await openPage(browser, served.address, { locale: 'ru-RU' })
    await russian.page.goto(`${served.address}#/now`)
    await russian.page.getByRole('heading', { name: 'Тесты нестабильности' }).waitFor()
    expect(await russian.page.locator('.page-title time').textContent()).toBe('чт 6 янв. 2022, 12:00 UTC')
    expect(await russian.page.locator('html').getAttribute('lang')).toBe('ru')
    await russian.close()
    expect(russian.complaints).toEqual([])
  })

  it('opens the evidence of a cell of the matrix', async () => {
    await go('hypotheses')
    await page.locator('.matrix .cell a').first().click()
    await drawer().getByRole('heading', { name: 'Events under it' }).waitFor()
    await drawer().locator('.event-list a').first().click()
    await drawer().locator('blockquote mark').first().waitFor()
  })

  it('weighs anew without a piece of evidence, and leaves the case as it was', async () => {
    await go('hypotheses')
    const weights = () => page.locator('.weights .bars b').allTextContents()
    const before = await weights()
    for (const box of (await page.locator('.matrix .tick input:enabled').all()).slice(0, 4))
      await box.uncheck()
    expect(await weights()).not.toEqual(before)
    await page.getByRole('button', { name: 'Back to the case' }).click()
    expect(await weights()).toEqual(before)
  })

  it('weighs anew under another prior', async () => {
    await go('hypotheses')
    const first = page.locator('.weights .bars li').first()
    const before = await first.textContent()
    await page.locator('.priors input').first().fill('0.05')
    expect(await first.textContent()).not.toBe(before)
    expect(await page.locator('.weights [role="status"]').textContent()).toContain('the case is unchanged')
  })

  it('says how the runs of the stress test end, and what they start from', async () => {
    await go('stress')
    const shares = (await page.locator('.outcomes li b').allTextContents()).map(text =>
      Number.parseInt(text, 10),
    )
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeGreaterThan(94)
    await page.locator('.starts summary').first().click()
    await page.locator('.starts .event-list a').first().click()
    await drawer().locator('blockquote').first().waitFor()
  })

  it('runs a stress test in the browser: the case’s own numbers are the same runs', async () => {
    await go('stress')
    const shares = () => page.locator('.outcomes b').allTextContents()
    const own = await shares()
    await page.getByLabel('Runs', { exact: true }).selectOption('300')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByText('300 runs made.').waitFor()
    expect(await shares()).toEqual(own)
    expect(page.url()).toContain('runs=300')
    await page.getByRole('button', { name: 'Back to the case’s own runs' }).click()
    expect(page.url()).not.toContain('runs=')
  })

  it('stops a stress test, and keeps what was done', async () => {
    await go('stress')
    await page.getByLabel('Runs', { exact: true }).selectOption('20000')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.locator('.outcomes small', { hasText: 'your runs' }).waitFor()
    await page.getByRole('button', { name: 'Stop' }).click()
    const said = await page.getByText(/^Stopped: \d+ of 20000 runs/).textContent()
    expect(Number(/\d+/.exec(said!)![0])).toBeLessThan(20_000)
    await page.getByRole('heading', { name: 'Where the outcomes part' }).waitFor()
  })

  it('compares two policies on the same runs, and a link brings the same back', async () => {
    await go('stress')
    await page.getByLabel('Runs', { exact: true }).selectOption('1000')
    await page.getByLabel('Compare two policies').check()
    await page.getByRole('group', { name: 'Policy A' }).getByLabel('Begin from').selectOption('holdFire')
    const second = page.getByRole('group', { name: 'Policy B' })
    await second.getByLabel('Add an act …').selectOption('order-fire')
    await second.getByLabel('to day').fill('3')
    await second.getByLabel('to day').blur()
    await page.waitForFunction(() => location.hash.includes('b=order-fire@0-3'))
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.getByText('1000 runs made.').waitFor()
    const shares = () => page.locator('.outcomes li').allTextContents()
    const found = await shares()
    expect(found[0]).toMatch(/\d+\s% → \d+\s%.*\d\.\d ± \d+\.\d/)
    const again = await openPage(browser, served.address)
    await again.page.goto(page.url())
    await again.page.getByText('1000 runs made.').waitFor()
    expect(await again.page.locator('.outcomes li').allTextContents()).toEqual(found)
    await again.close()
    expect(again.complaints).toEqual([])
  })

  it('says what is wrong with a policy, and leads from a parameter to its source', async () => {
    await go('stress?a=curfew@5-2,nonsense@1&runs=300')
    await page.getByText('the act ends before it begins').waitFor()
    await page.locator('.tornado button').first().click()
    expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^assumption-/)
  })

  it('leads from an exposure to what would make it real', async () => {
    await go('exposure')
    await page.locator('.cards .trigger a').first().click()
    await drawer().locator('blockquote').first().waitFor()
  })

  it('shows what an outlet has published, and a report as it was read', async () => {
    await go('sources?outlet=Reuters')
    const outlets = await page.locator('.report-list small').allTextContents()
    expect(outlets.every(text => text.startsWith('Reuters'))).toBe(true)
    await page.locator('.report-list a').first().click()
    expect((await drawer().locator('.report-text').textContent())!.length).toBeGreaterThan(100)
  })

  it('writes the brief, leads from it to reports, and keeps remarks', async () => {
    await go('brief')
    await page.getByLabel('Your remarks').fill('Call the embassy.')
    await page.locator('.brief .ref').first().click()
    await drawer().locator('.report-text').waitFor()
    await page.reload()
    await page.locator('.brief').waitFor()
    expect(await page.getByLabel('Your remarks').inputValue()).toBe('Call the embassy.')
  })

  it('keeps the brief as a Word document, as it stands at the hour', async () => {
    await go('brief?at=2022-01-05T12:00Z')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Word' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('brief-2022-01-05T12Z.docx')
    const parts = unzipSync(readFileSync(await download.path()))
    expect(strFromU8(parts['word/document.xml']!)).toContain('5 January 2022, 12:00 UTC')
  })

  it('shades a region, puts a circle at a town, and lists what has no place', async () => {
    await go('map')
    await page.locator('.region.shaded').first().waitFor()
    const towns = await page
      .locator('.world-map circle')
      .evaluateAll(list => list.map(one => one.getAttribute('aria-label')))
    expect(towns.some(text => text!.startsWith('Almaty'))).toBe(true)
    expect(towns.some(text => text!.startsWith('Mangystau'))).toBe(false)
    expect(await page.locator('.map-side').textContent()).toContain('no place given')
    await page.locator('.map-side .place-list button', { hasText: 'Zhanaozen' }).click()
    await page.locator('.map-side .event-list a').first().click()
    await drawer().locator('blockquote').first().waitFor()
  })

  it('says how far a town lies from the border and from others', async () => {
    await go('map')
    await page.locator('.map-side .place-list button', { hasText: 'Orenburg' }).click()
    const rows = await page.locator('.distances li').allTextContents()
    // The note that this case began from says: no more than 160 km from the border.
    expect(Number(/^border of Kazakhstan(\d+)/.exec(rows[0]!)?.[1])).toBeLessThan(160)
    expect(rows.length).toBeGreaterThan(3)
  })

  it('draws whom the crisis can hurt as lines between countries', async () => {
    await go('map')
    await page.getByRole('button', { name: 'Exposure' }).click()
    await page.locator('.flow').first().waitFor({ state: 'attached' })
    expect(page.url()).toContain('flows=1')
    expect(await page.locator('.flow title').allTextContents()).toContainEqual(
      expect.stringMatching(/^Italy: Italy, through Eni/),
    )
    expect(await page.locator('.flow-list li').count()).toBeGreaterThan(5)
  })

  it('lets through events of one actor and of well-graded sources', async () => {
    await go('events')
    await page.getByLabel('All actors').selectOption({ label: 'CSTO' })
    await page.getByLabel('Any source').selectOption('B')
    expect(page.url()).toContain('grade=B')
    const grades = await page.locator('.event-table .row .grade').allTextContents()
    expect(grades.length).toBeGreaterThan(0)
    expect(grades.every(grade => /^[AB]/.test(grade))).toBe(true)
  })

  it('goes to the hour of a cell of the timeline, and compares it with another', async () => {
    await go('timeline')
    const strip = page.locator('.strip').first()
    const box = (await strip.boundingBox())!
    await strip.click({ position: { x: box.width * 0.1, y: box.height / 2 } })
    expect(page.url()).toMatch(/at=2022-01-0[34]T/)
    await settled()
    await page.getByLabel('Compare with').selectOption('2022-01-02T00:00:00Z')
    expect(page.url()).toContain('vs=2022-01-02T00:00:00Z')
    expect(await page.locator('.compare tbody tr').count()).toBeGreaterThan(3)
  })

  it('brings back the same view from its address', async () => {
    await go(`events?${AT}&type=DEFECT&sort=-first`)
    await page.locator('.event-table .row').first().click()
    await drawer().locator('h2').waitFor()
    const title = await drawer().locator('h2').textContent()
    const again = await openPage(browser, served.address)
    await again.page.goto(page.url())
    await again.page.locator('.drawer h2').waitFor()
    expect(await again.page.locator('.drawer h2').textContent()).toBe(title)
    expect(await again.page.getByLabel('All types').inputValue()).toBe('DEFECT')
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
    expect(await other.page.locator('.page-title time').textContent()).toBe('Sat 8 Jan 2022, 12:00 UTC')
    expect(await page.locator('.page-title time').textContent()).toBe('Tue 4 Jan 2022, 12:00 UTC')
    await other.close()
    expect(other.complaints).toEqual([])
  })

  it('says that an event was not known yet, where one has wound back before it', async () => {
    await go('events?sort=-first')
    await page.locator('.event-table .row').first().click()
    await drawer().locator('blockquote').first().waitFor()
    const hash = page
      .url()
      .replace(/at=[^&]*&?/, '')
      .replace('?', '?at=2022-01-03T00:00Z&')
    await page.goto(hash)
    await drawer().getByRole('heading', { name: 'Not known at this hour' }).waitFor()
    // The browser itself notes the 404.
    watched.complaints.length = 0
  })

  it('says that nothing was published yet, and leads to the first report', async () => {
    await page.goto(`${served.address}#/now?at=2022-01-02T00:00Z`)
    await page.getByRole('heading', { name: 'Nothing was published by this hour' }).waitFor()
    await page.getByRole('button', { name: 'To the first report' }).click()
    await page.locator('.bottom-line').waitFor()
    expect(await page.locator('.bottom-line').textContent()).toMatch(/from \d reports?/)
  })

  it('says that the server is gone, and goes on when it is back', async () => {
    await go('now')
    await page.context().setOffline(true)
    await page.getByRole('slider').focus()
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('heading', { name: 'The server does not answer' }).waitFor()
    await page.context().setOffline(false)
    await page.locator('.bottom-line').waitFor()
    expect(await page.locator('.page-title time').textContent()).toContain('11:00 UTC')
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
