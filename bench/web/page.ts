import type { Browser } from 'playwright-core'

/** Bytes on the wire of all that is loaded before data, by kind. */
export async function pageWeight(browser: Browser, address: string) {
  const page = await browser.newPage()
  const sizes: Record<string, number> = {}
  const pending: Promise<void>[] = []
  page.on('requestfinished', request => {
    if (request.url().includes('/api/')) return
    pending.push(
      request.sizes().then(({ responseBodySize }) => {
        const kind = request.resourceType()
        sizes[kind] = (sizes[kind] ?? 0) + responseBodySize
      }),
    )
  })
  await page.goto(`${address}#/now`)
  await page.locator('.bottom-line').waitFor()
  await Promise.all(pending)
  await page.close()
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  return { totalKb: Math.round(total / 100) / 10, bytes: sizes }
}

const ROUNDS = 3

/** First contentful paint, and when the bottom line is there and answers a click; the best of three. */
export async function firstSight(browser: Browser, address: string) {
  const rounds: { readonly paintMs: number; readonly interactiveMs: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const context = await browser.newContext()
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.goto(`${address}#/now`)
    await page.locator('.bottom-line .ref').first().click()
    const interactiveMs = await page.evaluate(() => Math.round(performance.now()))
    const paintMs = await page.evaluate(() =>
      Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0),
    )
    rounds.push({ paintMs, interactiveMs })
    await context.close()
  }
  return rounds.reduce((a, b) => (b.interactiveMs < a.interactiveMs ? b : a))
}

/** Hours that the page winds through in a second while Play runs, as the address has them. */
export async function windingSpeed(browser: Browser, address: string) {
  const page = await browser.newPage()
  await page.goto(`${address}#/now?at=2022-01-03T00:00Z`)
  await page.locator('.bottom-line').waitFor()
  await page.getByRole('button', { name: /^(Play|Пуск)$/ }).click()
  const hour = () => Date.parse(new URLSearchParams(page.url().split('?')[1]).get('at') ?? '') / 3_600_000
  await page.waitForTimeout(300)
  const [from, start] = [hour(), performance.now()]
  await page.waitForTimeout(4000)
  const perSecond = (hour() - from) / ((performance.now() - start) / 1000)
  await page.close()
  return { stepsPerSecond: Math.round(perSecond * 10) / 10 }
}
