import { readdirSync, readFileSync } from 'node:fs'
import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const LISTENERS = 500
const TOLD = 20
const ROUNDS = 10

/** The API's address of changes, and how to have one told. */
interface Told {
  readonly address: string
  tell(n: number): Promise<void>
}

/**
 * Listeners at once: how long after the first of them the last has a change, what they cost the server, and what is left
 * of them once they have vanished without a word, ten times over.
 */
export async function listenTogether(address: string, pid: number) {
  const room: Told = {
    address: `${address}api/v1/changes`,
    async tell(n) {
      const answer = await fetch(`${address}api/v1/corrections`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          act: { kind: 'annotate', on: { kind: 'brief' }, remark: `note ${n}` },
          author: 'bench',
          reason: 'bench',
          at: '2022-01-19T23:00Z',
        }),
      })
      if (answer.status !== 201) throw new Error(`the correction was refused: ${answer.status}`)
    },
  }
  const before = costOf(pid)
  const open = await openAll(room.address)
  const during = costOf(pid)
  const told = await toldAfter(room, open)
  vanish(open)
  await settled()
  const after = costOf(pid)
  for (let round = 0; round < ROUNDS; round++) {
    vanish(await openAll(room.address))
    // Below the rate that one address may ask at.
    await new Promise(resolve => setTimeout(resolve, 1500))
  }
  await settled()
  const bare = await bareServer()
  const opened = await openAll(bare.address)
  const baseline = await toldAfter(bare, opened)
  vanish(opened)
  bare.close()
  return {
    listeners: LISTENERS,
    changes: TOLD,
    lastToldMs: told,
    baseline: { what: 'a bare node:http server that writes a line to as many', lastToldMs: baseline },
    ratio: Math.round((told.p50 / baseline.p50) * 10) / 10,
    server: { before, during, after, [`after${ROUNDS}Rounds`]: costOf(pid) },
  }
}

interface Listener {
  readonly answer: IncomingMessage
  /** Called with what comes. */
  heard: (text: string) => void
}

async function openAll(address: string): Promise<readonly Listener[]> {
  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY })
  return Promise.all(
    Array.from(
      { length: LISTENERS },
      () =>
        new Promise<Listener>((resolve, reject) => {
          get(address, { agent, headers: { accept: 'text/event-stream' } }, answer => {
            if (answer.statusCode !== 200) return reject(new Error(`refused: ${answer.statusCode}`))
            const listener: Listener = { answer, heard: () => resolve(listener) }
            answer.setEncoding('utf8')
            answer.on('data', text => listener.heard(text))
            answer.on('error', () => {})
          }).on('error', reject)
        }),
    ),
  )
}

/** Milliseconds from the first listener that has a change to the last: storing it, which comes before, is left out. */
async function toldAfter(told: Told, open: readonly Listener[]) {
  const times: number[] = []
  for (let n = 0; n < TOLD; n++) {
    let first = 0
    const all = Promise.all(
      open.map(
        listener =>
          new Promise<void>(resolve => {
            listener.heard = text => {
              if (!/event: change/.test(text)) return
              first ||= performance.now()
              resolve()
            }
          }),
      ),
    )
    await told.tell(n)
    await all
    times.push(performance.now() - first)
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)]! * 10) / 10
  return { p50: at(0.5), worst: at(1) }
}

function vanish(open: readonly Listener[]): void {
  for (const { answer } of open) answer.socket.destroy()
}

/** Until the server has heard of it. */
function settled(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 1000))
}

function costOf(pid: number) {
  const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return { residentMb: Math.round(Number(kb) / 1024), openFiles: readdirSync(`/proc/${pid}/fd`).length }
}

async function bareServer(): Promise<Told & { close(): void }> {
  const open = new Set<ServerResponse>()
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n')
    open.add(response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/`,
    async tell() {
      for (const response of open) response.write('event: change\ndata: {}\n\n')
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
