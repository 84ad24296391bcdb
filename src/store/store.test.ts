import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Instant, instantOf } from '../domain/instant.ts'
import { UserError } from '../domain/problem.ts'
import type { Report } from '../domain/report.ts'
import { VERSION } from './migrations.ts'
import { putReports, reportsAsOf } from './reports.ts'
import { openStore } from './store.ts'

const work = mkdtempSync(join(tmpdir(), 'forewarn-open-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

const REPORT: Report = {
  id: 'r1',
  outlet: 'Vlast',
  outletCountry: 'KAZ',
  kind: 'independent',
  address: null,
  title: 'Shots',
  text: 'Shots were heard.',
  language: 'en',
  originalLanguage: 'en',
  published: '2022-01-05T10:00:00Z' as Instant,
  precision: 'minute',
  basis: 'article',
  basisNote: null,
  sameArticleAs: null,
}
const LATER = instantOf(Date.parse('2022-02-01'))

/** The problems with which the work ends; it must end with a UserError. */
async function problemsOf(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(UserError)
  return (error as UserError).problems
}

describe('opening the embedded store', { timeout: 60_000 }, () => {
  it('keeps a second process out, and lets it in once the first is gone', async () => {
    const folder = join(work, 'busy')
    const holder = spawn(
      process.execPath,
      [
        '--import',
        import.meta.resolve('tsx'),
        '--eval',
        `const { openStore } = await import(${JSON.stringify(import.meta.resolve('./store.ts'))})
         await openStore({ folder: ${JSON.stringify(folder)} })
         console.log('open')
         setInterval(() => {}, 1000)`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await new Promise(resolve => holder.stdout.once('data', resolve))
    const [problem] = await problemsOf(openStore({ folder }))
    expect(problem).toMatchObject({ code: 'store/in-use', place: { file: folder } })
    expect(problem?.message).toContain(String(holder.pid))
    const gone = new Promise(resolve => holder.once('exit', resolve))
    holder.kill('SIGKILL')
    await gone
    await (await openStore({ folder })).close()
  })

  it('does not touch the tables of a newer version', async () => {
    const folder = join(work, 'newer')
    const store = await openStore({ folder })
    await putReports(store, 'c', [REPORT])
    await store.write(db =>
      db
        .updateTable('version')
        .set({ version: VERSION + 1 })
        .execute(),
    )
    await store.close()
    expect(await problemsOf(openStore({ folder }))).toMatchObject([
      { code: 'store/newer-version', place: { file: folder } },
    ])
    // The lock is not left behind, and a second look finds the same.
    expect(await problemsOf(openStore({ folder }))).toMatchObject([{ code: 'store/newer-version' }])
  })

  it('stops before the disk is full, and loses nothing that was stored', async () => {
    const folder = join(work, 'full')
    const store = await openStore({ folder })
    await putReports(store, 'c', [REPORT])
    await store.close()
    const full = await openStore({ folder, reserve: Number.MAX_SAFE_INTEGER })
    expect(await problemsOf(putReports(full, 'c', [{ ...REPORT, id: 'r2' }]))).toMatchObject([
      { code: 'store/disk-full', place: { file: folder }, next: expect.stringContaining('free some space') },
    ])
    expect(await reportsAsOf(full, 'c', LATER)).toEqual([REPORT])
    await full.close()
  })

  it('names a folder that is a file', async () => {
    const folder = join(work, 'a-file')
    writeFileSync(folder, '')
    expect(await problemsOf(openStore({ folder }))).toMatchObject([{ place: { file: folder } }])
  })

  it('names a server that does not answer, without its password', async () => {
    const [problem] = await problemsOf(
      openStore({ folder: work, databaseUrl: 'postgres://me:secret@127.0.0.1:1/x' }),
    )
    expect(problem).toMatchObject({ code: 'store/unreachable' })
    expect(JSON.stringify(problem)).not.toContain('secret')
  })
})
