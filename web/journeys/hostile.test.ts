import { rmSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOSTILE, writeHostileCase } from '../../src/serve/small-room.testing.ts'
import { PAGES } from '../src/state/pages.ts'
import { CHROMIUM, NEEDS_CHROMIUM, openBrowser, openPage, type Served, serveCase } from './browser.testing.ts'

/** A case from someone who means ill: scripts in titles, outlets, quotes and names of places. */
describe.skipIf(!CHROMIUM)(`the room over a hostile case${NEEDS_CHROMIUM}`, { timeout: 60_000 }, () => {
  let folder: string
  let served: Served
  let browser: Browser
  beforeAll(async () => {
    folder = writeHostileCase()
    ;[served, browser] = await Promise.all([serveCase(folder), openBrowser()])
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('shows what a stranger wrote as text, on every page and in the drawer', async () => {
    const { page, complaints, close } = await openPage(browser, served.address)
    for (const name of PAGES) {
      await page.goto(`${served.address}#/${name}`)
      await page.locator('main[aria-busy="false"] .page-title').waitFor()
    }
    await page.goto(`${served.address}#/sources`)
    await page.locator('.report-list a', { hasText: HOSTILE }).click()
    await page.locator('.drawer .report-text').waitFor()
    await expect.poll(() => page.locator('.drawer h2').textContent()).toBe(HOSTILE)
    await expect.poll(() => page.locator('.drawer .report-text').textContent()).toContain(HOSTILE)
    await expect.poll(() => page.locator('#room img').count()).toBe(0)
    await expect.poll(() => page.locator('.case h1').textContent()).toBe('Bread <b>unrest</b> in Aktobe')
    await close()
    expect(complaints).toEqual([])
  })

  it('runs nothing that stands in the address', async () => {
    const { page, complaints, close } = await openPage(browser, served.address)
    const script = encodeURIComponent(HOSTILE)
    for (const hash of [
      `events?q=${script}&place=${script}`,
      `now?at=${script}`,
      `sources?outlet=${script}`,
      '__proto__?constructor=1',
    ]) {
      await page.goto(`${served.address}#/${hash}`)
      await page.locator('main[aria-busy="false"] .page-title').waitFor()
    }
    await expect.poll(() => page.locator('#room img, #room script').count()).toBe(0)
    await close()
    expect(complaints).toEqual([])
  })
})
