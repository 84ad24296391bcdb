import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import UPNG from 'upng-js'
import { PAGES } from '../../web/src/state/pages.ts'

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 860 },
  { width: 1920, height: 1080 },
] as const
/** Every page of the room in three widths and both themes, and the drawer, into a folder. */
export async function roomScreens(folder: string, chromiumPath: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const store = mkdtempSync(join(tmpdir(), 'forewarn-screens-'))
  const server = spawn(
    process.execPath,
    [
      'dist/cli/main.js',
      'serve',
      'cases/kazakhstan-2022',
      '--as-of',
      '2022-01-06T12:00Z',
      '--port',
      '0',
      '--store',
      join(store, 'store'),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const address = await new Promise<string>(resolve =>
    server.stdout.once('data', bytes => resolve(String(bytes).trim())),
  )
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
  try {
    await wholeCourse(address)
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const viewport of SIZES) {
        const page = await browser.newPage({
          viewport,
          colorScheme,
          locale: 'en-GB',
          reducedMotion: 'reduce',
        })
        const shoot = async (name: string, hash: string, ready: string) => {
          await page.goto(`${address}#/${hash}`)
          await page.locator('main[aria-busy="false"] .page-title').waitFor()
          await page.locator(ready).first().waitFor()
          await picture(page, join(folder, `${name}-${viewport.width}-${colorScheme}.png`))
        }
        for (const name of PAGES) await shoot(name, name, READY[name] ?? `.${name}`)
        // The drawer over an event that some assert and others deny: the address of its row, by the page itself.
        await page.goto(`${address}#/events?disputed=1`)
        await page.locator('.event-table .row').first().click()
        await page.locator('.drawer blockquote').first().waitFor()
        await picture(page, join(folder, `drawer-${viewport.width}-${colorScheme}.png`))
        await page.close()
      }
    }
  } finally {
    await browser.close()
    server.kill('SIGTERM')
    await new Promise(resolve => server.once('exit', resolve))
    rmSync(store, { recursive: true, force: true })
  }
}

const READY: Readonly<Record<string, string>> = { map: '.world-map', events: '.event-table .row' }

/** The charts are whole once the server has worked out every step. */
async function wholeCourse(address: string): Promise<void> {
  for (;;) {
    const { hours, steps } = (await (await fetch(`${address}api/v1/course`)).json()) as {
      hours: string[]
      steps: number
    }
    if (hours.length === steps) return
    await new Promise(resolve => setTimeout(resolve, 1000))
  }
}

/** Colours of a picture: enough for a page of flat colours and smoothed type, and a third of the bytes. */
const COLOURS = 128

async function picture(page: Page, file: string): Promise<void> {
  const bytes = await page.screenshot()
  const image = UPNG.decode(new Uint8Array(bytes).buffer)
  const [pixels] = UPNG.toRGBA8(image)
  writeFileSync(file, Buffer.from(UPNG.encode([pixels!], image.width, image.height, COLOURS)))
}
