import { openCase } from '../assess/assess-case.ts'
import type { Instant } from '../domain/instant.ts'
import { readWording } from '../read/definitions.ts'
import { openRoom, type Room } from './room.ts'

export interface RoomOptions {
  readonly folder: string
  readonly storeFolder: string
  readonly databaseUrl?: string | undefined
  readonly workers?: number | undefined
  /** Where left out, the room opens at the end of the case. */
  readonly opensAt?: Instant | undefined
}

/**
 * Opens a case folder and the store beside it as a room in this thread.
 * @throws UserError where the folder is no case or the store cannot be opened
 */
export async function openRoomOf(given: RoomOptions): Promise<Room> {
  const opened = await openCase(given.folder, given)
  return openRoom(opened, readWording(), given.opensAt ?? opened.loaded.definition.ends)
}
