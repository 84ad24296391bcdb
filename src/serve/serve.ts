import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { UserError } from '../domain/problem.ts'
import { roomApp } from './app.ts'
import { readAssets } from './assets.ts'
import { courseOf, hoursOf, stepsOf } from './course.ts'
import type { Moment } from './overview-schema.ts'
import type { Room } from './room.ts'
import { newToken } from './token.ts'

export interface ServeOptions {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
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
/** Far more than any address of ours; what is longer gets 431. */
const MOST_HEADER_BYTES = 16_384

/**
 * Serves a room until it is closed.
 * @throws UserError where the case cannot be read or the port is taken
 */
export async function serve(room: Room, options: ServeOptions): Promise<Serving> {
  const { host, fault } = options
  const overview = await room.overview()
  const { opensAt } = overview
  const hours = hoursOf(overview)
  const moments: Moment[] = []
  let closed = false
  const hosts = new Set<string>()
  const token = LOOPBACK.has(host) ? null : newToken()
  const app = roomApp({
    context: { room, opensAt, hours, course: () => courseOf(overview, moments), steps: () => moments.length },
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
  const course = runCourse(room, stepsOf(overview).hours, moments, () => closed).catch(error => {
    if (!closed) fault(error)
  })
  const named = host === '::' || host === '0.0.0.0' ? [...LOOPBACK] : [host, ...(token ? [] : LOOPBACK)]
  for (const name of named) hosts.add(`${name.includes(':') ? `[${name}]` : name}:${port}`)
  const shown = `http://${host.includes(':') ? `[${host}]` : host}:${port}/`
  return {
    address: token ? `${shown}enter?token=${token.token}` : shown,
    async close() {
      closed = true
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
      await course
      await room.close()
    },
  }
}

/** Works out one step after another; what someone asks for meanwhile waits for one step at most. */
async function runCourse(
  room: Room,
  hours: readonly Moment['asOf'][],
  moments: Moment[],
  closed: () => boolean,
): Promise<void> {
  for (const hour of hours) {
    if (closed()) return
    moments.push(await room.moment(hour))
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
