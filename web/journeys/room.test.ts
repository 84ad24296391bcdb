import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { objections } from './axe.testing.ts'
import { CHROMIUM, NEEDS_CHROMIUM, openBrowser, type Served, serveCase } from './browser.testing.ts'
import { journeys } from './journeys.testing.ts'
import { pageJourneys } from './pages.testing.ts'
import { treeJourneys } from './tree.testing.ts'
import { workbenchJourneys } from './workbench.testing.ts'

/** One server for all: the case is coded once. */
describe.skipIf(!CHROMIUM)(`the crisis room${NEEDS_CHROMIUM}`, { timeout: 240_000 }, () => {
  let served: Served
  let browser: Browser
  beforeAll(async () => {
    ;[served, browser] = await Promise.all([
      serveCase('cases/kazakhstan-2022', '--as-of', '2022-01-06T12:00Z'),
      openBrowser(),
    ])
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })
  const given = () => ({ served, browser })

  describe('as it is used', () => journeys(given))
  describe('the trees of its sentences', () => treeJourneys(given))
  describe('page by page', () => pageJourneys(given))
  describe('as a workbench', () => workbenchJourneys(given))
  describe('by the rules of axe', () => objections(given))
})
