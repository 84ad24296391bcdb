import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOSTILE, writeHostileCase } from '../../src/serve/small-room.testing.ts'
import { violationsIn } from './axe.testing.ts'
import {
  CHROMIUM,
  lineTo,
  NEEDS_CHROMIUM,
  openBrowser,
  openPage,
  type Served,
  serveCase,
  type Watched,
} from './browser.testing.ts'

const AT = '2022-03-02T12:00Z'
const SHOTS = '2022-03-01-1600-witness#1'

/** What one corrects in the room, on a small case: what is stored by one journey is undone by it. */
describe.skipIf(!CHROMIUM)(`corrections in the room${NEEDS_CHROMIUM}`, { timeout: 90_000 }, () => {
  let folder: string
  let served: Served
  let browser: Browser
  beforeAll(async () => {
    folder = writeHostileCase()
    ;[served, browser] = await Promise.all([serveCase(folder, '--as-of', AT), openBrowser()])
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = async (hash: string, options = {}): Promise<Watched> => {
    const watched = await openPage(browser, served.address, options)
    await watched.page.addInitScript(() => localStorage.setItem('forewarn-author', 'Analyst'))
    await watched.page.goto(`${served.address}#/${hash}`)
    await watched.page.locator('main[aria-busy="false"] .page-title').waitFor()
    return watched
  }
  const leave = async ({ close, complaints }: Watched) => {
    await close()
    expect(complaints).toEqual([])
  }
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(`${served.address}api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(answer.status, path).toBe(201)
    return (await answer.json()) as { readonly id: string }
  }
  const draft = (act: unknown, reason: string) => ({ act, author: 'Another', reason, at: AT })
  const undone = (id: string) => post('corrections', draft({ kind: 'undo', correction: id }, 'as it was'))
  const openRow = async (page: Page, n = 0) => {
    await page.locator('.event-table .row').nth(n).click()
    await page.locator('.drawer blockquote').first().waitFor()
  }
  const count = (page: Page) => page.locator('.filters .count').textContent()

  it('merges two events, shows it after a reload, and undoes it', async () => {
    const watched = await open('events')
    const { page } = watched
    const before = await count(page)
    await openRow(page)
    await page.getByRole('button', { name: 'Merge with …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Merge events' })
    await expect.poll(() => dialog.locator('.preview').textContent()).toContain('Choose first')
    await expect.poll(() => dialog.getByRole('button', { name: 'Store' }).isDisabled()).toBe(true)
    await dialog.getByRole('radio').first().check()
    await dialog.locator('.before-after').waitFor()
    await expect.poll(() => dialog.locator('.before-after').textContent()).toContain('no longer an event')
    // Nothing is stored by looking.
    await expect.poll(() => count(page)).toBe(before)
    await dialog.getByLabel('Why').fill('same square, same hour')
    await dialog.getByRole('button', { name: 'Store' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.waitForFunction(was => document.querySelector('.filters .count')?.textContent !== was, before)
    await page.locator('.beside', { hasText: 'same square, same hour' }).waitFor()
    const merged = await count(page)
    await page.reload()
    await page.locator('.beside', { hasText: 'same square, same hour' }).waitFor()
    await expect.poll(() => count(page)).toBe(merged)
    await page.locator('.beside').getByRole('button', { name: /^Undo/ }).click()
    await page.getByLabel('Why').fill('two squares')
    await page.getByRole('dialog').getByRole('button', { name: 'Store' }).click()
    await page.waitForFunction(was => document.querySelector('.filters .count')?.textContent === was, before)
    await page.goto(`${served.address}#/corrections`)
    const list = page.locator('.correction')
    await list.nth(1).waitFor()
    await expect
      .poll(() => list.allTextContents())
      .toEqual([
        expect.stringMatching(/^Undone.*two squares.*Analyst.*holds/),
        expect.stringMatching(/^Merged.*same square.*Analyst.*undone/),
      ])
    await leave(watched)
  })

  it('shows in a second window at once what the first stored, and keeps that window’s filters and place', async () => {
    const first = await open('events')
    const second = await open('events?q=police')
    await openRow(second.page)
    const box = second.page.locator('.filters input[type="search"]')
    await box.focus()
    await openRow(first.page)
    await first.page.locator('.correct-claim summary').first().click()
    await first.page.locator('.correct-claim').first().getByRole('button', { name: 'Remark …' }).click()
    await first.page.getByLabel('Remark', { exact: true }).fill('Ask the consulate.')
    await first.page.getByRole('button', { name: 'Store', exact: true }).click()
    await second.page.locator('.notice', { hasText: 'Analyst: remark' }).waitFor({ timeout: 5000 })
    await expect.poll(() => box.inputValue()).toBe('police')
    await expect.poll(() => second.page.locator('.drawer').isVisible()).toBe(true)
    await expect.poll(() => second.page.url()).toContain('q=police')
    await second.page.getByRole('button', { name: 'Show', exact: true }).click()
    await second.page.locator('.correction', { hasText: 'Ask the consulate.' }).waitFor()
    const id = await second.page.locator('.correction .how .note').first().textContent()
    await undone(id!)
    await second.page.locator('.correction.undone', { hasText: 'Ask the consulate.' }).waitFor()
    await leave(first)
    await leave(second)
  })

  it('says that the line is cut, and is told of what it missed once it is mended', async () => {
    const line = await lineTo(served)
    const apart = await openBrowser(line.rule)
    const { page } = await openPage(apart, line.address)
    await page.goto(`${line.address}#/corrections`)
    await page.locator('main[aria-busy="false"] .page-title').waitFor()
    await page.getByRole('button', { name: 'Remark on the brief …' }).waitFor()
    await line.cut()
    const retract = { kind: 'retract', what: { kind: 'claim', id: SHOTS } }
    const { id } = await post('corrections', draft(retract, 'no such witness'))
    await page.locator('.notice', { hasText: 'No connection' }).waitFor()
    const item = page.locator('.correction', { hasText: 'no such witness' })
    await expect.poll(() => item.count()).toBe(0)
    await line.mend()
    await page.locator('.notice', { hasText: 'Another: retracted: no such witness' }).waitFor()
    await item.waitFor()
    await expect.poll(() => page.locator('.notice', { hasText: 'No connection' }).count()).toBe(0)
    await undone(id)
    await page.locator('.correction.undone', { hasText: 'no such witness' }).waitFor()
    await apart.close()
    await line.cut()
  })

  it('opens again where it was closed a moment ago, before the browser has said that it is closed', async () => {
    const watched = await open('events')
    const { page } = watched
    await openRow(page)
    const dialog = page.getByRole('dialog', { name: 'Merge events' })
    const merge = page.getByRole('button', { name: 'Merge with …' })
    await merge.click()
    await dialog.waitFor()
    // Browsers tell of a closing dialogue with the next frame: a fast hand, or a slow machine, is ahead of it.
    await page.evaluate(async () => {
      const shown = document.querySelector('dialog.correct') as HTMLDialogElement
      const named = (text: string) =>
        [...document.querySelectorAll('button')].find(button => button.textContent === text)!
      const closed = new Promise(resolve =>
        new MutationObserver(resolve).observe(shown, { attributeFilter: ['open'] }),
      )
      const told = new Promise(resolve => shown.addEventListener('close', resolve, { once: true }))
      named('Cancel').click()
      await closed
      named('Merge with …').click()
      await told
    })
    await dialog.waitFor()
    await leave(watched)
  })

  it('goes by the keyboard alone: from the table to a stored split, and back to where one was', async () => {
    const watched = await open('events')
    const { page } = watched
    const before = await count(page)
    await page.locator('.event-table').focus()
    await page.keyboard.press('Enter')
    await page.locator('.drawer blockquote').first().waitFor()
    const press = async (key: string, until: () => Promise<boolean>) => {
      for (let n = 0; n < 60; n++) {
        if (await until()) return
        await page.keyboard.press(key)
      }
      throw new Error(`not reached with ${key}`)
    }
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    await press('Tab', async () => (await focused()) === 'Split …')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Split the event' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    // The drawer is open still, and the button has the focus again.
    await expect.poll(() => focused()).toBe('Split …')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await press('Tab', () =>
      page.evaluate(() => (document.activeElement as HTMLInputElement).type === 'checkbox'),
    )
    await page.keyboard.press('Space')
    await page.locator('.before-after').waitFor()
    await press('Tab', () =>
      page.evaluate(() => (document.activeElement as HTMLInputElement).type === 'text'),
    )
    await page.keyboard.type('another square')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.waitForFunction(was => document.querySelector('.filters .count')?.textContent !== was, before)
    await press('Tab', async () => (await focused()) === 'Undo')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Undo the correction' }).waitFor()
    await press('Tab', () =>
      page.evaluate(() => (document.activeElement as HTMLInputElement).type === 'text'),
    )
    await page.keyboard.type('one square')
    await page.keyboard.press('Enter')
    await page.waitForFunction(was => document.querySelector('.filters .count')?.textContent === was, before)
    await leave(watched)
  })

  it('asks nothing more about a correction that is stored, though the change is told before the answer', async () => {
    const watched = await open('events')
    const { page } = watched
    const before = await count(page)
    const correct = async (reason: string) => {
      await page.getByLabel('Why').fill(reason)
      await expect.poll(() => page.getByRole('button', { name: 'Store' }).isEnabled()).toBe(true)
      await page.getByLabel('Why').press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    await openRow(page)
    await page.getByRole('button', { name: 'Merge with …' }).click()
    await page.getByRole('dialog').getByRole('radio').first().check()
    await correct('one square')
    await expect.poll(() => count(page)).not.toBe(before)
    await page.route('**/corrections', async route => {
      const response = await route.fetch()
      await new Promise(resolve => setTimeout(resolve, 1500))
      await route.fulfill({ response })
    })
    await page.locator('.beside').getByRole('button', { name: /^Undo/ }).click()
    await correct('two squares')
    await expect.poll(() => count(page)).toBe(before)
    await page.locator('.drawer blockquote').first().waitFor()
    await leave(watched)
  })

  it('re-codes a field and grades a source, and says what would change before it is stored', async () => {
    const watched = await open('events')
    const { page } = watched
    await openRow(page)
    await page.locator('.correct-claim summary').first().click()
    await page.locator('.correct-claim').first().getByRole('button', { name: 'Re-code …' }).click()
    await page.getByLabel('Field').selectOption('factuality')
    await page.getByLabel('Read as').selectOption('CT-')
    await page.locator('.before-after').waitFor()
    const figures = page.locator('.before-after tr').first().locator('td.figure')
    await expect.poll(async () => new Set(await figures.allTextContents()).size).toBe(2)
    await page.keyboard.press('Escape')
    await page.locator('.correct-claim').first().getByRole('button', { name: 'Grade …' }).click()
    await page.getByRole('radio', { name: /cannot be judged/ }).check()
    await page.locator('.before-after').waitFor()
    await page.getByRole('radio', { name: 'this claim alone' }).check()
    await page.locator('.preview[aria-busy="false"] .before-after').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.goto(`${served.address}#/corrections`)
    await expect.poll(() => page.locator('.correction', { hasText: 'Graded' }).count()).toBe(0)
    await leave(watched)
  })

  it('asks for the name once, and shows what a stranger wrote as text', async () => {
    const watched = await openPage(browser, served.address)
    const { page, complaints } = watched
    await page.goto(`${served.address}#/corrections`)
    await page.getByRole('button', { name: 'Remark on the brief …' }).click()
    await page.getByLabel('Your name').fill(HOSTILE.slice(0, 80))
    await page.getByLabel('Remark', { exact: true }).fill(HOSTILE)
    await page.getByRole('button', { name: 'Store', exact: true }).click()
    const item = page.locator('.correction', { hasText: 'onerror' })
    await item.waitFor()
    await expect.poll(() => item.locator('.remark').textContent()).toBe(HOSTILE)
    await expect.poll(() => page.locator('#room img').count()).toBe(0)
    await page.getByRole('button', { name: 'Remark on the brief …' }).click()
    await expect.poll(() => page.getByLabel('Your name').count()).toBe(0)
    await expect.poll(() => page.getByRole('dialog').textContent()).toContain('as </script>')
    await page.keyboard.press('Escape')
    await undone((await item.locator('.how .note').textContent())!)
    await watched.close()
    expect(complaints).toEqual([])
  })

  it('says since the last look what is new: a report that was added, and what it did', async () => {
    const watched = await open('now')
    const { page } = watched
    await expect.poll(() => page.locator('.since-look').count()).toBe(0)
    await post('reports', {
      reports: [
        {
          outlet: 'Northern Wire',
          published: '2022-03-02T11:00Z',
          language: 'en',
          title: 'Rally in Aktobe again',
          text: 'Thousands of people protested in Aktobe on Wednesday, Northern Wire reported.',
        },
      ],
    })
    await page.locator('.notice', { hasText: 'Rally in Aktobe again' }).waitFor()
    await page.locator('.since-look', { hasText: '1 new report' }).waitFor()
    await page.getByRole('button', { name: 'Seen' }).click()
    await page.locator('.since-look').waitFor({ state: 'detached' })
    await page.reload()
    await page.locator('.bottom-line').waitFor()
    await expect.poll(() => page.locator('.since-look').count()).toBe(0)
    await leave(watched)
  })

  it('speaks Russian in the dialogue too', async () => {
    const watched = await open('events', { locale: 'ru-RU' })
    const { page } = watched
    await openRow(page)
    await page.getByRole('button', { name: 'Объединить с …' }).click()
    await expect.poll(() => page.getByRole('dialog').textContent()).toContain('Что изменится')
    await page.keyboard.press('Escape')
    await leave(watched)
  })

  it.each(['light', 'dark'] as const)(
    'has nothing for axe to object to, in the %s theme',
    async colorScheme => {
      const { id } = await post(
        'corrections',
        draft({ kind: 'merge', claims: [SHOTS, '2022-03-01-0900-wire-rally#1'] }, 'one evening'),
      )
      const watched = await open('events', { colorScheme, bypassCSP: true })
      const { page } = watched
      await openRow(page)
      await page.getByRole('button', { name: 'Merge with …' }).click()
      await page.getByRole('dialog').getByRole('radio').first().check()
      await page.locator('.before-after').waitFor()
      await expect.poll(() => violationsIn(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.goto(`${served.address}#/corrections`)
      await page.locator('.correction', { hasText: 'Contradiction' }).first().waitFor()
      await expect.poll(() => violationsIn(page)).toEqual([])
      await undone(id)
      await watched.close()
    },
  )

  it('offers nothing to correct where the room is for looking alone', async () => {
    const alone = await serveCase(folder, '--as-of', AT, '--read-only')
    try {
      const watched = await openPage(browser, alone.address)
      await watched.page.goto(`${alone.address}#/events`)
      await openRow(watched.page)
      await watched.page.waitForTimeout(500)
      await expect.poll(() => watched.page.locator('.correct-menu, .correct-claim').count()).toBe(0)
      await leave(watched)
    } finally {
      await alone.stop()
    }
  })
})
