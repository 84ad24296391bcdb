import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PAGES } from '../src/state/pages.ts'
import { CHROMIUM, NEEDS_CHROMIUM, openBrowser, openPage, type Watched } from './browser.testing.ts'

const BELOW = '/rooms/kazakhstan/'
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/** A web server that knows nothing but files, and has the room below a path of its own. */
function plainServer(folder: string): Server {
  return createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://x').pathname)
    try {
      if (!path.startsWith(BELOW)) throw new Error('elsewhere')
      const file = normalize(`/${path.slice(BELOW.length) || 'index.html'}`)
      const bytes = readFileSync(join(folder, file))
      response
        .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
        .end(bytes)
    } catch {
      response.writeHead(404).end()
    }
  })
}

describe.skipIf(!CHROMIUM)(
  `a copy of the room on a plain web server${NEEDS_CHROMIUM}`,
  { timeout: 120_000 },
  () => {
    let outside: string
    let server: Server
    let browser: Browser
    let address: string
    let watched: Watched
    let page: Page

    beforeAll(async () => {
      outside = mkdtempSync(join(tmpdir(), 'forewarn-copy-'))
      const args = ['cases/kazakhstan-2022', '--as-of', '2022-01-06T12:00Z', '-o', join(outside, 'site')]
      execFileSync(process.execPath, [
        'dist/cli/main.js',
        'export-site',
        ...args,
        '--store',
        join(outside, 'store'),
      ])
      server = plainServer(join(outside, 'site')).listen(0, '127.0.0.1')
      browser = await openBrowser()
      address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${BELOW}`
    }, 600_000)
    afterAll(async () => {
      await browser?.close()
      server?.close()
      rmSync(outside, { recursive: true, force: true })
    })
    beforeEach(async () => {
      watched = await openPage(browser, address)
      page = watched.page
    })
    afterEach(async () => {
      await watched.close()
      expect(watched.complaints).toEqual([])
    })

    const go = async (hash: string) => {
      await page.goto(`${address}#/${hash}`)
      await page.locator('main[aria-busy="false"]:not([data-stale]) .page-title').waitFor()
    }

    it('says that it is a copy, and opens at its hour', async () => {
      await go('now')
      await expect.poll(() => page.locator('.top .copy').textContent()).toBe('Copy, read-only')
      await expect
        .poll(() => page.locator('.page-title time').textContent())
        .toBe('Thu 6 Jan 2022, 12:00 UTC')
      await expect.poll(() => page.locator('.bottom-line').textContent()).toMatch(/likely \(\d+–\d+\s%\)/)
    })

    it('leads from the bottom line to the quote', async () => {
      await go('now')
      await page.locator('.bottom-line .ref').first().click()
      await page.locator('.drawer .claim.focused mark').first().waitFor()
    })

    it('winds to an hour that lies between the steps of its course', async () => {
      await go('now?at=2022-01-05T03:00Z')
      const early = await page.locator('.bottom-line .facts').textContent()
      await page.getByRole('slider', { name: 'Hour of the picture' }).focus()
      await page.keyboard.press('End')
      await page.locator('.page-title time[datetime^="2022-01-21"]').waitFor()
      await expect.poll(() => page.locator('.bottom-line .facts').textContent()).not.toBe(early)
    })

    it('has every page, and leaves the folder for none of them', async () => {
      for (const name of PAGES) await go(name)
      await page.locator('.brief h3').first().waitFor()
    })

    it('works out what hangs on an outlet, and says that it holds no parser', async () => {
      await go('hypotheses?distrust=Reuters')
      await page.locator('.suppose .before-after').waitFor()
      await go('events')
      await page.locator('.event-table .row').first().click()
      await page.locator('.drawer .coding summary').first().click()
      await page.getByText('A copy holds no parser').first().waitFor()
    })

    it('hands out the brief as it stands at the hour', async () => {
      await go('brief?at=2022-01-05T12:00Z')
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Markdown' }).click(),
      ])
      expect(download.suggestedFilename()).toBe('brief-2022-01-05T12Z.md')
      expect(readFileSync(await download.path(), 'utf8')).toMatch(/\*\*As of .*5 January 2022, 12:00 UTC/)
    })

    it('says what is missing where the case is not beside the page', async () => {
      await page.route('**/room.json', route => route.fulfill({ status: 404 }))
      await page.goto(`${address}#/now`)
      await page.getByRole('heading', { name: 'The file with the case could not be read' }).waitFor()
      await page.unroute('**/room.json')
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.locator('.bottom-line').waitFor()
      // The browser itself notes the 404.
      watched.complaints.length = 0
    })
  },
)
