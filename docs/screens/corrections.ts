import type { Page } from 'playwright-core'
import type { Evidence, Picture } from '../../src/serve/picture-schema.ts'

/** Corrections of several states, stored by the API, for the picture of their page. */
export async function storeExamples(address: string): Promise<void> {
  const ask = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${address}api/v1/${path}`)).json()) as T
  const { asOf, events } = await ask<Picture>('picture')
  const store = async (act: object, reason: string): Promise<string> => {
    const answer = await fetch(`${address}api/v1/corrections`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ act, author: 'desk', reason, at: asOf }),
    })
    if (answer.status !== 201) throw new Error(`the example was refused: ${await answer.text()}`)
    return ((await answer.json()) as { readonly id: string }).id
  }
  const claimsIn = async (town: string) => {
    const own = events.filter(({ type, place }) => type === 'ASSAULT' && place?.name === town).slice(0, 2)
    const found = await Promise.all(own.map(({ id }) => ask<Evidence>(`events/${encodeURIComponent(id)}`)))
    return found.flatMap(({ claims }) => claims.map(({ id }) => id))
  }
  const [here, there] = [await claimsIn('Almaty'), await claimsIn('Aktobe')]
  await store({ kind: 'merge', claims: here }, 'one building, one evening')
  const wrong = await store({ kind: 'merge', claims: [here[0], there[0]] }, 'told in one breath')
  await store({ kind: 'undo', correction: wrong }, 'two towns after all')
  await store(
    { kind: 'regrade', of: { kind: 'source', id: 'KAZ GOV' }, grade: 'D' },
    'has denied what was filmed',
  )
  const remark = 'Ask the consulate for what it saw of this.'
  await store({ kind: 'annotate', on: { kind: 'event', id: here[0] }, remark }, 'remark')
}

/** The dialogue for a merge, with what it would change. */
export async function openDialogue(page: Page, address: string): Promise<void> {
  await page.goto(`${address}#/events?q=Almaty&type=ASSAULT`)
  await page.locator('.event-table .row').first().click()
  await page.locator('.drawer blockquote').first().waitFor()
  await page.getByRole('button', { name: 'Merge with …' }).click()
  await page.getByRole('dialog').getByRole('radio').first().check()
  await page.locator('.before-after').waitFor()
}
