import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { UserError } from '../domain/problem.ts'
import { needRoom, RESERVE, ROOM_FOR_NEW } from './disk-room.ts'
import { openEmbedded } from './embedded.ts'
import { faultOf } from './faults.ts'
import { lockFolder } from './folder-lock.ts'
import { migrate, VERSION, versionOf } from './migrations.ts'
import { pgliteDialect } from './pglite-dialect.ts'
import { SCHEMA, type Tables } from './schema.ts'
import { type Share, share } from './share.ts'
import { sharedDialect } from './shared-dialect.ts'
import { takeTurns } from './turns.ts'

export interface StoreOptions {
  /** Of the embedded store; made where it does not exist. */
  readonly folder: string
  /** `postgres://...`: a server's database in place of the embedded one. */
  readonly databaseUrl?: string | undefined
  /** Bytes to be left free on the embedded store's disk before each write. */
  readonly reserve?: number
  /** Whether the embedded store, while it is open here, may be used by other processes of the same user. */
  readonly share?: boolean
}

/** Reports and codings in PostgreSQL. The same queries run on the embedded one and on a server. */
export interface Store {
  readonly kind: 'embedded' | 'server'
  /** The folder, or the server's address without its password. */
  readonly where: string
  /** Runs queries that read; faults of disk, network and rights become UserErrors. */
  read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /** Runs queries that write, where the disk has room for them. */
  write<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /** Grows with every write to the embedded store, whoever made it; null where only its holder, or a server, knows. */
  writes(): number | null
  close(): Promise<void>
}

/**
 * Opens a store and brings its tables up to date.
 * @throws UserError where the folder is in use, cannot be written, the disk is full, the server does not answer,
 *   or the tables are those of a newer version
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  return options.databaseUrl
    ? openServer(options.databaseUrl)
    : openFolder(options.folder, options.reserve ?? RESERVE, options.share ?? false)
}

async function openFolder(folder: string, reserve: number, isShared: boolean): Promise<Store> {
  let release = () => {}
  const checkRoom = () => needRoom(folder, reserve)
  try {
    mkdirSync(folder, { recursive: true })
    const lock = lockFolder(folder)
    if (lock.kind === 'busy') {
      const dialect = await sharedDialect(folder)
      if (!dialect) throw inUse(folder, lock.file, lock.holder)
      const db = new Kysely<Tables>({ dialect }).withSchema(SCHEMA)
      const store = await ready({ kind: 'embedded', where: folder, db, release, checkRoom })
      return { ...store, writes: () => null }
    }
    release = lock.release
    const data = join(folder, 'postgres')
    if (!existsSync(data)) needRoom(folder, ROOM_FOR_NEW)
    const client = await openEmbedded(data)
    const turns = takeTurns()
    const db = new Kysely<Tables>({ dialect: pgliteDialect(client, turns) }).withSchema(SCHEMA)
    const store = await ready({ kind: 'embedded', where: folder, db, release, checkRoom })
    // Not before the tables are up to date.
    return isShared ? withShare(store, await share(client, turns, folder)) : store
  } catch (error) {
    release()
    throw faultOf(error, folder)
  }
}

function withShare(store: Store, shared: Share | null): Store {
  if (!shared) return store
  return {
    ...store,
    writes: () => (store.writes() ?? 0) + shared.writes(),
    async close() {
      await shared.close()
      await store.close()
    },
  }
}

async function openServer(address: string): Promise<Store> {
  const where = withoutPassword(address)
  try {
    const { default: pg } = await import('pg')
    const pool = new pg.Pool({ connectionString: address, connectionTimeoutMillis: 10_000 })
    // An idle connection that the server ends is replaced at the next query; unheard, it would end the program.
    pool.on('error', () => {})
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema(SCHEMA)
    return await ready({ kind: 'server', where, db, release: () => {}, checkRoom: () => {} })
  } catch (error) {
    throw faultOf(error, where)
  }
}

interface Opened {
  readonly kind: Store['kind']
  readonly where: string
  readonly db: Kysely<Tables>
  readonly release: () => void
  readonly checkRoom: () => void
}

async function ready({ kind, where, db, release, checkRoom }: Opened): Promise<Store> {
  const close = async () => {
    try {
      await db.destroy()
    } finally {
      release()
    }
  }
  try {
    const version = await versionOf(db)
    if (version > VERSION) throw newer(where, version)
    if (version < VERSION) {
      checkRoom()
      await migrate(db)
    }
  } catch (error) {
    await close().catch(() => {})
    throw error
  }
  const read: Store['read'] = async work => {
    try {
      return await work(db)
    } catch (error) {
      throw faultOf(error, where)
    }
  }
  let writes = 0
  return {
    kind,
    where,
    close,
    read,
    async write(work) {
      checkRoom()
      writes++
      return read(work)
    },
    writes: () => (kind === 'embedded' ? writes : null),
  }
}

function inUse(folder: string, file: string, holder: string): UserError {
  return new UserError([
    {
      code: 'store/in-use',
      severity: 'error',
      message: `the store is in use by ${holder}`,
      place: { file: folder },
      next: `wait until it has ended, give another folder with --store, or delete ${file} if it has ended`,
    },
  ])
}

function newer(where: string, version: number): UserError {
  return new UserError([
    {
      code: 'store/newer-version',
      severity: 'error',
      message: `the store was written by a newer Forewarn (its tables are of version ${version}, this one knows ${VERSION})`,
      place: { file: where },
      next: 'install the newer Forewarn again, or give another folder with --store',
    },
  ])
}

function withoutPassword(address: string): string {
  try {
    const url = new URL(address)
    url.password = ''
    return url.href
  } catch {
    return 'DATABASE_URL'
  }
}
