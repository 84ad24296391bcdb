import { statfsSync } from 'node:fs'
import { UserError } from '../domain/problem.ts'

/**
 * Room that has to be left on the disk before the embedded database writes: two segments of its log (16 MiB each, the
 * default of PostgreSQL's wal_segment_size). Without room for the next one it does not fail but tries for ever.
 */
export const RESERVE = 32 * 1024 * 1024

/** A new database's files and its first segments of log. */
export const ROOM_FOR_NEW = 96 * 1024 * 1024

/** @throws UserError where the disk of the folder has less room than `bytes` */
export function needRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize >= bytes) return
  throw new UserError([
    {
      code: 'store/disk-full',
      severity: 'error',
      message: `the disk has ${megabytes(bavail * bsize)} MiB left and the store needs ${megabytes(bytes)}; what was stored before is kept`,
      place: { file: folder },
      next: 'free some space, or choose another folder, and give the same command again',
    },
  ])
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024)
}
