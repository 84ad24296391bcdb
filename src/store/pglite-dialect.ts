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
import type { Turns } from './turns.ts'

/** Kysely over the embedded PostgreSQL. It has one session, so whoever has the turn is alone with it. */
export function pgliteDialect(client: PGlite, turns: Turns): Dialect {
  return dialectOf(pgliteDriver(client, turns))
}

/** PostgreSQL as Kysely speaks it, over a driver of our own. */
export function dialectOf(driver: Driver): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

function pgliteDriver(client: PGlite, turns: Turns): Driver {
  const connection = connectionOf(async (sql, parameters) => client.query(sql, [...parameters]))
  let end: () => void = () => {}
  const execute = async (sql: string) => {
    await client.query(sql)
  }
  return {
    async init() {},
    async acquireConnection() {
      end = await turns.take()
      return connection
    },
    async releaseConnection() {
      end()
    },
    beginTransaction: () => execute('begin'),
    commitTransaction: () => execute('commit'),
    rollbackTransaction: () => execute('rollback'),
    destroy: () => client.close(),
  }
}

/** What a query comes to, as the embedded database tells it. */
export interface Answered {
  readonly rows: readonly unknown[]
  readonly affectedRows?: number | undefined
}

export function connectionOf(
  query: (sql: string, parameters: readonly unknown[]) => Promise<Answered>,
): DatabaseConnection {
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, affectedRows } = await query(sql, parameters)
      return {
        rows: rows as R[],
        ...(affectedRows === undefined ? {} : { numAffectedRows: BigInt(affectedRows) }),
      }
    },
    // biome-ignore lint/correctness/useYield: the embedded database has no cursors over its protocol
    async *streamQuery() {
      throw new Error('The embedded store does not stream; read in pages')
    },
  }
}
