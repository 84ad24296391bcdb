import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Instant, instantOf } from '../domain/instant.ts'
import { UserError } from '../domain/problem.ts'
import type { Report } from '../domain/report.ts'
import { putReports, reportsAsOf } from './reports.ts'
import { shareAddress } from './share.ts'
import { openStore, type Store } from './store.ts'

const work = mkdtempSync(join(tmpdir(), 'forewarn-share-'))
const folder = join(work, 'store')
let own: Store
beforeAll(async () => {
  own = await openStore({ folder, share: true })
}, 60_000)
afterAll(async () => {
  await own.close()
  rmSync(work, { recursive: true, force: true })
})

const report = (id: string, text = 'Shots were heard.'): Report => ({
  id,
  outlet: 'Vlast',
  outletCountry: 'KAZ',
  kind: 'independent',
  address: null,
  title: 'Shots',
  text,
  language: 'en',
  originalLanguage: 'en',
  published: '2022-01-05T10:00:00Z' as Instant,
  precision: 'minute',
  basis: 'article',
  basisNote: null,
  sameArticleAs: null,
})
const LATER = instantOf(Date.parse('2022-02-01'))
const storedIn = async (store: Store, caseId: string) =>
  (await reportsAsOf(store, caseId, LATER)).map(({ id }) => id)

// Within one process the lock is busy all the same, so that a second opening comes in as a guest.
describe.skipIf(process.platform === 'win32')('a store that is shared', { timeout: 60_000 }, () => {
  it('is used by a second one as if it were alone: what either writes the other reads', async () => {
    const guest = await openStore({ folder })
    const odd = 'Lines\nand "quotes", \u2028 and 😀 stay as they are.'
    expect(await putReports(guest, 'two', [report('theirs', odd)])).toMatchObject({ added: 1, known: 0 })
    expect((await reportsAsOf(own, 'two', LATER))[0]?.text).toBe(odd)
    await putReports(own, 'two', [report('ours')])
    expect(await storedIn(guest, 'two')).toEqual(['ours', 'theirs'])
    expect(await putReports(guest, 'two', [report('ours')])).toMatchObject({ added: 0, known: 1 })
    await guest.close()
  })

  it('says that something was written, by whomever', async () => {
    const before = own.writes()!
    const guest = await openStore({ folder })
    await storedIn(guest, 'told')
    expect(own.writes()).toBe(before)
    await putReports(guest, 'told', [report('a')])
    expect(own.writes()).toBeGreaterThan(before)
    // A guest cannot know: one who waits for news has to look.
    expect(guest.writes()).toBeNull()
    await guest.close()
  })

  it('keeps transactions apart, however many there are at once', async () => {
    const guests = await Promise.all([1, 2, 3].map(() => openStore({ folder })))
    await Promise.all(
      [own, ...guests].map((store, n) =>
        putReports(
          store,
          'many',
          Array.from({ length: 40 }, (_, i) => report(`${n}-${i}`)),
        ),
      ),
    )
    expect(await storedIn(own, 'many')).toHaveLength(160)
    await Promise.all(guests.map(guest => guest.close()))
  })

  it('undoes what a guest who is killed had begun, and goes on', async () => {
    const guest = spawn(
      process.execPath,
      [
        '--import',
        import.meta.resolve('tsx'),
        '--eval',
        `const { openStore } = await import(${JSON.stringify(import.meta.resolve('./store.ts'))})
         const store = await openStore({ folder: ${JSON.stringify(folder)} })
         await store.write(db => db.transaction().execute(async transaction => {
           await transaction.insertInto('correction').values({ case_id: 'killed', made: 'x', correction: '{}' }).execute()
           console.log('begun')
           await new Promise(() => setInterval(() => {}, 1000))
         }))`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await new Promise(resolve => guest.stdout.once('data', resolve))
    const waiting = storedIn(own, 'killed')
    guest.kill('SIGKILL')
    expect(await waiting).toEqual([])
    const left = await own.read(db =>
      db.selectFrom('correction').selectAll().where('case_id', '=', 'killed').execute(),
    )
    expect(left).toEqual([])
  })

  it('lets go one who does not speak as we do', async () => {
    const stranger = connect(shareAddress(folder)!)
    stranger.write('GET / HTTP/1.1\r\n\r\n')
    await new Promise(resolve =>
      stranger
        .on('close', resolve)
        .on('error', () => {})
        .resume(),
    )
    expect(await storedIn(own, 'nobody')).toEqual([])
  })

  it('is behind a door that its owner alone can open', () => {
    expect(statSync(join(folder, 'share')).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'share', 'socket')).mode & 0o777).toBe(0o600)
  })

  it('says so when its holder closes while a guest is at work, and opens anew afterwards', async () => {
    const place = join(work, 'closing')
    const holder = await openStore({ folder: place, share: true })
    const guest = await openStore({ folder: place })
    await holder.close()
    const error = await storedIn(guest, 'x').catch((thrown: unknown) => thrown)
    expect((error as UserError).problems).toMatchObject([{ code: 'store/share-closed' }])
    await guest.close()
    await (await openStore({ folder: place })).close()
  })

  it('stays with one process where its path is too long for a socket', async () => {
    const deep = join(work, 'x'.repeat(120))
    const holder = await openStore({ folder: deep, share: true })
    const error = await openStore({ folder: deep }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UserError)
    expect((error as UserError).problems).toMatchObject([{ code: 'store/in-use' }])
    await holder.close()
  })
})
