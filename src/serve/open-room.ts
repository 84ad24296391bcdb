import { openCase } from '../assess/assess-case.ts'
import type { Instant } from '../domain/instant.ts'
import { readWording } from '../read/definitions.ts'
import { claimParser } from './claim-parse.ts'
import { type Desk, openDesk } from './desk.ts'
import { keptAssessments, openRoom, type Room } from './room.ts'

export interface RoomOptions {
  readonly folder: string
  readonly storeFolder: string
  readonly databaseUrl?: string | undefined
  readonly workers?: number | undefined
  /** Where left out, the room opens at the end of the case. */
  readonly opensAt?: Instant | undefined
}

/** A room in which one may also work. */
export type WorkingRoom = Room & Desk

/**
 * Opens a case folder and the store beside it as a room in this thread.
 * @throws UserError where the folder is no case or the store cannot be opened
 */
export async function openRoomOf(given: RoomOptions): Promise<WorkingRoom> {
  const opened = await openCase(given.folder, { ...given, share: true })
  const kept = keptAssessments(opened)
  const wording = readWording()
  return {
    ...openRoom(opened, wording, given.opensAt ?? opened.loaded.definition.ends, kept, claimParser()),
    ...openDesk(opened, wording, kept),
  }
}
