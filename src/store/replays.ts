import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { STATUSES, type Status } from '../domain/assessment.ts'
import { type Instant, instantSchema } from '../domain/instant.ts'

const replaySchema = z.strictObject({
  version: z.literal(1),
  hours: z.array(instantSchema),
  courses: z.array(
    z.strictObject({
      name: z.string(),
      statuses: z.array(z.enum(STATUSES)),
      values: z.array(z.number().nullable()),
    }),
  ),
})

/** How indicators stood at hours. */
export interface KeptReplay {
  readonly hours: readonly Instant[]
  readonly courses: readonly {
    readonly name: string
    readonly statuses: readonly Status[]
    readonly values: readonly (number | null)[]
  }[]
}

/** A replay that was kept, and where: the one before of the same case, where there was one. */
export interface KeptReplays {
  readonly file: string
  readonly before: KeptReplay | null
}

/**
 * Keeps how every indicator stood at every hour, beside the store, one file a case. Written beside the file first, so
 * that a kill leaves the old one or the new one whole; one that cannot be read counts as none.
 */
export function keepReplay(folder: string, caseId: string, { hours, courses }: KeptReplay): KeptReplays {
  const directory = join(folder, 'replays')
  const file = join(directory, `${caseId}.json`)
  const before = read(file)
  mkdirSync(directory, { recursive: true })
  const kept = {
    version: 1,
    hours,
    courses: courses.map(({ name, statuses, values }) => ({ name, statuses, values })),
  }
  writeFileSync(`${file}.${process.pid}.part`, `${JSON.stringify(kept)}\n`)
  renameSync(`${file}.${process.pid}.part`, file)
  return { file, before }
}

function read(file: string): KeptReplay | null {
  try {
    return replaySchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}
