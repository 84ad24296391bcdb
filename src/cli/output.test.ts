import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { emit } from './output.ts'

const work = mkdtempSync(join(tmpdir(), 'forewarn-output-'))
afterAll(() => rmSync(work, { recursive: true }))

describe('output to a file', () => {
  it('takes the place of what stood there, whole, and follows a link', async () => {
    writeFileSync(join(work, 'brief.md'), 'old')
    symlinkSync('brief.md', join(work, 'latest.md'))
    await emit('new', join(work, 'latest.md'))
    expect(readFileSync(join(work, 'brief.md'), 'utf8')).toBe('new')
    expect(readdirSync(work)).toEqual(['brief.md', 'latest.md'])
  })

  it('that cannot be written is named, and nothing is left behind', async () => {
    mkdirSync(join(work, 'taken'))
    for (const file of [join(work, 'no/such/brief.md'), join(work, 'taken')])
      await expect(emit('new', file)).rejects.toMatchObject({
        problems: [{ code: 'cli/unwritable-output', place: { file } }],
      })
    expect(readdirSync(work)).toEqual(['brief.md', 'latest.md', 'taken'])
  })
})
