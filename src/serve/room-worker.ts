import { workerData } from 'node:worker_threads'
import { type Problem, UserError } from '../domain/problem.ts'
import { openRoomOf, type RoomOptions } from './open-room.ts'
import type { Room } from './room.ts'

export type RoomCall = {
  [K in keyof Room]: { readonly call: K; readonly args: Parameters<Room[K]> }
}[keyof Room]

/** Faults of the user's go over as data: an error's class does not survive the way between threads. */
export type RoomReply = { readonly value: unknown } | { readonly problems: readonly Problem[] }

/** Tinypool hands its workers `[its own, ours]`. */
const [, options] = workerData as [unknown, RoomOptions]
let room: Promise<Room> | null = null

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
