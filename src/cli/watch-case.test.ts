import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { stampOf, whenever } from './watch-case.ts'

const folder = mkdtempSync(join(tmpdir(), 'forewarn-watch-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('watching a folder', () => {
  it('runs at once, then after each change and never without one', async () => {
    const stop = new AbortController()
    let runs = 0
    await whenever([folder, join(folder, 'none')], 5, stop.signal, async () => {
      runs += 1
      if (runs === 1) writeFileSync(join(folder, 'report.md'), 'one')
      else if (runs === 2) setTimeout(() => stop.abort(), 50)
    })
    expect(runs).toBe(2)
  })

  it('sees a change of contents that keeps the name', () => {
    writeFileSync(join(folder, 'report.md'), 'one')
    const before = stampOf([folder])
    writeFileSync(join(folder, 'report.md'), 'longer')
    expect(stampOf([folder])).not.toBe(before)
  })
})
