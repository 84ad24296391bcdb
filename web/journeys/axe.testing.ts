import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { PAGES } from '../src/state/pages.ts'
import { openPage, type Served } from './browser.testing.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on a page as it stands; the page has to be opened with `bypassCSP`. */
export async function violationsIn(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ content: AXE })
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(): Promise<{
          violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[]
        }>
      }
    }
    return (await axe.run()).violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary?.slice(0, 200)}`,
    )
  })
}

/** Pages with more on them than they open with. */
const STATES = ['map?view=region&moves=1&borders=open', 'hypotheses?distrust=Reuters']

/** Every page in both themes, the drawer and the palette, by the rules of axe. */
export function objections(given: () => { readonly served: Served; readonly browser: Browser }): void {
  it.each(['light', 'dark'] as const)(
    'finds nothing to object to on any page in the %s theme',
    async colorScheme => {
      // The policy of the page forbids what the test has to put in.
      const { served, browser } = given()
      const { page, close } = await openPage(browser, served.address, { colorScheme, bypassCSP: true })
      const found: string[] = []
      for (const name of [...PAGES, ...STATES, 'drawer', 'palette']) {
        await page.goto(`${served.address}#/${name === 'drawer' || name === 'palette' ? 'events' : name}`)
        await page.locator('main[aria-busy="false"] .page-title').waitFor()
        if (name.startsWith('map')) await page.locator('.world-map').waitFor()
        if (name.includes('distrust')) await page.locator('.suppose .before-after').waitFor()
        if (name === 'brief') await page.locator('.brief').waitFor()
        if (name === 'drawer') {
          await page.locator('.event-table .row').first().click()
          await page.locator('.drawer blockquote').first().waitFor()
        }
        if (name === 'palette') await page.keyboard.press('Control+k')
        const violations = await violationsIn(page)
        found.push(...violations.map(text => `${name}: ${text}`))
        if (name === 'drawer') await page.keyboard.press('Escape')
      }
      await close()
      expect(found).toEqual([])
    },
  )
}
