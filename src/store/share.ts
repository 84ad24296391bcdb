import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { dirname, relative, resolve } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { z } from 'zod'
import { onLines } from './lines.ts'
import { VERSION } from './migrations.ts'
import type { Turns } from './turns.ts'

// The embedded database lets one process in. Whoever holds it for long (the crisis room) lends it to the commands of
// the same user: over a socket of the file system, which no page in a browser and no other machine can reach, in a
// folder that only its owner may enter.

/** What one who comes in is told first: of another number he does not speak the same tongue. */
export const greetingSchema = z.strictObject({ share: z.literal(1), tables: z.int() })

/** A line that is sent. The turn is taken with the first query and kept until `end`, so that a transaction is whole. */
export const askedSchema = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('query'), sql: z.string(), parameters: z.array(z.unknown()) }),
  z.strictObject({ ask: z.literal('end') }),
])
export type Asked = z.output<typeof askedSchema>

/** A line that comes back, one for each query. */
export const toldSchema = z.union([
  z.strictObject({ rows: z.array(z.unknown()), affectedRows: z.int().optional() }),
  z.strictObject({ error: z.string(), code: z.string().optional() }),
])
export type Told = z.output<typeof toldSchema>

/** One who has the turn and asks nothing for so long is let go, and what he began undone (assumption). */
const IDLE_MS = 30_000
/** `sun_path` of unix(7) holds 108 bytes, that of the BSDs and macOS 104. */
const LONGEST_ADDRESS = 100

/**
 * The address under which a store's folder is shared: the shorter of two ways to write it; null where both are longer
 * than a socket's address may be, or the system has no such sockets that only their owner can use.
 */
export function shareAddress(folder: string): string | null {
  if (process.platform === 'win32') return null
  const path = resolve(folder, 'share', 'socket')
  return (
    [path, relative(process.cwd(), path)]
      .filter(each => Buffer.byteLength(each) <= LONGEST_ADDRESS)
      .sort((a, b) => a.length - b.length)[0] ?? null
  )
}

export interface Share {
  /** How many queries of others may have written something. */
  writes(): number
  close(): Promise<void>
}

/**
 * Lets the same user's other processes use a database that this one has open.
 * @returns null where the folder's file system or system cannot do it: then they find it in use
 */
export async function share(client: PGlite, turns: Turns, folder: string): Promise<Share | null> {
  const address = shareAddress(folder)
  if (!address) return null
  let writes = 0
  const guests = new Set<Socket>()
  const server = createServer(socket => {
    guests.add(socket)
    socket.on('close', () => guests.delete(socket))
    receive(socket, client, turns, () => writes++)
  })
  if (!(await listens(server, address))) return null
  return {
    writes: () => writes,
    async close() {
      for (const guest of guests) guest.destroy()
      await new Promise<void>(done => server.close(() => done()))
    },
  }
}

async function listens(server: Server, address: string): Promise<boolean> {
  const closed = dirname(address)
  mkdirSync(closed, { recursive: true, mode: 0o700 })
  chmodSync(closed, 0o700)
  // Left by one who was killed: the folder's lock says that nobody else is there.
  rmSync(address, { force: true })
  try {
    await new Promise<void>((done, fail) => server.once('error', fail).listen(address, done))
    chmodSync(address, 0o600)
    return true
  } catch (error) {
    if (
      ['ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EACCES', 'EINVAL'].includes(
        String((error as { code?: unknown }).code),
      )
    )
      return false
    throw error
  }
}

/** Answers one guest, line by line in order. */
function receive(socket: Socket, client: PGlite, turns: Turns, wrote: () => void): void {
  let end: (() => void) | null = null
  let work = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  // Looked at twice: where this thread was busy, what the guest sent meanwhile is read only after the clock.
  const watchIdle = (left = 2) => {
    clearTimeout(idle)
    idle = setTimeout(() => (left > 1 ? watchIdle(left - 1) : socket.destroy()), IDLE_MS / 2)
    idle.unref()
  }
  const tell = (value: Told | z.output<typeof greetingSchema>) => socket.write(`${JSON.stringify(value)}\n`)
  const leave = async () => {
    if (!end) return
    const ending = end
    end = null
    // Ends what a guest who is gone had begun; outside a transaction it is a notice.
    await client.query('rollback').catch(() => {})
    ending()
  }
  const answer = async (line: string) => {
    clearTimeout(idle)
    const asked = askedSchema.parse(JSON.parse(line))
    if (asked.ask === 'end') {
      end?.()
      end = null
      return
    }
    end ??= await turns.take()
    if (socket.destroyed) return
    if (!/^\s*select\b/i.test(asked.sql)) wrote()
    try {
      const { rows, affectedRows } = await client.query(asked.sql, asked.parameters)
      tell({ rows, ...(affectedRows === undefined ? {} : { affectedRows }) })
    } catch (error) {
      const { message, code } = error as { message: string; code?: unknown }
      tell({ error: message, ...(typeof code === 'string' ? { code } : {}) })
    }
    watchIdle()
  }
  tell({ share: 1, tables: VERSION })
  onLines(socket, line => {
    work = work.then(() => answer(line)).catch(() => void socket.destroy())
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    clearTimeout(idle)
    work = work.then(leave)
  })
}
