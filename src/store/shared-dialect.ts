import { connect, type Socket } from 'node:net'
import type { Dialect, Driver } from 'kysely'
import { UserError } from '../domain/problem.ts'
import { onLines } from './lines.ts'
import { VERSION } from './migrations.ts'
import { connectionOf, dialectOf } from './pglite-dialect.ts'
import { type Asked, greetingSchema, shareAddress, type Told, toldSchema } from './share.ts'
import { takeTurns } from './turns.ts'

/**
 * Kysely over a database that another process holds and shares.
 * @returns null where nobody shares this folder
 * @throws UserError where who shares it is of another version
 */
export async function sharedDialect(folder: string): Promise<Dialect | null> {
  const address = shareAddress(folder)
  if (!address) return null
  const socket = await reached(address)
  if (!socket) return null
  const lines = linesOf(socket, folder)
  const greeting = greetingSchema.safeParse(await lines.next())
  if (greeting.success && greeting.data.tables === VERSION) return dialectOf(driverOf(socket, lines))
  socket.destroy()
  throw new UserError([
    {
      code: 'store/other-version',
      severity: 'error',
      message: 'the store is open in a crisis room of another version of Forewarn',
      place: { file: folder },
      next: 'stop that room and start it again with this version',
    },
  ])
}

function reached(address: string): Promise<Socket | null> {
  return new Promise(resolve => {
    const socket = connect(address)
    socket.once('connect', () => resolve(socket))
    // No such socket, or one that a kill left.
    socket.once('error', () => resolve(null))
  })
}

interface Lines {
  next(): Promise<unknown>
}

/** The lines that come in, in order; the end of the connection is a problem to whoever waits for one. */
function linesOf(socket: Socket, folder: string): Lines {
  const come: unknown[] = []
  let waiting: {
    readonly resolve: (value: unknown) => void
    readonly reject: (error: Error) => void
  } | null = null
  let gone = false
  const lost = () => new UserError([closed(folder)])
  onLines(socket, line => {
    const value: unknown = JSON.parse(line)
    if (waiting) waiting.resolve(value)
    else come.push(value)
    waiting = null
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    gone = true
    waiting?.reject(lost())
    waiting = null
  })
  return {
    next: () =>
      new Promise((resolve, reject) => {
        if (come.length) resolve(come.shift())
        else if (gone) reject(lost())
        else waiting = { resolve, reject }
      }),
  }
}

function closed(folder: string) {
  return {
    code: 'store/share-closed',
    severity: 'error',
    message: 'the crisis room that held the store was closed meanwhile; what was stored before is kept',
    place: { file: folder },
    next: 'give the same command again',
  } as const
}

function driverOf(socket: Socket, lines: Lines): Driver {
  const turns = takeTurns()
  const send = (asked: Asked) => socket.write(`${JSON.stringify(asked)}\n`)
  const query = async (sql: string, parameters: readonly unknown[] = []) => {
    send({ ask: 'query', sql, parameters: [...parameters] })
    const told: Told = toldSchema.parse(await lines.next())
    if ('error' in told) throw Object.assign(new Error(told.error), told.code ? { code: told.code } : {})
    return told
  }
  const execute = async (sql: string) => {
    await query(sql)
  }
  const connection = connectionOf(query)
  let end: () => void = () => {}
  return {
    async init() {},
    async acquireConnection() {
      end = await turns.take()
      return connection
    },
    async releaseConnection() {
      send({ ask: 'end' })
      end()
    },
    beginTransaction: () => execute('begin'),
    commitTransaction: () => execute('commit'),
    rollbackTransaction: () => execute('rollback'),
    async destroy() {
      socket.end()
    },
  }
}
