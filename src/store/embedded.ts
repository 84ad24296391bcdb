import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'

/**
 * A new database's files, packed: loading them takes a fifth of the time and a third of the memory of making
 * them. `pack-empty-database.ts` writes the file when the package is built; without it they are made anew.
 */
export const EMPTY_DATABASE = fileURLToPath(new URL('../../dist/store/empty-database.tgz', import.meta.url))

/** Opens the embedded PostgreSQL in a folder; one that a kill left half made, before it held anything, is made again. */
export async function openEmbedded(folder: string): Promise<PGlite> {
  const making = `${folder}.making`
  if (existsSync(making)) rmSync(folder, { recursive: true, force: true })
  else if (existsSync(folder)) return PGlite.create({ dataDir: folder })
  writeFileSync(
    making,
    'The folder beside this file is being made. Without a process at work, both can be deleted.\n',
  )
  const client = await PGlite.create({
    dataDir: folder,
    ...(existsSync(EMPTY_DATABASE) ? { loadDataDir: new Blob([readFileSync(EMPTY_DATABASE)], GZIP) } : {}),
  })
  rmSync(making, { force: true })
  return client
}

const GZIP = { type: 'application/x-gzip' }
