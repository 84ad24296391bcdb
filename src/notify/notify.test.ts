import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Indicator } from '../domain/assessment.ts'
import { parseInstant } from '../domain/instant.ts'
import { formatProblem } from '../domain/problem.ts'
import { tripwiresSchema } from '../domain/tripwire.ts'
import { notify } from './notify.ts'

const NOON = parseInstant('2022-01-05T12:00Z')!
const folder = mkdtempSync(join(tmpdir(), 'forewarn-notify-'))
afterAll(() => rmSync(folder, { recursive: true }))
let file = ''
let count = 0
beforeEach(() => {
  file = join(folder, `ledger-${count++}.json`)
})

const tripped: Indicator = {
  name: 'loyalty.defection',
  title: 'Forces change sides',
  question: 'Have they?',
  group: 'loyalty',
  kind: 'any-event',
  status: 'tripped',
  value: 0.7,
  unit: null,
  interval: null,
  thresholds: { watch: 0.3, tripped: 0.6, hysteresis: 0 },
  events: [],
  claims: [],
  origins: 3,
  first: NOON,
  why: ['3 events'],
  sources: [],
}

async function run(channel: object, env: Record<string, string> = {}, indicators = [tripped]) {
  const { tripwires } = tripwiresSchema.parse({
    tripwires: [{ id: 'duty', indicators: ['loyalty.*'], notify: [channel] }],
  })
  const told = await notify({
    file,
    caseId: 'case',
    tripwires,
    indicators,
    asOf: NOON,
    clock: NOON,
    env,
    timeoutMs: 2000,
    now: () => 1_641_384_000,
    place: (_, n) => ({ file: 'tripwires.yaml', line: 5, field: `notify[${n}]` }),
  })
  return { sent: told.sent.map(({ indicator }) => indicator), problems: told.problems.map(formatProblem) }
}

/** A server on this machine that answers with a status and keeps what it got. */
async function receiver(status: number) {
  const got: { headers: IncomingHttpHeaders; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      got.push({ headers: request.headers, body })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    got,
    url: `http://127.0.0.1:${port}/hook`,
    close: () => new Promise(resolve => server.close(resolve)),
  }
}

describe('telling of a change', () => {
  it('gives the notice to a command on its standard input', async () => {
    const out = join(folder, 'told.json')
    const channel = { kind: 'command', run: ['sh', '-c', `cat >> ${out}`] }
    expect(await run(channel)).toEqual({ sent: ['loyalty.defection'], problems: [] })
    // A second run, and a third after a restart: nothing goes out again.
    expect((await run(channel)).sent).toEqual([])
    const lines = readFileSync(out, 'utf8').trim().split('\n')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0]!)).toMatchObject({ from: 'unknown', status: 'tripped', origins: 3 })
  })

  it('signs what it posts, so that the receiver can check it', async () => {
    const { got, url, close } = await receiver(204)
    await run({ kind: 'webhook', url, secretEnv: 'HOOK_SECRET' }, { HOOK_SECRET: 'between us' })
    await close()
    const [{ headers, body }] = got as [{ headers: IncomingHttpHeaders; body: string }]
    const expected = createHmac('sha256', 'between us').update(`1641384000.${body}`).digest('hex')
    expect(headers['x-forewarn-signature']).toBe(`t=1641384000,v1=${expected}`)
    expect(headers['idempotency-key']).toBe('case/duty/loyalty.defection/1')
  })

  it('sends mail over SMTP', async () => {
    let mail = ''
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, _session, callback) {
        stream.on('data', chunk => {
          mail += chunk
        })
        stream.on('end', callback)
      },
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.server.address() as AddressInfo
    const channel = { kind: 'email', from: 'watch@example.org', to: ['duty@example.org'] }
    const told = await run(channel, { FOREWARN_SMTP: `smtp://127.0.0.1:${port}` })
    await new Promise<void>(resolve => server.close(resolve))
    expect(told).toEqual({ sent: ['loyalty.defection'], problems: [] })
    expect(mail).toContain('Subject: TRIPPED: Forces change sides (case)')
    expect(mail).toContain('3 independent origins')
  })

  it('names file and line of a webhook that cannot be reached, and tries it again at the next run', async () => {
    const { url, close } = await receiver(204)
    await close()
    const channel = { kind: 'webhook', url, secretEnv: 'HOOK_SECRET' }
    const first = await run(channel, { HOOK_SECRET: 's' })
    expect(first.problems).toEqual([
      `tripwires.yaml:5: error: notify[0]: loyalty.defection tripped was not told: ${url} could not be reached (ECONNREFUSED) (it is tried again at the next run, 4 times more) [tripwire/failed]`,
    ])
    for (let n = 0; n < 4; n++) expect((await run(channel, { HOOK_SECRET: 's' })).problems).toHaveLength(1)
    expect(await run(channel, { HOOK_SECRET: 's' })).toEqual({ sent: [], problems: [] })
  })

  it('tries again what was refused, and sends it once', async () => {
    const refusing = await receiver(503)
    const channel = { kind: 'webhook', url: refusing.url, secretEnv: 'HOOK_SECRET' }
    const { problems } = await run(channel, { HOOK_SECRET: 's' })
    await refusing.close()
    expect(problems[0]).toContain('answered 503')
    const well = await receiver(200)
    const mended = { ...channel, url: well.url }
    expect((await run(mended, { HOOK_SECRET: 's' })).sent).toEqual(['loyalty.defection'])
    expect((await run(mended, { HOOK_SECRET: 's' })).sent).toEqual([])
    await well.close()
    expect(well.got).toHaveLength(1)
  })

  it('sends no webhook without its secret', async () => {
    const { got, url, close } = await receiver(200)
    const { problems } = await run({ kind: 'webhook', url, secretEnv: 'HOOK_SECRET' })
    await close()
    expect(problems[0]).toContain('HOOK_SECRET is not set')
    expect(got).toEqual([])
  })

  it('never sends again what was being sent when the last run was killed', async () => {
    const { got, url, close } = await receiver(200)
    const channel = { kind: 'webhook', url, secretEnv: 'HOOK_SECRET' }
    await run(channel, { HOOK_SECRET: 's' })
    // The ledger as a kill between sending and the answer leaves it.
    const ledger = JSON.parse(readFileSync(file, 'utf8'))
    const key = Object.keys(ledger.deliveries)[0]!
    ledger.deliveries[key] = { state: 'sending', attempts: 1 }
    ledger.waiting['case/duty/loyalty.defection/1'] = JSON.parse(got[0]!.body)
    writeFileSync(file, JSON.stringify(ledger))
    const again = await run(channel, { HOOK_SECRET: 's' })
    await close()
    expect(again.sent).toEqual([])
    expect(again.problems[0]).toContain('[tripwire/interrupted]')
    expect(got).toHaveLength(1)
  })

  it('does not begin anew where its record is broken: that would tell everything twice', async () => {
    writeFileSync(file, '{"version":1')
    await expect(run({ kind: 'command', run: ['true'] })).rejects.toThrow('record of what was told')
  })
})
