import { workerData } from 'node:worker_threads'
import { type Problem, UserError } from '../domain/problem.ts'
import { openRoomOf, type RoomOptions, type WorkingRoom } from './open-room.ts'

export type RoomCall = {
  [K in keyof WorkingRoom]: { readonly call: K; readonly args: Parameters<WorkingRoom[K]> }
}[keyof WorkingRoom]

/** Faults of the user's go over as data: an error's class does not survive the way between threads. */
export type RoomReply = { readonly value: unknown } | { readonly problems: readonly Problem[] }

/** Tinypool hands its workers `[its own, ours]`. */
const [, options] = workerData as [unknown, RoomOptions]
let room: Promise<WorkingRoom> | null = null

/** Answers one call on the room of this thread. */
export default async function answer({ call, args }: RoomCall): Promise<RoomReply> {
  try {
    room ??= openRoomOf(options)
    const method = (await room)[call] as (...given: readonly unknown[]) => Promise<unknown>
    return { value: await method(...args) }
  } catch (error) {
    if (error instanceof UserError) return { problems: error.problems }
    throw error
  }
}
