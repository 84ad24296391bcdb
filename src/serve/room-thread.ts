import { Tinypool } from 'tinypool'
import { UserError } from '../domain/problem.ts'
import type { RoomOptions, WorkingRoom } from './open-room.ts'
import type { RoomCall, RoomReply } from './room-worker.ts'

/** A call may not hold up the answer to any other request: working an hour out takes a good part of a second. */
export interface ThreadedRoom extends WorkingRoom {
  /** Calls that wait or run. */
  waiting(): number
}

/**
 * A room in a thread of its own.
 * @throws UserError (on the first call) where the folder is no case or the store cannot be opened
 */
export function openRoomThread(options: RoomOptions): ThreadedRoom {
  const typescript = import.meta.url.endsWith('.ts')
  const pool = new Tinypool({
    filename: new URL(typescript ? './room-worker.ts' : './room-worker.js', import.meta.url).href,
    // One: the store has one owner, and what is kept between calls is kept once.
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
    idleTimeout: Number.POSITIVE_INFINITY,
    // A thread that sleeps on an atomic between calls would not hear who comes to share the store.
    useAtomics: false,
    workerData: options,
    ...(typescript
      ? { execArgv: ['--import', new URL('../pool/typescript-thread.mjs', import.meta.url).href] }
      : {}),
  })
  const ask = async (call: RoomCall): Promise<never> => {
    const reply: RoomReply = await pool.run(call)
    if ('problems' in reply) throw new UserError(reply.problems)
    return reply.value as never
  }
  return {
    overview: () => ask({ call: 'overview', args: [] }),
    picture: at => ask({ call: 'picture', args: [at] }),
    evidence: (at, event) => ask({ call: 'evidence', args: [at, event] }),
    report: (at, id) => ask({ call: 'report', args: [at, id] }),
    parse: (at, claim) => ask({ call: 'parse', args: [at, claim] }),
    suppose: (at, supposed) => ask({ call: 'suppose', args: [at, supposed] }),
    brief: at => ask({ call: 'brief', args: [at] }),
    moment: at => ask({ call: 'moment', args: [at] }),
    stressPlan: at => ask({ call: 'stressPlan', args: [at] }),
    preview: draft => ask({ call: 'preview', args: [draft] }),
    correct: draft => ask({ call: 'correct', args: [draft] }),
    addReports: drafts => ask({ call: 'addReports', args: [drafts] }),
    changes: () => ask({ call: 'changes', args: [] }),
    waiting: () => pool.queueSize,
    async close() {
      await ask({ call: 'close', args: [] }).catch(() => {})
      await pool.destroy()
    },
  }
}
