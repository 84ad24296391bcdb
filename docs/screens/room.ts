import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import UPNG from 'upng-js'
import { PAGES } from '../../web/src/state/pages.ts'
import { openDialogue, storeExamples } from './corrections.ts'

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 860 },
  { width: 1920, height: 1080 },
] as const
/** Every page of the room in three widths and both themes, the drawer and the dialogue, into a folder. */
export async function roomScreens(folder: string, chromiumPath: string, store: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
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
      store,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const address = await new Promise<string>(resolve =>
    server.stdout.once('data', bytes => resolve(String(bytes).trim())),
  )
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
  try {
    await wholeCourse(address)
    const everyWay = async (work: (page: Page, take: (name: string) => Promise<void>) => Promise<void>) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const viewport of SIZES) {
          const page = await browser.newPage({
            viewport,
            colorScheme,
            locale: 'en-GB',
            reducedMotion: 'reduce',
          })
          const take = (name: string) =>
            picture(page, join(folder, `${name}-${viewport.width}-${colorScheme}.png`))
          await work(page, take)
          await page.close()
        }
      }
    }
    const go = async (page: Page, name: string) => {
      await page.goto(`${address}#/${name}`)
      await page.locator('main[aria-busy="false"] .page-title').waitFor()
      await page
        .locator(READY[name] ?? `.${name}`)
        .first()
        .waitFor()
    }
    await everyWay(async (page, take) => {
      for (const name of PAGES) {
        if (name === 'corrections') continue
        await go(page, name)
        await take(name)
      }
      // The drawer over an event that some assert and others deny: the address of its row, by the page itself.
      await page.goto(`${address}#/events?at=2022-01-09T12:00Z&disputed=1`)
      await page.locator('.event-table .row').first().click()
      await page.locator('.drawer blockquote').first().waitFor()
      await take('drawer')
      await openDialogue(page, address)
      await take('correct')
    })
    // Last, since corrections show on other pages too.
    await storeExamples(address)
    await everyWay(async (page, take) => {
      await go(page, 'corrections')
      await take('corrections')
    })
  } finally {
    await browser.close()
    server.kill('SIGTERM')
    await new Promise(resolve => server.once('exit', resolve))
  }
}

const READY: Readonly<Record<string, string>> = {
  map: '.world-map',
  events: '.event-table .row',
  corrections: '.correction',
}

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
