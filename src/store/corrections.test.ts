import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { Correction } from '../domain/correction.ts'
import type { Instant } from '../domain/instant.ts'
import { correctionsOf, putCorrection } from './corrections.ts'
import { openStore } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'forewarn-corrections-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const merge: Omit<Correction, 'id' | 'made'> = {
  at: '2022-01-05T14:00:00Z' as Instant,
  author: 'О’Нил "x"; DROP TABLE correction; --',
  reason: 'same street',
  act: { kind: 'merge', claims: ['a#1', 'b#1'] },
  keys: [
    {
      id: 'a#1',
      report: 'a',
      event: 'ASSAULT',
      trigger: { start: 0, end: 5, text: 'Shots' },
      quote: 'Shots rang out.',
    },
  ],
}

it('keeps corrections of each case in the order of storing, across openings', async () => {
  const store = await openStore({ folder })
  const made = '2026-01-01T00:00:00Z' as Instant
  const first = await putCorrection(store, 'one', merge, made)
  await putCorrection(store, 'other', merge, made)
  const undo = { ...merge, act: { kind: 'undo' as const, correction: first.id }, keys: [] }
  const second = await putCorrection(store, 'one', undo, made)
  await store.close()
  const again = await openStore({ folder })
  expect(await correctionsOf(again, 'one')).toEqual([first, second])
  expect(second.id).not.toBe(first.id)
  await again.close()
}, 60_000)
