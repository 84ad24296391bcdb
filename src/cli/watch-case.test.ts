import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { changedBetween, stampsOf, whenever } from './watch-case.ts'

const folder = mkdtempSync(join(tmpdir(), 'forewarn-watch-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('watching a folder', () => {
  it('runs at once, then after each change and never without one', async () => {
    const stop = new AbortController()
    let runs = 0
    const paths = [folder, join(folder, 'none')]
    const changes: (readonly string[])[] = []
    await whenever({ paths, everyMs: 5 }, stop.signal, async changed => {
      changes.push([...changed])
      runs += 1
      if (runs === 1) writeFileSync(join(folder, 'report.md'), 'one')
      else if (runs === 2) setTimeout(() => stop.abort(), 50)
    })
    expect(changes).toEqual([[], [join(folder, 'report.md')]])
  })

  it('runs once more after a run that others may have written beside, and then rests', async () => {
    const stop = new AbortController()
    const shared = [join(folder, 'store')]
    const changes: (readonly string[])[] = []
    await whenever({ paths: [], shared, everyMs: 5 }, stop.signal, async changed => {
      changes.push([...changed])
      if (changes.length === 1) writeFileSync(shared[0]!, 'ingested while the work was under way')
      setTimeout(() => stop.abort(), 100)
    })
    expect(changes).toEqual([[], shared])
  })

  it('sees a change of contents that keeps the name', () => {
    writeFileSync(join(folder, 'report.md'), 'one')
    const before = stampsOf([folder])
    writeFileSync(join(folder, 'report.md'), 'longer')
    expect([...changedBetween(before, stampsOf([folder]))]).toEqual([join(folder, 'report.md')])
  })
})
