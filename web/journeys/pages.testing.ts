import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addressOf, openPage, painted, type Served, type Watched } from './browser.testing.ts'

/** The table of events, hypotheses, stress test, exposure, sources, brief and map, each as one works on it. */
export function pageJourneys(given: () => { readonly served: Served; readonly browser: Browser }): void {
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
  const drawer = () => page.locator('.drawer')
  const settled = () => page.locator('main[aria-busy="false"]:not([data-stale])').waitFor()

  it('keeps filters in the address, so that a reload shows the same', async () => {
    await go('events')
    await page.getByLabel('Search in events').fill('Almaty')
    await page.getByLabel('All types').selectOption('ASSAULT')
    await page.waitForFunction(() => /q=Almaty/.test(location.hash) && /type=ASSAULT/.test(location.hash))
    await painted(page)
    const count = await page.locator('.filters .count').textContent()
    const titles = await page.locator('.event-table .row .text').allTextContents()
    expect(titles.length).toBeGreaterThan(0)
    await page.reload()
    await settled()
    await expect.poll(() => page.locator('.filters .count').textContent()).toBe(count)
    await expect.poll(() => page.locator('.event-table .row .text').allTextContents()).toEqual(titles)
  })

  it('says so when no event passes, and clears the filters', async () => {
    await go('events?q=zeppelin')
    await expect
      .poll(() => page.locator('.events-page').textContent())
      .toContain('No event passes these filters.')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.locator('.event-table .row').first().waitFor()
  })

  it('sorts by a column, and the other way round at the second click', async () => {
    await go('events')
    const order = async () => {
      const beliefs = (await page.locator('.event-table .row .belief b').allTextContents()).map(Number)
      const falls = beliefs.every((belief, i) => i === 0 || belief <= beliefs[i - 1]!)
      const rises = beliefs.every((belief, i) => i === 0 || belief >= beliefs[i - 1]!)
      return falls === rises ? 'neither' : falls ? 'falls' : 'rises'
    }
    await page.getByRole('button', { name: 'Sort by Belief' }).click()
    await expect.poll(order).toBe('falls')
    await page.getByRole('button', { name: 'Sort by Belief' }).click()
    await expect.poll(order).toBe('rises')
  })

  it('has only the rows in sight in the document', async () => {
    await go('events')
    const count = (await page.locator('.filters .count').textContent())!
    expect(count).toMatch(/^\d{3,} events$/)
    await expect.poll(() => page.locator('.event-table .row').count()).toBeLessThan(60)
    await page.locator('.event-table').focus()
    await page.keyboard.press('End')
    // The head is row 1. Between the key and the scroll no row is the current one, hence the wait for the last itself.
    const last = Number.parseInt(count, 10) + 1
    await page.locator(`.event-table .row.current[aria-rowindex="${last}"]`).waitFor()
    await expect.poll(() => page.locator('.event-table .row').count()).toBeLessThan(60)
  })

  it('needs no mouse: from the table to an event and back', async () => {
    await go('events')
    await page.locator('.event-table').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await drawer().locator('blockquote').first().waitFor()
    await page.keyboard.press('Escape')
    await drawer().waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('event-table')
  })

  it('reaches the content past all that stands before it', async () => {
    await go('now')
    await page.keyboard.press('Tab')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Skip to the content')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
  })

  it('saves as CSV what is shown', async () => {
    await go('events?at=2022-01-09T12:00Z&disputed=1')
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
    await painted(page)
    const assumed = await weights()
    expect(assumed).not.toEqual(before)
    // A link brings the assumptions back.
    await page.reload()
    await page.locator('.weights.assumed').waitFor()
    await expect.poll(() => weights()).toEqual(assumed)
    await page.getByRole('button', { name: 'Back to the case' }).click()
    await expect.poll(() => weights()).toEqual(before)
  })

  it('weighs anew under another prior', async () => {
    await go('hypotheses')
    const first = page.locator('.weights .bars li').first()
    const before = await first.textContent()
    await page.locator('.priors input').first().fill('0.05')
    await expect.poll(() => first.textContent()).not.toBe(before)
    await expect
      .poll(() => page.locator('.weights [role="status"]').textContent())
      .toContain('the case is unchanged')
  })

  it('says how the runs of the stress test end, and what they start from', async () => {
    await go('stress')
    const shares = (await page.locator('.outcomes li b').allTextContents()).map(text =>
      Number.parseInt(text.replace(/^\D+/, ''), 10),
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
    await expect.poll(() => shares()).toEqual(own)
    await expect.poll(() => page.url()).toContain('runs=300')
    await page.getByRole('button', { name: 'Back to the case’s own runs' }).click()
    await expect.poll(() => page.url()).not.toContain('runs=')
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
    await painted(page)
    const found = await shares()
    expect(found[0]).toMatch(/\d+\s% → \d+\s%.*\d\.\d ± \d+\.\d/)
    const again = await openPage(given().browser, given().served.address)
    await again.page.goto(await addressOf(page))
    await again.page.getByText('1000 runs made.').waitFor()
    await expect.poll(() => again.page.locator('.outcomes li').allTextContents()).toEqual(found)
    await again.close()
    expect(again.complaints).toEqual([])
  })

  it('says what is wrong with a policy, and leads from a parameter to its source', async () => {
    await go('stress?a=curfew@5-2,nonsense@1&runs=300')
    await page.getByText('the act ends before it begins').waitFor()
    await page.locator('.tornado button').first().click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toMatch(/^assumption-/)
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
    await expect.poll(() => drawer().locator('.report-text').textContent()).toMatch(/.{100}/s)
  })

  it('writes the brief, leads from it to reports, and keeps remarks', async () => {
    await go('brief')
    await page.getByLabel('Your remarks').fill('Call the embassy.')
    await page.locator('.brief .ref').first().click()
    await drawer().locator('.report-text').waitFor()
    await page.reload()
    await page.locator('.brief').waitFor()
    await expect.poll(() => page.getByLabel('Your remarks').inputValue()).toBe('Call the embassy.')
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
    await page.locator('.world-map circle').first().waitFor()
    const towns = await page
      .locator('.world-map circle')
      .evaluateAll(list => list.map(one => one.getAttribute('aria-label')))
    expect(towns.some(text => text!.startsWith('Almaty'))).toBe(true)
    expect(towns.some(text => text!.startsWith('Mangystau'))).toBe(false)
    await expect.poll(() => page.locator('.map-side').textContent()).toContain('No place given')
    await page.locator('.map-side .place-list button', { hasText: 'Zhanaozen' }).click()
    await page.locator('.map-side .event-list a').first().click()
    await drawer().locator('blockquote').first().waitFor()
  })

  it('says how far a town lies from the border and from others', async () => {
    await go('map')
    await page.locator('.map-side .place-list button', { hasText: 'Orenburg' }).click()
    await page.locator('.distances li').nth(3).waitFor()
    const rows = await page.locator('.distances li').allTextContents()
    // The note that this case began from says: no more than 160 km from the border.
    expect(Number(/^border of Kazakhstan(\d+)/.exec(rows[0]!)?.[1])).toBeLessThan(160)
  })

  it('draws whom the crisis can hurt as lines between countries', async () => {
    await go('map')
    await page.getByRole('button', { name: 'Exposure' }).click()
    await page.locator('.flow').first().waitFor({ state: 'attached' })
    await expect.poll(() => page.url()).toContain('flows=1')
    await expect
      .poll(() => page.locator('.flow title').allTextContents())
      .toContainEqual(expect.stringMatching(/^Italy: Italy, through Eni/))
    await expect.poll(() => page.locator('.flow-list li').count()).toBeGreaterThan(5)
  })

  it('names who gave each count in words', async () => {
    await go('timeline')
    const voices = () =>
      page
        .locator('.count-plot .value title')
        .evaluateAll(list => list.map(one => one.textContent!.replace(/^[^,]*, /, '')))
    await expect.poll(voices).toContainEqual(expect.stringMatching(/Kazakh (government|police), /))
    expect(
      (await voices()).filter(text => /\b[A-Z]{3} (GOV|COP|MIL|MED)\b|\bMED |the outlet/.test(text)),
    ).toEqual([])
  })

  it('keeps the rest of a cut title, the reports and the names of a narrow chart within reach', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await go('events')
    const title = page.locator('.event-table .row .title .text').first()
    await expect.poll(async () => title.getAttribute('title')).toBe(await title.textContent())
    await go('sources')
    await expect
      .poll(async () => (await page.locator('.sources > section').nth(1).boundingBox())!.y)
      .toBeLessThan(2 * 844)
    // Half a page of a middling window is as narrow as a telephone.
    await page.setViewportSize({ width: 1024, height: 900 })
    await go('hypotheses')
    await expect
      .poll(async () => {
        const row = page.locator('.tornado li').first()
        const [name, all] = [await row.locator('> span').first().boundingBox(), await row.boundingBox()]
        return name!.width / all!.width
      })
      .toBeGreaterThan(0.5)
  })

  it('lets through events of one actor and of well-graded sources', async () => {
    await go('events')
    await page.getByLabel('All actors').selectOption({ label: 'CSTO' })
    await page.getByLabel('Any source').selectOption('B')
    await expect.poll(() => page.url()).toContain('grade=B')
    await painted(page)
    const grades = await page.locator('.event-table .row .grade').allTextContents()
    expect(grades.length).toBeGreaterThan(0)
    expect(grades.every(grade => /^[AB]/.test(grade))).toBe(true)
  })
}
