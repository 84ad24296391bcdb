/** Run when the package is built: writes the packed files of a new database with its tables (see embedded.ts). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { EMPTY_DATABASE, openEmbedded } from './embedded.ts'
import { migrate } from './migrations.ts'
import { pgliteDialect } from './pglite-dialect.ts'
import { SCHEMA, type Tables } from './schema.ts'
import { takeTurns } from './turns.ts'

const folder = mkdtempSync(join(tmpdir(), 'forewarn-'))
try {
  const client = await openEmbedded(join(folder, 'postgres'))
  const db = new Kysely<Tables>({ dialect: pgliteDialect(client, takeTurns()) }).withSchema(SCHEMA)
  await migrate(db)
  await client.exec('checkpoint')
  const packed = await client.dumpDataDir('gzip')
  writeFileSync(EMPTY_DATABASE, new Uint8Array(await packed.arrayBuffer()))
  await db.destroy()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
