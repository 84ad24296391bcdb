import type { Browser, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { violationsIn } from './axe.testing.ts'
import { openPage, type Served } from './browser.testing.ts'

/** The tree of a sentence in the evidence drawer. */
export function treeJourneys(given: () => { readonly served: Served; readonly browser: Browser }): void {
  const openTree = async (page: Page, address: string) => {
    await page.goto(`${address}#/events?at=2022-01-06T12:00Z`)
    await page.locator('main[aria-busy="false"] .page-title').waitFor()
    await page.locator('.event-table .row').first().click()
    const coding = page.locator('.drawer .coding').first()
    await coding.locator('summary').click()
    await coding.getByRole('button', { name: 'Show the sentence’s tree' }).click()
    return coding.getByRole('tree')
  }

  it('shows the tree of a sentence and which word gave which field, by keys alone', async () => {
    const { served, browser } = given()
    const { page, close, complaints } = await openPage(browser, served.address)
    const tree = await openTree(page, served.address)
    await tree.waitFor()
    await expect.poll(() => tree.locator('.gave b', { hasText: 'event' }).count()).toBe(1)
    await tree.getByRole('treeitem').first().focus()
    const here = () => page.evaluate(() => document.activeElement?.getAttribute('aria-level'))
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => here()).toBe('2')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => here()).toBe('1')
    const open = await tree.getByRole('treeitem').count()
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => tree.getByRole('treeitem').count()).toBe(1)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => tree.getByRole('treeitem').count()).toBe(open)
    await close()
    expect(complaints).toEqual([])
  })

  it.each(['light', 'dark'] as const)(
    'has a tree that axe finds nothing in, in the %s theme and a narrow window',
    async colorScheme => {
      const { served, browser } = given()
      const { page, close } = await openPage(browser, served.address, {
        colorScheme,
        bypassCSP: true,
        viewport: { width: 390, height: 844 },
      })
      const tree = await openTree(page, served.address)
      await tree.waitFor()
      await expect.poll(() => violationsIn(page)).toEqual([])
      const width = await page.evaluate(() => document.querySelector('.drawer')!.scrollWidth)
      expect(width).toBeLessThanOrEqual(390)
      await close()
    },
  )
}
