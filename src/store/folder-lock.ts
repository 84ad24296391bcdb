import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** Who holds a folder. `started` tells a process from a later one of the same number; null where it cannot be told. */
interface Holder {
  readonly pid: number
  readonly host: string
  readonly started: string | null
}

export type LockAttempt =
  | { readonly kind: 'held'; release(): void }
  | { readonly kind: 'busy'; readonly file: string; readonly holder: string }

/** A lock file that is being written is empty for a moment; older than this it was left so by a kill. Assumption. */
const WRITING_MS = 5000

/**
 * Takes a folder for this process alone, by a file `lock` in it: the embedded database itself keeps no second
 * process out, and two at once would corrupt it. A lock left by a process that is gone is taken over.
 */
export function lockFolder(folder: string): LockAttempt {
  const file = join(folder, 'lock')
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    started: processOf(process.pid)?.started ?? null,
  }
  const text = `${JSON.stringify(mine)}\n`
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, text, { flag: 'wx' })
      return held(file, text)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const found = read(file)
    if (found === null) continue
    if (isAlive(found, file)) return { kind: 'busy', file, holder: describe(found) }
    takeAway(file, found)
  }
  return { kind: 'busy', file, holder: describe(read(file) ?? '') }
}

function held(file: string, text: string): LockAttempt {
  const release = () => {
    process.off('exit', release)
    if (read(file) === text) rmSync(file, { force: true })
  }
  process.on('exit', release)
  return { kind: 'held', release }
}

/** Renaming gives a stale lock to one process alone; should it be a newer one by then, it is put back. */
function takeAway(file: string, found: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    if (read(aside) === found) rmSync(aside, { force: true })
    else renameSync(aside, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

function isAlive(text: string, file: string): boolean {
  const holder = parse(text)
  if (!holder) return ageOf(file) < WRITING_MS
  if (holder.host !== hostname()) return true
  const found = processOf(holder.pid)
  if (holder.started !== null && found?.started !== holder.started) return false
  if (found?.ended) return false
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** What the system tells of a process. */
interface Seen {
  /** Clock ticks since boot at which it began. */
  readonly started: string | null
  /** Whether it runs no more, though its parent may not have asked after it yet. */
  readonly ended: boolean
}

/** The kernel's PF_EXITING (include/linux/sched.h): set from the first step of a process's end. */
const EXITING = 0x4

/** Fields 3 (state), 9 (flags) and 22 (start) of `/proc/PID/stat`, proc(5); null where the system has no such file. */
function processOf(pid: number): Seen | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name of the program, field 2, may hold blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ended = 'ZXx'.includes(fields[0] ?? '') || (Number(fields[6]) & EXITING) !== 0
    return { started: fields[19] ?? null, ended }
  } catch {
    return null
  }
}

function describe(text: string): string {
  const holder = parse(text)
  if (!holder) return 'another process'
  return `process ${holder.pid}${holder.host === hostname() ? '' : ` on ${holder.host}`}`
}

function parse(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder> | null
    return value && typeof value.pid === 'number' && typeof value.host === 'string'
      ? { pid: value.pid, host: value.host, started: value.started ?? null }
      : null
  } catch {
    return null
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function ageOf(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
