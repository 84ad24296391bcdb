import type { Browser } from 'playwright-core'

const RUNS = 2000

/** From the press of Run to the first bars, and to the end of 2,000 runs with all that follows from them. */
export async function stressInThePage(browser: Browser, address: string) {
  const page = await browser.newPage({ locale: 'en-GB' })
  await page.goto(`${address}#/stress`)
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor()
  const start = performance.now()
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.locator('.outcomes small', { hasText: 'your runs' }).waitFor()
  const firstMs = Math.round(performance.now() - start)
  await page.getByText(`${RUNS} runs made.`).waitFor({ timeout: 120_000 })
  const wholeMs = Math.round(performance.now() - start)
  await page.close()
  return { runs: RUNS, firstMs, wholeMs }
}
