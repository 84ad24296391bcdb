import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { openCase } from '../assess/assess-case.ts'
import { briefHtml } from '../brief/html.ts'
import { UserError } from '../domain/problem.ts'
import { readWording } from '../read/definitions.ts'
import { PAGE_FOLDER } from './assets.ts'
import { courseOf, hoursOf, stepsOf } from './course.ts'
import { PAGE_POLICY } from './guards.ts'
import type { RoomOptions } from './open-room.ts'
import type { Moment } from './overview-schema.ts'
import { openRoom } from './room.ts'
import { siteText } from './site-data.ts'

/** A browser reads so much in some seconds, and holds it several times over (assumption). */
const MOST_BYTES = 64 * 1024 * 1024

export interface SiteOptions extends RoomOptions {
  /** Where the site goes: a folder that is empty or not there yet. */
  readonly to: string
  /** Told what goes on, for a person who waits. */
  readonly progress: (message: string) => void
}

/** What was written, in bytes. */
export interface SiteSize {
  readonly page: number
  readonly data: number
  readonly dataGzip: number
  readonly problems: readonly string[]
}

/**
 * Writes the room of a case as a folder of files that any web server can serve, below any address. It is written
 * beside its place first: there is a whole site there or none.
 *
 * @throws UserError where the folder holds something or cannot be written, or the case is too large or no case
 */
export async function exportSite(options: SiteOptions): Promise<SiteSize> {
  const to = resolve(options.to)
  refuseFull(to, options.to)
  const beside = `${to}.${process.pid}.part`
  // Before the hours are worked out: whoever may not write there should not wait for them.
  written(options.to, () => mkdirSync(beside))
  clearLeft(to)
  try {
    const { data, brief, problems } = await workOut(options)
    return written(options.to, () => {
      cpSync(PAGE_FOLDER, beside, { recursive: true })
      const index = join(beside, 'index.html')
      writeFileSync(index, indexOfCopy(readFileSync(index, 'utf8')))
      writeFileSync(join(beside, 'brief.html'), brief)
      const page = bytesUnder(beside)
      writeFileSync(join(beside, 'room.json'), data)
      if (existsSync(to)) rmdirSync(to)
      renameSync(beside, to)
      return { page, data: data.length, dataGzip: gzipSync(data).length, problems }
    })
  } catch (error) {
    rmSync(beside, { recursive: true, force: true })
    throw error
  }
}

/** Takes away what an export left that was killed; one that is still at work keeps its own. */
function clearLeft(to: string): void {
  const name = basename(to)
  for (const found of readdirSync(dirname(to))) {
    const pid = found.startsWith(`${name}.`)
      ? /^\.(\d+)\.part$/.exec(found.slice(name.length))?.[1]
      : undefined
    if (pid && !isRunning(Number(pid))) rmSync(join(dirname(to), found), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function workOut(options: SiteOptions) {
  const opened = await openCase(options.folder, options)
  try {
    const wording = readWording()
    const opensAt = options.opensAt ?? opened.loaded.definition.ends
    const room = openRoom(opened, wording, opensAt)
    const overview = await room.overview()
    const { asOf, ...input } = await opened.inputAt(hoursOf(overview).to)
    const { hours } = stepsOf(overview)
    const moments: Moment[] = []
    for (const hour of hours) {
      options.progress(`working out hour ${moments.length + 1} of ${hours.length}`)
      moments.push(await room.moment(hour))
    }
    const data = Buffer.from(siteText({ overview, course: courseOf(overview, moments), input, wording }))
    if (data.length > MOST_BYTES) throw tooLarge(options.folder, data.length)
    return { data, brief: briefHtml(await room.brief(opensAt)), problems: overview.problems }
  } finally {
    await opened.close()
  }
}

/** The page says to itself that it is a copy, and brings along the policy that a server would send. */
function indexOfCopy(html: string): string {
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="forewarn" content="copy">',
  ].join('\n')
  const marked = html
    .replace('<meta charset="utf-8">', `<meta charset="utf-8">\n${head}`)
    .replace('href="api/v1/brief.html"', 'href="brief.html"')
  if (!marked.includes(head) || !marked.includes('href="brief.html"'))
    throw new Error('the page is not the one that this was written for')
  return marked
}

function refuseFull(to: string, given: string): void {
  if (!existsSync(to)) return
  let found: readonly string[]
  try {
    found = readdirSync(to)
  } catch (error) {
    throw unwritable(given, error)
  }
  if (found.length)
    throw new UserError([
      {
        code: 'site/not-empty',
        severity: 'error',
        message: `the folder holds ${found.length === 1 ? 'a file' : `${found.length} files`} already, ${found[0]} among them`,
        place: { file: given, field: '--output' },
        next: 'name a new folder, or empty this one; nothing is overwritten',
      },
    ])
}

/** Faults of the disk are the user's to mend, others ours. */
function written<T>(given: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code ? unwritable(given, error) : error
  }
}

function unwritable(given: string, error: unknown): UserError {
  return new UserError([
    {
      code: 'site/unwritable',
      severity: 'error',
      message: `the site could not be written (${(error as NodeJS.ErrnoException).code})`,
      place: { file: given, field: '--output' },
      next: 'name a folder within one that is there and may be written to, on a disk with some megabytes free',
    },
  ])
}

function tooLarge(folder: string, bytes: number): UserError {
  const mib = (n: number) => Math.ceil(n / 1024 / 1024)
  return new UserError([
    {
      code: 'site/too-large',
      severity: 'error',
      message: `the case comes to ${mib(bytes)} MiB; a copy that a browser works out by itself holds ${mib(MOST_BYTES)} at most`,
      place: { file: folder },
      next: 'serve it with `forewarn serve`, or make a case of fewer reports',
    },
  ])
}

function bytesUnder(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + readFileSync(join(entry.parentPath, entry.name)).length, 0)
}
