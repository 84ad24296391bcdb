import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Runs the work at once and again whenever a file of the folders has changed, until the signal is given. Files are
 * looked at every so often: that works on every file system, and a burst of reports makes one run.
 */
export async function whenever(
  folders: readonly string[],
  everyMs: number,
  stop: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  let seen = ''
  while (!stop.aborted) {
    const now = stampOf(folders)
    if (now !== seen) {
      seen = now
      await work()
    }
    await wait(everyMs, undefined, { signal: stop }).catch(() => {})
  }
}

/** Names all files below the folders with size and time of change; a folder that is not there has none. */
export function stampOf(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders) {
    for (const name of filesUnder(folder)) {
      const found = statSync(join(folder, name), { throwIfNoEntry: false })
      if (found) hash.update(`${folder}\0${name}\0${found.size}\0${found.mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

function filesUnder(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  } catch {
    return []
  }
}
