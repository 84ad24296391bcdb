import type { PGlite } from '@electric-sql/pglite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'

/** Kysely over the embedded PostgreSQL. It has one session, so whoever holds the connection is alone with it. */
export function pgliteDialect(client: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => pgliteDriver(client),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

function pgliteDriver(client: PGlite): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, affectedRows } = await client.query<R>(query.sql, [...query.parameters])
      return { rows, ...(affectedRows === undefined ? {} : { numAffectedRows: BigInt(affectedRows) }) }
    },
    // biome-ignore lint/correctness/useYield: the embedded database has no cursors over its protocol
    async *streamQuery() {
      throw new Error('The embedded store does not stream; read in pages')
    },
  }
  let tail: Promise<void> = Promise.resolve()
  let release: () => void = () => {}
  const execute = async (sql: string) => {
    await client.query(sql)
  }
  return {
    async init() {},
    async acquireConnection() {
      const before = tail
      let free: () => void = () => {}
      tail = new Promise(resolve => {
        free = resolve
      })
      await before
      release = free
      return connection
    },
    async releaseConnection() {
      release()
    },
    beginTransaction: () => execute('begin'),
    commitTransaction: () => execute('commit'),
    rollbackTransaction: () => execute('rollback'),
    destroy: () => client.close(),
  }
}
