import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { decode, readTextFile } from './text-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'forewarn-texts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const written = (name: string, content: string | Uint8Array) => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

const codeOf = async (file: string) =>
  await readTextFile(file).then(
    () => 'none',
    error => error.problems[0].code,
  )

describe('a text that a command is given', () => {
  it('is read as it is', async () => {
    expect(await readTextFile(written('a.txt', 'Police stood aside.\n'))).toMatchObject({
      text: 'Police stood aside.\n',
      problems: [],
    })
  })

  it('is refused where it is not there, a folder, no text, or longer than any report', async () => {
    expect(await codeOf(join(folder, 'nowhere.txt'))).toBe('read/unreadable-file')
    expect(await codeOf(folder)).toBe('read/unreadable-file')
    expect(await codeOf(written('photo.txt', Uint8Array.of(137, 80, 0, 0)))).toBe('read/not-text')
    expect(await codeOf(written('long.txt', 'a'.repeat(10 * 2 ** 20 + 1)))).toBe('read/file-too-large')
  })

  it('may be longer where each line is a record', async () => {
    const { text } = await readTextFile(written('many.jsonl', 'a'.repeat(10 * 2 ** 20 + 1)))
    expect(text).toHaveLength(10 * 2 ** 20 + 1)
  })

  it('is read as far as it is UTF-8; the rest is named by line and read as U+FFFD', () => {
    const { text, problems } = decode(Uint8Array.of(65, 10, 66, 0xff, 67), 'a.txt')
    expect(text).toBe('A\nB\ufffdC')
    expect(problems).toMatchObject([{ code: 'read/not-utf-8', place: { file: 'a.txt', line: 2 } }])
  })
})

describe('forewarn claims', () => {
  const claims = (file: string) =>
    new Promise<{ code: number; err: string }>(resolve =>
      execFile(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'claims', file], (error, _, err) =>
        resolve({ code: Number(error?.code ?? 0), err }),
      ),
    )

  it('says of front matter that is no YAML where it is wrong, and of a faulty record its line', async () => {
    const report = await claims(written('a.md', '---\noutlet: [a\npublished: 2022-01-06\n---\nText\n'))
    expect([report.code, report.err]).toEqual([2, expect.stringMatching(/a\.md:3:\d+: error: .*\[yaml\//)])
    const record = await claims(written('a.jsonl', '{"id":"a"\n'))
    expect([record.code, record.err]).toEqual([2, expect.stringMatching(/a\.jsonl:1: error: /)])
  })
})
