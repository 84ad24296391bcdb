import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Report } from '../domain/report.ts'
import { LEXICON_DIR } from '../read/lexicon.ts'
import { MODELS_DIR } from '../read/models.ts'

const HERE = fileURLToPath(new URL('..', import.meta.url))

/**
 * Names the coder as it stands: models, lexicon and code by path, size and time of change. Another stamp means that
 * what was coded before is coded again. Contents are not read: that would take longer than coding a report.
 */
export function coderStamp(): string {
  const hash = createHash('sha256')
  for (const folder of [MODELS_DIR, LEXICON_DIR, join(HERE, 'syntax'), join(HERE, 'code')]) {
    for (const file of filesUnder(folder)) {
      const { size, mtimeMs } = statSync(file)
      hash.update(`${file}\0${size}\0${mtimeMs}\n`)
    }
  }
  return hash.digest('base64url').slice(0, 22)
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}

/** What the coder may see of a report of a case of `home`, with the coder's stamp: the same key, the same claims. */
export function codingKey(report: Report, home: string, stamp: string): string {
  const { id, text, published, language, outlet, outletCountry } = report
  return createHash('sha256')
    .update(JSON.stringify([stamp, id, text, published, language, outlet, outletCountry, home]))
    .digest('base64url')
}
