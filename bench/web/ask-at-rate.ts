import { Agent, get } from 'node:http'

const PATHS = [
  'picture?at=2022-01-06T12:00Z',
  'case',
  'course',
  'events?at=2022-01-06T12:00Z&type=PROTEST',
  'events?at=2022-01-05T12:00Z&disputed=true',
  'brief?at=2022-01-06T12:00Z',
] as const

/** Asks at an even rate, whether or not earlier answers have come (so that a slow server cannot slow the questions). */
export async function askAtRate(address: string, perSecond: number, seconds: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const ask = (path: string) =>
    new Promise<{ readonly ms: number; readonly ok: boolean }>(resolve => {
      const start = performance.now()
      const done = (ok: boolean) => resolve({ ms: performance.now() - start, ok })
      get(`${address}api/v1/${path}`, { agent, headers: { 'accept-encoding': 'gzip' } }, answer => {
        answer.on('end', () => done(answer.statusCode === 200)).resume()
      }).on('error', () => done(false))
    })
  // Hours are worked out once; the figure is that of answers, not of the first working out.
  for (const path of PATHS) await ask(path)
  const asked: ReturnType<typeof ask>[] = []
  const start = performance.now()
  while (performance.now() - start < seconds * 1000) {
    const due = Math.floor(((performance.now() - start) / 1000) * perSecond)
    while (asked.length < due) asked.push(ask(PATHS[asked.length % PATHS.length]!))
    await new Promise(resolve => setTimeout(resolve, 2))
  }
  const answers = await Promise.all(asked)
  agent.destroy()
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10
  return {
    requests: answers.length,
    seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    worstMs: at(1),
    errors: answers.filter(({ ok }) => !ok).length,
  }
}
