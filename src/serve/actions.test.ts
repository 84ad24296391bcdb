import { type AddressInfo, connect } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { changeFeed } from './change-feed.ts'
import { addedSchema, correctionSchema, effectsViewSchema } from './desk-schema.ts'
import { eventRowSchema, pictureSchema } from './picture-schema.ts'
import { openSmallRoom, type SmallRoom } from './small-room.testing.ts'

const OWN = { host: 'localhost:4780' }
const SHOTS = '2022-03-01-1600-witness#1'
const AT = '2022-03-02T12:00:00Z'
let small: SmallRoom
beforeAll(async () => {
  small = await openSmallRoom()
}, 60_000)
afterAll(() => small.close())

const post = (path: string, body: unknown, headers: Record<string, string> = {}, app = small.app()) =>
  app.request(`http://localhost:4780/api/v1/${path}`, {
    method: 'POST',
    headers: { ...OWN, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const draft = (act: unknown, at = AT) => ({ act, author: 'Analyst', reason: 'seen on film', at })
const retract = draft({ kind: 'retract', what: { kind: 'claim', id: SHOTS } })
const picture = async (at = AT) =>
  pictureSchema.parse(
    await (
      await small.app().request(`http://localhost:4780/api/v1/picture?at=${at}`, { headers: OWN })
    ).json(),
  )
const undo = async (id: string) => {
  const answer = await post('corrections', draft({ kind: 'undo', correction: id }))
  expect(answer.status).toBe(201)
}

describe('a correction through the API', () => {
  it('is shown before it is stored: what it would change, and nothing changed', async () => {
    const before = await picture()
    const answer = await post('corrections/preview', retract)
    expect(answer.status).toBe(200)
    const effects = effectsViewSchema.parse(await answer.json())
    expect(effects.changed).toBeGreaterThan(0)
    expect(effects.events[0]!.before[0]!.belief.p).not.toBe(effects.events[0]!.after[0]?.belief.p)
    expect(await picture()).toEqual(before)
  })

  it('holds from its hour on, tells who listens, and is undone by another', async () => {
    const before = await picture()
    const early = await picture('2022-03-01T20:00:00Z')
    const reader = small.feed.listen(null)!.getReader()
    await reader.read()
    const stored = correctionSchema.parse(await (await post('corrections', retract)).json())
    const told = new TextDecoder().decode((await reader.read()).value)
    expect(told).toContain(`"id":"${stored.id}"`)
    const after = await picture()
    expect(after.events).not.toEqual(before.events)
    expect(after.corrections).toMatchObject([{ id: stored.id, state: 'holds', author: 'Analyst' }])
    expect(await picture('2022-03-01T20:00:00Z')).toEqual(early)
    await undo(stored.id)
    const undone = await picture()
    expect(undone.events).toEqual(before.events)
    expect(undone.corrections.map(({ state }) => state)).toEqual(['undone', 'holds'])
    const again = await post('corrections', draft({ kind: 'undo', correction: stored.id }))
    expect(again.status).toBe(409)
    await reader.cancel()
  })

  it('merges what contradicts with a warning, which the preview names', async () => {
    const { events } = await picture()
    const protest = events.find(({ type }) => type === 'PROTEST')!
    const evidence = z
      .looseObject({ row: eventRowSchema, claims: z.array(z.looseObject({ id: z.string() })) })
      .parse(
        await (
          await small
            .app()
            .request(`http://localhost:4780/api/v1/events/${protest.id}?at=${AT}`, { headers: OWN })
        ).json(),
      )
    const merge = draft({ kind: 'merge', claims: [evidence.claims[0]!.id, SHOTS] })
    const effects = effectsViewSchema.parse(await (await post('corrections/preview', merge)).json())
    expect(effects.warnings.join()).toContain('of the types ASSAULT and PROTEST')
    const stored = correctionSchema.parse(await (await post('corrections', merge)).json())
    expect((await picture()).corrections.find(({ id }) => id === stored.id)!.warnings).toEqual(
      effects.warnings,
    )
    await undo(stored.id)
  })

  it('says what is wrong, and stores nothing', async () => {
    const count = (await picture()).corrections.length
    for (const [body, status, text] of [
      [draft({ kind: 'split', claims: ['nowhere#1'] }), 400, 'nowhere#1 is no claim'],
      [draft({ kind: 'undo', correction: 'c-99' }), 400, 'c-99 is no correction'],
      [draft({ kind: 'melt', claims: [SHOTS] }), 400, ''],
      [{ ...retract, author: '  ' }, 400, 'expected a name'],
      [{ ...retract, at: '9999-12-31T00:00Z' }, 400, 'hours run from'],
      [{ ...retract, __proto__: null, extra: 1 }, 400, 'extra'],
      ['{', 400, ''],
    ] as const) {
      const answer = await post('corrections', body)
      expect(answer.status, JSON.stringify(body)).toBe(status)
      expect(await answer.text()).toContain(text)
    }
    expect((await picture()).corrections).toHaveLength(count)
  })
})

describe('reports through the API', () => {
  it('are stored, coded and told, and the same again is known', async () => {
    const report = {
      outlet: 'Northern Wire',
      published: '2022-03-02T11:30Z',
      title: 'Shots again',
      language: 'en',
      text: 'Police fired on protesters in Aktobe on Wednesday, Northern Wire reported. Five people were killed.',
    }
    const reader = small.feed.listen(null)!.getReader()
    await reader.read()
    const body = { reports: [report, { ...report, published: 'yesterday' }] }
    const added = addedSchema.parse(await (await post('reports', body)).json())
    expect(added).toMatchObject({ added: 1, known: 0 })
    expect(added.problems.join()).toContain('report 2')
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('Shots again')
    expect((await picture()).reports.map(({ title }) => title)).toContain('Shots again')
    expect((await picture('2022-03-02T11:00:00Z')).reports.map(({ title }) => title)).not.toContain(
      'Shots again',
    )
    expect(addedSchema.parse(await (await post('reports', { reports: [report] })).json())).toMatchObject({
      added: 0,
      known: 1,
    })
    await reader.cancel()
  }, 60_000)
})

describe('what stores something, among strangers', () => {
  it('takes no form, no text, no foreign page and no page that the browser does not call our own', async () => {
    const refused = async (headers: Record<string, string>) =>
      (await post('corrections', retract, headers)).status
    expect(await refused({ 'content-type': 'text/plain' })).toBe(415)
    expect(await refused({ 'content-type': 'application/x-www-form-urlencoded' })).toBe(415)
    expect(await refused({ origin: 'https://evil.example' })).toBe(403)
    expect(await refused({ origin: 'null' })).toBe(403)
    expect(await refused({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(403)
    expect(await refused({ 'sec-fetch-site': 'same-site' })).toBe(403)
    expect(await refused({ 'sec-fetch-site': 'none' })).toBe(403)
    expect(await refused({ host: 'rebound.example' })).toBe(403)
    expect((await picture()).corrections.every(({ reason }) => reason !== '')).toBe(true)
  })

  it('is refused where the room is for looking alone, and bounded in size and number', async () => {
    expect((await post('corrections', retract, {}, small.app({ desk: undefined }))).status).toBe(403)
    const long = { ...retract, reason: 'a'.repeat(3 * 1024 * 1024) }
    expect((await post('corrections', long, { 'content-length': String(3 * 1024 * 1024) })).status).toBe(413)
    expect((await post('corrections', { ...retract, reason: 'a'.repeat(1001) })).status).toBe(400)
    const app = small.app()
    const statuses: number[] = []
    for (let n = 0; n < 62; n++) statuses.push((await post('corrections', '{}', {}, app)).status)
    expect(statuses.at(-1)).toBe(429)
  })

  it('forgets a listener that vanishes without a word', async () => {
    const feed = changeFeed()
    const server = createAdaptorServer({ fetch: small.app({ feed }).fetch })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    socket.write('GET /api/v1/changes HTTP/1.1\r\nhost: localhost:4780\r\n\r\n')
    await vi.waitFor(() => expect(feed.listeners()).toBe(1))
    socket.destroy()
    await vi.waitFor(() => expect(feed.listeners()).toBe(0))
    await new Promise(resolve => server.close(resolve))
  })

  it('streams changes, answers HEAD without a listener, and refuses one too many', async () => {
    const ask = (method: string) =>
      small.app().request('http://localhost:4780/api/v1/changes', { method, headers: OWN })
    const before = small.feed.listeners()
    expect((await ask('HEAD')).headers.get('content-type')).toBe('text/event-stream')
    expect(small.feed.listeners()).toBe(before)
    const answer = await ask('GET')
    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    await answer.body!.cancel()
    expect(small.feed.listeners()).toBe(before)
    const full = small.app({ feed: changeFeed({ corrections: true }, 0) })
    const refused = await full.request('http://localhost:4780/api/v1/changes', { headers: OWN })
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('60')
  })
})
