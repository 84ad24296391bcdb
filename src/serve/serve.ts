import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { UserError } from '../domain/problem.ts'
import { roomApp } from './app.ts'
import { readAssets } from './assets.ts'
import { changeFeed } from './change-feed.ts'
import { hoursOf } from './course.ts'
import type { WorkingRoom } from './open-room.ts'
import { runningCourse } from './running-course.ts'
import { newToken } from './token.ts'

export interface ServeOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Nothing may be stored through the room. */
  readonly readOnly?: boolean
  /** Told of faults of our own. */
  readonly fault: (error: unknown) => void
}

export interface Serving {
  readonly address: string
  close(): Promise<void>
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])
/** A request that takes longer to arrive is let go (assumption: ours are some hundred bytes). */
const REQUEST_MS = 15_000
const HEADERS_MS = 8_000
/** How soon what another process stored is seen; the look costs two counts of a server's database, else nothing (assumption). */
const WATCH_MS = 1000
/** Far more than any address of ours; what is longer gets 431. */
const MOST_HEADER_BYTES = 16_384

/**
 * Serves a room until it is closed.
 * @throws UserError where the case cannot be read or the port is taken
 */
export async function serve(room: WorkingRoom, options: ServeOptions): Promise<Serving> {
  const { host, fault } = options
  const overview = await room.overview()
  const { opensAt } = overview
  const hours = hoursOf(overview)
  const course = runningCourse(room, overview, fault)
  const feed = changeFeed({ corrections: !options.readOnly })
  const tell = async () => {
    for (const change of await room.changes()) {
      course.redoFrom(change.from)
      feed.publish(change)
    }
  }
  const hosts = new Set<string>()
  const token = LOOPBACK.has(host) ? null : newToken()
  const app = roomApp({
    context: { room, opensAt, hours, course: course.course, steps: course.steps },
    desk: options.readOnly ? undefined : room,
    feed,
    stored: tell,
    assets: await readAssets(),
    hosts,
    tokenHash: token?.hash,
    addressOf: context => getConnInfo(context).remote.address ?? 'unknown',
    clock: () => performance.now(),
    fault,
  })
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      requestTimeout: REQUEST_MS,
      headersTimeout: HEADERS_MS,
      maxHeaderSize: MOST_HEADER_BYTES,
    },
  }) as Server
  const port = await listen(server, host, options.port)
  course.start()
  let looking = false
  const look = async () => {
    // The room may be busy with an hour for longer than that.
    if (looking) return
    looking = true
    await tell().catch(fault)
    looking = false
  }
  const watch = setInterval(() => void look(), WATCH_MS)
  const named = host === '::' || host === '0.0.0.0' ? [...LOOPBACK] : [host, ...(token ? [] : LOOPBACK)]
  for (const name of named) hosts.add(`${name.includes(':') ? `[${name}]` : name}:${port}`)
  const shown = `http://${host.includes(':') ? `[${host}]` : host}:${port}/`
  return {
    address: token ? `${shown}enter?token=${token.token}` : shown,
    async close() {
      clearInterval(watch)
      feed.close()
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
      await course.stop()
      await room.close()
    },
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new UserError([
          {
            code: 'serve/cannot-listen',
            severity: 'error',
            message: `cannot listen on ${host}, port ${port} (${error.code})`,
            next: 'choose another with --port, or --port 0 for any free one',
          },
        ]),
      ),
    )
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
