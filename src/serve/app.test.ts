import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { UserError } from '../domain/problem.ts'
import { claimParseSchema } from './parse-schema.ts'
import { eventRowSchema, evidenceSchema, pictureSchema, reportViewSchema } from './picture-schema.ts'
import { AT, HOSTILE, openSmallRoom, type SmallRoom } from './small-room.testing.ts'
import { supposedViewSchema } from './suppose-schema.ts'
import { newToken } from './token.ts'

const OWN = { host: 'localhost:4780' }
let small: SmallRoom
beforeAll(async () => {
  small = await openSmallRoom()
})
afterAll(() => small.close())

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  small.app().request(`http://localhost:4780${path}`, { method, headers: { ...OWN, ...headers } })

const pageSchema = z.object({ total: z.int(), events: z.array(eventRowSchema), next: z.string().nullable() })
type Page = z.output<typeof pageSchema>
const read = async <T>(path: string, schema: z.ZodType<T>): Promise<T> =>
  schema.parse(await (await ask(path)).json())

describe('the API', () => {
  it('says what was known at the hour asked, and nothing later', async () => {
    const early = await read('/api/v1/picture?at=2022-03-01T12:00Z', pictureSchema)
    const late = await read('/api/v1/picture', pictureSchema)
    expect(early.asOf).toBe('2022-03-01T12:00:00Z')
    expect(early.counts.reports).toBe(2)
    expect(late.asOf).toBe(AT)
    expect(late.counts.reports).toBe(7)
    expect(late.bottomLine.length).toBeGreaterThan(3)
  })

  it('leads from the bottom line to the event, its claims and the sentence in the report', async () => {
    const picture = await read('/api/v1/picture', pictureSchema)
    const reference = picture.references[0]!
    const evidence = await read(`/api/v1/events/${reference.event}`, evidenceSchema)
    const claim = evidence.claims.find(({ id }) => id === reference.claim)!
    const { text } = evidence.reports[reference.report]!.report
    expect(text.slice(claim.quote.start, claim.quote.end)).toBe(reference.quote)
    expect(evidence.tree.flatMap(({ tellings }) => tellings).length).toBeGreaterThan(0)
  })

  it('shows the tree of the sentence that a claim quotes, with the word that carries the claim in it', async () => {
    const { events } = await read('/api/v1/events', pageSchema)
    const { claims } = await read(`/api/v1/events/${events[0]!.id}`, evidenceSchema)
    const { id, trigger } = claims[0]!
    const { sentences } = await read(`/api/v1/claims/${encodeURIComponent(id)}/parse`, claimParseSchema)
    const { words } = sentences.find(({ start, end }) => start <= trigger.start && trigger.end <= end)!
    expect(words.filter(({ head }) => head === 0)).toHaveLength(1)
    expect(words.some(({ start }) => start === trigger.start)).toBe(true)
    const early = await ask(`/api/v1/claims/${encodeURIComponent(id)}/parse?at=2022-03-01T00:00Z`)
    expect(early.status).toBe(404)
  })

  it('says what would be believed without a report or with an outlet distrusted, and leaves the case as it is', async () => {
    const text = async () => (await ask('/api/v1/picture')).text()
    const before = await text()
    const { events, explanation } = pictureSchema.parse(JSON.parse(before))
    const { reports } = await read(`/api/v1/events/${events[0]!.id}`, evidenceSchema)
    const [id, { report }] = Object.entries(reports)[0]!
    const suppose = (name: string, value: string) =>
      `/api/v1/suppose?${new URLSearchParams({ [name]: JSON.stringify([value]) })}`
    const without = await read(suppose('without', id), supposedViewSchema)
    expect(without.effects.changed).toBeGreaterThan(0)
    const distrusted = await read(suppose('distrust', report.outlet), supposedViewSchema)
    const [change] = distrusted.effects.events
    expect(change!.before[0]?.belief).not.toEqual(change!.after[0]?.belief)
    const unchanged = await read('/api/v1/suppose', supposedViewSchema)
    expect(unchanged.explanation).toEqual(explanation)
    expect(unchanged.effects.changed).toBe(0)
    expect((await ask(suppose('without', 'nothing of the kind'))).status).toBe(404)
    expect((await ask('/api/v1/suppose?without=x')).status).toBe(400)
    expect(await text()).toBe(before)
    expect(await small.room.changes()).toEqual([])
  })

  it('names the fault of a lexicon that was changed for the worse, and not itself', async () => {
    const problem = { code: 'lexicon/x', severity: 'error', message: 'unknown key: "naming"' } as const
    const broken = {
      ...small.room,
      picture: async () => {
        throw new UserError([problem])
      },
    }
    const app = small.app({ context: { ...small.context(), room: broken } })
    const answer = await app.request('http://localhost:4780/api/v1/picture', { headers: OWN })
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('naming')])
  })

  it('keeps the two sides of a dispute apart', async () => {
    const { events } = await read('/api/v1/events?disputed=true', pageSchema)
    const evidence = await read(`/api/v1/events/${events[0]!.id}`, evidenceSchema)
    const sides = evidence.tree.map(({ origin }) => origin.supports)
    // whoever asserts or denies is named, and no code
    for (const { label } of evidence.terms) expect(label).not.toMatch(/^(?:[A-Z]{3}|---|IGO|MED) /)
    expect(new Set(sides)).toEqual(new Set([true, false]))
  })

  it('pages through the events without leaving one out', async () => {
    const { total } = await read('/api/v1/events', pageSchema)
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: Page = await read<Page>(`/api/v1/events?limit=2${next ? `&after=${next}` : ''}`, pageSchema)
      seen.push(...page.events.map(({ id }) => id))
      next = page.next
    }
    expect(new Set(seen).size).toBe(total)
    expect(seen.length).toBe(total)
  })

  it('sends nothing twice to one who has it: 304 on the same ETag', async () => {
    const first = await ask('/api/v1/picture')
    const again = await ask('/api/v1/picture', { 'if-none-match': first.headers.get('etag')! })
    expect([first.status, again.status]).toEqual([200, 304])
    expect(await again.text()).toBe('')
  })

  it('says what is wrong with a request', async () => {
    const wrong = await ask('/api/v1/picture?at=2022-03-01T12:00')
    expect(wrong.status).toBe(400)
    expect(await wrong.text()).toContain('expected a time with its zone')
    expect((await ask('/api/v1/picture?when=now')).status).toBe(400)
    const outside = await ask('/api/v1/picture?at=9999-12-31T23:59Z')
    expect(await outside.text()).toContain('hours run from 2022-03-01T00:00:00Z to 2022-03-03T00:00:00Z')
    expect((await ask('/api/v1/events/e-none')).status).toBe(404)
    // A report that was published later is not there yet.
    expect((await ask('/api/v1/reports/2022-03-02-0800-wire-resigns?at=2022-03-01T12:00Z')).status).toBe(404)
  })

  it('describes every route in OpenAPI 3.1', async () => {
    const description = await read(
      '/api/v1/openapi.json',
      z.object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) }),
    )
    expect(description.openapi).toBe('3.1.0')
    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining([
        '/case',
        '/picture',
        '/course',
        '/events',
        '/events/{id}',
        '/reports/{id}',
        '/brief',
        '/changes',
        '/reports',
        '/corrections/preview',
        '/brief.docx',
      ]),
    )
    const both = description.paths['/corrections'] as Record<string, unknown>
    expect(Object.keys(both)).toEqual(['get', 'post'])
  })
})

describe('the server among strangers', () => {
  it('refuses a Host that is not its own, since a name can be rebound to this machine', async () => {
    expect((await ask('/api/v1/case', { host: 'rebound.example' })).status).toBe(403)
    expect((await ask('/', { host: 'localhost:1' })).status).toBe(403)
  })

  it('refuses a foreign Origin and what the browser calls cross-site', async () => {
    expect((await ask('/api/v1/case', { origin: 'https://evil.example' })).status).toBe(403)
    expect((await ask('/api/v1/case', { origin: 'null' })).status).toBe(403)
    expect((await ask('/api/v1/case', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await ask('/api/v1/case', { origin: 'http://localhost:4780' })).status).toBe(200)
  })

  it('allows no script, style or request from elsewhere', async () => {
    for (const path of ['/', '/api/v1/case', '/nowhere']) {
      const policy = (await ask(path)).headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
      expect(policy).not.toContain('http')
    }
  })

  it('sends what a stranger wrote as text in JSON, never as a page', async () => {
    const answer = await ask('/api/v1/reports/2022-03-02-1000-hostile')
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(reportViewSchema.parse(await answer.json()).report.title).toBe(HOSTILE)
    expect(await (await ask('/api/v1/brief.html')).text()).not.toContain('<script>alert')
  })

  it('leads no address to a file: there is a table of files and no path', async () => {
    for (const path of [
      '/../package.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/package.json',
      '/assets/..%5c..%5cpackage.json',
      '/api/v1/reports/..%2F..%2Fcase.yaml',
      '/api/v1/reports/%00',
    ])
      expect((await ask(path)).status, path).toBe(404)
  })

  it('takes SQL, prototypes and a million characters for what they are: names of nothing', async () => {
    for (const name of ["' OR 1=1 --", '"; DROP TABLE reports; --', '__proto__', 'constructor', 'toString']) {
      expect((await ask(`/api/v1/events/${encodeURIComponent(name)}`)).status, name).toBe(404)
      expect((await ask(`/api/v1/reports/${encodeURIComponent(name)}`)).status, name).toBe(404)
      const { total } = await read(`/api/v1/events?place=${encodeURIComponent(name)}`, pageSchema)
      expect(total, name).toBe(0)
    }
    expect((await ask('/api/v1/picture?__proto__=1')).status).toBe(400)
    expect((await ask(`/api/v1/events?text=${'a'.repeat(1_000_000)}`)).status).toBe(400)
  })

  it('changes nothing: every other method is refused, whatever its body', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await ask('/api/v1/case', {}, method)).status).toBe(405)
  })

  it('slows down one who asks too often, and forgives after a second', async () => {
    let now = 0
    const app = small.app({ clock: () => now })
    const once = async () => (await app.request('http://localhost:4780/', { headers: OWN })).status
    const statuses: number[] = []
    for (let n = 0; n < 1501; n++) statuses.push(await once())
    expect(statuses.slice(0, 1500).every(status => status === 200)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
    now += 1000
    expect(await once()).toBe(200)
  })

  it('asks for the token where one is set, and takes it as a bearer or a cookie', async () => {
    const { token, hash } = newToken()
    const app = small.app({ tokenHash: hash })
    const get = (path: string, headers: Record<string, string> = {}) =>
      app.request(`http://localhost:4780${path}`, { headers: { ...OWN, ...headers } })
    expect((await get('/')).status).toBe(401)
    expect((await get('/api/v1/case', { authorization: 'Bearer wrong' })).status).toBe(401)
    expect((await get('/enter?token=wrong')).status).toBe(401)
    expect((await get('/api/v1/case', { authorization: `Bearer ${token}` })).status).toBe(200)
    const entered = await get(`/enter?token=${token}`)
    const cookie = entered.headers.get('set-cookie')!
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect((await get('/', { cookie: cookie.split(';')[0]! })).status).toBe(200)
  })
})
