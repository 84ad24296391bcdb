import { type Kysely, sql } from 'kysely'
import { SCHEMA, type Tables } from './schema.ts'

/** Steps from one version of the tables to the next. A step is never changed once released; new ones are appended. */
const STEPS: readonly ((db: Kysely<Tables>) => Promise<void>)[] = [reportsAndCodings, corrections]

/** The version of the tables that this program reads and writes. */
export const VERSION = STEPS.length

async function reportsAndCodings(db: Kysely<Tables>): Promise<void> {
  const exact = sql`text collate "C"`
  await db.schema
    .createTable('report')
    .addColumn('case_id', exact, column => column.notNull())
    .addColumn('id', exact, column => column.notNull())
    .addColumn('hash', exact, column => column.notNull())
    .addColumn('published', exact, column => column.notNull())
    .addColumn('precision', 'text', column => column.notNull())
    .addColumn('outlet', 'text', column => column.notNull())
    .addColumn('outlet_country', 'text')
    .addColumn('kind', 'text')
    .addColumn('address', exact)
    .addColumn('title', 'text', column => column.notNull())
    .addColumn('text', 'text', column => column.notNull())
    .addColumn('language', 'text', column => column.notNull())
    .addColumn('original_language', 'text', column => column.notNull())
    .addColumn('basis', 'text', column => column.notNull())
    .addColumn('basis_note', 'text')
    .addColumn('same_article_as', exact)
    .addPrimaryKeyConstraint('report_key', ['case_id', 'id'])
    .execute()
  await db.schema.createIndex('report_by_time').on('report').columns(['case_id', 'published', 'id']).execute()
  await db.schema.createIndex('report_by_address').on('report').columns(['case_id', 'address']).execute()
  await db.schema
    .createTable('coding')
    .addColumn('key', exact, column => column.primaryKey())
    .addColumn('coding', 'json', column => column.notNull())
    .execute()
}

async function corrections(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('correction')
    .addColumn('n', 'serial', column => column.primaryKey())
    .addColumn('case_id', sql`text collate "C"`, column => column.notNull())
    .addColumn('made', sql`text collate "C"`, column => column.notNull())
    .addColumn('correction', 'json', column => column.notNull())
    .execute()
  await db.schema.createIndex('correction_by_case').on('correction').columns(['case_id', 'n']).execute()
}

/** The version of the tables in a database: 0 where there are none. */
export async function versionOf(db: Kysely<Tables>): Promise<number> {
  const found = await sql<{
    known: boolean
  }>`select to_regclass(${`${SCHEMA}.version`}) is not null as known`.execute(db)
  if (!found.rows[0]?.known) return 0
  const row = await db.selectFrom('version').select('version').executeTakeFirst()
  return row?.version ?? 0
}

/** Brings the tables to `VERSION`, all steps in one transaction; of two processes at once, one waits for the other. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  await db.transaction().execute(async transaction => {
    await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(transaction)
    const scoped = transaction.withSchema(SCHEMA)
    await scoped.schema.createSchema(SCHEMA).ifNotExists().execute()
    await scoped.schema.createTable('version').ifNotExists().addColumn('version', 'integer').execute()
    const from = await versionOf(scoped)
    if (from >= VERSION) return
    for (const step of STEPS.slice(from)) await step(scoped)
    await scoped.deleteFrom('version').execute()
    await scoped.insertInto('version').values({ version: VERSION }).execute()
  })
}

/** Any number that other programs are unlikely to lock on: the ASCII codes of "fore". */
const MIGRATION_LOCK = 0x666f7265
