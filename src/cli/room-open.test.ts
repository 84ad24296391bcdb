import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeSmallCase } from '../assess/small-case.testing.ts'
import { pictureSchema } from '../serve/picture-schema.ts'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const folder = writeSmallCase()
const work = mkdtempSync(join(tmpdir(), 'forewarn-open-room-'))
const AT = '2022-03-02T12:00Z'
const command = (...args: string[]) =>
  spawn(process.execPath, ['--import', import.meta.resolve('tsx'), MAIN, ...args], {
    cwd: work,
    env: { ...process.env, DATABASE_URL: '' },
  })

/** Runs a command to its end. Not in this thread's way, which listens to the room meanwhile. */
function run(...args: string[]): Promise<{ readonly status: number | null; readonly said: string }> {
  return new Promise(resolve => {
    const child = command(...args)
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', chunk => {
        said += chunk
      })
    child.on('close', status => {
      clearTimeout(late)
      resolve({ status, said })
    })
    const late = setTimeout(() => child.kill('SIGKILL'), 90_000)
  })
}

let server: ChildProcess
let address = ''
/** What one who listens to the room was told. */
let told = ''
const listening = new AbortController()
beforeAll(async () => {
  server = command('serve', folder, '--port', '0')
  address = await new Promise<string>((resolve, reject) => {
    server.stdout!.once('data', chunk => resolve(String(chunk).trim()))
    server.once('exit', code => reject(new Error(`ended with ${code}`)))
  })
  const stream = await fetch(`${address}api/v1/changes`, { signal: listening.signal })
  const read = async () => {
    for await (const chunk of stream.body!) told += Buffer.from(chunk).toString()
  }
  read().catch(() => {})
}, 120_000)
afterAll(async () => {
  listening.abort()
  const gone = new Promise(resolve => server.once('exit', resolve))
  server.kill('SIGTERM')
  await gone
  for (const path of [folder, work]) rmSync(path, { recursive: true, force: true })
})

const isTold = (text: string) => expect.poll(() => told, { timeout: 10_000 }).toContain(text)
const pictureNow = async () =>
  pictureSchema.parse(await (await fetch(`${address}api/v1/picture?at=${AT}`)).json())

describe.skipIf(process.platform === 'win32')('while a room holds the store', { timeout: 120_000 }, () => {
  it('ingest adds reports, and the room shows them at once', async () => {
    const before = (await pictureNow()).counts.reports
    writeFileSync(
      join(work, 'feed.jsonl'),
      '{"id":"fresh","outlet":"Vlast","published":"2022-03-02T11:00Z","text":"Soldiers in Aktobe refused to fire on the crowd on Wednesday."}\n',
    )
    const { status, said } = await run('ingest', folder, 'feed.jsonl')
    expect([status, said]).toEqual([0, expect.stringContaining('1 report added')])
    await isTold('"kind":"reports"')
    const { counts, reports } = await pictureNow()
    expect(counts.reports).toBe(before + 1)
    expect(reports.map(({ id }) => id)).toContain('fresh')
  })

  it('correct stores a correction that the room shows, and sees those of the room', async () => {
    const claim = '2022-03-01-1600-witness#1'
    const why = ['--reason', 'no such witness', '--author', 'Analyst', '--as-of', AT]
    const { status, said } = await run('correct', 'retract', folder, claim, ...why)
    expect([status, said]).toEqual([0, expect.stringContaining('c-1 stored.')])
    await isTold('"id":"c-1"')
    expect((await pictureNow()).corrections).toMatchObject([{ id: 'c-1', reason: 'no such witness' }])
    await fetch(`${address}api/v1/corrections`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        act: { kind: 'undo', correction: 'c-1' },
        author: 'Another',
        reason: 'there is one',
        at: '2022-03-02T12:00:00Z',
      }),
    })
    expect((await run('correct', 'list', folder, '--as-of', AT)).said).toContain('undone by c-2')
  })

  it('assess reads the same store', async () => {
    const { status, said } = await run('assess', folder, '--as-of', AT, '--format', 'json')
    expect(status).toBe(0)
    expect(said).toContain('"fresh"')
  })
})
