import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { writeSmallCase } from '../assess/small-case.testing.ts'
import { instantOf } from '../domain/instant.ts'
import { answerOf } from './answers.ts'
import { type AppOptions, roomApp } from './app.ts'
import { type ChangeFeed, changeFeed } from './change-feed.ts'
import { courseOf, hoursOf } from './course.ts'
import { openRoomOf, type WorkingRoom } from './open-room.ts'
import type { RouteContext } from './route.ts'

export const AT = instantOf(Date.parse('2022-03-02T12:00Z'))

/** What a stranger may write: in a title, a quote and the name of a place. */
export const HOSTILE = '</script><img src=x onerror=alert(1)><script>alert(document.domain)</script>'

export interface SmallRoom {
  readonly folder: string
  readonly storeFolder: string
  readonly room: WorkingRoom
  readonly feed: ChangeFeed
  context(): RouteContext
  app(options?: Partial<AppOptions>): Hono
  close(): Promise<void>
}

/** The small case with a report from someone who means ill. */
export function writeHostileCase(): string {
  const folder = writeSmallCase()
  writeFileSync(
    join(folder, 'reports', '2022-03-02-1000-hostile.md'),
    `---\noutlet: "${HOSTILE}"\noutletCountry: GBR\nkind: social\ntitle: "${HOSTILE}"\nlanguage: en\npublished: 2022-03-02T10:00Z\n---\n` +
      `Police detained 7 demonstrators in ${HOSTILE} Aktobe on Wednesday. Residents of Aktobe protested again.\n`,
  )
  return folder
}

/** The small case with a hostile report, open in this thread, and the server over it. */
export async function openSmallRoom(): Promise<SmallRoom> {
  const folder = writeHostileCase()
  const storeFolder = join(mkdtempSync(join(tmpdir(), 'forewarn-store-')), 'store')
  const room = await openRoomOf({ folder, storeFolder, workers: 1, opensAt: AT })
  const overview = await room.overview()
  const moments = [await room.moment(AT)]
  const feed = changeFeed()
  const page = await answerOf('<!doctype html><title>Forewarn</title>', 'text/html; charset=utf-8')
  const context: RouteContext = {
    room,
    opensAt: AT,
    hours: hoursOf(overview),
    course: () => courseOf(overview, moments),
    steps: () => 1,
  }
  return {
    folder,
    storeFolder,
    room,
    feed,
    context: () => context,
    app: options =>
      roomApp({
        context,
        desk: room,
        feed,
        async stored() {
          for (const change of await room.changes()) feed.publish(change)
        },
        assets: new Map([['/index.html', page]]),
        hosts: new Set(['localhost:4780']),
        addressOf: () => 'test',
        clock: () => 0,
        fault: error => {
          throw error
        },
        ...options,
      }),
    async close() {
      feed.close()
      await room.close()
      for (const path of [folder, storeFolder]) rmSync(path, { recursive: true, force: true })
    },
  }
}
