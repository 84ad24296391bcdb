import { rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { UserError } from '../domain/problem.ts'
import { courseSchema, overviewSchema } from './overview-schema.ts'
import { pictureSchema } from './picture-schema.ts'
import { openRoomThread } from './room-thread.ts'
import { type Serving, serve } from './serve.ts'
import { openSmallRoom } from './small-room.testing.ts'

let serving: Serving
let folders: readonly string[] = []
const fault = (error: unknown) => {
  throw error
}
beforeAll(async () => {
  // The files of the small room, served by a thread as the command does.
  const { folder, storeFolder, room } = await openSmallRoom()
  await room.close()
  folders = [folder, storeFolder]
  serving = await serve(openRoomThread({ folder, storeFolder, workers: 1 }), {
    host: '127.0.0.1',
    port: 0,
    fault,
  })
}, 60_000)
afterAll(async () => {
  await serving?.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Sends raw bytes and reads until the server closes. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(serving.address)
    let answer = ''
    connect(Number(port), '127.0.0.1', function connected(this: Socket) {
      this.write(text)
    })
      .on('data', bytes => {
        answer += bytes
      })
      .on('close', () => resolve(answer))
      .on('error', reject)
  })
}

const read = async <T>(path: string, schema: z.ZodType<T>): Promise<T> =>
  schema.parse(await (await fetch(`${serving.address}api/v1/${path}`)).json())

describe('the server on a socket', () => {
  it('serves the case, and works the course out meanwhile', async () => {
    const { case: definition, opensAt } = await read('case', overviewSchema)
    expect([definition.id, opensAt]).toEqual(['small', definition.ends])
    let course = await read('course', courseSchema)
    while (course.hours.length < course.steps) {
      await setTimeout(50)
      course = await read('course', courseSchema)
    }
    expect(course.statuses['mobilisation.protest']).toMatch(/^n+.*t/)
  }, 60_000)

  it('compresses for those who take it', async () => {
    const answer = await fetch(`${serving.address}api/v1/picture`, { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(pictureSchema.parse(await answer.json()).case.id).toBe('small')
  })

  it('refuses an address of a million characters before it looks at it', async () => {
    const answer = await raw(`GET /${'a'.repeat(1_000_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`).catch(
      ({ code }) => code,
    )
    expect(answer).toMatch(/^HTTP\/1.1 431|ECONNRESET|EPIPE/)
  })

  it('refuses a large body without reading it', async () => {
    const { host } = new URL(serving.address)
    const answer = await raw(
      `POST /api/v1/case HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 1000000000\r\nConnection: close\r\n\r\nabc`,
    )
    expect(answer).toMatch(/^HTTP\/1.1 405/)
  })

  it('names the port that is taken, and a case that is none', async () => {
    const { port } = new URL(serving.address)
    const [folder = '', storeFolder = ''] = folders
    const none = openRoomThread({ folder: '/nowhere/at/all', storeFolder: `${storeFolder}-none` })
    await expect(none.overview()).rejects.toThrow(UserError)
    await none.close()
    const other = openRoomThread({ folder, storeFolder: `${storeFolder}-2`, workers: 1 })
    const taken = serve(other, { host: '127.0.0.1', port: Number(port), fault })
    await expect(taken).rejects.toThrow('cannot listen')
    await other.close()
    rmSync(`${storeFolder}-2`, { recursive: true, force: true })
  }, 60_000)
})
