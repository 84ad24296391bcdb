import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Answer, answerOf } from './answers.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Where `npm run build` puts the page; from the sources it is the same folder. */
export const PAGE_FOLDER = fileURLToPath(new URL('../../dist/web/', import.meta.url))

/**
 * The page's files, read once: an address is looked up in a table, so none can lead to another file.
 * Empty where the page was not built.
 */
export async function readAssets(folder = PAGE_FOLDER): Promise<ReadonlyMap<string, Answer>> {
  let files: readonly string[]
  try {
    files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
  } catch {
    return new Map()
  }
  const assets = await Promise.all(
    files.map(async file => {
      const type = TYPES[extname(file)] ?? 'application/octet-stream'
      const path = `/${relative(folder, file).split(sep).join('/')}`
      return [path, await answerOf(readFileSync(file), type)] as const
    }),
  )
  return new Map(assets)
}
