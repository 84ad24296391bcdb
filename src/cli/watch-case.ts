import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface Watched {
  /** Folders with all below them, and single files; what is not there may come. */
  readonly paths: readonly string[]
  /**
   * The same of what the work itself changes: only changes after it count. What others did to it meanwhile looks the same,
   * so that the work is run once more after each run for a change.
   */
  readonly shared?: readonly string[]
  readonly everyMs: number
  /** Runs the work each time: something that no file shows may have changed. */
  readonly always?: boolean
}

/**
 * Runs the work at once and again whenever a file has changed, until the signal is given. Files are looked at every so
 * often: that works on every file system, and a burst of reports makes one run.
 *
 * @param work is given the files that came, went or changed since the last time; the shared ones where they may have
 */
export async function whenever(
  { paths, shared = [], everyMs, always = false }: Watched,
  stop: AbortSignal,
  work: (changed: ReadonlySet<string>) => Promise<void>,
): Promise<void> {
  let seen: Stamps | null = null
  let again = false
  while (!stop.aborted) {
    const own = stampsOf(paths)
    const now = new Map([...own, ...stampsOf(shared)])
    const changed = changedBetween(seen ?? now, now)
    const isNew = !seen || changed.size > 0
    if (isNew || again || always) {
      await work(again ? new Set([...changed, ...shared]) : changed)
      again = isNew && shared.length > 0
      seen = new Map([...own, ...stampsOf(shared)])
    }
    await wait(everyMs, undefined, { signal: stop }).catch(() => {})
  }
}

/** Size and time of change of each file. */
type Stamps = ReadonlyMap<string, string>

export function stampsOf(paths: readonly string[]): Stamps {
  const stamps = new Map<string, string>()
  for (const file of paths.flatMap(filesUnder)) {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found?.isFile()) stamps.set(file, `${found.size} ${found.mtimeMs}`)
  }
  return stamps
}

export function changedBetween(before: Stamps, after: Stamps): ReadonlySet<string> {
  const names = new Set([...before.keys(), ...after.keys()])
  return new Set([...names].filter(name => before.get(name) !== after.get(name)))
}

/** Files that begin with a dot are an editor's or the system's own. */
function filesUnder(path: string): readonly string[] {
  let entries: readonly Dirent[]
  try {
    entries = readdirSync(path, { withFileTypes: true })
  } catch {
    return [path]
  }
  return entries
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap(entry => {
      const below = join(path, entry.name)
      return entry.isDirectory() ? filesUnder(below) : [below]
    })
}
